"""Accounts with the totals of each year in a column further out are one table under their years."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.tables import FoundTable, Layout, cell_context
from extractors.pdf.tables.accounts.find import PLAIN, find_accounts
from extractors.pdf.tables.grid.chunks import chunk_lines
from tests.extractors.pdf.tables.drawing import Drawing

PITCH = 14


def draw(drawing: Drawing, top: float, rows: Sequence[tuple[str, int, str, str]]) -> float:
    """Rows of a name and two figures, in the first or the second column of each year."""
    for name, column, *figures in rows:
        drawing.left(70, top, name)
        for end, figure in zip((330, 450), figures, strict=True):
            drawing.right(end + 55 * column, top, figure)
        top += PITCH
    return top


def draw_years(drawing: Drawing, *, top: float, ends: tuple[float, float] = (385, 505)) -> None:
    for end, year in zip(ends, ("2031", "2030"), strict=True):
        drawing.right(end, top, year)


FRUIT = (
    ("Boomgaarden", 0, "", ""), ("Peren", 0, "4.610", "4.584"), ("Kersen", 0, "390", "416"),
    ("", 1, "5.000", "5.000"), ("Schuren", 1, "1.275", "1.310"), ("", 1, "6.275", "6.310"),
)  # fmt: skip


def told(found: FoundTable) -> dict[str, tuple[str, str]]:
    """Row and column heading of each figure."""
    layout, table = Layout(found.table), found.table
    around = {
        cell.text: cell_context(layout, cell)
        for cell in table.cells
        if cell.row >= table.header_rows and cell.column >= table.header_columns
    }
    return {text: (each.row_heading, each.column_heading) for text, each in around.items()}


def test_parts_and_totals_are_of_the_year_over_both(drawing: Drawing) -> None:
    draw_years(drawing, top=80)
    draw(drawing, 100, FRUIT)
    (found,) = drawing.tables()
    cells = told(found)
    assert cells["4.610"] == ("Boomgaarden: Peren", "2031")
    assert cells["416"] == ("Boomgaarden: Kersen", "2030")
    assert cells["1.310"] == ("Schuren", "2030")


def test_a_total_further_out_is_called_what_its_group_is_and_that_of_all_nothing(
    drawing: Drawing,
) -> None:
    draw_years(drawing, top=80)
    draw(drawing, 100, [*FRUIT[:3], ("", 1, "5.000", "4.999"), *FRUIT[4:]])
    (found,) = drawing.tables()
    cells = told(found)
    assert cells["5.000"] == ("Boomgaarden", "2031")
    assert cells["4.999"] == ("Boomgaarden", "2030")
    assert cells["6.275"] == ("", "2031")


def test_numbers_of_notes_are_no_figures_and_part_no_name_from_its_rows(drawing: Drawing) -> None:
    draw_years(drawing, top=80)
    drawing.left(70, 80, "(x € 1.000)")
    drawing.left(230, 80, "Noot")
    end = draw(drawing, 100, FRUIT[:4])
    for number, top in enumerate((100, end), start=1):
        drawing.left(236, top, str(number))
    draw(drawing, end, FRUIT[4:])
    (found,) = drawing.tables()
    assert told(found)["390"] == ("Boomgaarden: Kersen", "2031")
    assert told(found)["1.275"] == ("Schuren", "2031")
    assert not {"1", "2"} & set(told(found))


def test_years_in_the_middle_over_their_columns_and_rows_with_bullets(drawing: Drawing) -> None:
    draw_years(drawing, top=80, ends=(355, 475))
    rows = [(f"– {name}" if column == 0 and one else name, column, one, other)
            for name, column, one, other in FRUIT]  # fmt: skip
    draw(drawing, 100, rows)
    (found,) = drawing.tables()
    assert told(found)["4.584"] == ("Boomgaarden: – Peren", "2030")


def test_a_paragraph_between_rows_parts_tables_under_the_same_years(drawing: Drawing) -> None:
    draw_years(drawing, top=80)
    top = draw(drawing, 100, FRUIT)
    drawing.prose(70, top + 6, ["De schuren zijn in dit jaar opnieuw gemeten door wie ze heeft."])
    draw(drawing, top + 26, [("Fust", 0, "310", "284"), ("Manden", 0, "40", "52"),
                             ("", 1, "350", "336")])  # fmt: skip
    first, second = drawing.tables()
    assert told(first)["5.000"][0] == "Boomgaarden"
    assert told(second)["52"] == ("Manden", "2030")
    assert told(second)["350"][1] == "2031"


def test_two_figures_in_one_row_of_a_year_are_no_parts_and_totals(drawing: Drawing) -> None:
    draw_years(drawing, top=80)
    for number, name in enumerate(("Peren", "Kersen", "Pruimen")):
        drawing.left(70, 100 + PITCH * number, name)
        for at, end in enumerate((330, 385, 450, 505)):
            drawing.right(end, 100 + PITCH * number, f"{3 + number}.{100 + at}")
    (found,) = drawing.tables()
    assert told(found)["4.101"] == ("Kersen", "2031")


def test_notes_between_sentences_are_of_the_years_at_the_top(drawing: Drawing) -> None:
    for end, year in ((385, "2031"), (505, "2030")):
        drawing.right(end, 80, year)
    names = ("[3] Boomgaarden", "[4] Schuren", "[5] Fust")
    for number, name in enumerate(names):
        top = 100 + 34 * number
        drawing.left(70, top, name)
        for end, figure in ((385, f"{number + 3}.120"), (505, f"{number + 3}.110")):
            drawing.right(end, top, figure)
        drawing.left(70, top + 12, "Deze post is van wie er dit jaar aan werkte.")
    page = drawing.page()
    tables = find_accounts(page, chunk_lines(page), PLAIN)
    cells = {text: around for found in tables for text, around in told(found).items()}
    assert cells["4.120"] == ("[4] Schuren", "2031")
    assert cells["5.110"] == ("[5] Fust", "2030")


def test_a_year_that_heads_two_columns_is_of_other_tables(drawing: Drawing) -> None:
    for end, year in ((300, "2031"), (360, "2030"), (430, "2031"), (490, "2030")):
        drawing.right(end, 80, year)
    drawing.left(70, 120, "Samen")
    for end, figure in ((300, "9.819"), (360, "9.277"), (430, "61.524"), (490, "57.701")):
        drawing.right(end, 120, figure)
    page = drawing.page()
    assert find_accounts(page, chunk_lines(page), PLAIN) == []
