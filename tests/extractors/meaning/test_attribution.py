"""Who says a number, and which report is named for it."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "who", "report"),
    [
        ("Volgens het Planbureau voor de Leefomgeving zijn er 12 locaties.",
         "Planbureau voor de Leefomgeving", ""),
        ("Het RIVM meldt dat er 12 locaties zijn.", "RIVM", ""),
        ("Vervolgens schat de Algemene Rekenkamer de kosten op € 3 miljoen.",
         "Algemene Rekenkamer", ""),
        ("Uit de Woonmonitor blijkt dat er 12 locaties zijn.", "Woonmonitor", "Woonmonitor"),
        ("In het rapport ‘Wonen op termijn’ staan 12 locaties.", "", "Wonen op termijn"),
        ("Er zijn 12 locaties (Kamerstuk 32 847, nr. 5).", "", "Kamerstuk 32 847, nr. 5"),
        ("Er zijn 12 locaties.", "", ""),
    ],
)  # fmt: skip
def test_speaker_and_report(sentence: str, who: str, report: str) -> None:
    read = meanings(sentence)
    meaning = next(iter(read.values()))
    assert (meaning.attributed_to, meaning.cited_source) == (who, report)
