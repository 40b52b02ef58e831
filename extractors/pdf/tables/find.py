"""All tables of a page: tagged ones first, then ruled ones, then those made by alignment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from extractors.pdf.sheet import ARTIFACT, RawPage
from extractors.pdf.tables.aligned import find_regions
from extractors.pdf.tables.build import FoundTable, build_table
from extractors.pdf.tables.chunks import chunk_lines
from extractors.pdf.tables.judge import is_table_of_figures
from extractors.pdf.tables.ruled import build_ruled, ruled_grids
from schemas.records import Box

__all__ = ["FoundTable", "find_tables"]


def find_tables(page: RawPage, skip: Collection[int] = ()) -> tuple[FoundTable, ...]:
    """The tables of figures on a page from the top down; `skip` are words already spoken for.

    No word is in two tables. Captions stay in the text: `Table.caption` repeats their words.
    """
    free = {i for i, word in enumerate(page.words) if word.tag != ARTIFACT} - set(skip)
    if sum(page.words[i].text[:1].isdigit() or page.words[i].text[-1:].isdigit() for i in free) < 2:
        return ()
    found: list[FoundTable] = []
    lines = chunk_lines(page, sorted(free))
    grids = ruled_grids(page)
    for grid in grids:
        table = build_ruled(page, lines, grid, "")
        if table is not None and table.words <= free and is_table_of_figures(table.table):
            found.append(table)
            free -= table.words
    if found:
        lines = chunk_lines(page, sorted(free))
    frames = [Box(*grid[0]) for grid in grids if len(grid) == 1]
    for region in find_regions(page, lines, frames):
        table = build_table(page, region, "")
        if table is not None and table.words <= free and is_table_of_figures(table.table):
            found.append(table)
            free -= table.words
    found.sort(key=lambda t: (t.table.box.top, t.table.box.x0))
    return tuple(
        replace(t, table=replace(t.table, table_id=f"p{page.number}t{number}"))
        for number, t in enumerate(found, start=1)
    )
