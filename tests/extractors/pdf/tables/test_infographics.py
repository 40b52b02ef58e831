"""Tables of infographics: legends of tight columns, lists side by side, names above figures."""

from __future__ import annotations

from extractors.pdf.tables import Layout, cell_context
from schemas.paper import Table
from tests.extractors.pdf.tables.drawing import HEIGHT, Drawing, rows_of


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


def _tile(drawing: Drawing, x: float, top: float, grey: float) -> None:
    drawing.canvas.setFillColorRGB(grey, grey, grey)
    drawing.canvas.rect(x, HEIGHT - top - 120, 160, 120, stroke=0, fill=1)
    drawing.canvas.setFillColorRGB(0, 0, 0)


def test_each_tile_of_a_board_is_a_table_of_its_own(drawing: Drawing) -> None:
    board = (("Huurders", "8.214", "7.935"), ("Vrijwilligers (in uren)", "1.402", "988"),
             ("Gasten", "391", "402"), ("Klachten", "57", "64"))  # fmt: skip
    for number, (title, now, then) in enumerate(board):
        x, top = 60 + 160 * (number % 2), 100 + 120 * (number // 2)
        _tile(drawing, x, top, 0.8 if number in (0, 3) else 0.9)
        drawing.font("Helvetica-Bold", 10)
        drawing.left(x + 10, top + 16, title)
        drawing.font("Helvetica", 9)
        for row, (year, figure) in enumerate((("2031", now), ("2030", then))):
            drawing.left(x + 10, top + 70 + 18 * row, year)
            drawing.left(x + 50, top + 70 + 18 * row, figure)
    tables = [found.table for found in drawing.tables()]
    assert {table.caption: rows_of(table) for table in tables} == {
        title: [["2031", now], ["2030", then]] for title, now, then in board
    }


def test_the_figures_on_bars_take_the_year_under_them(drawing: Drawing) -> None:
    drawing.font("Helvetica-Bold", 10)
    drawing.left(70, 90, "Gemiddelde wachttijd in dagen")
    drawing.font("Helvetica", 9)
    series = (("2028", "41", 150), ("2029", "63", 118), ("2030", "57", 126), ("2031", "38", 154))
    for number, (year, figure, top) in enumerate(series):
        x = 100 + 60 * number
        drawing.canvas.setFillColorRGB(0.6, 0.6, 0.6)
        drawing.canvas.rect(x - 12, HEIGHT - 200, 24, 196 - top, stroke=0, fill=1)
        drawing.canvas.setFillColorRGB(0, 0, 0)
        drawing.canvas.drawCentredString(x, HEIGHT - top, figure)
        drawing.canvas.drawCentredString(x, HEIGHT - 212, year)
    (found,) = drawing.tables()
    assert rows_of(found.table) == [
        ["2028", "2029", "2030", "2031"], ["41", "63", "57", "38"],
    ]  # fmt: skip
    assert found.table.caption == "Gemiddelde wachttijd in dagen"


def test_years_close_together_head_the_figures_over_them(drawing: Drawing) -> None:
    drawing.font("Helvetica-Bold", 10)
    drawing.left(70, 90, "Uitvoeringskosten")
    drawing.font("Helvetica", 9)
    drawing.left(70, 102, "(per lid, € per jaar)")
    for number, figure in enumerate(("211", "204", "187", "190")):
        drawing.canvas.drawCentredString(80 + 24.5 * number, HEIGHT - 130, figure)
    drawing.left(70, 150, "2024 2023 2022 2021")
    (found,) = drawing.tables()
    assert rows_of(found.table) == [["2024", "2023", "2022", "2021"], ["211", "204", "187", "190"]]
    assert found.table.caption == "Uitvoeringskosten (per lid, € per jaar)"
    cell = next(c for c in found.table.cells if c.text == "187")
    context = cell_context(Layout(found.table), cell)
    assert (context.column_heading, context.unit) == ("2022", "EUR")
