"""CSV: plain, as the contract has it."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.dataset import Columns, cells_as_text
from schemas.tables import Table


def write_csv(path: Path, table: Table, columns: Columns) -> None:
    """Write one table: UTF-8, comma, decimal point, empty for missing."""
    cells = [cells_as_text(column, columns[column.name]) for column in table.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(zip(*cells, strict=True))
