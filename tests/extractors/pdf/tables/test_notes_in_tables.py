"""Numbers of notes are no figures: alone in a row, before a figure, as the only heading."""

from __future__ import annotations

from extractors.pdf.tables import Layout, cell_context, is_note
from tests.extractors.pdf.tables.cells import cell_at, make_table
from tests.extractors.pdf.tables.drawing import Drawing

ROWS = (("Boomgaarden", "", "4.610", "4.584"), ("Schuren", "(9)", "1.390", "1.416"),
        ("Fust", "(10)", "5.000", "5.110"), ("Manden", "(3)", "1.275", "1.310"))  # fmt: skip


def draw(drawing: Drawing, *, ends: tuple[float, float] = (400, 500), note: float = 345) -> None:
    for end, year in zip(ends, ("2031", "2030"), strict=True):
        drawing.right(end, 80, year)
    for number, (name, call, *figures) in enumerate(ROWS):
        top = 100 + 14 * number
        drawing.left(70, top, name)
        drawing.left(note, top, call)
        for end, figure in zip(ends, figures, strict=True):
            drawing.right(end, top, figure)


def test_numbers_that_go_up_but_for_one_are_a_column_of_notes(drawing: Drawing) -> None:
    draw(drawing)
    (found,) = drawing.tables()
    assert found.table.header_columns == 2
    layout = Layout(found.table)
    around = [cell_context(layout, c) for c in found.table.cells if c.text == "1.275"]
    assert [each.column_heading for each in around] == ["2031"]


def test_a_note_in_the_column_of_figures_goes_with_the_name(drawing: Drawing) -> None:
    rows = (("Schuren", "(9)", "1.390"), ("Fust", "", "5.000.110.390"), ("Manden", "", "1.275"))
    for number, (name, call, figure) in enumerate(rows):
        top = 100 + 14 * number
        drawing.left(70, top, name)
        drawing.left(240, top, call)
        drawing.right(300, top, figure)
        drawing.right(400, top, figure)
    (found,) = drawing.tables()
    texts = {cell.text for cell in found.table.cells}
    assert "(9) 1.390" not in texts
    assert "1.390" in texts


def test_a_number_in_brackets_alone_in_its_row_is_of_a_note() -> None:
    rows = [["", "2031", "2030"], ["Schuren", "61", "57"], ["Mutatie van het fruit", "(5)"],
            ["– peren", "93", "88"], ["– kersen", "82", "76"]]  # fmt: skip
    table = make_table(rows)
    assert is_note(Layout(table), cell_at(table, 2, 1))
    assert not is_note(Layout(table), cell_at(table, 3, 1))


def test_amounts_below_zero_in_brackets_are_no_notes() -> None:
    table = make_table([["", "2031"], ["Peren", "(5)"], ["Kersen", "(12)"], ["Samen", "(17)"]])
    assert not is_note(Layout(table), cell_at(table, 1, 1))
