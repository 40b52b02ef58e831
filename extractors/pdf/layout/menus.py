"""The menu of a report to click through: the same lines at the same place beside every page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from extractors.pdf.layout.blocks import Block
from extractors.pdf.layout.furniture import PageSize
from extractors.pdf.layout.lone_numbers import NUMBER_ONLY, names_number

_SIDE: Final = 0.36  # of the page width: how far a menu reaches from the edge
_GRID: Final = 4.0  # points: places nearer than this are one
_FEWEST_PAGES: Final = 3
_SHARE: Final = 0.25  # of the pages, of a long report with several menus
_FEWEST_LINES: Final = 4
_MOSTLY: Final = 0.7  # of a block's lines

Key = tuple[str, int, int]


def find_menus(pages: Sequence[tuple[PageSize, Sequence[Block]]]) -> set[tuple[int, int]]:
    """The (page, place) of the blocks that are part of a menu."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    seen: Counter[Key] = Counter()
    for size, blocks in pages:
        seen.update({key for block in blocks if _beside(block, size) for key in _keys(block)})
    needed = max(_FEWEST_PAGES, min(round(_SHARE * len(pages)), 12))
    again = {key for key, count in seen.items() if count >= needed}
    found: set[tuple[int, int]] = set()
    for size, blocks in pages:
        numbers = [block for block in blocks if NUMBER_ONLY.fullmatch(block.text.strip())]
        parts: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, block in enumerate(blocks):
            keys = _keys(block)
            told = sum(key in again for key in keys)
            if not _beside(block, size) or told < _MOSTLY * len(keys):
                continue
            if not names_number(block, numbers):
                parts[block.box.x0 < size.width / 2].append((place, told))
        for side in parts.values():
            if sum(told for _, told in side) >= _FEWEST_LINES:
                found.update((size.number, place) for place, _ in side)
    return found


def _keys(block: Block) -> list[Key]:
    return [
        (line.text.casefold(), round(line.box.x0 / _GRID), round(line.baseline / _GRID))
        for line in block.lines
    ]


def _beside(block: Block, size: PageSize) -> bool:
    """Whether a block stands whole at the left or right side of the page."""
    return block.box.x1 <= _SIDE * size.width or block.box.x0 >= (1 - _SIDE) * size.width
