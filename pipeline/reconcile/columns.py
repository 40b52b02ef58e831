"""Columns of tables that end in a total: the parts are added up again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.reconcile.sums import HUNDRED
from pipeline.reconcile.wording import dutch_number
from schemas.records import Claim

_TOTAL: Final = re.compile(r"^\W*(?:eind|sub)?tota(?:al|len)\b|\btotaal\W*$", re.I)
_OF_WHICH: Final = re.compile(r"\bwaarvan\b|\bw\.v\.|\bsubtotaal\b|\bgemiddeld|\bsaldo\b", re.I)
# Cells of a column stand this near each other in points.
_COLUMN_SLACK: Final = 12.0
_MOST_OFF: Final = Decimal("0.10")
# Where rounding alone could make this share of the total, adding up proves nothing.
_MOST_SLACK: Final = Decimal("0.05")

Found = tuple[Claim, Claim, bool, str]


def find_column_sums(cells: Sequence[Claim]) -> Iterator[Found]:
    """For each column with a total: largest part, total, whether it adds up, and the sum.

    A column that does not add up is reported only where another column of the same table, of as
    many rows, does: then the table is one of parts and totals, and this column is off.
    """
    if any(_OF_WHICH.search(cell.measure) for cell in cells):
        return
    checked = [sum_up(column) for column in _columns(cells)]
    sums = [c for c in checked if c is not None]
    sound = {size for _, _, holds, _, size in sums if holds}
    for part, total, holds, working, size in sums:
        if holds or size in sound:
            yield part, total, holds, working


def sum_up(column: Sequence[Claim]) -> tuple[Claim, Claim, bool, str, int] | None:
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
    slack = sum(((c.step or Decimal(0)) / 2 for c in column), Decimal(0))
    off = abs(whole - total.value)
    exact = all(
        c.step and c.value and c.value == c.value.to_integral_value() and c.step == 1
        for c in column
    )
    slack = Decimal(len(parts)) / 2 if exact else slack
    if slack > _MOST_SLACK * abs(total.value):
        return None
    holds = off <= slack
    if not holds and (total.value == 0 or off > _MOST_OFF * abs(total.value)):
        return None
    shown = [dutch_number(v) for v in values]
    working = f"{' + '.join(shown if len(shown) <= 6 else [*shown[:3], '…', shown[-1]])}"
    largest = max(parts, key=lambda c: (c.value or Decimal(0), c.claim_id))
    return largest, total, holds, f"{working} = {dutch_number(whole)}", len(parts)


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
