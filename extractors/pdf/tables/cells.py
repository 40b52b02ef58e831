"""Cells from words: their text as it would be read, note calls taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.pdf.passages import write_words
from extractors.pdf.sheet import RawPage
from extractors.pdf.tables.chunks import around
from schemas.records import Cell


@dataclass(slots=True)
class Slot:
    """A cell in the making: word indices line by line, and the columns and rows it covers."""

    row: int
    column: int
    lines: list[tuple[int, ...]] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1


def make_cell(page: RawPage, slot: Slot) -> Cell:
    """The finished cell; a word hyphenated over two lines is made whole."""
    words = [page.words[i] for line in slot.lines for i in line]
    written = write_words(words, page.number)
    return Cell(
        row=slot.row,
        column=slot.column,
        text=written.text,
        page=page.number,
        box=around(word.box for word in words),
        words=written.words,
        calls=written.calls,
        row_span=slot.row_span,
        column_span=slot.column_span,
    )


def cell_words(slots: Sequence[Slot]) -> frozenset[int]:
    """All word indices the slots hold."""
    return frozenset(i for slot in slots for line in slot.lines for i in line)
