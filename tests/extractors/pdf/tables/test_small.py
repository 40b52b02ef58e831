"""Small tables and wide headings: stacked, of one row, with a row of units, over a fill."""

from __future__ import annotations

from extractors.pdf.tables import Layout, cell_context
from tests.extractors.pdf.tables.drawing import HEIGHT, Drawing, rows_of


def test_stacked_tables_have_each_its_own_title_and_years(drawing: Drawing) -> None:
    for number, title in enumerate(("Klachten", "Bezoeken op locatie", "Storingen in het net")):
        top = 100 + 60 * number
        drawing.left(70, top, title)
        for at in range(3):
            drawing.left(70 + 120 * at, top + 14, str(2021 + at))
            drawing.left(70 + 120 * at, top + 27, f"{number + 2}{at}7")
        drawing.line(70, top + 17, 440, top + 17)
    found = [each.table for each in drawing.tables()]
    assert [table.caption for table in found] == [
        "Klachten", "Bezoeken op locatie", "Storingen in het net",
    ]  # fmt: skip
    assert [rows_of(table) for table in found] == [
        [["2021", "2022", "2023"], [f"{n}07", f"{n}17", f"{n}27"]] for n in (2, 3, 4)
    ]


def test_a_row_of_units_under_the_headings_gives_each_column_its_unit(drawing: Drawing) -> None:
    drawing.left(70, 80, "Tabel 4 Lozingen naar bedrijfstak")
    drawing.line(70, 86, 430, 86)
    drawing.left(240, 96, "Bedrijven")
    drawing.left(315, 96, "Stikstof")
    drawing.left(395, 96, "Aandeel")
    drawing.line(70, 100, 430, 100)
    for x, unit in ((240, "aantal"), (315, "1 000 kg"), (395, "%")):
        drawing.left(x, 122, unit)
    drawing.line(235, 126, 430, 126)
    for number, name in enumerate(("Zuivel", "Slachterijen", "Chemie")):
        drawing.row(145 + 12 * number, name, [f"1{number}", f"2 4{number}1", f"3{number}"])
    (found,) = drawing.tables()
    layout = Layout(found.table)
    first = {c.column: cell_context(layout, c) for c in found.table.cells if c.text in
             ("10", "2 401", "30")}  # fmt: skip
    assert [(first[c].scale, first[c].unit) for c in (1, 2, 3)] == [
        (1, ""), (1000, "kg"), (1, "percent"),
    ]  # fmt: skip


def test_the_only_row_of_a_table_between_rules_is_read(drawing: Drawing) -> None:
    drawing.line(70, 90, 430, 90)
    drawing.row(100, "", ["2021", "2022", "2023"])
    drawing.line(70, 104, 430, 104)
    drawing.row(116, "Kunstmest", ["114", "122", "131"])
    drawing.line(70, 120, 430, 120)
    (found,) = drawing.tables()
    assert rows_of(found.table)[1] == ["Kunstmest", "114", "122", "131"]


def test_a_fill_behind_some_of_the_rows_parts_no_table(drawing: Drawing) -> None:
    drawing.canvas.setFillColorRGB(0.9, 0.9, 0.9)
    drawing.canvas.rect(60, HEIGHT - 250, 380, 75, stroke=0, fill=1)
    drawing.canvas.setFillColorRGB(0, 0, 0)
    drawing.row(120, "", ["2021", "2022"])
    for number, name in enumerate(("Noord", "Oost", "Zuid", "West", "Midden", "Kust")):
        drawing.row(140 + 20 * number, name, [f"1.{number}10", f"2.{number}20"])
    (found,) = drawing.tables()
    assert [row[0] for row in rows_of(found.table)[1:]] == [
        "Noord", "Oost", "Zuid", "West", "Midden", "Kust",
    ]  # fmt: skip


def test_even_steps_without_names_are_an_axis(drawing: Drawing) -> None:
    drawing.row(100, "", ["Noord", "Zuid"])
    for number in range(4):
        drawing.row(120 + 30 * number, "", [str(4000 - 1000 * number)] * 2)
    assert drawing.tables() == ()
