"""Columns of years that hold amounts and, further out, their totals: where their figures end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.pdf.tables.grid.chunks import Chunk, TextLine

FLUSH: Final = 0.8  # em: how far the ends of figures in one column may differ
EVEN: Final = 1.2  # em: how far columns may differ in their distance from those of the next year
STRAY: Final = 0.15  # share of the rows that may fill their columns in another way
FEWEST: Final = 2  # rows in each column, where no total adds up
_NOTE: Final = re.compile(r"[(\[]?\d{1,2}(?:\.\d{1,2}){0,2}[)\]]?")


@dataclass(frozen=True, slots=True)
class YearColumns:
    """Where the figures begin and end, from left to right: of each year as many columns."""

    begins: tuple[float, ...]
    ends: tuple[float, ...]
    wide: int

    def column(self, chunk: Chunk) -> int:
        """The column of a figure, -1 for what stands in none; a dash may end before figures do."""
        if not chunk.value:
            return -1
        near = FLUSH * chunk.size
        for at, (begin, end) in enumerate(zip(self.begins, self.ends, strict=True)):
            dash = chunk.kind == "empty" and begin - near <= chunk.box.x1 <= end + near
            if dash or abs(end - chunk.box.x1) <= near:
                return at
        return -1

    def is_note(self, chunk: Chunk, line: TextLine) -> bool:
        """Whether a chunk between the name and the figures is the number of a note."""
        beside = chunk is not line.chunks[0] and chunk.box.x1 < self.begins[0]
        return beside and _NOTE.fullmatch(chunk.text) is not None


def find_columns(
    lines: Sequence[TextLine], years: Sequence[Chunk], widths: Sequence[int]
) -> YearColumns | None:
    """The columns of the figures in some lines; None where they are not set in this way."""
    figures = [
        c for line in lines for c in line.chunks[_begins_with_words(line) :] if _is_figure(c)
    ]
    ends: list[list[Chunk]] = []
    for chunk in sorted(figures, key=lambda c: c.box.x1):
        if ends and chunk.box.x1 - ends[-1][-1].box.x1 <= FLUSH * chunk.size:
            ends[-1].append(chunk)
        else:
            ends.append([chunk])
    for wide in widths:
        count = wide * len(years)
        notes, columns = ends[:-count], ends[-count:]
        if len(columns) < count or not all(_are_notes(column) for column in notes):
            continue
        found = YearColumns(
            tuple(min(chunk.box.x0 for chunk in column) for column in columns),
            tuple(column[-1].box.x1 for column in columns),
            wide,
        )
        if _are_of_years(columns, years, wide) and _take_turns(lines, found):
            return found
    return None


def _begins_with_words(line: TextLine) -> bool:
    return not line.chunks[0].value


def _is_figure(chunk: Chunk) -> bool:
    return chunk.kind not in ("", "empty", "year")


def _are_notes(column: Sequence[Chunk]) -> bool:
    return all(_NOTE.fullmatch(chunk.text) for chunk in column)


def _are_of_years(columns: Sequence[Sequence[Chunk]], years: Sequence[Chunk], wide: int) -> bool:
    """Whether each year stands over as many columns, as far from it as those of the others."""
    near = EVEN * years[0].size
    ends = [column[-1].box.x1 for column in columns]
    for at, year in enumerate(years):
        group = columns[wide * at : wide * (at + 1)]
        begin = min(chunk.box.x0 for column in group for chunk in column)
        if begin > year.box.x1 or group[-1][-1].box.x1 < year.box.x0:
            return False
        moved = year.box.x1 - years[0].box.x1
        first = ends[:wide]
        if any(
            abs(end - moved - over) > near
            for end, over in zip(ends[wide * at : wide * (at + 1)], first, strict=True)
        ):
            return False
    return True


def _take_turns(lines: Sequence[TextLine], columns: YearColumns) -> bool:
    """Whether a row fills one column of each year, the same one, and rows together fill all.

    Few of them show nothing, unless a total adds up.
    """
    rows = []
    for line in lines:
        placed = [(at, chunk) for chunk in line.chunks if (at := columns.column(chunk)) >= 0]
        if placed:
            rows.append(({at % columns.wide for at, _ in placed}, placed[0][1].text))
    plain = [(min(kinds), text) for kinds, text in rows if len(kinds) == 1]
    used = Counter(kind for kind, _ in plain)
    if len(rows) - len(plain) > STRAY * len(rows) or len(used) < columns.wide:
        return False
    return min(used.values()) >= FEWEST or _adds_up(plain)


def _adds_up(rows: Sequence[tuple[int, str]]) -> bool:
    """Whether a figure further out is the sum of those before it, all given from the top down."""
    parts = 0
    for kind, text in rows:
        figure = _amount(text)
        if kind and parts and figure == parts:
            return True
        parts = 0 if kind else parts + figure
    return False


def _amount(text: str) -> int:
    digits = int("".join(filter(str.isdigit, text)) or 0)
    return -digits if text.strip()[:1] in "-−–(" else digits
