"""Tables with rulings are read by them, and by their figures where rulings lack."""

from __future__ import annotations

from tests.extractors.pdf.tables.drawing import Drawing, rows_of


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


def test_a_grid_of_one_row_with_a_name_and_heads_is_a_table(drawing: Drawing) -> None:
    drawing.grid([70, 220, 320, 420, 520], [100, 120, 140])
    cells = [
        ["Tolerantie", "Goedkeurend", "Met beperking", "Afkeurend"],
        ["Fouten in de opgave", "<3%", ">3% - <5%", ">5%"],
    ]
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            drawing.left((75, 225, 325, 425)[column], 114 + 20 * row, text)
    (found,) = drawing.tables()
    assert rows_of(found.table) == cells
    assert (found.table.header_rows, found.table.header_columns) == (1, 1)


SPECIES = ["Grutto", "Kievit", "Tureluur", "Watersnip", "Veldleeuwerik", "Slobeend"]


def test_rows_ruled_apart_in_one_column_alone_are_rows_of_all(drawing: Drawing) -> None:
    drawing.grid([70, 260, 340, 420], [100, 120, 240])
    for row, name in enumerate(SPECIES):
        top = 120 + 20 * row
        drawing.line(260, top, 340, top)
        drawing.left(75, top + 14, name)
        drawing.right(335, top + 14, f"{12 + row}.{400 + 7 * row}")
        drawing.right(415, top + 14, f"{9 + row}.{310 + 9 * row}")
    for x, text in ((75, "Soort"), (270, "Geteld"), (350, "Gebroed")):
        drawing.left(x, 114, text)
    (found,) = drawing.tables()
    assert rows_of(found.table)[0] == ["Soort", "Geteld", "Gebroed"]
    assert rows_of(found.table)[1:] == [
        [name, f"{12 + row}.{400 + 7 * row}", f"{9 + row}.{310 + 9 * row}"]
        for row, name in enumerate(SPECIES)
    ]


def test_a_name_beside_several_ruled_rows_stays_whole(drawing: Drawing) -> None:
    drawing.grid([70, 160, 260, 340, 420], [100, 120])
    for x, text in ((75, "Gebied"), (170, "Soort"), (270, "Geteld"), (350, "Gebroed")):
        drawing.left(x, 114, text)
    for row in range(6):
        top = 140 + 20 * row
        drawing.line(160, top, 420, top)
        drawing.left(165, top - 6, SPECIES[row])
        drawing.right(335, top - 6, f"{12 + row}.{400 + 7 * row}")
        drawing.right(415, top - 6, f"{9 + row}.{310 + 9 * row}")
    for x in (70, 160, 260, 340, 420):
        drawing.line(x, 120, x, 240)
    for half, words in enumerate((("Polder", "de Ronde", "Hoep"), ("Het Lage", "Zand"))):
        drawing.line(70, 180 + 60 * half, 420, 180 + 60 * half)
        for line, word in enumerate(words):
            drawing.left(75, 134 + 60 * half + 11 * line, word)
    (found,) = drawing.tables()
    told = {cell.text for cell in found.table.cells if cell.column == 0}
    assert told == {"Gebied", "Polder de Ronde Hoep", "Het Lage Zand"}


def test_rulings_drawn_in_the_last_row_alone_part_the_columns_of_all(drawing: Drawing) -> None:
    drawing.font("Helvetica", 9)
    xs, ys = [70, 90, 170, 330, 380, 470], [100 + 22 * row for row in range(7)]
    for y in ys:
        drawing.line(xs[0], y, xs[-1], y)
    for x in xs:
        drawing.line(x, ys[-2], x, ys[-1])
    rows = [
        ["#", "Eigenaar", "Soort", "% areaal", "Streek"],
        ["1", "Van Dam", "Akkerbouw en vollegrondsgroenten", "4,12%", "Noordoost"],
        ["2", "Hoeve Zicht", "Melkvee", "3,60%", "West"],
        ["3", "Stichting Beek", "Natuurbeheer; riet en bos", "2,95%", "Zuid"],
        ["4", "De Vries", "Melkvee", "2,11%", "West"],
        ["5", "Landgoed Eik", "Bos", "1,87%", "Midden"],
    ]
    for at, texts in enumerate(rows):
        for x, text in zip(xs, texts, strict=False):
            drawing.left(x + 4, ys[at] + 14, text)
    (found,) = drawing.tables()
    assert rows_of(found.table) == rows


def test_a_ruling_is_not_carried_on_through_words(drawing: Drawing) -> None:
    ys = [100 + 22 * row for row in range(7)]
    for y in ys:
        drawing.line(70, y, 470, y)
    for x in (70, 200, 470):
        drawing.line(x, ys[-2], x, ys[-1])
    for at, text in enumerate(
        ("Uitgangspunten van het onderzoek naar 12 wijken", "Aanpak", "Duur")
    ):
        drawing.left(75, ys[at] + 14, text)
    drawing.left(75, ys[-2] + 14, "Totaal")
    drawing.left(210, ys[-2] + 14, "418")
    assert drawing.tables() == ()


def test_a_name_that_goes_on_far_below_is_one_where_rulings_part_the_rows(drawing: Drawing) -> None:
    drawing.font("Helvetica", 8)
    drawing.left(75, 90, "Fruit")
    drawing.right(300, 90, "Oogst")
    top = 108.0
    for rows, figure in ((("Alle zachte", "vruchten samen"), "512"), (("Peren",), "310"),
                         (("Harde", "noten"), "202")):  # fmt: skip
        drawing.line(70, top - 12, 310, top - 12)
        drawing.right(300, top, figure)
        for name in rows:
            drawing.left(75, top, name)
            top += 15.5
    drawing.line(70, top - 12, 310, top - 12)
    drawing.line(70, 80, 310, 80)
    for x in (70, 310):
        drawing.line(x, 80, x, top - 12)
    (found,) = drawing.tables()
    names = [
        c.text for c in found.table.cells if c.column == 0 and c.row >= found.table.header_rows
    ]
    assert names == ["Alle zachte vruchten samen", "Peren", "Harde noten"]
