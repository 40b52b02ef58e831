"""Notes in tables: marks printed at full size ("4.210*", "Debiet 2)"), and bodies in a row of
their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.pdf.text.passages import KnownMarks
from schemas.paper import Cell, NoteCall, Passage, Table

_BODY = re.compile(r"(\*{1,4})\)?\s*(?=[^\W\d_])")
_SHORTEST_BODY = 30
# "4.210*", "Debiet 2)", "Uitstoot (2)": a bracketed figure behind another may be its share.
_MARKED = re.compile(
    r"(?<=[^\s*])\s?(?P<stars>\*{1,4})$"
    r"|(?:(?<=[^\W\d_])|(?<=[^\s(])\s)(?P<closed>\d{1,2})\)$"
    r"|(?<=[^\W\d_])\s?\((?P<bracketed>\d{1,2})\)$"
)


@dataclass(frozen=True, slots=True)
class CellNote:
    """A note's body that was set as a row of its table."""

    marker: str
    passage: Passage
    top: float


def split_notes(tables: Sequence[Table]) -> tuple[list[Table], tuple[CellNote, ...]]:
    """The tables without the rows that hold a note and nothing else, and those notes."""
    kept: list[Table] = []
    notes: list[CellNote] = []
    for table in tables:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            if cell.text:
                rows.setdefault(cell.row, []).append(cell)
        bodies = {
            row: found
            for row, cells in rows.items()
            if len(cells) == 1 and (found := _BODY.match(cells[0].text))
            if len(cells[0].text) >= _SHORTEST_BODY
        }
        notes += [_note(rows[row][0], found[1], found.end()) for row, found in bodies.items()]
        left = tuple(cell for cell in table.cells if cell.row not in bodies)
        if left:
            kept.append(replace(table, cells=left))
    return kept, tuple(notes)


def _note(cell: Cell, marker: str, start: int) -> CellNote:
    words = tuple(
        replace(word, start=max(word.start - start, 0), end=word.end - start)
        for word in cell.words
        if word.end > start
    )
    passage = Passage(text=cell.text[start:], role="note", words=words, marker=marker)
    return CellNote(marker, passage, cell.box.top)


def take_marks(table: Table, marks: KnownMarks) -> Table:
    """The table with marks that have a note body taken out of cells and caption, into calls."""
    cells = tuple(_cell(cell, marks) for cell in table.cells)
    found = _MARKED.search(table.caption)
    if found and marks.on(table.page, _marker(found)):
        call = NoteCall(found.start(), _marker(found), table.page)
        caption = table.caption[: found.start()]
        return replace(table, cells=cells, caption=caption, calls=(*table.calls, call))
    return replace(table, cells=cells)


def _cell(cell: Cell, marks: KnownMarks) -> Cell:
    found = _MARKED.search(cell.text)
    if not found or not marks.on(cell.page, _marker(found)):
        return cell
    end = len(cell.text[: found.start()].rstrip())
    words = tuple(replace(w, end=min(w.end, end)) for w in cell.words if w.start < end)
    call = NoteCall(end, _marker(found), cell.page)
    return replace(cell, text=cell.text[:end], words=words, calls=(*cell.calls, call))


def _marker(found: re.Match[str]) -> str:
    return found["stars"] or found["closed"] or found["bracketed"]
