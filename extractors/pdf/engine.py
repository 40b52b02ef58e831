"""The one place that reads pages with PDFium.

Text that nobody sees is left out and counted (`RawPage.hidden_words`): drawn invisible, beneath
something else, in the colour of its ground, clipped away, on a layer that is off, or off the page.
Only where all text of a page is invisible above a picture, as scanners with text recognition make
it, it is the text. Words that are struck out are set apart.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path
from types import TracebackType

import pypdfium2
import pypdfium2.raw as raw

from extractors.pdf.page.drawn.ink import InkWell
from extractors.pdf.page.drawn.paths import read_drawings
from extractors.pdf.page.frame import PageFrame
from extractors.pdf.page.marked.annotations import read_annotations
from extractors.pdf.page.marked.layers import hides_layers
from extractors.pdf.page.marked.tags import NO_STRUCTURE, read_structure
from extractors.pdf.page.sheet import ARTIFACT, Edge, Element, RawPage, RawWord, Shade
from extractors.pdf.page.words.raised import mark_raised
from extractors.pdf.page.words.words import WordPiece, read_pieces
from extractors.pdf.sight.seen import find_seen
from extractors.pdf.sight.struck import mark_struck, without_struck
from schemas.errors import UnreadableDocument

__all__ = ["ARTIFACT", "Edge", "Element", "PdfFile", "RawPage", "RawWord", "Shade", "open_pdf"]

_METADATA = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate")
_PAPER = 14_400.0  # points: the largest page the format knows


def open_pdf(path: Path, password: str | None = None, *, mended: bytes | None = None) -> PdfFile:
    """Open a PDF, or the mended bytes of one; use it as a context manager.

    Raises `UnreadableDocument` (encrypted, damaged, no_pages) with a Dutch sentence.
    """
    try:
        document = pypdfium2.PdfDocument(path if mended is None else mended, password=password)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadableDocument(
                "encrypted",
                f"{path.name} is met een wachtwoord beveiligd.",
                remedy="Lever een versie zonder wachtwoord aan.",
            ) from error
        raise UnreadableDocument(
            "damaged",
            f"{path.name} is als PDF niet te openen.",
            remedy="Haal het bestand opnieuw op bij de bron.",
        ) from error
    if len(document) == 0:
        document.close()
        raise UnreadableDocument("no_pages", f"{path.name} bevat geen pagina's.")
    layered = hides_layers(path if mended is None else mended, password)
    return PdfFile(path, document, layered=layered)


class PdfFile(AbstractContextManager["PdfFile"]):
    """An open PDF. Pages are read one at a time and closed at once, so memory stays flat."""

    def __init__(
        self, path: Path, document: pypdfium2.PdfDocument, *, layered: bool = False
    ) -> None:
        self.path = path
        self._layered = layered
        self._document = document

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._document.close()

    @property
    def page_count(self) -> int:
        """How many pages the file says it has; at least 1."""
        return len(self._document)

    @property
    def tagged(self) -> bool:
        """Whether the document says it has a structure tree."""
        return bool(self._document.is_tagged())

    @property
    def metadata(self) -> dict[str, str]:
        """Title, Author and the like; only what is filled in."""
        found: dict[str, str] = self._document.get_metadata_dict(skip_empty=True)
        return {key: found[key].strip("\x00 ") for key in _METADATA if key in found}

    def pages(self) -> Iterator[RawPage]:
        """All pages in turn."""
        for number in range(1, self.page_count + 1):
            yield self.read_page(number)

    def read_page(self, number: int) -> RawPage:
        """Page `number` (1-based) as displayed.

        Raises `UnreadableDocument` (damaged) where PDFium cannot load that page.
        """
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(
                "damaged", f"Pagina {number} van {self.path.name} is niet te lezen."
            ) from error
        try:
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            page.close()
            raise UnreadableDocument(
                "damaged", f"De tekst van pagina {number} van {self.path.name} is niet te lezen."
            ) from error
        try:
            return _read_page(number, page, textpage, tagged=self.tagged, layered=self._layered)
        finally:
            textpage.close()
            page.close()


def _address(handle: object) -> int:
    address = ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]
    assert address is not None
    return address


def _frame_of(page: pypdfium2.PdfPage) -> PageFrame:
    left, bottom, right, top = page.get_bbox()
    if not (0 < right - left <= _PAPER and 0 < top - bottom <= _PAPER):
        left, bottom, right, top = 0.0, 0.0, 595.0, 842.0
    return PageFrame(left, bottom, right, top, page.get_rotation())


def _read_page(
    number: int,
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    *,
    tagged: bool,
    layered: bool,
) -> RawPage:
    frame = _frame_of(page)
    structure = read_structure(page.raw) if tagged else NO_STRUCTURE
    text = read_pieces(
        _address(textpage.raw), frame, InkWell(_address(textpage.raw), frame, structure)
    )
    drawn = read_drawings(_address(page.raw), frame)
    notes = read_annotations(page, _address(page.raw), frame)
    seen = find_seen(
        text.pieces,
        drawn,
        notes,
        page=page,
        textpage=_address(textpage.raw),
        layered=layered,
    )
    hidden = len(text.pieces) - len(seen)
    mark_struck(seen, drawn.edges, notes)
    struck = [piece for piece in seen if piece.struck]
    if struck:
        seen = without_struck(seen)
    if hidden or struck:
        _part_from_the_missing(text.pieces, seen)
    mark_raised(seen)
    return RawPage(
        number=number,
        width=frame.width,
        height=frame.height,
        rotation=frame.rotation,
        words=tuple(_word(piece) for piece in seen),
        edges=tuple(drawn.edges),
        shades=tuple(drawn.shades),
        images=tuple(drawn.images),
        elements=structure.elements,
        broken_glyphs=text.broken_glyphs,
        hidden_words=hidden,
        struck=tuple(_word(piece) for piece in struck),
    )


def _part_from_the_missing(every: list[WordPiece], kept: list[WordPiece]) -> None:
    """A piece joined to one that is gone stands by itself."""
    left = {id(piece) for piece in kept}
    for before, piece in pairwise(every):
        piece.joined = piece.joined and id(before) in left


def _word(piece: WordPiece) -> RawWord:
    ink = piece.ink
    return RawWord(
        text=piece.text,
        box=piece.box,
        font=ink.face.name,
        size=round(ink.size, 2),
        baseline=piece.level,
        bold=ink.face.bold,
        italic=ink.face.italic,
        raised=piece.raised,
        joined=piece.joined,
        thin=piece.thin,
        bridged=piece.bridged,
        mcid=ink.mcid,
        tag=ink.tag,
        element=ink.element,
        angle=ink.angle,
    )
