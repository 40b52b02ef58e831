"""Equal numbers that stand there by chance, and numbers that meet by nothing but room."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile import reconcile
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

REPORT = document("rapport", kind="rapport", title="Stallen van morgen")
ROADS = document("wegen", kind="rapport", title="Uitstoot op wegen 2019")
AGAIN = document("weer", kind="rapport", title="Uitstoot op wegen en straten")


def verdicts(*claims: Claim) -> list[tuple[str, str]]:
    documents = [d for d in (REPORT, ROADS, AGAIN) if d.doc_id in {c.doc_id for c in claims}]
    return [(r.verdict, r.dimension) for r in reconcile(documents, claims).relations]


def share(number: int, sentence: str, measure: str, **fields: Any) -> Claim:
    told = {"unit": "percent", "statistic": "share", "as_written": "80%", "page": number}
    return claim(f"rapport:{number}", "80", sentence, measure=measure, **(told | fields))


def cell(claim_id: str, value: str, row: str, column: str, **fields: Any) -> Claim:
    """A cell of a table, with its sentence as the reader writes it."""
    told = {"measure": f"{row}, {column}", "in_table": "p1t1", "statistic": "rate"} | fields
    return claim(claim_id, value, f"{row} | {column} | {value}", unit="g/km", **told)


def test_a_short_share_of_two_things_is_no_agreement() -> None:
    cows = share(1, "Bij koeien komt 80% van de uitstoot uit de pens.", "uit de pens")
    pigs = share(2, "Bij varkens komt 80% van de uitstoot uit de mest.", "uit de mest")
    assert verdicts(cows, pigs) == []


def test_the_same_sentence_some_pages_on_agrees() -> None:
    sentence = "Bij koeien komt 80% van de uitstoot van methaan uit de pens."
    told = verdicts(share(1, sentence, "uit de pens"), share(9, sentence, "uit de pens"))
    assert told == [("agrees", "")]


def test_equal_numbers_of_one_sentence_are_two_things() -> None:
    sentence = "De stal stoot 80% van het methaan uit in de winter en 80% van de ammoniak."
    assert verdicts(
        share(1, sentence, "methaan in de stal"),
        share(2, sentence, "ammoniak in de stal", page=1),
    ) == []  # fmt: skip


def test_a_label_that_names_nothing_agrees_with_nothing() -> None:
    axis = [
        claim(f"rapport:{n}", "50000", "28 sep 50000", page=n, period="2020-09-28",
              measure="28 sep (Aantal afgenomen testen)", section="Aantal afgenomen testen")
        for n in (1, 2)
    ]  # fmt: skip
    assert verdicts(*axis) == []


def test_a_rate_names_its_costs_not_its_base() -> None:
    fragments = [
        claim(f"rapport:{n}", "5", "(5 euro per kg ammoniak)", unit="EUR", per="kg", page=n,
              measure="ammoniak", as_written="5 euro per kg")
        for n in (1, 3)
    ]  # fmt: skip
    assert verdicts(*fragments) == []


def test_cells_agree_only_under_the_same_headings() -> None:
    row, column = "Zwaar verkeer", "fijnstof 2020"
    one = cell("wegen:1", "0.145", row, column, period="2020")
    same = cell("weer:1", "0.145", row, column, period="2020")
    other = cell("weer:1", "0.145", "Zwaar verkeer in de file", column, period="2020")
    assert verdicts(one, same) == [("agrees", "")]
    assert verdicts(one, other) == []


def test_cells_of_two_tables_under_one_heading_are_unclear() -> None:
    one = cell("wegen:1", "0.1", "Afvalverwerking", "Midden", period="2020")
    two = cell("wegen:2", "0.1", "Afvalverwerking", "Midden", period="2020", in_table="p2t1")
    other = cell("weer:1", "0.1", "Afvalverwerking", "Midden", period="2020")
    assert verdicts(one, other) == [("agrees", "")]
    assert verdicts(one, two, other) == []


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (("ge", "54000"), ("le", "54000"), []),
        (("lt", "54000"), ("lt", "55000"), []),
        (("approx", "29000"), ("eq", "28000"), []),
        (("approx", "15000"), ("eq", "15400"), [("consistent", "comparator")]),
        (("gt", "330"), ("eq", "335"), [("consistent", "comparator")]),
        (("gt", "330"), ("eq", "380"), []),
    ],
)
def test_room_reaches_as_far_as_a_number_is_round(
    left: tuple[str, str], right: tuple[str, str], told: list[tuple[str, str]]
) -> None:
    sentence = "In 2019 waren er {} uitstootmetingen op wegen van provincies."
    claims = [
        claim(f"{doc}:1", value, sentence.format(value), comparator=comparator, period="2019",
              measure="uitstootmetingen op wegen van provincies")
        for doc, (comparator, value) in (("wegen", left), ("weer", right))
    ]  # fmt: skip
    assert verdicts(*claims) == told


def test_labels_that_tell_several_numbers_in_the_same_words_agree_with_none() -> None:
    labels = [
        claim(f"{doc}:{n}", value, f"Onderwijs: 4 Bedrijven: 2 Overig: {value}", page=n,
              measure="Overig (De betrokken onderwijsinstellingen en bedrijven)")
        for doc, n, value in (("wegen", 1, "0"), ("wegen", 3, "7"), ("weer", 5, "0"))
    ]  # fmt: skip
    assert verdicts(*labels) == []
