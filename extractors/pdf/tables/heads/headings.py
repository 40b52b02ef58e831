"""Headings over the columns of a table: which lines they are, and which column each is over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine
from extractors.pdf.tables.grid.frame import CAPTION, clip
from extractors.pdf.tables.grid.grid import columns_of, split_chunks
from extractors.pdf.tables.grid.scale import scale_of_heading
from extractors.pdf.tables.grid.values import REFERENCE
from extractors.pdf.tables.heads.parted import parted_as_above
from extractors.pdf.tables.heads.ruled_heads import ceiling, reach_by_rules
from extractors.pdf.tables.heads.spread import spread_over
from schemas.paper import Box

HEADING_REACH: Final = 2.6  # em between a heading and what it stands over
FARTHEST: Final = 7.0  # em, where one stands over each column and nothing is in between
MAX_HEADING_LINES: Final = 8
FLUSH: Final = 0.3  # em
BESIDE: Final = 1.5  # em that a heading may stand beside the figures of its column
LONG_HEADING: Final = 9  # words: a heading over several columns is shorter than this

_COUNTED = re.compile(r"(?i)\W{0,9}(?:aantal(?:len)?|index|n)\W{0,9}")
_CLASS = re.compile(r"[<>≤≥]=? ?\d")

Gaps = Sequence[tuple[float, float]]


def heading_lines(
    page: RawPage,
    above: Sequence[TextLine],
    box: Box,
    gaps: Gaps,
    *,
    labels: int,
    band: Box | None = None,
) -> tuple[list[TextLine], list[TextLine]]:
    """From the lines above the first row with figures: the headings, and what follows them.

    What follows has words at the left only: the beginning of the first row's name, or the
    heading of a group of rows. `band` is where headings stand on their side. Lines are given and
    returned from the top down.
    """
    taken: list[TextLine] = []
    pending: list[TextLine] = []
    following: list[TextLine] = []
    edge = box.top
    top = ceiling(page, box, above[-1].size) if above else None
    for line in reversed(above):
        end = max(box.x1, _years_end(line, gaps, labels=labels))
        part = clip(line, box.x0 - line.size, end + line.size)
        if part is None:
            continue
        part = _split_over_columns(page, part, gaps, labels=labels)
        if band is not None and part.baseline <= band.top + part.size:
            edge = min(edge, band.top)
        ruled_in = top is not None and part.baseline > top
        over_each = not (taken or pending) and _is_over_each(part, gaps, box.x1, labels=labels)
        reach = FARTHEST if over_each else HEADING_REACH
        far = edge - part.baseline > reach * part.size and not ruled_in
        alone = len(part.chunks) == 1 and abs(part.box.x0 - box.x0) < part.size
        if far or _is_text(part, box, gaps) or (alone and taken and not labels):
            break
        if len(taken) + len(pending) >= MAX_HEADING_LINES:
            break
        pending.append(part)
        if any(columns_of(c, gaps)[0] + columns_of(c, gaps)[1] > labels for c in part.chunks):
            if taken:
                taken += pending
            else:
                following, taken = pending[:-1], [part]
            pending = []
        edge = part.box.top
    if band is not None and not taken:
        below = [line.baseline > band.bottom + 0.3 * line.size for line in pending]
        following = [line for line, lower in zip(pending, below, strict=True) if lower]
        taken = [
            line
            for line, lower in zip(pending, below, strict=True)
            if not lower and line.baseline > band.top
        ]
    return taken[::-1], following[::-1]


def _is_over_each(line: TextLine, gaps: Gaps, right: float, *, labels: int) -> bool:
    """Whether a line has one heading over each column of figures, of two or more."""
    sides = [*(white for gap in gaps for white in gap), right][max(2 * labels - 1, 0) :]
    columns = list(zip(sides[::2], sides[1::2], strict=False))
    beside = BESIDE * line.size
    over = [c.box for c in line.chunks if c.box.x1 > columns[0][0] - beside] if columns else []
    return len(over) == len(columns) > 1 and all(
        box.x0 < x1 + beside and box.x1 > x0 - beside
        for box, (x0, x1) in zip(over, columns, strict=True)
    )


def _years_end(line: TextLine, gaps: Gaps, *, labels: int) -> float:
    """How far the years of a line reach that head the columns one by one; 0 where they do not.

    They stand over outer columns with the totals: to the right of the figures they head.
    """
    if not labels or len(gaps) < labels:
        return 0.0
    years = [c for c in line.chunks if c.kind == "year" and c.box.x0 > gaps[labels - 1][0]]
    return years[-1].box.x1 if 1 < len(years) == len(gaps) + 1 - labels else 0.0


def _split_over_columns(page: RawPage, line: TextLine, gaps: Gaps, *, labels: int) -> TextLine:
    """Headings that stand close together, parted; what begins at the left is left whole."""
    chunks: list[Chunk] = []
    for chunk in line.chunks:
        inside = columns_of(chunk, gaps)[0] >= max(labels, 1)
        parts = split_chunks(page, replace(line, chunks=(chunk,)), gaps) if inside else [chunk]
        chunks += parts
    return replace(line, chunks=tuple(chunks))


def _is_text(line: TextLine, box: Box, gaps: Gaps) -> bool:
    """Whether a line above a table is running text, a caption, or part of another table."""
    first = line.chunks[0]
    if CAPTION.match(first.text):
        return True
    told = (c for c in line.chunks if not _says_note(c) and not scale_of_heading(c.text))
    if any(c.kind not in ("", "year", "empty") for c in told):
        return True
    for chunk in line.chunks:
        words = chunk.text.count(" ") + 1
        beyond = chunk.box.x1 > box.x1 + 6 * line.size and chunk.kind != "year"
        wide = chunk.box.x0 < box.x0 - 2 * line.size or beyond
        if wide or (words >= LONG_HEADING and columns_of(chunk, gaps)[1] > 1):
            return True
    # a lone text at the left that reaches over into the columns is a title
    return (
        len(line.chunks) == 1
        and columns_of(first, gaps) != (0, 1)
        and columns_of(first, gaps)[0] == 0
        and first.box.x0 < box.x0 + line.size
        and bool(gaps)
    )


def _says_note(chunk: Chunk) -> bool:
    """Whether a piece points to a note: "Beleggingen (1)"."""
    return REFERENCE.fullmatch(chunk.text) is not None


def split_headings(
    lines: Sequence[TextLine], gaps: Gaps, *, labels: int
) -> tuple[list[TextLine], list[TextLine]]:
    """Lines of a framed table parted in headings and rows."""
    count = 0
    for number, line in enumerate(lines):
        classes = number + 1 < len(lines) and _names_classes(line, lines[number + 1], gaps, labels)
        figures = any(chunk.kind not in ("", "year", "empty") for chunk in line.chunks)
        if figures and not classes:
            break
        over = any(columns_of(c, gaps)[0] + columns_of(c, gaps)[1] > labels for c in line.chunks)
        if over and any(chunk.kind != "empty" for chunk in line.chunks):
            count = number + 1
    return list(lines[:count]), list(lines[count:])


def _names_classes(line: TextLine, following: TextLine, gaps: Gaps, labels: int) -> bool:
    """Whether a line heads its columns with classes ("< 0,05", "≥ 0,05"), a named row below."""
    named = labels > 0 and columns_of(following.chunks[0], gaps)[0] < labels
    beside = columns_of(line.chunks[0], gaps)[0] >= labels
    return (
        named
        and beside
        and len(line.chunks) > 1
        and all(_CLASS.match(chunk.text) for chunk in line.chunks)
    )


def place_headings(
    page: RawPage, lines: Sequence[TextLine], gaps: Gaps, *, labels: int, sides: tuple[float, float]
) -> tuple[list[Slot], int]:
    """Cells of the heading lines, and how many rows they make.

    Lines without merged cells make one row together, wraps and all. `sides` are the left and right
    of the table.
    """
    slots: list[Slot] = []
    row = -1
    plain_before = False
    above: list[tuple[Chunk, int]] = []
    most = 0  # headings in a line above: words under more of them go on with one
    for number, line in enumerate(lines):
        placed = _columns_of_headings(page, line, gaps, above, labels=labels)
        over = sum(column >= labels for _, column, _ in placed)
        below = lines[number + 1 :] if over >= most else None
        placed = _spread(page, placed, gaps, below, labels=labels, sides=sides)
        most = max(most, over)
        units = _is_row_of_units([c.text for c, column, _ in placed if column >= labels])
        plain = all(span == 1 for _, _, span in placed) and not units
        if not (plain and plain_before):
            row += 1
        plain_before = plain
        for chunk, column, span in placed:
            slot = next((s for s in slots if (s.row, s.column) == (row, column)), None)
            if slot is None:
                slot = Slot(row, column, column_span=span)
                slots.append(slot)
            slot.lines.append(chunk.words)
        above = [*above, *((chunk, column) for chunk, column, span in placed if span == 1)]
    return slots, row + 1


def _is_row_of_units(texts: Sequence[str]) -> bool:
    """Whether a line of headings says nothing but in what its columns are: "aantal", "1 000 kg"."""
    told = [text for text in texts if scale_of_heading(text)]
    return bool(told) and all(text in told or _COUNTED.fullmatch(text) for text in texts)


def _spread(
    page: RawPage,
    placed: list[tuple[Chunk, int, int]],
    gaps: Gaps,
    below: Sequence[TextLine] | None,
    *,
    labels: int,
    sides: tuple[float, float],
) -> list[tuple[Chunk, int, int]]:
    """The headings of a line, those that stand over groups of columns with all of their columns.

    Without lines `below` that may be parts of them, rules alone tell.
    """
    over = [entry for entry in placed if entry[1] >= labels]
    edges = [(sides[0], sides[0]), *gaps, (sides[1], sides[1])]
    extents = [(left[1], right[0]) for left, right in pairwise(edges)]
    for line in below or ():
        for chunk in line.chunks:
            column, span = columns_of(chunk, gaps)
            if span == 1:
                left, right = extents[column]
                extents[column] = (min(left, chunk.box.x0), max(right, chunk.box.x1))
    beside = [entry for entry in placed if entry[1] < labels]
    names_end = gaps[labels - 1][0] if labels else sides[0]
    ruled = reach_by_rules(
        page, [chunk for chunk, _, _ in over], extents[labels:], names_end=names_end
    )
    if any(first < last for first, last in ruled.values()):
        return beside + [
            (chunk, labels + ruled[at][0], ruled[at][1] - ruled[at][0] + 1)
            if at in ruled
            else (chunk, column, span)
            for at, (chunk, column, span) in enumerate(over)
        ]
    if not over or below is None:
        return placed
    size = over[0][0].size
    found = spread_over([chunk.box for chunk, _, _ in over], extents[labels:], size=size)
    if not found:
        return placed
    return beside + [
        (chunk, labels + first, last - first + 1)
        for (chunk, _, _), (first, last) in zip(over, found, strict=True)
    ]


def _columns_of_headings(
    page: RawPage,
    line: TextLine,
    gaps: Gaps,
    above: Sequence[tuple[Chunk, int]],
    *,
    labels: int,
) -> list[tuple[Chunk, int, int]]:
    """Each heading of a line with its first column and how many it covers.

    As many headings as columns go one to one, however they are aligned; a lone word under a
    heading goes on with it; the rest go where they stand.
    """
    split = _split_over_columns(page, line, gaps, labels=labels).chunks
    chunks = tuple(part for chunk in split for part in parted_as_above(page, chunk, above))
    columns = len(gaps) + 1
    if len(chunks) == columns:
        return [(chunk, number, 1) for number, chunk in enumerate(chunks)]
    if labels and len(chunks) == columns - labels > 1:
        edge = gaps[labels - 1][0] - 0.25 * line.size
        if chunks[0].box.x0 >= edge:
            return [(chunk, number, 1) for number, chunk in enumerate(chunks, start=labels)]
    placed: list[tuple[Chunk, int, int]] = []
    for chunk in chunks:
        begun = [
            column
            for over, column in above
            if _under(chunk, over) and sum(_under(other, over) for other in chunks) == 1
        ]
        column, span = columns_of(chunk, gaps)
        if _stands_in_white(chunk, gaps):  # flush left over figures that are flush right
            taken = placed[-1][1] + placed[-1][2] - 1 if placed else labels - 1
            right_of_names = not labels or chunk.box.x0 > gaps[labels - 1][0] + chunk.size * FLUSH
            if right_of_names and column <= taken < len(gaps):
                column = taken + 1
        aside = [at for over, at in above if _says_more_of(chunk, over)] if span > 1 else []
        if len(set(aside)) == 1:
            placed.append((chunk, aside[0], 1))
        else:
            placed.append((chunk, begun[-1], 1) if begun and span == 1 else (chunk, column, span))
    return placed


def _stands_in_white(chunk: Chunk, gaps: Gaps) -> bool:
    """Whether a heading stands between two columns, over neither."""
    return any(a - 1 <= chunk.box.x0 and chunk.box.x1 <= b + 1 for a, b in gaps)


def _says_more_of(chunk: Chunk, over: Chunk) -> bool:
    """Whether words in brackets ("(in euro's)"), wider than their column, are set as those over it.

    They begin or end together.
    """
    near = FLUSH * chunk.size
    one, other = chunk.box, over.box
    flush = abs(one.x1 - other.x1) <= near or abs(one.x0 - other.x0) <= near
    return chunk.text.startswith("(") and flush


def _under(chunk: Chunk, over: Chunk) -> bool:
    shared = min(chunk.box.x1, over.box.x1) - max(chunk.box.x0, over.box.x0)
    narrow = min(chunk.box.x1 - chunk.box.x0, over.box.x1 - over.box.x0)
    return shared > 0.5 * narrow
