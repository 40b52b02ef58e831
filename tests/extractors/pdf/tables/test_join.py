"""A table that runs over a page is one table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extractors.document import extract_document
from extractors.pdf.engine import open_pdf
from extractors.pdf.tables import Layout, cell_context, join_tables
from extractors.pdf.tables.finding.find import find_tables
from tests.extractors.pdf.tables.cells import cell_at, make_table
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


def test_years_over_columns_of_totals_head_the_figures_left_of_them(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "staffel.pdf")
    drawing.left(60, 60, "Balans (in duizenden euro's)")
    for x, year in ((370, "2022"), (530, "2021")):
        drawing.right(x, 84, year)
    blocks = (
        ("Bezit", (("Gronden", "31.580", "30.695"), ("Panden", "148.198", "183.265"),
                   ("Machines", "59.527", "39.556")), ("239.305", "253.516")),
        ("Vorderingen", (("Huurders", "1.756", "1.236"), ("Overige partijen", "166", "165")),
         ("1.922", "1.401")),
    )  # fmt: skip
    top = 108.0
    for name, rows, totals in blocks:
        drawing.left(60, top, name)
        for at, (row, *figures) in enumerate(rows, start=1):
            drawing.left(60, top + 13 * at, row)
            for x, figure in zip((320, 480), figures, strict=True):
                drawing.right(x, top + 13 * at, figure)
        top += 13 * len(rows) + 26
        for x, figure in zip((370, 530), totals, strict=True):
            drawing.right(x, top, figure)
        top += 34
    drawing.canvas.save()
    found = {c.as_written: c for c in extract_document(drawing.path).claims}
    assert [found[text].period for text in ("148.198", "183.265", "1.756", "165")] == [
        "2022", "2021", "2022", "2021",
    ]  # fmt: skip
    assert [int(found[text].value or 0) for text in ("148.198", "166", "165")] == [
        148198000, 166000, 165000,
    ]  # fmt: skip
    assert found["165"].row_heading.endswith("Overige partijen")
