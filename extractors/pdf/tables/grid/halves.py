"""Pages set in two halves, as spreads are: a table in one goes not on into the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.chunks import Chunk, TextLine

MIDDLE: Final = (0.4, 0.6)  # of the width of a page: where the white between its halves lies
WHITE: Final = 1.2  # em
CROSSED: Final = 0.08  # share of the lines that may run over it: titles, running heads
FEWEST: Final = 10  # lines of a half
TALL: Final = 0.5  # of the height of a page that both halves cover
NAMED: Final = 0.4  # share of the lines of a half that begin with words at its edge
FLUSH: Final = 3.0  # points


def in_halves(page: RawPage, lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of each half of a page; none where it is set as one.

    Only words at the left edge of the right half tell it from the figures of a wide table.
    """
    for middle in _whites(page, lines):
        left = [part for line in lines if (part := _part(line, 0.0, middle))]
        right = [part for line in lines if (part := _part(line, middle, page.width))]
        if all(_is_half(page, half) for half in (left, right)):
            return [left, right]
    return []


def _whites(page: RawPage, lines: Sequence[TextLine]) -> Iterator[float]:
    """Where hardly any line is printed on, in the middle of the page from left to right."""
    if len(lines) < FEWEST:
        return
    first, last = (share * page.width for share in MIDDLE)
    sizes = sorted(line.size for line in lines)
    wide = WHITE * sizes[len(sizes) // 2]
    at = first
    while at + wide <= last:
        over = sum(any(_stands_on(c, at, at + wide) for c in line.chunks) for line in lines)
        if over <= CROSSED * len(lines):
            yield at + wide / 2
        at += wide / 2


def _stands_on(chunk: Chunk, left: float, right: float) -> bool:
    return chunk.box.x0 < right and chunk.box.x1 > left


def _part(line: TextLine, left: float, right: float) -> TextLine | None:
    """The pieces of a line whose middle lies between two abscissae."""
    kept = tuple(c for c in line.chunks if left <= (c.box.x0 + c.box.x1) / 2 < right)
    return replace(line, chunks=kept) if kept else None


def _is_half(page: RawPage, lines: Sequence[TextLine]) -> bool:
    """Whether lines fill half of a page from top to bottom, words at its left edge in many."""
    if len(lines) < FEWEST or lines[-1].baseline - lines[0].baseline < TALL * page.height:
        return False
    begins = [line.chunks[0].box.x0 for line in lines if not line.chunks[0].value]
    if not begins:
        return False
    edge, _ = Counter(round(x / FLUSH) for x in begins).most_common(1)[0]
    flush = sum(abs(x - edge * FLUSH) <= FLUSH for x in begins)
    return flush >= NAMED * len(lines)
