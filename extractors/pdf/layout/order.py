"""Reading order: as tagged or drawn where that runs down the columns, else by cutting the page.

Measured on tagged documents: stream order without artifacts is .985 like tag order, sorting by
height .62 on pages with columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.layout.blocks import Block
from extractors.pdf.text.near import Endings

_TRUSTED = 0.1  # share of blocks that may be drawn before what they stand under
_GUTTER = 6.0  # points
_ROW_GAP = 1.0


def reading_order(blocks: Sequence[Block]) -> list[int]:
    """Places of the blocks in the order they are read.

    The order of the tags leads where all is tagged, then that of drawing; both only where the
    page bears them out.
    """
    drawn = list(range(len(blocks)))
    elements = [block.lines[0].words[0].element for block in blocks]
    if blocks and min(elements) >= 0:
        tagged = sorted(drawn, key=lambda place: elements[place])
        if _runs_down([blocks[place] for place in tagged]):
            return tagged
    return drawn if _runs_down(blocks) else _cut(drawn, blocks)


def headings_first(blocks: Sequence[Block], roles: Sequence[str]) -> list[int]:
    """The order with each heading right before what stands under it.

    Writers of pages draw headings apart, in text boxes of their own.
    """
    order = list(range(len(blocks)))
    for place, role in enumerate(roles):
        if role != "heading":
            continue
        under = _nearest_below(blocks[place], blocks)
        at = order.index(place)
        if under is None or (at + 1 < len(order) and order[at + 1] == under):
            continue
        if roles[under] in ("paragraph", "list_item"):
            order.remove(place)
            order.insert(order.index(under), place)
    return order


def _nearest_below(block: Block, blocks: Sequence[Block]) -> int | None:
    """The block right under another, no farther than a few lines."""
    best, best_gap = None, 3.0 * block.size
    for place, other in enumerate(blocks):
        gap = other.box.top - block.box.bottom
        beside = min(block.box.x1, other.box.x1) - max(block.box.x0, other.box.x0) <= 0
        lower = other.box.top > block.box.top and gap >= -1.2 * block.size
        if other is not block and not beside and lower and gap < best_gap:
            best, best_gap = place, gap
    return best


def _runs_down(blocks: Sequence[Block]) -> bool:
    """Whether stream order reads each block after the one it stands under."""
    upright = [block for block in blocks if block.angle == 0]
    endings = Endings([block.box for block in upright])
    wrong = 0
    for place, block in enumerate(upright):
        above = _nearest_above(block, upright, endings)
        wrong += above is not None and above > place
    if any(_goes_back(a, b) for a, b in pairwise(b for b in upright if len(b.lines) > 2)):
        return False
    return wrong <= max(1, _TRUSTED * len(upright))


def _goes_back(before: Block, block: Block) -> bool:
    """Whether a paragraph stands in a column to the left of the one before, and beside it."""
    left = block.box.x1 <= before.box.x0
    return left and block.box.top < before.box.bottom - before.size


def _nearest_above(block: Block, blocks: Sequence[Block], endings: Endings) -> int | None:
    best, best_gap = None, float("inf")
    for place in endings.above(block.box.top + 1.001):
        other = blocks[place]
        gap = block.box.top - other.box.bottom
        if gap > best_gap:
            break
        if gap < -1:
            continue
        overlap = min(block.box.x1, other.box.x1) - max(block.box.x0, other.box.x0)
        if overlap > 0.5 * min(block.box.x1 - block.box.x0, other.box.x1 - other.box.x0):
            best = place if best is None else min(best, place)
            best_gap = gap
    return best


def _cut(places: list[int], blocks: Sequence[Block]) -> list[int]:
    """Order by recursive cuts: columns where a gutter runs all the way, bands otherwise."""
    if len(places) <= 1:
        return places
    columns = _split(places, [(blocks[i].box.x0, blocks[i].box.x1) for i in places], _GUTTER)
    if len(columns) > 1:
        return [i for column in columns for i in _cut(column, blocks)]
    bands = _split(places, [(blocks[i].box.top, blocks[i].box.bottom) for i in places], _ROW_GAP)
    if len(bands) == 1:
        return sorted(places, key=lambda i: (round(blocks[i].box.top), blocks[i].box.x0))
    merged: list[list[int]] = []
    for band in bands:
        # Bands that share a gutter are columns side by side, not rows to read across.
        if merged and len(_columns(merged[-1] + band, blocks)) > 1:
            merged[-1] = merged[-1] + band
        else:
            merged.append(band)
    if len(merged) == 1:
        return sorted(places, key=lambda i: (round(blocks[i].box.top), blocks[i].box.x0))
    return [i for band in merged for i in _cut(band, blocks)]


def _columns(places: list[int], blocks: Sequence[Block]) -> list[list[int]]:
    return _split(places, [(blocks[i].box.x0, blocks[i].box.x1) for i in places], _GUTTER)


def _split(places: list[int], spans: list[tuple[float, float]], gap: float) -> list[list[int]]:
    """Group places whose spans touch; groups stand more than `gap` apart."""
    groups: list[list[int]] = []
    reach = float("-inf")
    for (start, end), place in sorted(zip(spans, places, strict=True)):
        if start - reach > gap or not groups:
            groups.append([])
        groups[-1].append(place)
        reach = max(reach, end)
    return groups
