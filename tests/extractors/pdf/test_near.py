"""What stands near is found as by looking at everything, and by looking at much less."""

from __future__ import annotations

import random

import pytest

from extractors.pdf.text.near import Beginnings, Endings, Reaches
from schemas.paper import Box


def boxes(seed: int, many: int = 120) -> list[Box]:
    draw = random.Random(seed)
    found = []
    for _ in range(many):
        x0 = draw.choice((-30.0, 50.0, 50.0, 51.5, 300.0, draw.uniform(-20, 600)))
        top = draw.choice((100.0, 112.0, draw.uniform(-10, 840)))
        found.append(Box(x0, top, x0 + draw.uniform(0, 200), top + draw.choice((0.5, 10.0, 30.0))))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_what_begins_near_is_among_what_is_looked_at(seed: int) -> None:
    every = boxes(seed)
    known = Beginnings(every)
    for box in every:
        aside, upright = 2.5 * (seed % 14 + 1), 12.0 * (seed % 5 + 1)
        near = {
            place
            for place, other in enumerate(every)
            if abs(other.x0 - box.x0) < aside and abs(other.top - box.top) < upright
        }
        assert near <= set(known.around(box, aside, upright))


@pytest.mark.parametrize("seed", range(20))
def test_what_ends_above_comes_lowest_and_first_first(seed: int) -> None:
    every = boxes(seed)
    height = 112.0
    wanted = sorted(
        (place for place, box in enumerate(every) if box.bottom <= height),
        key=lambda place: (-every[place].bottom, place),
    )
    assert list(Endings(every).above(height)) == wanted


@pytest.mark.parametrize("seed", range(20))
def test_a_column_reaches_as_far_as_its_farthest_box(seed: int) -> None:
    draw = random.Random(seed)
    every = [(box, draw.choice((8.0, 8.5, 9.0, 14.0))) for box in boxes(seed)]
    known = Reaches(every)
    for box, size in every:
        farthest = max(
            other.x1
            for other, letters in every
            if abs(other.x0 - box.x0) < 2.5 * size and abs(letters - size) < 0.6
        )
        assert known.of(box, size, sideways=2.5, sizes=0.6) == farthest


def test_a_long_column_is_not_looked_at_whole_for_each_line() -> None:
    lines = [Box(50.0, 12.0 * row, 500.0, 12.0 * row + 10) for row in range(4000)]
    known, ends = Beginnings(lines), Endings(lines)
    for box in lines[::100]:
        assert sum(1 for _ in known.around(box, 25.0, 120.0)) <= 21
        assert next(ends.above(box.top), 0) == max(lines.index(box) - 1, 0)
