"""A page as a picture, drawn by PDFium."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from schemas.errors import UnreadableDocument

POINTS_PER_INCH: Final = 72
MAX_PIXELS: Final = 40_000_000  # a poster at 300 dpi would take gigabytes
# PDFium unpacks a picture whole before it draws it. An A0 scan at 300 dpi has 140 million pixels.
MAX_IMAGE: Final = 250_000_000
MOST_NESTED: Final = 8


def render_page(
    source: Path | bytes, number: int, *, dpi: int = 150, grey: bool = False
) -> Image.Image:
    """Page `number` (1-based) as displayed; very large pages come at a lower resolution.

    Raises `UnreadableDocument`: damaged where PDFium cannot draw it, too_large where it holds a
    picture of more than `MAX_IMAGE` pixels.
    """
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        raise _undrawable(number) from error
    try:
        page = document[number - 1]
        _refuse_large_images(page, number)
        width, height = page.get_size()
        scale = dpi / POINTS_PER_INCH
        pixels = max(width * height, 1.0) * scale * scale
        if pixels > MAX_PIXELS:
            scale *= math.sqrt(MAX_PIXELS / pixels)
        bitmap = page.render(scale=scale, grayscale=grey)
        try:
            picture: Image.Image = bitmap.to_pil().copy()
        finally:
            bitmap.close()
            page.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise _undrawable(number) from error
    finally:
        document.close()
    return picture


def _refuse_large_images(page: pypdfium2.PdfPage, number: int) -> None:
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    for image in page.get_objects(filter=kinds, max_depth=MOST_NESTED):
        width, height = image.get_px_size()
        if width * height > MAX_IMAGE:
            page.close()
            raise UnreadableDocument(
                "too_large",
                f"Pagina {number} heeft een plaatje van {width} bij {height} beeldpunten.",
            )


def _undrawable(number: int) -> UnreadableDocument:
    return UnreadableDocument("damaged", f"Pagina {number} is niet te tekenen.")
