"""A table that runs over a page is one table."""

from __future__ import annotations

from extractors.pdf.engine import open_pdf
from extractors.pdf.tables import join_tables
from extractors.pdf.tables.find import find_tables
from tests.extractors.pdf.tables.drawing import Drawing, rows_of


def test_a_part_without_headings_on_the_next_page_joins_its_table(drawing: Drawing) -> None:
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
