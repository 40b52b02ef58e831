"""Years printed once, high over a page: they head every table below that is set in their columns.

Annual accounts print "2024   2023" at the head of a page or of a note. Under it come a sentence,
amounts with a subtotal in a column further out, then more of them: tables without headings of their
own. What tells is where they stand: under the years, or as far to the left of each year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from extractors.lexicon.months import MONTHS
from extractors.pdf.tables.built.build import FoundTable
from extractors.pdf.tables.built.join import SAME_EDGE, under_headings_of
from extractors.pdf.tables.grid.chunks import TextLine
from extractors.pdf.tables.grid.scale import find_scale
from extractors.pdf.tables.grid.values import REFERENCE, is_value
from schemas.paper import Box, Cell, Table

YEAR: Final = re.compile(
    r"(?i)(?:(?:ultimo|eind|per|stand|begroting|realisatie|raming|jaarrekening|boekjaar) ){0,2}"
    rf"(?:\d{{1,2}}[-./ ](?:\d{{1,2}}|{'|'.join(MONTHS)}|[a-z]{{3}}\.?)[-./ ])?(?:19|20)\d\d\*?"
)
FLUSH: Final = 1.0  # em: how exactly columns keep their distance from the years
INSIDE: Final = 0.9  # of the distance between two years: how far left of a year its figures end


@dataclass(frozen=True, slots=True)
class _Years:
    """A line of years over columns, from left to right, and down to where nothing else heads.

    `owner` is the table that it heads, `beside` what stands left of it on its line.
    """

    cells: tuple[Cell, ...]
    low: float
    owner: Table | None = None
    beside: str = ""

    @property
    def bottom(self) -> float:
        """Where the line ends."""
        return max(cell.box.bottom for cell in self.cells)


def with_years_above(
    found: Sequence[FoundTable], lines: Iterable[TextLine], page: int
) -> list[FoundTable]:
    """The tables of a page, those without headings under the nearest years in whose columns they
    stand; `lines` are those outside the tables.

    A table with headings of its own in between ends what the years over it hold for.
    """
    found = [replace(each, table=_with_notes_as_row(each.table)) for each in found]
    known = [years for line in lines if (years := _of_line(line, page))]
    known += [years for each in found for years in _of_table(each.table)]
    headed = [each.table.box.bottom for each in found if each.table.header_rows]
    return [replace(each, table=_headed(each.table, known, headed)) for each in found]


def _with_notes_as_row(table: Table) -> Table:
    """The table with a line that heads its columns with nothing but numbers of notes ("(4)") as the
    first of its rows."""
    heads = [c for c in table.cells if c.row < table.header_rows]
    over = [c for c in heads if c.column >= min(table.header_columns, 1) and c.text]
    if not over or not all(REFERENCE.fullmatch(c.text) for c in over):
        return table
    cells = tuple(replace(c, column_span=1) if c in over else c for c in table.cells)
    return replace(table, cells=cells, header_rows=0)


def _headed(table: Table, known: Sequence[_Years], headed: Sequence[float]) -> Table:
    """The table under the nearest of the years; `headed` is where tables with headings end."""
    if table.header_rows:
        return table
    top = table.box.top + 1
    since = max((bottom for bottom in headed if bottom <= top), default=0.0)
    over = [years for years in known if years.bottom <= top and years.low >= since]
    nearest = max(over, key=lambda years: years.bottom, default=None)
    return table if nearest is None else _under(table, nearest)


def _of_line(line: TextLine, page: int) -> _Years | None:
    """The years at the end of a line of running text; None where it has fewer than two."""
    cells: list[Cell] = []
    for chunk in reversed(line.chunks):
        if not YEAR.fullmatch(chunk.text.strip()):
            break
        cells.append(Cell(0, 0, chunk.text, page, chunk.box))
    beside = " ".join(chunk.text for chunk in line.chunks[: -len(cells)]) if cells else ""
    years = _Years(tuple(reversed(cells)), line.box.bottom, beside=beside)
    return years if len(cells) > 1 else None


def _of_table(table: Table) -> list[_Years]:
    """The rows of years among the headings of a table."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.row < table.header_rows and cell.column >= table.header_columns and cell.text:
            rows[cell.row].append(cell)
    return [
        _Years(tuple(sorted(cells, key=_left)), table.box.bottom, table)
        for cells in rows.values()
        if len(cells) > 1 and all(YEAR.fullmatch(cell.text.strip()) for cell in cells)
    ]


def _left(cell: Cell) -> float:
    return cell.box.x0


def _under(table: Table, years: _Years) -> Table:
    """The table with these years over its columns; as it was where they do not stand over them.

    In the very columns of the table that they head, all its headings hold, and its scale in any.
    """
    owner = years.owner
    if owner is not None and _in_same_columns(owner, table):
        return under_headings_of(owner, table)
    places = _columns_under(table, [cell.box for cell in years.cells])
    if not places:
        return table
    heads = tuple(
        replace(cell, row=0, column=first, column_span=last - first + 1, row_span=1)
        for cell, (first, last) in zip(years.cells, places, strict=True)
    )
    moved = tuple(replace(cell, row=cell.row + 1) for cell in table.cells)
    said = [years.beside] if owner is None else [owner.scale_line, owner.caption, *_corner(owner)]
    line = table.scale_line or next(filter(_says_thousands, said), "")
    return replace(table, cells=(*heads, *moved), header_rows=1, scale_line=line)


def _corner(table: Table) -> list[str]:
    heads, names = table.header_rows, table.header_columns
    return [cell.text for cell in table.cells if cell.row < heads and cell.column < names]


def _says_thousands(text: str) -> bool:
    """Whether a text gives amounts in thousands or more."""
    scale = find_scale(text)
    return scale is not None and scale.factor > 1


def _in_same_columns(one: Table, other: Table) -> bool:
    """Whether the figures of two tables end under each other, column by column."""
    over, under = _sides(one), _sides(other)
    if one.header_columns != other.header_columns or list(over) != list(under):
        return False
    return all(abs(over[column][1] - under[column][1]) <= SAME_EDGE for column in over)


def _columns_under(table: Table, years: Sequence[Box]) -> list[tuple[int, int]]:
    """The first and the last column of each year; empty where they are not set under them.

    Each has as many columns, as far from its year as those of the others: the last of them ends
    with it or left of it, or another ends with it, or it stands over their middle. Columns left of
    them, of the numbers of notes, have none.
    """
    sides = _sides(table)
    columns = list(sides)
    wide = len(columns) // len(years)
    if not wide:
        return []
    kept = columns[len(columns) - wide * len(years) :]
    groups = [kept[wide * at : wide * (at + 1)] for at in range(len(years))]
    size = max(box.bottom - box.top for box in years)
    pitch = min(right.x1 - left.x1 for left, right in pairwise(years))
    near = FLUSH * size
    left_of = [year.x1 - sides[group[-1]][1] for year, group in zip(years, groups, strict=True)]
    placed = [(left_of, INSIDE * pitch)]
    for at in range(wide - 1):
        ends = (sides[group[at]][1] for group in groups)
        placed.append(([year.x1 - end for year, end in zip(years, ends, strict=True)], near))
    middles = [sides[group[0]][0] + sides[group[-1]][1] for group in groups]
    centred = [(y.x0 + y.x1 - middle) / 2 for y, middle in zip(years, middles, strict=True)]
    placed.append((centred, near))
    if any(max(off) - min(off) <= near and -near <= min(off) < most for off, most in placed):
        return [(group[0], group[-1]) for group in groups]
    return []


def _sides(table: Table) -> dict[int, tuple[float, float]]:
    """Where the figures of each column begin and end, from left to right."""
    found: dict[int, list[Box]] = defaultdict(list)
    for cell in table.cells:
        if cell.column >= table.header_columns and cell.column_span == 1 and is_value(cell.text):
            found[cell.column].append(cell.box)
    return {
        column: (min(box.x0 for box in boxes), median(box.x1 for box in boxes))
        for column, boxes in sorted(found.items())
    }
