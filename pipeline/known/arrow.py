"""Rows picked from Arrow tables without pandas, which `pa.array` imports: a second of start-up."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Rows = npt.NDArray[np.int64]


def is_in(column: pa.ChunkedArray, texts: Collection[str]) -> pa.ChunkedArray:
    """Which cells are one of these texts."""
    pieces = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, pieces)]).astype(np.int32)
    wanted = pa.StringArray.from_buffers(
        len(pieces), pa.py_buffer(ends), pa.py_buffer(b"".join(pieces))
    )
    return pc.is_in(column, value_set=wanted)


def rows_where(table: pa.Table, column: str, texts: Collection[str]) -> Rows:
    """The rows whose cell in `column` is one of these texts."""
    return np.array(pc.indices_nonzero(is_in(table[column], texts)).to_pylist(), np.int64)


def take_rows(table: pa.Table, rows: Rows) -> pa.Table:
    """These rows of a table, in the order given."""
    buffer = pa.py_buffer(rows.astype(np.int64))
    return table.take(pa.Array.from_buffers(pa.int64(), len(rows), [None, buffer]))


def cells_at(table: pa.Table, column: str, rows: Rows) -> list[str]:
    """The texts of a column at these rows."""
    cells: list[str] = take_rows(table.select([column]), rows)[column].to_pylist()
    return cells
