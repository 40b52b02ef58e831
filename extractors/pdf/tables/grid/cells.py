"""Cells from words: their text as it would be read, note calls taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.chunks import around
from extractors.pdf.text.passages import write_words
from schemas.paper import Cell

_THOUSANDS = re.compile(r"[-–−€ ]*\d{1,3}(?:\.\d{3})*\.(\d{0,2})")


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
    text, placed = written.text, written.words
    if broken_number(*text.split(" ")):
        text = text.replace(" ", "")
        placed = (placed[0], replace(placed[1], start=placed[1].start - 1, end=len(text)))
    return Cell(
        row=slot.row,
        column=slot.column,
        text=text,
        page=page.number,
        box=around(word.box for word in words),
        words=placed,
        calls=written.calls,
        row_span=slot.row_span,
        column_span=slot.column_span,
    )


def broken_number(*lines: str) -> bool:
    """Whether a number was too long for its column: "237.06" above "2" is 237.062."""
    if len(lines) != 2 or not lines[1].isdigit():
        return False
    thousands = _THOUSANDS.fullmatch(lines[0])
    return thousands is not None and len(thousands[1]) + len(lines[1]) == 3


def cell_words(slots: Sequence[Slot]) -> frozenset[int]:
    """All word indices the slots hold."""
    return frozenset(i for slot in slots for line in slot.lines for i in line)
