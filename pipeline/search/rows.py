"""Rows of the published SQLite file as records."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.dataset import records
from schemas.errors import UsageError
from schemas.tables import Column, load_tables


@contextmanager
def open_rows(path: Path) -> Iterator[sqlite3.Connection]:
    """The published SQLite file, to be read only."""
    connection = connect(path)
    try:
        yield connection
    finally:
        connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """A connection for one thread. Raises UsageError when the file is not there."""
    if not path.is_file():
        raise UsageError(
            f"In {path.parent} is geen gepubliceerde dataset.",
            remedy="Draai eerst `kamercijfers run`.",
        )
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def records_from(
    connection: sqlite3.Connection, table: str, where: str = "", values: Iterable[Any] = ()
) -> list[Any]:
    """The rows of a table as records; `where` is SQL of ours with a mark for each of `values`.

    Numbers of more than fifteen digits come rounded: SQLite has no decimals.
    """
    definition = load_tables()[table]
    names = ", ".join(f'"{name}"' for name in definition.column_names)
    # The names are those of tables.toml; `where` is ours, and values are bound.
    rows = connection.execute(f'SELECT {names} FROM "{table}" {where}', tuple(values))  # nosec B608
    record = records()[table]
    lists = {c.name: c.separator for c in definition.columns if c.separator}
    found = []
    for row in rows:
        cells = {c.name: _cell(c, cell) for c, cell in zip(definition.columns, row, strict=True)}
        if table == "decisions":
            cells |= {name: tuple(cells[name].split(mark)) for name, mark in lists.items()}
        found.append(record(**cells))
    return found


def _cell(column: Column, cell: Any) -> Any:
    match column.type:
        case "string":
            return cell or ""
        case "decimal":
            return None if cell is None else Decimal(str(cell)).normalize() + Decimal(0)
        case "date":
            return dt.date.fromisoformat(cell) if cell else None
        case _:
            return cell
