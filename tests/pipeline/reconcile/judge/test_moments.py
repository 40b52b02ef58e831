"""One number that documents of two times tell, and numbers that only meet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pipeline.reconcile import reconcile
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

SPRING = document("lente", kind="infographic", title="Bibliotheken in beeld: lezen", publisher="")
AUTUMN = document("herfst", kind="rapport", title="Wat bibliotheken doen voor lezen", publisher="")
FARMS = document("stallen", kind="rapport", title="Stallen van morgen")


def told(*claims: Claim) -> list[tuple[str, str]]:
    documents = [d for d in (SPRING, AUTUMN, FARMS) if d.doc_id in {c.doc_id for c in claims}]
    return [(r.verdict, r.dimension) for r in reconcile(documents, claims).relations]


def branches(claim_id: str, value: str, period: str, sentence: str, **fields: Any) -> Claim:
    measure = fields.pop("measure", "vestigingen voor lezen")
    return claim(claim_id, value, sentence, measure=measure, period=period, **fields)


PLAIN = "De bibliotheken houden {} vestigingen voor lezen open in het hele land."


def test_an_equal_number_that_only_the_documents_date_agrees() -> None:
    pair = [
        branches("lente:1", "138", "2024-02-01", PLAIN.format("138")),
        branches("herfst:1", "138", "2024-09-01", PLAIN.format("138")),
    ]
    assert told(*pair) == [("agrees", "")]


def test_another_number_is_explained_by_the_dates_of_the_documents() -> None:
    pair = [
        branches("lente:1", "138", "2024-02-01", PLAIN.format("138")),
        branches("herfst:1", "131", "2024-09-01", PLAIN.format("131")),
    ]
    assert told(*pair) == [("explained", "period")]


@pytest.mark.parametrize("when", ["In 2023", "Vorig jaar", "Op 3 mei 2023"])
def test_a_time_told_beside_the_number_is_its_own(when: str) -> None:
    timed = f"{when} hielden de bibliotheken 138 vestigingen voor lezen open in het hele land."
    pair = [
        branches("lente:1", "138", "2024-02-01", PLAIN.format("138")),
        branches("herfst:1", "138", "2023", timed),
    ]
    assert told(*pair) == [("explained", "period")]


def test_a_small_count_of_a_bare_noun_builds_two_texts() -> None:
    assert told(
        branches("lente:1", "4", "2024", "We kijken naar vier criteria.", measure="criteria"),
        branches("stallen:1", "4", "2024", "Er golden vier criteria.", measure="criteria"),
    ) == []  # fmt: skip


def test_a_label_leaves_it_to_its_document_what_it_is_of() -> None:
    def label(claim_id: str, value: str, measure: str) -> Claim:
        sentence = f"{value} {measure}"
        return branches(claim_id, value, "2024", sentence, measure=measure)

    assert told(label("lente:1", "3", "afgewezen"), label("herfst:1", "3", "afgewezen")) == []
    rooms = "afgewezen aanvragen voor leesruimten"
    assert told(label("lente:1", "3", rooms), label("herfst:1", "3", rooms)) == [("agrees", "")]


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ("80", "180", [("agrees", "")]),
        ("80", "130", []),
        ("100", "240", []),
    ],
)
def test_two_ranges_with_other_ends_confirm_nothing(
    low: str, high: str, verdict: list[tuple[str, str]]
) -> None:
    def span(claim_id: str, low: str, high: str, step: str = "10") -> Claim:
        written = f"{low} tot {high}"
        return claim(
            claim_id, None, f"In 2023 kwamen er {written} kinderen per dag naar de voorleesuren.",
            as_written=written, value_low=low, value_high=high, comparator="range", step=step,
            measure="kinderen per dag naar de voorleesuren", period="2023", statistic="total",
        )  # fmt: skip

    assert told(span("lente:1", "80", "180"), span("herfst:1", low, high)) == verdict


GROWN = "Het boekennetwerk telt {} vaste leesplekken voor dove kinderen."


def places(claim_id: str, value: str, period: str = "", **fields: Any) -> Claim:
    sentence = fields.pop("sentence", GROWN.format(value))
    return claim(
        claim_id, value, sentence, period=period, measure="vaste leesplekken voor dove kinderen"
    )


def of_years(first: str, second: str, *claims: Claim) -> list[tuple[str, str]]:
    """What is found between a report of one year and a letter of another; "" for no date."""
    dates = {year: dt.date(int(year), 5, 1) if year else None for year in (first, second)}
    documents = [
        document("oud", kind="rapport", title="Het boekennetwerk", date=dates[first]),
        document("nieuw", kind="brief", title="Stand van de leesplekken", date=dates[second]),
    ]
    return [(r.verdict, r.dimension) for r in reconcile(documents, claims).relations]


@pytest.mark.parametrize(
    ("first", "second", "period", "verdict"),
    [
        ("2020", "2024", "2020", [("explained", "period")]),
        ("2024", "2024", "2020", [("explained", "period")]),
        ("2024", "2024", "", [("contradicts", "")]),
    ],
)
def test_documents_of_two_years_explain_numbers_of_which_not_both_are_dated(
    first: str, second: str, period: str, verdict: list[tuple[str, str]]
) -> None:
    pair = places("oud:1", "283", period), places("nieuw:1", "330")
    assert of_years(first, second, *pair) == verdict


def test_another_thing_is_not_explained_by_the_years() -> None:
    other = "Het boekennetwerk telt 330 losse leesplekken voor dove kinderen en hun ouders."
    other_thing = claim(
        "nieuw:1", "330", other, measure="losse leesplekken voor dove kinderen en hun ouders"
    )
    ours = claim(
        "oud:1", "283", GROWN.format("283").replace("vaste", "vaste scholen met"),
        measure="scholen met vaste leesplekken",
    )  # fmt: skip
    assert of_years("2020", "2024", ours, other_thing) == []


@pytest.mark.parametrize(("period", "dimension"), [("2019", "revision"), ("", "period")])
def test_an_edition_revises_a_named_time_and_else_tells_of_its_own(
    period: str, dimension: str
) -> None:
    old = document(
        "oud", kind="monitor", title="Monitor leesplekken 2019", date=dt.date(2020, 2, 1)
    )
    new = document(
        "nieuw", kind="monitor", title="Monitor leesplekken 2020", date=dt.date(2021, 2, 1)
    )
    sentence = f"In {period} telde" if period else "Zo telt"
    told = f"{sentence} het boekennetwerk {{}} vaste leesplekken voor dove kinderen."
    pair = (
        places("oud:1", "283", period, sentence=told.format("283")),
        places("nieuw:1", "330", period, sentence=told.format("330")),
    )
    relations = reconcile([old, new], pair).relations
    assert [(r.verdict, r.dimension) for r in relations] == [("explained", dimension)]
