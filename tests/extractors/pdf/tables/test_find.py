"""Tables are found by rulings, alignment and panels; what only looks like one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf.engine import open_pdf
from extractors.pdf.tables import cell_context, join_tables
from extractors.pdf.tables.find import find_tables
from tests.extractors.pdf.tables.drawing import Drawing, rows_of


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "page.pdf")


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


def test_the_words_of_the_cells_are_taken_and_the_caption_is_not(drawing: Drawing) -> None:
    drawing.left(70, 80, "Tabel 1 Aanvragen")
    for number, name in enumerate(("Noord", "Oost", "Zuid")):
        drawing.row(100 + 14 * number, name, [str(17 * (9 - number))])
    drawing.left(70, 170, "Bron: eigen telling.")
    page = drawing.page()
    (found,) = find_tables(page)
    taken = {page.words[index].text for index in found.words}
    assert taken == {"Noord", "Oost", "Zuid", "153", "136", "119"}


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


def test_a_full_grid_is_read_by_its_rulings(drawing: Drawing) -> None:
    drawing.grid([70, 200, 300, 400], [100, 120, 140, 160])
    cells = [["Soort", "Aantal", "Aandeel"], ["Brieven", "12", "40%"], ["Moties", "18", "60%"]]
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            drawing.left((75, 205, 305)[column], 114 + 20 * row, text)
    (found,) = drawing.tables()
    assert found.table.rule == "ruled"
    assert rows_of(found.table) == cells
    assert (found.table.header_rows, found.table.header_columns) == (1, 1)


def test_rows_that_are_not_ruled_apart_are_told_by_their_figures(drawing: Drawing) -> None:
    drawing.grid([70, 260, 340, 420], [100, 118, 190])
    drawing.left(270, 112, "1 juli 2025")
    drawing.left(348, 112, "1 januari 2026")
    drawing.left(75, 132, "- gehuwden die beiden 21 jaar of")
    drawing.left(75, 143, "ouder zijn")
    drawing.right(335, 132, "€ 977,90")
    drawing.right(415, 132, "€ 1.001,07")
    drawing.left(75, 158, "- alleenstaanden")
    drawing.right(335, 158, "€ 684,53")
    drawing.right(415, 158, "€ 700,75")
    (found,) = drawing.tables()
    assert rows_of(found.table) == [
        ["", "1 juli 2025", "1 januari 2026"],
        ["- gehuwden die beiden 21 jaar of ouder zijn", "€ 977,90", "€ 1.001,07"],
        ["- alleenstaanden", "€ 684,53", "€ 700,75"],
    ]


def test_a_panel_keeps_its_table_apart_from_the_text_beside_it(drawing: Drawing) -> None:
    drawing.canvas.setFillColorRGB(0.9, 0.95, 1)
    drawing.canvas.rect(300, 842 - 260, 220, 180, stroke=0, fill=1)
    drawing.canvas.setFillColorRGB(0, 0, 0)
    drawing.left(310, 100, "Toegekend per provincie")
    for number, values in enumerate(("11 van 12", "6 van 6", "48 van 51", "28 van 31")):
        top = 180 + 14 * number
        drawing.left(70, top, "De regeling loopt tot en met het volgende jaar")
        drawing.left(310, top, ("Noord", "Oost", "Zuid", "West")[number])
        drawing.left(430, top, values)
    (found,) = drawing.tables()
    assert rows_of(found.table) == [
        ["Noord", "11 van 12"],
        ["Oost", "6 van 6"],
        ["Zuid", "48 van 51"],
        ["West", "28 van 31"],
    ]
    assert found.table.caption == "Toegekend per provincie"


def test_a_raised_mark_on_a_figure_is_a_call_and_no_digit(drawing: Drawing) -> None:
    for number, value in enumerate(("120", "90", "75")):
        drawing.row(100 + 14 * number, "Regio " + "ABC"[number], [value])
    drawing.font("Helvetica", 5)
    drawing.left(271, 96, "3")
    (found,) = drawing.tables()
    cell = next(cell for cell in found.table.cells if cell.text.startswith("120"))
    assert cell.text == "120"
    assert [call.marker for call in cell.calls] == ["3"]


@pytest.mark.parametrize("leaders", [True, False])
def test_a_table_of_contents_is_no_table(drawing: Drawing, leaders: bool) -> None:
    drawing.left(70, 80, "Inhoud")
    for number, page in enumerate((3, 5, 5, 9, 14)):
        dots = " " + "." * 40 if leaders else ""
        drawing.left(70, 100 + 14 * number, f"{number + 1} Hoofdstuk over beleid{dots}")
        drawing.right(450, 100 + 14 * number, str(page))
    assert drawing.tables() == ()


def test_a_numbered_list_is_no_table(drawing: Drawing) -> None:
    for number in range(1, 6):
        drawing.left(70, 90 + 14 * number, str(number))
        drawing.left(90, 90 + 14 * number, "De minister stuurt de brief naar de Kamer")
    assert drawing.tables() == ()


def test_two_columns_of_running_text_are_no_table(drawing: Drawing) -> None:
    lines = [
        "In 2019 waren er 30 trajecten en",
        "25 unieke personen, van wie 19%",
        "eerder was aangehouden. Dat is een",
        "stijging van 12 ten opzichte van",
        "2018. In 2020 kwam dat op 34.",
    ]
    drawing.prose(70, 100, lines)
    drawing.prose(310, 100, lines[::-1])
    assert drawing.tables() == ()


def test_the_margin_of_a_letter_is_no_table(drawing: Drawing) -> None:
    body = [
        "Hierbij stuur ik u de antwoorden op de vragen over de",
        "uitvoering van de wet. Er zijn 1.250 aanvragen gedaan,",
        "waarvan er 980 zijn toegekend. Dat is 78 procent.",
        "In de bijlage vindt u een overzicht per regio.",
        "Ik vertrouw erop u zo voldoende te hebben ingelicht.",
    ]
    drawing.prose(160, 100, body)
    drawing.font("Helvetica", 6.5)
    margin = ("Datum", "12 mei 2023", "Ons kenmerk", "2023-0000123456", "Bijlagen", "1")
    drawing.prose(70, 100, margin, pitch=9)
    assert drawing.tables() == ()


def test_the_values_along_an_axis_are_no_table(drawing: Drawing) -> None:
    for number, value in enumerate((500, 400, 300, 200, 100, 0)):
        drawing.right(100, 100 + 40 * number, str(value))
    for number, year in enumerate((2019, 2020, 2021)):
        drawing.left(130 + 60 * number, 320, str(year))
    assert drawing.tables() == ()


def test_a_part_without_headings_on_the_next_page_joins_its_table(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "two.pdf")
    drawing.left(70, 690, "Tabel 2 Aanvragen (x € 1.000)")
    drawing.row(710, "Regio", ["2022", "2023"])
    for number, name in enumerate(("Noord", "Oost", "Zuid")):
        drawing.row(724 + 14 * number, name, [f"1.{number}10", f"1.{number}20"])
    drawing.next_page()
    for number, name in enumerate(("West", "Midden", "Totaal")):
        drawing.row(60 + 14 * number, name, [f"2.{number}10", f"2.{number}20"])
    first = find_tables(drawing.page(1))
    with open_pdf(drawing.path) as pdf:
        second = find_tables(pdf.read_page(2))
    (joined,) = join_tables([found.table for found in (*first, *second)])
    assert [row[0] for row in rows_of(joined)] == [
        "Regio", "Noord", "Oost", "Zuid", "West", "Midden", "Totaal",
    ]  # fmt: skip
    assert {cell.page for cell in joined.cells} == {1, 2}


def test_no_word_is_in_two_tables(drawing: Drawing) -> None:
    drawing.grid([70, 200, 300], [100, 120, 140, 160])
    for row, (name, value) in enumerate((("Soort", "Aantal"), ("Brief", "12"), ("Motie", "18"))):
        drawing.left(75, 114 + 20 * row, name)
        drawing.left(205, 114 + 20 * row, value)
    for number, name in enumerate(("Noord", "Oost", "Zuid")):
        drawing.row(300 + 14 * number, name, [str(17 * (9 - number))])
    ruled, aligned = drawing.tables()
    assert not ruled.words & aligned.words
    assert [ruled.table.table_id, aligned.table.table_id] == ["p1t1", "p1t2"]


def test_a_number_broken_over_two_lines_of_a_narrow_column_is_one(drawing: Drawing) -> None:
    drawing.grid([70, 160, 195, 230], [100, 118, 190])
    drawing.left(75, 112, "Lijn")
    drawing.left(165, 112, "2024")
    drawing.left(200, 112, "2025")
    for number, name in enumerate(("Open", "Talent")):
        top = 132 + 28 * number
        drawing.left(75, top, name)
        drawing.left(165, top, "237.06")
        drawing.left(200, top, "209.73")
        drawing.left(165, top + 11, "2")
        drawing.left(200, top + 11, "6")
    (found,) = drawing.tables()
    assert rows_of(found.table)[1:] == [
        ["Open", "237.062", "209.736"],
        ["Talent", "237.062", "209.736"],
    ]


def test_bare_figures_in_a_frame_are_a_chart_and_no_table(drawing: Drawing) -> None:
    drawing.grid([70, 160, 250], [100, 120, 140, 160])
    for row, values in enumerate((("1", "7"), ("4", "8"), ("12", "34"))):
        for column, value in enumerate(values):
            drawing.left((75, 165)[column], 114 + 20 * row, value)
    assert drawing.tables() == ()


def test_names_with_a_figure_far_apart_are_a_chart_and_no_table(drawing: Drawing) -> None:
    stages = (("SIGNALEN", ">210"), ("ONDERZOEKEN", ">160"), ("ZAKEN", "135"), ("STRAFFEN", "80"))
    for number, (name, value) in enumerate(stages):
        drawing.left(150, 100 + 18.5 * number, name)
        drawing.canvas.drawCentredString(390, 842 - 100 - 18.5 * number, value)
    assert drawing.tables() == ()


def test_raised_powers_in_a_caption_belong_to_its_unit(drawing: Drawing) -> None:
    drawing.left(70, 80, "Tabel 2 Neerslag (mol ha")
    drawing.font("Helvetica", 5)
    drawing.left(172, 76, "-1")
    drawing.font("Helvetica", 9)
    drawing.left(180, 80, ") in 2020")
    drawing.font("Helvetica", 5)
    drawing.left(217, 76, "1")
    drawing.font("Helvetica", 9)
    drawing.row(100, "Regio", ["2022", "2023"])
    drawing.row(114, "Noord", ["1.250", "1.310"])
    drawing.row(128, "Oost", ["980", "1.005"])
    (found,) = drawing.tables()
    assert found.table.caption.replace(" ", "") == "Tabel2Neerslag(molha-1)in2020"


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


def test_pieces_of_headings_are_no_caption(drawing: Drawing) -> None:
    for x, text in ((70, "soort"), (170, "min"), (250, "max"), (330, "som")):
        drawing.left(x, 60, text)
    drawing.row(100, "Regio", ["2022", "2023", "2024"])
    drawing.row(115, "Noord", ["12", "15", "18"])
    drawing.row(130, "Zuid", ["13", "16", "19"])
    (found,) = drawing.tables()
    assert found.table.caption == ""


def test_references_to_notes_behind_the_names_are_no_figures(drawing: Drawing) -> None:
    drawing.left(70, 80, "Balans (bedragen in duizenden euro's)")
    drawing.row(100, "", ["2023", "2022"])
    for number, name in enumerate(("Beleggingen", "Liquide middelen", "Reserves")):
        drawing.left(70, 115 + 15 * number, name)
        drawing.right(200, 115 + 15 * number, f"({number + 4})")
        drawing.row(115 + 15 * number, "", [f"1.{number}40", f"1.{number}10"])
    (found,) = drawing.tables()
    assert found.table.header_columns == 2
    first = cell_context(found.table, next(c for c in found.table.cells if c.text == "1.040"))
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
    assert [cell.text for cell in found.table.cells if cell.column == 2][1:] == ["700", "200"]


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
