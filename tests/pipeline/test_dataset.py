"""The dataset keeps every digit, whatever order and form its records came in."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dataset import Dataset, cells_as_text, format_decimal, read_cells
from schemas.paper import PageInfo
from schemas.records import Extraction
from schemas.tables import Column, load_tables
from tests.pipeline.rows import make_claim, make_dataset, make_document


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("25", "25"),
        ("25.0", "25"),
        ("33.3333", "33.3333"),
        ("12.50", "12.5"),
        ("1E+9", "1000000000"),
        ("1.5E-7", "0.00000015"),
        ("-0.0", "0"),
        ("-5", "-5"),
        ("100", "100"),
        ("12345678901234567890123456789012345", "12345678901234567890123456789012345"),
    ],
)
def test_a_decimal_is_printed_in_plain_digits(number: str, text: str) -> None:
    assert format_decimal(Decimal(number)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_printed_decimal_reads_back_equal(number: Decimal) -> None:
    text = format_decimal(number)
    assert Decimal(text) == number
    assert "E" not in text


def test_rows_stand_by_document_and_page_in_the_order_of_reading() -> None:
    claims = (
        make_claim("b1", "b"),
        make_claim("a2", "a", page=2),
        make_claim("z1", "a"),
        make_claim("a1", "a"),
    )
    columns = Dataset(claims=claims).columns("claims")
    assert columns["claim_id"] == ["z1", "a1", "a2", "b1"]


def test_extractions_are_joined_and_counted() -> None:
    claim = make_claim("c1", "doc")
    extraction = Extraction(
        document=make_document("doc", claims=0, footnotes=9, numbers=0),
        pages=(PageInfo(1, 595.0, 842.0, 90, "ocr"),),
        claims=(claim,),
        numbers=3,
    )
    dataset = Dataset.from_extractions([extraction])
    (document,) = dataset.documents
    assert (document.claims, document.footnotes, document.numbers) == (1, 0, 3)
    assert dataset.pages[0].doc_id == "doc"
    assert dataset.pages[0].rotation == 90


def test_an_empty_text_is_a_missing_value() -> None:
    dataset = make_dataset()
    assert dataset.columns("claims")["indicator"] == [None, None, None]


def test_lists_are_joined_with_the_separator_of_their_column() -> None:
    assert make_dataset().columns("decisions")["expected"] == ["25;30"]


def test_floats_are_rounded_as_the_definition_says() -> None:
    column = load_tables()["claims"].column("x0")
    assert read_cells(column, [0.1 + 0.2, None, -0.001]) == [0.3, None, 0.0]


def test_frames_have_exact_types() -> None:
    frames = make_dataset().frames()
    claims = frames["claims"]
    assert claims["value"].tolist()[:2] == [Decimal(25), Decimal(30)]
    assert claims["value"].isna().tolist() == [False, False, True]
    assert str(claims["page"].dtype) == "Int64"
    assert str(claims["x0"].dtype) == "float64"
    assert pd.api.types.is_string_dtype(claims["sentence"])
    assert frames["documents"]["date"].tolist() == [dt.date(2021, 3, 4)]


def test_frames_of_an_empty_dataset_have_all_columns() -> None:
    frames = Dataset().frames()
    for name, table in load_tables().items():
        assert tuple(frames[name].columns) == table.column_names


@pytest.mark.parametrize("name", list(load_tables()))
def test_text_cells_hold_nothing_but_text(name: str) -> None:
    columns = make_dataset().columns(name)
    for column in load_tables()[name].columns:
        assert all(isinstance(text, str) for text in cells_as_text(column, columns[column.name]))


def test_a_float_needs_its_decimals() -> None:
    with pytest.raises(ValueError, match="decimals"):
        Column(name="x", type="float", title="X", meaning="X.", english="X.")
