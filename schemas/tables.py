"""The tables of the dataset: columns, types, meaning. One definition feeds every format.

The definition itself is `tables.toml`; this module reads it into typed records.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas import vocabularies

CONTRACT_VERSION = "1.1.0"
"""Version of the tables' shape: a column renamed or taken away needs a new major version."""

ColumnType = Literal["string", "integer", "decimal", "float", "date"]


class _TableFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_TableFile):
    """One column. `title` and `meaning` are Dutch; `english` is the meaning for contributors.

    `words` holds the closed vocabulary of the column (the empty word left out: it is a missing
    value), `decimals` how many decimals a float is published with, `separator` what joins a list
    in one cell, `references` the `table.column` a foreign key points to.
    """

    name: Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
    type: ColumnType
    title: str
    meaning: str
    english: str
    required: bool = False
    unique: bool = False
    vocabulary: str = ""
    minimum: int | None = None
    maximum: int | None = None
    pattern: str = ""
    decimals: int | None = None
    separator: str = ""
    references: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The values the column may hold; empty where any value may stand."""
        if not self.vocabulary:
            return ()
        return tuple(word for word in getattr(vocabularies, self.vocabulary) if word)

    @property
    def target(self) -> tuple[str, str] | None:
        """Table and column of the foreign key."""
        if not self.references:
            return None
        table, _, column = self.references.partition(".")
        return table, column

    @model_validator(mode="after")
    def _check(self) -> Column:
        if self.vocabulary and not hasattr(vocabularies, self.vocabulary):
            raise ValueError(f"{self.name}: no vocabulary named {self.vocabulary}")
        if (self.type == "float") != (self.decimals is not None):
            raise ValueError(f"{self.name}: a float, and only a float, has decimals")
        return self


class TableDefinition(_TableFile):
    """One table with its columns in the order of publication.

    `sort` names the columns its rows are ordered by; of equal ones the order of reading is kept.
    `called` names those by which a person knows a row, where there is no key.
    """

    name: str
    title: str
    meaning: str
    english: str
    columns: tuple[Column, ...]
    sort: Annotated[tuple[str, ...], Field(min_length=1)]
    primary_key: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    @property
    def name_columns(self) -> tuple[str, ...]:
        """The columns that tell a person which row it is."""
        return self.primary_key or self.called

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


@cache
def load_tables() -> dict[str, TableDefinition]:
    """Every table by name, in the order of publication."""
    text = Path(__file__).with_name("tables.toml").read_text(encoding="utf-8")
    raw: dict[str, dict[str, Any]] = tomllib.loads(text)
    tables = {name: TableDefinition(name=name, **definition) for name, definition in raw.items()}
    _check_names(tables)
    return tables


def _check_names(tables: dict[str, TableDefinition]) -> None:
    for table in tables.values():
        for name in (*table.sort, *table.primary_key, *table.called):
            table.column(name)
        for column in table.columns:
            if column.target is not None:
                target, key = column.target
                tables[target].column(key)
