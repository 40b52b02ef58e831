"""The whole: the same whatever the order, incremental as in one go, each claim in one figure."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reconcile import Reconciliation, reconcile, relate_newcomer
from schemas.records import Claim, Document

from .making import LETTER, MONITOR, claim, document, households

THIRD = document("nota", title="Nota schuldhulpverlening")
DOCUMENTS = [MONITOR, LETTER, THIRD]
CLAIMS = [
    households("monitor:1", "614000"),
    households("brief:1", "641000"),
    households("nota:1", "614000"),
    households("monitor:2", "590000", period="2019"),
    households("nota:2", "500000", statistic="target"),
    claim("brief:2", "12", "Het kabinet neemt 12 maatregelen.", measure="maatregelen"),
]


def told(result: Reconciliation) -> set[tuple[str, str, str, str]]:
    return {(r.left, r.right, r.verdict, r.dimension) for r in result.relations}


@given(st.permutations(CLAIMS), st.permutations(DOCUMENTS))
@settings(max_examples=15, deadline=None)
def test_the_order_of_claims_and_documents_does_not_matter(
    claims: list[Claim], documents: list[Document]
) -> None:
    assert reconcile(documents, claims) == reconcile(DOCUMENTS, CLAIMS)


def test_relations_are_sorted_and_left_is_the_smaller_id() -> None:
    relations = reconcile(DOCUMENTS, CLAIMS).relations
    pairs = [(r.left, r.right) for r in relations]
    assert pairs == sorted(set(pairs))
    assert all(left < right for left, right in pairs)


def test_what_agrees_and_what_contradicts_is_told() -> None:
    found = told(reconcile(DOCUMENTS, CLAIMS))
    assert ("monitor:1", "nota:1", "agrees", "") in found
    assert ("brief:1", "monitor:1", "contradicts", "") in found
    assert not [pair for pair in found if "brief:2" in pair]


def test_a_document_that_tells_the_number_elsewhere_is_not_contradicted() -> None:
    twice = [
        households("brief:1", "614000"),
        households("brief:3", "700000", sentence="Elders zijn in 2021 700.000 huishoudens met "
                   "problematische schulden geteld."),
        households("monitor:1", "614000"),
    ]  # fmt: skip
    verdicts = {r.verdict for r in reconcile(DOCUMENTS, twice).relations if "monitor:1" in r.right}
    assert verdicts == {"agrees"}


def test_every_claim_is_in_exactly_one_figure() -> None:
    figures = reconcile(DOCUMENTS, CLAIMS).figures
    members = [c for f in figures for c in (f.preferred_claim, *f.alternatives.split(";")) if c]
    assert sorted(members) == sorted(c.claim_id for c in CLAIMS)


def test_the_monitor_is_preferred_over_the_letter_and_the_conflict_shows() -> None:
    figure = next(f for f in reconcile(DOCUMENTS, CLAIMS).figures if "monitor" in f.sources)
    contested = [f for f in reconcile(DOCUMENTS, CLAIMS).figures if f.status == "contested"]
    assert figure.preferred_claim.startswith("monitor")
    assert [f.preferred_claim for f in contested] == ["monitor:1"]
    assert contested[0].sources == "brief;monitor;nota"


@pytest.mark.parametrize(
    ("years", "preferred"), [(("2022", "2023"), "r2:1"), (("2024", "2023"), "r1:1")]
)
def test_a_figure_prefers_the_newer_edition_and_keeps_the_older(
    years: tuple[str, str], preferred: str
) -> None:
    documents = [
        document(f"r{n}", kind="rapport", publisher="Nibud", title=f"Staat van de schulden {y}",
                 date=None)
        for n, y in enumerate(years, start=1)
    ]  # fmt: skip
    claims = [households("r1:1", "614000"), households("r2:1", "641000")]
    (figure,) = reconcile(documents, claims).figures
    assert figure.preferred_claim == preferred
    assert figure.status == "explained"
    assert {figure.preferred_claim, figure.alternatives} == {"r1:1", "r2:1"}


@pytest.mark.parametrize("changed", ["brief", "monitor", "nota"])
def test_an_incremental_run_finds_what_a_full_run_finds(changed: str) -> None:
    before = [
        c if c.doc_id != changed else households(c.claim_id, "1000", period=c.period)
        for c in CLAIMS
    ]
    remembered = reconcile(DOCUMENTS, before).remember()
    assert reconcile(DOCUMENTS, CLAIMS, previous=remembered) == reconcile(DOCUMENTS, CLAIMS)


def test_nothing_changed_compares_nothing() -> None:
    whole = reconcile(DOCUMENTS, CLAIMS)
    again = reconcile(DOCUMENTS, CLAIMS, previous=whole.remember())
    assert again == whole
    assert (whole.compared > 0, again.compared) == (True, 0)


def test_a_withdrawn_document_takes_its_relations_along() -> None:
    remembered = reconcile(DOCUMENTS, CLAIMS).remember()
    left = [c for c in CLAIMS if c.doc_id != "brief"]
    result = reconcile([MONITOR, THIRD], left, previous=remembered)
    assert result == reconcile([MONITOR, THIRD], left)


def test_a_chart_label_shares_the_relations_of_the_text_it_restates() -> None:
    fields = {"statistic": "mean", "period": "2018/2022", "per": "year"}
    claims = [
        claim("monitor:1", "25", "Jaarlijks kregen gemiddeld 25 cliënten van de schuldhulp een "
              "borgstelling.", measure="cliënten van de schuldhulp", **fields),
        claim("monitor:2", "25", "BORGSTELLING 25", measure="BORGSTELLING",
              section="Cliënten van de schuldhulp per jaar", **fields),
        claim("brief:1", "25", "Per jaar kregen gemiddeld 25 cliënten van de schuldhulp een "
              "borgstelling.", measure="cliënten van de schuldhulp", **fields),
    ]  # fmt: skip
    found = told(reconcile(DOCUMENTS, claims))
    assert ("monitor:1", "monitor:2", "agrees", "") in found
    assert ("brief:1", "monitor:2", "agrees", "") in found


def test_a_newcomer_is_held_against_what_is_known() -> None:
    known = [c for c in CLAIMS if c.doc_id != "brief"]
    own = [c for c in CLAIMS if c.doc_id == "brief"]
    found = {
        (r.left, r.right): r.verdict
        for r in relate_newcomer(LETTER, own, [MONITOR, THIRD], known).relations
    }
    assert found["brief:1", "monitor:1"] == "contradicts"
    assert found["brief:1", "nota:1"] == "contradicts"
    assert all("brief" in left or "brief" in right for left, right in found)


def test_planted_conflicts_are_found_among_thousands() -> None:
    chance = random.Random(3)
    places = ["Ommerveld", "Zuidhaven", "Kerkbroek", "Lindeloo", "Duinrecht"]
    things = ["beschermingsbewinden", "betalingsregelingen", "budgetcoaches", "noodfondsen"]
    documents, claims, planted = [], [], 0
    for number in range(100):
        documents.append(document(f"d{number:03d}"))
        for row in range(20):
            place, thing, year = places[row % 5], things[row // 5], 2010 + number % 10
            true = 1000 + 37 * row + year
            wrong = number >= 10 and chance.random() < 0.02
            planted += wrong
            value = str(true * 2 if wrong else true)
            sentence = f"In {year} waren er in {place} {value} {thing}."
            claims.append(
                claim(f"d{number:03d}:{row:02d}", value, sentence, measure=f"{thing} in {place}",
                      period=str(year))
            )  # fmt: skip
    relations = reconcile(documents, claims).relations
    values = {c.claim_id: c for c in claims}
    contradicting = [r for r in relations if r.verdict == "contradicts"]
    odd = {i for r in contradicting for i in (r.left, r.right) if int(values[i].value or 0) > 3800}
    assert planted > 20
    assert len(odd) >= 0.95 * planted
    assert all(values[r.left].measure == values[r.right].measure for r in contradicting)
