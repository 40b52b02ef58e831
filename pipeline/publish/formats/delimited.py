"""CSV: plain as the contract has it, and one for a Dutch Excel."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.dataset import Columns, cells_as_text
from schemas.tables import Column, TableDefinition

FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
"""What makes a spreadsheet take a text for a formula when a cell begins with it."""


def write_csv(path: Path, table: TableDefinition, columns: Columns) -> None:
    """Write one table: UTF-8, comma, decimal point, empty for missing.

    Cells hold what the document says, unguarded: programs read this file. For a spreadsheet there
    is `write_excel_csv`.
    """
    cells = (cells_as_text(column, columns[column.name]) for column in table.columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(zip(*cells, strict=True))


def write_excel_csv(path: Path, table: TableDefinition, columns: Columns) -> None:
    """Write one table for a Dutch Excel: byte order mark, semicolon, decimal comma, CRLF.

    The header holds the Dutch titles; a text that Excel would run as a formula is led by an
    apostrophe.
    """
    cells = (_for_excel(column, columns) for column in table.columns)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(column.title for column in table.columns)
        writer.writerows(zip(*cells, strict=True))


def _for_excel(column: Column, columns: Columns) -> Iterable[str]:
    texts = cells_as_text(column, columns[column.name])
    if column.type in {"decimal", "float"}:
        return (text.replace(".", ",") for text in texts)
    if column.type == "string":
        return (f"'{text}" if FORMULA.match(text) else text for text in texts)
    return texts
