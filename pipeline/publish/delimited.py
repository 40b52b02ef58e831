"""CSV: plain, as the contract has it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from pipeline.dataset import Columns, format_decimal
from schemas.tables import Column, Table


def write_csv(path: Path, table: Table, columns: Columns) -> None:
    """Write one table: UTF-8, comma, decimal point, empty for missing."""
    cells = [_as_text(column, columns[column.name]) for column in table.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(zip(*cells, strict=True))


def _as_text(column: Column, cells: list[Any]) -> list[Any]:
    if column.type == "decimal":
        return ["" if cell is None else format_decimal(cell) for cell in cells]
    if column.type == "date":
        return ["" if cell is None else cell.isoformat() for cell in cells]
    return ["" if cell is None else cell for cell in cells]
