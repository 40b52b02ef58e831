"""Charts of a page as tables: names along the axis, a row or column for each series."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.built.build import FoundTable, finish
from extractors.pdf.tables.charts.marks import Marks, find_marks, middle
from extractors.pdf.tables.charts.plot import ChartPlot, find_plots, tile_of
from extractors.pdf.tables.charts.series import LegendEntry, bar_of, in_series, shades_near
from extractors.pdf.tables.charts.title import find_title, unit_beside, words_beside
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, around
from schemas.paper import Box, Table

FEWEST: Final = 3  # figures; two where bars or marks show that it is a chart
_MOST_WITH: Final = 0.8  # share of the figures that stand at a bar
_FEWEST_TICKS: Final = 3
_ALIKE: Final = 1.3  # times as large as another: circles of one chart may differ no more
_SAME: Final = 1.5  # points between the ends of bars on one line
_CENTRED: Final = 0.5  # em
_LOOSE: Final = 0.8  # of the pitch: marks no broader than this stand apart


def find_charts(
    page: RawPage, lines: Sequence[TextLine], free: Collection[int], tiles: Sequence[Box]
) -> list[FoundTable]:
    """The charts in `lines`, whose words are among `free`; `tiles` part what stands side by side.

    A row of words under numbers is no chart by itself: bars or the marks of an axis show it.
    """
    marks = find_marks(page, lines, sorted(free))
    if len(marks.figures) < 2 or (not page.shades and len(marks.ticks) < _FEWEST_TICKS):
        return []
    plots = find_plots(page, marks, tiles, lambda plot: _is_drawn(page, plot, marks))
    tables = (_build(page, plot, marks, tiles) for plot in plots)
    return [table for table in tables if table is not None]


def _is_drawn(page: RawPage, plot: ChartPlot, marks: Marks) -> bool:
    """Whether figures stand at bars or in marks of their own, or beside an axis.

    The bands and cells of a table are all of one length, and touch each other.
    """
    several = any(len(name.figures) > 1 for name in plot.names)
    times = all(name.first.kind for name in plot.names)
    if not (plot.upright or several or times or len(plot.names) >= FEWEST):
        return False  # words with a figure behind them are read as the label they are
    if len(plot.figures) >= FEWEST and len(_ticks_beside(plot, marks)) >= _FEWEST_TICKS:
        return True
    shades = shades_near(plot, page.shades)
    bars = {
        bar.box: figure
        for name in plot.names
        for figure in name.figures
        if (bar := bar_of(figure, plot, shades)) is not None
        and _is_beyond(bar.box, name.first, upright=plot.upright)
    }
    if len(bars) > 1 and len(bars) >= _MOST_WITH * len(plot.figures):
        long = {round(_extent(box, upright=plot.upright)) for box in bars}
        if len(long) > 1 and _stand_on_one_line(list(bars), upright=plot.upright):
            return True
        broad = max(_extent(box, upright=not plot.upright) for box in bars)
        if broad <= _LOOSE * plot.pitch and all(_is_around(b, f) for b, f in bars.items()):
            return max(long) <= _ALIKE * min(long)
    return False


def _extent(box: Box, *, upright: bool) -> float:
    return box.bottom - box.top if upright else box.x1 - box.x0


def _stand_on_one_line(bars: Sequence[Box], *, upright: bool) -> bool:
    """Whether bars begin where others begin or end: on one floor, or on each other."""
    ends = [(box.top, box.bottom) if upright else (box.x0, box.x1) for box in bars]
    sharing = sum(
        any(
            abs(end - other) <= _SAME
            for at, others in enumerate(ends)
            if at != number
            for other in others
            for end in own
        )
        for number, own in enumerate(ends)
    )
    return sharing >= _MOST_WITH * len(ends)


def _is_beyond(bar: Box, name: Chunk, *, upright: bool) -> bool:
    """Whether a bar stands over its name, or right of it."""
    slack = 0.5 * name.size
    return bar.bottom <= name.box.top + slack if upright else bar.x0 >= name.box.x1 - slack


def _is_around(mark: Box, figure: Chunk) -> bool:
    """Whether a figure stands in the middle of a mark: a circle, a diamond."""
    (x, y), (at, level) = middle(mark), middle(figure.box)
    return max(abs(x - at), abs(y - level)) <= _CENTRED * figure.size


def _ticks_beside(plot: ChartPlot, marks: Marks) -> list[Chunk]:
    """The marks of the axis along which a plot rises."""
    names = around(c.box for name in plot.names for c in name.lines)
    size = plot.names[0].first.size
    if plot.upright:
        return [
            tick
            for tick in marks.ticks
            if tick.box.bottom <= names.bottom
            and (tick.box.x1 <= names.x0 + size or tick.box.x0 >= names.x1 - size)
            and -40 * size <= tick.box.top - names.top
            and min(abs(tick.box.x1 - names.x0), abs(tick.box.x0 - names.x1)) <= 8 * size
        ]
    return [
        tick
        for tick in marks.ticks
        if tick.box.x0 >= names.x1 - size
        and (tick.box.top >= names.bottom - size or tick.box.bottom <= names.top + size)
        and min(abs(tick.box.top - names.bottom), abs(tick.box.bottom - names.top)) <= 5 * size
    ]


def _build(page: RawPage, plot: ChartPlot, marks: Marks, tiles: Sequence[Box]) -> FoundTable | None:
    """The chart as a table; None where nothing tells its series apart, or it has no title."""
    series: list[LegendEntry] = []
    figures: list[list[Chunk | None]] = [list(name.figures) for name in plot.names]
    if any(len(name.figures) > 1 for name in plot.names):
        told = in_series(page, marks.lines, plot)
        if told is None:
            return None
        series, figures = told
    ticks = _ticks_beside(plot, marks)
    named = [c for name in plot.names for c in name.lines]
    box = around(c.box for c in (*named, *plot.figures))
    tile = tile_of(plot.names[0].first.box, tiles)
    bars = (bar_of(figure, plot, page.shades) for figure in plot.figures)
    drawn = [bar.box for bar in bars if bar is not None]
    with_axis = around([box, *drawn, *(tick.box for tick in ticks)])
    beside = words_beside(page, with_axis)
    caption = find_title(marks.lines, with_axis, tile, series) or beside
    table = Table(
        table_id="",
        page=page.number,
        box=box,
        cells=(),
        header_rows=1 if plot.upright or series else 0,
        header_columns=0 if plot.upright and not series else 1,
        caption=caption,
        rule="aligned",
        scale_below=unit_beside(beside, ticks, plot.figures),
    )
    made = finish(page, _slots(plot, series, figures), table)
    legend = {i for entry in series for i in entry.words}
    return replace(made, words=made.words - legend)  # it may be that of other charts as well


def _slots(
    plot: ChartPlot, series: Sequence[LegendEntry], figures: Sequence[Sequence[Chunk | None]]
) -> list[Slot]:
    """The cells: under upright bars names head columns, beside level ones they head rows."""
    aside = 1 if series or not plot.upright else 0
    over = 1 if series or plot.upright else 0
    slots = []
    for at, name in enumerate(plot.names):
        words = [chunk.words for chunk in name.lines]
        slots.append(Slot(0, aside + at, words) if plot.upright else Slot(over + at, 0, words))
        for number, figure in enumerate(figures[at]):
            if figure is None:
                continue
            row, column = (number, at) if plot.upright else (at, number)
            slots.append(Slot(over + row, aside + column, [figure.words]))
    for number, entry in enumerate(series):
        row, column = (over + number, 0) if plot.upright else (0, aside + number)
        slots.append(Slot(row, column, [entry.words]))
    return slots
