"""All tables in one workbook for stewards: Dutch headings, and no cell that a spreadsheet runs."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.dataset import Columns, format_decimal
from pipeline.publish.earlier import Earlier
from schemas.tables import Column, TableDefinition

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CONTENTS: Final = "Inhoud"
MOST_ROWS: Final = 100_000
"""A table with more is not in the workbook: no spreadsheet opens it with ease."""
MOST_CHARACTERS: Final = 32_767
MOST_DIGITS: Final = 15
"""A spreadsheet rounds numbers with more; they stand there as text."""
MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook has no zone; equal data, equal file)
NOTHING: Final = Earlier()
_TITLE: Final = re.compile(r'<sheet name="([^"]+)"')
SETTINGS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}


def write_workbook(
    path: Path,
    tables: Mapping[str, TableDefinition],
    rows: Mapping[str, Columns],
    earlier: Earlier = NOTHING,
) -> None:
    """Write every table of at most `MOST_ROWS` rows on a sheet, and a sheet that tells of them.

    Text stays text, whatever it begins with. Sheets of tables that did not change are taken over
    from an `earlier` workbook; the outcome is the same to the byte.
    """
    import xlsxwriter

    kept = _sheets_of(earlier.folder / path.name) if earlier.folder else {}
    same = {
        table.title[:31]
        for name, table in tables.items()
        if name in earlier.same and not any(column.type == "date" for column in table.columns)
    }
    kept = {title: part for title, part in kept.items() if title in same}
    with xlsxwriter.Workbook(str(path), SETTINGS) as book:
        book.set_properties({"title": "Kamercijfers", "created": MADE})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        contents = book.add_worksheet(CONTENTS)
        contents.set_column(0, 0, 24)
        contents.set_column(2, 2, 110)
        for place, heading in enumerate(("Tabel", "Rijen", "Wat er staat")):
            contents.write_string(0, place, heading, bold)
        for line, (name, table) in enumerate(tables.items(), start=1):
            cells = [rows[name][column.name] for column in table.columns]
            count = len(cells[0])
            told = table.meaning
            if count > MOST_ROWS:
                told += f" Te groot voor een werkblad: zie excel/{name}.csv."
            contents.write_string(line, 0, table.title)
            contents.write_number(line, 1, count)
            contents.write_string(line, 2, told)
            if count <= MOST_ROWS:
                sheet = book.add_worksheet(table.title[:31])
                if table.title[:31] not in kept:
                    _fill(sheet, table, cells, bold=bold, day=day)
                elif count:  # the workbook itself tells of filters too
                    sheet.autofilter(0, 0, count, len(table.columns) - 1)
    if kept and earlier.folder is not None:
        _take_over(path, earlier.folder / path.name, kept)


def _sheets_of(book: Path) -> dict[str, str]:
    """The sheets of a workbook of ours by title, and the part each is in."""
    if not book.is_file():
        return {}
    with zipfile.ZipFile(book) as parts:
        titles = _TITLE.findall(parts.read("xl/workbook.xml").decode("utf-8"))
    return {title: f"xl/worksheets/sheet{n}.xml" for n, title in enumerate(titles, start=1)}


def _take_over(book: Path, earlier: Path, kept: Mapping[str, str]) -> None:
    """Put the sheets of the earlier workbook in the place of those left empty."""
    old = {now: kept[title] for title, now in _sheets_of(book).items() if title in kept}
    whole = book.with_suffix(".vol")
    with (
        zipfile.ZipFile(book) as new,
        zipfile.ZipFile(earlier) as lender,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as out,
    ):
        for part in new.infolist():
            name = old.get(part.filename)
            out.writestr(part, new.read(part) if name is None else lender.read(name))
    whole.replace(book)


def _fill(
    sheet: Worksheet, table: TableDefinition, cells: list[list[Any]], *, bold: Any, day: Any
) -> None:
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(column))
        sheet.write_string(0, place, column.title, bold)
    # With constant_memory a row is written for good once the next begins.
    for line, row in enumerate(zip(*cells, strict=True), start=1):
        for place, cell in enumerate(row):
            if cell is not None:
                _write(sheet, (line, place), cell, day=day)
    if cells[0]:
        sheet.autofilter(0, 0, len(cells[0]), len(table.columns) - 1)


def _write(sheet: Worksheet, at: tuple[int, int], cell: Any, *, day: Any) -> None:
    if isinstance(cell, Decimal):
        if len(cell.as_tuple().digits) > MOST_DIGITS:
            sheet.write_string(*at, format_decimal(cell))
        else:
            sheet.write_number(*at, float(cell))
    elif isinstance(cell, dt.date):
        sheet.write_datetime(*at, dt.datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
    elif isinstance(cell, str):
        sheet.write_string(*at, cell[:MOST_CHARACTERS])
    else:
        sheet.write_number(*at, cell)


def _width(column: Column) -> int:
    if column.name in ("sentence", "explanation", "text", "title"):
        return 60
    return 24 if column.type == "string" else 12
