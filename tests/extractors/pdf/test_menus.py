"""A menu beside every page is no text of it; a column of names with figures is."""

from __future__ import annotations

import pytest

from tests.extractors.pdf.draft import BOLD, Draft
from tests.extractors.pdf.reading import PROSE, read, texts

ITEMS = ("1 Voorwoord", "2 Het jaar 2023", "3 Bestuur", "Vergaderingen 2023", "4 Beleggingen")


@pytest.mark.parametrize("x", [30.0, 460.0])
@pytest.mark.parametrize("leading", [14.0, 26.0])
def test_a_menu_is_left_out(draft: Draft, x: float, leading: float) -> None:
    for page in range(4):
        for at, item in enumerate(ITEMS):
            font = BOLD if at == page else "Helvetica"
            draft.text(x, 120 + leading * at, item, size=9, font=font)
        left, verb = 180 if x < 200 else 40, ("kwamen", "zaten", "liepen", "stonden")[page]
        draft.lines(left, 150 + 30 * page, f"Er {verb} toen 45 scholen bij die dat jaar")
        draft.lines(left, 162 + 30 * page, "nog niet in de regio actief waren geweest.")
        draft.next_page()
    told = " ".join(texts(read(draft), "paragraph", "label", "heading", "list_item"))
    assert "45 scholen" in told
    assert "Voorwoord" not in told
    assert "Het jaar 2023" not in told


def test_names_with_figures_stay(draft: Draft) -> None:
    for page in range(4):
        draft.lines(40, 60, *PROSE)
        for at, name in enumerate(("Inwoners", "Woningen", "Bedrijven", "Scholen", "Wijken")):
            draft.text(40, 140 + 20 * at, name)
            draft.text(200, 140 + 20 * at, str(100 * page + 37 * at + 11))
        draft.next_page()
    reading = read(draft)
    told = " ".join([*texts(reading, "label", "paragraph"), *_cells(reading.tables)])
    assert told.count("Inwoners") == 4


def _cells(tables: object) -> list[str]:
    assert isinstance(tables, tuple)
    return [cell.text for table in tables for cell in table.cells]
