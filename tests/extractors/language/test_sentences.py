"""Every rule of sentences.toml finds what it says and ignores what it says."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language import sentences, split_sentences
from extractors.language.sentences import load_sentence_rules

RULES = tomllib.loads(
    Path(sentences.__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)["rule"]
FINDS = [(rule["name"], text) for rule in RULES for text in rule.get("finds", [])]
IGNORES = [(rule["name"], text) for rule in RULES for text in rule.get("ignores", [])]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(("rule", "barred"), FINDS)
def test_a_rule_breaks_where_the_bar_stands(rule: str, barred: str) -> None:
    assert cut(barred.replace("|", "")) == [part.strip() for part in barred.split("|")], rule


@pytest.mark.parametrize(("rule", "text"), IGNORES)
def test_a_rule_leaves_its_near_misses_whole(rule: str, text: str) -> None:
    assert cut(text) == [text], rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_every_rule_carries_proof(rule: dict[str, object]) -> None:
    assert rule.get("finds") or rule.get("ignores")


def test_an_abbreviation_is_in_one_list_only() -> None:
    rules = load_sentence_rules()
    assert not rules.never_last & rules.maybe_last


def test_an_unclosed_bracket_does_not_swallow_the_page() -> None:
    text = "Er zijn 12 zaken (in 2019. " + "De politie telt mee. " * 40
    assert len(cut(text)) > 30


@given(st.text(alphabet="Aab1 .!?()“”\n•-;", max_size=80))
def test_sentences_cover_everything_but_white_space_and_do_not_overlap(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("row", ["1 ", "• ", "(2019) ", "waarvan ", "1,", "a"])
def test_a_row_without_end_is_cut_into_sentences_that_lose_nothing(row: str) -> None:
    text = (row * 20_000)[:20_000].strip()
    found = split_sentences(text)
    assert max(end - start for start, end in found) <= 2_000
    assert max(len(re.findall(r"\d+", text[start:end])) for start, end in found) <= 100
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(
        " ", ""
    )
    assert not any(text[start - 1 : start + 1].isdigit() for start, _ in found if start)


@pytest.mark.parametrize("number", ["½", "elf", "Zes", "drieënveertig", "7", "⅞"])
@pytest.mark.parametrize("gap", [" ", ", ", "\xa0"])
def test_a_row_of_numbers_is_cut_however_they_are_written(number: str, gap: str) -> None:
    """Only digits were counted: what a sentence of a thousand halves is about took seconds."""
    text = (number + gap) * 1_000
    found = split_sentences(text)
    assert max(text[start:end].count(number) for start, end in found) <= 100
    assert sum(text[start:end].count(number) for start, end in found) == 1_000


def test_a_long_sentence_of_words_stays_whole() -> None:
    text = "De helft van de twee raden koos in vijf van de zeven wijken een derde weg, " * 12
    assert split_sentences(text.strip()) == [(0, len(text.strip()))]
