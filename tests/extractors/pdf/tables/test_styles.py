"""A table keeps every figure under its own headings, in whatever style it was set."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from extractors.pdf.engine import open_pdf
from extractors.pdf.tables import Layout, cell_context, find_tables

TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9.5, leading=12)
SMALL = ParagraphStyle("small", parent=TEXT, fontSize=8.5, leading=10)
PROSE = (
    "In 2023 ontvingen de gemeenten 1.250 aanvragen, waarvan 45 procent werd toegekend aan "
    "bewoners die langer dan 3 jaar op de lijst stonden. Dat is meer dan in 2022, toen het er "
    "980 waren. De verschillen tussen de regio's blijven daarmee groot."
)
YEARS = ("2021", "2022", "2023")
LONG = "Bijdragen aan agentschappen en andere uitvoerende diensten van het Rijk"
FIGURES = {
    "Personele kosten": ("1.204", "12,5", "45%"),
    LONG: ("987", "-3,1", "7%"),
    "Subsidies": ("12.050", "n.v.t.", "100%"),
    "Totaal": ("14.241", "9,4", "-"),
}
LINE = (0.5, colors.black)
STYLES = {
    "grid": [("GRID", (0, 0), (-1, -1), *LINE)],
    "rules around the heading": [
        ("LINEABOVE", (0, 0), (-1, 0), *LINE),
        ("LINEBELOW", (0, 0), (-1, 0), *LINE),
        ("LINEBELOW", (0, -1), (-1, -1), *LINE),
    ],
    "no lines": [],
    "zebra": [
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.whitesmoke, colors.white]),
        ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue),
    ],
    "box": [("BOX", (0, 0), (-1, -1), *LINE), ("LINEBELOW", (0, 0), (-1, 0), *LINE)],
    "lines between rows": [("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey)],
}


def draw(path: Path, *, style: str, align: str, upright: str) -> None:
    """A page with a table between two paragraphs."""
    rows = [["Onderdeel", *YEARS]]
    rows += [[Paragraph(name, SMALL), *values] for name, values in FIGURES.items()]
    looks = [
        ("FONTSIZE", (0, 0), (-1, -1), 8.5),
        ("ALIGN", (1, 0), (-1, -1), align),
        ("VALIGN", (0, 0), (-1, -1), upright),
        *STYLES[style],
    ]
    table = Table(rows, colWidths=[150, 55, 55, 55], style=TableStyle(looks), hAlign="LEFT")
    story = [Paragraph(PROSE, TEXT), Spacer(1, 12), table, Spacer(1, 8), Paragraph(PROSE, TEXT)]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(story)


@pytest.mark.parametrize("upright", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("align", ["LEFT", "CENTER", "RIGHT"])
@pytest.mark.parametrize("style", STYLES)
def test_every_figure_stands_under_its_headings(
    tmp_path: Path, style: str, align: str, upright: str
) -> None:
    draw(tmp_path / "page.pdf", style=style, align=align, upright=upright)
    with open_pdf(tmp_path / "page.pdf") as pdf:
        (found,) = find_tables(pdf.read_page(1))
    table = found.table
    read = set()
    for cell in table.cells:
        if cell.row >= table.header_rows and cell.column >= table.header_columns:
            context = cell_context(Layout(table), cell)
            read.add((context.row_heading, context.column_heading, cell.text))
    assert read == {
        (name, year, value)
        for name, values in FIGURES.items()
        for year, value in zip(YEARS, values, strict=True)
    }
