"""Finds what stands near something on a page without looking at all of it each time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from schemas.paper import Box

_WIDTH: Final = 24.0  # points: of the columns that left sides are gathered in


class Beginnings:
    """Boxes by their left side and height."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        columns: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for place, box in enumerate(boxes):
            columns[int(box.x0 // _WIDTH)].append((box.top, place))
        self._columns = {column: sorted(tops) for column, tops in columns.items()}

    def around(self, box: Box, sideways: float, upright: float) -> Iterator[int]:
        """Places of boxes, in no order, among which are all that begin less than `sideways` from
        the left side of `box` and less than `upright` from its top, both in points."""
        first, last = int((box.x0 - sideways) // _WIDTH), int((box.x0 + sideways) // _WIDTH)
        wanted = range(first, last + 1)
        columns = wanted if len(wanted) <= len(self._columns) else sorted(self._columns)
        for column in columns:
            tops = self._columns.get(column, [])
            begin = bisect_left(tops, (box.top - upright, -1))
            for at in range(begin, len(tops)):
                top, place = tops[at]
                if top > box.top + upright:
                    break
                yield place


class Endings:
    """Boxes by their lower side."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._ends = sorted((box.bottom, -place) for place, box in enumerate(boxes))

    def above(self, height: float) -> Iterator[int]:
        """Places of the boxes that end at a height or higher up, the lowest first, and of two that
        end together the first."""
        for at in range(bisect_right(self._ends, (height, 1)) - 1, -1, -1):
            yield -self._ends[at][1]


class Reaches:
    """How far to the right the boxes of one page reach, by left side and size of letters."""

    def __init__(self, boxes: Sequence[tuple[Box, float]]) -> None:
        reach: dict[tuple[float, float], float] = {}
        for box, size in boxes:
            reach[box.x0, size] = max(reach.get((box.x0, size), box.x1), box.x1)
        self._known = sorted((x0, size, x1) for (x0, size), x1 in reach.items())
        self._told: dict[tuple[float, float], float] = {}

    def of(self, box: Box, size: float, *, sideways: float, sizes: float) -> float:
        """The farthest right side of the boxes that begin less than `sideways` letters from a box
        and whose letters differ less than `sizes` in size; `box` must be one of them."""
        key = (box.x0, size)
        if key not in self._told:
            near = sideways * size
            begin = bisect_left(self._known, (box.x0 - near, -1.0, 0.0))
            farthest = box.x1
            for at in range(begin, len(self._known)):
                x0, other, x1 = self._known[at]
                if x0 > box.x0 + near:
                    break
                if abs(x0 - box.x0) < near and abs(other - size) < sizes:
                    farthest = max(farthest, x1)
            self._told[key] = farthest
        return self._told[key]
