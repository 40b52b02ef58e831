"""Which words have a line through them: deleted text that is still printed (renvooi).

A ruling of a table or a chart that happens to cross text runs on beyond it. One that strikes
text out begins with a word and ends with a word of the same line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.page.frame import along
from extractors.pdf.page.marked.annotations import Annotations
from extractors.pdf.page.sheet import Edge
from extractors.pdf.page.words.words import WordPiece
from schemas.paper import Box

_LOWEST, _HIGHEST = 0.12, 0.48  # em over the baseline: a line there runs through the letters
_SLACK = 0.35  # em: how far it may begin or end from the edge of a word
_CROSSED = 0.75  # of a word's length
_MEETS = 1.0  # points: pieces of one line
_MOST_LINES = 3_000


def mark_struck(pieces: Sequence[WordPiece], edges: Sequence[Edge], marks: Annotations) -> None:
    """Set `struck` on every piece that is struck out."""
    for piece in pieces:
        x, y = (piece.box.x0 + piece.box.x1) / 2, (piece.box.top + piece.box.bottom) / 2
        piece.struck = any(_holds(box, x, y) for box in marks.strikes)
    level = [edge for edge in edges if edge.orientation == "h"]
    if not level or len(level) > _MOST_LINES:
        return
    upright = sorted((p for p in pieces if p.ink.angle == 0), key=lambda p: p.level)
    levels = [piece.level for piece in upright]
    tallest = max((piece.ink.size for piece in upright), default=0.0)
    for line in _joined(level):
        first = bisect_left(levels, line.top)
        last = bisect_right(levels, line.top + _HIGHEST * tallest)
        crossed = [p for p in upright[first:last] if _runs_through(line, p)]
        told = any(ch.isalnum() for piece in crossed for ch in piece.text)
        if told and _begins_and_ends_with(line, crossed):
            for piece in crossed:
                piece.struck = True


def without_struck(pieces: Sequence[WordPiece]) -> list[WordPiece]:
    """The pieces that still say something; `bridged` tells of the room of those before them."""
    kept: list[WordPiece] = []
    room, end = 0.0, 0.0
    for piece in pieces:
        if piece.struck:
            start, after = along(piece.box, piece.ink.angle)
            room, end = (room + after - max(start, end) if room else after - start), after
            continue
        if room and kept and abs(kept[-1].level - piece.level) <= 0.3 * piece.ink.size:
            piece.bridged = room
        room = 0.0
        kept.append(piece)
    return kept


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Lines drawn in pieces, one for each run of text, made whole."""
    whole: list[Edge] = []
    ordered = sorted(edges, key=lambda e: (round(e.top * 2), e.x0))
    for before, edge in pairwise([None, *ordered]):
        assert edge is not None
        last = whole[-1] if before is not None else None
        if last and abs(last.top - edge.top) <= 0.6 and edge.x0 <= last.x1 + _MEETS:
            whole[-1] = Edge("h", last.x0, last.top, max(last.x1, edge.x1), last.bottom)
        else:
            whole.append(edge)
    return whole


def _runs_through(line: Edge, piece: WordPiece) -> bool:
    size = piece.ink.size
    if not _LOWEST * size <= piece.level - line.top <= _HIGHEST * size:
        return False
    start, end = along(piece.box, 0)
    crossed = min(end, line.x1) - max(start, line.x0)
    return crossed >= _CROSSED * (end - start)


def _begins_and_ends_with(line: Edge, crossed: Sequence[WordPiece]) -> bool:
    left = min(crossed, key=lambda p: p.box.x0)
    right = max(crossed, key=lambda p: p.box.x1)
    slack = _SLACK * max(left.ink.size, right.ink.size)
    return abs(line.x0 - left.box.x0) <= slack and abs(line.x1 - right.box.x1) <= slack
