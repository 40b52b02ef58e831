"""Tables of a web page: those that hold figures; the others only lay out text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from extractors.pdf.tables.grid.values import is_number
from extractors.xml.parse import name_of
from extractors.xml.tables import MAX_CELLS, MAX_SPAN, make_cell, make_table
from extractors.xml.text import FlowText
from schemas.paper import Cell, Table

LONG: Final = 400
"""Characters: a cell with more is text that a table lays out."""


@dataclass(slots=True)
class Grid:
    """The cells of a table; `heads` counts the rows on top that are headings."""

    cells: list[Cell] = field(default_factory=list)
    heads: int = 0


def read_grid(table: etree._Element, text_of: Callable[[etree._Element], FlowText]) -> Grid:
    """The table's cells, merged ones once; `text_of` reads a cell."""
    grid = Grid()
    taken: set[tuple[int, int]] = set()
    only_heads = True
    for number, row in enumerate(rows_of(table)):
        entries = [e for e in row if name_of(e) in ("td", "th")]
        column = 0
        for entry in entries:
            while (number, column) in taken:
                column += 1
            height, width = _span(entry, "rowspan"), _span(entry, "colspan")
            if len(grid.cells) >= MAX_CELLS:
                return grid
            taken |= {(number + i, column + j) for i in range(height) for j in range(width)}
            grid.cells.append(make_cell(number, column, text_of(entry), height, width))
            column += width
        in_head = any(name_of(above) == "thead" for above in row.iterancestors("thead"))
        only_heads &= in_head or (bool(entries) and all(name_of(e) == "th" for e in entries))
        if only_heads:
            grid.heads = number + 1
    return grid


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those of tables in its cells."""
    for child in table:
        if name_of(child) == "tr":
            yield child
        elif name_of(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if name_of(row) == "tr")


def _span(entry: etree._Element, name: str) -> int:
    told = (entry.get(name) or "1").strip()
    return min(max(int(told), 1), MAX_SPAN) if told.isascii() and told.isdigit() else 1


def holds_figures(table: etree._Element, grid: Grid) -> bool:
    """Whether it is a table to a reader: rows and columns with figures, no layout of text."""
    if any(name_of(inner) == "table" for inner in table.iterdescendants()):
        return False
    rows = {cell.row for cell in grid.cells if cell.text}
    columns = {cell.column for cell in grid.cells if cell.text}
    if len(rows) < 2 or len(columns) < 2 or any(len(cell.text) > LONG for cell in grid.cells):
        return False
    return any(is_number(cell.text) for cell in grid.cells)


def as_table(grid: Grid, *, caption: str, section: str) -> Table:
    """The table, with headings as it tells them or else down to its first figure."""
    heads = grid.heads if any(cell.row >= grid.heads for cell in grid.cells) else 0
    return make_table(grid.cells, heads, caption=caption, section=section, rule="html")
