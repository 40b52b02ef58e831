"""The tables and the records say the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from decimal import Decimal

import pytest

from pipeline.dataset import records
from schemas.tables import TableDefinition, load_tables

RECORDS = records()
TYPES = {str: "string", int: "integer", Decimal: "decimal", float: "float", dt.date: "date"}


def test_every_record_has_its_table() -> None:
    assert list(load_tables()) == list(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_has_its_column_in_the_same_order(name: str) -> None:
    fields = [field.name for field in dataclasses.fields(RECORDS[name])]
    assert list(load_tables()[name].column_names) == fields


@pytest.mark.parametrize("name", RECORDS)
def test_every_column_has_the_type_of_its_field(name: str) -> None:
    hints = typing.get_type_hints(RECORDS[name])
    for column in load_tables()[name].columns:
        hint = hints[column.name]
        if isinstance(hint, types.UnionType):
            assert not column.required, f"{name}.{column.name} may be None"
            hint = next(part for part in hint.__args__ if part is not type(None))
        if typing.get_origin(hint) is typing.Literal:
            assert set(column.words) == set(typing.get_args(hint)) - {""}
            hint = str
        if typing.get_origin(hint) is tuple:
            assert column.separator
            hint = str
        assert TYPES[hint] == column.type, f"{name}.{column.name}"


@pytest.mark.parametrize("table", load_tables().values(), ids=lambda table: table.name)
def test_every_column_is_explained_in_dutch_and_in_english(table: TableDefinition) -> None:
    for column in table.columns:
        assert column.title
        assert column.meaning.endswith((".", "?", "…"))
        assert column.english.endswith((".", "…"))


def test_an_unknown_column_is_loud() -> None:
    with pytest.raises(KeyError, match=r"claims\.waarde"):
        load_tables()["claims"].column("waarde")
