"""Columns of tables that end in a total: the parts are added up again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from math import gcd
from typing import Final

from pipeline.reconcile.language.concepts import concepts_of
from pipeline.reconcile.outcome.sums import HUNDRED
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim

_TOTAL: Final = re.compile(r"^\W*(?:eind|sub)?tota(?:al|len)\b|\btotaal\W*$", re.I)
_OF_WHICH: Final = re.compile(r"\bwaarvan\b|\bw\.v\.|\bsubtotaal\b|\bgemiddeld|\bsaldo\b", re.I)
# Cells of a column stand this near each other in points.
_COLUMN_SLACK: Final = 12.0


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """A column added up: its largest part, its total, what the parts make, and of how many rows.

    `may_hold` tells that it may hold after all: rounded as coarsely as all looks, or without one of
    its rows, that is told beside the parts. `kind` holds the names of its rows and the words of its
    headings, years aside.
    """

    part: Claim
    total: Claim
    whole: Decimal
    holds: bool
    working: str
    rows: int
    may_hold: bool
    kind: tuple[object, ...]

    @property
    def off(self) -> Decimal:
        """How far the total is from what the parts make, as a share of the total."""
        told = self.total.value or Decimal(0)
        return abs((self.whole - told) / told) if told else Decimal(1)


def find_column_sums(tables: Iterable[Sequence[Claim]]) -> Iterator[ColumnSum]:
    """The columns with a total that add up, and those that should, in the tables of a document.

    A column that does not add up is reported only where another column of the same table, of as
    many rows, does: then the table is one of parts and totals, and this column is off. One that is
    far off only where several others add up, and none is off: often a table shows more than parts.
    An only column is held against tables of the same rows and headings, another year's, say.
    """
    sums = [[*_sums_of(cells)] for cells in tables]
    alike: dict[tuple[object, ...], list[ColumnSum]] = defaultdict(list)
    for added in chain.from_iterable(sums):
        alike[added.kind].append(added)
    for own in sums:
        for added in own:
            beside = [o for o in own if o is not added and o.rows == added.rows]
            others = beside or [o for o in alike[added.kind] if o is not added]
            off = not added.may_hold and _is_off(added, others, beside=bool(beside))
            if added.holds or off:
                yield added


def _sums_of(cells: Sequence[Claim]) -> Iterator[ColumnSum]:
    """The columns of one table that have a total, added up."""
    if not any(_OF_WHICH.search(cell.measure) for cell in cells):
        yield from filter(None, map(sum_up, _columns(cells)))


def _is_off(added: ColumnSum, others: Sequence[ColumnSum], *, beside: bool) -> bool:
    """Whether other columns prove that this one should add up; of other tables all must."""
    sound = sum(o.holds for o in others)
    proven = sound > 0 if beside else sound == len(others) > 0
    near = proven and added.off <= values()["total_off"]
    alone = beside and 2 <= sound == len(others) and added.off <= values()["total_far_off"]
    return near or alone


def sum_up(column: Sequence[Claim]) -> ColumnSum | None:
    """Add up a column read from top to bottom; None when it has no single total at its end."""
    totals = [index for index, cell in enumerate(column) if is_total(cell)]
    if totals not in ([len(column) - 1], [0]) or len(column) < 3:
        return None
    total = column[totals[0]]
    parts = [cell for cell in column if cell is not total]
    told = [p.value for p in parts if p.value is not None]
    if total.value is None or len(told) != len(parts):
        return None
    if {c.unit for c in column} != {total.unit}:
        return None
    if total.unit == "percent" and total.value != HUNDRED:
        return None
    whole = sum(told, Decimal(0))
    slack = _slack_of(column)
    if slack > values()["added_slack"] * abs(total.value) or is_between(told, total.value):
        return None
    shown = [dutch_number(v) for v in told]
    working = f"{' + '.join(shown if len(shown) <= 6 else [*shown[:3], '…', shown[-1]])}"
    return ColumnSum(
        part=max(parts, key=lambda c: (c.value or Decimal(0), c.claim_id)),
        total=total,
        whole=whole,
        holds=abs(whole - total.value) <= slack,
        working=f"{working} = {dutch_number(whole)}",
        rows=len(parts),
        may_hold=abs(whole - total.value) <= _coarse_slack_of(column)
        or any(whole - part == total.value for part in told),
        kind=(
            tuple(cell.row_heading.casefold() for cell in parts),
            total.unit,
            concepts_of(f"{total.section} {total.sentence}"),
        ),
    )


def _slack_of(column: Sequence[Claim]) -> Decimal:
    """How far rounding may set the total of a column off; less where all are whole numbers."""
    exact = all(
        c.step and c.value and c.value == c.value.to_integral_value() and c.step == 1
        for c in column
    )
    if exact:
        return Decimal(len(column) - 1) / 2
    return sum(((c.step or Decimal(0)) / 2 for c in column), Decimal(0))


def _coarse_slack_of(column: Sequence[Claim]) -> Decimal:
    """How far rounding may set the total off where all are multiples of 5, say, or of 100."""
    told = [cell.value for cell in column if cell.value is not None]
    few = len(told) < values()["round_many"]
    if few or any(value != value.to_integral_value() for value in told):
        return Decimal(0)
    return Decimal(gcd(*map(int, told)) * len(told)) / 2


def _columns(cells: Sequence[Claim]) -> list[list[Claim]]:
    """The cells by column, right edges aligned, each from top to bottom."""
    columns: dict[int, list[Claim]] = defaultdict(list)
    edges: list[float] = []
    for cell in sorted(cells, key=lambda c: (c.x1 or 0.0, c.claim_id)):
        edge = cell.x1 or 0.0
        if not edges or edge - edges[-1] > _COLUMN_SLACK:
            edges.append(edge)
        columns[len(edges)].append(cell)
    return [
        sorted(column, key=lambda c: (c.page, c.top or 0.0, c.claim_id))
        for _, column in sorted(columns.items())
    ]


def is_between(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether what is called a total lies between its parts: that is the mean over all of them."""
    return min(parts) >= 0 and total < max(parts)


def is_total(cell: Claim) -> bool:
    """Whether a cell stands in a row of totals."""
    return bool(_TOTAL.search(cell.measure))
