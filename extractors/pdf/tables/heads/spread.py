"""How far the headings of one line reach, where they stand over groups of columns.

A year in the middle over two columns is of both. What tells is where it stands: in the middle over
its columns, or at the beginning of them, as all headings of its line do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from schemas.paper import Box

OFF: Final = 0.36  # of the distance between two columns: how far from the middle
ALIGNED: Final = 0.5  # em
FLUSH: Final = 0.3  # em

Extents = Sequence[tuple[float, float]]


def spread_over(headings: Sequence[Box], columns: Extents, *, size: float) -> list[tuple[int, int]]:
    """First and last of the `columns` (left and right sides) that each heading stands over.

    Empty where the headings do not share out all columns, or each has but one.
    """
    if not 0 < len(headings) < len(columns):
        return []
    found = _centred(headings, columns)
    if found and all(_on_one(heading, columns, size) for heading in headings):
        wide = len(columns) // len(headings)
        found = found if all(last - first + 1 == wide for first, last in found) else []
    return found or _begun(headings, columns, size)


def _on_one(heading: Box, columns: Extents, size: float) -> bool:
    """Whether a heading begins or ends with one of the columns, as one over it alone does."""
    near = FLUSH * size
    return any(abs(heading.x0 - x0) < near or abs(heading.x1 - x1) < near for x0, x1 in columns)


def _centred(headings: Sequence[Box], columns: Extents) -> list[tuple[int, int]]:
    pitch = (columns[-1][1] - columns[0][0]) / len(columns)

    @cache
    def best(heading: int, first: int) -> tuple[float, tuple[int, ...]]:
        """The least that headings from `heading` on stand off, and the last column of each."""
        if heading == len(headings):
            return (0.0, ()) if first == len(columns) else (float("inf"), ())
        found: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for last in range(first, len(columns) - (len(headings) - heading - 1)):
            off = _off(headings[heading], columns[first : last + 1])
            if off > OFF * pitch:
                continue
            rest, lasts = best(heading + 1, last + 1)
            found = min(found, (off + rest, (last, *lasts)))
        return found

    _, lasts = best(0, 0)
    firsts = [0, *(last + 1 for last in lasts[:-1])]
    return list(zip(firsts, lasts, strict=True)) if lasts else []


def _off(heading: Box, columns: Extents) -> float:
    """How far a heading stands from the middle of its columns; for one column, from its sides."""
    left, right = columns[0][0], columns[-1][1]
    middle = abs(heading.x0 + heading.x1 - left - right) / 2
    if len(columns) > 1:
        return middle
    return min(middle, abs(heading.x0 - left), abs(heading.x1 - right))


def _begun(headings: Sequence[Box], columns: Extents, size: float) -> list[tuple[int, int]]:
    """Headings that each begin where the first of as many columns does."""
    wide, rest = divmod(len(columns), len(headings))
    if rest or wide < 2:
        return []
    for number, heading in enumerate(headings):
        first = columns[number * wide]
        if abs(heading.x0 - first[0]) > ALIGNED * size:
            return []
    return [(number * wide, number * wide + wide - 1) for number in range(len(headings))]
