"""What frames a page is kept out of its text: running heads, page numbers, margins, contents."""

from __future__ import annotations

import pytest

from tests.extractors.pdf.draft import BOLD, Draft
from tests.extractors.pdf.reading import PROSE, read, texts


def test_running_heads_and_page_numbers_stay_out(draft: Draft) -> None:
    for number in range(1, 5):
        draft.text(72, 40, f"Jaarverslag inspectie, hoofdstuk {number}", size=8)
        draft.lines(72, 100, f"Vraag {number * number + 3}", *PROSE)
        draft.text(500, 810, f"{number + 6}", size=8)
        draft.next_page()
    reading = read(draft)
    assert len(texts(reading, "running")) == 4
    assert texts(reading, "page_number") == ["7", "8", "9", "10"]
    assert not any("Jaarverslag" in text for text in texts(reading, "paragraph", "label"))
    assert sum("Vraag" in text for text in texts(reading, "heading", "label", "paragraph")) == 4


def test_the_margin_column_of_a_letter_stays_out(draft: Draft) -> None:
    draft.lines(72, 100, *(PROSE + PROSE), size=9)
    draft.lines(460, 100, "Ons kenmerk", "2024-0000123", "Bijlagen", "3", size=6.5, leading=9)
    reading = read(draft)
    assert " ".join(texts(reading, "margin")) == "Ons kenmerk 2024-0000123 Bijlagen 3"
    assert texts(reading, "paragraph") == [" ".join(PROSE + PROSE)]


def test_entries_of_a_contents_page_claim_nothing(draft: Draft) -> None:
    draft.text(72, 80, "Inhoudsopgave", size=14, font=BOLD)
    for at, (title, page) in enumerate(
        (("Samenvatting", 3), ("Aanpak", 5), ("Cijfers over 2021", 9), ("Slot", 14), ("Noten", 20))
    ):
        draft.text(72, 110 + 16 * at, title)
        draft.text(500, 110 + 16 * at, str(page))
    reading = read(draft)
    assert not reading.tables
    assert not any(ch.isdigit() for text in texts(reading, "label", "paragraph") for ch in text)


@pytest.mark.parametrize("leader", ["—", "–", "___"])
def test_a_page_behind_a_dash_is_one_of_contents(draft: Draft, leader: str) -> None:
    draft.text(72, 80, "Inhoud", size=14, font=BOLD)
    for at, (title, page) in enumerate(
        (("Vooraf", 4), ("Aanpak", 6), ("Cijfers", 9), ("Slot", 14), ("Dank", 21))
    ):
        draft.text(72, 110 + 16 * at, f"{title}{leader}{page}")
    told = texts(read(draft), "label", "paragraph", "heading")
    assert not any(ch.isdigit() for text in told for ch in text)


def test_numbers_of_chapters_are_no_pages_of_a_contents_page(draft: Draft) -> None:
    draft.text(72, 80, "Inhoudsopgave", size=14, font=BOLD)
    for at, (title, page) in enumerate(
        (("Samenvatting", 3), ("Aanpak", 5), ("Cijfers", 9), ("Slot", 14), ("Noten", 20))
    ):
        draft.text(72, 110 + 16 * at, str(at + 1))
        draft.text(160, 110 + 16 * at, f"{title} — {page}")
    assert not any("—" in text for text in texts(read(draft), "label", "paragraph", "heading"))
