"""Headings over several columns: how far they reach where neither tags nor white tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.pdf.tables.heads.spread import spread_over
from schemas.paper import Cell

MIDDLE = 15.0  # points: how far from the middle of its columns a heading may be set


def widen_groups(cells: Sequence[Cell], *, heads: int, labels: int) -> tuple[Cell, ...]:
    """The cells with each group heading over all of its columns.

    Where the row under a row of headings says the same words again and again ("2022 | 2023 |
    verschil | 2022 | 2023 | verschil"), every heading holds for one round of them.
    """
    widened = {id(cell): cell for cell in cells}
    for row in range(heads - 1):
        groups = _row(cells, row, labels)
        under = _row(cells, row + 1, labels)
        distinct = len({group.text for group in groups}) == len(groups)
        starts = _rounds(under, len(groups)) if distinct else []
        if starts and all(_within(g, s) for g, s in zip(groups, starts, strict=True)):
            for group, (first, width) in zip(groups, starts, strict=True):
                widened[id(group)] = replace(group, column=first, column_span=width)
            continue
        for group, width in _repeated(groups, {c.column: c.text.casefold() for c in under}):
            widened[id(group)] = replace(group, column_span=width)
        sides = _sides(cells, heads)
        for group, (first, last) in _centred(groups, sides, max(labels, 1)):
            widened[id(group)] = replace(group, column=first, column_span=last - first + 1)
        for group, (first, last) in _shared_out(groups, sides, max(labels, 1)):
            widened[id(group)] = replace(group, column=first, column_span=last - first + 1)
    return tuple(widened[id(cell)] for cell in cells)


def _sides(cells: Sequence[Cell], heads: int) -> dict[int, tuple[float, float]]:
    """Per column how far its figures reach to the left and right."""
    sides: dict[int, tuple[float, float]] = {}
    for cell in cells:
        if cell.row >= heads and cell.column_span == 1 and cell.text:
            left, right = sides.get(cell.column, (cell.box.x0, cell.box.x1))
            sides[cell.column] = (min(left, cell.box.x0), max(right, cell.box.x1))
    return sides


def _centred(
    groups: Sequence[Cell], sides: Mapping[int, tuple[float, float]], labels: int
) -> Iterator[tuple[Cell, tuple[int, int]]]:
    """Groups set in the middle over all the columns that no group beside them covers."""
    columns = [column for column in sides if column >= labels]
    for at, group in enumerate(groups):
        before = groups[at - 1].column + groups[at - 1].column_span if at else labels
        after = groups[at + 1].column - 1 if at + 1 < len(groups) else max(columns, default=0)
        free = after - before + 1
        if group.column_span < 2 or free <= group.column_span:
            continue
        if before not in sides or after not in sides:
            continue
        left, right = sides[before][0], sides[after][1]
        off = abs(group.box.x0 + group.box.x1 - left - right) / 2
        if off <= min(MIDDLE, 0.08 * (right - left)):
            yield group, (before, after)


def _shared_out(
    groups: Sequence[Cell], sides: Mapping[int, tuple[float, float]], labels: int
) -> Iterator[tuple[Cell, tuple[int, int]]]:
    """Groups of which some is merged, by where they stand over all columns: none gets fewer."""
    columns = sorted(column for column in sides if column >= labels)
    covered = sum(group.column_span for group in groups)
    if covered == len(groups) or covered >= len(columns):
        return
    size = min((g.box.bottom - g.box.top for g in groups), default=0.0)
    found = spread_over([g.box for g in groups], [sides[c] for c in columns], size=size)
    for group, (first, last) in zip(groups, found, strict=False):
        left, right = columns[first], columns[last]
        if left <= group.column and group.column + group.column_span - 1 <= right:
            yield group, (left, right)


def _repeated(groups: Sequence[Cell], under: Mapping[int, str]) -> Iterator[tuple[Cell, int]]:
    """Groups under which the same words begin anew where the next one stands, and their width.

    A heading that keeps to its first column may be of that column only.
    """
    for group, following in pairwise(groups):
        width = following.column - group.column
        round_ = [under.get(group.column + at, "") for at in range(width)]
        again = [under.get(following.column + at, "") for at in range(width)]
        if not 1 < group.column_span <= width or not all(round_) or round_[0] != again[0]:
            continue
        yield group, width
        if again == round_ and following is groups[-1] and following.column_span > 1:
            yield following, width


def _row(cells: Sequence[Cell], row: int, labels: int) -> list[Cell]:
    found = [c for c in cells if c.row == row and c.column >= labels and c.text]
    return sorted(found, key=lambda c: c.column)


def _rounds(under: Sequence[Cell], count: int) -> list[tuple[int, int]]:
    """First column and width of `count` equal rounds of words; empty where there are none."""
    if count < 2 or len(under) % count or any(c.column_span > 1 for c in under):
        return []
    width = len(under) // count
    texts = [cell.text.casefold() for cell in under]
    first = texts[:width]
    if width < 2 or texts != first * count or len(set(first)) < width:
        return []
    heads = [under[at] for at in range(0, len(under), width)]
    if [c.column for c in under] != list(range(heads[0].column, heads[0].column + len(under))):
        return []
    return [(cell.column, width) for cell in heads]


def _within(group: Cell, columns: tuple[int, int]) -> bool:
    first, width = columns
    return first <= group.column and group.column + group.column_span <= first + width
