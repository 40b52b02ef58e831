"""A stretch of text on paper: what a claim is read from, and where its characters stand."""

from __future__ import annotations

from extractors.document.text.places import place
from schemas.paper import Box, PlacedWord

SEPARATOR = " | "
"""Between the headings of a cell and its text in the sentence of a claim."""


class Stretch:
    """A stretch of text on paper: a sentence, label or cell, with where its characters stand.

    `offset` is where `text` begins in the text the words point into. `headings` are those of the
    row and the column of a cell. `sentence` is what a reader takes in: the text, behind its
    headings where it has any; `lead` is how many characters of it come before the text.
    """

    __slots__ = (
        "footnotes",
        "headings",
        "lead",
        "marker",
        "ocr",
        "offset",
        "page",
        "section",
        "sentence",
        "table",
        "text",
        "words",
    )

    def __init__(
        self,
        text: str,
        words: tuple[PlacedWord, ...],
        *,
        offset: int = 0,
        page: int = 0,
        section: str = "",
        marker: str = "",
        footnotes: tuple[str, ...] = (),
        table: str = "",
        headings: tuple[str, str] = ("", ""),
        ocr: float | None = None,
    ) -> None:
        self.text = text
        self.words = words
        self.offset = offset
        self.page = page or (words[0].page if words else 0)
        self.section = section
        self.marker = marker
        self.footnotes = footnotes
        self.table = table
        self.headings = headings
        self.sentence = SEPARATOR.join(part for part in (*headings, text) if part)
        self.lead = len(self.sentence) - len(text)
        self.ocr = ocr

    def place(self, start: int, end: int) -> tuple[int, Box | None]:
        """Page and box of characters `start:end`; the stretch's page where no word stands."""
        found = place(self.words, self.offset + start, self.offset + end)
        return found or (self.page, None)
