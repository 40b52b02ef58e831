"""All tables of a page: tagged ones first, then ruled ones, then those made by alignment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from extractors.pdf.page.sheet import ARTIFACT, RawPage, RawWord
from extractors.pdf.sight.turned import Turn, put_back_table, turn_upright
from extractors.pdf.tables.accounts.find import PLAIN, find_accounts
from extractors.pdf.tables.built.build import FoundTable, build_table
from extractors.pdf.tables.built.years_above import with_years_above
from extractors.pdf.tables.charts.between import find_between
from extractors.pdf.tables.charts.find import find_charts
from extractors.pdf.tables.finding.aligned import find_regions
from extractors.pdf.tables.finding.close_figures import part_figures
from extractors.pdf.tables.finding.labels_above import find_named_above
from extractors.pdf.tables.finding.over_years import find_over_years
from extractors.pdf.tables.finding.ruled import Grid, build_ruled, ruled_grids
from extractors.pdf.tables.finding.scale_below import with_scale_below
from extractors.pdf.tables.finding.tagged import tagged_tables
from extractors.pdf.tables.finding.tiles import find_tiles, holds_tiles, is_parted
from extractors.pdf.tables.grid.chunks import TextLine, around, chunk_lines
from extractors.pdf.tables.grid.halves import in_halves
from extractors.pdf.tables.grid.judge import is_grid_of_text, is_table_of_figures, is_torn
from extractors.pdf.tables.grid.values import is_number
from schemas.paper import Box

LYING = (90, 270)
FEWEST_FIGURES = 4  # on their side: less is the name of an axis or the edge of a page
FEW_CELLS = 4  # a grid of so few is drawn around things, not between figures
MARGIN = 0.1  # of the height of a page

__all__ = ["FoundTable", "find_tables"]
_AROUND = "<>≤≥±€%()+-"  # what stands around a figure: ">3%"


def find_tables(page: RawPage, skip: Collection[int] = ()) -> tuple[FoundTable, ...]:
    """The tables of figures on a page from the top down; `skip` are words already spoken for.

    No word is in two tables. Captions stay in the text: `Table.caption` repeats their words. Tables
    set on their side among upright text are read upright and put back where they are.
    """
    found = _find(page, set(skip))
    for angle in LYING:
        lying = [i for i, word in enumerate(page.words) if word.angle == angle]
        if sum(page.words[i].text[-1:].isdigit() for i in lying) >= FEWEST_FIGURES:
            turn = Turn(angle, page.width, page.height)
            taken = {i for table in found for i in table.words} | set(skip)
            found += (
                replace(table, table=put_back_table(table.table, {page.number: turn}))
                for table in _find(turn_upright(page, turn), taken)
            )
    found.sort(key=lambda t: (t.table.box.top, t.table.box.x0))
    return tuple(
        replace(t, table=replace(t.table, table_id=f"p{page.number}t{number}"))
        for number, t in enumerate(found, start=1)
    )


def _edge(grid: Grid) -> Box:
    """The box around a grid."""
    return around(Box(*cell) for cell in grid)


def _is_furniture(page: RawPage, word: RawWord) -> bool:
    """Whether a word is set apart as no content of the page, in its margins.

    Writers set drawings apart too, with the legend of a map among them.
    """
    height = page.height
    inside = MARGIN * height < word.box.top and word.box.bottom < (1 - MARGIN) * height
    return word.tag == ARTIFACT and not inside


def _by_alignment(
    page: RawPage, lines: Sequence[TextLine], free: set[int], frames: Sequence[Box]
) -> list[FoundTable]:
    """The tables in lines without rulings: of the whole page, or of its halves where these hold
    more figures."""
    whole = _aligned(page, lines, free, frames)
    halves = in_halves(page, lines)
    if not halves:
        return whole
    parted = [table for half in halves for table in _aligned(page, half, free, frames)]
    return parted if _count(parted) > _count(whole) else whole


def _aligned(
    page: RawPage, lines: Sequence[TextLine], free: set[int], frames: Sequence[Box]
) -> list[FoundTable]:
    left, found = set(free), []

    def take(tables: Iterable[FoundTable]) -> list[TextLine]:
        for table in tables:
            if table.words <= left and is_table_of_figures(table.table):
                found.append(table)
                left.difference_update(table.words)
        return _left_free(parted, left)

    parted = part_figures(page, lines)
    rest = take(find_accounts(page, parted))
    regions = find_regions(page, rest, frames)
    rest = take(t for region in regions if (t := build_table(page, region, "")) is not None)
    take(find_accounts(page, rest, PLAIN))
    return found


def _count(tables: Sequence[FoundTable]) -> int:
    """How many figures stand in some tables."""
    cells = (cell for each in tables for cell in each.table.cells)
    return sum(is_number(cell.text) for cell in cells)


def _left_free(lines: Sequence[TextLine], free: set[int]) -> list[TextLine]:
    """The lines without the pieces that are in a table already."""
    kept = (
        replace(line, chunks=tuple(c for c in line.chunks if free.issuperset(c.words)))
        for line in lines
    )
    return [line for line in kept if line.chunks]


def _find(page: RawPage, skip: Collection[int]) -> list[FoundTable]:
    """The tables in the upright words of a page."""
    free = {i for i, word in enumerate(page.words) if not _is_furniture(page, word)} - set(skip)
    bare = (page.words[i].text.strip(_AROUND) for i in free)
    if sum(text[:1].isdigit() or text[-1:].isdigit() for text in bare) < 2:
        return []
    at_first = len(free)
    found: list[FoundTable] = []
    weak: list[FoundTable] = []

    def take(tables: Iterable[FoundTable]) -> None:
        for table in tables:
            if table.words <= free and is_table_of_figures(table.table):
                found.append(table)
                free.difference_update(table.words)

    lines = chunk_lines(page, sorted(free))
    for tagged in tagged_tables(page, lines, sorted(free)):
        if is_torn(tagged.table):
            continue
        take([tagged])
        if not is_table_of_figures(tagged.table):
            free -= tagged.words  # what the author set in cells is text, not a table of figures
    tiles = find_tiles(page)
    grids = [
        grid
        for grid in ruled_grids(page)
        if not (tiles and holds_tiles(_edge(grid), tiles))
        and not (len(grid) <= FEW_CELLS and is_parted(_edge(grid), page))
    ]
    for grid in grids:
        table = build_ruled(page, lines, grid, "")
        if table is not None:
            # rulings around the figures only: alignment finds the words beside and above them
            whole = table.table.header_columns > 0 and table.table.header_rows > 0
            take([table]) if whole else weak.append(table)
            if is_grid_of_text(table.table):
                free -= table.words  # its rows are known: no table of what stands in line
    rest = chunk_lines(page, sorted(free)) if len(free) < at_first else lines
    named_above = find_named_above(page, rest)
    take(named_above)
    over_years = find_over_years(page, rest, tiles)
    take(over_years)
    if named_above or over_years:
        rest = chunk_lines(page, sorted(free))
    charts = [*find_charts(page, rest, free, tiles), *find_between(page, rest)]
    take(charts)
    if charts:
        rest = chunk_lines(page, sorted(free))
    take(_by_alignment(page, rest, free, [Box(*grid[0]) for grid in grids if len(grid) == 1]))
    take(weak)
    if not found:
        return []
    rest = chunk_lines(page, sorted(free))
    return with_scale_below(with_years_above(found, rest, page.number), rest)
