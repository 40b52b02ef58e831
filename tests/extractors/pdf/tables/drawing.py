"""Pages with tables for the tests, drawn with reportlab; heights count from the top."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf.engine import open_pdf
from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables import FoundTable, find_tables
from schemas.paper import Table

HEIGHT = A4[1]


class Drawing:
    """A page under construction."""

    def __init__(self, path: Path, pages: int = 1) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.font("Helvetica", 9)

    def font(self, name: str, size: float) -> None:
        """The type to write in from here on."""
        self.name, self.size = name, size
        self.canvas.setFont(name, size)

    def left(self, x: float, top: float, text: str) -> None:
        """Text that begins at x."""
        self.canvas.drawString(x, HEIGHT - top, text)

    def right(self, x: float, top: float, text: str) -> None:
        """Text that ends at x."""
        self.canvas.drawRightString(x, HEIGHT - top, text)

    def row(self, top: float, label: str, values: Sequence[str], *, x: float = 70) -> None:
        """A label and figures that end under each other."""
        self.left(x, top, label)
        for number, value in enumerate(values):
            self.right(x + 200 + 80 * number, top, value)

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A ruling."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """All rulings of a grid."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def prose(self, x: float, top: float, lines: Sequence[str], *, pitch: float = 12) -> None:
        """Running text."""
        for number, text in enumerate(lines):
            self.left(x, top + pitch * number, text)

    def next_page(self) -> None:
        """Go on to a fresh page."""
        self.canvas.showPage()
        self.canvas.setFont(self.name, self.size)

    def page(self, number: int = 1) -> RawPage:
        """The page as the engine reads it."""
        self.canvas.save()
        with open_pdf(self.path) as pdf:
            return pdf.read_page(number)

    def tables(self) -> tuple[FoundTable, ...]:
        """The tables found on the first page."""
        return find_tables(self.page())


def rows_of(table: Table) -> list[list[str]]:
    """The texts of a table, row by row, empty cells included."""
    width = max(cell.column + cell.column_span for cell in table.cells)
    height = max(cell.row + cell.row_span for cell in table.cells)
    grid = [[""] * width for _ in range(height)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return grid
