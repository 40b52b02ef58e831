"""Every rule that looks past a hedge looks past all of them: there is one list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.lexicon import before_hedges, hedge_pattern, hedges
from extractors.lexicon.patterns import read_patterns
from extractors.meaning import Context, Sentence, describe_sentence
from extractors.numbers import read_numbers
from schemas.readings import Meaning

BETWEEN = sorted(hedge for hedge in hedges() if hedge[0].isalpha())


def meaning_of(text: str) -> Meaning:
    sentence = Sentence(text, None, read_numbers(text), "paragraph", "")
    return describe_sentence(sentence, Context())[0]


@pytest.mark.parametrize("hedge", sorted(hedges()))
def test_the_pattern_finds_every_hedge_whole(hedge: str) -> None:
    assert re.fullmatch(hedge_pattern(), hedge)


@pytest.mark.parametrize(
    "text", ["cabaret", "zone", "maximaliseren", "onder de 5", "tot 5", "ouder dan 5"]
)
def test_no_part_of_a_word_and_nothing_that_governs_a_number_is_one(text: str) -> None:
    assert re.match(hedge_pattern(), text) is None


def test_a_pattern_of_any_file_may_name_it(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text(
        '[[pattern]]\nname = "by"\nlabel = "by"\nregex = "met {hedge} 5"\nfinds = ["met circa 5"]'
    )
    (pattern,) = read_patterns(path)
    assert pattern.regex.search("met hooguit 5")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("gedaald met nog geen ", "gedaald met "),
        ("steeg naar maar liefst zo’n", "steeg naar "),
        ("Meer dan", ""),
        ("zone", "zone"),
    ],
)
def test_a_text_ends_where_the_hedges_of_its_number_begin(text: str, rest: str) -> None:
    assert before_hedges(text) == rest


@pytest.mark.parametrize("hedge", BETWEEN)
@pytest.mark.parametrize(("verb", "sign"), [("gestegen", 1), ("gedaald", -1)])
def test_a_change_keeps_its_sign_behind_every_hedge(hedge: str, verb: str, sign: int) -> None:
    meaning = meaning_of(f"De huur is {verb} met {hedge} 6 procent.")
    assert (meaning.statistic, meaning.sign) == ("change", sign)
