"""Years printed once head the tables below them that are set in their columns."""

from __future__ import annotations

from extractors.pdf.tables import FoundTable, Layout, cell_context
from schemas.paper import Cell
from tests.extractors.pdf.tables.drawing import Drawing


def headings_of(found: FoundTable, text: str) -> list[str]:
    """The column headings of the cells with this text."""
    layout = Layout(found.table)
    cells: list[Cell] = [cell for cell in found.table.cells if cell.text == text]
    return [cell_context(layout, cell).column_heading for cell in cells]


def draw_movements(drawing: Drawing, top: float, *, ends: tuple[float, float]) -> None:
    rows = (("Begin van het jaar", "610", "584"), ("Erbij", "75", "41"), ("Eraf", "38", "15"))
    for number, (name, *figures) in enumerate(rows):
        drawing.left(70, top + 14 * number, name)
        for end, figure in zip(ends, figures, strict=True):
            drawing.right(end, top + 14 * number, figure)


def test_years_hold_past_a_sentence_between_them_and_the_figures(drawing: Drawing) -> None:
    for end, year in ((350, "2031"), (450, "2030")):
        drawing.right(end, 80, year)
    drawing.left(70, 110, "Het verloop van de boomgaarden is als volgt:")
    draw_movements(drawing, 130, ends=(350, 450))
    (found,) = drawing.tables()
    assert headings_of(found, "75") == ["2031"]
    assert headings_of(found, "41") == ["2030"]


def test_figures_left_of_the_column_of_subtotals_are_of_its_year(drawing: Drawing) -> None:
    for end, year in ((350, "31-12-2031"), (450, "31-12-2030")):
        drawing.right(end, 80, year)
    drawing.left(70, 110, "Het verloop van de boomgaarden is als volgt:")
    draw_movements(drawing, 130, ends=(300, 400))
    (found,) = drawing.tables()
    assert headings_of(found, "75") == ["31-12-2031"]
    assert headings_of(found, "15") == ["31-12-2030"]


def draw_shares(drawing: Drawing, *, top: float) -> None:
    rows = (("Peren", "610", "61,0", "584", "58,4"), ("Kersen", "390", "39,0", "416", "41,6"),
            ("Samen", "1.000", "100,0", "1.000", "100,0"))  # fmt: skip
    for number, (name, *figures) in enumerate(rows):
        drawing.left(70, top + 14 * number, name)
        for end, figure in zip((300, 350, 430, 480), figures, strict=True):
            drawing.right(end, top + 14 * number, figure)


def test_a_year_over_the_amounts_holds_for_the_shares_beside_them(drawing: Drawing) -> None:
    for end, year in ((300, "2031"), (430, "2030")):
        drawing.right(end, 60, year)
    drawing.left(70, 100, "Zo is de oogst over de soorten fruit verdeeld:")
    draw_shares(drawing, top=120)
    (found,) = drawing.tables()
    assert headings_of(found, "39,0") == ["2031"]
    assert headings_of(found, "41,6") == ["2030"]


def test_a_year_in_the_middle_over_two_columns_is_of_both(drawing: Drawing) -> None:
    for middle, year in ((312, "2031"), (442, "2030")):
        drawing.canvas.drawCentredString(middle, 842 - 60, year)
    drawing.left(70, 100, "Zo is de oogst over de soorten fruit verdeeld:")
    draw_shares(drawing, top=120)
    (found,) = drawing.tables()
    assert headings_of(found, "390") == ["2031"]
    assert headings_of(found, "41,6") == ["2030"]


def test_numbers_of_notes_left_of_the_years_have_no_year(drawing: Drawing) -> None:
    for end, year in ((400, "2031"), (500, "2030")):
        drawing.right(end, 80, year)
    drawing.left(70, 110, "Bezittingen van de coöperatie")
    draw_movements(drawing, 130, ends=(400, 500))
    for number in range(3):
        drawing.right(250, 130 + 14 * number, str(number + 2))
    (found,) = drawing.tables()
    assert headings_of(found, "3") == [""]
    assert headings_of(found, "75") == ["2031"]


def test_years_over_other_columns_head_nothing(drawing: Drawing) -> None:
    for end, year in ((200, "2031"), (240, "2030")):
        drawing.right(end, 60, year)
    drawing.left(70, 110, "Het verloop van de boomgaarden is als volgt:")
    draw_movements(drawing, 130, ends=(350, 450))
    (found,) = drawing.tables()
    assert headings_of(found, "75") == [""]


def test_a_table_with_headings_ends_what_the_years_over_it_hold_for(drawing: Drawing) -> None:
    for end, year in ((350, "2031"), (450, "2030")):
        drawing.right(end, 60, year)
    draw_movements(drawing, 76, ends=(350, 450))
    for end, head in ((350, "Peren"), (450, "Pruimen")):
        drawing.right(end, 150, head)
    draw_movements(drawing, 166, ends=(350, 450))
    drawing.left(70, 225, "In de kassen ging het zo met de potten en de bakken:")
    draw_movements(drawing, 245, ends=(350, 450))
    last = drawing.tables()[-1]
    assert "2031" not in headings_of(last, "75")


def test_headings_far_above_the_first_row_are_of_the_columns_they_stand_over(
    drawing: Drawing,
) -> None:
    for end, head in ((350, "Geplant"), (450, "Gerooid")):
        drawing.right(end, 80, head)
    draw_movements(drawing, 120, ends=(350, 450))
    (found,) = drawing.tables()
    assert headings_of(found, "75") == ["Geplant"]


def test_a_line_far_above_that_is_not_over_each_column_is_no_heading(drawing: Drawing) -> None:
    drawing.right(350, 80, "Geplant")
    draw_movements(drawing, 120, ends=(350, 450))
    (found,) = drawing.tables()
    assert headings_of(found, "75") == [""]
