"""What stands right below a table: the scale of its figures ("Bedragen x € 1.000"), its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.tables.built.build import FoundTable
from extractors.pdf.tables.grid.chunks import TextLine
from extractors.pdf.tables.grid.frame import CAPTION, clip
from extractors.pdf.tables.grid.scale import find_scale
from schemas.paper import Box, Table

REACH: Final = 4.5  # em between the last row and the line
LEADING: Final = 0.9  # em between the lines below a table
FARTHEST: Final = 9.0  # em
ASIDE: Final = 25.0  # points it may begin left of the table
_SENTENCE: Final = re.compile(r"(?<=[.;:])\s+(?=[^\W\d_(])")
# What may stand around a scale in a line that says nothing else.
_ABOUT_FIGURES: Final = re.compile(
    r"(?i)\b(?:alle|de|deze|dit|zijn|is|worden|luiden|staan|vermeld|weergegeven|genoemde"
    r"|uitgedrukt"
    r"|opgenomen|bedrag(?:en)?|cijfers|getallen|aantal(?:len)?|waarden?|gegevens|eenheid|noot"
    r"|let op|toelichting|bron|tabel|in|x|afgerond|tenzij|anders|aangegeven|prijzen|lopende"
    r"|constante"
    r"|euro['’]?s?|eur|duizend(?:en|tallen)?|dzd|miljoen(?:en)?|mln|mio|miljard(?:en)?|mld|procent"
    r"|procenten|hele|1|000|op)\b"
)
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
# A title is below its table where none of the page has one over it.
_NUMBERED: Final = re.compile(r"(?:Tabel|Table|TABEL)\s*[A-Z]?\d[\d.]*[.:]?\s+\S")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}|\d")


def with_scale_below(tables: Sequence[FoundTable], lines: Sequence[TextLine]) -> list[FoundTable]:
    """The tables of a page, with the scale or the title that stands right below them.

    `lines` are those of the words in no table.
    """
    boxes = [found.table.box for found in tables]
    named_over = any(CAPTION.match(found.table.caption) for found in tables)
    told: list[FoundTable] = []
    for found in tables:
        table = found.table
        below = _text_below(table, boxes, lines)
        caption = below if not named_over and _NUMBERED.match(below) else table.caption
        told.append(
            replace(found, table=replace(table, scale_below=says_scale(below), caption=caption))
        )
    return told


def says_scale(text: str) -> str:
    """The sentence of a text that says the scale of all figures and nothing else, or nothing."""
    for sentence in _SENTENCE.split(text):
        if find_scale(sentence) and not _LETTERS.search(_ABOUT_FIGURES.sub("", sentence)):
            return sentence
    return ""


def scale_words(text: str) -> list[tuple[int, int]]:
    """Where a text says a scale: the whole of it, or what stands between brackets."""
    said = says_scale(text)
    if said:
        return [(text.index(said), text.index(said) + len(said))]
    return [found.span() for found in _BRACKETS.finditer(text) if says_scale(found[1])]


def _text_below(table: Table, boxes: Sequence[Box], lines: Sequence[TextLine]) -> str:
    """The lines set right below a table, as one text."""
    box = table.box
    text, edge = "", box.bottom
    for line in lines:
        part = clip(line, box.x0 - ASIDE, box.x1 + ASIDE)
        if part is None or part.box.top < box.bottom - 0.5 * part.size:
            continue
        far = part.box.top - edge > (REACH if not text else LEADING) * part.size
        if far or part.baseline - box.bottom > FARTHEST * part.size:
            break
        if any(_is_over(part, other) for other in boxes):
            break
        text += " " + " ".join(chunk.text for chunk in part.chunks)
        edge = part.box.bottom
    return text.strip()


def _is_over(line: TextLine, other: Box) -> bool:
    """Whether a line rather stands over another table."""
    over = other.top - line.box.bottom
    return -2 <= over <= REACH * line.size and other.x0 - ASIDE <= line.box.x0 <= other.x1
