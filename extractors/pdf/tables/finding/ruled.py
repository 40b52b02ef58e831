"""Tables drawn with lines: pdfplumber's geometry on the edges that PDFium found."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from extractors.pdf.page.sheet import Edge, RawPage
from extractors.pdf.tables.built.build import FoundTable, Region, build_table, finish
from extractors.pdf.tables.built.unfold import unfold
from extractors.pdf.tables.finding.carried_on import carried_on
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine
from extractors.pdf.tables.grid.frame import clip, find_caption, heading_columns
from extractors.pdf.tables.grid.grid import split_chunks
from extractors.pdf.tables.grid.values import value_kind
from schemas.paper import Box, Table

SNAP: Final = 3.0  # points
PACKED: Final = 0.15  # share of the cells with figures
TITLE: Final = 1.35  # times the size of the figures
MANY: Final = 4  # lines that each begin a name: of fewer one may go on in the next
MIN_EDGES: Final = 4
MAX_EDGES: Final = 4_000  # a page with more is a map or a chart
MAX_MERGED: Final = 400  # rulings left once their pieces are joined

Grid = list[tuple[float, float, float, float]]


def ruled_grids(page: RawPage) -> list[Grid]:
    """The cells (x0, top, x1, bottom) of every ruled grid on the page."""
    if not MIN_EDGES <= len(page.edges) <= MAX_EDGES:
        return []
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    distinct = {
        (e.orientation, round(e.x0), round(e.top), round(e.x1), round(e.bottom)): e
        for e in (*page.edges, *carried_on(page))
    }
    edges = merge_edges([_as_dict(e) for e in distinct.values()], SNAP, SNAP, SNAP, SNAP)
    if not MIN_EDGES <= len(edges) <= MAX_MERGED:
        return []
    cells = intersections_to_cells(edges_to_intersections(edges, SNAP, SNAP))
    return [list(cells) for cells in cells_to_tables(cells) if cells]


def _as_dict(edge: Edge) -> dict[str, Any]:
    return {
        "orientation": edge.orientation,
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "object_type": "line",
    }


def build_ruled(
    page: RawPage, lines: Sequence[TextLine], grid: Grid, table_id: str
) -> FoundTable | None:
    """The table in a ruled grid; by its lines of text where rows are not ruled apart."""
    box = Box(
        min(c[0] for c in grid), min(c[1] for c in grid),
        max(c[2] for c in grid), max(c[3] for c in grid),
    )  # fmt: skip
    inside = until_next_title([part for line in lines if (part := _part(line, box)) is not None])
    above = [line for line in lines if line.baseline < box.top + 1]
    if len(inside) < 2:
        return None
    xs, ys = (
        _levels([v for c in grid for v in (c[0], c[2])]),
        _levels([v for c in grid for v in (c[1], c[3])]),
    )
    if len(grid) == 1:
        return None
    grid = completed(grid, xs, ys)
    cuts = [(x, x) for x in xs[1:-1]]
    parts = [split_chunks(page, line, cuts) for line in inside]
    placed = _place(parts, grid)
    if (by_row := parted(grid, placed, ys)) != grid:
        grid, placed = by_row, _place(parts, by_row)
    if len(xs) > 2 and len(ys) > 2 and not is_packed(placed):
        return _from_grid(page, placed, grid, xs, ys, above, box, table_id)
    region = Region(
        tuple(inside),
        tuple(above),
        "frame",
        vertical=tuple(_full_rulings(grid, xs, box)),
        horizontal=tuple(ys[1:-1]),
        framed=True,
    )
    return build_table(page, region, table_id)


def completed(grid: Grid, xs: Sequence[float], ys: Sequence[float]) -> Grid:
    """The grid with cells where none is closed on all sides, as where only some rows are filled.

    `xs` and `ys` are the levels of its rulings.
    """
    taken = {
        (row, column)
        for x0, top, x1, bottom in grid
        for row in range(_level(ys, top), _level(ys, bottom))
        for column in range(_level(xs, x0), _level(xs, x1))
    }
    return grid + [
        (xs[column], ys[row], xs[column + 1], ys[row + 1])
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
        if (row, column) not in taken
    ]


def parted(grid: Grid, placed: Mapping[int, Sequence[Chunk]], ys: Sequence[float]) -> Grid:
    """The grid with a cell for every row where one over several rows holds a line for each of them.

    So it is where the fields of one column are filled line by line and those beside them are not.
    `ys` are the levels of its rulings.
    """
    spans = {n: (_level(ys, top), _level(ys, bottom)) for n, (_, top, _, bottom) in enumerate(grid)}
    listed = {
        spans[number]
        for number, chunks in placed.items()
        if spans[number][1] - spans[number][0] > 1 and _has_line_per_row(chunks, ys, spans[number])
    }
    return [
        cell
        for number, (x0, top, x1, bottom) in enumerate(grid)
        for cell in (
            [(x0, y, x1, below) for y, below in pairwise(ys[slice(*_over(spans[number]))])]
            if spans[number] in listed
            else [(x0, top, x1, bottom)]
        )
    ]


def _over(span: tuple[int, int]) -> tuple[int, int]:
    """The levels of a span of rows, as bounds of a slice."""
    return span[0], span[1] + 1


def _has_line_per_row(chunks: Sequence[Chunk], ys: Sequence[float], span: tuple[int, int]) -> bool:
    """Whether figures of a cell stand in most rows of a span, each in one of its own; names do
    where each begins like one and they are many."""
    figures = any(chunk.value for chunk in chunks)
    if not figures and not all(_begins_name(chunk.text) for chunk in chunks):
        return False
    lines = {c.baseline: (c.box.top + c.box.bottom) / 2 for c in chunks if c.value or not figures}
    rows = {bisect(ys, middle) for middle in lines.values()}
    own = len(rows) == len(lines) or (not figures and len(rows) >= len(lines) - 1)
    least = 2 if figures else MANY
    return own and len(rows) >= least and len(rows) > 0.5 * (span[1] - span[0])


def _begins_name(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit()


def until_next_title(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines up to one in much larger letters, below figures: there another table begins."""
    sizes: list[float] = []
    for number, line in enumerate(lines):
        if any(chunk.value and chunk.kind != "year" for chunk in line.chunks):
            sizes.append(line.size)
        elif len(sizes) > 1 and line.size >= TITLE * sorted(sizes)[len(sizes) // 2]:
            return list(lines[:number])
    return list(lines)


def _part(line: TextLine, box: Box) -> TextLine | None:
    middle = (line.box.top + line.box.bottom) / 2
    if not box.top <= middle <= box.bottom:
        return None
    return clip(line, box.x0, box.x1)


def _levels(values: Sequence[float]) -> list[float]:
    """Distinct coordinates of rulings."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


def _level(levels: Sequence[float], value: float) -> int:
    return min(range(len(levels)), key=lambda i: abs(levels[i] - value))


def _place(lines: Sequence[Sequence[Chunk]], grid: Grid) -> dict[int, list[Chunk]]:
    """Chunks per cell of the grid; a chunk that runs over a ruling goes where it begins."""
    placed: dict[int, list[Chunk]] = {}
    for chunks in lines:
        for chunk in chunks:
            y = (chunk.box.top + chunk.box.bottom) / 2
            x = min(chunk.box.x0 + chunk.size, (chunk.box.x0 + chunk.box.x1) / 2)
            for number, (x0, top, x1, bottom) in enumerate(grid):
                if x0 <= x <= x1 and top <= y <= bottom:
                    placed.setdefault(number, []).append(chunk)
                    break
    return placed


def is_packed(placed: dict[int, list[Chunk]]) -> bool:
    """Whether cells hold several figures under each other: rows that are not ruled apart.

    One cell of several lines among many does not make it so ("55 maanden" over "€ 870.000").
    """
    packed = filled = 0
    for chunks in placed.values():
        levels = {round(c.baseline) for c in chunks if c.value and c.kind != "empty"}
        packed += len(levels) > 1
        filled += len(levels) > 0
    return packed > PACKED * filled


def _full_rulings(grid: Grid, xs: Sequence[float], box: Box) -> list[float]:
    """Vertical rulings that run along most of the frame."""
    height = box.bottom - box.top
    kept = []
    for x in xs[1:-1]:
        along = sum(c[3] - c[1] for c in grid if abs(c[0] - x) <= SNAP)
        if along >= 0.6 * height:
            kept.append(x)
    return kept


def _from_grid(
    page: RawPage,
    placed: dict[int, list[Chunk]],
    grid: Grid,
    xs: Sequence[float],
    ys: Sequence[float],
    above: Sequence[TextLine],
    box: Box,
    table_id: str,
) -> FoundTable:
    cells: dict[int, tuple[Slot, Sequence[Chunk]]] = {}
    for number, chunks in placed.items():
        x0, top, x1, bottom = grid[number]
        row, column = _level(ys, top), _level(xs, x0)
        slot = Slot(
            row,
            column,
            row_span=max(_level(ys, bottom) - row, 1),
            column_span=max(_level(xs, x1) - column, 1),
        )
        cells[number] = slot, chunks
    slots, rows = unfold(cells, [(x, x) for x in xs[1:-1]])
    texts: list[list[str]] = [[] for _ in range(len(xs) - 1)]
    heads = heading_rows(rows)
    for row, told in rows.items():
        for column, text in told:
            if row >= heads:
                texts[column].append(text)
    return finish(
        page,
        slots,
        Table(
            table_id=table_id,
            page=page.number,
            box=box,
            cells=(),
            header_rows=heads,
            header_columns=heading_columns(texts),
            caption=find_caption(above, box),
            rule="ruled",
        ),
    )


def heading_rows(rows: dict[int, list[tuple[int, str]]]) -> int:
    """Rows before the first with a figure; the headings end at a row of words in one cell."""
    heads = 0
    for row in sorted(rows):
        kinds = [value_kind(text) for _, text in rows[row]]
        if any(kind not in ("", "year", "empty") for kind in kinds):
            return heads
        if len(kinds) > 1 or row == 0:
            heads = row + 1
    return heads
