"""A letter's text held against its own table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.check.own_table import find_table_clashes
from schemas.records import Claim
from tests.pipeline.rows import make_claim


def cell(row: str, value: str, period: str = "2022") -> Claim:
    return replace(
        make_claim(f"t{row}{period}", "brief", value=Decimal(value), sentence=""),
        as_written=value, sentence=f"{row} | Vergunningen in {period} | {value}",
        measure=f"{row}, vergunningen", population="", section="", period=period, per="",
        in_table="p1t1", unit="count", comparator="eq", statistic="total",
    )  # fmt: skip


TABLE = [cell("Drenthe", "1480"), cell("Zeeland", "2310"), cell("Zeeland", "2190", "2021")]


def told(sentence: str, value: str, **changes: Any) -> Claim:
    return replace(
        make_claim("b1", "brief", value=Decimal(value), sentence=sentence),
        as_written=f"{int(value):,}".replace(",", "."), measure="vergunningen", population="",
        section="", period="2022", per="", in_table="", unit="count", comparator="eq",
        statistic="total", **changes,
    )  # fmt: skip


def test_another_number_than_the_cell_of_its_row_and_year_clashes() -> None:
    text = told("In Zeeland zijn in 2022 2.130 vergunningen verleend.", "2130")
    (clash,) = find_table_clashes([text, *TABLE])
    assert (clash.left, clash.right) == (text, TABLE[1])
    assert "De tekst noemt 2.130, de eigen tabel op p. 1 2.310" in clash.explanation


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (told("In Zeeland zijn in 2022 2.310 vergunningen verleend.", "2310"), "the same"),
        (told("In Zeeland zijn in 2022 2.300 vergunningen verleend.", "2300", step=Decimal(100)),
         "rounded"),
        (told("In Friesland zijn in 2022 2.130 vergunningen verleend.", "2130"), "no such row"),
        (told("In Zeeland zijn 2.130 aanvragen gedaan.", "2130", measure_lemma="aanvraag"),
         "another thing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_the_table_does_not_belie_does_not(text: Claim, why: str) -> None:
    if why == "another thing":
        text = replace(text, measure="aanvragen")
    assert list(find_table_clashes([text, *TABLE])) == [], why


def test_a_sentence_that_tells_the_cell_too_is_about_something_else() -> None:
    sentence = "In Zeeland zijn in 2022 2.310 vergunningen verleend, 130 vergunningen ingetrokken."
    both = [told(sentence, "2310"), replace(told(sentence, "130"), claim_id="b2")]
    assert list(find_table_clashes([*both, *TABLE])) == []
