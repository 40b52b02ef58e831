"""Every row of the tables of constructs is read as it says, but for those that a table lists as
beyond what is read today."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.extractors.numbers.constructs import TABLES, faults, read_rows


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_the_rows_of_a_table_are_read_as_they_say(table: Path) -> None:
    beyond = set(tomllib.loads(table.read_text(encoding="utf-8"))["beyond"])
    wrong = {text: found for _, text, wanted in read_rows(table) if (found := faults(text, wanted))}
    assert {text: found for text, found in wrong.items() if text not in beyond} == {}
    assert beyond - set(wrong) == set(), "read by now: take it off the list"
