"""All tables in one workbook for stewards: Dutch headings, and no cell that a spreadsheet runs."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.dataset import Columns
from pipeline.publish.earlier import Earlier
from pipeline.publish.formats.sheet_rows import rows_as_xml
from schemas.tables import Column, TableDefinition

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CONTENTS: Final = "Inhoud"
MOST_ROWS: Final = 100_000
"""A table with more is not in the workbook: no spreadsheet opens it with ease."""
QUICK: Final = 1
"""How hard the parts are packed: a quarter larger than as hard as usual, in a third of the time."""
MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook has no zone; equal data, equal file)
NOTHING: Final = Earlier()
_TITLE: Final = re.compile(r'<sheet name="([^"]+)"')
_LAST: Final = re.compile(r'<row r="\d+"><c r="A\d+" s="(?P<style>\d+)"><v>\d+</v></c></row>')
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
    frame = path.with_suffix(".raam")
    _write_frame(frame, tables, rows)
    lender = earlier.folder / path.name if earlier.folder else None
    lent = _sheets_of(lender) if lender and lender.is_file() else {}
    named = {table.title[:31]: name for name, table in tables.items()}
    titles = {part: title for title, part in _sheets_of(frame).items()}
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as out,
        zipfile.ZipFile(frame) as new,
        zipfile.ZipFile(lender) if lender and lent else contextlib.nullcontext() as old,
    ):
        for part in new.infolist():
            title = titles.get(part.filename, CONTENTS)
            name = named.get(title, "")
            if old is not None and name in earlier.same and title in lent:
                told = old.read(lent[title])
            else:
                told = new.read(part)
                if name:
                    told = _with_rows(told.decode(), tables[name], rows[name]).encode()
            out.writestr(part, told, compresslevel=QUICK)
    frame.unlink()


def _write_frame(
    path: Path, tables: Mapping[str, TableDefinition], rows: Mapping[str, Columns]
) -> None:
    """The workbook with no more of its rows than the headings and, of each table, the last."""
    import xlsxwriter

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
            count = len(rows[name][table.columns[0].name])
            told = table.meaning
            if count > MOST_ROWS:
                told += f" Te groot voor een werkblad: zie excel/{name}.csv."
            contents.write_string(line, 0, table.title)
            contents.write_number(line, 1, count)
            contents.write_string(line, 2, told)
            if count <= MOST_ROWS:
                _frame_sheet(book.add_worksheet(table.title[:31]), table, count, bold, day)


def _frame_sheet(
    sheet: Worksheet, table: TableDefinition, count: int, bold: Format, day: Format
) -> None:
    """The headings, and a last row that tells how far the sheet goes and the style of a date."""
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(column))
        sheet.write_string(0, place, column.title, bold)
    if count:
        sheet.write_datetime(count, 0, MADE, day)
        sheet.autofilter(0, 0, count, len(table.columns) - 1)


def _sheets_of(book: Path) -> dict[str, str]:
    """The sheets of a workbook of ours by title, and the part each is in."""
    with zipfile.ZipFile(book) as parts:
        titles = _TITLE.findall(parts.read("xl/workbook.xml").decode("utf-8"))
    return {title: f"xl/worksheets/sheet{n}.xml" for n, title in enumerate(titles, start=1)}


def _with_rows(frame: str, table: TableDefinition, rows: Columns) -> str:
    """A sheet with all its rows in the place of the last one of its frame."""
    cells = [rows[column.name] for column in table.columns]
    if not cells[0]:
        return frame
    last = _LAST.search(frame)
    assert last is not None
    told = rows_as_xml(table.columns, cells, day=last["style"])
    return "".join((frame[: last.start()], *told, frame[last.end() :]))


def _width(column: Column) -> int:
    if column.name in ("sentence", "explanation", "text", "title"):
        return 60
    return 24 if column.type == "string" else 12
