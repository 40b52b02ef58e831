"""Every pattern for cells and scales proves what it finds and what it leaves."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from extractors.pdf.tables.grid.scale import SCALE_PATTERNS
from extractors.pdf.tables.grid.values import is_number, is_value, value_kind

ROOT = files("extractors.pdf.tables.grid")
VALUES = tomllib.loads((ROOT / "values.toml").read_text("utf-8"))["pattern"]
SCALES = tomllib.loads((ROOT / "scales.toml").read_text("utf-8"))["pattern"]


@pytest.mark.parametrize("entry", VALUES, ids=lambda entry: entry["name"])
def test_cell_pattern_reads_what_it_says(entry: dict[str, str]) -> None:
    pattern = re.compile(entry["regex"])
    assert [text for text in entry["finds"] if not pattern.fullmatch(text)] == []
    assert [text for text in entry["ignores"] if pattern.fullmatch(text)] == []
    assert entry["finds"]
    assert entry["ignores"]


@pytest.mark.parametrize("entry", SCALES, ids=lambda entry: entry["name"])
def test_scale_pattern_finds_what_it_says(entry: dict[str, str]) -> None:
    pattern = next(p for p, scale in SCALE_PATTERNS if scale.name == entry["name"])
    assert [text for text in entry["finds"] if not pattern.search(text)] == []
    assert [text for text in entry["ignores"] if pattern.search(text)] == []
    assert entry["finds"]
    assert entry["ignores"]


def test_a_year_is_a_value_but_no_number() -> None:
    assert value_kind("2019") == "year"
    assert is_value("2019")
    assert not is_number("2019")


@pytest.mark.parametrize("text", ["n.v.t.", "–", "PM"])
def test_a_stand_in_is_a_value_but_no_number(text: str) -> None:
    assert is_value(text)
    assert not is_number(text)


@pytest.mark.parametrize("text", ["12-05-2020", "1 juli 2025", "Totaal", "12 van de gemeenten"])
def test_words_and_dates_are_no_values(text: str) -> None:
    assert not is_value(text)
