"""Numbers with no word beside them say nothing."""

from __future__ import annotations

import pytest

from extractors.doctypes import identify
from extractors.document.prose import add_prose
from extractors.document.rows.collect import Collector
from extractors.document.text.flow import OwnNumbers, sentences
from extractors.document.whole.amounts import ChapterScale
from extractors.document.whole.page_periods import DocumentPeriods
from schemas.paper import Box, Passage, PlacedWord, Reading


@pytest.mark.parametrize(
    ("text", "claimed", "set_aside"),
    [
        ("55 en 56.", [], ["55", "56"]),
        ("12 t/m 14", [], ["12 t/m 14"]),
        ("12 zaken en 14 daders.", ["12", "14"], []),
        ("Ongeveer 12 en 14.", ["Ongeveer 12", "14"], []),
        ("5 m", ["5 m"], []),
    ],
)
def test_a_number_without_a_word_is_no_claim(
    text: str, claimed: list[str], set_aside: list[str]
) -> None:
    words = (PlacedWord(0, len(text), 1, Box(0, 0, 9, 9)),)
    reading = Reading((), (Passage(text, "paragraph", words),))
    collector = Collector(identify("voorbeeld", reading))
    flow = list(sentences(reading, OwnNumbers("", ""), None))
    add_prose(collector, flow, None, DocumentPeriods(), ChapterScale(reading))
    assert [claim.as_written for claim in collector.claims] == claimed
    assert [rejected.as_written for rejected in collector.rejected] == set_aside


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Ea 100", []),
        ("ëo 140", []),
        ("Woningen 140", ["140"]),
        ("www.voorbeeld.nl/nl 59302", []),
    ],
)
def test_noise_of_a_recognised_chart_is_no_claim(text: str, claimed: list[str]) -> None:
    words = (PlacedWord(0, len(text), 1, Box(0, 0, 9, 9)),)
    reading = Reading((), (Passage(text, "label", words, ocr_confidence=0.8),))
    collector = Collector(identify("voorbeeld", reading))
    flow = list(sentences(reading, OwnNumbers("", ""), None))
    add_prose(collector, flow, None, DocumentPeriods(), ChapterScale(reading))
    assert [claim.as_written for claim in collector.claims] == claimed
