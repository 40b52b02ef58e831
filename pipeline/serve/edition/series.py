"""A figure among its like: the same thing measured at other moments, as a plot and as a table."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from extractors.doctypes import about_kind
from pipeline.explain import PublishedRows
from pipeline.reconcile.decisions.disputes import members_of
from schemas.records import Claim, Document, Figure

WIDTH, HEIGHT = 720.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 74.0, 24.0, 18.0, 42.0
TICKS: Final = 5
MOST_POINTS: Final = 400
MOST_A_MOMENT: Final = 1.2


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One claim in a series: when it is about, as a decimal year, and between which values."""

    claim: Claim
    document: Document
    figure: Figure
    year: float
    low: float
    high: float
    preferred: bool

    @property
    def primary(self) -> bool:
        """Whether its document brings figures into the world."""
        return about_kind(self.document.kind).primary


@dataclass(frozen=True, slots=True)
class Point:
    """A claim on the plot, in its units; `top` and `bottom` are the ends of a range."""

    told: SeriesPoint
    x: float
    y: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot ready to be drawn: points, the line through the preferred values, ticks."""

    points: tuple[Point, ...]
    line: str
    ticks: tuple[tuple[float, float], ...]
    years: tuple[tuple[float, int], ...]
    width: float = WIDTH
    height: float = HEIGHT


def by_series(published: PublishedRows) -> dict[tuple[str, ...], list[Figure]]:
    """The figures of each series."""
    groups: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in published.figures.values():
        groups[series_key(figure)].append(figure)
    return dict(groups)


def series_of(figures: Iterable[Figure], published: PublishedRows) -> list[SeriesPoint]:
    """All that is told of the figures of one series, in order of time."""
    return sorted(_told(figures, published), key=lambda t: (t.year, t.document.doc_id))


def series_key(figure: Figure) -> tuple[str, ...]:
    """What is measured, whenever: two figures with one key are points of one series.

    One bare word ("mensen") with nothing it is part of names no one thing: such a figure is alone.
    """
    thing = figure.indicator or " ".join(figure.measure.casefold().split())
    population = " ".join(figure.population.casefold().split())
    if not figure.indicator and not population and " " not in thing:
        return (figure.figure_id,)
    return (thing, population, figure.unit, figure.statistic, figure.per)


def is_one_thing(series: Iterable[SeriesPoint]) -> bool:
    """Whether a series tells one value a moment, save a few: else its words fit several things."""
    figures = {told.figure.figure_id: told.year for told in series}
    return len(figures) <= MOST_A_MOMENT * len({*figures.values()})


def _told(figures: Iterable[Figure], published: PublishedRows) -> Iterator[SeriesPoint]:
    for figure in figures:
        for claim_id in members_of(figure):
            claim = published.claims.get(claim_id)
            year = middle_of(claim.period or figure.period) if claim else None
            ends = _ends(claim) if claim else None
            if claim is None or year is None or ends is None:
                continue
            preferred = claim_id == figure.preferred_claim
            document = published.documents[claim.doc_id]
            yield SeriesPoint(claim, document, figure, year, *ends, preferred)


def middle_of(period: str) -> float | None:
    """The middle of an ISO 8601 period as a decimal year; None where it names no year."""
    first, _, last = period.partition("/")
    begin, end = _begin(first), _end(last or first)
    return None if begin is None or end is None else (begin + end) / 2


def _begin(moment: str) -> float | None:
    year, rest = moment[:4], moment[5:]
    if not year.isdigit():
        return None
    return int(year) + _share(rest, 0.0)


def _end(moment: str) -> float | None:
    year, rest = moment[:4], moment[5:]
    if not year.isdigit():
        return None
    return int(year) + (_share(rest, 0.0) if rest else 1.0)


def _share(rest: str, other: float) -> float:
    """How far into its year a month, quarter, half or week begins."""
    parts = {"Q": 4, "H": 2, "S": 2, "W": 53}
    if rest[:1] in parts and rest[1:3].isdigit():
        return (int(rest[1:3]) - 1) / parts[rest[:1]]
    return (int(rest[:2]) - 1) / 12 if rest[:2].isdigit() else other


def _ends(claim: Claim) -> tuple[float, float] | None:
    value, low, high = claim.value, claim.value_low, claim.value_high
    ends = [v for v in ((value,) if value is not None else (low, high)) if v is not None]
    return (float(min(ends)), float(max(ends))) if ends else None


def plot_of(series: list[SeriesPoint]) -> Plot | None:
    """The plot of a series; None where it tells of one moment only, or of several things."""
    shown = series[-MOST_POINTS:]
    if len({told.year for told in shown}) < 2 or not is_one_thing(shown):
        return None
    years = (min(t.year for t in shown), max(t.year for t in shown))
    ticks = nice_ticks(min(t.low for t in shown), max(t.high for t in shown))

    def across(year: float) -> float:
        return LEFT + (year - years[0]) / (years[1] - years[0]) * (WIDTH - LEFT - RIGHT)

    def up(value: float) -> float:
        span = ticks[-1] - ticks[0]
        return HEIGHT - BOTTOM - (value - ticks[0]) / span * (HEIGHT - TOP - BOTTOM)

    points = [
        Point(t, across(t.year), up((t.low + t.high) / 2), up(t.high), up(t.low)) for t in shown
    ]
    line = " ".join(f"{p.x:.1f},{p.y:.1f}" for p in points if p.told.preferred)
    first, last = math.ceil(years[0] - 0.5), math.floor(years[1])
    step = max(1, math.ceil((last - first + 1) / 9))
    middles = [y for y in range(first, last + 1, step) if years[0] <= y + 0.5 <= years[1]]
    return Plot(
        tuple(points),
        line,
        tuple((up(tick), tick) for tick in ticks),
        tuple((across(year + 0.5), year) for year in middles),
    )


def nice_ticks(low: float, high: float) -> list[float]:
    """Round values at even distances from at most `low` to at least `high`; from zero where the
    values come near it."""
    low = 0.0 if 0 <= low < high * 0.6 or low == high > 0 else low
    span = (high - low) or abs(high) or 1.0
    rough = span / TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [float(Decimal(str(step)) * n) for n in range(first, max(last, first + 1) + 1)]
