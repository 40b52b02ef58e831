"""A second opinion on a table: its totals, recomputed from the rows they are of.

What adds up was read from the right rows and with the right signs; where one column alone does not,
one of its figures was misread or misprinted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.figures.notation import in_dutch
from extractors.pdf.tables.figures.signs import is_negative
from extractors.pdf.tables.grid.values import is_number
from schemas.paper import Cell

Opinion = Literal["", "agrees", "differs"]

_TOTAL: Final = re.compile(r"(?i)\W{0,9}(?:sub|eind)?tota(?:al|le)\b")
_BARE: Final = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?")
_FEWEST: Final = 2

Figures = Mapping[int, tuple[Decimal, Decimal]]


def opinion_on(layout: Layout, cell: Cell) -> Opinion:
    """Whether the totals that a cell is part of, or is, add up; empty where there is none."""
    return _opinions(layout).get((cell.row, cell.column), "")


@lru_cache(maxsize=4)
def _opinions(layout: Layout) -> dict[tuple[int, int], Opinion]:
    names = {
        row: cells[0].text
        for row, cells in layout.beginning.items()
        if cells[0].column < max(layout.table.header_columns, 1)
    }
    totals = [row for row, name in names.items() if _TOTAL.match(name)]
    if not totals:
        return {}
    columns: dict[int, dict[int, tuple[Decimal, Decimal]]] = {}
    for cells in layout.beginning.values():
        for cell in cells:
            if cell.column >= layout.table.header_columns and (found := _figure(layout, cell)):
                columns.setdefault(cell.column, {})[cell.row] = found
    parts = {
        (total, column): _parts(total, totals, figures)
        for total in totals
        for column, figures in columns.items()
        if total in figures
    }
    opinions: dict[tuple[int, int], Opinion] = {}
    for total in totals:
        told = {column: parts[total, column] for column in columns if (total, column) in parts}
        agree = [column for column, rows in told.items() if rows]
        for column, rows in told.items():
            if rows:
                opinions |= {(row, column): "agrees" for row in (total, *rows)}
            elif len(agree) > 1 and 2 * len(agree) > len(told):
                others = parts[total, agree[0]]
                for row in (total, *others):
                    opinions.setdefault((row, column), "differs")
    return opinions


def _figure(layout: Layout, cell: Cell) -> tuple[Decimal, Decimal] | None:
    """The figure of a cell with the value of its last digit; None for shares and other texts."""
    if not is_number(cell.text) or "%" in cell.text:
        return None
    found = _BARE.findall(in_dutch(layout, cell))
    if len(found) != 1:
        return None
    value = Decimal(found[0].replace(".", "").replace(",", "."))
    step = Decimal(1).scaleb(-len(found[0].partition(",")[2]))
    beside = " ".join(c.text for c in layout.rows[cell.row] if c.column < cell.column)
    negative = is_negative(layout, cell, row_heading=beside, column_heading="", unit="EUR")
    return (-value if negative or cell.text.strip()[:1] in "-−–" else value), step


def _parts(total: int, totals: Sequence[int], figures: Figures) -> tuple[int, ...]:
    """The rows that add up to a total: those of its group, all before it, or the totals before."""
    before = [row for row in figures if row < total]
    last = max((row for row in totals if row < total), default=-1)
    plain = [row for row in before if row not in totals]
    group = [row for row in plain if row > last]
    subtotals = [row for row in before if row in totals]
    for rows in (group, plain, [*subtotals, *group], subtotals):
        if len(rows) >= _FEWEST and _add_up(rows, total, figures):
            return tuple(rows)
    return ()


def _add_up(rows: Sequence[int], total: int, figures: Figures) -> bool:
    value, step = figures[total]
    slack = sum((figures[row][1] for row in rows), step) / 2
    return abs(sum((figures[row][0] for row in rows), Decimal(0)) - value) <= slack
