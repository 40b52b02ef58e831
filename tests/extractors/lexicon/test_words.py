"""The word lists prove themselves: every unit word, comparator and rate is read as it says."""

from __future__ import annotations

import pytest

from extractors.lexicon import fold
from extractors.numbers import read_numbers
from extractors.numbers.quantities.comparators import _LEXICON as COMPARATORS
from extractors.numbers.text.units import LEXICON, SIGNS, WORDS

NAMES = ("approx", "gt", "ge", "lt", "le")


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_unit_word_is_read_as_its_unit(word: str) -> None:
    (quantity,) = read_numbers(f"Het gaat om 12 {word} in totaal").quantities
    assert (quantity.unit, quantity.kind) == (WORDS[word].symbol, WORDS[word].kind)
    assert quantity.value == 12 * WORDS[word].factor


@pytest.mark.parametrize("sign", sorted(SIGNS.keys() - LEXICON["told_near"].keys()))
def test_every_sign_is_read_in_its_own_case(sign: str) -> None:
    (quantity,) = read_numbers(f"Het gaat om 12 {sign} in totaal").quantities
    assert quantity.unit == SIGNS[sign].symbol


@pytest.mark.parametrize(
    ("sign", "word"),
    [(sign, word) for sign, words in LEXICON["told_near"].items() for word in words],
)
def test_a_sign_that_needs_a_word_is_read_beside_it(sign: str, word: str) -> None:
    before = f"Het is 3 {word}" if len(word) == 1 else f"Het is een {word} van"
    assert read_numbers(f"{before} 40 {sign} daar").quantities[-1].unit == SIGNS[sign].symbol
    alone = read_numbers(f"Er zijn 40 {sign} leden").quantities
    assert sign not in {quantity.unit for quantity in alone}


@pytest.mark.parametrize(
    ("name", "example"), [(name, find) for name in NAMES for find in COMPARATORS[name]["finds"]]
)
def test_comparators_are_read_as_they_say(name: str, example: str) -> None:
    (quantity,) = read_numbers(example).quantities
    assert quantity.comparator == name
    assert (quantity.start, quantity.end <= len(example)) == (0, True)


@pytest.mark.parametrize(("example", "name"), COMPARATORS["span"]["finds"])
def test_a_bound_of_a_span_stays_out_of_its_words(example: str, name: str) -> None:
    (quantity,) = read_numbers(f"Zij doen het {example} daarna.").quantities
    assert quantity.comparator == name
    assert quantity.start == quantity.digits[0]


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("mest met min 1,7 kg per ton", "ge", "1.7"),
        ("min 3 weken vooraf", "ge", "3"),
        ("het vriest min 3 graden", "eq", "-3"),
        ("een groei van min 0,4 procent", "eq", "-0.4"),
        ("na 5 min 20 kg bij", "eq", "5"),
    ],
)
def test_min_is_at_least_where_nothing_is_below_zero(
    text: str, comparator: str, value: str
) -> None:
    quantity = read_numbers(text).quantities[0]
    assert (quantity.comparator, str(quantity.value)) == (comparator, value)


@pytest.mark.parametrize(
    ("example", "name"), COMPARATORS["far"]["finds"] + COMPARATORS["denied"]["finds"]
)
def test_verbs_and_denials_within_a_bound(example: str, name: str) -> None:
    (quantity,) = read_numbers(f"Dat mag {example}.").quantities
    assert quantity.comparator == name


@pytest.mark.parametrize("example", COMPARATORS["denied"]["ignores"])
def test_what_denies_no_bound(example: str) -> None:
    (quantity,) = read_numbers(example).quantities
    assert quantity.comparator in {"gt", "lt"}


@pytest.mark.parametrize("example", COMPARATORS["span"]["ignores"])
def test_what_bounds_a_span_bounds_nothing_else(example: str) -> None:
    assert [quantity.comparator for quantity in read_numbers(example).quantities] == ["eq"]


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        (name, phrase)
        for name in NAMES
        for field in ("before", "bounds")
        for phrase in COMPARATORS[name].get(field, ())
    ],
)
def test_every_comparator_phrase_is_read(name: str, phrase: str) -> None:
    (quantity,) = read_numbers(f"Het is {phrase} 12 procent").quantities
    assert quantity.comparator == name


@pytest.mark.parametrize(
    ("base", "word"), [(base, word) for base, words in LEXICON["per"].items() for word in words]
)
def test_every_rate_is_read(base: str, word: str) -> None:
    (quantity,) = read_numbers(f"€ 12 per {word}").quantities
    assert (quantity.unit, quantity.per) == ("EUR", base)


def test_folding_keeps_every_character_on_its_offset() -> None:
    text = "İ\u00a0Ruim\u2009’t 1\u2011ÉÉN"
    assert len(fold(text)) == len(text)
    assert fold("Één\u00a0op") == "één op"
    assert fold("13−17 jaar, −17 graden") == fold("13–17 jaar, −17 graden")
