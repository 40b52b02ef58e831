"""Tables without rulings are told by figures that end under each other."""

from __future__ import annotations

from extractors.pdf.tables import Layout, cell_context
from tests.extractors.pdf.tables.drawing import Drawing, rows_of


def test_figures_under_each_other_with_words_on_their_left_are_a_table(drawing: Drawing) -> None:
    drawing.left(70, 80, "Tabel 3 Plaatsingen naar regio (x € 1.000)")
    drawing.row(100, "Regio", ["2022", "2023"])
    drawing.row(114, "Noord", ["1.250", "1.310"])
    drawing.row(128, "Oost", ["980", "1.005"])
    drawing.row(142, "Zuid", ["15", "-"])
    (found,) = drawing.tables()
    assert rows_of(found.table) == [
        ["Regio", "2022", "2023"],
        ["Noord", "1.250", "1.310"],
        ["Oost", "980", "1.005"],
        ["Zuid", "15", "-"],
    ]
    assert (found.table.header_rows, found.table.header_columns) == (1, 1)
    assert found.table.caption == "Tabel 3 Plaatsingen naar regio (x € 1.000)"


def test_a_heading_wrapped_over_two_lines_is_one_row(drawing: Drawing) -> None:
    drawing.right(270, 100, "Aanvragen")
    drawing.right(350, 100, "Verleend")
    drawing.right(270, 111, "dit jaar")
    drawing.row(130, "Noord", ["120", "90"])
    drawing.row(144, "Oost", ["80", "75"])
    drawing.row(158, "Zuid", ["66", "50"])
    (found,) = drawing.tables()
    assert rows_of(found.table)[0] == ["", "Aanvragen dit jaar", "Verleend"]


def test_a_heading_over_two_columns_spans_them(drawing: Drawing) -> None:
    drawing.canvas.drawCentredString(305, 842 - 100, "Aantal personen met werk")
    drawing.row(114, "", ["man", "vrouw"])
    for number, name in enumerate(("Noord", "Oost", "Zuid")):
        drawing.row(130 + 14 * number, name, [f"1.{number}00", f"2.{number}50"])
    (found,) = drawing.tables()
    spanning = next(cell for cell in found.table.cells if cell.text == "Aantal personen met werk")
    assert (spanning.column, spanning.column_span) == (1, 2)


def test_a_row_heading_that_wraps_stays_with_its_figures(drawing: Drawing) -> None:
    drawing.row(100, "Personen met een uitkering", ["1.200"])
    drawing.left(70, 111, "die jonger zijn dan 27")
    drawing.row(127, "Overige personen", ["310"])
    drawing.row(143, "Personen zonder uitkering", ["95"])
    (found,) = drawing.tables()
    assert rows_of(found.table) == [
        ["Personen met een uitkering die jonger zijn dan 27", "1.200"],
        ["Overige personen", "310"],
        ["Personen zonder uitkering", "95"],
    ]


def test_a_column_of_units_behind_the_figures_is_of_the_table(drawing: Drawing) -> None:
    drawing.row(100, "", ["Oud", "Nieuw"])
    for number, (label, unit) in enumerate((("gemiddelde", "kg/ha"), ("spreiding", "kg/ha"))):
        drawing.row(115 + 15 * number, label, [f"2,{number}", f"3,{number}"])
        drawing.left(365, 115 + 15 * number, unit)
    (found,) = drawing.tables()
    assert rows_of(found.table)[1:] == [
        ["gemiddelde", "2,0", "3,0", "kg/ha"],
        ["spreiding", "2,1", "3,1", "kg/ha"],
    ]


def test_classes_over_the_columns_are_headings(drawing: Drawing) -> None:
    drawing.row(100, "", ["> 0,5", "< 0,5"])
    drawing.row(115, "gemiddelde", ["2,6", "3,6"])
    drawing.row(130, "spreiding", ["1,5", "0,7"])
    (found,) = drawing.tables()
    assert found.table.header_rows == 1
    assert rows_of(found.table)[0] == ["", "> 0,5", "< 0,5"]


def test_references_to_notes_behind_the_names_are_no_figures(drawing: Drawing) -> None:
    drawing.left(70, 80, "Balans (bedragen in duizenden euro's)")
    drawing.row(100, "", ["2023", "2022"])
    for number, name in enumerate(("Beleggingen", "Liquide middelen", "Reserves")):
        drawing.left(70, 115 + 15 * number, name)
        drawing.right(200, 115 + 15 * number, f"({number + 4})")
        drawing.row(115 + 15 * number, "", [f"1.{number}40", f"1.{number}10"])
    (found,) = drawing.tables()
    assert found.table.header_columns == 2
    first = cell_context(
        Layout(found.table), next(c for c in found.table.cells if c.text == "1.040")
    )
    assert (first.row_heading, first.column_heading) == ("Beleggingen", "2023")
    assert first.scale == 1000


def test_amounts_and_totals_in_turns_are_one_table(drawing: Drawing) -> None:
    rows = [("leningen", 0, "400"), ("aandelen", 0, "300"), ("Samen", 1, "700")]
    rows += [("panden", 0, "120"), ("grond", 0, "80"), ("Vastgoed", 1, "200")]
    drawing.row(100, "", ["", "2023", "", "2022"])
    for number, (name, column, value) in enumerate(rows):
        values = ["", "", "", ""]
        values[column] = values[column + 2] = value
        drawing.row(115 + 15 * number, name, values)
    (found,) = drawing.tables()
    totals = [
        c.text for c in found.table.cells if c.column == 2 and c.row >= found.table.header_rows
    ]
    assert totals == ["700", "200"]


def test_figures_halfway_a_name_of_two_lines_are_of_that_name(drawing: Drawing) -> None:
    drawing.row(100, "", ["2023", "2022"])
    drawing.row(115, "toevoeging", ["614", "304"])
    drawing.left(70, 130, "onttrekking voor")
    drawing.row(135, "", ["690", "447"])
    drawing.left(70, 140, "uitkeringen")
    drawing.row(155, "wijziging", ["596", "194"])
    (found,) = drawing.tables()
    assert rows_of(found.table)[1:] == [
        ["toevoeging", "614", "304"],
        ["onttrekking voor uitkeringen", "690", "447"],
        ["wijziging", "596", "194"],
    ]


def test_second_lines_of_two_heads_that_touch_go_with_their_own_first(drawing: Drawing) -> None:
    drawing.font("Helvetica", 9)
    for x, text in ((452, "Vaste"), (505, "Tijde-")):
        drawing.right(x, 100, text)
    drawing.right(390, 112, "Panden")
    drawing.right(452, 112, "bewoners")
    drawing.right(505, 112, "lijk verhuurd")
    rows = [
        ("Noordwijk", "412", "11.207", "8.804"),
        ("Zuidplein", "365", "9.981", "10.431"),
        ("Oosterhof", "290", "7.744", "6.159"),
        ("Westpoort", "518", "14.302", "13.907"),
    ]
    for at, (name, *figures) in enumerate(rows):
        drawing.left(70, 134 + 14 * at, name)
        for x, figure in zip((390, 452, 505), figures, strict=True):
            drawing.right(x, 134 + 14 * at, figure)
    (found,) = drawing.tables()
    heads: dict[int, str] = {}
    for cell in found.table.cells:
        if cell.row < found.table.header_rows:
            heads[cell.column] = f"{heads.get(cell.column, '')} {cell.text}".strip()
    assert heads == {1: "Panden", 2: "Vaste bewoners", 3: "Tijdelijk verhuurd"}
