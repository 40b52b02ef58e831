"""Looks at a file before anything reads it: is it a PDF, does it open, how many pages are there.

PDFium opens first; pikepdf is asked only for files that PDFium refuses, and mends them in memory.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium_c

from extractors.pdf.page_tree import MAX_PAGES, PIKEPDF_FAILS, list_anew
from schemas.errors import UnreadableDocument
from schemas.paper import Issue

MAX_BYTES: Final = 512 * 1024 * 1024
PREFIX_BYTES: Final = 1024 * 1024  # how far into a file its header may stand
PDFIUM_PREFIX: Final = 1024  # PDFium itself looks no further for the header
MISSING_RUN: Final = 50  # so many unreadable pages in a row: the rest does not exist

HEADER: Final = b"%PDF-"
LOOKS_LIKE: Final = (  # (the bytes it begins with, lower case; what to call it)
    (b"<!doctype html", "een webpagina (HTML), waarschijnlijk een foutmelding van de bron"),
    (b"<html", "een webpagina (HTML), waarschijnlijk een foutmelding van de bron"),
    (b"version https://git-lfs", "een Git LFS-verwijzing in plaats van het bestand zelf"),
    (b"<?xml", "een XML-bestand"),
    (b"pk\x03\x04", "een zip- of Office-bestand"),
    (b"\xd0\xcf\x11\xe0", "een oud Office-bestand"),
    (b"{\\rtf", "een RTF-bestand"),
    (b"{", "een JSON-bestand"),
    (b"\xff\xd8\xff", "een JPEG-afbeelding"),
    (b"\x89png", "een PNG-afbeelding"),
    (b"ii*\x00", "een TIFF-afbeelding"),
    (b"mm\x00*", "een TIFF-afbeelding"),
    (b"\x1f\x8b", "een gzip-bestand"),
    (b"http/", "een HTTP-antwoord zonder PDF"),
)
FETCH_AGAIN: Final = "Haal het bestand opnieuw op bij de bron."


@dataclass(frozen=True, slots=True)
class ProbedFile:
    """A file that opens. `mended` holds the repaired bytes where the file itself does not."""

    path: Path
    pages: int
    mended: bytes | None = None
    issues: tuple[Issue, ...] = ()
    lost: frozenset[int] = frozenset()
    """Pages that are empty in `mended` because they are nowhere in the file."""

    @property
    def source(self) -> Path | bytes:
        """What to hand to a PDF library."""
        return self.path if self.mended is None else self.mended


def probe_pdf(path: Path) -> ProbedFile:
    """Open a file as far as its page tree.

    Raises `UnreadableDocument`: empty_file, too_large, not_a_pdf, encrypted, no_pages, damaged.
    """
    head = _read_head(path)
    offset = head.find(HEADER)
    if offset < 0:
        raise UnreadableDocument(
            "not_a_pdf", f"{path.name} is geen PDF maar {_describe(head)}.", remedy=FETCH_AGAIN
        )
    issues: list[Issue] = []
    mended: bytes | None = None
    if offset > PDFIUM_PREFIX:
        mended = path.read_bytes()[offset:]
        issues.append(Issue("junk_prefix", f"Vóór de PDF stonden {offset} vreemde bytes."))
    try:
        document = pypdfium2.PdfDocument(path if mended is None else mended)
    except pypdfium2.PdfiumError as error:
        _raise_if_locked(path, error)
        mended = _mend(path, mended)
        document = _reopen(path, mended)
        issues.append(
            Issue("repaired", "Het bestand was beschadigd en is hersteld; er kan inhoud missen.")
        )
    reached = [_has_page(document, index) for index in range(min(len(document), MAX_PAGES))]
    listed = list_anew(path if mended is None else mended, reached)
    if listed is not None:
        document.close()
        mended = listed.copy
        document = _reopen(path, mended)
        issues.append(Issue("repaired", "De lijst van pagina's klopte niet en is hersteld."))
    try:
        pages = _count_pages(path, document, issues)
    finally:
        document.close()
    return ProbedFile(path, pages, mended, tuple(issues), listed.lost if listed else frozenset())


def _read_head(path: Path) -> bytes:
    """The first megabyte, once the size is known to be sane."""
    try:
        size = path.stat().st_size
        if size == 0:
            raise UnreadableDocument("empty_file", f"{path.name} is leeg.", remedy=FETCH_AGAIN)
        if size > MAX_BYTES:
            raise UnreadableDocument(
                "too_large",
                f"{path.name} is {size // 1024**2} MB; de grens is {MAX_BYTES // 1024**2} MB.",
                remedy="Splits het bestand of laat het weg.",
            )
        with path.open("rb") as stream:
            return stream.read(PREFIX_BYTES)
    except OSError as error:
        raise UnreadableDocument(
            "damaged", f"{path.name} is niet te lezen: {error.strerror}."
        ) from error


def _describe(head: bytes) -> str:
    """What a file that is no PDF looks like, in Dutch."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    for magic, name in LOOKS_LIKE:
        if start.startswith(magic):
            return name
    if not head.strip(b"\x00"):
        return "een bestand met alleen nullen"
    control = sum(byte < 9 or 13 < byte < 32 for byte in head[:1024])
    return "gewone tekst" if control == 0 else "een onbekend soort bestand"


def _raise_if_locked(path: Path, error: pypdfium2.PdfiumError) -> None:
    """An empty password was already tried by PDFium.

    Its error code may be left over from an earlier file, so the file must name a lock itself.
    """
    locked = error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
    if locked and b"/Encrypt" in path.read_bytes():
        raise UnreadableDocument(
            "encrypted",
            f"{path.name} is met een wachtwoord beveiligd.",
            remedy="Vraag de bron om een versie zonder wachtwoord.",
        ) from error


def _mend(path: Path, trimmed: bytes | None) -> bytes:
    """A copy rebuilt by pikepdf (qpdf), which recovers many lost cross-reference tables."""
    try:
        with pikepdf.open(path if trimmed is None else io.BytesIO(trimmed)) as document:
            if len(document.pages) == 0:
                raise UnreadableDocument("no_pages", f"{path.name} heeft geen pagina's.")
            copy = io.BytesIO()
            document.save(copy)
            return copy.getvalue()
    except pikepdf.PasswordError as error:
        raise UnreadableDocument(
            "encrypted",
            f"{path.name} is met een wachtwoord beveiligd.",
            remedy="Vraag de bron om een versie zonder wachtwoord.",
        ) from error
    except PIKEPDF_FAILS as error:
        raise _damaged(path) from error


def _reopen(path: Path, mended: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(mended)
    except pypdfium2.PdfiumError as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> UnreadableDocument:
    return UnreadableDocument(
        "damaged",
        f"{path.name} is beschadigd of afgebroken en niet te herstellen.",
        remedy=FETCH_AGAIN,
    )


def _count_pages(path: Path, document: pypdfium2.PdfDocument, issues: list[Issue]) -> int:
    """The pages that exist: a file may promise more than its page tree holds."""
    promised = len(document)
    if promised == 0:
        raise UnreadableDocument("no_pages", f"{path.name} heeft geen pagina's.")
    found = promised if _has_page(document, promised - 1) else _last_page(document, promised)
    if found == 0:
        raise _damaged(path)
    if found < promised:
        issues.append(
            Issue(
                "missing_pages",
                f"Het bestand zegt {promised} pagina's te hebben; er zijn er {found} te lezen.",
            )
        )
    if found > MAX_PAGES:
        raise UnreadableDocument(
            "too_large",
            f"{path.name} heeft {found} pagina's; de grens is {MAX_PAGES}.",
            remedy="Splits het bestand of laat het weg.",
        )
    return found


def _last_page(document: pypdfium2.PdfDocument, promised: int) -> int:
    """The number of the last page that exists, looking on past short gaps."""
    found = 0
    for index in range(min(promised, MAX_PAGES + 1)):
        if _has_page(document, index):
            found = index + 1
        elif index - found >= MISSING_RUN:
            break
    return found


def _has_page(document: pypdfium2.PdfDocument, index: int) -> bool:
    """Whether a page object is there; its contents are not read."""
    try:
        document.get_page_size(index)
    except pypdfium2.PdfiumError:
        return False
    return True
