"""Words out of PDFium's characters, with as few questions a word as will do.

The page's text comes in one call; a word whose first and last character belong to one text
object needs two boxes and no more. PDFium's own (generated) spaces and line ends are kept only
where there is a gap on paper: they split "2 0 2 2" and break lines after raised marks.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.pdf.page import pdfium
from extractors.pdf.page.drawn.ink import Ink, InkWell
from extractors.pdf.page.frame import PageFrame, across, along
from extractors.pdf.page.words.spacing import USUAL, Gap, find_joins, number_beside_word
from schemas.paper import Box

_HYPHENS = "\x02\ufffe"
_TOKEN = re.compile(r"[^\s\x02\ufffe]*[\x02\ufffe]|[^\s\x02\ufffe]+")
_BROKEN = re.compile(r"[\x00-\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_CLEAN = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\x00": "\ufffd", "\u200b": None, "\ufeff": None, "\u200c": None}
    | {"ĳ": "ij", "Ĳ": "IJ"}  # one letter in fonts that have it, two in all Dutch words
)
LIGHT = 200  # of each colour channel: text this light may be unseen on what lies beneath
# White of less than a space between the groups of a number; PDFium makes "\u00a0" plain itself.
_THIN = re.compile(r"(?<=\d)[\u2002-\u200a\u202f\u205f](?=\d)")
_GAP = USUAL  # of the size: narrower generated spaces are none
_FAR = 2.0  # em: wider white parts columns
_OVERLAP = 0.35
_HANG = 0.05
_SAME_SIZE = 0.05
_SAME_LEVEL = 0.08


@dataclass(slots=True)
class WordPiece:
    """A word in the making: characters of one size on one baseline; `handles` are those of the
    text objects it was written by."""

    text: str
    box: Box
    ink: Ink
    level: float
    first: int
    last: int
    handles: tuple[int, ...]
    joined: bool = False
    raised: bool = False
    thin: bool = False
    struck: bool = False
    bridged: float = 0.0


@dataclass(frozen=True, slots=True)
class PageText:
    """The pieces of a page in stream order, and the share of characters that mean nothing."""

    pieces: list[WordPiece]
    broken_glyphs: float


def read_pieces(textpage: int, frame: PageFrame, well: InkWell) -> PageText:
    """All words of an open PDFium text page."""
    count = pdfium.count_chars(textpage)
    if count <= 0:
        return PageText([], 0.0)
    text = _page_text(textpage, count)
    reader = _WordReader(textpage, frame, well, text)
    thin = {found.end() for found in _THIN.finditer(text)}
    for token in _TOKEN.finditer(text):
        count = len(reader.pieces)
        reader.take(token.start(), token.end())
        if token.start() in thin and len(reader.pieces) > count:
            reader.pieces[count].thin = True
    pieces = reader.parted(reader.with_torn_joined())
    printed = len(text) - sum(map(text.count, " \r\n"))
    return PageText(pieces, len(_BROKEN.findall(text)) / max(printed, 1))


def _page_text(textpage: int, count: int) -> str:
    """One character per PDFium character index."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.get_text(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    points = (pdfium.get_unicode(textpage, index) for index in range(count))
    return "".join(chr(p) if p < 0xD800 or 0xDFFF < p < 0x110000 else "\ufffd" for p in points)


class _WordReader:
    """Turns runs of characters into pieces, joining what PDFium split without a gap."""

    def __init__(self, textpage: int, frame: PageFrame, well: InkWell, text: str) -> None:
        self._textpage = textpage
        self._frame = frame
        self._well = well
        self._text = text
        self._rectangle = pdfium.Rectangle()
        self.pieces: list[WordPiece] = []

    def take(self, start: int, end: int) -> None:
        """Read the characters `start:end`, which hold no space."""
        page = self._textpage
        first = pdfium.text_object_of(page, start)
        last = first if end - start == 1 else pdfium.text_object_of(page, end - 1)
        if first and first == last:
            self._add(first, start, end, fresh=True)
            return
        fresh, begin, current = True, start, first
        for index in range(start + 1, end + 1):
            handle = pdfium.text_object_of(page, index) if index < end else None
            if handle != current:
                if current:
                    self._add(current, begin, index, fresh=fresh)
                    fresh = False
                begin, current = index, handle

    def _add(self, handle: int, start: int, end: int, *, fresh: bool) -> None:
        ink = self._well.of(handle, start)
        box = self._box(start, end, ink)
        text = self._text[start:end].translate(_CLEAN)
        if box is None or not text:
            return
        piece = WordPiece(text, box, ink, ink.level, start, end, (handle,))
        if ink.angle % 90:
            piece.level = across(box.x0, box.bottom, 0)
        before = self.pieces[-1] if self.pieces else None
        if before is None or not self._touches(before, piece, fresh=fresh):
            self.pieces.append(piece)
        elif self._alike(before, piece):
            if len(before.text) > 1 and self._text[before.last - 1] in _HYPHENS:
                before.text = before.text[:-1] + "-"
            before.text += text
            before.box = _around(before.box, box)
            before.last = end
            before.handles = (*before.handles, handle)
        else:
            piece.joined = True
            self.pieces.append(piece)

    def parted(self, pieces: list[WordPiece]) -> list[WordPiece]:
        """The pieces, those in two that are a number and the word it touches ("1.204Totaal")."""
        found: list[WordPiece] = []
        for piece in pieces:
            cut = number_beside_word(piece.text)
            if not cut or len(piece.text) != piece.last - piece.first:
                found.append(piece)
                continue
            at = piece.first + cut
            left, right = (
                self._box(piece.first, at, piece.ink),
                self._box(at, piece.last, piece.ink),
            )
            if left is None or right is None:
                found.append(piece)
                continue
            rest = replace(
                piece, text=piece.text[cut:], box=right, first=at, joined=False, thin=False
            )
            piece.text, piece.box, piece.last = piece.text[:cut], left, at
            found += [piece, rest]
        return found

    def with_torn_joined(self) -> list[WordPiece]:
        """The pieces, those joined whose letters only stand loosely."""
        gaps, rows = self._gaps()
        joins = find_joins(gaps, rows)
        if not joins:
            return self.pieces
        whole: list[WordPiece] = []
        for place, piece in enumerate(self.pieces):
            if place in joins:
                before = whole[-1]
                before.text += piece.text
                before.box = _around(before.box, piece.box)
                before.last = piece.last
                before.handles += piece.handles
            else:
                whole.append(piece)
        return whole

    def _gaps(self) -> tuple[list[Gap], list[list[Gap]]]:
        """The white between neighbours of one letter, all of them and by the line they stand in."""
        gaps: list[Gap] = []
        rows: list[list[Gap]] = []
        for place, (before, piece) in enumerate(pairwise(self.pieces), start=1):
            size = piece.ink.size
            if size <= 0 or piece.joined or piece.ink.angle % 90 or not self._alike(before, piece):
                continue
            if before.ink.angle != piece.ink.angle or before.ink.face is not piece.ink.face:
                continue
            end, start = along(before.box, piece.ink.angle)[1], along(piece.box, piece.ink.angle)[0]
            width = (start - end) / size
            if not -_OVERLAP < width < _FAR:
                continue
            between = range(before.last, piece.first)
            written = not all(pdfium.is_generated(self._textpage, index) for index in between)
            face = (piece.ink.face.name, round(size, 1))
            gaps.append(Gap(place, width, written, before.text, piece.text, face))
            if len(gaps) > 1 and gaps[-2].place == place - 1:
                rows[-1].append(gaps[-1])
            else:
                rows.append([gaps[-1]])
        return gaps, rows

    def _touches(self, before: WordPiece, piece: WordPiece, *, fresh: bool) -> bool:
        """Whether no space stands between two neighbours on paper."""
        if before.ink.angle != piece.ink.angle or piece.ink.angle % 90:
            return False
        size = max(before.ink.size, piece.ink.size)
        start, end = along(piece.box, piece.ink.angle)[0], along(before.box, piece.ink.angle)[1]
        if abs(before.level - piece.level) > 0.7 * size:
            return False
        gap = start - end
        if not fresh:
            return -size < gap < size
        if not -_OVERLAP * size < gap < _GAP * size:
            return False
        between = range(before.last, piece.first)
        if not all(pdfium.is_generated(self._textpage, index) for index in between):
            return False
        # The "f" of "half jaar" may hang over: its width ends where the generated space stands.
        letters = before.text[-1:].isalpha() and piece.text[0].isalpha()
        if not between or not letters or not self._alike(before, piece):
            return True
        space = self._char_box(before.last, before.ink)
        width_end = along(space, piece.ink.angle)[0] if space else end
        return not end - size < width_end < end - _HANG * size or start - width_end < _GAP * size

    @staticmethod
    def _alike(before: WordPiece, piece: WordPiece) -> bool:
        size = max(before.ink.size, piece.ink.size)
        return (
            abs(before.ink.size - piece.ink.size) <= _SAME_SIZE * size
            and abs(before.level - piece.level) <= _SAME_LEVEL * size
            and _as_visible(before.ink, piece.ink)
        )

    def _box(self, start: int, end: int, ink: Ink) -> Box | None:
        """The box around characters of one text object."""
        box = self._char_box(start, ink)
        if end - start == 1:
            return box
        last = self._char_box(end - 1, ink)
        if box is None or last is None:
            return box or last
        return _around(box, last)

    def _char_box(self, index: int, ink: Ink) -> Box | None:
        rectangle = self._rectangle
        if not pdfium.loose_box(self._textpage, index, rectangle):
            return None
        box = self._frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if ink.angle == 0 and not 0.3 * ink.size <= box.bottom - box.top <= 2.5 * ink.size:
            # Fonts without usable metrics: a box around the baseline serves better.
            return Box(box.x0, ink.level - 0.8 * ink.size, box.x1, ink.level + 0.2 * ink.size)
        return box


def _as_visible(one: Ink, other: Ink) -> bool:
    """Whether both are seen or neither: "€ 02,67" may hold a white 0 that fills its column."""
    if one.colour == other.colour:
        return one.invisible == other.invisible
    light = [ink.colour is not None and min(ink.colour) >= LIGHT for ink in (one, other)]
    return one.invisible == other.invisible and not any(light)


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
    )
