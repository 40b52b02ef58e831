"""What lines and letter-spacing broke is one word or number again, and every repair is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tests.extractors.pdf.draft import Draft
from tests.extractors.pdf.reading import PROSE, passage_with, read


def test_words_broken_at_line_ends_are_mended_and_recorded(draft: Draft) -> None:
    draft.lines(
        72,
        100,
        "Het aantal werkzoe-",
        "kenden daalde in 2021 met 12%, terwijl de loon-",
        "en prijsstijging doorging. Onder OM-",
        "verdachten was dat anders.",
    )
    passage = passage_with(read(draft), "daalde")
    assert passage.text == (
        "Het aantal werkzoekenden daalde in 2021 met 12%, terwijl de loon- en prijsstijging "
        "doorging. Onder OM-verdachten was dat anders."
    )
    assert [(r.kind, r.before, r.after) for r in passage.repairs] == [
        ("hyphen", "werkzoe- kenden", "werkzoekenden")
    ]


def test_a_minus_left_at_the_end_of_a_line_goes_with_its_figure(draft: Draft) -> None:
    draft.lines(
        72, 80, "De gemiddelde verandering is respectievelijk 31%, -", "4% en -1% van het totaal."
    )
    assert "31%, -4% en -1%" in passage_with(read(draft), "verandering").text


def test_a_dash_between_two_figures_is_no_minus(draft: Draft) -> None:
    draft.lines(72, 80, "Het gaat om een afname van ongeveer 10 -", "20 procent van het totaal.")
    assert "10 - 20 procent" in passage_with(read(draft), "afname").text


def test_letter_spaced_capitals_are_one_word(draft: Draft) -> None:
    x = 72.0
    for letter in "SAMEN":
        x = draft.text(x, 100, letter) + 6
    draft.lines(72, 120, *PROSE)
    reading = read(draft)
    passage = passage_with(reading, "SAMEN")
    assert [r.kind for r in passage.repairs] == ["spaced"]


def spaced_letters(draft: Draft, words: str, *, top: float = 100) -> None:
    x = 72.0
    for letter in words:
        x = x + 6 if letter == " " else draft.text(x, top, letter) + 5


def test_spaced_letters_are_words_where_they_make_dutch(draft: Draft) -> None:
    spaced_letters(draft, "Tweede kamer")
    spaced_letters(draft, "bcdf", top=200)
    draft.lines(72, 120, *PROSE)
    reading = read(draft)
    assert "Tweede kamer" in [p.text for p in reading.passages]
    assert "b c d f" in [p.text for p in reading.passages]


def test_spaced_letters_are_a_word_that_is_written_elsewhere(draft: Draft) -> None:
    spaced_letters(draft, "AeriuS")
    draft.lines(72, 120, "De kaart van aerius is vernieuwd.", *PROSE)
    assert passage_with(read(draft), "AeriuS").repairs[0].kind == "spaced"


def test_thin_spaces_inside_numbers_are_plain_ones_and_recorded(draft: Draft) -> None:
    font = next(iter(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")), None)
    if font is None:
        pytest.skip("geen letter met dunne spaties")
    pdfmetrics.registerFont(TTFont("Thin", str(font)))
    draft.text(72, 100, "Het ging om 1\u2009000 woningen in de regio.", font="Thin")
    passage = passage_with(read(draft), "woningen")
    assert "1 000 woningen" in passage.text
    assert [(r.kind, r.after) for r in passage.repairs] == [("space", "1 000")]


def test_ij_in_one_letter_is_written_in_two(draft: Draft) -> None:
    font = next(iter(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")), None)
    if font is None:
        pytest.skip("geen letter met een ij in één teken")
    pdfmetrics.registerFont(TTFont("Whole", str(font)))
    draft.text(72, 100, "De b\u0133dragen van \u0132burg zijn 12 miljoen.", font="Whole")
    assert "De bijdragen van IJburg" in passage_with(read(draft), "IJburg").text


def test_spaces_inside_numbers_are_plain_ones(draft: Draft) -> None:
    draft.lines(72, 100, "Het ging om 1\u00a0000 woningen in Kamerstuk 28\u00a0638.", *PROSE)
    assert "1 000 woningen in Kamerstuk 28 638." in passage_with(read(draft), "woningen").text
