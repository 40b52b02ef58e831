"""Running text in the cells of a table is read as such."""

from __future__ import annotations

import pytest

from extractors.document.text.cell_text import holds_text, passages_of_cells
from schemas.paper import Box, Cell, PlacedWord, Reading, Table

SPOT = Box(0, 0, 9, 9)
TEXT = (
    "De dienst meldt in het jaarverslag een liquiditeit van 1,4 en een personeelsverloop van 6%."
    " Daarmee blijft zij binnen de norm die is afgesproken."
)


def cell(row: int, column: int, text: str) -> Cell:
    return Cell(row, column, text, 1, SPOT, (PlacedWord(0, len(text), 1, SPOT),))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (TEXT, True),
        ("1.204.500", False),
        ("Bijdrage aan de regeling voor sociale werkvoorziening en vervoer", False),
        ("Stichting Onderwijs Noord Holland Oost Brabant Zuid Limburg West Zeeland Rijn Waal.",
         False),
        ("Zie toelichting.", False),
    ],
)  # fmt: skip
def test_only_sentences_are_running_text(text: str, holds: bool) -> None:
    assert holds_text(cell(1, 1, text)) is holds


def test_text_in_a_cell_is_told_under_the_heading_of_its_table_and_headings_are_not() -> None:
    cells = (cell(0, 0, TEXT), cell(0, 1, "Risico"), cell(1, 0, "Noord"), cell(1, 1, TEXT))
    table = Table("p1t1", 1, SPOT, cells, 1, 1, section="Verbonden partijen")
    (passage,) = passages_of_cells(Reading((), (), (table,)))
    assert (passage.text, passage.section) == (TEXT, "Verbonden partijen")
