"""What must hold for any number and any text."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from decimal import Decimal

import num2words
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.numbers import read_numbers
from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.words import cardinal, ordinal
from schemas.readings import NumberReading

WHOLE = st.one_of(
    st.integers(0, 10**3), st.integers(0, 10**6), st.integers(0, 10**9), st.integers(0, 10**12)
)
ALPHABET = "0123456789.,-–/%€ ()'½³:;<>≈tweduizndarjmloe"


@given(WHOLE)
@example(1_000_001)
@example(2_000_000_008)
@example(88_888_888_888)
@example(72_001_000_000)
@settings(max_examples=400, deadline=None)
def test_any_number_in_words_reads_back(number: int) -> None:
    words = num2words.num2words(number, lang="nl")
    quantities = read_numbers(words).quantities
    assert [q.value for q in quantities] == [Decimal(number)], words
    assert (quantities[0].start, quantities[0].end) == (0, len(words))


@given(st.integers(0, 999_999))
@settings(max_examples=300, deadline=None)
def test_any_number_below_a_million_reads_as_one_word(number: int) -> None:
    words = num2words.num2words(number, lang="nl")
    assert cardinal(words) == number
    assert ordinal(num2words.num2words(number, lang="nl", to="ordinal")) == number


def _spans(reading: NumberReading) -> list[tuple[int, int]]:
    """Where everything that was read stands, in order."""
    spans = [(quantity.start, quantity.end) for quantity in reading.quantities]
    spans += [(period.start, period.end) for period in reading.periods]
    return sorted(spans + [(found.start, found.end) for found in reading.rejections])


def _grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(WHOLE, st.sampled_from([".", "\u00a0", "\u202f", "\u2009"]))
@settings(max_examples=300, deadline=None)
def test_any_number_in_grouped_digits_reads_back(number: int, mark: str) -> None:
    text = f"€ {_grouped(number, mark)}"
    assert [q.value for q in read_numbers(text).quantities] == [Decimal(number)]


@given(WHOLE, st.integers(0, 9999), st.integers(1, 4))
@settings(max_examples=300, deadline=None)
def test_any_decimal_reads_back_with_its_step(number: int, part: int, places: int) -> None:
    decimals = f"{part:04}"[:places]
    for whole in (str(number), _grouped(number, ".")):
        literal = read_literal(f"{whole},{decimals}")
        assert literal is not None
        assert literal.value == Decimal(f"{number}.{decimals}")
        assert literal.step == Decimal(1).scaleb(-places)


@given(st.one_of(st.text(max_size=200), st.text(alphabet=ALPHABET, max_size=200)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_error_or_overlap(text: str) -> None:
    spans = _spans(read_numbers(text, reference_date=dt.date(2023, 4, 11)))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))


# Words and signs that rules look at, to be thrown together.
PIECES = (
    "1", "2-", "2000", "1.045", "1,5", "1e10", "e", "½", "28 638", "nr.", "nrs.", "Kamerstuk",
    "een", "één", "de", "helft", "derde", "half", "kwart", "anderhalf", "acht", "dozijn", "twee",
    "honderd", "duizend", "miljoen", "mln.", "komma", "en", "of", "tot", "van", "tussen", "op",
    "oplopend tot", "minimaal", "meer dan", "of meer", "ruim", "min", "plus", "procent", "%",
    "€", "euro", "cent", "kg", "N/ha", "per", "jaar", "maanden", "jarige", "-jarige", "oud",
    "uur", "om", "deze maand", "vorig jaar", "afgelopen", "komende", "dinsdag", "mei", "Pasen",
    "31-08", "11-4-2023", "2017/18", "'21", "week 36", "klas", "groep", "havo", "artikel",
    "tweede lid", "p.", "blz.", "(", ")", "(2)", "[", "/", "+", "...", "\n", "\u00a0", "\u0130",
    "@", "http://", "IV", "x", "0", "00", "0612345678", "NL91ABNA0417164300", "CO2", "«", "–",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=24), st.sampled_from([" ", "", "  "]))
@example(["honderden", "duizend"], "")
@example(["1", "oplopend tot", "½"], "")
@example(["1,5", "of", "meer dan", "1.045"], " ")
@example(["1e10", "per", "minimaal", "0"], " ")
@example(["1,5", "de", "@", "1.045"], "")
@example(["NL91ABNA0417164300"] * 2 + ["nr."] * 3 + ["NL91ABNA0417164300", "@", "nr.", "1"], "")
@settings(max_examples=500, deadline=None)
def test_any_words_together_are_read_without_error_or_overlap(words: list[str], gap: str) -> None:
    text = gap.join(words)
    for reference in (None, dt.date(2024, 2, 29)):
        reading = read_numbers(text, reference_date=reference)
        spans = _spans(reading)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
        covered = {at for start, end in spans for at in range(start, end)}
        assert [
            at for at, sign in enumerate(text) if sign in "0123456789½" and at not in covered
        ] == []


@given(st.text(alphabet=ALPHABET, max_size=200))
@settings(max_examples=300, deadline=None)
def test_every_digit_stands_in_exactly_one_span(text: str) -> None:
    covered = bytearray(len(text))
    for start, end in _spans(read_numbers(text)):
        covered[start:end] = b"\x01" * (end - start)
    missed = [at for at, sign in enumerate(text) if sign in "0123456789½" and not covered[at]]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "9" * 5000 + " jaar en 3 dagen",
        "9" * 5000 + "/3 en 3/" + "9" * 5000,
        "9" * 5000 + "e en 5 op de " + "9" * 5000,
        "1" + " miljoen" * 400_000,
        "vijf komma" + " een" * 6000,
        "€ " + "1.000" * 2000,
        "een" * 4000,
        "miljoen" * 4000,
        "een" + "enhalf" * 4000,
    ],
    ids=len,
)
def test_numbers_without_end_are_read_without_error(text: str) -> None:
    reading = read_numbers(text)
    assert all(q.value is None or q.value < Decimal(10) ** 40 for q in reading.quantities)


PATHOLOGICAL = {
    "digits": "1",
    "grouped": "1.000",
    "points": "1.1.1.",
    "commas": "1,",
    "spaces": "1 000 ",
    "hyphens": "12-",
    "slashes": "1/2/",
    "words": "drie",
    "spaced words": "drie en ",
    "tussen": "tussen 1 en ",
    "currency": "€ ",
    "letters and digits": "a1",
    "kamerstuk": "kamerstuk 28 638, nr. 1, 2, 3 en ",
    "articles": "artikel 1, eerste lid, tweede lid, ",
    "dates": "1 januari tot 2 ",
    "percent": "%1%",
    "per": "5 per ",
    "parentheses": "(1",
    "urls": "www.a1-",
    "plus": "+31 0",
    "jaar": "1 jaar en ",
    "comparators": "meer dan ",
    "zero": "0 ",
    "one": "een ",
    "one bounded": "minimaal een ",
    "list marks": "1.",
    "brackets": "(((",
    "marks": "(1) ",
    "ranges": "2-",
    "glued words": "tweehonderd",
    "powers": "1e1",
    "dossiers": "Kamerstuk 28638, 28639, ",
    "rising": "oplopend tot 5, ",
    "counting up": "van 2000 tot ",
    "days and months": "31-08 ",
    "holidays": "kerst ",
    "weekdays": "eerste maandag van maart ",
    "days from today": "deze maand van 4 ",
    "school": "groep 7, ",
    "leaders": "....",
    "fractions": "1½",
    "nothing": "\x00",
}


@pytest.mark.parametrize("piece", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_time_is_linear_in_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        begin = time.process_time()
        read_numbers(text, reference_date=dt.date(2023, 4, 11))
        return time.process_time() - begin

    seconds(1000)
    short = min(seconds(4000) for _ in range(3))
    assert min(seconds(16000) for _ in range(2)) < 10 * short + 0.02
