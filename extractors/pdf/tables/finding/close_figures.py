"""Figures close behind their names, as in a legend of tight columns, parted from them.

"Noord-Holland 91" is one piece by its white alone; that 43 and 143 stand over and under 91, behind
names that begin under each other, tells that 91 stands in a column of figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, make_chunk
from extractors.pdf.tables.grid.grid import WHITE
from extractors.pdf.tables.grid.values import value_kind

REACH: Final = 4.5  # em between a row and the next that shows the column
FLUSH: Final = 0.25  # em
LONGEST: Final = 45  # characters: a longer piece is running text

_Pair = tuple[Chunk, Chunk]


def part_figures(page: RawPage, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with such figures as chunks of their own."""
    known = [pair for line in lines for pair in _named_figures(line)]
    if not known:
        return list(lines)
    parted = []
    for line in lines:
        chunks: list[Chunk] = []
        for chunk in line.chunks:
            pair = _cut(page, chunk)
            column = [other for other in known if _in_column(pair, other)] if pair else []
            chunks += _apart(pair, column) if pair and column else (chunk,)
        parted.append(replace(line, chunks=tuple(chunks)))
    return parted


def _apart(pair: _Pair, column: Sequence[_Pair]) -> _Pair:
    """The two, the name drawn in so that white as between columns is left before all figures."""
    name, figure = pair
    edge = min(other.box.x0 for _, other in (pair, *column))
    end = max(min(name.box.x1, edge - 1.1 * WHITE * name.size), name.box.x0 + 1)
    return replace(name, box=replace(name.box, x1=end)), figure


def _named_figures(line: TextLine) -> list[_Pair]:
    """Figures with a name on their left, nothing between them."""
    return [
        (name, figure)
        for name, figure in zip(line.chunks, line.chunks[1:], strict=False)
        if not name.value and _is_figure(figure.text) and len(name.text) <= LONGEST
    ]


def _cut(page: RawPage, chunk: Chunk) -> _Pair | None:
    """A piece as words and the figure they end with; None where they do not."""
    plain = [index for index in chunk.words if not page.words[index].raised]
    if len(plain) < 2 or len(plain) < len(chunk.words) or len(chunk.text) > LONGEST:
        return None
    if page.words[plain[-1]].joined or not _is_figure(page.words[plain[-1]].text):
        return None
    name = make_chunk(page, plain[:-1])
    return (name, make_chunk(page, plain[-1:])) if name.text[-1:].isalpha() else None


def _is_figure(text: str) -> bool:
    return value_kind(text) not in ("", "empty", "year")


def _in_column(pair: _Pair, other: _Pair) -> bool:
    """Whether two rows show one column of names and one of figures."""
    (name, figure), (other_name, other_figure) = pair, other
    near = 0.5 * name.size < abs(name.baseline - other_name.baseline) <= REACH * name.size
    alike = abs(figure.size - other_figure.size) <= 0.1 * figure.size
    edges = (name.box.x0 - other_name.box.x0, figure.box.x1 - other_figure.box.x1)
    return near and alike and all(abs(edge) <= FLUSH * name.size for edge in edges)
