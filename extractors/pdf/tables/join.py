"""Tables that go on over the page: the part without headings joins the part before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas.records import Table

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
        if before is not None and _goes_on(before, table, last_page[before.table_id]):
            if table.header_rows == 0:
                joined[-1] = _append(before, table)
                last_page[before.table_id] = table.page
                continue
            if _headings(table) == _headings(before) and not table.caption:
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


def _width(table: Table) -> int:
    return max(cell.column + cell.column_span for cell in table.cells)


def _headings(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if cell.row < table.header_rows]


def _append(before: Table, table: Table) -> Table:
    rows = max(cell.row + cell.row_span for cell in before.cells)
    moved = tuple(replace(cell, row=cell.row + rows) for cell in table.cells)
    return replace(before, cells=before.cells + moved)
