"""What is no number, which kind a number is, its step and its span, and names with digits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.numbers import read_numbers


@pytest.mark.parametrize(
    "text",
    [
        "Het kabinet acht het nodig dat een en ander wordt geregeld.",
        "Een van de grootste zorgen zijn tientallen, enkele en meerdere zaken.",
        "De Tweede Kamer en de Eerste Kamer nemen dit in acht.",
        "Een derde partij is een achttiende eeuws huis.",
        "Het elftal en het drietal kwamen samen.",
        "Wij vieren het feest met honderden, duizenden mensen.",
        "Een half woord is genoeg; de verdachte is voor de helft.",
        "Een paar honderd mensen en enkele duizend euro.",
    ],
)
def test_words_that_look_like_numbers_are_none(text: str) -> None:
    found = [q for q in read_numbers(text).quantities if q.kind != "ordinal"]
    assert [text[q.start : q.end] for q in found if text[q.start : q.end] != "de helft"] == []


KINDS = {
    "tien jaar oud": "age",
    "jonger dan 23 jaar": "age",
    "leeftijd van 3 jaar": "age",
    "op 95-jarige leeftijd": "age",
    "anderhalf uur": "duration",
    "3 meter": "dimension",
    "45%": "percent",
    "een vijfde": "fraction",
    "€ 5": "currency",
    "95-105": "number_range",
    "de eenentwintigste": "ordinal",
    "de 3e": "ordinal",
    "12": "cardinal",
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=KINDS)
def test_kinds_are_told_apart(text: str, kind: str) -> None:
    assert [quantity.kind for quantity in read_numbers(text).quantities] == [kind]


def test_the_step_is_the_value_of_the_last_printed_digit() -> None:
    steps = {
        text: read_numbers(text).quantities[0].step
        for text in ("1,2 miljard", "45%", "2,50", "1.045", "een derde")
    }
    assert steps == {
        "1,2 miljard": Decimal(100000000),
        "45%": Decimal(1),
        "2,50": Decimal("0.01"),
        "1.045": Decimal(1),
        "een derde": None,
    }


def test_spans_hold_the_comparator_and_digits_do_not() -> None:
    text = "Dat kost circa € 2,5 miljoen per jaar extra."
    quantity = read_numbers(text).quantities[0]
    assert text[quantity.start : quantity.end] == "circa € 2,5 miljoen per jaar"
    assert text[slice(*quantity.digits)] == "€ 2,5 miljoen"


def test_a_footnote_mark_in_superscript_is_no_part_of_a_number() -> None:
    (read,) = read_numbers("5,4³ procent van de zaken").quantities
    assert (read.comparator, read.value) == ("eq", Decimal("5.4"))


NAMES = ["3RO", "CO2", "PM2,5", "COVID-19", "A12", "G4", "F-35", "artikel-12-gemeente", "NH3"]


@pytest.mark.parametrize("name", NAMES)
def test_names_with_digits_are_names(name: str) -> None:
    text = f"De aanpak van {name} helpt."
    reading = read_numbers(text)
    assert reading.quantities == ()
    assert [(text[r.start : r.end], r.reason) for r in reading.rejections] == [(name, "name")]


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("Een zeventiental bruggen werd gesloopt.", 17, "eq"),
        ("Er was een viertal sluizen.", 4, "eq"),
        ("Een 31-tal kades is hersteld.", 31, "eq"),
        ("Een dertigtal kades is hersteld.", 30, "approx"),
    ],
)
def test_only_a_round_number_of_a_kind_is_told_roughly(
    text: str, value: int, comparator: str
) -> None:
    (found,) = read_numbers(text).quantities
    assert (found.value, found.comparator) == (value, comparator)
