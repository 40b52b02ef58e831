"""Tables made of texts, and a cell of one."""

from __future__ import annotations

from schemas.paper import Box, Cell, Table

SPOT = Box(0, 0, 1, 1)


def make_table(
    rows: list[list[str]], *, heads: int = 1, labels: int = 1, caption: str = ""
) -> Table:
    cells = tuple(
        Cell(row, column, text, 1, SPOT)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )
    return Table("p1t1", 1, SPOT, cells, heads, labels, caption=caption)


def cell_at(table: Table, row: int, column: int) -> Cell:
    return next(c for c in table.cells if (c.row, c.column) == (row, column))
