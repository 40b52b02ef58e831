"""Cells of a table that hold running text: their numbers are read in their sentences.

"Avalex rapporteert een weerstandsratio van 0,7 en een solvabiliteitsratio van 9%." under "Omvang
risico's" says itself what its numbers are; the headings of its row and column do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from schemas.paper import Cell, Passage, Reading, Table

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_ENDS: Final = re.compile(r"[^\W\d_]{2}\W{0,2}[.;!?](?:\s|$)|[^\W\d_] [\d.,]+ ?%?\.(?:\s|$)")
_LOWER: Final = re.compile(r"\b[a-zà-ÿ]")
_FEWEST: Final = 12  # words
_MOSTLY: Final = 0.6  # of the words, in small letters


def holds_text(cell: Cell) -> bool:
    """Whether a cell holds a sentence or more, and no name or figure however long."""
    words = _WORD.findall(cell.text)
    if len(words) < _FEWEST or not _ENDS.search(cell.text):
        return False
    return len(_LOWER.findall(cell.text)) >= _MOSTLY * len(words)


def is_heading(table: Table, cell: Cell) -> bool:
    """Whether a cell is one of the heading rows or columns of its table."""
    return cell.row < table.header_rows or cell.column < table.header_columns


def passages_of_cells(reading: Reading) -> Iterator[Passage]:
    """The texts in the cells of all tables, as paragraphs under the heading of their table."""
    for table in reading.tables:
        for cell in table.cells:
            if cell.page >= table.page and not is_heading(table, cell) and holds_text(cell):
                yield Passage(cell.text, "paragraph", cell.words, table.section, calls=cell.calls)
