"""Rates per many: behind what is counted, before it, in digits and in words."""

from __future__ import annotations

import itertools

import pytest

from tests.extractors.meaning.telling import meanings

MANY = (
    ("100.000 inwoners", "100000_inhabitant"),
    ("1.000 huishoudens", "1000_household"),
    ("duizend leerlingen", "1000_student"),
    ("honderd woningen", "100_woningen"),
    ("miljoen kilometer", "1000000_km"),
)
PLACES = (
    "Er waren {n} meldingen per {many}.",
    "Het gaat om {n} per {many}.",
    "Per {many} waren er {n} meldingen.",
    "In 2021 ontving de dienst {n} klachten per {many}, meer dan elders.",
    "De dienst telde {n} branden in de stad per {many}.",
)


@pytest.mark.parametrize(("many", "place"), itertools.product(MANY, PLACES))
def test_a_count_per_many_is_a_rate(many: tuple[str, str], place: str) -> None:
    told = meanings(place.format(n="34", many=many[0]))["34"]
    assert (told.per, told.statistic) == (many[1], "rate")


@pytest.mark.parametrize(
    "sentence",
    [
        "Er zijn 34 kramen per 12 bezoekers.",
        "Er zijn 34 kramen; per 1.000 inwoners zijn er 3 winkels.",
        "Van de 1.000 inwoners zijn er 34 ziek.",
    ],
)
def test_what_is_told_per_no_round_number_or_of_another(sentence: str) -> None:
    assert meanings(sentence)["34"].per == ""
