"""A page with what was read drawn over it: text by role, notes, tables and claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from extractors.document import extract_document
from extractors.pdf import read_pdf
from extractors.pdf.page.drawn.render import render_page
from extractors.pdf.probe import probe_pdf
from schemas.errors import UsageError
from schemas.paper import Box, NoteCall, Passage, PlacedWord, Reading, Table
from schemas.records import Claim
from schemas.vocabularies import PassageRole

DPI: Final = 144
LEGEND: Final = 22  # pixels a line
Colour = tuple[int, int, int]

ROLES: Final[dict[PassageRole, tuple[Colour, str]]] = {
    "paragraph": ((60, 120, 200), "alinea"),
    "heading": ((150, 40, 160), "kop"),
    "list_item": ((0, 140, 160), "opsomming"),
    "note": ((200, 120, 0), "noot"),
    "caption": ((110, 90, 60), "bijschrift"),
    "label": ((100, 100, 200), "label"),
    "margin": ((140, 140, 140), "marge"),
    "running": ((170, 170, 170), "kop- of voetregel"),
    "page_number": ((200, 200, 200), "paginanummer"),
    "struck": ((190, 120, 120), "doorgehaald"),
}
TABLE: Final[tuple[Colour, str]] = ((20, 140, 60), "tabel")
CALL: Final[tuple[Colour, str]] = ((230, 90, 0), "nootverwijzing")
CLAIM: Final[tuple[Colour, str]] = ((220, 20, 60), "bewering")


@dataclass(slots=True)
class _Canvas:
    """A picture of a page with points on paper as its unit."""

    picture: Image.Image
    scale: float

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        """What draws on it; colours may be see-through."""
        return ImageDraw.Draw(self.picture, "RGBA")

    def pixels(self, box: Box, margin: float = 0.0) -> tuple[float, float, float, float]:
        """The box in pixels."""
        return (
            (box.x0 - margin) * self.scale,
            (box.top - margin) * self.scale,
            (box.x1 + margin) * self.scale,
            (box.bottom + margin) * self.scale,
        )

    def frame(self, box: Box, colour: Colour, *, width: int = 1, margin: float = 0.0) -> None:
        """An empty box."""
        self.pen.rectangle(self.pixels(box, margin), outline=(*colour, 255), width=width)

    def wash(self, box: Box, colour: Colour, strength: int = 45) -> None:
        """A coloured box with the text shining through."""
        self.pen.rectangle(self.pixels(box), fill=(*colour, strength))

    def mark(self, box: Box, text: str, colour: Colour) -> None:
        """A small text at the top left of a box."""
        x, y, _, _ = self.pixels(box)
        self.pen.text((x, max(y - 11, 0)), text, fill=(*colour, 255), font=_font(11))


def page_picture(file: Path, page: int, out: Path) -> None:
    """Read `file` and draw page `page` (1-based) to `out` as PNG.

    Raises `UsageError` for a page that is not there, `UnreadableDocument` for a bad file.
    """
    reading = read_pdf(file)
    if page not in {info.number for info in reading.pages}:
        raise UsageError(
            f"{file.name} heeft geen leesbare pagina {page}.",
            remedy=f"Kies een pagina van 1 tot en met {len(reading.pages)}.",
        )
    draw_page(file, page, out, reading=reading, claims=extract_document(file).claims)


def draw_page(
    file: Path, number: int, out: Path, *, reading: Reading, claims: Sequence[Claim]
) -> None:
    """Draw what was read over the page and write it to `out`."""
    info = next(info for info in reading.pages if info.number == number)
    drawn = render_page(probe_pdf(file).source, number, dpi=DPI).convert("RGB")
    drawn = _upright(drawn, info.width, info.height)
    canvas = _Canvas(drawn, drawn.width / max(info.width, 1.0))
    used = [
        *_draw_passages(canvas, reading.passages, number),
        *_draw_tables(canvas, reading.tables, number),
        *_draw_claims(canvas, claims, number),
    ]
    _with_legend(canvas.picture, dict.fromkeys(used)).save(out, format="PNG")


def _upright(picture: Image.Image, width: float, height: float) -> Image.Image:
    """A page that was turned to be recognised is drawn as it was read."""
    turned = (picture.width > picture.height) != (width > height) and width != height
    return picture.rotate(-90, expand=True) if turned else picture


def _draw_passages(
    canvas: _Canvas, passages: Iterable[Passage], page: int
) -> list[tuple[Colour, str]]:
    used = []
    for order, passage in enumerate(passages, start=1):
        words = [word for word in passage.words if word.page == page and word.end > word.start]
        if not words:
            continue
        colour, name = ROLES[passage.role]
        used.append((colour, name))
        for line in _lines(words):
            canvas.wash(_around(line), colour)
        canvas.frame(_around(words), colour, margin=1.5)
        canvas.mark(_around(words), f"{order} {passage.marker}".strip(), colour)
        used += _draw_calls(canvas, passage.calls, passage.words, page)
    return used


def _draw_calls(
    canvas: _Canvas, calls: Iterable[NoteCall], words: Sequence[PlacedWord], page: int
) -> list[tuple[Colour, str]]:
    used = []
    for call in calls:
        before = [w for w in words if w.page == page and w.start < call.offset]
        if call.page == page and before:
            end = before[-1].box
            canvas.mark(Box(end.x1, end.top, end.x1, end.bottom), call.marker, CALL[0])
            used.append(CALL)
    return used


def _draw_tables(canvas: _Canvas, tables: Iterable[Table], page: int) -> list[tuple[Colour, str]]:
    used = []
    for table in tables:
        cells = [cell for cell in table.cells if cell.page == page and cell.words]
        boxes = [word.box for cell in cells for word in cell.words if word.end > word.start]
        if not boxes:
            continue
        for cell in cells:
            inside = [word for word in cell.words if word.end > word.start]
            if inside:
                heading = cell.row < table.header_rows or cell.column < table.header_columns
                canvas.wash(_around(inside), TABLE[0], strength=80 if heading else 35)
                canvas.frame(_around(inside), TABLE[0])
        whole = _around_boxes(boxes)
        canvas.frame(whole, TABLE[0], width=2, margin=3)
        canvas.mark(whole, f"{table.table_id} {table.rule}", TABLE[0])
        used.append(TABLE)
    return used


def _draw_claims(canvas: _Canvas, claims: Iterable[Claim], page: int) -> list[tuple[Colour, str]]:
    used = []
    for claim in claims:
        edges = (claim.x0, claim.top, claim.x1, claim.bottom)
        if claim.page != page or None in edges:
            continue
        x0, top, x1, bottom = (edge or 0.0 for edge in edges)
        canvas.frame(Box(x0, top, x1, bottom), CLAIM[0], width=2, margin=1)
        used.append(CLAIM)
    return used


def _lines(words: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """Words that follow each other on one height."""
    lines: list[list[PlacedWord]] = []
    for word in words:
        last = lines[-1][-1].box if lines else None
        if last and word.box.top < last.bottom - 1 < word.box.bottom + 1 and word.box.x0 >= last.x0:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _around(words: Sequence[PlacedWord]) -> Box:
    return _around_boxes([word.box for word in words])


def _around_boxes(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _with_legend(picture: Image.Image, used: Iterable[tuple[Colour, str]]) -> Image.Image:
    """The picture with the meaning of its colours below it."""
    entries = list(used)
    columns = max(picture.width // 170, 1)
    rows = -(-len(entries) // columns)
    sheet = Image.new("RGB", (picture.width, picture.height + LEGEND * rows + 6), "white")
    sheet.paste(picture, (0, 0))
    pen = ImageDraw.Draw(sheet)
    for number, (colour, name) in enumerate(entries):
        x = 6 + 170 * (number % columns)
        y = picture.height + 6 + LEGEND * (number // columns)
        pen.rectangle((x, y, x + 12, y + 12), fill=colour)
        pen.text((x + 18, y - 1), name, fill="black", font=_font(13))
    return sheet
