"""Millions whose clause tells that they are money, in sentences that a grammar makes."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.numbers import read_numbers

TRIED = settings(max_examples=int(os.environ.get("SENTENCES", "150")), deadline=None)
HEDGES = ("", "circa ", "ruim ", "bijna ", "nog geen ", "minstens ", "maximaal ", "zo'n ")
SCALES = {"miljoen": 10**6, "miljard": 10**9, "mln": 10**6}
AMOUNTS = ("budget", "bouwbudget", "subsidie", "investering", "bezuiniging", "begrotingstekort",
           "schuld", "lening", "rijksbijdrage", "boete", "tegenvaller", "taakstelling")  # fmt: skip
SPENDING = ("De maatregel kost {} per jaar.", "Het Rijk investeert {} in de wijken.",
            "Daarvoor is {} gereserveerd.", "De dienst bezuinigt {} op papier.",
            "Er is {} betaald.", "De uitgaven stegen naar {}.", "De omzet was {}.")  # fmt: skip
COUNTED = ("woningen", "leerlingen", "vaccins", "vogels", "bezoekers", "huishoudens", "dossiers")
COUNTING = ("Het aantal gebruikers steeg tot {}.", "De bevolking groeit naar {}.",
            "Het park trok {} bezoekers.", "Er rijden {} auto's.")  # fmt: skip


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Millions as a page writes them, and their value."""
    whole, scale = draw(st.integers(2, 400)), draw(st.sampled_from(sorted(SCALES)))
    tenth = draw(st.sampled_from(["", ",5"]))
    value = Decimal(f"{whole}{tenth.replace(',', '.')}") * SCALES[scale]
    return f"{draw(st.sampled_from(HEDGES))}{whole}{tenth} {scale}", value


@given(amounts(), st.sampled_from(
    [f"{article} {noun} van {{}} is genoemd." for article in ("Een", "Het") for noun in AMOUNTS]
    + list(SPENDING)))  # fmt: skip
@TRIED
def test_millions_beside_a_word_of_money_are_euros(amount: tuple[str, Decimal], place: str) -> None:
    text = place.format(amount[0])
    (read,) = read_numbers(text).quantities
    assert (read.value, read.unit, read.kind) == (amount[1], "EUR", "currency"), text


@given(amounts(), st.sampled_from(COUNTED), st.sampled_from(
    ["De kosten voor {} {} zijn bekend.", "De subsidie gaat naar {} {}.",
     "Er is budget voor {} {}."]))  # fmt: skip
@TRIED
def test_millions_of_what_stands_behind_them_are_counts(
    amount: tuple[str, Decimal], noun: str, place: str
) -> None:
    text = place.format(amount[0], noun)
    (read,) = read_numbers(text).quantities
    assert (read.value, read.unit) == (amount[1], "count"), text


@given(amounts(), st.sampled_from(COUNTING))
@TRIED
def test_millions_without_a_word_of_money_are_counts(
    amount: tuple[str, Decimal], place: str
) -> None:
    (read,) = read_numbers(place.format(amount[0])).quantities
    assert (read.value, read.unit) == (amount[1], "count")


def test_a_currency_beside_the_number_stays() -> None:
    (read,) = read_numbers("De investering van 3 miljoen dollar is betaald.").quantities
    assert read.unit == "USD"


@given(st.integers(2, 300), st.integers(2, 300), st.sampled_from(SPENDING))
@TRIED
def test_amounts_in_a_row_are_all_euros(one: int, other: int, place: str) -> None:
    text = place.format(f"{one}, {other} en 7 miljoen")
    read = read_numbers(text).quantities
    assert [(q.value, q.unit) for q in read] == [(n * 10**6, "EUR") for n in (one, other, 7)], text


def test_a_mille_is_a_thousand_euros_and_per_mille_none() -> None:
    told = {
        "Het hek kostte acht mille.": ("EUR", 8000),
        "De heffing is 3 per mille.": ("percent", Decimal("0.3")),
    }
    for text, outcome in told.items():
        (found,) = read_numbers(text).quantities
        assert (found.unit, found.value) == outcome


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("Een kleine miljoen euro ging naar het gemaal.", 10**6, "lt"),
        ("Het gemaal kostte een krappe miljard euro.", 10**9, "lt"),
        ("Er ging een royale miljoen euro heen.", 10**6, "gt"),
        ("Er ging een krappe drie miljoen euro heen.", 3 * 10**6, "lt"),
    ],
)
def test_a_million_of_which_a_word_tells_that_it_is_one(
    text: str, value: int, comparator: str
) -> None:
    (found,) = read_numbers(text).quantities
    assert (found.value, found.unit, found.comparator) == (value, "EUR", comparator)


@pytest.mark.parametrize("year", ["2024", "1998"])
def test_a_code_between_a_year_and_an_amount_is_of_the_amount(year: str) -> None:
    reading = read_numbers(f"De kosten waren in {year} EUR 13 per uur.")
    (found,) = (q for q in reading.quantities if q.unit == "EUR")
    assert (found.value, found.per) == (13, "hour")
    assert [p.iso for p in reading.periods] == [year]


def test_a_code_behind_an_amount_that_looks_like_a_year_is_its_own() -> None:
    (found,) = read_numbers("De boete was 2024 EUR.").quantities
    assert (found.value, found.unit) == (2024, "EUR")
