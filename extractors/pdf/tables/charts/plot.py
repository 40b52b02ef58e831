"""Which names stand at which figures: under upright bars and points, or left of level bars."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.charts.marks import CENTRED, Marks, is_figure, middle
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, make_chunk
from extractors.pdf.tables.heads.counting import count_up
from schemas.paper import Box

REACH: Final = 34.0  # em between names and the figures farthest from them
LONGEST: Final = 45  # characters of a name
UNEVEN: Final = 0.35  # of the pitch: how far names may stand from even places
FLUSH: Final = 0.3  # em: how far the edges of names in a column may differ
_HALF: Final = 0.48  # of the pitch: figures nearer to a name than this are its own
_LEADING: Final = 1.4  # em between the lines of a name
# "2024", "dec-23", "okt '24", "Q3", "2023/24": set close together they are names all the same
_TIMES: Final = re.compile(
    r"(?i)(?:(?:19|20)\d\d(?:[-/]\d{2,4})?|[a-z]{3,4}\.?(?:[-/'’]+(?:20)?\d\d)?|[kq][1-4]|[1-4]e)"
)
_FIGURE_BEHIND: Final = re.compile(r":\s*€?\s?\d|\s\d[\d.,]*\s?%$|\s\d{1,3}\.\d{3}$")  # "hbo: 86"
_CLASSES: Final = frozenset(("", "year", "range", "bounds"))


@dataclass(frozen=True, slots=True)
class Name:
    """What stands at a mark: the lines of a name, and the figures there."""

    lines: tuple[Chunk, ...]
    figures: tuple[Chunk, ...]

    @property
    def first(self) -> Chunk:
        """Its first line."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class ChartPlot:
    """Names in a row (`upright`) or in a column, each with its figures."""

    names: tuple[Name, ...]
    upright: bool

    @property
    def figures(self) -> tuple[Chunk, ...]:
        """All of its figures."""
        return tuple(figure for name in self.names for figure in name.figures)

    @property
    def pitch(self) -> float:
        """The room from one name to the next, in points."""
        at = 0 if self.upright else 1
        places = [middle(name.first.box)[at] for name in self.names]
        return min((b - a for a, b in pairwise(places)), default=0.0)


def find_plots(
    page: RawPage, marks: Marks, tiles: Sequence[Box], accept: Callable[[ChartPlot], bool]
) -> Iterator[ChartPlot]:
    """The plots of a page that `accept` finds drawn, none of their figures in two of them."""
    rows = [(row, True) for line in marks.lines for row in _rows(page, line, tiles)]
    columns = [(column, False) for column in _columns(marks.lines, tiles)]
    used: set[int] = set()
    for names, upright in (*rows, *columns):
        free = [figure for figure in marks.figures if id(figure) not in used]
        plot = _plot(names, free, marks.lines, tiles, upright=upright)
        if plot is None or count_up([figure.text for figure in plot.figures]):
            continue
        if accept(plot):
            used |= {id(figure) for figure in plot.figures}
            yield plot


def tile_of(box: Box, tiles: Sequence[Box]) -> Box | None:
    """The tile that holds the middle of a box."""
    if not tiles:
        return None
    x, y = middle(box)
    return next((t for t in tiles if t.x0 <= x <= t.x1 and t.top <= y <= t.bottom), None)


def _is_name(chunk: Chunk) -> bool:
    return (
        chunk.kind in _CLASSES
        and len(chunk.text) <= LONGEST
        and not _FIGURE_BEHIND.search(chunk.text)
    )


def _rows(page: RawPage, line: TextLine, tiles: Sequence[Box]) -> list[list[Chunk]]:
    """The names on a line, per tile; "2024 2023 2022" or "jan feb mrt" as three."""
    by_tile: defaultdict[Box | None, list[Chunk]] = defaultdict(list)
    for whole in line.chunks:
        words = whole.text.split()
        parted = len(words) == len(whole.words) > 1 and all(map(_TIMES.fullmatch, words))
        for chunk in [make_chunk(page, [w]) for w in whole.words] if parted else [whole]:
            if _is_name(chunk):
                by_tile[tile_of(chunk.box, tiles)].append(chunk)
    return [row for row in by_tile.values() if len(row) > 1]


def _columns(lines: Sequence[TextLine], tiles: Sequence[Box]) -> list[list[Chunk]]:
    """Names under each other, flush left or right, per tile, the nearest to the right first."""
    names = [c for line in lines for c in line.chunks if _is_name(c)]
    columns: list[list[Chunk]] = []
    by_tile: defaultdict[Box | None, list[Chunk]] = defaultdict(list)
    for name in names:
        by_tile[tile_of(name.box, tiles)].append(name)
    for within in by_tile.values():
        for edge in (_right, _left):
            column: list[Chunk] = []
            for name in sorted(within, key=edge):
                if column and edge(name) - edge(column[-1]) > FLUSH * name.size:
                    columns.append(column)
                    column = []
                column.append(name)
            columns.append(column)
    several = (sorted(column, key=_baseline) for column in columns if len(column) > 1)
    return sorted(several, key=lambda column: -column[0].box.x0)


def _right(chunk: Chunk) -> float:
    return chunk.box.x1


def _left(chunk: Chunk) -> float:
    return chunk.box.x0


def _baseline(chunk: Chunk) -> float:
    return chunk.baseline


def _plot(
    names: Sequence[Chunk],
    figures: Sequence[Chunk],
    lines: Sequence[TextLine],
    tiles: Sequence[Box],
    *,
    upright: bool,
) -> ChartPlot | None:
    """The longest even run of names with figures; None where there is none."""
    at = 0 if upright else 1
    figures = _beyond_all(figures, names, upright=upright)
    if len(figures) < 2:
        return None
    places = [middle(name.box)[at] for name in names]
    owned: list[list[Chunk]] = [[] for _ in names]
    texts = [c for line in lines for c in line.chunks if not c.value]
    for figure in figures:
        place = middle(figure.box)[at]
        nearest = min(range(len(names)), key=lambda i: abs(places[i] - place))
        name = names[nearest]
        around = [abs(places[i] - places[nearest]) for i in (nearest - 1, nearest + 1)
                  if 0 <= i < len(names)]  # fmt: skip
        reach = max(CENTRED * name.size, _HALF * min(around))
        near = abs(places[nearest] - place) <= reach and _is_beyond(figure, name, upright=upright)
        alike = tile_of(figure.box, tiles) == tile_of(name.box, tiles)
        if near and alike and not _is_parted(figure, name, texts, names, upright=upright):
            owned[nearest].append(figure)
    best: list[int] = []
    run: list[int] = []
    for i in range(len(names)):
        if not owned[i]:
            run = []
            continue
        run = [*run, i] if run and _goes_on(places, run, i) else [i]
        if len(run) > len(best):
            best = run
    if len(best) < 2:
        return None
    chosen = [names[i] for i in best]
    named = [_whole(name, lines, chosen, upright=upright) for name in chosen]
    if any(_is_text(name) for name in named):
        return None
    return ChartPlot(
        tuple(Name(n, tuple(owned[i])) for n, i in zip(named, best, strict=True)), upright
    )


def _is_text(name: Sequence[Chunk]) -> bool:
    """Whether a name is more than one: a sentence, or as long as several."""
    told = " ".join(chunk.text for chunk in name)
    return len(told) > 2 * LONGEST or (len(name) > 2 and told.endswith("."))


def _beyond_all(figures: Sequence[Chunk], names: Sequence[Chunk], *, upright: bool) -> list[Chunk]:
    """The figures that stand over a row of names, or right of a column: all that may be theirs."""
    reach = REACH * max(name.size for name in names)
    if upright:
        bottom = max(name.box.bottom for name in names)
        return [f for f in figures if bottom - reach <= f.box.bottom <= bottom]
    left = min(name.box.x1 for name in names)
    right = max(name.box.x1 for name in names) + reach
    return [f for f in figures if left <= f.box.x1 and f.box.x0 <= right]


def _goes_on(places: Sequence[float], run: Sequence[int], i: int) -> bool:
    """Whether a name stands as far from the one before as those stand from each other."""
    pitch = places[i] - places[run[-1]]
    if len(run) < 2:
        return pitch > 0
    usual = places[run[1]] - places[run[0]]
    return abs(pitch - usual) <= UNEVEN * usual


def _is_beyond(figure: Chunk, name: Chunk, *, upright: bool) -> bool:
    """Whether a figure stands over a name, or right of it, and not too far."""
    if upright:
        above = figure.box.bottom <= name.box.top + 0.2 * name.size
        return above and name.box.top - figure.box.bottom <= REACH * name.size
    right = figure.box.x0 >= name.box.x1 - 0.2 * name.size
    return right and figure.box.x0 - name.box.x1 <= REACH * name.size


def _is_parted(
    figure: Chunk,
    name: Chunk,
    texts: Iterable[Chunk],
    names: Sequence[Chunk],
    *,
    upright: bool,
) -> bool:
    """Whether words of something else stand between a figure and a name."""
    own = {id(each) for each in names}
    x, y = middle(figure.box)
    if upright:
        return any(
            text.box.x0 < x < text.box.x1
            and figure.box.bottom <= text.box.top
            and text.box.bottom <= name.box.top
            and name.box.top - text.box.bottom > _LEADING * name.size
            for text in texts
            if id(text) not in own
        )
    return any(
        text.box.top < y < text.box.bottom
        and name.box.x1 <= text.box.x0
        and text.box.x1 <= figure.box.x0
        for text in texts
        if id(text) not in own
    )


def _whole(
    name: Chunk, lines: Sequence[TextLine], names: Sequence[Chunk], *, upright: bool
) -> tuple[Chunk, ...]:
    """A name with the lines that go on under it, each in the middle of its column."""
    found = [name]
    if not upright or name.kind:
        return (name,)
    for line in lines:
        step = line.baseline - found[-1].baseline
        if step <= 0.5 * name.size:
            continue
        if step > _LEADING * name.size:
            break
        under = [
            chunk
            for chunk in line.chunks
            if abs(middle(chunk.box)[0] - middle(name.box)[0]) <= CENTRED * name.size
            or abs(chunk.box.x0 - name.box.x0) <= 0.2 * name.size
            if not is_figure(chunk) and abs(chunk.size - name.size) <= 0.1 * name.size
        ]
        if len(under) != 1:
            break
        found.append(under[0])
    return tuple(found)
