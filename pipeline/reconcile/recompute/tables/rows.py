"""Columns of a table that follow from each other, row by row: a difference, a share, a total.

Which columns a column follows from, the table itself proves: the same computation must come out in
nearly all of its rows. A row where it does not is then off.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from statistics import median
from typing import Final

from pipeline.reconcile.outcome.sums import HUNDRED, Sum
from pipeline.reconcile.quantity.intervals import ZERO, Interval, interval_of
from pipeline.reconcile.recompute.tables.columns import is_between, is_total
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim
from schemas.vocabularies import Dimension

_DIFFERENCE: Final = re.compile(
    r"\b(?:verschil|mutatie|toename|afname|verandering|groei|stijging|daling)", re.I
)
_TOTAL: Final = re.compile(r"\btota(?:al|len)\b", re.I)

Row = Mapping[str, Claim]
Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What a computation comes to in one row, between which ends, and how it is written out."""

    cell: Claim
    operand: Claim
    value: Decimal
    span: Interval
    working: str

    @property
    def holds(self) -> bool:
        """Whether the cell tells what comes out, rounded as it is."""
        told = interval_of(self.cell)
        return told is not None and self.span.overlaps(told)

    @property
    def proves(self) -> bool:
        """Whether coming out is more than chance and rounding."""
        wide = self.span.high - self.span.low + (self.cell.step or ZERO)
        told = abs(self.cell.value or ZERO)
        return (
            told >= values()["outcome_steps"] * (self.cell.step or ZERO)
            and wide <= values()["outcome_slack"] * told
        )

    @property
    def is_off(self) -> bool:
        """Whether the cell tells something else, however it may be rounded."""
        slack = (self.span.high - self.span.low + (self.cell.step or ZERO)) / 2
        return abs((self.cell.value or ZERO) - self.value) > values()["surely_off"] * slack


Compute = Callable[[Row, str, Parts], RowOutcome | None]


def find_row_sums(cells: Sequence[Claim]) -> Iterator[Sum]:
    """For each column that follows from others: a row that proves it, and the rows that are off."""
    rows = _rows(cells)
    columns = _columns(rows)
    for target in columns:
        best: tuple[list[RowOutcome], Dimension] | None = None
        for dimension, compute, parts in _candidates(target, columns, rows):
            outcomes = [o for row in rows if (o := compute(row, target, parts)) is not None]
            if _is_rule(outcomes) and (best is None or len(outcomes) > len(best[0])):
                best = outcomes, dimension
        if best is not None:
            yield from _report(*best)


def _is_rule(outcomes: Sequence[RowOutcome]) -> bool:
    """Whether the computation comes out in nearly all rows, and in enough by more than chance."""
    holding = [o for o in outcomes if o.holds]
    different = {o.cell.value for o in holding if o.proves}
    off = len(outcomes) - len(holding)
    return len(different) >= values()["rows_least"] and (
        off == 1 or off <= values()["rows_off"] * len(outcomes)
    )


def _report(outcomes: Sequence[RowOutcome], dimension: Dimension) -> Iterator[Sum]:
    holding = [o for o in outcomes if o.holds and o.proves]
    best = max(holding, key=lambda o: (abs(o.value), o.cell.claim_id))
    others = f"{best.working}, zo in {sum(o.holds for o in outcomes)} van {len(outcomes)} rijen"
    yield Sum(best.cell, best.operand, True, dimension, others)
    for outcome in outcomes:
        if outcome.is_off and not outcome.holds:
            yield Sum(outcome.cell, outcome.operand, False, dimension, outcome.working)


def _rows(cells: Sequence[Claim]) -> list[Row]:
    """The rows of a table, each its cells by heading; what one heading has twice is left out."""
    labelled: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for cell in cells:
        if cell.value is not None and cell.row_heading and cell.column_heading:
            labelled[cell.page, cell.row_heading].append(cell)
    rows: list[Row] = []
    for members in labelled.values():
        by_heading: dict[str, list[Claim]] = defaultdict(list)
        for cell in members:
            by_heading[cell.column_heading].append(cell)
        row = {heading: own[0] for heading, own in by_heading.items() if len(own) == 1}
        if len(row) > 1:
            rows.append(row)
    return rows


def _columns(rows: Sequence[Row]) -> list[str]:
    """The headings from left to right."""
    edges: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for heading, cell in row.items():
            edges[heading].append(cell.x1 or 0.0)
    known = [heading for heading in edges if len(edges[heading]) >= values()["rows_least"]]
    return sorted(known, key=lambda heading: (median(edges[heading]), heading))


def _candidates(
    target: str, columns: Sequence[str], rows: Sequence[Row]
) -> Iterator[tuple[Dimension, Compute, Parts]]:
    """The computations that a column's heading and unit suggest."""
    units = {h: next(row[h].unit for row in rows if h in row) for h in columns}
    at = columns.index(target)
    reach = int(values()["columns_near"])
    near = [h for h in columns[max(0, at - reach) : at + reach + 1] if h != target]
    alike = [h for h in near if units[h] == units[target]]
    if _DIFFERENCE.search(target):
        for pair in permutations(alike, 2):
            yield "change", _difference, pair
    if units[target] == "percent":
        amounts = [h for h in near if units[h] not in ("percent", "times")]
        for pair in permutations(amounts, 2):
            if units[pair[0]] == units[pair[1]]:
                yield "share", _share, pair
                if _DIFFERENCE.search(target):
                    yield "change", _growth, pair
        for heading in amounts:
            whole = [row[heading] for row in rows if heading in row and is_total(row[heading])]
            if len(whole) == 1:
                yield "share", _share_of(whole[0]), (heading,)
    if _TOTAL.search(target):
        left = columns[:at]
        start = max((i + 1 for i, h in enumerate(left) if _TOTAL.search(h)), default=0)
        parts = tuple(h for h in left[start:] if units[h] == units[target])
        if len(parts) > 1:
            yield "sum", _total, parts


def _difference(row: Row, target: str, parts: Parts) -> RowOutcome | None:
    """The last less the first."""
    found = _told(row, target, parts)
    if found is None:
        return None
    (cell, first, last), (before, after) = found
    span = Interval(after.low - before.high, after.high - before.low, loose=True)
    value = (last.value or ZERO) - (first.value or ZERO)
    working = f"{_shown(last)} − {_shown(first)} = {dutch_number(value)}"
    return RowOutcome(cell, last, value, span, working)


def _growth(row: Row, target: str, parts: Parts) -> RowOutcome | None:
    """The last less the first, in percent of the first."""
    found = _told(row, target, parts)
    if found is None:
        return None
    (cell, first, last), (before, after) = found
    if before.low <= 0 or not first.value:
        return None
    low, high = (after.low / before.high - 1) * HUNDRED, (after.high / before.low - 1) * HUNDRED
    value = ((last.value or ZERO) / first.value - 1) * HUNDRED
    shown = dutch_number(round(value, 1))
    working = f"({_shown(last)} − {_shown(first)}) / {_shown(first)} = {shown}%"
    return RowOutcome(cell, last, value, Interval(low, high, loose=True), working)


def _share(row: Row, target: str, parts: Parts) -> RowOutcome | None:
    """The first in percent of the last."""
    found = _told(row, target, parts)
    if found is None:
        return None
    cell, part, whole = found[0]
    return _quotient(cell, part, whole)


def _share_of(whole: Claim) -> Compute:
    """Each in percent of the total of its column."""

    def compute(row: Row, target: str, parts: Parts) -> RowOutcome | None:
        found = _told(row, target, parts)
        if found is None:
            return None
        cell, part = found[0]
        return _quotient(cell, part, whole)

    return compute


def _quotient(cell: Claim, part: Claim, whole: Claim) -> RowOutcome | None:
    ours, all_of_it = interval_of(part), interval_of(whole)
    if ours is None or all_of_it is None or all_of_it.low <= 0 or not whole.value:
        return None
    value = (part.value or ZERO) / whole.value * HUNDRED
    low, high = (ours.low / all_of_it.high * HUNDRED, ours.high / all_of_it.low * HUNDRED)
    working = f"{_shown(part)} / {_shown(whole)} = {dutch_number(round(value, 1))}%"
    return RowOutcome(cell, part, value, Interval(low, high, loose=True), working)


def _total(row: Row, target: str, parts: Parts) -> RowOutcome | None:
    """All parts that the row has, together."""
    present = tuple(heading for heading in parts if heading in row)
    found = _told(row, target, present) if len(present) > 1 else None
    if found is None:
        return None
    (cell, *members), intervals = found
    low = sum((i.low for i in intervals), ZERO)
    high = sum((i.high for i in intervals), ZERO)
    value = sum((m.value or ZERO for m in members), ZERO)
    if is_between([m.value or ZERO for m in members], cell.value or ZERO):
        return None
    working = f"{' + '.join(_shown(m) for m in members)} = {dutch_number(value)}"
    largest = max(members, key=lambda m: (m.value or ZERO, m.claim_id))
    return RowOutcome(cell, largest, value, Interval(low, high, loose=True), working)


def _told(
    row: Row, target: str, parts: Parts
) -> tuple[tuple[Claim, ...], tuple[Interval, ...]] | None:
    """The cell of a row and those it may follow from, with what these stand for."""
    if target not in row or any(heading not in row for heading in parts):
        return None
    members = [row[heading] for heading in parts]
    intervals = [interval for member in members if (interval := interval_of(member))]
    return (row[target], *members), tuple(intervals)


def _shown(cell: Claim) -> str:
    return dutch_number(cell.value or ZERO)
