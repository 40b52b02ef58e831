"""What only looks like a table is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.pdf.tables.grid.judge import is_torn
from tests.extractors.pdf.tables.cells import make_table
from tests.extractors.pdf.tables.drawing import Drawing


@pytest.mark.parametrize("leaders", [True, False])
def test_a_table_of_contents_is_no_table(drawing: Drawing, leaders: bool) -> None:
    drawing.left(70, 80, "Inhoud")
    for number, page in enumerate((3, 5, 5, 9, 14)):
        dots = " " + "." * 40 if leaders else ""
        drawing.left(70, 100 + 14 * number, f"{number + 1} Hoofdstuk over beleid{dots}")
        drawing.right(450, 100 + 14 * number, str(page))
    assert drawing.tables() == ()


def test_a_table_of_contents_with_misread_pages_is_no_table(drawing: Drawing) -> None:
    pages = ("49", "50", "51", "51", "53", "35", "58", "6o", "61", "63", "65", "70")
    for number, page in enumerate(pages):
        name = "Neerslag" if number % 5 == 4 else f"4.{number + 1} Neerslag op het water"
        drawing.left(70, 100 + 14 * number, name)
        drawing.right(450, 100 + 14 * number, page)
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


def test_cells_that_stand_in_one_place_again_and_again_are_no_grid() -> None:
    whole = make_table([["", "2031", "2030"], ["Peren", "61", "57"], ["Kersen", "93", "88"]])
    assert not is_torn(whole)
    moved = (replace(c, column=0) if c.row and c.column == 1 else c for c in whole.cells)
    assert is_torn(replace(whole, cells=tuple(moved)))
