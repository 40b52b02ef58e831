"""CALS tables: merged cells, headings, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from extractors.pdf.tables.grid.frame import heading_columns
from extractors.pdf.tables.grid.values import is_number
from extractors.xml.parse import name_of
from extractors.xml.text import FlowText, flow_text
from schemas.paper import Box, Cell, NoteCall, PlacedWord, Table

MAX_CELLS: Final = 50_000
MAX_SPAN: Final = 500
NOWHERE: Final = Box(0.0, 0.0, 0.0, 0.0)


def read_table(
    element: etree._Element, *, table_id: str, section: str
) -> tuple[Table | None, list[FlowText]]:
    """A table and the texts of its cells (for their notes); None where it has no cells."""
    cells: list[Cell] = []
    texts: list[FlowText] = []
    heads = 0
    first_row = 0
    for group in (child for child in element if name_of(child) == "tgroup"):
        names = _column_names(group)
        for part in ("thead", "tbody", "tfoot"):
            for body in (child for child in group if name_of(child) == part):
                rows = [row for row in body if name_of(row) == "row"]
                _read_rows(rows, names, first_row, cells, texts)
                first_row += len(rows)
                if part == "thead":
                    heads = first_row
    if not cells:
        return None, texts
    caption = next((flow_text(c).text for c in element if name_of(c) in ("title", "titel")), "")
    made = make_table(cells, heads, caption=caption, section=section, rule="cals")
    return replace(made, table_id=table_id), texts


def make_table(
    cells: Sequence[Cell], heads: int, *, caption: str, section: str, rule: str
) -> Table:
    """A table of these cells, on no paper; `heads` rows are headings, 0 where none is told."""
    heads = heads or _heading_rows(cells)
    columns: list[list[str]] = [[] for _ in range(max(c.column for c in cells) + 1)]
    for cell in cells:
        if cell.row >= heads and cell.text:
            columns[cell.column].append(cell.text)
    return Table(
        "", 1, NOWHERE, tuple(cells), heads, heading_columns(columns),
        caption=caption, section=section, rule=rule,
    )  # fmt: skip


def _column_names(group: etree._Element) -> dict[str, int]:
    """Column numbers, counted from 0, by the name that merged cells use."""
    names: dict[str, int] = {}
    number = -1
    for spec in (child for child in group if name_of(child) == "colspec"):
        given = spec.get("colnum", "")
        number = int(given) - 1 if given.isdigit() and 0 < int(given) <= MAX_SPAN else number + 1
        names[spec.get("colname", f"col{number + 1}")] = number
    return names


def _read_rows(
    rows: list[etree._Element],
    names: dict[str, int],
    first_row: int,
    cells: list[Cell],
    texts: list[FlowText],
) -> None:
    taken: set[tuple[int, int]] = set()
    for offset, row in enumerate(rows):
        column = 0
        for entry in (child for child in row if name_of(child) == "entry"):
            while (offset, column) in taken:
                column += 1
            start = names.get(entry.get("namest", "") or entry.get("colname", ""), column)
            start = max(start, column)
            end = names.get(entry.get("nameend", ""), start)
            width = max(end - start, 0) + 1
            more = entry.get("morerows", "0")
            height = min(int(more), MAX_SPAN) + 1 if more.isdigit() else 1
            if len(cells) >= MAX_CELLS:
                return
            taken |= {(offset + i, start + j) for i in range(height) for j in range(width)}
            text = flow_text(entry)
            texts.append(text)
            cells.append(make_cell(first_row + offset, start, text, height, width))
            column = start + width


def make_cell(row: int, column: int, text: FlowText, height: int, width: int) -> Cell:
    """A cell on no paper."""
    return Cell(
        row, column, text.text, 1, NOWHERE,
        words=(PlacedWord(0, 0, 1, NOWHERE),),
        calls=tuple(NoteCall(at, marker, 1) for at, marker in text.calls),
        row_span=height, column_span=width,
    )  # fmt: skip


def _heading_rows(cells: Sequence[Cell]) -> int:
    """Without thead: the rows before the first figure."""
    figures = [cell.row for cell in cells if is_number(cell.text)]
    return min(figures) if figures else 0
