"""How the text objects of a page are drawn: font, size, direction, colour, marked content.

A text object is one string-showing operator; its properties hold for all its characters, so
they are asked once an object and not once a character.
"""

from __future__ import annotations

import ctypes
import math
import re
from ctypes import c_int, c_uint, c_ulong
from dataclasses import dataclass

from extractors.pdf.page import pdfium
from extractors.pdf.page.frame import PageFrame
from extractors.pdf.page.marked.tags import Structure
from extractors.pdf.page.sheet import ARTIFACT

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-_,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|[-_,]it\b", re.IGNORECASE)
_BOLD_WEIGHT = 600

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font as far as layout cares."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Ink:
    """What all characters of one text object share.

    `level` is the displayed baseline across the writing direction; `slanted` says that neither
    it nor the boxes can be had from the matrix alone.
    """

    face: Typeface
    size: float
    angle: int
    level: float
    colour: Colour | None
    alpha: int
    invisible: bool
    mcid: int | None
    element: int
    tag: str


class InkWell:
    """The text objects of one page, read when first met.

    Fonts are cached for the page only: PDFium frees them, and a handle may come back as
    another font.
    """

    def __init__(self, textpage: int, frame: PageFrame, structure: Structure) -> None:
        self._textpage = textpage
        self._frame = frame
        self._structure = structure
        self._inks: dict[int, Ink] = {}
        self._faces: dict[int, Typeface] = {}

    def of(self, handle: int, index: int) -> Ink:
        """The ink of a text object of which character `index` is one."""
        ink = self._inks.get(handle)
        if ink is None:
            ink = self._inks[handle] = self._read(handle, index)
        return ink

    def _read(self, handle: int, index: int) -> Ink:
        matrix = pdfium.Matrix()
        pdfium.char_matrix(self._textpage, index, matrix)
        nominal = pdfium.char_size(self._textpage, index)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        angle = self._frame.angle(matrix.a, matrix.b)
        x, y = self._frame.point(matrix.e, matrix.f)
        mcid = pdfium.marked_content(handle)
        element = self._structure.by_mcid.get(mcid, -1) if mcid >= 0 else -1
        tag = self._structure.tag(element)
        if element < 0 and self._structure.elements and _is_artifact(handle):
            tag = ARTIFACT
        mode = pdfium.render_mode(handle)
        colour, alpha = _fill(handle)
        return Ink(
            face=self._face(handle),
            size=abs(nominal * scale),
            angle=angle,
            level=-y if angle == 180 else x if angle == 90 else -x if angle == 270 else y,
            colour=colour,
            alpha=alpha,
            invisible=mode == pdfium.INVISIBLE or alpha == 0,
            mcid=mcid if mcid >= 0 else None,
            element=element,
            tag=tag,
        )

    def _face(self, handle: int) -> Typeface:
        font = pdfium.font_of(handle)
        if not font:
            return Typeface("", bold=False, italic=False)
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = _read_face(font)
        return face


def _read_face(font: int) -> Typeface:
    buffer = ctypes.create_string_buffer(256)
    pdfium.font_name(font, buffer, 256)
    name = _SUBSET.sub("", buffer.value.decode("utf-8", errors="replace"))
    slant = c_int()
    leaning = bool(pdfium.font_italic(font, slant)) and slant.value != 0
    return Typeface(
        name,
        bold=bool(_BOLD.search(name)) or pdfium.font_weight(font) >= _BOLD_WEIGHT,
        italic=leaning or bool(_ITALIC.search(name)),
    )


def _fill(handle: int) -> tuple[Colour | None, int]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.fill_colour(handle, red, green, blue, alpha):
        return None, 255
    return (red.value, green.value, blue.value), alpha.value


def _is_artifact(handle: int) -> bool:
    buffer = ctypes.create_string_buffer(64)
    size = c_ulong()
    for number in range(min(pdfium.count_marks(handle), 8)):
        mark = pdfium.get_mark(handle, number)
        if mark and pdfium.mark_name(mark, buffer, 64, size):
            name = buffer.raw[: max(size.value - 2, 0)].decode("utf-16-le", errors="replace")
            if name == ARTIFACT:
                return True
    return False
