"""What stands around the rows: headings above, the caption, and which columns are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.sheet import RawPage
from extractors.pdf.tables.chunks import Chunk, TextLine
from extractors.pdf.tables.grid import columns_of, split_chunks
from extractors.pdf.tables.meaning import find_scale
from extractors.pdf.tables.values import value_kind
from schemas.records import Box

CAPTION: Final = re.compile(
    r"(?:Tabel|Table|TABEL|Figuur|Grafiek|Overzicht|Bijlage|Staat)\s*[A-Z]?[\d.IVX]*\b"
)
_COUNTING: Final = re.compile(r"\d{1,3}[a-z]?[.)]?|\d+(?:\s?[-=+/]\s?\d+)+|[A-Za-z][.)]?")
_WORD: Final = re.compile(r"[^\W\d_]{3}")
HEADING_REACH: Final = 2.6  # em between a heading and what it stands over
CAPTION_REACH: Final = 4.0  # em between a caption and the table
MAX_HEADING_LINES: Final = 8
MAX_CAPTION_LINES: Final = 4
LONG_HEADING: Final = 9  # words: a heading over several columns is shorter than this


def clip(line: TextLine, left: float, right: float) -> TextLine | None:
    """The part of a line between two abscissae; None where nothing is there."""
    inside = tuple(c for c in line.chunks if c.box.x1 > left and c.box.x0 < right)
    return TextLine(inside, line.baseline, line.size) if inside else None


def heading_lines(
    page: RawPage,
    above: Sequence[TextLine],
    box: Box,
    gaps: Sequence[tuple[float, float]],
    *,
    labels: int,
) -> tuple[list[TextLine], list[TextLine]]:
    """From the lines above the first row with figures: the headings, and what follows them.

    What follows has words at the left only: the beginning of the first row's name, or the
    heading of a group of rows. Lines are given and returned from the top down.
    """
    taken: list[TextLine] = []
    pending: list[TextLine] = []
    following: list[TextLine] = []
    edge = box.top
    for line in reversed(above):
        part = clip(line, box.x0 - line.size, box.x1 + line.size)
        if part is None:
            continue
        part = _split_over_columns(page, part, gaps, labels=labels)
        if edge - part.baseline > HEADING_REACH * part.size or _is_text(part, box, gaps):
            break
        if len(taken) + len(pending) >= MAX_HEADING_LINES:
            break
        pending.append(part)
        if any(columns_of(c, gaps)[0] + columns_of(c, gaps)[1] > labels for c in part.chunks):
            if taken:
                taken += pending
            else:
                following, taken = pending[:-1], [part]
            pending = []
        edge = part.box.top
    return taken[::-1], following[::-1]


def _split_over_columns(
    page: RawPage, line: TextLine, gaps: Sequence[tuple[float, float]], *, labels: int
) -> TextLine:
    """Headings that stand close together, parted; what begins at the left is left whole."""
    chunks: list[Chunk] = []
    for chunk in line.chunks:
        inside = columns_of(chunk, gaps)[0] >= max(labels, 1)
        parts = split_chunks(page, replace(line, chunks=(chunk,)), gaps) if inside else [chunk]
        chunks += parts
    return replace(line, chunks=tuple(chunks))


def _is_text(line: TextLine, box: Box, gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether a line above a table is running text, a caption, or part of another table."""
    first = line.chunks[0]
    if CAPTION.match(first.text):
        return True
    if any(c.kind not in ("", "year", "empty") for c in line.chunks):
        return True
    for chunk in line.chunks:
        words = chunk.text.count(" ") + 1
        wide = chunk.box.x0 < box.x0 - 2 * line.size or chunk.box.x1 > box.x1 + 6 * line.size
        if wide or (words >= LONG_HEADING and columns_of(chunk, gaps)[1] > 1):
            return True
    # a lone text at the left that reaches over into the columns is a title
    return (
        len(line.chunks) == 1
        and columns_of(first, gaps) != (0, 1)
        and columns_of(first, gaps)[0] == 0
        and first.box.x0 < box.x0 + line.size
        and bool(gaps)
    )


def split_headings(
    lines: Sequence[TextLine], gaps: Sequence[tuple[float, float]], *, labels: int
) -> tuple[list[TextLine], list[TextLine]]:
    """Lines of a framed table parted in headings and rows."""
    count = 0
    for number, line in enumerate(lines):
        if any(chunk.kind not in ("", "year", "empty") for chunk in line.chunks):
            break
        over = any(columns_of(c, gaps)[0] + columns_of(c, gaps)[1] > labels for c in line.chunks)
        if over and any(chunk.kind != "empty" for chunk in line.chunks):
            count = number + 1
    return list(lines[:count]), list(lines[count:])


def find_caption(above: Sequence[TextLine], box: Box) -> str:
    """The title over a table and any scale line, as one text."""
    near: list[str] = []
    edge = box.top
    for line in reversed(above[-(MAX_CAPTION_LINES + 2) :]):
        part = clip(line, box.x0 - 2 * line.size, box.x1 + 2 * line.size)
        if part is None:
            continue
        if edge - part.baseline > CAPTION_REACH * part.size or len(near) >= MAX_CAPTION_LINES:
            break
        if sum(chunk.value for chunk in part.chunks) >= 2:
            break
        near.append(" ".join(chunk.text for chunk in part.chunks))
        edge = part.box.top
        if CAPTION.match(near[-1]):
            return " ".join(reversed(near))
    if not near:
        return ""
    first = near[0]
    title = [first] if _title_like(first) else []
    if title and len(near) > 1 and find_scale(first) and _title_like(near[1]):
        title.insert(0, near[1])
    return " ".join(title)


def _title_like(text: str) -> bool:
    return (
        len(text) <= 120
        and bool(_WORD.search(text))
        and not text.rstrip().endswith((".", ";", ","))
    )


def heading_columns(columns: Sequence[Sequence[str]]) -> int:
    """How many columns on the left hold headings; `columns` are the texts of the body.

    Years in the first column head the rows when numbers follow; so do small whole numbers that
    count the rows, with words beside them.
    """
    figures = [_holds_values(texts) for texts in columns]
    if True not in figures:
        return 0
    first = figures.index(True)
    if first > 0 or len(columns) < 2:
        return first
    counting = all(_COUNTING.fullmatch(text) for text in columns[0] if value_kind(text))
    if any(columns[1]) and not figures[1] and counting:
        return figures.index(True, 1) if True in figures[1:] else 1
    return int(figures[1] and all(value_kind(text) in ("year", "") for text in columns[0]))


def _holds_values(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    values = sum(value_kind(text) != "" for text in filled)
    return bool(filled) and values >= 0.5 * len(filled)


def texts_by_column(
    lines: Sequence[Sequence[Chunk]], gaps: Sequence[tuple[float, float]]
) -> list[list[str]]:
    """The text of every chunk, per column."""
    texts: list[list[str]] = [[] for _ in range(len(gaps) + 1)]
    for chunks in lines:
        for chunk in chunks:
            column, _ = columns_of(chunk, gaps)
            texts[column].append(chunk.text)
    return texts
