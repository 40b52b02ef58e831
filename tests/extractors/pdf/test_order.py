"""Blocks of a page in the order they are read."""

from __future__ import annotations

import pytest

from extractors.pdf.layout.blocks import Block, make_block
from extractors.pdf.layout.order import headings_first, reading_order
from extractors.pdf.page.sheet import RawWord
from extractors.pdf.text.lines import Line
from schemas.paper import Box

Place = tuple[float, float, float, int]  # x0, x1, top, number of lines


def block_at(place: Place) -> Block:
    x0, x1, top, count = place
    lines = []
    for number in range(count):
        box = Box(x0, top + 12 * number, x1, top + 12 * number + 10)
        word = RawWord("woorden", box, "F", 10, box.bottom - 2)
        lines.append(Line(1, (word,), (number,), box, 10, box.bottom - 2))
    return make_block(lines)


TITLE: Place = (50, 500, 50, 1)
LEFT: Place = (50, 260, 100, 6)
LEFT_UNDER: Place = (50, 260, 200, 6)
RIGHT: Place = (300, 500, 100, 6)
RIGHT_UNDER: Place = (300, 500, 200, 6)
FOOT: Place = (50, 500, 400, 4)


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ([TITLE, LEFT, RIGHT], [TITLE, LEFT, RIGHT]),
        ([TITLE, RIGHT, LEFT], [TITLE, LEFT, RIGHT]),
        ([TITLE, LEFT, LEFT_UNDER, RIGHT, RIGHT_UNDER, FOOT],) * 2,
        (
            [RIGHT_UNDER, LEFT_UNDER, FOOT, RIGHT, LEFT, TITLE],
            [TITLE, LEFT, LEFT_UNDER, RIGHT, RIGHT_UNDER, FOOT],
        ),
        ([], []),
    ],
    ids=["as drawn", "columns turned about", "four blocks", "all upside down", "nothing"],
)
def test_reading_order(drawn: list[Place], read: list[Place]) -> None:
    blocks = [block_at(place) for place in drawn]
    assert [drawn[at] for at in reading_order(blocks)] == read


def test_a_heading_drawn_early_goes_to_its_text() -> None:
    heading: Place = (300, 400, 85, 1)
    blocks = [block_at(place) for place in (heading, LEFT, RIGHT)]
    assert headings_first(blocks, ["heading", "paragraph", "paragraph"]) == [1, 0, 2]
