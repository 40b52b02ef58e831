"""Every table of a page is found once, with its caption, its marks and the words it takes."""

from __future__ import annotations

import pytest

from extractors.pdf.page.sheet import RawPage, Shade
from extractors.pdf.tables.finding.find import find_tables
from extractors.pdf.tables.finding.tiles import is_parted
from schemas.paper import Box
from tests.extractors.pdf.tables.drawing import Drawing, rows_of


def test_the_words_of_the_cells_are_taken_and_the_caption_is_not(drawing: Drawing) -> None:
    drawing.left(70, 80, "Tabel 1 Aanvragen")
    for number, name in enumerate(("Noord", "Oost", "Zuid")):
        drawing.row(100 + 14 * number, name, [str(17 * (9 - number))])
    drawing.left(70, 170, "Bron: eigen telling.")
    page = drawing.page()
    (found,) = find_tables(page)
    taken = {page.words[index].text for index in found.words}
    assert taken == {"Noord", "Oost", "Zuid", "153", "136", "119"}


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


def test_pieces_of_headings_are_no_caption(drawing: Drawing) -> None:
    for x, text in ((70, "soort"), (170, "min"), (250, "max"), (330, "som")):
        drawing.left(x, 60, text)
    drawing.row(100, "Regio", ["2022", "2023", "2024"])
    drawing.row(115, "Noord", ["12", "15", "18"])
    drawing.row(130, "Zuid", ["13", "16", "19"])
    (found,) = drawing.tables()
    assert found.table.caption == ""


@pytest.mark.parametrize(
    ("inner", "parted"),
    [
        (Box(300, 150, 540, 400), True),  # an area of its own beside the rest
        (Box(60, 100, 540, 120), False),  # a band over the whole width
        (Box(300, 150, 330, 400), False),  # a bar
        (Box(60, 100, 540, 490), False),  # the frame drawn again
    ],
)
def test_a_frame_with_an_area_of_another_fill_in_it_is_parted(inner: Box, parted: bool) -> None:
    frame = Box(60, 100, 540, 500)
    page = RawPage(1, 600, 800, 0, (), shades=(Shade(inner, (250, 230, 210)),))
    assert is_parted(frame, page) is parted


@pytest.mark.parametrize(
    ("over", "caption"),
    [
        ("", "Tabel 2: aanvragen per regio, mei 2021"),
        ("Tabel 1 Bezwaren", "Tabel 1 Bezwaren"),
    ],
)
def test_a_title_below_names_a_table_where_none_stands_over_it(
    drawing: Drawing, over: str, caption: str
) -> None:
    if over:
        drawing.left(70, 80, over)
    for number, name in enumerate(("Noord", "Oost", "Zuid")):
        drawing.row(100 + 14 * number, name, [str(17 * (9 - number)), str(12 + number)])
    drawing.left(70, 146, "Tabel 2: aanvragen per regio, mei 2021")
    drawing.left(70, 190, "De regio's meldden hun aanvragen zelf.")
    (found,) = find_tables(drawing.page())
    assert found.table.caption == caption


def test_a_title_whose_bracket_goes_on_over_lines_keeps_what_stands_before_it(
    drawing: Drawing,
) -> None:
    drawing.left(70, 80, "Meldingen bij de brandweer in de regio (loos alarm, hulp bij dieren en")
    drawing.left(70, 91, "alle andere oproepen zijn door de centrale ook meegeteld in de cijfers)")
    drawing.row(110, "Grond", ["2021", "2022", "2023"])
    drawing.row(124, "Brand", ["66", "73", "74"])
    drawing.row(138, "Hulp", ["12", "13", "14"])
    (found,) = drawing.tables()
    assert found.table.caption == "Meldingen bij de brandweer in de regio"
