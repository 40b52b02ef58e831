"""Every contrast finds what it promises and ignores its near misses; words meet in one root."""

from __future__ import annotations

import pytest

from pipeline.reconcile.language.concepts import concepts_of, contrasts_of, head_of, root_of
from pipeline.reconcile.language.limits import name_limit
from pipeline.reconcile.language.words import read_axes, read_limits, read_words

AXES = list(enumerate(read_axes()))
LIMITS = read_limits()


@pytest.mark.parametrize(
    ("number", "phrase", "member"),
    [(n, phrase, member) for n, axis in AXES for phrase, member in axis.finds.items()],
)
def test_a_contrast_finds_its_phrase(number: int, phrase: str, member: str) -> None:
    assert (number, member) in contrasts_of(phrase)


@pytest.mark.parametrize(
    ("number", "phrase"), [(n, phrase) for n, axis in AXES for phrase in axis.ignores]
)
def test_a_contrast_ignores_the_near_miss(number: int, phrase: str) -> None:
    assert not [pair for pair in contrasts_of(phrase) if pair[0] == number]


@pytest.mark.parametrize(
    ("name", "family", "marked"),
    [(m.name, (m.units or ["count"])[0], text) for m in LIMITS for text in m.finds],
)
def test_a_limit_finds_its_sentence(name: str, family: str, marked: str) -> None:
    assert name_limit(marked, family) == name


@pytest.mark.parametrize(
    ("name", "family", "marked"),
    [(m.name, (m.units or ["count"])[0], text) for m in LIMITS for text in m.ignores],
)
def test_a_limit_ignores_the_near_miss(name: str, family: str, marked: str) -> None:
    assert name_limit(marked, family) != name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opgespoorde", "opsporing"),
        ("gesignaleerd", "signalering"),
        ("recidiveert", "gerecidiveerd"),
        ("toegekend", "toekenning"),
        ("meldingen", "gemeld"),
        ("zaken", "zaak"),
        ("geseponeerd", "sepot"),
    ],
)
def test_inflection_and_derivation_share_a_root(one: str, other: str) -> None:
    assert root_of(one) == root_of(other)


@pytest.mark.parametrize(("one", "other"), [("gemeente", "meent"), ("geweld", "weld")])
def test_a_noun_in_ge_keeps_it(one: str, other: str) -> None:
    assert root_of(one) != root_of(other)


@pytest.mark.parametrize(
    "written",
    [
        ("24uurs zorg", "24-uurszorg", "24 uurszorg", "24uurszorg", "24-uurs zorg"),
        ("jeugd zorg", "jeugdzorg", "jeugd-zorg"),
        ("zwembad bezoek", "zwembadbezoek", "zwembad-bezoek"),
        ("huisartsen post", "huisartsenpost"),
        ("basisschool leerlingen", "basisschoolleerlingen", "basis school leerlingen"),
        ("ggz-instellingen", "ggz instellingen"),
    ],
)
def test_a_compound_is_the_same_joined_hyphenated_or_apart(written: tuple[str, ...]) -> None:
    assert len({concepts_of(text) for text in written}) == 1
    assert concepts_of(written[0])


@pytest.mark.parametrize("word", ["totaalbedrag", "jaarbedragen"])
def test_a_compound_of_words_that_say_nothing_alone_says_something(word: str) -> None:
    assert concepts_of(word) == {word.removesuffix("en")}


def test_compounds_come_apart_at_nouns_that_are_counted() -> None:
    assert concepts_of("toezichttrajecten") == concepts_of("toezicht") | concepts_of("traject")
    assert concepts_of("PM10") != concepts_of("PM2")


@pytest.mark.parametrize(
    ("phrase", "printed", "kind"),
    [
        ("ingestroomde toezichttrajecten in de executiefase", "toezichttrajecten", "track"),
        ("unieke daders van fraude", "daders", "person"),
        ("aantal meldingen van fraude", "meldingen", "case"),
        ("subsidies aangevraagd", "subsidies", "application"),
        ("jongeren gaan niet meer naar school", "jongeren", "person"),
        ("gestarte onderzoeken", "onderzoeken", "case"),
        ("gehuisveste gedetineerden", "gedetineerden", "person"),
        ("", "", ""),
    ],
)
def test_the_head_is_the_noun_before_the_first_preposition(
    phrase: str, printed: str, kind: str
) -> None:
    assert head_of(phrase)[1:] == (kind, printed)


def test_no_countable_noun_is_a_stop_word() -> None:
    known = read_words()
    nouns = {w for w in known.classes if known.classes[w] != "penalty"}
    assert not nouns & known.stop - {"keer"}
