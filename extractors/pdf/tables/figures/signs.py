"""Figures below zero as bookkeepers print them: (80), -/- 40, 25-, or "(-)" in the heading."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.grid.values import REFERENCE, is_number
from schemas.paper import Cell

_MINUS: Final = "-‐‑﹣－–−"
_SIGNED: Final = re.compile(
    rf"(?:€ ?)?(?:[{_MINUS}]/[{_MINUS}]|[{_MINUS}])\s*(?:€ ?)?\d.*"  # -/- 40, - 90.000, € -3
    rf"|[^()]*\d\s?[{_MINUS}](?:/[{_MINUS}])?"  # 25-
)
_BRACKETED: Final = re.compile(r"(?:€ ?)?\(\s*(?:€ ?)?\d[^()]*\)(?: ?%)?")
FILLED: Final = 0.7  # share of the rows with a figure in more than one column
_SUBTRACTED: Final = re.compile(
    rf"\(\s*(?:[{_MINUS}]|[{_MINUS}]/[{_MINUS}])\s*\)|^\s*[{_MINUS}]/[{_MINUS}]\s|\s[{_MINUS}]/[{_MINUS}]\s*$"
)


def is_negative(
    layout: Layout, cell: Cell, *, row_heading: str, column_heading: str, unit: str
) -> bool:
    """Whether a body cell that is a bare figure stands for one below zero.

    `unit` is that of its headings. Brackets say so around money, and in a column where others stand
    without them; otherwise, and in a nameless row of nothing but brackets, they hold shares and
    margins of error.
    """
    text = cell.text.strip().rstrip("*")
    if _SIGNED.fullmatch(text):
        return True
    if not is_number(text):
        return False
    if _BRACKETED.fullmatch(text):
        money = unit == "EUR" or "€" in text
        sign = money or cell.column in _mixed_columns(layout)
        return sign and cell.row in _rows_below_zero(layout)
    own = row_heading.rpartition(": ")[2]
    for heading, beside in ((own, _same_row), (column_heading, _same_column)):
        if _SUBTRACTED.search(heading) and "+" not in heading:
            return not any(_tells_sign(other.text) for other in beside(layout, cell))
    return False


def is_note(layout: Layout, cell: Cell) -> bool:
    """Whether a number in brackets, alone in its row, is that of a note: others fill all columns of
    figures, without brackets in this one."""
    if not REFERENCE.fullmatch(cell.text.strip()):
        return False
    rows = [[c for c in cells if is_number(c.text)] for cells in layout.beginning.values()]
    others = [figures for figures in rows if cell not in figures and figures]
    full = [figures for figures in others if len(figures) > 1]
    plain = any(c.column == cell.column for figures in full for c in figures)
    alone = [cell] in rows
    return alone and plain and len(full) >= FILLED * len(others)


def _tells_sign(text: str) -> bool:
    return bool(_SIGNED.fullmatch(text.strip()) or _BRACKETED.fullmatch(text.strip()))


def _same_row(layout: Layout, cell: Cell) -> list[Cell]:
    return [c for c in layout.beginning.get(cell.row, ()) if is_number(c.text)]


def _same_column(layout: Layout, cell: Cell) -> list[Cell]:
    return [
        c
        for cells in layout.beginning.values()
        for c in cells
        if c.column == cell.column and is_number(c.text)
    ]


@lru_cache(maxsize=4)
def _rows_below_zero(layout: Layout) -> frozenset[int]:
    """The rows in which brackets may be a sign: those with a name of their own."""
    rows = set()
    for row, cells in layout.beginning.items():
        figures = [c for c in cells if is_number(c.text)]
        bracketed = all(_BRACKETED.fullmatch(c.text.strip()) for c in figures)
        if not bracketed or any(not is_number(c.text) for c in cells):
            rows.add(row)
    return frozenset(rows)


@lru_cache(maxsize=4)
def _mixed_columns(layout: Layout) -> frozenset[int]:
    """The columns that hold figures without brackets too."""
    return frozenset(
        c.column
        for cells in layout.beginning.values()
        for c in cells
        if is_number(c.text) and not _BRACKETED.fullmatch(c.text.strip())
    )
