"""A published version read back as records: what `check`, `explain` and others build on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.dataset import Dataset, records
from pipeline.versions.intact import is_whole
from pipeline.versions.versions import find_current
from schemas.errors import UsageError
from schemas.names import split_list
from schemas.tables import Column, load_tables

if TYPE_CHECKING:
    import pyarrow as pa

ZERO = Decimal(0)


def read_published(
    processed: Path, tables: Iterable[str] = ("documents", "claims", "footnotes", "relations")
) -> Dataset:
    """The named tables of the dataset now published in `processed`; the others stay empty.

    Raises UsageError when nothing is published there.
    """
    return Dataset(**{name: records_of(name, open_table(processed, name)) for name in tables})


def version_folder(place: Path) -> Path:
    """The folder that holds the tables: `place` itself, or the dataset now published in it.

    Raises UsageError when there is none.
    """
    for folder in (place / "dataset", place):
        if (folder / "claims.parquet").is_file():
            return folder
    raise UsageError(
        f"In {place} is geen gepubliceerde dataset.", remedy="Draai eerst `kamercijfers run`."
    )


def open_table(processed: Path, name: str) -> pa.Table:
    """A table of the dataset now published, as Arrow has it.

    Raises UsageError when nothing is published there, or the file is damaged.
    """
    folder = version_folder(processed)
    import pyarrow as pa
    import pyarrow.parquet as pq

    version = find_current(processed)
    if version is not None and not is_whole(version.folder, f"{name}.parquet"):
        raise _damaged(folder / f"{name}.parquet")
    # read_table would import pyarrow.dataset, and with it pandas: two seconds of start-up.
    try:
        return pq.ParquetFile(folder / f"{name}.parquet").read()
    except (pa.ArrowInvalid, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise _damaged(folder / f"{name}.parquet") from error


def _damaged(path: Path) -> UsageError:
    return UsageError(
        f"{path} is beschadigd.",
        remedy="Draai `kamercijfers run`: die maakt de gepubliceerde versie opnieuw.",
    )


def records_of(name: str, table: pa.Table) -> tuple[Any, ...]:
    """The rows of a published table, or of a part of it, as records.

    Raises UsageError for a table that an earlier version published, with fewer columns.
    """
    definition = load_tables()[name]
    if lacking := {column.name for column in definition.columns} - {*table.column_names}:
        raise UsageError(
            f"De dataset is van een eerdere versie: {name} mist {', '.join(sorted(lacking))}.",
            remedy="Draai eerst `kamercijfers run`.",
        )
    columns = [_cells(column, table[column.name].to_pylist()) for column in definition.columns]
    names = [column.name for column in definition.columns]
    record = records()[name]
    lists = {field.name for field in fields(record) if str(field.type).startswith("tuple")}
    for place, column in enumerate(definition.columns):
        if column.name in lists:
            columns[place] = [tuple(split_list(cell)) for cell in columns[place]]
    return tuple(record(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True))


def _cells(column: Column, values: list[Any]) -> list[Any]:
    """Cells as records have them: no text is the empty string, decimals without closing zeros."""
    if column.type == "string":
        return ["" if value is None else value for value in values]
    if column.type == "decimal":
        # Normalised, 1000 would be 1E+3; adding a plain zero gives its digits back.
        return [None if value is None else value.normalize() + ZERO for value in values]
    return values
