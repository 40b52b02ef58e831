"""What two documents tell twice and differently contradicts; what only sounds alike does not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.reconcile import reconcile, relate_newcomer
from schemas.records import Claim, Document

from .making import claim, document

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))["pair"]


def side(name: str, told: dict[str, Any]) -> tuple[Document, Claim]:
    fields = {**told}
    own = document(name, kind=fields.pop("kind"), title=fields.pop("title"))
    value, sentence = fields.pop("value"), fields.pop("sentence")
    return own, claim(f"{name}:1", value, sentence, **fields)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_a_pair_gets_its_verdict_in_the_dataset_and_in_the_fact_check(pair: dict[str, Any]) -> None:
    (source, told), (letter, retold) = side("bron", pair["left"]), side("brief", pair["right"])
    relations = reconcile([source, letter], [told, retold]).relations
    checked = relate_newcomer(letter, [retold], [source], [told]).relations
    assert [r.verdict for r in relations] == [r.verdict for r in checked]
    verdicts = {r.verdict for r in relations}
    if pair["verdict"]:
        assert verdicts == {pair["verdict"]}
    else:
        assert verdicts <= {"explained"}


def test_a_miscopied_number_weighs_heavier_than_another_number() -> None:
    (source, told), (letter, retold) = (
        side("bron", PAIRS[0]["left"]), side("brief", PAIRS[0]["right"])
    )  # fmt: skip
    swapped, mistyped, other = (
        reconcile([source, letter], [told, claim("brief:1", value, retold.sentence,
                  measure=retold.measure, period=retold.period)]).relations[0].score
        for value in ("121", "142", "187")
    )  # fmt: skip
    assert swapped > mistyped > other


def test_a_sentence_that_leans_on_the_one_before_is_about_the_same() -> None:
    source, letter = (
        document("bron", kind="factsheet", title="Factsheet toezicht"),
        document("brief"),
    )
    told = claim(
        "bron:1", "25", "Het gaat jaarlijks om gemiddeld 25 daders van stalking onder toezicht.",
        measure="daders van stalking onder toezicht", statistic="mean", per="year",
    )  # fmt: skip
    first = claim(
        "brief:1", "30", "In 2019 liepen er 30 toezichten op daders van stalking.", top=100.0,
        measure="toezichten op daders van stalking", period="2019",
    )  # fmt: skip
    leaning = claim(
        "brief:2", "25", "Daar waren ongeveer 25 daders per jaar bij.", page=1, top=112.0,
        measure="daders", per="year", comparator="approx",
    )  # fmt: skip
    relations = reconcile([source, letter], [told, first, leaning]).relations
    assert ("brief:2", "bron:1", "agrees") in {(r.left, r.right, r.verdict) for r in relations}


def test_two_shares_of_one_group_for_other_things_are_unrelated() -> None:
    source, letter = document("bron", title="Daders in beeld 2015-2019"), document("brief")
    told = claim(
        "bron:1", "33.3333", "Een op de drie daders van oplichting is jonger dan 23 jaar.",
        unit="percent", statistic="share", measure="jonger dan 23 jaar",
        population="daders van oplichting", as_written="Een op de drie",
    )  # fmt: skip
    other = claim(
        "brief:1", "33.3333", "Een op de drie daders van oplichting wordt begeleid.",
        unit="percent", statistic="share", measure="begeleid", population="daders van oplichting",
        as_written="Een op de drie", period="2021",
    )  # fmt: skip
    assert reconcile([source, letter], [told, other]).relations == ()


ECHO = "Voor de regeling is {} euro vrijgemaakt om vervuilende ketels bij kwekers te vervangen."


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        (ECHO.format("13 miljoen"), {"contradicts"}),
        ("Voor zonnedaken bij kwekers is 13 miljoen euro vrijgemaakt.", set()),
        ("Er is 13 miljoen euro vrijgemaakt.", set()),
    ],
)
def test_without_a_year_only_a_sentence_told_again_contradicts(
    sentence: str, verdicts: set[str]
) -> None:
    source, letter = document("bron", title="Stand van de kassen"), document("brief")
    told = claim("bron:1", "31000000", ECHO.format("31 miljoen"), measure="regeling", unit="EUR")
    retold = claim("brief:1", "13000000", sentence, measure="regeling", unit="EUR")
    relations = reconcile([source, letter], [told, retold]).relations
    assert {r.verdict for r in relations} == verdicts


def ranged(claim_id: str, low: str, high: str, sentence: str) -> Claim:
    return claim(
        claim_id, None, sentence, value_low=low, value_high=high, comparator="range",
        unit="percent", statistic="share", measure="afname van de uitstoot in stallen",
        as_written=f"{low}-{high}%",
    )  # fmt: skip


def test_two_ranges_of_one_document_are_two_things() -> None:
    source = document("bron", title="Stallen van morgen")
    one = ranged(
        "bron:1", "40", "70", "De afname van de uitstoot in stallen is 40-70% met roosters."
    )
    other = ranged(
        "bron:2", "40", "50", "De afname van de uitstoot in stallen is 40-50% met filters."
    )
    assert reconcile([source], [one, other]).relations == ()


def test_cells_under_other_numbers_are_other_rows() -> None:
    told = "Uitstoot van auto's (g/km): {} km/uur | {}"
    documents = [
        document(f"rapport-{year}", kind="rapport", title=f"Uitstoot op de weg {year}", date=None)
        for year in (2021, 2022)
    ]
    cells = [
        claim(f"rapport-{year}:1", value, told.format(speed, value), in_table="p1t1",
              measure="uitstoot van auto's", unit="g/km", period="2020")
        for year, speed, value in ((2021, "80", "0.018"), (2022, "120", "0.017"))
    ]  # fmt: skip
    assert reconcile(documents, cells).relations == ()
