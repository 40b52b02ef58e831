"""A line right below a table that gives the scale of its figures: "Bedragen x € 1.000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.tables.scale import find_scale
from schemas.paper import Passage, Table

LONGEST: Final = 200  # characters: a line about figures, no paragraph
REACH: Final = 4.5  # em between the last row and the line
ASIDE: Final = 25.0  # points it may begin left of the table
_SENTENCE: Final = re.compile(r"(?<=[.;:])\s+(?=[^\W\d_(])")
# What may stand around a scale in a line that says nothing else.
_ABOUT_FIGURES: Final = re.compile(
    r"(?i)\b(?:alle|de|deze|dit|zijn|is|worden|luiden|staan|vermeld|weergegeven|genoemde|uitgedrukt"
    r"|opgenomen|bedrag(?:en)?|cijfers|getallen|aantal(?:len)?|waarden?|gegevens|eenheid|noot|let op"
    r"|toelichting|bron|tabel|in|x|afgerond|tenzij|anders|aangegeven|prijzen|lopende|constante"
    r"|euro['’]?s?|eur|duizend(?:en|tallen)?|dzd|miljoen(?:en)?|mln|mio|miljard(?:en)?|mld|procent"
    r"|procenten|hele|1|000|op)\b"
)
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}|\d")


def with_scale_below(tables: Sequence[Table], passages: Sequence[Passage]) -> tuple[Table, ...]:
    """The tables, those with such a line right below them with its words in `scale_below`."""
    lines: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.words and len(passage.text) <= LONGEST and says_scale(passage.text):
            lines.setdefault(passage.page, []).append(passage)
    if not lines:
        return tuple(tables)
    return tuple(_with_line(table, tables, lines.get(table.page, ())) for table in tables)


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


def _with_line(table: Table, tables: Sequence[Table], lines: Sequence[Passage]) -> Table:
    for line in lines:
        box = line.words[0].box
        height = box.bottom - box.top
        below = box.top - table.box.bottom
        beside = table.box.x0 - ASIDE <= box.x0 <= table.box.x1
        if not beside or not -0.5 * height <= below <= REACH * height:
            continue
        if any(_is_nearer(other, line, below) for other in tables if other is not table):
            continue
        return replace(table, scale_below=says_scale(line.text))
    return table


def _is_nearer(other: Table, line: Passage, below: float) -> bool:
    """Whether the line rather stands over another table."""
    over = other.box.top - line.words[-1].box.bottom
    same = other.page == line.page and other.box.x0 - ASIDE <= line.words[0].box.x0 <= other.box.x1
    return (same and -2 <= over <= below) or line.text in other.caption
