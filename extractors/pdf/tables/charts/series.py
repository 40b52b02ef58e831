"""Which series a figure of a chart is of: by the colour of its bar, or its place in a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractors.pdf.page.sheet import RawPage, Shade
from extractors.pdf.tables.charts.marks import middle
from extractors.pdf.tables.charts.plot import ChartPlot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, around
from schemas.paper import Box

BESIDE: Final = 1.3  # em between the end of a bar and its figure
WIDEST: Final = 1.1  # of the pitch: a broader area is none of the bars
_THIN: Final = 2.0  # points: less is a line
_SWATCH: Final = (2.6, 1.7)  # em: the widest and highest square before a name in a legend
_SWATCH_GAP: Final = 1.7  # em between it and the name
_LEGEND_REACH: Final = 12.0  # em between a chart and its legend
_SIDE_BY_SIDE: Final = 14.0  # em between two names of one legend
_ROW_REACH: Final = 5.0  # em between the names of a chart and a legend without squares
_LEADING: Final = 1.5  # em between the lines of an entry
_WORD_GAP: Final = 1.2  # em: more parts two names of a legend
_APART: Final = 0.5  # em between the places of two figures of a cluster
_LIKE_COLOUR: Final = 90  # of all three channels together

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A name in a legend, and its colour where a square shows that."""

    words: tuple[int, ...]
    box: Box
    colour: Colour | None = None


def shades_near(plot: ChartPlot, shades: Sequence[Shade]) -> list[Shade]:
    """The areas that may be bars of a plot: narrow enough, and where its figures are."""
    box = around(figure.box for figure in plot.figures)
    room = BESIDE * max(figure.size for figure in plot.figures)
    return [
        shade
        for shade in shades
        if shade.box.x0 <= box.x1 + room
        and shade.box.x1 >= box.x0 - room
        and shade.box.top <= box.bottom + room
        and shade.box.bottom >= box.top - room
        and (shade.box.x1 - shade.box.x0 if plot.upright else shade.box.bottom - shade.box.top)
        <= WIDEST * plot.pitch
    ]


def bar_of(figure: Chunk, plot: ChartPlot, shades: Sequence[Shade]) -> Shade | None:
    """The bar that a figure stands in or at the end of; the last one drawn where several do."""
    best: tuple[float, int] | None = None
    for at, shade in enumerate(shades):
        away = distance(figure, shade.box, plot)
        if away is not None and (best is None or (away, -at) < best):
            best = away, -at
    return shades[-best[1]] if best is not None else None


def distance(figure: Chunk, bar: Box, plot: ChartPlot) -> float | None:
    """How far a figure stands off the end of a bar, 0 within it; None where it is not its bar."""
    x, y = middle(figure.box)
    if plot.upright:
        if not bar.x0 <= x <= bar.x1:
            return None
        across, along = (bar.x0, bar.x1), (bar.top, bar.bottom)
        place, (low, high) = x, (figure.box.top, figure.box.bottom)
    else:
        if not bar.top <= y <= bar.bottom:
            return None
        across, along = (bar.top, bar.bottom), (bar.x0, bar.x1)
        place, (low, high) = y, (figure.box.x0, figure.box.x1)
    wide = across[1] - across[0]
    if not (across[0] <= place <= across[1]) or wide > WIDEST * plot.pitch:
        return None
    if wide < _THIN or along[1] - along[0] < 0.1:
        return None
    if along[0] <= (low + high) / 2 <= along[1]:
        return 0.0
    away = min(abs(along[0] - high), abs(low - along[1]))
    return away if away <= BESIDE * figure.size else None


def find_legend(
    page: RawPage, lines: Sequence[TextLine], plot: ChartPlot, size: float
) -> list[LegendEntry]:
    """The names with a square before them nearest to a chart, in order of reading.

    Only those that stand together, and are as many as the figures at a name or more.
    """
    box = around(c.box for name in plot.names for c in (*name.lines, *name.figures))
    reach = _LEGEND_REACH * size
    squares = [
        shade
        for shade in page.shades
        if _THIN < shade.box.x1 - shade.box.x0 <= _SWATCH[0] * size
        and 1 <= shade.box.bottom - shade.box.top <= _SWATCH[1] * size
        and box.x0 - reach <= shade.box.x0 <= box.x1 + reach
        and box.top - reach <= shade.box.top <= box.bottom + reach
    ]
    taken = {i for name in plot.names for c in (*name.lines, *name.figures) for i in c.words}
    found = []
    for square in squares:
        words = _words_behind(page, lines, square.box, taken, squares)
        if words:
            found.append(
                LegendEntry(tuple(words), around(page.words[i].box for i in words), square.colour)
            )
    found = [_with_next_line(page, lines, entry, [e.box for e in found]) for entry in found]
    once = {entry.words: entry for entry in found}
    ordered = sorted(once.values(), key=lambda entry: (round(entry.box.top / size), entry.box.x0))
    many = max(len(name.figures) for name in plot.names)
    legends = [group for group in _together(ordered, size) if len(group) >= many]
    return min(legends, key=lambda group: _away(group, box), default=[])


def _with_next_line(
    page: RawPage, lines: Sequence[TextLine], entry: LegendEntry, others: Sequence[Box]
) -> LegendEntry:
    """An entry with what goes on under it, where no other entry begins."""
    size = page.words[entry.words[0]].size
    for line in lines:
        step = line.box.top - entry.box.top
        if not 0.5 * size < step <= _LEADING * size:
            continue
        for chunk in line.chunks:
            flush = abs(chunk.box.x0 - entry.box.x0) <= 0.3 * size
            begun = any(abs(box.top - chunk.box.top) < 0.5 * size for box in others)
            if flush and not begun and not chunk.value and chunk.text[:1].islower():
                words = (*entry.words, *chunk.words)
                return replace(entry, words=words, box=around([entry.box, chunk.box]))
    return entry


def _together(entries: Sequence[LegendEntry], size: float) -> list[list[LegendEntry]]:
    """The entries in groups: under each other or side by side, with little room between."""
    groups: list[list[LegendEntry]] = []
    for entry in entries:
        for group in groups:
            if any(_is_near(entry.box, other.box, size) for other in group):
                group.append(entry)
                break
        else:
            groups.append([entry])
    return groups


def _is_near(one: Box, other: Box, size: float) -> bool:
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return (down <= 0 and across <= _SIDE_BY_SIDE * size) or (across <= 0 and down <= 1.5 * size)


def _away(group: Sequence[LegendEntry], box: Box) -> float:
    """How far a legend stands from a chart."""
    legend = around(entry.box for entry in group)
    across = max(legend.x0, box.x0) - min(legend.x1, box.x1)
    down = max(legend.top, box.top) - min(legend.bottom, box.bottom)
    return max(across, 0.0) + max(down, 0.0)


def _words_behind(
    page: RawPage,
    lines: Sequence[TextLine],
    square: Box,
    taken: set[int],
    squares: Sequence[Shade],
) -> list[int]:
    """The words that a square stands before, up to the next square."""
    level = (square.top + square.bottom) / 2
    for line in lines:
        if not line.box.top - 2 <= level <= line.box.bottom + 2:
            continue
        found: list[int] = []
        edge = square.x1
        for i in (i for chunk in line.chunks for i in chunk.words):
            word = page.words[i]
            if word.box.x0 < square.x1 - 1:
                continue
            gap = (word.box.x0 - edge) / word.size
            parted = any(
                edge - 1 <= other.box.x0 and other.box.x1 <= word.box.x0 + 1
                for other in squares
                if found and other.box.top <= level <= other.box.bottom
            )
            if i in taken or parted or gap > (_WORD_GAP if found else _SWATCH_GAP):
                break
            found.append(i)
            edge = word.box.x1
        if found and any(c.isalpha() for i in found for c in page.words[i].text):
            return found
    return []


def in_series(
    page: RawPage, lines: Sequence[TextLine], plot: ChartPlot
) -> tuple[list[LegendEntry], list[list[Chunk | None]]] | None:
    """The series of a chart with several figures at each name: their names, and per name the
    figure of each series; None where no legend tells which is which."""
    size = plot.names[0].first.size
    many = max(len(name.figures) for name in plot.names)
    legend = find_legend(page, lines, plot, size)
    bars = [bar_of(figure, plot, page.shades) for figure in plot.figures]
    if len(legend) >= many and any(bars):
        told = _by_colour(plot, legend, bars)
        return (legend, told) if told is not None else None
    if len(legend) != many:
        legend = _row_of_names(lines, plot, many)
    if len(legend) == many and (placed := _by_place(plot, many)) is not None:
        return legend, placed
    return None


def _by_colour(
    plot: ChartPlot, legend: Sequence[LegendEntry], bars: Sequence[Shade | None]
) -> list[list[Chunk | None]] | None:
    """Per name the figure of each series, by the colours of `bars`, one for each figure."""
    told: list[list[Chunk | None]] = []
    left = iter(bars)
    for name in plot.names:
        row: list[Chunk | None] = [None] * len(legend)
        for figure, bar in zip(name.figures, left, strict=False):
            at = _nearest(bar.colour, legend) if bar is not None else None
            if at is None or row[at] is not None:
                return None
            row[at] = figure
        told.append(row)
    return told


def _nearest(colour: Colour, legend: Sequence[LegendEntry]) -> int | None:
    """The place of the entry that looks most like a colour, if none other looks nearly so."""
    away = sorted(
        (sum(abs(a - b) for a, b in zip(entry.colour, colour, strict=True)), at)
        for at, entry in enumerate(legend)
        if entry.colour is not None
    )
    if not away or away[0][0] > _LIKE_COLOUR:
        return None
    clear = len(away) == 1 or away[1][0] > 2 * away[0][0]
    return away[0][1] if clear else None


def _by_place(plot: ChartPlot, many: int) -> list[list[Chunk | None]] | None:
    """The figures of each name in order along the row of names, if they stand beside each other."""
    at = 0 if plot.upright else 1
    told: list[list[Chunk | None]] = []
    for name in plot.names:
        ordered = sorted(name.figures, key=lambda figure: middle(figure.box)[at])
        places = [middle(figure.box)[at] for figure in ordered]
        apart = _APART * name.first.size
        if len(ordered) != many or any(b - a < apart for a, b in pairwise(places)):
            return None
        told.append(list(ordered))
    return told


def _row_of_names(lines: Sequence[TextLine], plot: ChartPlot, many: int) -> list[LegendEntry]:
    """The names right under those of a chart, one for each series: a legend drawn as a picture."""
    last = max((c for name in plot.names for c in name.lines), key=lambda c: c.baseline)
    box = around(c.box for name in plot.names for c in name.lines)
    for line in lines:
        if line.baseline <= last.baseline + 0.5 * last.size:
            continue
        inside = [c for c in line.chunks if c.box.x1 > box.x0 - 20 and c.box.x0 < box.x1 + 20]
        if not inside:
            continue
        near = line.baseline - last.baseline <= _ROW_REACH * last.size
        named = len(inside) == many and all(not c.value for c in inside)
        return [LegendEntry(c.words, c.box) for c in inside] if near and named else []
    return []
