"""Lists set beside each other that were read as one table: a name and its figure, and again."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from extractors.pdf.tables.grid.values import is_value
from schemas.paper import Cell, Table

FEWEST: Final = 3  # names that differ
NAMED: Final = 0.8  # share of the rows of a list that have a name
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_FIGURE: Final = re.compile(r"[^\W\d_]{3}:? {0,2}\d[\d.]*$")


def list_starts(table: Table) -> tuple[int, ...]:
    """The columns of names that begin a list of their own, without the first.

    Their names differ from row to row, and what heads them, if anything, heads the first as well.
    """
    columns: dict[int, list[Cell]] = defaultdict(list)
    heads: dict[int, str] = {}
    for cell in table.cells:
        if cell.row < table.header_rows:
            if _FIGURE.search(cell.text):
                continue  # "Totaal: 50" over a list is a figure of its own, and heads nothing
            heads[cell.column] = f"{heads.get(cell.column, '')} {cell.text}".strip()
        elif cell.text:
            columns[cell.column].append(cell)
    body = (cell for cell in table.cells if cell.row >= table.header_rows)
    if not table.header_columns or any(cell.column_span > 1 for cell in body):
        return ()
    told = any(_LETTERS.search(text) for text in heads.values())
    found = []
    for column in sorted(columns):
        figures = columns.get(column + 1, [])
        if column <= table.header_columns or not figures:
            continue
        if not all(map(_is_name, columns[column])) or not all(is_value(c.text) for c in figures):
            continue
        names = {cell.text for cell in columns[column]}
        distinct = len(names) == len(columns[column]) >= FEWEST
        alike = not told or (heads.get(column) and heads.get(column) == heads.get(0))
        if distinct and alike and len(names) >= NAMED * len(figures):
            found.append(column)
    return tuple(found)


def _is_name(cell: Cell) -> bool:
    return not is_value(cell.text) and _LETTERS.search(cell.text) is not None
