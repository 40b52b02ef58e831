"""Pages of letter and sources as pictures inside the web page: nothing comes from outside."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.pdf.page.drawn.render import render_page
from schemas.errors import UnreadableDocument
from schemas.paper import Box

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_DPI = 100
STRIP_DPI = 140
STRIP_MARGIN = 42
"""Points of page shown above and below a number in a strip."""
STRIP_EDGE = 8
"""Points of paper left beside the lines of a strip."""
PAPER = 230
"""Grey from which a pixel is paper (255 is white)."""

STRIP_SIZE = 1.05
"""CSS pixels a point of a strip is shown at: a line of 16 cm is whole beside its words."""

COLOURS = 48
MARKER_WIDTH = 3
MARKER_COLOUR = (179, 38, 30)


@dataclass(frozen=True, slots=True)
class Strip:
    """Some lines of a page: the picture as a data address, its width and height in CSS pixels, and
    where across its number stands (per cent): around that it is cut where there is less room."""

    source: str
    width: int
    height: int
    middle: float


@dataclass(slots=True)
class Pictures:
    """Renders pages once each; `files` says where the PDF of a doc_id stands."""

    files: dict[str, Path]
    _pages: dict[tuple[str, int, int], Image | None] = field(default_factory=dict)

    def page(self, doc_id: str, number: int) -> str:
        """The whole page as a data address, or the empty string where it cannot be drawn."""
        picture = self._render(doc_id, number, PAGE_DPI)
        return "" if picture is None else _embed(picture)

    def strip(self, doc_id: str, number: int, box: Box | None) -> Strip | None:
        """The part of the page around `box`, its lines whole, with the number framed; None where
        it cannot be drawn."""
        picture = self._render(doc_id, number, STRIP_DPI)
        if picture is None or box is None:
            return None
        from PIL import ImageDraw

        scale = STRIP_DPI / 72
        top = max(int((box.top - STRIP_MARGIN) * scale), 0)
        bottom = min(int((box.bottom + STRIP_MARGIN) * scale), picture.height)
        if bottom <= top:
            return None
        strip = picture.crop((0, top, picture.width, bottom)).convert("RGB")
        frame = [
            int(box.x0 * scale) - 3,
            int(box.top * scale) - top - 3,
            int(box.x1 * scale) + 3,
            int(box.bottom * scale) - top + 3,
        ]
        ImageDraw.Draw(strip).rectangle(frame, outline=MARKER_COLOUR, width=MARKER_WIDTH)
        left, right = _printed(strip)
        edge = int(STRIP_EDGE * scale)
        left, right = max(left - edge, 0), min(right + edge, strip.width)
        lines = strip.crop((left, 0, right, strip.height))
        shown = STRIP_SIZE / scale
        middle = 100 * ((box.x0 + box.x1) / 2 * scale - left) / lines.width
        return Strip(
            _embed(lines), round(lines.width * shown), round(lines.height * shown), round(middle, 1)
        )

    def _render(self, doc_id: str, number: int, dpi: int) -> Image | None:
        key = (doc_id, number, dpi)
        if key not in self._pages:
            self._pages[key] = self._draw(doc_id, number, dpi)
        return self._pages[key]

    def _draw(self, doc_id: str, number: int, dpi: int) -> Image | None:
        path = self.files.get(doc_id)
        if path is None or number < 1:
            return None
        try:
            return render_page(path, number, dpi=dpi)
        except UnreadableDocument:
            return None


def find_files(names: dict[str, tuple[str, str]], folders: Iterable[Path]) -> dict[str, Path]:
    """Where the PDFs stand: `names` maps doc_id to file name and sha256; the hash decides."""
    from extractors.document.extract import file_hash

    wanted: dict[str, list[str]] = {}
    for doc_id, (name, _) in names.items():
        wanted.setdefault(name, []).append(doc_id)
    found: dict[str, Path] = {}
    for folder in folders:
        paths = [folder] if folder.is_file() else sorted(folder.rglob("*.pdf"))
        for path in paths:
            waiting = [doc_id for doc_id in wanted.get(path.name, ()) if doc_id not in found]
            if waiting:
                digest = file_hash(path)
                found.update({doc_id: path for doc_id in waiting if names[doc_id][1] == digest})
    return found


def _printed(picture: Image) -> tuple[int, int]:
    """From where to where across something is printed: the margins of paper are left out."""
    ink = picture.convert("L").point(lambda grey: 255 if grey < PAPER else 0).getbbox()
    return (ink[0], ink[2]) if ink else (0, picture.width)


def _embed(picture: Image) -> str:
    """The picture as a `data:` address. Text pages in few colours stay small."""
    buffer = io.BytesIO()
    picture.convert("RGB").quantize(COLOURS).save(buffer, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
