"""Rows and columns made of lines: columns by white gaps, rows by values, wraps and distance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.cells import Slot, broken_number
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, make_chunk
from extractors.pdf.tables.grid.scale import find_scale
from extractors.pdf.tables.grid.values import REFERENCE

_BRACKETED: Final = re.compile(r"\([^()]{3,40}\)")
WHITE: Final = 0.45  # em: the narrowest white between two columns
LEVEL: Final = 0.9  # em: lines nearer than this overlap, as names beside a centred figure do
CLOSER: Final = 0.75  # lines of one row stand this much closer than rows do
LEADING: Final = 1.9  # em between the lines of one row
RULED: Final = 2.6  # em, where rulings part the rows and a name goes on
STRAY: Final = 0.12  # share of rows that may reach over a gap between columns


@dataclass(slots=True)
class Band:
    """A row in the making: its lines, and whether they hold values."""

    lines: list[TextLine] = field(default_factory=list)
    valued: bool = False

    @property
    def last(self) -> float:
        """Baseline of its last line."""
        return self.lines[-1].baseline


def find_gaps(
    lines: Sequence[TextLine], rulings: Sequence[float] = ()
) -> list[tuple[float, float]]:
    """White intervals between columns, judged on lines that hold values; rulings are gaps too."""
    valued = [line for line in lines if any(chunk.value for chunk in line.chunks)] or list(lines)
    if not valued:
        return []
    size = sorted(line.size for line in valued)[len(valued) // 2]
    allowed = int(STRAY * len(valued))
    marks: list[tuple[float, int]] = []
    for line in valued:
        for chunk in line.chunks:
            marks += [(chunk.box.x0, 1), (chunk.box.x1, -1)]
    marks.sort()
    gaps: list[tuple[float, float]] = []
    depth = 0
    since = marks[0][0]
    open_gap = False
    for x, step in marks:
        if depth <= allowed and depth + step > allowed:
            if open_gap and x - since >= WHITE * size:
                gaps.append((since, x))
            open_gap = False
        elif depth > allowed and depth + step <= allowed:
            since, open_gap = x, True
        depth += step
    unruled = [(a, b) for a, b in gaps if not any(a - 1 <= x <= b + 1 for x in rulings)]
    return sorted([*unruled, *((x, x) for x in rulings)])


def split_chunks(page: RawPage, line: TextLine, gaps: Sequence[tuple[float, float]]) -> list[Chunk]:
    """The line's chunks, cut where a gap between columns runs through them."""
    parts: list[Chunk] = []
    for chunk in line.chunks:
        current: list[int] = []
        for index in chunk.words:
            word = page.words[index]
            if current and not word.raised and _cut(page, current, index, gaps):
                parts.append(_again(page, current))
                current = []
            current.append(index)
        parts.append(_again(page, current))
    return parts


def _again(page: RawPage, indices: list[int]) -> Chunk:
    """A chunk of these words; raised ones keep their place in the list."""
    plain = [i for i in indices if not page.words[i].raised] or indices
    chunk = make_chunk(page, plain)
    return Chunk(tuple(indices), chunk.text, chunk.box, chunk.baseline, chunk.size, chunk.bold)


def _cut(
    page: RawPage, current: list[int], index: int, gaps: Sequence[tuple[float, float]]
) -> bool:
    before = page.words[current[-1]]
    word = page.words[index]
    left, right = before.box.x1, word.box.x0
    if right - left < 0.4 * word.size:
        return any(a == b and left - 1 <= a <= right + 1 for a, b in gaps)
    return any(
        left <= b + 1 and right >= a - 1 and left <= (a + b) / 2 + (b - a) / 2 for a, b in gaps
    )


def columns_of(chunk: Chunk, gaps: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first column a chunk stands in and how many it covers.

    What counts is the part of a column where its contents stand: a heading may hang over the
    white beside it.
    """
    slack = 0.25 * chunk.size
    first = sum(b <= chunk.box.x0 + slack for _, b in gaps)
    last = sum(a < chunk.box.x1 - slack for a, _ in gaps)
    if last < first:  # it stands in the white between two columns
        middle = (chunk.box.x0 + chunk.box.x1) / 2
        return sum((a + b) / 2 <= middle for a, b in gaps), 1
    starts = sum(a <= chunk.box.x0 + slack for a, _ in gaps)
    first = max(first, starts)
    ends = sum(b < chunk.box.x1 - slack for _, b in gaps)
    return first, max(min(last, ends) - first, 0) + 1


def find_bands(lines: Sequence[TextLine], cuts: Sequence[float] = ()) -> list[Band]:
    """Lines gathered into rows.

    A line without values goes with the line before it where it continues a sentence or stands
    closer to it than to the next; `cuts` are horizontal rulings, which always part rows.
    """
    bands: list[Band] = []
    for number, line in enumerate(lines):
        valued = any(chunk.value for chunk in line.chunks)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if bands and _joins(bands, line, following, cuts, valued=valued):
            bands[-1].lines.append(line)
            bands[-1].valued |= valued
        else:
            bands.append(Band([line], valued))
    return bands


def _joins(
    bands: Sequence[Band],
    line: TextLine,
    following: TextLine | None,
    cuts: Sequence[float],
    *,
    valued: bool,
) -> bool:
    band = bands[-1]
    if any(band.last < cut < line.baseline - 0.3 * line.size for cut in cuts):
        return False
    gap = line.baseline - band.last
    if gap < LEVEL * line.size:
        return True
    if valued and band.valued and not _ends_numbers(band, line):
        return False
    first = line.chunks[0]
    goes_on = bool(cuts) and not valued and _continues(first.text)
    if gap > (RULED if goes_on else LEADING) * line.size:
        return False
    if valued and band.valued:
        return True
    after = following.baseline - line.baseline if following is not None else float("inf")
    if valued:
        # "Percentage van de werkenden / met een vast contract   45,1": the value ends the wrap
        if _continues(first.text):
            return True
        names = band.lines[-1].chunks[0]
        if first.value or first.bold != names.bold:
            return first.value and not names.bold
        before = band.lines[0].baseline - bands[-2].last if len(bands) > 1 else after
        return gap < CLOSER * before and gap < CLOSER * after
    if after < LEVEL * line.size and gap > 1.5 * after:
        return False  # its figures stand beside it, half a line lower: a name of two lines begins
    if _continues(first.text) and not _is_scale(line):
        return True
    return not first.bold and gap < CLOSER * after


def _ends_numbers(band: Band, line: TextLine) -> bool:
    """Whether the figures of a line are the last digits of those right above them."""
    figures = [chunk for chunk in line.chunks if chunk.value]
    above = band.lines[-1].chunks
    ended = sum(any(_ends_number(one, chunk) for one in above) for chunk in figures)
    return ended > 0.5 * len(figures)


def _ends_number(above: Chunk, below: Chunk) -> bool:
    over = above.box.x0 < below.box.x1 and below.box.x0 < above.box.x1
    return over and broken_number(above.text.split(" ")[-1], below.text)


def _is_scale(line: TextLine) -> bool:
    """Whether a line is a scale by itself, for the rows under it: "(in duizenden euro)"."""
    scale = find_scale(line.chunks[0].text) if len(line.chunks) == 1 else None
    return (
        scale is not None
        and scale.factor > 1
        and _BRACKETED.fullmatch(line.chunks[0].text) is not None
    )


def _continues(text: str) -> bool:
    """Whether a line's first words go on with what stood above."""
    return text[:1].islower() or (text[:1] in "(&+/" and not text[1:2].isdigit())


def with_notes_in_names(
    chunks: Sequence[Chunk], gaps: Sequence[tuple[float, float]]
) -> list[Chunk]:
    """The pieces of a line, the number of a note ("(9)") in one column with a figure moved to the
    words on its left."""
    kept: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        after = chunks[at + 1] if at + 1 < len(chunks) else None
        moved = (
            kept
            and after is not None
            and not kept[-1].value
            and REFERENCE.fullmatch(chunk.text)
            and after.kind not in ("", "empty")
            and columns_of(chunk, gaps)[0] == columns_of(after, gaps)[0]
        )
        if moved:
            kept[-1] = replace(kept[-1], words=(*kept[-1].words, *chunk.words))
        else:
            kept.append(chunk)
    return kept


def fill_slots(
    page: RawPage, bands: Sequence[Band], gaps: Sequence[tuple[float, float]], *, first_row: int = 0
) -> list[Slot]:
    """Cells of the rows, each with its lines of word indices."""
    slots: list[Slot] = []
    for offset, band in enumerate(bands):
        by_column: dict[tuple[int, int], Slot] = {}
        for line in band.lines:
            for chunk in with_notes_in_names(split_chunks(page, line, gaps), gaps):
                column, span = columns_of(chunk, gaps)
                key = next((k for k in by_column if k[0] <= column < k[0] + k[1]), (column, span))
                slot = by_column.setdefault(key, Slot(first_row + offset, column, column_span=span))
                slot.lines.append(chunk.words)
        slots += by_column.values()
    return slots
