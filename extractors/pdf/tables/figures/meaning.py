"""What a reader's eye takes in with a cell: headings, scale and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.figures.cell_scale import cell_scale
from extractors.pdf.tables.figures.notation import in_dutch, is_amount_like_year
from extractors.pdf.tables.figures.signs import is_negative
from extractors.pdf.tables.figures.sums import Opinion, closes_group, opinion_on, unnamed_total_of
from extractors.pdf.tables.grid.values import is_number, is_value
from extractors.pdf.tables.heads.counting import counts_columns
from schemas.paper import Cell, Table

_BOUNDS: Final = re.compile(r"(?:[<>≤≥]=? ?\d|\d+ ?[-–] ?\d+ jaar\b)")
# "Gehuwden" between the figures of two columns: no sentence, no figure.
_SHORT_NAME: Final = re.compile(r"[^\d.;:]{1,25}")


@dataclass(frozen=True, slots=True)
class CellContext:
    """A cell's surroundings. `unit` is empty and `scale` 1 where nothing is printed over it.

    `written` is the cell's text with figures as Dutch writes them, offsets unchanged; `negative`
    says that its one figure is below zero, however it is printed; `like_year` that it is a figure,
    though it looks like a year; `sums` whether the totals it is part of add up.
    """

    row_heading: str
    column_heading: str
    caption: str
    scale: Decimal
    unit: str
    per: str = ""
    written: str = ""
    negative: bool = False
    like_year: bool = False
    sums: Opinion = ""


def cell_context(layout: Layout, cell: Cell) -> CellContext:
    """The headings over and beside a body cell, and what they say about scale and unit."""
    row_heading = _row_heading(layout, cell)
    over = _headings_over(layout, cell)
    column_heading = _join_lines(over)
    caption = layout.table.caption
    scale = cell_scale(
        layout, cell, row_heading=row_heading, column_heading=column_heading, over=over
    )
    return CellContext(
        row_heading,
        column_heading,
        caption,
        scale.factor,
        scale.unit,
        scale.per,
        in_dutch(layout, cell),
        is_negative(
            layout,
            cell,
            row_heading=row_heading,
            column_heading=column_heading,
            unit=scale.unit,
        ),
        is_amount_like_year(layout, cell),
        opinion_on(layout, cell),
    )


def with_all_headings(table: Table) -> Table:
    """The table with the rows of words right under its headings among them.

    In a row of headings one may look like a figure ("0-5"); one that numbers the columns consists
    of nothing else.
    """
    if not table.header_rows:
        return table
    rows: dict[int, list[Cell]] = {}
    for c in table.cells:
        if c.row >= table.header_rows and c.text:
            rows.setdefault(c.row, []).append(c)
    heads = table.header_rows
    for row in range(table.header_rows, max(rows, default=0)):
        if counts_columns(rows.get(row, [])):
            heads = row + 1
            continue
        cells = [c for c in rows.get(row, []) if c.column >= table.header_columns]
        below = {c.column: c.text for c in rows.get(row + 1, [])}
        values = [is_value(c.text) and not _heads_class(c, below) for c in cells]
        if 2 * sum(values) > len(values) or len(values) < 2:
            break
        if not any(values):
            heads = row + 1
    return replace(table, header_rows=heads)


def _heads_class(cell: Cell, below: Mapping[int, str]) -> bool:
    """Whether the bounds of a class head a column: "< 40 jaar" over whole numbers."""
    bounds = _BOUNDS.match(cell.text) is not None
    return bounds and below.get(cell.column, "").strip().isdecimal()


def _row_heading(layout: Layout, cell: Cell) -> str:
    """The words left of a cell in its row, after the group heading the row stands under."""
    start = layout.list_start(cell.column)
    row = _names(layout, [c for c in layout.rows[cell.row] if start <= c.column < cell.column])
    if start:
        return " ".join(other.text for other in row)
    parts = None if row else unnamed_total_of(layout, cell.row)
    named = row if parts is not None else [*_carried(layout, cell), *row]
    if len(named) > 1:
        named = [other for other in named if not layout.counts_rows(other)] or named
        named = [other for other in named if other.column not in layout.aside_columns] or named
    beside = [other.text for other in named]
    over = layout.group(cell.row)
    more = over is not None and parts is not None and parts < over.row
    if over is not None and (more or closes_group(layout, over.row, cell.row)):
        over = None  # the total of more than the last group, or what comes after its total
    group = over.text.rstrip(" :") if over else ""
    return ": ".join(part for part in (group, " ".join(filter(None, beside))) if part)


def _names(layout: Layout, before: list[Cell]) -> list[Cell]:
    """The cells that name a row among those left of a figure: its headings, words up to the first
    figure, and of those behind one ("zeer gevoelig") a short one right beside the figure."""
    heads = [c for c in before if c.column < layout.table.header_columns]
    words: list[Cell] = []
    told = False
    for cell in before[len(heads) :]:
        told = told or (is_number(cell.text) and any(c.text for c in (*heads, *words)))
        beside = cell is before[-1] and _SHORT_NAME.fullmatch(cell.text)
        if not is_value(cell.text) and (beside or not told):
            words.append(cell)
    return [*heads, *words]


def _carried(layout: Layout, cell: Cell) -> list[Cell]:
    """Headings printed once for several rows: those left of the row's own, from the row above."""
    columns = layout.table.header_columns
    first = layout.rows[cell.row][0].column
    own = min(first, columns) if first < cell.column else columns
    above = (layout.heading_above(column, cell.row) for column in range(own))
    return [heading for heading in above if heading is not None]


def _headings_over(layout: Layout, cell: Cell) -> tuple[str, ...]:
    """Headings over the cell from the top down; a merged one holds for all its columns."""
    first = cell.column
    leftmost = cell.column if layout.has_own_heading(cell) else layout.table.header_columns
    while first > max(leftmost, 1) and not layout.holds_values(first - 1):
        first -= 1
    again = layout.headed_again(cell.row)
    if layout.parted(cell.row) > again:
        return ()
    over = [
        c
        for c in (layout.headings_from(again) if again else layout.heads)
        if c.column < cell.column + cell.column_span and first < c.column + c.column_span
    ]
    over += _years_beside(layout, cell, {c.row for c in over})
    return tuple(dict.fromkeys(c.text for c in sorted(over, key=lambda c: c.row)))


def _years_beside(layout: Layout, cell: Cell, covered: set[int]) -> list[Cell]:
    """From heading rows that say nothing right over the cell: the nearest of several years.

    "2023" in the middle over four columns is often not marked as covering them.
    """
    middle = cell.box.x0 + cell.box.x1
    return [
        min(years, key=lambda c: abs(c.box.x0 + c.box.x1 - middle))
        for row, years in layout.years_over.items()
        if row not in covered
    ]


def _join_lines(parts: Iterable[str]) -> str:
    """Lines of a heading as one text, a word broken over two of them made whole."""
    text = ""
    for part in parts:
        if text.endswith("-") and part[:1].islower():
            text = text[:-1] + part
        else:
            text = f"{text} {part}".lstrip()
    return text
