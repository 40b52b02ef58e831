"""Arrow tables from the definition, and Parquet."""

from __future__ import annotations

from decimal import Context, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.dataset import Columns
from schemas.tables import Column, TableDefinition

if TYPE_CHECKING:
    import pyarrow as pa

DECIMAL = (38, 12)
"""Digits in all and after the point: the decimal type of Parquet and DuckDB."""


def as_arrow(table: TableDefinition, columns: Columns) -> pa.Table:
    """One table with its types, and its meaning as metadata."""
    import pyarrow as pa

    schema = pa.schema(
        [
            pa.field(
                column.name,
                _arrow_type(column),
                nullable=not column.required,
                metadata={"title": column.title, "description": column.meaning},
            )
            for column in table.columns
        ],
        metadata={"title": table.title, "description": table.meaning},
    )
    cells = [
        _fit(columns[column.name]) if column.type == "decimal" else columns[column.name]
        for column in table.columns
    ]
    return pa.table(cells, schema=schema)


def _fit(numbers: list[Decimal | None]) -> list[Decimal | None]:
    """The numbers as `DECIMAL` holds them: decimals beyond it rounded, what is larger left out.

    Validation warns of both; CSV and JSON Lines keep every digit.
    """
    digits, places = DECIMAL
    finest, largest = Decimal(1).scaleb(-places), Decimal(1).scaleb(digits - places) - 1
    context = Context(prec=digits)
    return [
        None
        if number is None or abs(number) > largest
        else number.quantize(finest, context=context)
        for number in numbers
    ]


def _arrow_type(column: Column) -> Any:
    import pyarrow as pa

    return {
        "string": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.decimal128(*DECIMAL),
        "float": pa.float64(),
        "date": pa.date32(),
    }[column.type]


def write_parquet(path: Path, table: pa.Table) -> None:
    """Write one table as Parquet."""
    import pyarrow.parquet as pq

    pq.write_table(table, path, compression="zstd")
