"""Columns of words left of the names of rows: counting letters, groups printed once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.pdf.tables.grid.chunks import Chunk, TextLine
from schemas.paper import Box

COUNTED: Final = 0.6  # share of the rows that must have a letter or number that counts them
REACH: Final = 9.0  # em between a group and the names beside it
FLUSH: Final = 0.6  # em: groups begin under each other
LONGEST: Final = 48  # characters of a group: longer texts are prose beside a table
MOST: Final = 3  # columns of words left of the names


def left_edge(
    lines: Sequence[TextLine], rows: Sequence[int], left: float, panel: Box | None
) -> float:
    """The left edge of a table with the columns of words before that at `left`."""
    left = _entries(lines, rows, left)
    for _ in range(MOST):
        further = _groups(lines, rows, left, panel)
        if further == left:
            break
        left = further
    return left


def _entries(lines: Sequence[TextLine], rows: Sequence[int], left: float) -> float:
    """The left edge with the letters or numbers that count the rows ("A", "12.")."""
    counting = []
    for row in rows:
        before = [c for c in lines[row].chunks if c.box.x1 <= left + 1]
        if before and len(before[-1].text) <= 3 and left - before[-1].box.x1 < 6 * before[-1].size:
            counting.append(before[-1].box.x0)
    return min(counting) if len(counting) >= COUNTED * len(rows) else left


def _groups(
    lines: Sequence[TextLine], rows: Sequence[int], left: float, panel: Box | None
) -> float:
    """The left edge with a column of groups: each in a row of the table, one in the first named.

    Prose beside a table keeps to no rows of it.
    """
    edge = panel.x0 if panel is not None else float("-inf")
    found: dict[int, list[Chunk]] = {}
    for number in range(rows[0], rows[-1] + 1):
        before = [c for c in lines[number].chunks if edge <= c.box.x0 and c.box.x1 < left]
        if before:
            found[number] = before
    named = [row for row in rows if any(abs(c.box.x0 - left) < c.size for c in lines[row].chunks)]
    if not named or min(found, default=-1) != named[0] or not found.keys() <= set(rows):
        return left
    nearest = [before[-1] for before in found.values()]
    size = nearest[0].size
    starts = [chunk.box.x0 for chunk in nearest]
    close = left - max(chunk.box.x1 for chunk in nearest) < REACH * size
    if not close or max(starts) - min(starts) > FLUSH * size:
        return left
    return min(starts) if all(map(_names_group, nearest)) else left


def _names_group(chunk: Chunk) -> bool:
    text = chunk.text
    goes_on = text[:1].islower() or text.endswith((",", "-", ";", "."))
    return chunk.kind in ("", "year") and len(text) <= LONGEST and not goes_on
