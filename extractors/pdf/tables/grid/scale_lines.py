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

from extractors.pdf.tables.grid.scale import Scale, find_scale
from schemas.paper import Passage, Reading, Table

LONGEST: Final = 160  # characters: a line about amounts, no paragraph
LEAFLET: Final = 8  # pages
SAME_SIZE: Final = 0.93  # of the letters of the chapter's title: as large is a title beside it
_LINE: Final = re.compile(r"(?i)\b(?:alle )?(?:bedragen|cijfers)\b.{0,40}\b(?:in|x)\b|\bbedragen x")
_BARE: Final = re.compile(
    r"(?i)\((?:alles )?(?:in|x) [^()]{3,40}\)\.?|in \w{4,10}en euro(?:['’]?s)?\.?"
)
_DIGITS: Final = re.compile(r"\d+")
_WHOLE_CHAPTER: Final = re.compile(r"(?i)tenzij anders|\balle bedragen\b")


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line holds: from `begin` up to `end`, both (page, height on it)."""

    begin: tuple[int, float]
    end: tuple[int, float]
    text: str
    whole_chapter: bool


class ScaleLines:
    """The lines of one document that give a scale, and where each holds."""

    def __init__(self, reading: Reading) -> None:
        long = len(reading.pages) > LEAFLET  # a tile of a leaflet has a scale of its own
        self._lines = _lines(reading.passages, _same_head(reading.passages), bare_too=long)
        self._begins = [line.begin for line in self._lines]

    def __bool__(self) -> bool:
        return bool(self._lines)

    def text_at(self, page: int, height: float) -> str:
        """The line that holds at a height on a page (points from the top), or an empty text."""
        line = self._line_at((page, height))
        return line.text if line else ""

    def chapter_scale_at(self, page: int, height: float) -> Scale | None:
        """The scale of amounts in running text there: that of a line for a whole chapter."""
        line = self._line_at((page, height))
        return find_scale(line.text) if line and line.whole_chapter else None

    def _line_at(self, place: tuple[int, float]) -> _Line | None:
        at = bisect_right(self._begins, place) - 1
        return self._lines[at] if at >= 0 and place < self._lines[at].end else None


def with_scale_lines(reading: Reading) -> tuple[Table, ...]:
    """The tables of `reading`, those under such a line with it in `scale_line`."""
    lines = ScaleLines(reading)
    if not lines:
        return reading.tables
    return tuple(
        replace(table, scale_line=text)
        if (text := lines.text_at(table.page, table.box.bottom))
        else table
        for table in reading.tables
    )


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


def _lines(
    passages: Sequence[Passage], last_pages: Mapping[int, int], *, bare_too: bool
) -> list[_Line]:
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
        money = bare_too and scale is not None and scale.unit == "EUR"
        bare = money and _BARE.fullmatch(passage.text.strip())
        if scale is None or scale.factor == 1 or not (bare or _LINE.search(passage.text)):
            continue
        whole_chapter = _WHOLE_CHAPTER.search(passage.text) is not None
        if whole_chapter and passage.page in last_pages:
            chapters.append(0.0)
            found.append(_Line(place, (last_pages[passage.page] + 1, 0.0), passage.text, True))
            continue
        chapters.append(headings[-1][1] if whole_chapter and headings else 0.0)
        found.append(_Line(place, (passage.page + 1, 0.0), passage.text, whole_chapter))
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
