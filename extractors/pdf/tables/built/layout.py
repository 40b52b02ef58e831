"""A table's cells by their place: worked out once, and asked for every cell of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from extractors.pdf.tables.grid.values import is_number, is_value, value_kind
from extractors.pdf.tables.heads.counting import counting_rows
from extractors.pdf.tables.heads.lists_beside import list_starts
from extractors.pdf.tables.heads.totals import total_rows
from schemas.paper import Cell, Table

PARTING: Final = 100  # characters: a text this long over all columns is no group heading
# "A", "12." before a heading, "(9)" behind it
_ENTRY: Final = re.compile(r"(?:[A-Z]|\d{1,3}|[a-z]\)|[ivxIVX]{1,4})[.)]?|\(\d{1,2}\)")
_ROMAN: Final = {
    mark: rank
    for rank, mark in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)
}


_CLASS: Final = re.compile(r"[<>≤≥] ?\d[\d.,]*|\d[\d.,]* ?[-–] ?\d[\d.,]*")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_FEWEST_CLASSES: Final = 3
_UNITS: Final = re.compile(
    r"(?i)(?:(?:meet|maat|reken)[- ]{0,2})?eenhe(?:id|den)|eenheid van meting|dimensie|unit"
)
_ASIDE: Final = re.compile(
    rf"{_UNITS.pattern}|(?:data)?bron(?:nen)?|bronhouder|meetinstrument|meetfrequentie|frequentie"
)
_TITLES: Final = 2


class Layout:
    """The cells of `table` by row and column, and the rows that say something to those below."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._entries: dict[int, bool] = {}

    @cached_property
    def heads(self) -> tuple[Cell, ...]:
        """The headings of the columns, from the top down."""
        rows = self.table.header_rows
        counting = counting_rows(self.table, before=rows)
        over = (c for c in self.table.cells if c.row < rows and c.row not in counting and c.text)
        heads = sorted(over, key=_row)
        return tuple(self._over_its_block(head, heads) for head in heads)

    def _over_its_block(self, head: Cell, heads: list[Cell]) -> Cell:
        """A merged heading over all columns of its block, which an empty column ends on each side.

        In the middle over four columns it often reaches no more than three of them.
        """
        if head.column_span == 1 or head.column < self.table.header_columns:
            return head
        beside = {
            column
            for c in heads
            if c.row == head.row and c is not head
            for column in range(c.column, c.column + c.column_span)
        }
        free = self._value_columns - beside
        first, last = head.column, head.column + head.column_span
        left = first - 1 if first - 1 in free and first - 2 not in free | beside else first
        right = last + 1 if last in free and last + 1 not in free | beside else last
        return replace(head, column=left, column_span=right - left)

    @cached_property
    def corner(self) -> tuple[str, ...]:
        """The headings over the heading columns, where "x € 1.000" often stands."""
        columns = self.table.header_columns
        cells = (c for c in self.table.cells if c.row < self.table.header_rows)
        return tuple(c.text for c in cells if c.column < columns and not is_number(c.text))

    @cached_property
    def over_others(self) -> tuple[str, ...]:
        """Headings over other headings, in rows of at most two: titles, and scales for all."""
        last = max((c.row for c in self.heads), default=0)
        filled = Counter(c.row for c in self.heads)
        return tuple(c.text for c in self.heads if c.row < last and filled[c.row] <= _TITLES)

    @cached_property
    def _head_columns(self) -> dict[int, str]:
        """The text of the lowest heading over each column that one stands over by itself."""
        return {c.column: c.text.strip(" :*") for c in self.heads if c.column_span == 1}

    @cached_property
    def unit_columns(self) -> frozenset[int]:
        """The columns that say in which unit the figures of their row are: "Eenheid"."""
        told = self._head_columns.items()
        return frozenset(column for column, text in told if _UNITS.fullmatch(text))

    @cached_property
    def aside_columns(self) -> frozenset[int]:
        """The columns of words that name no row: its unit, its source."""
        told = self._head_columns.items()
        return frozenset(column for column, text in told if _ASIDE.fullmatch(text))

    def list_start(self, column: int) -> int:
        """The first column of the list that a column is in; 0 where lists do not stand beside."""
        return max((start for start in self._lists if start <= column), default=0)

    @cached_property
    def _lists(self) -> tuple[int, ...]:
        return list_starts(self.table)

    @cached_property
    def rows(self) -> dict[int, list[Cell]]:
        """The cells that stand in each body row, merged ones included, from left to right."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in self._body:
            for row in range(cell.row, cell.row + cell.row_span):
                rows[row].append(cell)
        for cells in rows.values():
            cells.sort(key=_column)
        return rows

    @cached_property
    def beginning(self) -> dict[int, list[Cell]]:
        """The cells with text that begin in each body row."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in self._body:
            if cell.text:
                rows[cell.row].append(cell)
        return dict(sorted(rows.items()))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What is said over the table, over its columns or over a group of its rows."""
        filled = Counter(c.row for c in self.table.cells if c.text)
        over = (
            c.text
            for c in self.table.cells
            if c.row < self.table.header_rows or (filled[c.row] == 1 and c.column == 0)
        )
        return (self.table.caption, self.table.section, *over)

    @cached_property
    def years_over(self) -> dict[int, list[Cell]]:
        """The heading rows over others that hold several years and nothing else."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in self.table.cells:
            over = cell.row < self.table.header_rows - 1
            if over and cell.column >= self.table.header_columns and cell.text:
                rows[cell.row].append(cell)
        return {
            row: cells
            for row, cells in rows.items()
            if len(cells) > 1 and all(value_kind(c.text) == "year" for c in cells)
        }

    def is_row_of_classes(self, row: int) -> bool:
        """Whether a row holds nothing but the bounds of classes, without a name: "0-20", "> 20"."""
        cells = self.beginning.get(row, [])
        bounds = [c for c in cells if _CLASS.fullmatch(c.text.strip())]
        named = any(c.column < max(self.table.header_columns, 1) for c in cells)
        return not named and len(bounds) == len(cells) >= _FEWEST_CLASSES

    def group(self, row: int) -> Cell | None:
        """The nearest row above `row` that has words in its heading only.

        None from a total of the whole table on.
        """
        at = bisect_left(self._groups, row, key=_row)
        group = self._groups[at - 1] if at else None
        closed = group is not None and _last_before(self._wholes, row + 1) > group.row
        return None if closed else group

    def headed_again(self, row: int) -> int:
        """The last row between the headings and `row` that heads the columns anew; 0 for none."""
        return _last_before(self._anew, row)

    def headings_from(self, again: int) -> list[Cell]:
        """The headings in row `again`, with those of the row above it over the same columns; over
        classes also the title in the row above them."""
        cells = self.beginning[again]
        if not self.is_row_of_classes(again):
            over = self.beginning.get(again - 1, []) if again - 1 in self._anew else []
            both = over and {c.column for c in cells} <= {c.column for c in over}
            return [*over, *cells] if both else cells
        title = self.beginning.get(again - 1, [])
        width = max(c.column + c.column_span for c in cells)
        if len(title) == 1:
            return [replace(title[0], column=0, column_span=width), *cells]
        return [*self.heads, *cells]

    def parted(self, row: int) -> int:
        """The last row above `row` that is one long text over all columns; 0 for none.

        What follows it is a table of its own without headings.
        """
        return _last_before(self._parting, row)

    def heading_above(self, column: int, row: int) -> Cell | None:
        """The nearest heading of a row above `row` in a heading column."""
        cells = self._down.get(column, [])
        at = bisect_left(cells, row, key=_row)
        return cells[at - 1] if at else None

    def holds_values(self, column: int) -> bool:
        """Whether figures stand in a column; a column of words shares the heading over it."""
        return column in self._value_columns

    def has_own_heading(self, cell: Cell) -> bool:
        """Whether a heading stands over the columns of a cell and not over the one before."""
        end = cell.column + cell.column_span
        return any(cell.column <= c.column < end for c in self.heads)

    def counts_rows(self, cell: Cell) -> bool:
        """Whether a heading only counts: "A", "B", "C" or "1.", "2." down its column.

        "G" and "M" out of order are names, short as they are.
        """
        if not _ENTRY.fullmatch(cell.text):
            return False
        if cell.column not in self._entries:
            texts = [c.text for c in self._down.get(cell.column, [])]
            self._entries[cell.column] = _is_count(texts)
        return self._entries[cell.column]

    @cached_property
    def _body(self) -> tuple[Cell, ...]:
        return tuple(c for c in self.table.cells if c.row >= self.table.header_rows)

    @cached_property
    def _down(self) -> dict[int, list[Cell]]:
        """The cells with text in each column of the body, from the top down."""
        columns: dict[int, list[Cell]] = defaultdict(list)
        for cell in sorted(self._body, key=_row):
            if cell.text:
                columns[cell.column].append(cell)
        return columns

    @cached_property
    def _value_columns(self) -> frozenset[int]:
        return frozenset(c.column for c in self._body if is_value(c.text))

    @cached_property
    def _groups(self) -> list[Cell]:
        widest = max(self.table.header_columns, 1)
        alone = (
            cells[0]
            for cells in self.beginning.values()
            if all(c.column < widest and _ENTRY.fullmatch(c.text) for c in cells[1:])
        )
        return [
            c
            for c in alone
            if c.column < widest and c.row_span == 1 and value_kind(c.text) in ("", "year")
        ]

    @cached_property
    def _wholes(self) -> list[int]:
        return total_rows(self._groups, self.beginning)

    @cached_property
    def _anew(self) -> list[int]:
        """Rows below the first with words, or years, over several columns and no figures."""
        anew = []
        for row, cells in self.beginning.items():
            over = [c.text for c in cells if c.column >= self.table.header_columns]
            kinds = [
                value_kind(text) for text in over if _LETTERS.search(text) or text[:2].isdigit()
            ]
            words = len(kinds) == len(over) and len(kinds) > 1 and set(kinds) in ({"year"}, {""})
            if row > 0 and (words or self.is_row_of_classes(row)):
                anew.append(row)
        return anew

    @cached_property
    def _parting(self) -> list[int]:
        width = max((c.column + c.column_span for c in self.table.cells), default=0)
        return sorted(
            c.row
            for c in self._body
            if c.column == 0 and c.column_span == width and len(c.text) > PARTING
        )


def _row(cell: Cell) -> int:
    return cell.row


def _column(cell: Cell) -> int:
    return cell.column


def _last_before(rows: list[int], row: int) -> int:
    at = bisect_left(rows, row)
    return rows[at - 1] if at else 0


def _is_count(texts: list[str]) -> bool:
    """Whether most of the texts are marks that follow one another."""
    marks = [text.strip("().").casefold() for text in texts if _ENTRY.fullmatch(text)]
    return len(marks) > 0.5 * len(texts) and any(
        all(0 <= after - before <= step for before, after in pairwise(map(rank, marks)))
        for rank, step in ((_as_letter, 1), (_as_roman, 1), (_as_number, 99))
        if all(rank(mark) for mark in marks)
    )


def _as_letter(mark: str) -> int:
    return ord(mark) - ord("a") + 1 if len(mark) == 1 and mark.isalpha() else 0


def _as_roman(mark: str) -> int:
    return _ROMAN.get(mark, 0)


def _as_number(mark: str) -> int:
    return int(mark) if mark.isdecimal() else 0
