"""Figures of a chart over a row of years: one over each, level or on bars of different heights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.built.build import FoundTable, finish
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, around, make_chunk
from extractors.pdf.tables.grid.frame import clip, find_caption
from schemas.paper import Box, Table

FEWEST: Final = 3  # years
CENTRED: Final = 0.9  # em between the middle of a year and that of its figure
REACH: Final = 20.0  # em between the years and their figures
BELOW: Final = 2.5  # em below the years without figures: else they head those
ASIDE: Final = 30.0  # points: how far left of its figures a title may end
_FIGURE_BEHIND: Final = re.compile(r"\s[€+-]?\s?\d[\d.,]*\s?%?$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
APART: Final = 0.35  # of the pitch: how far years may stand from even places


def find_over_years(
    page: RawPage, lines: Sequence[TextLine], tiles: Sequence[Box]
) -> list[FoundTable]:
    """The series of a page, each a table of one row; `tiles` part what stands side by side."""
    found = []
    for at, line in enumerate(lines):
        for years in _runs_of_years(page, line, tiles):
            figures = _figures_over(years, lines[:at], lines[at + 1 :], tiles)
            if figures is not None:
                found.append(_build(page, lines[:at], years, figures, tiles))
    return found


def _runs_of_years(page: RawPage, line: TextLine, tiles: Sequence[Box]) -> list[list[Chunk]]:
    """The years of a line, one apart and evenly spaced, per tile."""
    runs: list[list[Chunk]] = []
    for chunk in (part for whole in line.chunks for part in _years_apart(page, whole)):
        last = runs[-1][-1] if runs and runs[-1] else None
        if chunk.kind != "year" or not chunk.text.isdigit():
            runs.append([])
        elif (
            last is not None and _goes_on(last, chunk) and _tile(last, tiles) == _tile(chunk, tiles)
        ):
            runs[-1].append(chunk)
        else:
            runs.append([chunk])
    return [run for run in runs if len(run) >= FEWEST and _is_even(run)]


def _years_apart(page: RawPage, chunk: Chunk) -> list[Chunk]:
    """The years of "2024 2023 2022" one by one; any other text as it is."""
    words = chunk.text.split()
    several = len(words) == len(chunk.words) > 1 and all(map(_YEAR.fullmatch, words))
    return [make_chunk(page, [word]) for word in chunk.words] if several else [chunk]


def _goes_on(year: Chunk, following: Chunk) -> bool:
    return abs(int(following.text) - int(year.text)) == 1


def _is_even(years: Sequence[Chunk]) -> bool:
    steps = {int(b.text) - int(a.text) for a, b in pairwise(years)}
    pitches = [_middle(b) - _middle(a) for a, b in pairwise(years)]
    usual = sorted(pitches)[len(pitches) // 2]
    even = all(abs(pitch - usual) <= APART * usual for pitch in pitches)
    return len(steps) == 1 and steps <= {1, -1} and even


def _figures_over(
    years: Sequence[Chunk],
    above: Sequence[TextLine],
    below: Sequence[TextLine],
    tiles: Sequence[Box],
) -> list[Chunk] | None:
    """One figure over each of the years; None where any has none, or more than one."""
    size = years[0].size
    near = [line for line in below if line.baseline - years[0].baseline <= BELOW * size]
    if any(_over(year, near, tiles) for year in years):
        return None
    reached = [line for line in above if years[0].baseline - line.baseline <= REACH * size]
    over = [_over(year, reached, tiles) for year in years]
    if any(len(found) != 1 for found in over):
        return None
    figures = [found[0] for found in over]
    alike = {chunk.text.rstrip().endswith("%") for chunk in figures}
    sizes = {round(chunk.size) for chunk in figures}
    return figures if len(alike) == 1 and len(sizes) == 1 else None


def _over(year: Chunk, lines: Sequence[TextLine], tiles: Sequence[Box]) -> list[Chunk]:
    """The figures in a year's column and tile; a text over it ends the column."""
    found: list[Chunk] = []
    for line in reversed(lines):
        for chunk in line.chunks:
            if _tile(chunk, tiles) != _tile(year, tiles):
                continue
            if chunk.kind not in ("", "empty") and _is_centred(chunk, year):
                found.append(chunk)
            elif not chunk.value and chunk.box.x0 < _middle(year) < chunk.box.x1:
                return found
    return found


def _is_centred(chunk: Chunk, year: Chunk) -> bool:
    return abs(_middle(chunk) - _middle(year)) <= CENTRED * year.size


def _middle(chunk: Chunk) -> float:
    return (chunk.box.x0 + chunk.box.x1) / 2


def _tile(chunk: Chunk, tiles: Sequence[Box]) -> Box | None:
    x, y = _middle(chunk), (chunk.box.top + chunk.box.bottom) / 2
    return next((t for t in tiles if t.x0 <= x <= t.x1 and t.top <= y <= t.bottom), None)


def _build(
    page: RawPage,
    above: Sequence[TextLine],
    years: Sequence[Chunk],
    figures: Sequence[Chunk],
    tiles: Sequence[Box],
) -> FoundTable:
    slots = [Slot(0, column, [year.words]) for column, year in enumerate(years)]
    slots += [Slot(1, column, [figure.words]) for column, figure in enumerate(figures)]
    box = around(chunk.box for chunk in (*years, *figures))
    tile = _tile(years[0], tiles)
    if tile is not None:
        left, right = max(tile.x0, box.x0 - ASIDE), min(tile.x1, box.x1)
        parts = (clip(line, left, right) for line in above if line.box.top >= tile.top - 2)
        over = [part for part in parts if part is not None]
    else:
        higher = (line for line in above if line.baseline < min(f.box.top for f in figures) + 1)
        parts = (_outside(line, tiles) for line in higher)
        over = [part for part in parts if part is not None]
    return finish(
        page,
        slots,
        Table(
            table_id="",
            page=page.number,
            box=box,
            cells=(),
            header_rows=1,
            header_columns=0,
            caption=_title(over, box, in_tile=tile is not None),
            rule="aligned",
        ),
    )


def _outside(line: TextLine, tiles: Sequence[Box]) -> TextLine | None:
    """What of a line stands in none of the tiles."""
    kept = tuple(chunk for chunk in line.chunks if _tile(chunk, tiles) is None)
    return replace(line, chunks=kept) if kept else None


def _title(over: Sequence[TextLine], box: Box, *, in_tile: bool) -> str:
    """What heads the figures: the top lines of their tile, else the title right over them."""
    if not in_tile:
        return find_caption(over, box)
    words = [[c for c in line.chunks if not c.value] for line in over]
    told = [
        _FIGURE_BEHIND.sub("", " ".join(chunk.text for chunk in chunks))
        for chunks in words
        if chunks
    ]
    if len(told) > 1 and told[1].startswith(("(", "[")):
        return f"{told[0]} {told[1]}"
    return told[0] if told else ""
