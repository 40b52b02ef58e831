"""Bare numbers in a chapter whose amounts have one scale."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.document.text.flow import OwnNumbers, sentences
from extractors.document.whole.amounts import ChapterScale
from schemas.paper import Box, Passage, PlacedWord, Reading
from schemas.vocabularies import PassageRole

LINE = "(Bedragen in duizenden euro's, tenzij anders vermeld)"


def passage(text: str, role: PassageRole, page: int, top: float, size: float = 10) -> Passage:
    return Passage(text, role, (PlacedWord(0, len(text), page, Box(0, top, 9, top + size)),))


def amounts(text: str, *, line: str = LINE, page: int = 4) -> list[tuple[Decimal | None, str]]:
    reading = Reading(
        (),
        (
            passage("Toelichting op de balans", "heading", 3, 50, 20),
            passage(line, "paragraph", 3, 80),
            passage(text, "paragraph", page, 200),
            passage("Overige gegevens", "heading", 6, 50, 20),
        ),
    )
    scale = ChapterScale(reading)
    return [
        (quantity.value, quantity.unit)
        for sentence in sentences(reading, OwnNumbers("", ""), None)
        if sentence.passage.text == text
        for quantity in scale.quantities(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De winst op de regeling is 69.413.", [(69413000, "EUR")]),
        ("Er is een winst van 991.", [(991000, "EUR")]),
        ("Het resultaat is 70.404 positief.", [(70404000, "EUR")]),
        ("De voorziening is 28.065 (2022: 15.763).", [(28065000, "EUR"), (15763000, "EUR")]),
        ("De reserve steeg met 1.516.835 (2022: afname 4.648.133).",
         [(1516835000, "EUR"), (4648133000, "EUR")]),
        ("Het resultaat bestaat uit de regeling A 4.159 (2022: -6.679) en de regeling B 7"
         " (2022: -12).",
         [(4159000, "EUR"), (-6679000, "EUR"), (7000, "EUR"), (-12000, "EUR")]),
        # what says its unit or counts something keeps it
        ("De vordering is 12 miljoen euro en 3,2 procent.", [(12000000, "EUR"), (3.2, "percent")]),
        ("In de groep zitten 7.528 (2022: 7.244) arbeidsongeschikte deelnemers.",
         [(7528, "count"), (7244, "count")]),
        ("In de groep zitten 7.528 en 3.662 deelnemers.", [(7528, "count"), (3662, "count")]),
        ("De vergoeding aan de 13 leden (2022: 12) steeg.", [(13, "count"), (12, "count")]),
        ("Het aantal was 7.528.", [(7528, "count")]),
        ("De premie komt voort uit laag 3.", [(3, "count")]),
        ("Het gaat om 230,2 per jaar.", [(230.2, "count")]),
    ],
)  # fmt: skip
def test_bare_amounts_have_the_scale_of_their_chapter(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert amounts(text) == [(Decimal(str(value)), unit) for value, unit in expected]


def test_no_amount_is_scaled_outside_the_chapter() -> None:
    assert amounts("De winst is 69.413.", page=7) == [(69413, "count")]


def test_a_line_for_a_table_says_nothing_of_running_text() -> None:
    assert amounts("De winst is 69.413.", line="(Bedragen in duizenden euro's)", page=3) == [
        (69413, "count")
    ]
