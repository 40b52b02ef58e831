"""The vocabulary loads, is coherent, and names what a claim measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import UsageError
from schemas.indicators.indicators import (
    contains_any,
    find_indicator,
    load_domains,
    load_indicators,
    spell_words,
)

HANDEL = "Mensenhandel in beeld"
STIKSTOF = "Stikstof in Nederland"
SUBSIDIE = "Subsidies in cijfers"


def test_the_three_domains_load() -> None:
    assert {domain.domain for domain in load_domains()} >= {"mensenhandel", "stikstof", "subsidie"}
    assert len(load_indicators()) == sum(len(domain.indicator) for domain in load_domains())


@pytest.mark.parametrize(
    ("measure", "population", "section", "unit", "title", "expected"),
    [
        ("gesignaleerd verdachte", "", "", "count", HANDEL, "mensenhandel.verdachten_gesignaleerd"),
        ("opgespoord verdachte", "", "", "count", HANDEL, "mensenhandel.verdachten_opgespoord"),
        ("om-verdachte", "", "", "count", HANDEL, "mensenhandel.verdachten_om"),
        ("slachtoffer", "", "", "count", HANDEL, "mensenhandel.slachtoffers"),
        ("uniek dader", "", "Weinig toezichten", "count", HANDEL, "mensenhandel.daders_toezicht"),
        ("ingestroomd toezichttraject", "", "", "count", HANDEL, "mensenhandel.toezichten"),
        ("mensenhandelzaak", "", "", "percent", "", "mensenhandel.zaken"),
        ("technisch sepot", "", "", "percent", HANDEL, "mensenhandel.sepots"),
        ("duur", "vrijheidsstraf", "", "month", HANDEL, "mensenhandel.strafduur"),
        ("uitstoot", "ammoniak", "", "kt", STIKSTOF, "stikstof.emissie_nh3"),
        ("stikstofdepositie", "", "", "mol/ha/year", "", "stikstof.depositie"),
        ("piekbelaster", "", "", "count", "", "stikstof.piekbelasters"),
        ("toegekend aanvraag", "", "", "count", SUBSIDIE, "subsidie.aanvragen_toegekend"),
        ("aanvraag", "", "", "count", SUBSIDIE, "subsidie.aanvragen"),
        ("aangevraagd bedrag", "", "", "EUR", SUBSIDIE, "subsidie.bedrag_aangevraagd"),
    ],
)
def test_a_measure_finds_its_indicator(
    measure: str, population: str, section: str, unit: str, title: str, expected: str
) -> None:
    assert find_indicator(measure, population, section, unit, title) == expected


@pytest.mark.parametrize(
    ("measure", "population", "section", "unit", "title"),
    [
        ("verdachte", "", "", "count", "Jaarverslag verkeer"),  # another domain
        ("verdachte", "", "", "EUR", HANDEL),  # a unit that cannot be
        ("", "", HANDEL, "count", HANDEL),  # no measure
        ("fiets", "", "", "count", HANDEL),  # not in the vocabulary
        ("verdachte", "", "", "count", HANDEL),  # no phase of the chain is named
        ("verdachte", "gaat het om", "", "count", HANDEL),  # "om" is not the OM
    ],
)
def test_a_measure_without_an_indicator_gets_none(
    measure: str, population: str, section: str, unit: str, title: str
) -> None:
    assert find_indicator(measure, population, section, unit, title) == ""


def test_tracks_under_supervision_are_not_people_under_supervision() -> None:
    indicators = load_indicators()
    assert indicators["mensenhandel.toezichten"].count_unit == "toezicht"
    assert indicators["mensenhandel.daders_toezicht"].count_unit == "persoon"


def test_pattern_words_stand_in_order_with_others_between() -> None:
    words = spell_words("Gedwongen en seksuele uitbuiting")
    assert contains_any(words, ("gedwongen *uitbuiting",))
    assert contains_any(words, ("bier", "seksue*"))
    assert not contains_any(words, ("uitbuiting gedwongen",))
    assert not contains_any(words, ("uit",))
    assert not contains_any(words, ())


def test_a_file_with_an_unknown_field_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "fout.toml").write_text('domain = "fout"\nkleur = "rood"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"fout\.toml"):
        load_domains(tmp_path)


@pytest.mark.parametrize("ids", [("fout.een", "fout.een"), ("anders.een",)])
def test_an_id_stands_once_in_its_own_domain(tmp_path: Path, ids: tuple[str, ...]) -> None:
    told = "".join(
        f'[[indicator]]\nid = "{name}"\nlabel = "een"\nmeasures = ["een"]\nunits = ["count"]\n'
        'count_unit = "stuk"\ndefinition = "een"\n'
        for name in ids
    )
    head = 'domain = "fout"\nlabel = "Fout"\nabout = ["fout"]\n'
    (tmp_path / "fout.toml").write_text(head + told, encoding="utf-8")
    with pytest.raises(UsageError, match="id dubbel of niet in fout"):
        load_domains(tmp_path)
