"""A table out of the lines of a region: columns, headings, rows, caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.cells import Slot, cell_words, make_cell
from extractors.pdf.tables.grid.chunks import TextLine, around
from extractors.pdf.tables.grid.frame import (
    CAPTION,
    find_caption,
    heading_columns,
    texts_by_column,
)
from extractors.pdf.tables.grid.grid import (
    fill_slots,
    find_bands,
    find_gaps,
    split_chunks,
)
from extractors.pdf.tables.heads.groups import widen_groups
from extractors.pdf.tables.heads.headings import heading_lines, place_headings, split_headings
from extractors.pdf.tables.heads.ruled_heads import ceiling
from extractors.pdf.tables.heads.standing import standing_heads
from schemas.paper import Box, Table

NEAR_RULE = 5.0  # em between a rule under a title and the first heading


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table, and the words of the page (indices) that stand in its cells."""

    table: Table
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table is: its lines, those above it, and the rulings inside.

    `beyond` are the lines above the panel it stands in, whose top line is its `title`.
    """

    lines: tuple[TextLine, ...]
    above: tuple[TextLine, ...]
    rule: str
    vertical: tuple[float, ...] = ()
    horizontal: tuple[float, ...] = ()
    framed: bool = False
    beyond: tuple[TextLine, ...] = ()
    title: str = ""


def build_table(page: RawPage, region: Region, table_id: str) -> FoundTable | None:
    """The table of a region; None where it makes fewer than two columns."""
    gaps = find_gaps(region.lines, region.vertical)
    if not gaps:
        return None
    split = [split_chunks(page, line, gaps) for line in region.lines]
    labels = heading_columns(texts_by_column(split, gaps))
    box = around(line.box for line in region.lines)
    head, rows = split_headings(region.lines, gaps, labels=labels)
    first = around(line.box for line in rows) if rows else box
    upended, band = standing_heads(page, first, gaps, labels=labels)
    if band is not None:  # words in the corner beside them
        beside = [line for line in rows if line.baseline <= band.bottom + 0.3 * line.size]
        head, rows = [*head, *beside], [line for line in rows if line not in beside]
    if not region.framed:
        over, lone = heading_lines(page, region.above, box, gaps, labels=labels, band=band)
        head, rows = [*over, *head], [*lone, *rows]
    if not rows:
        return None
    slots, heads = place_headings(page, head, gaps, labels=labels, sides=(box.x0, box.x1))
    if upended:
        slots += (replace(slot, row=heads) for slot in upended)
        heads += 1
    slots += fill_slots(page, find_bands(rows, region.horizontal), gaps, first_row=heads)
    used = around([line.box for line in [*head, *rows]] + ([band] if band else []))
    above = [line for line in region.above if line.baseline < used.top + 1]
    size = region.lines[0].size
    rule = ceiling(page, used, size)
    if rule is not None and used.top - rule < NEAR_RULE * size:
        used_from = replace(used, top=rule)
    else:
        used_from = used
    beyond = find_caption(region.beyond, used_from)
    title = beyond if CAPTION.match(beyond) else region.title if above else ""
    caption = find_caption(above, used_from)
    if caption[:1].islower() and title:  # the end of what explains the title
        caption = title
    return finish(
        page,
        slots,
        Table(
            table_id=table_id,
            page=page.number,
            box=used,
            cells=(),
            header_rows=heads,
            header_columns=labels,
            caption=caption or title,
            rule=region.rule,
        ),
    )


def finish(page: RawPage, slots: Sequence[Slot], table: Table) -> FoundTable:
    """The table with its cells made."""
    cells = tuple(make_cell(page, slot) for slot in slots if any(slot.lines))
    cells = widen_groups(cells, heads=table.header_rows, labels=table.header_columns)
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    box = around(cell.box for cell in ordered) if ordered else Box(0, 0, 0, 0)
    return FoundTable(replace(table, cells=ordered, box=box), cell_words(slots))
