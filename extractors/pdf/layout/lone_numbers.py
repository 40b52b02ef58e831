"""Blocks that hold nothing but a number, and what stands on one row with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.layout.blocks import Block

NUMBER_ONLY = re.compile(
    r"[<>≥≤≈±~€$£+−–-]*\s*\d[\d.,\s/–-]*\s*"
    r"(?:%|‰|mln\.?|mld\.?|miljoen|miljard|euro|x|k|m|ton|kton|kg|ha|jaar|dagen|uur|van \d[\d.]*)?"
    r"\s*\*{0,3}",
    re.IGNORECASE,
)
NO_NUMBER = re.compile(
    r"onbekend|niet bekend|geen|nihil|n\.?v\.?t\.?|n\.?b\.?|[-–—]", re.IGNORECASE
)
"""What stands in a chart or row where a number could have stood."""
_ROW_REACH = 40.0  # em
ITEM = re.compile(r"\d{1,2}(?:\.(?:\d{1,2}|[a-z])){0,3}\.?")
_FEWEST_ITEMS = 3
_IN_ORDER = 0.6  # of the steps from one item to the next
_ITEM_REACH = 14.0  # em


def find_item_numbers(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the blocks of a page that number its items: "4.a", "5", "5.a", "5.a.1".

    Under each other left of what they number, one following the other.
    """
    columns: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        alone = block.angle == 0 and ITEM.fullmatch(block.text.strip())
        if alone and any(_begins_beside(block, other) for other in blocks):
            columns.setdefault(round(block.box.x0 / block.size), []).append(at)
    found: set[int] = set()
    for places in columns.values():
        places.sort(key=lambda at: blocks[at].box.top)
        items = [_item(blocks[at].text) for at in places]
        steps = [_follows(one, other) for one, other in pairwise(items)]
        if len(items) >= _FEWEST_ITEMS and sum(steps) >= _IN_ORDER * len(steps):
            found.update(places)
    return frozenset(found)


def _begins_beside(number: Block, other: Block) -> bool:
    """Whether words begin on the row of a number, some way to the right of it."""
    first = other.lines[0]
    return (
        other is not number
        and abs(first.baseline - number.lines[0].baseline) <= 0.3 * number.size
        and number.size <= other.box.x0 - number.box.x1 <= _ITEM_REACH * number.size
        and any(character.isalpha() for character in first.text)
    )


def _item(text: str) -> tuple[int, ...]:
    parts = text.strip(" .").split(".")
    return tuple(int(part) if part.isdigit() else ord(part) - ord("a") + 1 for part in parts)


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether an item comes right after another: 5.a.2 or 5.b after 5.a.1, 5.a after 5."""
    if len(other) > len(one):
        return other[: len(one)] == one or other[0] == one[0] + 1
    end = len(other) - 1
    return other[:end] == one[:end] and other[end] == one[end] + 1


def names_number(block: Block, numbers: Sequence[Block]) -> bool:
    """Whether a number stands on the same row to the right: then the block labels that."""
    return any(number.box.x0 >= block.box.x1 and on_one_row(block, number) for number in numbers)


def on_one_row(one: Block, other: Block) -> bool:
    """Whether two single lines stand beside each other, near enough to belong together."""
    size = max(one.size, other.size)
    apart = max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)
    return (
        one.page == other.page
        and len(one.lines) == len(other.lines) == 1
        and abs(one.lines[0].baseline - other.lines[0].baseline) <= 0.5 * size
        and apart <= _ROW_REACH * size
    )
