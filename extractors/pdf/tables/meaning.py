"""What a reader's eye takes in with a cell: headings, scale, unit and period."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from extractors.pdf.tables.cell_scale import cell_scale
from extractors.pdf.tables.values import is_value, value_kind
from schemas.paper import Cell, Table

PARTING: Final = 100  # characters: a text this long over all columns is no group heading
# "A", "12." before a heading, "(9)" behind it
_ENTRY = re.compile(r"(?:[A-Z]|\d{1,3}|[a-z]\)|[ivxIVX]{1,4})[.)]?|\(\d{1,2}\)")
_ROMAN: Final = {
    mark: rank
    for rank, mark in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)
}
# Not the bounds of a class: "1975<=1990" says when a building is from, not of when a figure is.
_PERIOD = re.compile(
    r"(?i)(?<![<>=≤≥])\b(?:19|20)\d\d\b(?! ?[<>=≤≥])"
    r"|\b\d{1,2} (?:jan|feb|maart|april|mei|juni|juli|aug|sep|okt|nov|dec)"
)


@dataclass(frozen=True, slots=True)
class CellContext:
    """A cell's surroundings. `unit` is empty and `scale` 1 where nothing is printed over it."""

    row_heading: str
    column_heading: str
    caption: str
    scale: Decimal
    unit: str
    period_text: str
    per: str = ""


def cell_context(table: Table, cell: Cell) -> CellContext:
    """The headings over and beside a body cell, and what they say about scale, unit and period."""
    row_heading = _row_heading(table, cell)
    column_heading = _column_heading(table, cell)
    scale = cell_scale(table, cell, row_heading=row_heading, column_heading=column_heading)
    dated = (t for t in (column_heading, row_heading, table.caption) if _PERIOD.search(t))
    return CellContext(
        row_heading,
        column_heading,
        table.caption,
        scale.factor,
        scale.unit,
        next(dated, ""),
        scale.per,
    )


def with_all_headings(table: Table) -> Table:
    """The table with the rows of words right under its headings among them.

    In a row of headings one may look like a figure ("0-5").
    """
    if not table.header_rows:
        return table
    rows: dict[int, list[str]] = {}
    for c in table.cells:
        if c.row >= table.header_rows and c.column >= table.header_columns and c.text:
            rows.setdefault(c.row, []).append(c.text)
    heads = table.header_rows
    for row in range(table.header_rows, max(rows, default=0)):
        texts = rows.get(row, [])
        if 2 * sum(map(is_value, texts)) > len(texts) or len(texts) < 2:
            break
        if not any(map(is_value, texts)):
            heads = row + 1
    return replace(table, header_rows=heads)


def _row_heading(table: Table, cell: Cell) -> str:
    """The words left of a cell in its row, after the group heading the row stands under."""
    row = [
        other
        for other in _row(table, cell)
        if other.column < cell.column
        and (other.column < table.header_columns or not is_value(other.text))
    ]
    named = [*_carried(table, cell, row), *row]
    if len(named) > 1:
        named = [other for other in named if not _counts_rows(table, other)] or named
    beside = [other.text for other in named]
    group = _group_heading(table, cell)
    return ": ".join(part for part in (group, " ".join(filter(None, beside))) if part)


def _counts_rows(table: Table, cell: Cell) -> bool:
    """Whether a heading only counts: "A", "B", "C" or "1.", "2." down its column.

    "G" and "M" out of order are names, short as they are.
    """
    if not _ENTRY.fullmatch(cell.text):
        return False
    column = [
        other
        for other in table.cells
        if other.column == cell.column and other.row >= table.header_rows and other.text
    ]
    texts = [c.text for c in sorted(column, key=lambda c: c.row)]
    marks = [text.strip("().").casefold() for text in texts if _ENTRY.fullmatch(text)]
    return len(marks) > 0.5 * len(texts) and any(
        all(0 <= after - before <= step for before, after in pairwise(map(rank, marks)))
        for rank, step in ((_as_letter, 1), (_as_roman, 1), (_as_number, 99))
        if all(rank(mark) for mark in marks)
    )


def _as_letter(mark: str) -> int:
    return ord(mark) - ord("a") + 1 if len(mark) == 1 and mark.isalpha() else 0


def _as_roman(mark: str) -> int:
    return _ROMAN.get(mark, 0)


def _as_number(mark: str) -> int:
    return int(mark) if mark.isdecimal() else 0


def _row(table: Table, cell: Cell) -> list[Cell]:
    """The cells beside a cell, merged ones included, from left to right."""
    beside = [
        c
        for c in table.cells
        if c.row <= cell.row < c.row + c.row_span and (c.row >= table.header_rows)
    ]
    return sorted(beside, key=lambda c: c.column)


def _carried(table: Table, cell: Cell, row: list[Cell]) -> list[Cell]:
    """Headings printed once for several rows: those left of the row's own, from the row above."""
    own = min((c.column for c in row), default=table.header_columns)
    carried = []
    for column in range(min(own, table.header_columns)):
        above = [
            c
            for c in table.cells
            if c.column == column and table.header_rows <= c.row < cell.row and c.text
        ]
        if above:
            carried.append(max(above, key=lambda c: c.row))
    return carried


def _group_heading(table: Table, cell: Cell) -> str:
    """The text of the nearest row above that has words in its heading only."""
    filled: dict[int, list[Cell]] = {}
    for other in table.cells:
        if table.header_rows <= other.row < cell.row and other.text:
            filled.setdefault(other.row, []).append(other)
    for row in sorted(filled, reverse=True):
        first = min(filled[row], key=lambda c: c.column)
        lone = len(filled[row]) == 1 and first.column < max(table.header_columns, 1)
        if lone and not is_value(first.text) and first.row_span == 1:
            return first.text.rstrip(" :")
    return ""


def _column_heading(table: Table, cell: Cell) -> str:
    """Headings over the cell from the top down; a merged one holds for all its columns."""
    first = cell.column
    while first > max(table.header_columns, 1) and not _holds_values(table, first - 1):
        first -= 1
    again = _heading_again(table, cell)
    if _parting_row(table, cell) > again:
        return ""
    over = [
        c
        for c in table.cells
        if (c.row == again if again else c.row < table.header_rows)
        and c.column < cell.column + cell.column_span
        and first < c.column + c.column_span
        and c.text
    ]
    over += _years_beside(table, cell, {c.row for c in over})
    return _join_lines(dict.fromkeys(c.text for c in sorted(over, key=lambda c: c.row)))


def _years_beside(table: Table, cell: Cell, covered: set[int]) -> list[Cell]:
    """From heading rows that say nothing right over the cell: the nearest of several years.

    "2023" in the middle over four columns is often not marked as covering them.
    """
    rows: dict[int, list[Cell]] = {}
    for c in table.cells:
        if c.row < table.header_rows - 1 and c.column >= table.header_columns and c.text:
            rows.setdefault(c.row, []).append(c)
    middle = cell.box.x0 + cell.box.x1
    return [
        min(years, key=lambda c: abs(c.box.x0 + c.box.x1 - middle))
        for row, years in rows.items()
        if row not in covered
        and len(years) > 1
        and all(value_kind(c.text) == "year" for c in years)
    ]


def _parting_row(table: Table, cell: Cell) -> int:
    """The last row above a cell that is one long text over all columns; 0 for none.

    What follows it is a table of its own without headings.
    """
    width = max(c.column + c.column_span for c in table.cells)
    rows = [
        c.row
        for c in table.cells
        if table.header_rows <= c.row < cell.row
        and c.column == 0
        and c.column_span == width
        and len(c.text) > PARTING
    ]
    return max(rows, default=0)


def _heading_again(table: Table, cell: Cell) -> int:
    """The last row between the headings and a cell that heads the columns anew; 0 for none.

    It has words, or years, over several columns and no figures.
    """
    rows: dict[int, list[str]] = {}
    for c in table.cells:
        if table.header_rows <= c.row < cell.row and c.column >= table.header_columns and c.text:
            rows.setdefault(c.row, []).append(value_kind(c.text))
    anew = [
        row
        for row, kinds in rows.items()
        if row > 0 and len(kinds) > 1 and (set(kinds) == {"year"} or set(kinds) == {""})
    ]
    return max(anew, default=0)


def _holds_values(table: Table, column: int) -> bool:
    """Whether figures stand in a column; a column of words shares the heading over it."""
    return any(
        c.column == column and c.row >= table.header_rows and is_value(c.text) for c in table.cells
    )


def _join_lines(parts: Iterable[str]) -> str:
    """Lines of a heading as one text, a word broken over two of them made whole."""
    text = ""
    for part in parts:
        if text.endswith("-") and part[:1].islower():
            text = text[:-1] + part
        else:
            text = f"{text} {part}".lstrip()
    return text
