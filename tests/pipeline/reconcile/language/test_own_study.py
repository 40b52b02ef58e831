"""Sentences that tell of what their own document asked, found or answers."""

from __future__ import annotations

import pytest

from pipeline.reconcile.language.clauses import tells_of_own_study


@pytest.mark.parametrize(
    "text",
    [
        "Op basis van uw Woo-verzoek zijn in totaal 13 documenten aangetroffen.",
        "Er zijn 8 documenten aangetroffen over de brug.",
        "Naar aanleiding van uw bezwaar zijn 3 stukken toegevoegd.",
        "Van de respondenten kent 40% de regeling.",
    ],
)
def test_what_was_found_for_one_reader_is_its_own(text: str) -> None:
    assert tells_of_own_study(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ik heb uw Kamer gemeld dat 25 scholen meedoen.",
        "In de loods zijn 12 vaten aangetroffen.",
        "Het aantal verzoeken steeg naar 300.",
    ],
)
def test_what_holds_for_all_is_not(text: str) -> None:
    assert not tells_of_own_study(text)
