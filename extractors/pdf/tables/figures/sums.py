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
from extractors.pdf.tables.grid.values import is_number, value_kind
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


def unnamed_total_of(layout: Layout, row: int) -> int | None:
    """The first row of those that a row without a name is the total of, in most of its columns.

    Below a line accounts print the sum alone: it is no more of what the row above is called. The
    parts stand in the same column, or in the one to the left of a column of totals.
    """
    return _unnamed_totals(layout).get(row)


@lru_cache(maxsize=4)
def _unnamed_totals(layout: Layout) -> dict[int, int]:
    names = max(layout.table.header_columns, 1)
    figures: dict[int, dict[int, tuple[Decimal, Decimal]]] = {}
    totals: dict[int, int] = {}
    for row, cells in layout.beginning.items():
        figures[row] = {cell.column: found for cell in cells if (found := _told(layout, cell))}
        if not layout.table.header_columns or any(cell.column < names for cell in cells):
            continue
        starts = [
            [_start(figures, row, column, parts) for parts in (column, column - 1)]
            for column in figures[row]
        ]
        told = [min(begun) for both in starts if (begun := [at for at in both if at >= 0])]
        if 2 * len(told) > len(starts):
            totals[row] = min(told)
        elif _stands_further_out(figures, row):
            over = layout.group(row)
            totals[row] = over.row + 1 if over is not None else 0
    return totals


def _stands_further_out(
    figures: Mapping[int, Mapping[int, tuple[Decimal, Decimal]]], row: int
) -> bool:
    """Whether the figures of a row are each in the column right of those in the row above."""
    above = max((r for r in figures if r < row and figures[r]), default=None)
    return above is not None and {c + 1 for c in figures[above]} == set(figures[row])


def closes_group(layout: Layout, group: int, row: int) -> bool:
    """Whether a total without a name stands between the heading of a group and a row further down:
    what comes after it is no part of that group."""
    totals = _unnamed_totals(layout).items()
    return any(group < total < row and first > group for total, first in totals)


def _told(layout: Layout, cell: Cell) -> tuple[Decimal, Decimal] | None:
    """The figure of a cell, nought for a dash."""
    if value_kind(cell.text) == "empty":
        return Decimal(0), Decimal(1)
    return _figure(layout, cell)


def _start(
    figures: Mapping[int, Mapping[int, tuple[Decimal, Decimal]]], row: int, column: int, parts: int
) -> int:
    """The first of the rows right above, in column `parts`, whose figures add up to the one of a
    row and column; -1 where they do not.

    In its own column a total of totals skips the rows with parts in another.
    """
    value, step = figures[row][column]
    total, slack = Decimal(0), step / 2
    for above in sorted((r for r in figures if r < row and figures[r]), reverse=True):
        part = figures[above].get(parts)
        if part is None and parts == column and parts - 1 in figures[above]:
            continue
        if part is None:
            return -1
        total, slack = total + part[0], slack + part[1] / 2
        if value and abs(total - value) <= slack:
            return above
    return -1


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
