"""Rows of a sheet are what XlsxWriter would write cell by cell."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from pipeline.publish.formats import sheet_rows
from pipeline.publish.formats.sheet_rows import MOST_CHARACTERS, rows_as_xml
from pipeline.publish.formats.workbook import write_workbook
from schemas.tables import Column, load_tables
from tests.pipeline.rows import make_dataset

TEXTS = (
    "gewoon", "=1+1", "a & b < c > d", " ervoor", "erachter\n", "twee\nregels", "\ttab", "_x0041_",
    "_xZZ_", 'een "citaat"', "é €", "\N{GRINNING FACE}", "https://voorbeeld.nl", "12", None,
    "x" * 40_000, "\N{GRINNING FACE}" * 20_000, "\N{NO-BREAK SPACE}vast",
)  # fmt: skip
NUMBERS = (
    Decimal("0"), Decimal("1.50"), Decimal("1E+6"), Decimal("-0.1"), Decimal("123456789012345"),
    Decimal("1234567890123456"), Decimal("0.000001"), Decimal("1.0000000000000000"), None,
    Decimal("3e25"),
)  # fmt: skip
DATES = (
    dt.date(2024, 2, 29), None, dt.date(1900, 2, 28), dt.date(1900, 3, 1), dt.date(1900, 1, 2),
    dt.date(9999, 12, 31),
)  # fmt: skip
COUNTS = (0, 7, None, -3, 2**40)
FLOATS = (0.0, 0.1, None, 1 / 3, 1e-7, 123456.789, 1e21)


def column(kind: str) -> Column:
    """A column of this type."""
    return next(c for t in load_tables().values() for c in t.columns if c.type == kind)


def told_by_the_library(kind: str, cells: list[Any], path: Path) -> str:
    """The rows of a sheet with one column, of one cell each but for those that are empty."""
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), settings) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "Kop", bold)
        for line, cell in enumerate(cells, start=1):
            sheet.write_number(line, 1, line)
            if isinstance(cell, dt.date):
                moment = dt.datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
                sheet.write_datetime(line, 0, moment, day)
            elif isinstance(cell, str):
                sheet.write_string(line, 0, cell)
            elif cell is not None:
                sheet.write_number(line, 0, cell)
    with zipfile.ZipFile(path) as parts:
        return parts.read("xl/worksheets/sheet1.xml").decode()


def rows_in(sheet: str) -> list[str]:
    return re.findall(r"<row .*?</row>", sheet, re.DOTALL)


@pytest.mark.parametrize("at_a_time", [1, 3, 100])
@pytest.mark.parametrize(
    ("kind", "cells", "given"),
    [
        ("string", TEXTS, TEXTS),
        ("date", DATES, DATES),
        ("integer", COUNTS, COUNTS),
        ("float", FLOATS, FLOATS),
        (
            "decimal",
            NUMBERS,
            tuple(
                n and ("1234567890123456" if n == Decimal("1234567890123456") else float(n))
                for n in NUMBERS
            ),
        ),
    ],
)
def test_a_row_is_what_the_library_writes(
    kind: str,
    cells: tuple[Any, ...],
    given: tuple[Any, ...],
    at_a_time: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet_rows, "AT_A_TIME", at_a_time)
    lines = [*range(1, len(cells) + 1)]
    columns = (column(kind), column("integer"))
    ours = "".join(rows_as_xml(columns, (cells, lines), day="2"))
    expected = told_by_the_library(kind, [*given], tmp_path / "x.xlsx")
    assert rows_in(ours) == rows_in(expected)[1:]


def test_what_the_library_takes_for_markup_stays_text(tmp_path: Path) -> None:
    dataset = make_dataset("a")
    tables = load_tables()
    rows = {name: dataset.columns(name) for name in tables}
    odd = "<r><t>een & twee</t></r>"
    rows["claims"]["sentence"][0] = odd
    write_workbook(tmp_path / "k.xlsx", tables, rows)
    sheet = openpyxl.load_workbook(tmp_path / "k.xlsx")[tables["claims"].title]
    place = [c.name for c in tables["claims"].columns].index("sentence") + 1
    assert sheet.cell(2, place).value == odd


def test_a_day_before_spreadsheets_can_count_is_text() -> None:
    (row,) = rows_as_xml((column("date"),), ([dt.date(1887, 11, 6)],), day="2")
    assert "<t>1887-11-06</t>" in row
    assert 's="2"' not in row


def test_columns_have_the_names_of_a_spreadsheet() -> None:
    columns = (column("integer"),) * 704
    (row,) = rows_as_xml(columns, [[1]] * 704, day="2")
    names = re.findall(r'r="([A-Z]+)2"', row)
    expected = [xlsxwriter.utility.xl_col_to_name(place) for place in range(704)]
    assert names == expected


def test_a_text_longer_than_a_cell_is_cut_between_characters() -> None:
    (row,) = rows_as_xml((column("string"),), (["x" + "\N{GRINNING FACE}" * 20_000],), day="2")
    (told,) = re.findall(r"<t>(.*)</t>", row)
    assert len(told.encode("utf-16-le")) // 2 == MOST_CHARACTERS
