"""Lemmas without a parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.language import lemmatize
from extractors.language.lemmas import LemmaEntry, load_lemmas, read_entries, write_entries

NOUNS = {
    "zaken": "zaak",
    "mensenhandelzaken": "mensenhandelzaak",
    "toezichttrajecten": "toezichttraject",
    "slachtoffers": "slachtoffer",
    "verdachten": "verdachte",
    "gedetineerden": "gedetineerde",
    "minderjarigen": "minderjarige",
    "recidivisten": "recidivist",
    "stikstofdeposities": "stikstofdepositie",
    "subsidieaanvragen": "subsidieaanvraag",
    "uitbuitingsvormen": "uitbuitingsvorm",
    "hectares": "hectare",
    "jaren": "jaar",
    "opvangplekken": "opvangplek",
    "KDW-overschrijdingen": "KDW-overschrijding",
}
OTHERS = {"criminele": "crimineel", "van": "van", "het": "het"}
CASES = {"SIGNALERING": "signalering", "Daders": "dader", "NRM": "NRM"}


@pytest.mark.parametrize(("word", "lemma"), (NOUNS | OTHERS | CASES).items())
def test_a_word_on_its_own_has_a_lemma(word: str, lemma: str) -> None:
    assert lemmatize([word]) == [lemma]


def test_a_word_is_read_as_the_part_of_speech_it_has() -> None:
    table = load_lemmas()
    assert table.find("verdachten", "VERB") == "verdenken"
    assert table.find("daalde", "VERB") == "dalen"
    assert table.find("Kamer", "NOUN") == "kamer"
    assert table.find("80-jarige", "ADJ") == "80-jarig"
    assert table.find("zo\u2019n", "ADV") == "zo'n"


def test_a_proper_name_stays_as_it_is() -> None:
    assert load_lemmas().find("Comensha", "PROPN") == "Comensha"


def test_without_the_lemma_file_words_stay_as_they_are(tmp_path: Path) -> None:
    table = load_lemmas(tmp_path / "missing.tsv.gz")
    assert table.find("Zaken", "NOUN") == "zaken"
    assert table.commonest_pos("zaken") == ""


def test_written_entries_read_back() -> None:
    entries = {"NOUN": LemmaEntry("12:30", 4), "X": LemmaEntry("t/m", 0)}
    assert read_entries("t/m", write_entries("t/m", entries)) == entries
