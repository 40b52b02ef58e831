"""What a chart is of: its title above or the caption under it, and the unit along its axis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.charts.marks import middle
from extractors.pdf.tables.charts.series import LegendEntry
from extractors.pdf.tables.grid.chunks import Chunk, TextLine
from extractors.pdf.tables.grid.frame import CAPTION, clip, find_caption
from extractors.pdf.tables.grid.scale import find_scale, scale_of_heading
from schemas.paper import Box

_UNDER: Final = 8.0  # em between the names of a chart and a caption under it
_OVER: Final = 12.0  # em between its topmost mark and the title
_ASIDE: Final = 30.0  # points: how far beyond its figures a title may begin or end
_STACKED: Final = 4.0  # em between a title and what explains it
_EXPLAINED: Final = 4  # lines at the top of a tile
_LEFT: Final = 160.0  # points: how far left of a chart its title may begin
_BESIDE: Final = 60.0  # points between an axis and what is written along it
_FIGURE_BEHIND: Final = re.compile(r"\s[€+-]?\s?\d[\d.,]*\s?%?$")
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")


def find_title(
    lines: Sequence[TextLine], box: Box, tile: Box | None, legend: Sequence[LegendEntry]
) -> str:
    """The title of a chart whose marks stand in `box`, in `tile` where it is on a board of them."""
    named = {i for entry in legend for i in entry.words}
    if tile is not None:
        inside = [line for line in lines if line.box.top >= tile.top - 2]
        above = [line for line in inside if line.box.bottom <= box.bottom]
        left, right = max(tile.x0, box.x0 - _ASIDE), min(tile.x1, box.x1)
        told = _top(_words_in(above, left, right, named))
        return told or _left_of(lines, box)
    above = [line for line in lines if line.box.bottom <= box.top + 1]
    over = _title_over(above, box, named)
    if CAPTION.match(over):
        return over
    for line in (line for line in lines if line.box.top >= box.bottom - 1):
        part = clip(line, box.x0 - _ASIDE, box.x1 + _ASIDE)
        if part is None:
            continue
        if line.box.top - box.bottom > _UNDER * line.size:
            break
        if CAPTION.match(part.chunks[0].text):
            return " ".join(chunk.text for chunk in part.chunks)
    return over or _left_of(lines, box)


def _words_in(
    lines: Sequence[TextLine], left: float, right: float, named: set[int]
) -> list[TextLine]:
    """What of the lines are words between two abscissae, figures and the `named` left out."""
    found = []
    for line in lines:
        part = clip(line, left, right)
        words = [
            chunk
            for chunk in (part.chunks if part else ())
            if not chunk.value
            and not named & set(chunk.words)
            and (left <= middle(chunk.box)[0] <= right or chunk.box.x0 <= left + _ASIDE)
            and chunk.box.x1 >= left + _ASIDE
        ]
        if any(_LETTERS.search(c.text) or find_scale(c.text) for c in words):
            found.append(replace(line, chunks=tuple(words)))
    return found


def _text(line: TextLine) -> str:
    return " ".join(chunk.text for chunk in line.chunks)


def _title_over(above: Sequence[TextLine], box: Box, named: set[int]) -> str:
    """The words right over a chart, its legend and the marks of its axis left out."""
    words = _words_in(above, box.x0 - _ASIDE, box.x1 + _ASIDE, named)
    if not words or box.top - words[-1].baseline > _OVER * words[-1].size:
        return ""
    edge = words[-1].box.bottom + 1
    told = find_caption(words, Box(box.x0, edge, box.x1, box.bottom))
    if told.startswith("(") or find_scale(told) is not None:  # it explains what stands over it
        before = [w for w in words if _text(w) and _text(w) not in told]
        near = before and edge - before[-1].baseline <= _STACKED * before[-1].size
        if near and _is_title(_text(before[-1])) and not told.startswith(_text(before[-1])):
            told = f"{_text(before[-1])} {told}"
    return told if CAPTION.match(told) or _is_title(told) else ""


def _is_title(text: str) -> bool:
    """Whether a text is no piece of a paragraph: it begins as a title and ends as none."""
    return not text[:1].islower() and not text.endswith((".", ",", ";", "-"))


def _top(words: Sequence[TextLine]) -> str:
    """The top line, with the scale or what stands in brackets under it."""
    if not words:
        return ""
    told = _FIGURE_BEHIND.sub("", _text(words[0]))
    for line in words[1:_EXPLAINED]:
        if _reads_on(words[0], line, told):
            told = f"{told} {_text(line)}"
            continue
        text = _text(line)
        whole = text.startswith(("(", "[")) and text.endswith((")", "]"))
        if whole or (find_scale(text) is not None and not find_scale(told)):
            return f"{told} {text}"
    return told


def _reads_on(first: TextLine, line: TextLine, told: str) -> bool:
    """Whether a line is the next of a title, in the same letters."""
    one, other = first.chunks[0], line.chunks[0]
    begun = told.endswith((":", "-")) or other.text[:1].islower()
    return begun and one.bold == other.bold and abs(one.size - other.size) <= 0.05 * one.size


def _left_of(lines: Sequence[TextLine], box: Box) -> str:
    """The top line of words left of a chart that has nothing over it."""
    beside = [line for line in lines if box.top - line.size <= line.baseline <= box.bottom]
    words = _words_in(beside, box.x0 - _LEFT, box.x0 - 2, set())
    told = _text(words[0]) if words else ""
    return told if words and words[0].box.x1 <= box.x0 and _is_title(told) else ""


def words_beside(page: RawPage, box: Box) -> str:
    """What is written along the axis left of a chart, set on its side."""
    return " ".join(
        word.text
        for word in page.words
        if word.angle in (90, 270)
        and box.top - 20 <= word.box.top
        and word.box.bottom <= box.bottom + 20
        and box.x0 - _BESIDE <= word.box.x0 <= box.x0
    )


def unit_beside(beside: str, ticks: Sequence[Chunk], figures: Sequence[Chunk]) -> str:
    """The unit of bare figures by the axis: what is written along it, or the sign of its marks."""
    if any(not figure.text.strip()[-1:].isdigit() for figure in figures):
        return ""
    if ticks and all(tick.text.rstrip().endswith("%") for tick in ticks):
        return "in procenten"
    return beside if beside and (find_scale(beside) or scale_of_heading(beside)) else ""
