"""Whether a grid is a table of figures. A wrong table steals text, so doubt means no."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from extractors.pdf.tables.grid.values import is_number, is_value, value_kind
from schemas.paper import Cell, Table

LEADERS: Final = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
SECTION: Final = re.compile(r"(?:\d+(?:\.\d+)*\.?|Bijlage|Hoofdstuk|Annex)\b")
_WORD: Final = re.compile(r"[^\W\d_]{2}")
VALUE_SHARE: Final = 0.6  # of the filled cells of a column of figures
TICKS: Final = 3  # figures in even steps: fewer may be so by chance
GRID: Final = 3  # rows and columns: fewer are frames around a text
LIST: Final = 8  # rows of a table of contents
MOSTLY: Final = 0.85  # of its page numbers go up
TORN: Final = 2  # places of a table with more than one cell
LONG_CELLS: Final = 30  # characters, over all cells
MEAN_WORDS: Final = 120  # characters: cells of words longer than this are prose


def is_table_of_figures(table: Table) -> bool:
    """Two columns and rows or more, a column of figures among them, and no table of contents.

    One row will do where it has a name, and headings over several figures.
    """
    body = [c for c in table.cells if c.row >= table.header_rows and c.text]
    columns: dict[int, list[Cell]] = {}
    for cell in body:
        columns.setdefault(cell.column, []).append(cell)
    if len(columns) < 2:
        return False
    if len({cell.row for cell in body}) < 2:
        return _is_row_of_figures(table, body)
    if not _says_what(table):
        return False
    figures = [cells for cells in _beside_words(columns) if _holds_figures(cells)]
    if not figures:
        return False
    if not table.header_columns and all(map(_is_scale, figures)):
        return False
    words = [len(c.text) for c in body if not is_value(c.text)]
    if words and sum(words) / len(words) > MEAN_WORDS:
        return False
    return not (len(figures) == 1 and _numbers_a_list(table, figures[0], body))


def is_torn(table: Table) -> bool:
    """Whether figures or years stand in one place with other cells, again and again: tags made of
    two tables beside each other, or that tell spans that are none."""
    places = Counter((cell.row, cell.column) for cell in table.cells if cell.text)
    figures = {
        (cell.row, cell.column)
        for cell in table.cells
        if value_kind(cell.text) not in ("", "empty")
    }
    return sum(places[place] > 1 for place in figures) >= TORN


def is_grid_of_text(table: Table) -> bool:
    """Whether a ruled grid holds texts of some length in its cells, and is no table of figures."""
    filled = [cell for cell in table.cells if cell.text]
    texts = [cell for cell in filled if not is_value(cell.text)]
    rows, columns = {cell.row for cell in filled}, {cell.column for cell in filled}
    large = table.rule == "ruled" and len(rows) >= GRID and len(columns) >= GRID
    if not large or is_table_of_figures(table):
        return False
    return sum(len(cell.text) for cell in texts) >= LONG_CELLS * len(filled)


def _is_row_of_figures(table: Table, body: Sequence[Cell]) -> bool:
    """Whether the only row has a name, or its table a title, and each figure a heading.

    A lone stripe or band of a larger table is a grid of one row too.
    """
    whole = table.rule == "ruled" and table.header_rows > 0 < table.header_columns
    if table.rule not in ("aligned", "tagged") and not whole:
        return False
    names = [c for c in body if c.column < table.header_columns]
    figures = [c for c in body if c.column >= table.header_columns]
    heads = [c for c in table.cells if c.row < table.header_rows and c.text]
    headed = all(
        any(h.column <= c.column < h.column + h.column_span for h in heads) for c in figures
    )
    if any(_WORD.search(c.text) for c in names):
        return headed and len(figures) >= 2 and all(is_number(c.text) for c in figures)
    titled = not table.header_columns and _WORD.search(table.caption)
    return bool(titled) and headed and any(is_number(c.text) for c in figures)


def _says_what(table: Table) -> bool:
    """Whether any heading has words: bare figures in rows are a chart.

    Years will do beside the figures under a title.
    """
    names = [c.text for c in table.cells if c.row >= table.header_rows and c.column == 0]
    titled = table.header_columns > 0 and _WORD.search(table.caption) is not None
    if titled and all(value_kind(text) == "year" for text in names):
        return True
    return any(
        _WORD.search(cell.text)
        for cell in table.cells
        if cell.row < table.header_rows or cell.column < max(table.header_columns, 1)
    )


def _beside_words(columns: dict[int, list[Cell]]) -> list[list[Cell]]:
    """The columns right of the first one with words: those before it count or number the rows."""
    order = sorted(columns)
    wordy = [c for c in order if not any(is_value(cell.text) for cell in columns[c])]
    first = wordy[0] if wordy else -1
    return [columns[c] for c in order if c > first]


def _holds_figures(cells: Sequence[Cell]) -> bool:
    numbers = sum(is_number(cell.text) for cell in cells)
    values = sum(is_value(cell.text) for cell in cells)
    return numbers >= 2 and values >= VALUE_SHARE * len(cells)


def _is_scale(cells: Sequence[Cell]) -> bool:
    """Whether figures rise or fall in even steps, as the ticks along an axis do."""
    ordered = sorted(cells, key=lambda c: (c.page, c.row))
    values = [_whole(cell.text.replace(".", "")) for cell in ordered]
    known = [value for value in values if value is not None]
    steps = {b - a for a, b in itertools.pairwise(known)}
    even = len(steps) == 1 and steps != {Decimal(0)}
    return len(known) == len(values) >= TICKS and even


def _numbers_a_list(table: Table, cells: Sequence[Cell], body: Sequence[Cell]) -> bool:
    """Page numbers of a table of contents, list numbers, the values along an axis."""
    ordered = sorted(cells, key=lambda c: (c.page, c.row))
    if any(LEADERS.search(cell.text) for cell in body):
        return True
    values = [_whole(cell.text) for cell in ordered]
    known = [value for value in values if value is not None]
    if _numbers_sections(table, known, len(values), body):
        return True
    if len(known) < len(values) or len(known) < 3:
        return False
    steps = {b - a for a, b in itertools.pairwise(known)}
    if steps == {Decimal(1)}:
        return True
    if len(known) >= 4 and len(steps) == 1 and not table.header_rows:
        return True
    rising = all(step >= 0 for step in steps) and max(known) < 2000
    sections = sum(bool(SECTION.match(cell.text)) for cell in body if cell.column == 0)
    contents = not table.header_rows or sections >= 0.3 * len(known)
    return rising and contents and table.rule == "aligned"


def _numbers_sections(
    table: Table, known: Sequence[Decimal], count: int, body: Sequence[Cell]
) -> bool:
    """Whether most rows are named by a section and most figures no less than the one above, as the
    page numbers of a table of contents are; recognised text has some of both misread."""
    if table.header_rows or count < LIST or len(known) < MOSTLY * count:
        return False
    sections = sum(bool(SECTION.match(cell.text)) for cell in body if cell.column == 0)
    steps = [after - before for before, after in itertools.pairwise(known)]
    rising = sum(step >= 0 for step in steps) >= MOSTLY * len(steps)
    return rising and 2 * sections >= count and known[0] < known[-1]


def _whole(text: str) -> Decimal | None:
    if not text.isdigit():
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
