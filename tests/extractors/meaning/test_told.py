"""What numbers mean in sentences of our own, kind by kind: measure, statistic, per, period."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from extractors.meaning import Context, Sentence, describe_sentence
from extractors.numbers import read_numbers
from schemas.readings import Meaning
from tests.extractors.meaning.telling import parse

TABLE = tomllib.loads(Path(__file__).with_name("told.toml").read_text(encoding="utf-8"))
ROWS = [row for kind in TABLE["kind"] for row in kind["rows"]]


@pytest.mark.parametrize(("marked", "measure", "statistic", "per", "period"), ROWS)
def test_a_number_means_what_a_reader_says(
    marked: str, measure: str, statistic: str, per: str, period: str
) -> None:
    told = _told(marked)
    said = f"{told.measure} {told.population}".lower()
    for word in measure.split(",") if measure != "-" else ():
        wanted = word.strip().lower()
        if wanted.startswith("!"):
            assert not re.search(rf"\b{re.escape(wanted[1:])}\b", told.measure.lower())
        else:
            assert any(one in said for one in wanted.split("/")), told
    found = (told.statistic, told.per, told.period)
    for own, wanted in zip(found, (statistic, per, period), strict=True):
        if wanted != "-":
            assert (not own) if wanted == "0" else own in {wanted, *wanted.split("/")}, found


def _told(marked: str) -> Meaning:
    """The meaning of the number between the marks, with the sentence before it."""
    *before, last = (part.strip() for part in marked.split("~~"))
    start, end = last.index("«"), last.index("»") - 1
    text = last.replace("«", "").replace("»", "")
    past = tuple(Sentence(b, parse(b), read_numbers(b), "paragraph", "") for b in before)
    reading = read_numbers(text)
    sentence = Sentence(text, parse(text), reading, "paragraph", "", first_in_passage=not before)
    told = zip(reading.quantities, describe_sentence(sentence, Context(before=past)), strict=True)
    return next(meaning for number, meaning in told if number.start < end and number.end > start)
