"""Headings that stand over a tagged table and are not in its tags.

Writers that repeat the headings of a long table on each page often tag the last row of them only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import TextLine, around
from extractors.pdf.tables.grid.frame import CAPTION, clip
from extractors.pdf.tables.grid.grid import columns_of
from extractors.pdf.tables.heads.headings import HEADING_REACH, MAX_HEADING_LINES, place_headings
from schemas.paper import Box

FIGURES: Final = 0.3  # share of the pieces of a line of headings that may look like a figure

Gaps = Sequence[tuple[float, float]]


def headings_above(
    page: RawPage, lines: Sequence[TextLine], slots: Mapping[int, Slot], *, labels: int
) -> tuple[list[Slot], int]:
    """Cells of the heading lines right above a tagged table, and how many rows they make.

    `lines` hold the words of no table. Nothing is taken where the columns are not clear.
    """
    boxes = {id(s): around(page.words[i].box for line in s.lines for i in line)
             for s in slots.values() if any(s.lines)}  # fmt: skip
    gaps = _gaps([(s, boxes[id(s)]) for s in slots.values() if id(s) in boxes])
    if not gaps:
        return [], 0
    box = around(boxes.values())
    taken: list[TextLine] = []
    pending: list[TextLine] = []
    edge = box.top
    for line in sorted(lines, key=lambda line: -line.baseline):
        part = clip(line, box.x0 - line.size, box.x1 + line.size)
        if part is None or part.baseline > box.top + 1:
            continue
        near = edge - part.baseline <= HEADING_REACH * part.size
        if not near or len(taken) + len(pending) >= MAX_HEADING_LINES:
            break
        pending.append(part)
        edge = part.box.top
        if _heads_columns(part, gaps, labels):
            taken += pending
            pending = []
        elif not _goes_on(part, gaps, labels):
            break
    return place_headings(page, taken[::-1], gaps, labels=labels, sides=(box.x0, box.x1))


def _gaps(placed: Sequence[tuple[Slot, Box]]) -> list[tuple[float, float]]:
    """The white between the columns; empty where a column is unknown or they overlap."""
    edges: dict[int, tuple[float, float]] = {}
    for slot, box in placed:
        if slot.column_span == 1:
            left, right = edges.get(slot.column, (box.x0, box.x1))
            edges[slot.column] = (min(left, box.x0), max(right, box.x1))
    columns = max((slot.column + slot.column_span for slot, _ in placed), default=0)
    if sorted(edges) != list(range(columns)):
        return []
    gaps = [(edges[at][1], edges[at + 1][0]) for at in range(columns - 1)]
    return gaps if all(left <= right + 1 for left, right in gaps) else []


def _goes_on(line: TextLine, gaps: Gaps, labels: int) -> bool:
    """Whether a line may be the last words of a heading over columns of figures."""
    if len(line.chunks) > 1 or CAPTION.match(line.chunks[0].text):
        return False
    column, span = columns_of(line.chunks[0], gaps)
    return column >= max(labels, 1) and span < len(gaps)


def _heads_columns(line: TextLine, gaps: Gaps, labels: int) -> bool:
    """Whether a line holds words over several of the columns, each over its own."""
    if CAPTION.match(line.chunks[0].text):
        return False
    columns = {columns_of(chunk, gaps)[0] for chunk in line.chunks}
    over = {column for column in columns if column >= labels}
    figures = sum(chunk.kind not in ("", "year", "empty") for chunk in line.chunks)
    return (
        len(over) >= 2
        and len(columns) == len(line.chunks)
        and figures <= FIGURES * len(line.chunks)
    )
