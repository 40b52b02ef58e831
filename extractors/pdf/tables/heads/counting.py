"""Rows that number the columns, as budgets have under their headings: "1 | 2 | 3=2-1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from schemas.paper import Cell, Table

_MARK: Final = re.compile(
    r"(?i)(?:kolom )?[(\[]?(\d{1,2}|[a-z])[)\].]?"
    r"(?: ?[=:] ?[(\[]?(?:\d{1,2}|[a-z])(?![a-z]).{0,30})?"
)
FEWEST: Final = 2


def counting_rows(table: Table, *, before: int) -> frozenset[int]:
    """The rows above row `before` that hold nothing but the numbers of the columns, in order."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row < before and cell.text:
            rows.setdefault(cell.row, []).append(cell)
    return frozenset(row for row, cells in rows.items() if counts_columns(cells))


def counts_columns(cells: list[Cell]) -> bool:
    """Whether the cells of a row number their columns: 1, 2, 3 or a, b, c from left to right."""
    return count_up([cell.text for cell in sorted(cells, key=lambda cell: cell.column)])


def count_up(texts: Sequence[str]) -> bool:
    """Whether texts are marks that follow one another from the first on."""
    ranks = []
    for text in texts:
        found = _MARK.fullmatch(text.strip())
        if found is None:
            return False
        mark = found[1].casefold()
        ranks.append(int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1)
    return (
        len(ranks) >= FEWEST and ranks[0] <= FEWEST and all(b - a == 1 for a, b in pairwise(ranks))
    )
