"""Rows of one table: a sequence of records that becomes a data frame or an Arrow table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

from pipeline.dataset import Columns, read_cells
from schemas.tables import load_tables

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Record = TypeVar("Record")

EXACT: Final = "_exact"
"""Ends the name of the column that holds a number's every digit, beside its float."""

_DTYPES: Final = {
    "string": "string",
    "integer": "Int64",
    "float": "Float64",
    "decimal": "Float64",
    "date": "datetime64[s]",
}


class Rows(Sequence[Record], Generic[Record]):
    """The records of one table, in the order of publication; never changed."""

    __slots__ = ("_rows", "table")

    def __init__(self, table: str, rows: Iterable[Record]) -> None:
        self.table: Final = table
        """Name of the table, such as `claims`; docs/dataset.md tells its columns."""
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Rows[Record]:
        if isinstance(index, slice):
            return Rows(self.table, self._rows[index])
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return (self.table, self._rows) == (other.table, other._rows)

    def __hash__(self) -> int:
        return hash((self.table, self._rows))

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.table}>"

    def to_pandas(self) -> pd.DataFrame:
        """A data frame to calculate with: one row a record, missing values null.

        Text is `string`, whole numbers `Int64`, floats `Float64`, dates `datetime64[s]`. A decimal
        column such as `value` is `Float64`, with beside it `value_exact`: `decimal.Decimal`s that
        keep every digit of the document.
        """
        import pandas as pd

        series: dict[str, Any] = {}
        columns = self._columns()
        for column in load_tables()[self.table].columns:
            cells = columns[column.name]
            if column.type == "decimal":
                series[column.name] = pd.Series(
                    [None if cell is None else float(cell) for cell in cells], dtype="Float64"
                )
                series[column.name + EXACT] = pd.Series(cells, dtype="object")
            else:
                series[column.name] = pd.Series(cells, dtype=_DTYPES[column.type])
        return pd.DataFrame(series)

    def to_arrow(self) -> pa.Table:
        """An Arrow table with the types of the published Parquet: decimals are decimal128."""
        from pipeline.publish.formats.columnar import as_arrow

        return as_arrow(load_tables()[self.table], self._columns())

    def _columns(self) -> Columns:
        return {
            column.name: read_cells(column, [getattr(row, column.name) for row in self._rows])
            for column in load_tables()[self.table].columns
        }
