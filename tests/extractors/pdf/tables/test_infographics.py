"""Tables of infographics: legends of tight columns, lists side by side, names above figures."""

from __future__ import annotations

from extractors.pdf.tables import Layout, cell_context
from schemas.paper import Table
from tests.extractors.pdf.tables.drawing import Drawing, rows_of


def _headings(table: Table) -> dict[str, tuple[str, str]]:
    """Per figure the headings of its row and its column."""
    layout = Layout(table)
    told = {
        cell.text: cell_context(layout, cell)
        for cell in table.cells
        if cell.row >= table.header_rows and cell.text[-1:].isdigit()
    }
    return {text: (context.row_heading, context.column_heading) for text, context in told.items()}


def test_a_legend_in_two_lists_names_each_figure_by_its_own_word(drawing: Drawing) -> None:
    left = (("Vechtstroom", "21"), ("Delfzand", "7"), ("Rijnmark", "64"), ("Aa en Dommel", "118"))
    right = (
        ("Zuiderveld", "43"),
        ("Hollandse Noordkust", "912"),
        ("Fries Meer", "5"),
        ("Eem", "87"),
    )
    for number, ((one, first), (other, second)) in enumerate(zip(left, right, strict=True)):
        top = 100 + 13 * number
        drawing.left(70, top, one)
        drawing.right(200, top, first)
        drawing.left(240, top, other)
        drawing.right(343, top, second)
    (found,) = drawing.tables()
    headings = _headings(found.table)
    assert {figure: row for figure, (row, _) in headings.items()} == {
        figure: name for name, figure in (*left, *right)
    }


def test_words_between_figures_stay_with_the_row_where_headings_tell_so(drawing: Drawing) -> None:
    drawing.left(70, 90, "Regio")
    for x, head in ((240, "Klachten"), (420, "Boetes")):
        drawing.right(x, 90, head)
    drawing.left(280, 90, "Inspecteur")
    names = (
        ("Noord", "12", "Van Dam", "3"),
        ("Oost", "47", "De Wit", "8"),
        ("West", "31", "Bos", "9"),
    )
    for number, (region, one, name, other) in enumerate(names):
        top = 104 + 13 * number
        drawing.left(70, top, region)
        drawing.right(240, top, one)
        drawing.left(280, top, name)
        drawing.right(420, top, other)
    (found,) = drawing.tables()
    assert _headings(found.table)["8"][0] == "Oost De Wit"


def test_figures_take_the_name_above_them_and_the_year_over_their_column(drawing: Drawing) -> None:
    drawing.font("Helvetica", 14)
    for x, year in ((120, "2025"), (260, "2024"), (400, "2023")):
        drawing.left(x, 90, year)
    rows = (
        ("Verzuim onder de eigen mensen", ("4,1%", "4,6%", "5,2%")),
        ("Doorstroom", ("12,0%", "9,5%", "11,3%")),
        ("Aantal vacatures", ("38", "41", "57")),
    )
    for number, (name, figures) in enumerate(rows):
        top = 220 + 60 * number
        drawing.font("Helvetica", 9)
        drawing.left(60, top, name)
        drawing.font("Helvetica", 14)
        for x, figure in zip((120, 260, 400), figures, strict=True):
            drawing.left(x, top + 28, figure)
    (found,) = drawing.tables()
    assert rows_of(found.table)[1] == ["Verzuim onder de eigen mensen", "4,1%", "4,6%", "5,2%"]
    assert _headings(found.table)["41"] == ("Aantal vacatures", "2024")


def test_a_unit_over_other_figures_is_none_of_a_table_of_percentages(drawing: Drawing) -> None:
    drawing.left(70, 76, "Beheerd vermogen in €")
    drawing.row(90, "", ["2025", "2024"])
    for number, (name, *figures) in enumerate(
        (("Rendement", "4,1%", "3,8%"), ("Norm", "3,9%", "3,9%"), ("Toetswaarde", "0,41", "0,38"))
    ):
        drawing.row(104 + 13 * number, name, figures)
    (found,) = drawing.tables()
    layout = Layout(found.table)
    units = {c.text: cell_context(layout, c).unit for c in found.table.cells if "0," in c.text}
    assert units == {"0,41": "", "0,38": ""}
