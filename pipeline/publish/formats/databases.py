"""DuckDB and SQLite, and the metadata with which Datasette serves the latter."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.dataset import Columns, cells_as_text
from pipeline.publish.formats.columnar import DECIMAL
from pipeline.publish.formats.full_text import add_full_text
from pipeline.publish.formats.views import MEMBERS, add_views, load_views
from schemas.catalog import Catalog
from schemas.tables import Column, TableDefinition

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "kamercijfers"
FACETED = frozenset(("dossier", "indicator", "publisher", "unit"))
"""Columns without a closed vocabulary that rows fall apart by all the same."""
DUCKDB_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "decimal": f"DECIMAL({DECIMAL[0]}, {DECIMAL[1]})",
    "float": "DOUBLE",
    "date": "DATE",
}
SQLITE_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "decimal": "NUMERIC",
    "float": "REAL",
    "date": "TEXT",
}


def write_duckdb(
    path: Path, tables: Mapping[str, TableDefinition], rows: Mapping[str, pa.Table]
) -> None:
    """Write every table and view into one DuckDB file, meanings as comments.

    DuckDB gives each file an identifier: equal datasets give equal tables, not equal bytes.
    """
    import duckdb

    with duckdb.connect(path, config={"threads": 1}) as connection:
        for name, table in tables.items():
            connection.execute(_create(table, DUCKDB_TYPES, foreign_keys=False))
            connection.register("incoming", rows[name])
            connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')  # nosec B608 # tables.toml
            connection.unregister("incoming")
            connection.execute(f'COMMENT ON TABLE "{name}" IS {_quote(table.meaning)}')
            for column in table.columns:
                connection.execute(
                    f'COMMENT ON COLUMN "{name}"."{column.name}" IS {_quote(column.meaning)}'
                )
        connection.execute(MEMBERS)
        add_views(connection.execute)
        for view in load_views():
            connection.execute(f'COMMENT ON VIEW "{view.name}" IS {_quote(view.meaning)}')


def write_sqlite(
    path: Path, tables: Mapping[str, TableDefinition], rows: Mapping[str, Columns]
) -> None:
    """Write every table and view into one SQLite file, with keys and an index of its words.

    SQLite knows no decimals: a number of more than fifteen digits is rounded here.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        for name, table in tables.items():
            connection.execute(_create(table, SQLITE_TYPES, foreign_keys=True))
            marks = ", ".join("?" * len(table.columns))
            cells = (_for_sqlite(column, rows[name]) for column in table.columns)
            into = f'INSERT INTO "{name}" VALUES ({marks})'  # nosec B608 # the name is of tables.toml
            connection.executemany(into, zip(*cells, strict=True))
            for column in table.columns:
                if column.references and table.primary_key != (column.name,):
                    connection.execute(
                        f'CREATE INDEX "{name}_{column.name}" ON "{name}" ("{column.name}")'
                    )
        add_full_text(connection)
        add_views(connection.execute)
        connection.execute("COMMIT")


def _create(table: TableDefinition, types: Mapping[str, str], *, foreign_keys: bool) -> str:
    parts = [
        f'"{column.name}" {types[column.type]}{" NOT NULL" if column.required else ""}'
        for column in table.columns
    ]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({', '.join(_name(name) for name in table.primary_key)})")
    for column in table.columns:
        if foreign_keys and column.target:
            target, key = column.target
            parts.append(
                f"FOREIGN KEY ({_name(column.name)}) REFERENCES {_name(target)} ({_name(key)})"
            )
    return f"CREATE TABLE {_name(table.name)} ({', '.join(parts)})"


def _name(name: str) -> str:
    return f'"{name}"'


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _for_sqlite(column: Column, columns: Columns) -> list[Any]:
    cells = columns[column.name]
    if column.type not in {"decimal", "date"}:
        return cells
    return [text or None for text in cells_as_text(column, cells)]


def describe_for_datasette(
    tables: Mapping[str, TableDefinition], catalog: Catalog
) -> dict[str, Any]:
    """The metadata file: `datasette kamercijfers.sqlite -m metadata.json`."""
    return {
        "title": catalog.title,
        "description": catalog.description,
        "license": catalog.license_name,
        "license_url": catalog.license,
        "source": catalog.publisher,
        **({"source_url": catalog.homepage} if catalog.homepage else {}),
        "databases": {
            NAME: {
                "tables": {
                    name: {
                        "title": table.title,
                        "description": table.meaning,
                        "columns": {column.name: column.meaning for column in table.columns},
                        "facets": [c.name for c in table.columns if _is_facet(c)],
                    }
                    for name, table in tables.items()
                }
                | {
                    view.name: {"title": view.title, "description": view.meaning}
                    for view in load_views()
                }
            }
        },
    }


def _is_facet(column: Column) -> bool:
    """Whether rows fall apart by it in a few sorts, or by the document they stand in."""
    home = column.target == ("documents", "doc_id") and column.name == "doc_id"
    return bool(column.words) or home or column.name in FACETED
