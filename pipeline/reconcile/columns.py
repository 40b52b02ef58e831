"""Columns of tables that end in a total: the parts are added up again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.sums import HUNDRED
from pipeline.reconcile.wording import dutch_number
from schemas.records import Claim

_TOTAL: Final = re.compile(r"^\W*(?:eind|sub)?tota(?:al|len)\b|\btotaal\W*$", re.I)
_OF_WHICH: Final = re.compile(r"\bwaarvan\b|\bw\.v\.|\bsubtotaal\b|\bgemiddeld|\bsaldo\b", re.I)
# Cells of a column stand this near each other in points.
_COLUMN_SLACK: Final = 12.0
_SLIGHTLY_OFF, _FAR_OFF = Decimal("0.10"), Decimal("0.50")
# Where rounding alone could make this share of the total, adding up proves nothing.
_MOST_SLACK: Final = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """A column added up: its largest part, its total, what the parts make, and of how many rows."""

    part: Claim
    total: Claim
    whole: Decimal
    holds: bool
    working: str
    rows: int

    @property
    def off(self) -> Decimal:
        """How far the total is from what the parts make, as a share of the total."""
        told = self.total.value or Decimal(0)
        return abs((self.whole - told) / told) if told else Decimal(1)


def find_column_sums(cells: Sequence[Claim]) -> Iterator[ColumnSum]:
    """The columns with a total that add up, and those that should.

    A column that does not add up is reported only where another column of the same table, of as
    many rows, does: then the table is one of parts and totals, and this column is off. One that is
    far off only where several others add up, and none is off: often a table shows more than parts.
    """
    if any(_OF_WHICH.search(cell.measure) for cell in cells):
        return
    sums = [added for column in _columns(cells) if (added := sum_up(column))]
    for added in sums:
        others = [o for o in sums if o is not added and o.rows == added.rows]
        sound = sum(o.holds for o in others)
        near = sound > 0 and added.off <= _SLIGHTLY_OFF
        alone = 2 <= sound == len(others) and added.off <= _FAR_OFF
        if added.holds or near or alone:
            yield added


def sum_up(column: Sequence[Claim]) -> ColumnSum | None:
    """Add up a column read from top to bottom; None when it has no single total at its end."""
    totals = [index for index, cell in enumerate(column) if is_total(cell)]
    if totals not in ([len(column) - 1], [0]) or len(column) < 3:
        return None
    total = column[totals[0]]
    parts = [cell for cell in column if cell is not total]
    values = [p.value for p in parts if p.value is not None]
    if total.value is None or len(values) != len(parts):
        return None
    if {c.unit for c in column} != {total.unit}:
        return None
    if total.unit == "percent" and total.value != HUNDRED:
        return None
    whole = sum(values, Decimal(0))
    slack = _slack_of(column)
    if slack > _MOST_SLACK * abs(total.value):
        return None
    shown = [dutch_number(v) for v in values]
    working = f"{' + '.join(shown if len(shown) <= 6 else [*shown[:3], '…', shown[-1]])}"
    return ColumnSum(
        part=max(parts, key=lambda c: (c.value or Decimal(0), c.claim_id)),
        total=total,
        whole=whole,
        holds=abs(whole - total.value) <= slack,
        working=f"{working} = {dutch_number(whole)}",
        rows=len(parts),
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


def is_total(cell: Claim) -> bool:
    """Whether a cell stands in a row of totals."""
    return bool(_TOTAL.search(cell.measure))
