"""The rows of a sheet as a workbook holds them: several times as fast as cell by cell.

The bytes are those of XlsxWriter's constant memory mode, but for a text that begins and ends as one
with fonts of its own does (`<r>…</r>`): XlsxWriter takes it for that, here it is text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import Any, Final

from pipeline.dataset import format_decimal
from schemas.tables import Column

MOST_CHARACTERS: Final = 32_767
"""What a cell holds, in units of UTF-16."""
MOST_DIGITS: Final = 15
"""A spreadsheet rounds numbers with more; they stand there as text."""
FIRST_DAY: Final = dt.date(1899, 12, 31)
LEAP_DAY: Final = 59
"""A day is a number counted from the first; spreadsheets believe that 1900 had a leap day."""
AT_A_TIME: Final = 2_000
_OUTER: Final = re.compile(r"\A\s|\s\Z")
_ESCAPE: Final = re.compile("(_x[0-9a-fA-F]{4}_)")

Tell = Callable[[Any], str]


def rows_as_xml(
    columns: Sequence[Column], cells: Sequence[Sequence[Any]], *, day: str
) -> Iterator[str]:
    """The rows of a table under its heading, many at a time; `day` is the number of the style of
    dates."""
    tellers = [_teller_of(column, day) for column in columns]
    names = [_column_name(place) for place in range(len(columns))]
    for start in range(0, len(cells[0]), AT_A_TIME):
        first = start + 2
        parts = [
            [
                "" if cell is None else f'<c r="{name}{row}"{tell(cell)}'
                for row, cell in zip(count(first), own[start : start + AT_A_TIME])
            ]
            for name, tell, own in zip(names, tellers, cells, strict=True)
        ]
        yield "".join(
            f'<row r="{row}">{"".join(told)}</row>'
            for row, told in enumerate(zip(*parts, strict=True), start=first)
        )


def _column_name(place: int) -> str:
    """A, B … Z, AA …"""
    before, letter = divmod(place, 26)
    return (_column_name(before - 1) if before else "") + chr(ord("A") + letter)


def _teller_of(column: Column, day: str) -> Tell:
    """How the cells of a column are told; what was told before is not worked out again."""
    tell: Tell = _number
    if column.type == "decimal":
        tell = _decimal
    elif column.type == "date":
        tell = lambda cell: _day(cell, day)  # noqa: E731 (one of a family)
    elif column.type == "string":
        tell = _text
    known: dict[Any, str] = {}

    def remembered(cell: Any) -> str:
        told = known.get(cell)
        if told is None:
            told = known[cell] = tell(cell)
        return told

    return remembered


def _number(cell: float) -> str:
    return f"><v>{cell:.16G}</v></c>"


def _decimal(cell: Decimal) -> str:
    """Equal numbers are told alike, however many zeros close them."""
    told = format_decimal(cell)
    digits = cell.normalize().as_tuple().digits
    return _text(told) if len(digits) > MOST_DIGITS else _number(float(cell))


def _day(cell: dt.date, style: str) -> str:
    number = (cell - FIRST_DAY).days
    if number < 1:
        return _text(cell.isoformat())
    return f' s="{style}"><v>{number + (number > LEAP_DAY)}</v></c>'


def _text(cell: str) -> str:
    if len(cell) * 2 > MOST_CHARACTERS:
        cell = cell.encode("utf-16-le")[: MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")
    space = ' xml:space="preserve"' if _OUTER.search(cell) else ""
    cell = _ESCAPE.sub(r"_x005F\1", cell) if "_x" in cell else cell
    if "&" in cell or "<" in cell or ">" in cell:
        cell = cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f' t="inlineStr"><is><t{space}>{cell}</t></is></c>'
