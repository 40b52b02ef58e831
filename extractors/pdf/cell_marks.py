"""Note marks in tables that were printed at full size: "4.210*", "Totaal **"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.pdf.passages import KnownMarks
from schemas.records import Cell, NoteCall, Table

_STARS = re.compile(r"(?<=[^\s*])\s?(\*{1,4})$")


def take_marks(table: Table, marks: KnownMarks) -> Table:
    """The table with stars that have a note body taken out of cells and caption, into calls."""
    cells = tuple(_cell(cell, marks) for cell in table.cells)
    found = _STARS.search(table.caption)
    if found and marks.on(table.page, found[1]):
        call = NoteCall(found.start(), found[1], table.page)
        caption = table.caption[: found.start()]
        return replace(table, cells=cells, caption=caption, calls=(*table.calls, call))
    return replace(table, cells=cells)


def _cell(cell: Cell, marks: KnownMarks) -> Cell:
    found = _STARS.search(cell.text)
    if not found or not marks.on(cell.page, found[1]):
        return cell
    end = found.start()
    words = tuple(replace(w, end=min(w.end, end)) for w in cell.words if w.start < end)
    call = NoteCall(end, found[1], cell.page)
    return replace(cell, text=cell.text[:end], words=words, calls=(*cell.calls, call))
