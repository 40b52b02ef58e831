"""Numbers told of another time, place or count of what was told just before."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.reconcile.evidence.pairs.features import FEATURES
from pipeline.reconcile.evidence.pointing import (
    SURELY,
    PointingEntry,
    point_back,
    pointings_of,
    read_pointings,
)
from pipeline.reconcile.evidence.verdict import WeighedVerdict
from pipeline.reconcile.evidence.weigh import Weighed
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim

TOLD = claim("rapport:1", "64", "In 2023 telde de markt in Aldorp 64 kramen.", period="2023")


@pytest.mark.parametrize("one", read_pointings(), ids=lambda one: one.name)
def test_each_way_finds_its_texts_and_no_others(one: PointingEntry) -> None:
    assert [text for text in one.finds if one.name not in pointings_of(text)] == []
    assert [text for text in one.ignores if one.name in pointings_of(text)] == []


def told(name: str, number: str, sentence: str, **fields: str) -> Claim:
    return claim(f"brief:{name}", number, sentence, start=sentence.index(number), **fields)


def pointed(*claims: Claim, sure: float = SURELY) -> list[tuple[str, str]]:
    """By number pointed from the dimension, where the first claim surely retells the source."""
    none = np.zeros(0)
    weighed = [Weighed(c, (), np.zeros((0, len(FEATURES))), none, none) for c in claims]
    retold = {claims[0].claim_id: WeighedVerdict(TOLD, "agrees", "", sure)}
    return [(teller.as_written, v.dimension) for teller, v in point_back(weighed, retold)]


FIRST = told("1", "64", "De markt had in 2023 64 kramen.", period="2023")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In 2021 waren dat er 52.", [("52", "period")]),
        ("Het jaar ervoor waren het er 52.", [("52", "period")]),
        ("In Zandhuizen zijn dat er 52.", [("52", "population")]),
        ("Telt men de wagens van buiten mee, dan zijn het er 52.", [("52", "definition")]),
        ("In 2023 waren dat er 52.", []),
        ("In Aldorp waren dat er 52.", []),
        ("In Zandhuizen stonden 52 bomen.", []),
        ("In 2021 waren dat er 520.", []),
    ],
)
def test_what_points_back_differs_on_the_point_that_is_named(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    number = "520" if "520" in sentence else "52"
    assert pointed(FIRST, told("2", number, sentence)) == found


def test_it_points_to_the_number_just_before_and_no_farther() -> None:
    other = told("2", "31", "Op het plein stonden 31 banken.")
    third = told("3", "52", "In 2021 waren dat er 52.")
    assert pointed(FIRST, third) == [("52", "period")]
    assert pointed(FIRST, other, third) == []
    between = told("4", "8", "Het regende 8 uur.", unit="hour")
    apart = told("5", "9", "Dat was 9 graden.", unit="degree_celsius")
    assert pointed(FIRST, between, apart, third) == []


def test_what_was_not_surely_told_is_not_pointed_to() -> None:
    assert pointed(FIRST, told("2", "52", "In 2021 waren dat er 52."), sure=SURELY - 0.01) == []


def test_a_bare_number_takes_the_unit_that_stands_before_it_in_its_sentence() -> None:
    sentence = "Er werken 64 krachten; met de vrijwilligers meegeteld zijn het er 70."
    first = told("1", "64", sentence, unit="fte")
    assert pointed(first, told("2", "70", sentence)) == [("70", "definition")]
    assert pointed(first, told("2", "70", "Meegeteld zijn het er 70.")) == []
