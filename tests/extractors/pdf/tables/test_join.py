"""A table that runs over a page is one table."""

from __future__ import annotations

from dataclasses import replace

from extractors.pdf.engine import open_pdf
from extractors.pdf.tables import Layout, cell_context, join_tables
from extractors.pdf.tables.finding.find import find_tables
from tests.extractors.pdf.tables.drawing import Drawing, rows_of
from tests.extractors.pdf.tables.test_meaning import cell_at, make_table


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


def test_a_part_that_repeats_its_headings_goes_on_with_caption_and_group() -> None:
    first = make_table(
        [["", "2022", "2023"], ["Uitstoot (kton)"], ["Noord", "1", "2"]], caption="Tabel 3 Lucht"
    )
    second = make_table([["", "2022", "2023"], ["Oost", "3", "4"]])
    second = replace(second, page=2, cells=tuple(replace(c, page=2) for c in second.cells))
    _, joined = join_tables([first, second])
    found = cell_context(Layout(joined), cell_at(joined, 2, 1))
    assert (joined.caption, found.row_heading, found.unit) == (
        "Tabel 3 Lucht",
        "Uitstoot (kton): Oost",
        "kt",
    )
