"""Rows of figures that each have their name above them: bands of an infographic, under years.

"Rendement" in small type, and on the band beneath it 4,1%, 3,8% and -2,0%, with 2024, 2023 and 2022
once over all bands: names beside the figures there are none, and much white lies between the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.built.build import FoundTable, finish
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, around
from extractors.pdf.tables.grid.frame import clip, find_caption
from extractors.pdf.tables.grid.tracks import misalignment
from schemas.paper import Table

NEAR: Final = 3.2  # em of the larger size between the name and the figures under it
HEAD_REACH: Final = 4.0  # em between words that head the columns and the first name
YEAR_REACH: Final = 45.0  # em: years may stand farther off, drawings between them and the rows
LONGEST: Final = 60  # characters of a name
FEWEST: Final = 2  # rows, and figures in each
APART: Final = 14.0  # em between one row and the next
FLUSH: Final = 0.6  # em
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A name, the figures under it, and the places of their lines."""

    name: Chunk
    figures: tuple[Chunk, ...]
    first: int
    last: int


def find_named_above(page: RawPage, lines: Sequence[TextLine]) -> list[FoundTable]:
    """The tables of such rows, with the headings over their columns."""
    rows = [row for at in range(len(lines) - 1) if (row := _row(lines, at)) is not None]
    found: list[FoundTable] = []
    while rows:
        stack = [rows.pop(0)]
        for row in list(rows):
            if _follows(stack[-1], row):
                stack.append(row)
                rows.remove(row)
        table = _build(page, lines, stack) if len(stack) >= FEWEST else None
        if table is not None:
            found.append(table)
    return found


def _row(lines: Sequence[TextLine], at: int) -> _Row | None:
    """The row whose name stands on a line alone; None where there is none."""
    below = lines[at + 1]
    for name in lines[at].chunks:
        if name.value or len(name.text) > LONGEST or not _LETTERS.search(name.text):
            continue
        if below.baseline - name.baseline > NEAR * max(below.size, name.size):
            continue
        inside = clip(below, name.box.x0 - FLUSH * name.size, float("inf"))
        figures = []
        for chunk in inside.chunks if inside else ():
            if chunk.kind in ("", "year", "empty"):
                break
            figures.append(chunk)
        if len(figures) < FEWEST or figures[0].box.x0 - name.box.x0 > APART * name.size:
            continue
        beside = clip(lines[at], name.box.x0 - 1, figures[-1].box.x1)
        if beside is not None and len(beside.chunks) == 1:
            return _Row(name, tuple(figures), at, at + 1)
    return None


def _follows(above: _Row, row: _Row) -> bool:
    """Whether a row is the next of a stack."""
    size = row.figures[0].size
    return (
        row.first > above.last
        and len(row.figures) == len(above.figures)
        and abs(row.name.box.x0 - above.name.box.x0) <= FLUSH * row.name.size
        and abs(size - above.figures[0].size) <= 0.1 * size
        and row.figures[0].baseline - above.figures[0].baseline <= APART * size
        and all(
            misalignment(one, other) <= FLUSH * size
            for one, other in zip(above.figures, row.figures, strict=True)
        )
    )


def _build(page: RawPage, lines: Sequence[TextLine], stack: Sequence[_Row]) -> FoundTable | None:
    """The table of a stack; None where nothing heads its columns."""
    heads, at = _heads(lines, stack[0])
    if not heads:
        return None
    slots = [Slot(0, column, [head.words]) for column, head in enumerate(heads, start=1)]
    for number, row in enumerate(stack, start=1):
        slots.append(Slot(number, 0, [row.name.words]))
        slots += [Slot(number, c, [f.words]) for c, f in enumerate(row.figures, start=1)]
    box = around(c.box for row in stack for c in (row.name, *row.figures, *heads))
    table = Table(
        table_id="",
        page=page.number,
        box=box,
        cells=(),
        header_rows=1,
        header_columns=1,
        caption=find_caption(lines[:at], box),
        rule="aligned",
    )
    return finish(page, slots, table)


def _heads(lines: Sequence[TextLine], first: _Row) -> tuple[tuple[Chunk, ...], int]:
    """What heads the columns, one piece over each, and the place of its line."""
    left, right = first.name.box.x0, first.figures[-1].box.x1
    size = first.figures[0].size
    for at in range(first.first - 1, -1, -1):
        away = first.name.baseline - lines[at].baseline
        if away > YEAR_REACH * size:
            break
        part = clip(lines[at], left - size, right + size)
        if part is None or len(part.chunks) != len(first.figures):
            continue
        kinds = {chunk.kind for chunk in part.chunks}
        near = kinds == {"year"} or (kinds == {""} and away <= HEAD_REACH * size)
        pairs = zip(part.chunks, first.figures, strict=True)
        if near and all(misalignment(head, figure) <= 2 * FLUSH * size for head, figure in pairs):
            return part.chunks, at
    return (), 0
