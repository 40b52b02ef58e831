"""A question taken apart in words, numbers, years and names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.search import read_question


@pytest.mark.parametrize(
    ("text", "words", "numbers", "years"),
    [
        ("trajecten 2019", ["trajecten"], [], ["2019"]),
        ("25 daders", ["daders"], [("25", "")], []),
        ("1,2 miljoen euro", [], [("1200000", "EUR")], []),
        ("1.045 aanvragen in 2021", ["aanvragen"], [("1045", "")], ["2021"]),
        ("30%", [], [("30", "percent")], []),
        ("kst-24515-731", ["kst-24515-731"], [], []),
        ("het aantal van de huishoudens", ["huishoudens"], [], []),
        ("", [], [], []),
        ('"NEAR( OR *', ["near", "or"], [], []),
    ],
)
def test_words_numbers_and_years_are_told_apart(
    text: str, words: list[str], numbers: list[tuple[str, str]], years: list[str]
) -> None:
    question = read_question(text)
    assert [word.asked for word in question.words] == words
    assert [(number.value, number.unit) for number in question.numbers] == [
        (Decimal(value), unit) for value, unit in numbers
    ]
    assert [*question.years] == years


def test_a_word_is_asked_in_its_other_forms_too() -> None:
    (word,) = read_question("brieven").words
    assert {"brieven", "brief"} <= {*word.forms}


def test_a_question_of_small_words_only_is_still_asked() -> None:
    assert [word.asked for word in read_question("van het").words] == ["van", "het"]
