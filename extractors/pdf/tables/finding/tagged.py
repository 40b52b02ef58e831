"""Tables that the document's own tags spell out: Table, TR, TH and TD."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from extractors.pdf.page.sheet import Element, RawPage
from extractors.pdf.tables.built.build import FoundTable, finish
from extractors.pdf.tables.finding.crowned import headings_above
from extractors.pdf.tables.finding.ruled import heading_rows, is_packed
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, around, chunk_lines
from extractors.pdf.tables.grid.frame import find_caption, heading_columns
from schemas.paper import Table

CELLS: Final = frozenset(("TD", "TH"))
NOTES: Final = frozenset(("Note", "FENote"))
REGULAR: Final = 0.6  # share of the rows that must have the usual width


@dataclass(slots=True)
class _Tagged:
    """A table element: its rows in order, each with its cells in order."""

    rows: dict[int, list[int]] = field(default_factory=dict)
    words: dict[int, list[int]] = field(default_factory=dict)


def tagged_tables(
    page: RawPage, lines: Sequence[TextLine], free: Collection[int]
) -> list[FoundTable]:
    """Tables by tags, as far as their rows are regular and no cell packs several rows."""
    found = []
    tables = _collect(page, free)
    # A "table" of one row is a row of headings that was tagged apart.
    several = (table for table in tables.values() if len(table.rows) > 1)
    tagged = {i for table in several for words in table.words.values() for i in words}
    loose = chunk_lines(page, sorted(set(free) - tagged)) if tables else ()
    for table in tables.values():
        built = _build(page, lines, loose, table)
        if built is not None:
            found.append(built)
    return found


def _collect(page: RawPage, free: Collection[int]) -> dict[int, _Tagged]:
    tables: dict[int, _Tagged] = {}
    above: dict[int, tuple[int, int, int] | None] = {}
    inner = _rows_in_cells(page.elements)
    for index in free:
        word = page.words[index]
        if word.element < 0:
            continue
        if word.element not in above:
            above[word.element] = _cell_row_table(page.elements, word.element, inner)
        place = above[word.element]
        if place is not None:
            cell, _, table = place
            tables.setdefault(table, _Tagged()).words.setdefault(cell, []).append(index)
    if tables:
        _add_cells(page.elements, tables, inner)
    return tables


def _rows_in_cells(elements: Sequence[Element]) -> frozenset[int]:
    """The tables of one row that stand in a cell of another: they only set its text right."""
    rows: Counter[int] = Counter()
    for element in elements:
        if element.tag == "TR":
            rows[_above(elements, element.parent, ("Table",))] += 1
    return frozenset(
        at
        for at, count in rows.items()
        if count == 1 and at >= 0 and _above(elements, elements[at].parent, CELLS) >= 0
    )


def _above(elements: Sequence[Element], at: int, tags: Collection[str]) -> int:
    while at >= 0 and elements[at].tag not in tags:
        at = elements[at].parent
    return at


def _cell_row_table(
    elements: Sequence[Element], at: int, inner: Collection[int]
) -> tuple[int, int, int] | None:
    """The innermost cell above an element, with its row and table, those of `inner` passed over."""
    cell = row = -1
    while at >= 0:
        tag = elements[at].tag
        if tag in NOTES and cell < 0:
            return None  # the body of a note is tagged where it is called
        if tag in CELLS and cell < 0:
            cell = at
        elif tag == "TR" and cell >= 0 and row < 0:
            row = at
        elif tag == "Table" and at in inner:
            cell = row = -1
        elif tag == "Table" and row >= 0:
            return cell, row, at
        at = elements[at].parent
    return None


def _add_cells(
    elements: Sequence[Element], tables: dict[int, _Tagged], inner: Collection[int]
) -> None:
    """Every cell of the tables, the empty ones too: they hold their column."""
    for at, element in enumerate(elements):
        if element.tag in CELLS:
            place = _cell_row_table(elements, at, inner)
            if place is not None and place[0] == at and place[2] in tables:
                tables[place[2]].rows.setdefault(place[1], []).append(at)


def _build(
    page: RawPage, lines: Sequence[TextLine], loose: Sequence[TextLine], tagged: _Tagged
) -> FoundTable | None:
    """The table of a table element; `loose` are the lines of words that no table is tagged with."""
    slots, widths = _slots(page.elements, tagged)
    usual, count = Counter(widths).most_common(1)[0]
    if usual < 2 or len(widths) < 2 or count < REGULAR * len(widths):
        return None
    _set_by_eye(page, tagged, slots, [width == usual for width in widths])
    rows: dict[int, list[tuple[int, str]]] = {}
    texts: list[list[str]] = [[] for _ in range(max(widths))]
    placed: dict[int, list[Chunk]] = {}
    for number, (cell, slot) in enumerate(slots.items()):
        held = chunk_lines(page, tagged.words[cell])
        slot.lines = [tuple(i for c in line.chunks for i in c.words) for line in held]
        placed[number] = [chunk for line in held for chunk in line.chunks]
        if not held:  # a heading on its side: its words as they come
            slot.lines = [tuple(tagged.words[cell])]
        text = " ".join(chunk.text for chunk in placed[number])
        rows.setdefault(slot.row, []).append((slot.column, text))
    if not any(slot.lines for slot in slots.values()) or is_packed(placed):
        return None
    heads = max(_tagged_heads(page.elements, tagged), heading_rows(rows))
    for row, cells in rows.items():
        for column, text in cells:
            if row >= heads and column < len(texts):
                texts[column].append(text)
    labels = heading_columns(texts)
    over, rows_over = headings_above(page, loose, slots, labels=labels)
    for slot in slots.values():
        slot.row += rows_over
    every = [*over, *slots.values()]
    box = around(page.words[i].box for slot in every for line in slot.lines for i in line)
    above = [line for line in lines if line.baseline < box.top + 1]
    table = Table(
        table_id="",
        page=page.number,
        box=box,
        cells=(),
        header_rows=heads + rows_over,
        header_columns=labels,
        caption=find_caption(above, box),
        rule="tagged",
    )
    return finish(page, every, table)


def _slots(elements: Sequence[Element], tagged: _Tagged) -> tuple[dict[int, Slot], list[int]]:
    """Places of the filled cells, and how wide each row is."""
    taken: set[tuple[int, int]] = set()
    slots: dict[int, Slot] = {}
    widths: list[int] = []
    for row, cells in enumerate(tagged.rows.values()):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            high, wide = elements[cell].row_span, elements[cell].column_span
            taken |= {(row + i, column + j) for i in range(high) for j in range(wide)}
            if cell in tagged.words:
                slots[cell] = Slot(row, column, row_span=high, column_span=wide)
            column += wide
        widths.append(max((c + 1 for r, c in taken if r == row), default=0))
    return slots, widths


def _set_by_eye(
    page: RawPage, tagged: _Tagged, slots: dict[int, Slot], regular: Sequence[bool]
) -> None:
    """Cells of rows with another width go to the columns they stand under.

    Tags often leave out how many columns a merged cell covers.
    """
    boxes = {cell: around(page.words[i].box for i in tagged.words[cell]) for cell in slots}
    edges: dict[int, tuple[float, float]] = {}
    for cell, slot in slots.items():
        if regular[slot.row] and slot.column_span == 1:
            box = boxes[cell]
            left, right = edges.get(slot.column, (box.x0, box.x1))
            edges[slot.column] = (min(left, box.x0), max(right, box.x1))
    for cell, slot in slots.items():
        if regular[slot.row]:
            continue
        box = boxes[cell]
        under = [c for c, (left, right) in edges.items() if box.x0 < right and box.x1 > left]
        if under:
            slot.column, slot.column_span = min(under), max(under) - min(under) + 1
        else:  # a column without anything in the regular rows
            before = [c for c, (_, right) in edges.items() if right <= box.x0]
            slot.column, slot.column_span = max(before, default=-1) + 1, 1


def _tagged_heads(elements: Sequence[Element], tagged: _Tagged) -> int:
    """Leading rows with nothing but TH, where there are others too."""
    for row, cells in enumerate(tagged.rows.values()):
        if not all(elements[cell].tag == "TH" for cell in cells):
            return row
    return 0
