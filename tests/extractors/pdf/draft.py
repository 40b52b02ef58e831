"""Draws small PDFs for tests: text at a place from the top left, in reportlab's own fonts."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
BODY, BOLD = "Helvetica", "Helvetica-Bold"


class Draft:
    """A PDF in the making; `top` is where a baseline stands, in points from the top."""

    def __init__(self, path: Path, *, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.path = path
        self.height = height
        self.canvas = Canvas(str(path), pagesize=(width, height))

    def text(
        self,
        x: float,
        top: float,
        text: str,
        *,
        size: float = 10,
        font: str = BODY,
        colour: tuple[float, float, float] = (0, 0, 0),
    ) -> float:
        """Write on one baseline; says where it ended."""
        self.canvas.setFont(font, size)
        self.canvas.setFillColorRGB(*colour)
        self.canvas.drawString(x, self.height - top, text)
        return x + float(self.canvas.stringWidth(text, font, size))

    def marked(self, x: float, top: float, *parts: str, size: float = 10) -> float:
        """Write parts after each other; those that begin with ^ are raised marks."""
        for part in parts:
            if part.startswith("^"):
                x = self.text(x, top - 0.35 * size, part[1:], size=0.6 * size)
            else:
                x = self.text(x, top, part, size=size)
        return x

    def lines(
        self, x: float, top: float, *lines: str, size: float = 10, leading: float = 12
    ) -> float:
        """Write lines under each other; says where the next baseline would stand."""
        for line in lines:
            self.marked(x, top, *line.split("|"), size=size)
            top += leading
        return top

    def rule(self, x0: float, x1: float, top: float) -> None:
        """A horizontal line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - top, x1, self.height - top)

    def area(self, x: float, top: float, width: float, height: float, grey: float = 0.85) -> None:
        """A filled rectangle."""
        self.canvas.setFillColorRGB(grey, grey, grey)
        self.canvas.rect(x, self.height - top - height, width, height, stroke=0, fill=1)

    def next_page(self) -> None:
        """Go on to a new page."""
        self.canvas.showPage()

    def save(self) -> Path:
        """Write the file."""
        self.canvas.save()
        return self.path


def draw_tagged(path: Path, content: bytes, tags: list[str]) -> Path:
    """A one-page PDF whose marked content `n` is in an element with tag `tags[n]`."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    page = pdf.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(content)
    page.StructParents = 0
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    elements = [
        pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{tag}"), P=root, Pg=page.obj, K=n
            )
        )
        for n, tag in enumerate(tags)
    ]
    root.K = pikepdf.Array(elements)
    root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array(elements)]))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.save(path)
    return path
