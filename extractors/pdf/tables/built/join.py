"""Tables that go on over the page: the part without headings joins the part before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.grid.frame import CAPTION
from extractors.pdf.tables.grid.scale import find_scale
from extractors.pdf.tables.grid.values import value_kind
from schemas.paper import Table

SAME_EDGE: Final = 12.0  # points: the parts of one table begin and end below each other


def join_tables(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Tables in page order; a part on the next page that repeats no heading is appended.

    A part that repeats its headings stays a table of its own and takes over the caption, which
    is printed once and may hold the scale.
    """
    joined: list[Table] = []
    last_page: dict[str, int] = {}
    for table in tables:
        before = joined[-1] if joined else None
        if before is not None and _stands_under(before, table):
            table = under_headings_of(before, table)
        if before is not None and _goes_on(before, table, last_page[before.table_id]):
            if table.header_rows == 0:
                joined[-1] = _append(before, table)
                last_page[before.table_id] = table.page
                continue
            if _repeats(before, table) and _is_none_or_heading(table.caption, before):
                table = _with_group_of(before, _with_headings_of(before, table))
                table = replace(table, caption=before.caption)
        joined.append(table)
        last_page[table.table_id] = table.page
    return tuple(joined)


def _goes_on(before: Table, table: Table, last_page: int) -> bool:
    return (
        table.page == last_page + 1
        and _width(before) == _width(table)
        and abs(before.box.x0 - table.box.x0) <= SAME_EDGE
        and abs(before.box.x1 - table.box.x1) <= SAME_EDGE
    )


def _stands_under(before: Table, table: Table) -> bool:
    """Whether a table without headings stands under the columns of one with years over them."""
    years = [
        cell
        for cell in before.cells
        if cell.row < before.header_rows and value_kind(cell.text) == "year"
    ]
    return (
        table.page == before.page
        and table.header_rows == 0
        and table.box.top > before.box.bottom
        and len(years) > 1
        and before.header_columns == table.header_columns
        and _width(before) == _width(table)
        and abs(before.box.x0 - table.box.x0) <= SAME_EDGE
        and abs(_right(before) - _right(table)) <= SAME_EDGE
    )


def _right(table: Table) -> float:
    """Where the figures of a table end."""
    return max(cell.box.x1 for cell in table.cells if cell.row >= table.header_rows)


def under_headings_of(before: Table, table: Table) -> Table:
    """The table under the headings over the one above it, and in the scale its title gives."""
    heads = tuple(
        cell
        for cell in before.cells
        if cell.row < before.header_rows and cell.column >= before.header_columns
    )
    moved = tuple(replace(cell, row=cell.row + before.header_rows) for cell in table.cells)
    line = before.scale_line or (before.caption if find_scale(before.caption) else "")
    return replace(
        table,
        cells=(*heads, *moved),
        header_rows=before.header_rows,
        scale_line=table.scale_line or line,
    )


def _width(table: Table) -> int:
    return max(cell.column + cell.column_span for cell in table.cells)


def _repeats(before: Table, table: Table) -> bool:
    """Whether the headings are those of the part before, or their last rows."""
    first = before.header_rows - table.header_rows
    return first >= 0 and _headings(before, first) == _headings(table, 0)


def _headings(table: Table, first: int) -> list[str]:
    return [cell.text for cell in table.cells if first <= cell.row < table.header_rows]


def _is_none_or_heading(caption: str, before: Table) -> bool:
    """Whether what stands over a part is no caption, but words of the headings printed again."""
    words = {word for cell in before.cells if cell.row < before.header_rows
             for word in cell.text.split()}  # fmt: skip
    return words.issuperset(caption.split())


def _with_group_of(before: Table, table: Table) -> Table:
    """The table with the heading of the group of rows that the part before ended in.

    Without a numbered title over the part before, it may be another table under the same headings.
    """
    if not CAPTION.match(before.caption):
        return table
    layout = Layout(before)
    group = layout.group(max(cell.row for cell in before.cells) + 1)
    first = Layout(table).beginning.get(table.header_rows, [])
    if group is None or len(first) < 2:
        return table
    heads = table.header_rows
    over = replace(group, row=heads)
    cells = (replace(c, row=c.row + 1) if c.row >= heads else c for c in table.cells)
    return replace(table, cells=(over, *cells))


def _with_headings_of(before: Table, table: Table) -> Table:
    """The table under the rows of headings that are printed over the part before only.

    Their cells stay on the page where they stand.
    """
    more = before.header_rows - table.header_rows
    if not more:
        return table
    over = tuple(cell for cell in before.cells if cell.row < more)
    moved = tuple(replace(cell, row=cell.row + more) for cell in table.cells)
    return replace(
        table,
        cells=(*over, *moved),
        header_rows=before.header_rows,
        header_columns=max(table.header_columns, before.header_columns),
    )


def _append(before: Table, table: Table) -> Table:
    rows = max(cell.row + cell.row_span for cell in before.cells)
    moved = tuple(replace(cell, row=cell.row + rows) for cell in table.cells)
    below = table.scale_below or before.scale_below
    return replace(before, cells=before.cells + moved, scale_below=below)
