"""Tables in the two halves of a page, and names that a fill behind figures does not part."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import lightgrey

from extractors.pdf.tables import Layout, cell_context
from extractors.pdf.tables.grid.chunks import chunk_lines
from extractors.pdf.tables.grid.halves import in_halves
from tests.extractors.pdf.tables.drawing import HEIGHT, Drawing

FRUIT = ("Peren", "Kersen", "Pruimen", "Appels", "Bramen", "Bessen", "Vijgen", "Kweeperen",
         "Mispels", "Hazelnoten", "Walnoten", "Moerbeien", "Frambozen", "Kruisbessen")  # fmt: skip


def draw_half(drawing: Drawing, left: float, *, names: Sequence[str], first: int) -> None:
    """Rows of a name and two figures far down the page, each fourth a subtotal without a name."""
    for at, name in enumerate(names):
        top = 100 + 40 * at
        if at % 4 != 3:
            drawing.left(left, top, name)
        for number in (0, 1):
            drawing.right(left + 150 + 60 * number, top, f"{first + 3 * at + number}.1{at:02d}")


def test_what_stands_in_one_half_has_its_names_there(drawing: Drawing) -> None:
    draw_half(drawing, 50, names=FRUIT, first=10)
    draw_half(drawing, 325, names=[f"{name} in kas" for name in FRUIT], first=200)
    page = drawing.page()
    left, right = in_halves(page, chunk_lines(page))
    assert left[1].chunks[0].text == "Kersen"
    assert right[1].chunks[0].text == "Kersen in kas"


def test_figures_of_a_wide_table_are_no_half(drawing: Drawing) -> None:
    for at, name in enumerate(FRUIT):
        drawing.left(50, 100 + 40 * at, name)
        for number in range(4):
            drawing.right(230 + 100 * number, 100 + 40 * at, f"{at + number}.{number}00")
    page = drawing.page()
    assert in_halves(page, chunk_lines(page)) == []


def test_a_fill_behind_the_figures_alone_parts_no_names_from_them(drawing: Drawing) -> None:
    drawing.canvas.setFillColor(lightgrey)
    drawing.canvas.rect(220, HEIGHT - 215, 300, 125, fill=1, stroke=0)
    drawing.canvas.setFillColorRGB(0, 0, 0)
    drawing.row(85, "", ["2031", "2030", "2029"])
    for at, name in enumerate(FRUIT[:8]):
        drawing.row(102 + 14 * at, name, [f"{at}.{at}10", f"{at + 1}.220", f"{at + 2}.330"])
    (found,) = drawing.tables()
    layout = Layout(found.table)
    around = [cell_context(layout, cell) for cell in found.table.cells if cell.text == "4.220"]
    assert [(each.row_heading, each.column_heading) for each in around] == [("Appels", "2030")]
