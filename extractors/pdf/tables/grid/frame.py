"""What stands around the rows: the caption above, and which columns are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from extractors.pdf.tables.grid.chunks import Chunk, TextLine
from extractors.pdf.tables.grid.grid import columns_of
from extractors.pdf.tables.grid.scale import find_scale
from extractors.pdf.tables.grid.values import REFERENCE, value_kind
from schemas.paper import Box

CAPTION: Final = re.compile(
    r"(?:Tabel|Table|TABEL|Figuur|Grafiek|Overzicht|Bijlage|Staat)\s*[A-Z]?[\d.IVX]*\b"
)
_COUNTING: Final = re.compile(r"\d{1,3}[a-z]?[.)]?|\d+(?:\s?[-=+/]\s?\d+)+|[A-Za-z][.)]?")
COUNTING_UP: Final = 0.5  # share of the numbers of notes that go on from the one before
_WORD: Final = re.compile(r"[^\W\d_]{3}")
CAPTION_REACH: Final = 4.0  # em between a caption and the table
MAX_CAPTION_LINES: Final = 4
_LONGEST_TITLE: Final = 120  # letters
FEWEST_HEADINGS: Final = 3  # pieces of a line set apart: headings over columns, no title


def clip(line: TextLine, left: float, right: float) -> TextLine | None:
    """The part of a line between two abscissae; None where nothing is there."""
    inside = tuple(c for c in line.chunks if c.box.x1 > left and c.box.x0 < right)
    return TextLine(inside, line.baseline, line.size) if inside else None


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
        titled = CAPTION.match(part.chunks[0].text)
        if sum(chunk.value for chunk in part.chunks) >= 2:
            break
        if len(part.chunks) >= FEWEST_HEADINGS and not titled:
            break
        near.append(" ".join(chunk.text for chunk in part.chunks))
        edge = part.box.top
        if CAPTION.match(near[-1]):
            return " ".join(reversed(near))
    if not near:
        return ""
    first = near[0]
    explains = first[:1].islower() or first.startswith("(")
    if explains and len(near) > 1 and _title_like(near[1]):
        told = f"{near[1]} {first}"
        first = told if len(told) <= _LONGEST_TITLE else _before_aside(near[1])
        near = [first, *near[2:]]
    title = [first] if _title_like(first) or find_scale(first) else []
    if title and len(near) > 1 and find_scale(first) and _title_like(near[1]):
        title.insert(0, near[1])
    return " ".join(title)


def _before_aside(text: str) -> str:
    """A title without the bracket that opens in it and goes on over the next lines."""
    return text.partition(" (")[0] if text.count("(") > text.count(")") else text


def _title_like(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and bool(_WORD.search(text))
        and not text.rstrip().endswith((".", ";", ","))
    )


def heading_columns(columns: Sequence[Sequence[str]]) -> int:
    """How many columns on the left hold headings; `columns` are the texts of the body.

    A column of references to notes goes with the words before it. Years in the first column head
    the rows when numbers follow; so do small whole numbers that count the rows, with words beside
    them. Double rulings leave columns without any text between those that have it.
    """
    filled = [column for column, texts in enumerate(columns) if any(texts)]
    heads = _heading_columns([columns[column] for column in filled])
    return filled[heads] if 0 < heads < len(filled) else heads


def _heading_columns(columns: Sequence[Sequence[str]]) -> int:
    figures = [_holds_values(texts) and not _refers(texts) for texts in columns]
    if True not in figures:
        return 0
    first = figures.index(True)
    if first > 0 or len(columns) < 2:
        return first
    counting = all(_COUNTING.fullmatch(text) for text in columns[0] if value_kind(text))
    if not figures[1] and counting:
        return figures.index(True, 1) if True in figures[1:] else 1
    return int(figures[1] and all(value_kind(text) in ("year", "") for text in columns[0]))


def _holds_values(texts: Sequence[str]) -> bool:
    """Whether most is figures; what stands for a lacking one ("onbekend") says nothing."""
    kinds = [value_kind(text) for text in texts if text]
    told = [kind for kind in kinds if kind != "empty"]
    return bool(kinds) and sum(kind != "" for kind in told) >= 0.5 * len(told)


def _refers(texts: Sequence[str]) -> bool:
    """Whether a column holds the numbers of notes further on: "(9)", "(10)", "(11)", and once
    more "(9)"."""
    filled = [text for text in texts if text]
    if not filled or not all(map(REFERENCE.fullmatch, filled)):
        return False
    numbers = [int(text.strip("()")) for text in filled]
    steps = [after - before for before, after in pairwise(numbers)]
    return COUNTING_UP * len(steps) <= sum(step in (1, 2) for step in steps)


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
