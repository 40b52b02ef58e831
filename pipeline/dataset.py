"""The whole dataset as records, and as data frames with exact types."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, assert_never, get_args, get_type_hints

from schemas.names import join_list
from schemas.records import (
    Claim,
    Decision,
    Document,
    DocumentPage,
    Extraction,
    Figure,
    Footnote,
    LawReference,
    Reference,
    Rejected,
    Relation,
)
from schemas.tables import Column, load_tables

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | Decimal | float | dt.date | None
"""One value of a table; None is a missing value."""

Columns = dict[str, list[Any]]
"""One table: column name to its cells, in the order of publication."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters no CSV, JSON, XML or database carries unharmed; PDF text may hold them."""

DTYPES = {"string": "str", "integer": "Int64", "decimal": "object", "float": "float64"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """All rows of one version, table by table."""

    documents: tuple[Document, ...] = ()
    pages: tuple[DocumentPage, ...] = ()
    claims: tuple[Claim, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    law_references: tuple[LawReference, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @classmethod
    def from_extractions(
        cls,
        extractions: Iterable[Extraction],
        *,
        relations: Iterable[Relation] = (),
        figures: Iterable[Figure] = (),
        decisions: Iterable[Decision] = (),
    ) -> Dataset:
        """Join the documents' extractions and what was found between them."""
        known = sorted(extractions, key=lambda extraction: extraction.document.doc_id)
        return cls(
            documents=tuple(_count_rows(extraction) for extraction in known),
            pages=tuple(page for extraction in known for page in _place_pages(extraction)),
            relations=tuple(relations),
            figures=tuple(figures),
            decisions=tuple(decisions),
            **{
                name: tuple(row for extraction in known for row in getattr(extraction, name))
                for name in tables_read()
            },
        )

    def columns(self, table: str) -> Columns:
        """The cells of one table, sorted and in the types of the definition."""
        definition = load_tables()[table]
        rows = sorted(getattr(self, table), key=attrgetter(*definition.sort))
        return {
            column.name: read_cells(column, [getattr(row, column.name) for row in rows])
            for column in definition.columns
        }

    def frames(self) -> dict[str, pd.DataFrame]:
        """Every table as a data frame: see `Tables.frame`."""
        tables = Tables(self)
        return {name: tables.frame(name) for name in tables}


class Tables(Mapping[str, Columns]):
    """The tables of a dataset as their cells: each made when it is asked for, and once."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._made: dict[str, Columns] = {}
        self._digests: dict[str, str] = {}

    def __getitem__(self, table: str) -> Columns:
        if table not in self._made:
            self._made[table] = self._dataset.columns(table)
        return self._made[table]

    def __iter__(self) -> Iterator[str]:
        return iter(load_tables())

    def __len__(self) -> int:
        return len(load_tables())

    def digest(self, table: str) -> str:
        """The SHA-256 of every cell of a table in its order: equal cells, equal digests."""
        if table not in self._digests:
            sha256 = hashlib.sha256()
            for name, cells in self[table].items():
                # No text holds what stands between these cells: see UNPRINTABLE.
                told = "\x1f".join("\x1e" if cell is None else str(cell) for cell in cells)
                sha256.update(f"{name}\x1d{told}\x1d".encode())
            self._digests[table] = sha256.hexdigest()
        return self._digests[table]

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a data frame.

        Text is `str`, integers `Int64`, floats `float64`; decimals and dates are objects
        (`Decimal`, `datetime.date`), so that no digit is lost. Missing values are null.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                column.name: pd.Series(
                    self[table][column.name], dtype=DTYPES.get(column.type, "object")
                )
                for column in load_tables()[table].columns
            }
        )


@cache
def records() -> dict[str, type[Any]]:
    """The record of each table's rows."""
    return {name: get_args(rows)[0] for name, rows in get_type_hints(Dataset).items()}


@cache
def tables_read() -> tuple[str, ...]:
    """The tables whose rows are read in a document, as they are published."""
    read = get_type_hints(Extraction)
    return tuple(name for name, rows in get_type_hints(Dataset).items() if read.get(name) == rows)


def _count_rows(extraction: Extraction) -> Document:
    return dataclasses.replace(
        extraction.document,
        claims=len(extraction.claims),
        footnotes=len(extraction.footnotes),
        numbers=extraction.numbers,
    )


def _place_pages(extraction: Extraction) -> Iterable[DocumentPage]:
    for page in extraction.pages:
        yield DocumentPage(
            doc_id=extraction.document.doc_id,
            page=page.number,
            width=page.width,
            height=page.height,
            rotation=page.rotation,
            text_source=page.text_source,
        )


def read_cells(column: Column, values: Sequence[Any]) -> list[Any]:
    """Values of records as cells of `column`: the empty string is missing, tuples are joined."""
    match column.type:
        case "string":
            return _clean_text(column, values)
        case "float":
            places = column.decimals
            return [None if value is None else round(value, places) + 0.0 for value in values]
        case "integer" | "decimal" | "date":
            return list(values)
        case _:
            assert_never(column.type)


def _clean_text(column: Column, values: Sequence[Any]) -> list[str | None]:
    if column.separator:
        values = [join_list(value) if isinstance(value, tuple) else value for value in values]
    if UNPRINTABLE.search("".join(values)):
        values = [UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value) for value in values]
    return [value or None for value in values]


def format_decimal(number: Decimal) -> str:
    """The number in plain digits: no exponent, no closing zeros (`1E+6` → `1000000`)."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def cells_as_text(column: Column, cells: Sequence[Any]) -> list[str]:
    """Cells as CSV has them: plain decimals, ISO dates, empty for missing."""
    write: Callable[[Any], str] = str
    if column.type == "decimal":
        write = format_decimal
    elif column.type == "date":
        write = dt.date.isoformat
    return ["" if cell is None else write(cell) for cell in cells]
