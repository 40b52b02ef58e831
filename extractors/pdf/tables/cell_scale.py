"""Scale and unit of one cell: what the headings nearest to it say, or else the table as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from extractors.pdf.tables.scale import LONGEST_UNIT, Scale, brackets, find_scale, find_unit
from extractors.pdf.tables.values import is_number, is_value, value_kind
from schemas.paper import Cell, Table

_PLAIN: Final = Scale(Decimal(1), "")
_EUROS: Final = Scale(Decimal(1), "EUR")
_OF_AMOUNTS = re.compile(r"(?is)\bbedragen\b.*(?:\beuro\b|€)|(?:\beuro\b|€).*\bbedragen\b")
_PERCENT: Final = Scale(Decimal(1), "percent")
_PLAIN_COUNT = re.compile(r"(?i)^(?:totaal )?aantal(?:len)?\b|\bin aantallen\b")
# An amount in the name of a row: "Bouw centrales (5 mld)". Two rows in which it is printed as a
# figure as well tell the scale of a table that names none.
_AMOUNT = re.compile(r"(?i)(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?) ?(mln|miljoen|mld|miljard)\b")
_TIMES: Final = {"mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9}
_WITNESSES: Final = 2
# What is told in millions over words such as these is money, and in Dutch papers that is euros.
_MONEY = re.compile(
    r"(?i)\b(?:uitgaven|inkomsten|ontvangsten|lasten|baten|kosten|opbrengst\w*|\w*begroting\w*"
    r"|budget\w*|subsidies?|bedrag(?:en)?|emu|omzet|saldo\w*|financi(?:eel|ele|ën|ering)\w*"
    r"|investering(?:en)?)\b"
)
_MILLION: Final = 10**6


def cell_scale(table: Table, cell: Cell, *, row_heading: str, column_heading: str) -> Scale:
    """The nearest scale wins: the row's, the column's, that of the corner, the caption's.

    A row or column that counts ("Aantal aanvragen") takes no euros from the caption, and a cell
    that is a percentage no scale at all. Last come what the rows tell by the amounts in their
    names, and a line elsewhere that holds for all amounts.
    """
    if cell.text.rstrip().endswith("%"):
        return _PERCENT
    own_row = row_heading.rpartition(": ")[2]
    found = _nearest(own_row, column_heading) or _unit_behind(table, cell)
    if found is not None:
        return _as_money(found, table)
    counts = any(_PLAIN_COUNT.search(text) for text in (row_heading, own_row, column_heading))
    group = row_heading.partition(": ")[0]
    for text in (group, *_corner(table), table.caption):
        found = find_scale(text)
        if found is not None and found.name != "factor":
            if counts and found.unit in ("EUR", "percent"):
                return _PLAIN
            return _as_money(found, table)
    if counts or value_kind(cell.text) in ("", "empty", "year"):
        return _PLAIN
    told = _told_by_rows(table)
    if told is not None:
        return _as_money(told, table)
    if table.scale_line and "," not in cell.text:
        return find_scale(table.scale_line) or _PLAIN
    return _EUROS if _OF_AMOUNTS.search(table.caption) else _PLAIN


def _nearest(own_row: str, column_heading: str) -> Scale | None:
    for text in (*(f"({inside})" for inside in brackets(own_row)), own_row, column_heading):
        found = find_scale(text) or find_unit(text, beside=text is not column_heading)
        if found is not None:
            return found
    return None


def _unit_behind(table: Table, cell: Cell) -> Scale | None:
    """The unit that stands in a column of its own behind the figures of a row."""
    behind = (
        c.text
        for c in table.cells
        if c.row == cell.row and c.column > cell.column and len(c.text) <= LONGEST_UNIT
        if not is_value(c.text)
    )
    return next((unit for text in behind if (unit := find_unit(text, beside=True))), None)


def _corner(table: Table) -> list[str]:
    """Headings over the heading columns, where "x € 1.000" often stands."""
    return [
        c.text
        for c in table.cells
        if c.row < table.header_rows and c.column < table.header_columns and not is_number(c.text)
    ]


def _as_money(scale: Scale, table: Table) -> Scale:
    """A scale without a unit as euros where the table is about money ("in mln." over uitgaven)."""
    if scale.unit or scale.factor < _MILLION or not any(map(_MONEY.search, _titles(table))):
        return scale
    return Scale(scale.factor, "EUR", scale.name)


def _titles(table: Table) -> Iterator[str]:
    """What is said over a table or a group of its rows."""
    yield table.caption
    yield table.section
    filled = Counter(cell.row for cell in table.cells if cell.text)
    for cell in table.cells:
        if cell.row < table.header_rows or (filled[cell.row] == 1 and cell.column == 0):
            yield cell.text


def _told_by_rows(table: Table) -> Scale | None:
    told: Counter[int] = Counter()
    for cell in table.cells:
        if cell.row < table.header_rows or cell.column >= table.header_columns:
            continue
        amounts = {
            Decimal(found[1].replace(",", ".")) * _TIMES[found[2].lower()]
            for found in _AMOUNT.finditer(cell.text)
        }
        if amounts:
            figures = {abs(figure) for figure in _figures(table, cell.row)}
            told.update(
                factor
                for factor in (10**3, 10**6, 10**9)
                if any(amount / factor in figures for amount in amounts)
            )
    if not told:
        return None
    factor, witnesses = told.most_common(1)[0]
    return Scale(Decimal(factor), "") if witnesses >= _WITNESSES else None


def _figures(table: Table, row: int) -> Iterable[Decimal]:
    """The whole numbers in a row; "22.000" is one."""
    for cell in table.cells:
        digits = cell.text.strip().lstrip("-−–").replace(".", "")
        if cell.row == row and cell.column >= table.header_columns and digits.isdecimal():
            yield Decimal(digits)
