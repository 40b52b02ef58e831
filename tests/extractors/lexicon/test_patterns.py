"""Every pattern proves itself: what it finds, and the near misses it ignores."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.lexicon import Clues, Pattern, PatternRules, fold
from extractors.lexicon.patterns import read_patterns
from extractors.periods import read_periods
from extractors.periods.reading import EVERYDAY
from extractors.periods.reading import PATTERNS as PERIODS
from extractors.references import read_citations
from extractors.references.citing import PATTERNS as CITATIONS
from extractors.references.rejecting import PATTERNS as REJECTIONS

REFERENCE = dt.date(2023, 4, 11)


def _unmarked(example: str) -> tuple[str, str, str]:
    """An example's text, the words between « and », and what stands behind ⇒."""
    body, _, expected = example.partition(" ⇒ ")
    before, _, rest = body.partition("«")
    words, _, after = rest.partition("»")
    return before + words + after, words, expected


def _found(pattern: Pattern, text: str) -> list[str]:
    folded = fold(text)
    if pattern not in PatternRules([pattern]).for_clues(Clues(folded)):
        return []
    return [text[match.start() : match.end()] for match in pattern.matches(folded, text)]


def _examples(patterns: tuple[Pattern, ...], field: str) -> list[object]:
    return [
        pytest.param(pattern, example, id=f"{pattern.name}: {example}")
        for pattern in patterns
        for example in getattr(pattern, field)
    ]


@pytest.mark.parametrize(("pattern", "example"), _examples(REJECTIONS + CITATIONS, "finds"))
def test_a_pattern_finds_what_it_says(pattern: Pattern, example: str) -> None:
    text, words, _ = _unmarked(example)
    assert words in _found(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "example"), _examples(REJECTIONS + CITATIONS + PERIODS + EVERYDAY, "ignores")
)
def test_a_pattern_ignores_the_near_misses(pattern: Pattern, example: str) -> None:
    assert _found(pattern, example) == []


@pytest.mark.parametrize(("pattern", "example"), _examples(PERIODS, "finds"))
def test_a_period_is_read_as_its_pattern_says(pattern: Pattern, example: str) -> None:
    text, words, iso = _unmarked(example)
    read = [
        (text[period.start : period.end], period.iso) for period in read_periods(text, REFERENCE)
    ]
    assert (words, iso) in read


@pytest.mark.parametrize(("pattern", "example"), _examples(EVERYDAY, "finds"))
def test_what_is_said_everyday_is_read_where_that_is_asked(pattern: Pattern, example: str) -> None:
    text, words, iso = _unmarked(example)
    read = read_periods(text, REFERENCE, everyday=True)
    assert (words, iso) in [(text[p.start : p.end], p.iso) for p in read]


@pytest.mark.parametrize(
    "text",
    ["Dat is gemiddeld over twee weken veel.", "Hij staat op de tweede plaats.",
     "Zij is de laatste van deze maand.", "Het geld wordt over drie jaar verdeeld.",
     "Zij staan op de eerste en tweede plaats."],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_none_everyday(text: str) -> None:
    assert read_periods(text, REFERENCE, everyday=True) in ((), read_periods(text, REFERENCE))


@pytest.mark.parametrize("text", ["Op vrijdag sluit het loket.", "Over twee weken volgt meer."])
def test_a_paper_is_not_read_so(text: str) -> None:
    assert read_periods(text, REFERENCE) == ()


@pytest.mark.parametrize(("pattern", "example"), _examples(CITATIONS, "finds"))
def test_a_citation_names_dossier_and_number(pattern: Pattern, example: str) -> None:
    text, words, expected = _unmarked(example)
    read = [
        (citation.dossier, citation.number)
        for citation in read_citations(text)
        if text[citation.start : citation.end] == words and citation.kind == pattern.label
    ]
    assert read == [tuple(part.split("|")) for part in expected.split(";")]


def test_every_pattern_has_a_near_miss() -> None:
    assert [p.name for p in REJECTIONS + CITATIONS + PERIODS + EVERYDAY if not p.ignores] == []


def test_a_pattern_with_an_unknown_key_stops_the_run(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "wrong.toml"
    path.write_text(
        '[[pattern]]\nname = "x"\nlabel = "name"\nregex = "x"\nfinds = ["«x»"]\nneed = ["x"]\n'
    )
    with pytest.raises(ValueError, match=r"wrong\.toml: x"):
        read_patterns(path)
