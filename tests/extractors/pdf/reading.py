"""Reads drafts back: the passages of a page by their role or their words."""

from __future__ import annotations

from extractors.pdf import read_pdf
from schemas.paper import Passage, Reading
from tests.extractors.pdf.draft import Draft

PROSE = (
    "De inspectie bezocht in dat jaar bijna duizend bedrijven en schreef daarover een",
    "verslag. Bij een op de vijf bedrijven waren de papieren niet in orde. De inspectie",
    "gaf deze bedrijven vier weken om dat te herstellen en kwam daarna nog eens terug.",
)


def read(draft: Draft) -> Reading:
    """What the reader makes of a draft."""
    return read_pdf(draft.save(), ocr=False)


def texts(reading: Reading, *roles: str) -> list[str]:
    """The texts of the passages with one of these roles."""
    return [p.text for p in reading.passages if p.role in roles]


def headings(reading: Reading) -> list[str]:
    """The texts of the headings."""
    return texts(reading, "heading")


def passage_with(reading: Reading, words: str) -> Passage:
    """The first passage with these words in it."""
    return next(p for p in reading.passages if words in p.text)
