"""Lines that give the scale of all amounts: "Bedragen in duizenden euro's, tenzij anders vermeld".

Annual accounts print it once, under the title of a chapter, and leave it out over the tables.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.pdf.tables.scale import find_scale
from schemas.paper import Passage, Reading, Table

LONGEST: Final = 160  # characters: a line about amounts, no paragraph
SAME_SIZE: Final = 0.93  # of the letters of the chapter's title: as large is a title beside it
_LINE: Final = re.compile(r"(?i)\b(?:alle )?(?:bedragen|cijfers)\b.{0,40}\b(?:in|x)\b|\bbedragen x")
_DIGITS: Final = re.compile(r"\d+")
_WHOLE_CHAPTER: Final = re.compile(r"(?i)tenzij anders|\balle bedragen\b")


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line holds: from `begin` up to `end`, both (page, height on it)."""

    begin: tuple[int, float]
    end: tuple[int, float]
    text: str


def with_scale_lines(reading: Reading) -> tuple[Table, ...]:
    """The tables of `reading`, those under such a line with it in `scale_line`."""
    lines = _lines(reading.passages, _same_head(reading.passages))
    if not lines:
        return reading.tables
    begins = [line.begin for line in lines]
    tables = []
    for table in reading.tables:
        place = (table.page, table.box.bottom)
        at = bisect_right(begins, place) - 1
        holds = at >= 0 and place < lines[at].end
        tables.append(replace(table, scale_line=lines[at].text) if holds else table)
    return tuple(tables)


def _same_head(passages: Sequence[Passage]) -> dict[int, int]:
    """For each page with a running head: the last page that goes on with the same one.

    Heads that most of the pages have tell no chapters.
    """
    heads: dict[int, set[str]] = {}
    for passage in passages:
        if passage.role == "running" and (words := _DIGITS.sub("", passage.text).strip()):
            heads.setdefault(passage.page, set()).add(words)
    often = Counter(words for found in heads.values() for words in found)
    last: dict[int, int] = {}
    for page in sorted(heads, reverse=True):
        heads[page] = {words for words in heads[page] if 2 * often[words] <= len(heads)}
        if heads[page]:
            goes_on = heads[page] & heads.get(page + 1, set())
            last[page] = last.get(page + 1, page) if goes_on else page
    return last


def _lines(passages: Sequence[Passage], last_pages: Mapping[int, int]) -> list[_Line]:
    found: list[_Line] = []
    headings: list[tuple[tuple[int, float], float]] = []
    chapters: list[float] = []
    for passage in passages:
        if not passage.words:
            continue
        place = (passage.page, passage.words[0].box.top)
        if passage.role == "heading":
            headings.append((place, _height(passage)))
        scale = find_scale(passage.text) if len(passage.text) <= LONGEST else None
        if scale is None or scale.factor == 1 or not _LINE.search(passage.text):
            continue
        whole_chapter = _WHOLE_CHAPTER.search(passage.text) is not None
        if whole_chapter and passage.page in last_pages:
            chapters.append(0.0)
            found.append(_Line(place, (last_pages[passage.page] + 1, 0.0), passage.text))
            continue
        chapters.append(headings[-1][1] if whole_chapter and headings else 0.0)
        found.append(_Line(place, (passage.page + 1, 0.0), passage.text))
    return sorted(
        (
            replace(line, end=_end(line, title, headings)) if title else line
            for line, title in zip(found, chapters, strict=True)
        ),
        key=lambda line: line.begin,
    )


def _end(
    line: _Line, title: float, headings: Sequence[tuple[tuple[int, float], float]]
) -> tuple[int, float]:
    """Where the next chapter begins, by a title as large as that over the line."""
    after = (
        place for place, height in headings if place > line.begin and height >= SAME_SIZE * title
    )
    return min(after, default=(10**6, 0.0))


def _height(passage: Passage) -> float:
    return max(word.box.bottom - word.box.top for word in passage.words)
