"""Cells from chunks: their text with every word's place, note calls taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.pdf.sheet import RawPage, RawWord
from extractors.pdf.tables.chunks import around
from schemas.records import Cell, NoteCall, PlacedWord

_HYPHENS = "-\u00ad\u2010"


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
    text = ""
    placed: list[PlacedWord] = []
    calls: list[NoteCall] = []
    for line in slot.lines:
        first = True
        for index in line:
            word = page.words[index]
            if word.raised:
                calls.append(NoteCall(len(text), word.text.strip(), page.number))
                continue
            text, placed = _append(text, placed, word, page.number, line_start=first)
            first = False
    boxes = [page.words[i].box for line in slot.lines for i in line]
    return Cell(
        row=slot.row,
        column=slot.column,
        text=text,
        page=page.number,
        box=around(boxes),
        words=tuple(placed),
        calls=tuple(calls),
        row_span=slot.row_span,
        column_span=slot.column_span,
    )


def _append(
    text: str, placed: list[PlacedWord], word: RawWord, page: int, *, line_start: bool
) -> tuple[str, list[PlacedWord]]:
    broken = line_start and len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()
    if broken and word.text[:1].islower() and word.text not in ("en", "of"):
        text = text[:-1]
        last = placed[-1]
        placed[-1] = PlacedWord(last.start, len(text), page, last.box, last.size, last.bold)
    elif text and (line_start or not word.joined):
        text += " "
    start = len(text)
    text += word.text
    placed.append(PlacedWord(start, len(text), page, word.box, word.size, word.bold))
    return text, placed


def cell_words(slots: Sequence[Slot]) -> frozenset[int]:
    """All word indices the slots hold."""
    return frozenset(i for slot in slots for line in slot.lines for i in line)
