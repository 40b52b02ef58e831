"""A document's text held against its own tables."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.recompute.own_table import relate_to_own_tables
from schemas.records import Claim, Relation
from tests.pipeline.reconcile.making import MONITOR, claim
from tests.pipeline.reconcile.sentences import claims_of


def cell(row: str, value: str, period: str = "2022", **fields: Any) -> Claim:
    written = f"{int(value):,}".replace(",", ".")
    told: dict[str, Any] = {
        "as_written": written, "measure": f"{row}, vergunningen", "period": period,
        "in_table": "p2t1", "page": 2,
    }  # fmt: skip
    sentence = f"{row} | Vergunningen in {period} | {written}"
    return claim(f"monitor:t{row}{period}", value, sentence, **(told | fields))


TABLE = [
    cell("Drenthe", "1480"),
    cell("Zeeland", "2310"),
    cell("Zeeland", "2190", "2021"),
    cell("Overige provincies", "21746000", unit="EUR", step="1000"),
]


def told(sentence: str, **fields: Any) -> list[Relation]:
    text = claims_of(sentence, **{"measure": "vergunningen", **fields})
    corpus = Corpus.of([MONITOR], [*text, *TABLE])
    return [*relate_to_own_tables(corpus.members["monitor"], corpus)]


@pytest.mark.parametrize(
    ("sentence", "verdict", "named"),
    [
        ("In Zeeland zijn in 2022 2.310 vergunningen verleend.", "agrees", "Zeeland2022"),
        ("Voor de overige provincies was dat 21,7 miljoen euro.", "consistent",
         "Overige provincies2022"),
        ("In Zeeland zijn in 2022 2.130 vergunningen verleend.", "contradicts", "Zeeland2022"),
    ],
)  # fmt: skip
def test_a_number_is_held_against_the_cell_its_clause_names(
    sentence: str, verdict: str, named: str
) -> None:
    found = told(sentence)
    assert [(r.verdict, r.right.removeprefix("monitor:t")) for r in found] == [(verdict, named)]


def test_the_explanation_names_the_page_of_the_table() -> None:
    (relation,) = told("In Zeeland zijn in 2022 2.130 vergunningen verleend.")
    assert "De tekst noemt 2.130, de eigen tabel op p. 2 2.310" in relation.explanation


@pytest.mark.parametrize(
    "sentence",
    [
        "In Friesland zijn in 2022 2.130 vergunningen verleend.",
        "In Zeeland zijn in 2020 2.130 vergunningen verleend.",
        "In Zeeland zijn in 2022 ook 13 vergunningen verleend.",
        "In Zeeland zijn in 2022 2.310 vergunningen verleend en 130 vergunningen ingetrokken.",
    ],
)
def test_what_the_table_does_not_tell_of_is_left_alone(sentence: str) -> None:
    assert [r for r in told(sentence) if r.verdict != "agrees"] == []


def test_another_thing_in_the_row_of_the_table_is_not_belied() -> None:
    assert told("In Zeeland zijn in 2022 2.130 aanvragen gedaan.", measure="aanvragen") == []


@pytest.mark.parametrize(
    ("change", "verdict"), [("5%", "consistent"), ("15%", "contradicts"), ("120", "consistent")]
)
def test_a_change_is_held_against_the_year_before_in_its_row(change: str, verdict: str) -> None:
    found = told(
        f"In Zeeland zijn in 2022 2.310 vergunningen verleend. Dat is een stijging van {change}."
    )
    changes = [r for r in found if r.dimension == "change"]
    assert [r.verdict for r in changes] == [verdict]
    assert re.search(r"2\.310 .* = 2\.", changes[0].explanation)
