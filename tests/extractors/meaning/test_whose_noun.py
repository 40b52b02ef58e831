"""Whose noun a number's measure takes: of its own clause, not of the one beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.meaning import Context, Sentence, describe_sentence
from extractors.numbers import read_numbers
from schemas.readings import Meaning
from tests.extractors.meaning.telling import parse

TABLE = tomllib.loads(Path(__file__).with_name("whose_noun.toml").read_text(encoding="utf-8"))
ROWS = [row for kind in TABLE["kind"] for row in kind["rows"]]


@pytest.mark.parametrize(
    ("marked", "has", "lacks"), [row for row in ROWS if row[0] not in TABLE["beyond"]]
)
def test_a_measure_takes_the_noun_of_its_own_clause(marked: str, has: str, lacks: str) -> None:
    told = _told(marked)
    measure = told.measure.lower()
    wanted = has.lower().split(", ") if has else [""]
    around = f"{measure} {told.population.lower()}"
    assert wanted[0] in measure or any(word in around for word in wanted[1:]), told.measure
    assert not [word for word in lacks.lower().split(", ") if word and word in measure]


def test_what_is_beyond_is_in_the_table() -> None:
    assert set(TABLE["beyond"]) <= {row[0] for row in ROWS}


def _told(marked: str) -> Meaning:
    """The meaning of the number between the marks."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    reading = read_numbers(text)
    sentence = Sentence(text, parse(text), reading, "paragraph", "")
    told = zip(reading.quantities, describe_sentence(sentence, Context()), strict=True)
    return next(meaning for number, meaning in told if number.start < end and number.end > start)
