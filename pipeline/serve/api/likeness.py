"""Which figures and indicators a steward's own words for a measure name, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.search import read_question
from pipeline.serve.edition.edition import Now
from schemas.indicators.indicators import Indicator, find_indicator, load_indicators
from schemas.records import Figure

FIGURE, INDICATOR = "figure", "indicator"
LOOKED_AT: Final = 60
"""Hits of a search that are weighed."""
SURE, AHEAD = 90.0, 10.0
"""A candidate matches from this score on, so much ahead of the next."""
PROPERTIES: Final = ("period", "unit", "population", "statistic", "indicator", "value")
"""What of a figure may be told beside the name, and be asked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure or indicator that may be meant. `score` is 0 to 100."""

    id: str
    name: str
    kind: str
    description: str
    score: float


def name_figure(figure: Figure) -> str:
    """A figure in words: what, of whom, when."""
    about = " ".join(filter(None, (figure.measure, figure.population)))
    return f"{about or figure.figure_id} ({figure.period})" if figure.period else about


def find_figures(now: Now, asked: str, told: Mapping[str, str], *, limit: int) -> list[Candidate]:
    """Figures by the words of a measure; `told` are values of PROPERTIES that it should have."""
    outcome = now.edition.finder.ask(asked, limit=LOOKED_AT)
    figures = {hit.figure.figure_id: hit.figure for hit in outcome.hits if hit.figure}
    held = now.published.figures
    found = [
        Candidate(
            figure.figure_id,
            name_figure(figure),
            FIGURE,
            f"{_value(figure)} {figure.unit}".strip(),
            _score(asked, f"{figure.measure} {figure.population} {figure.period}", told, figure),
        )
        for figure in (held[name] for name in figures if name in held)
    ]
    return _best(found, limit)


def find_indicators(asked: str, told: Mapping[str, str], *, limit: int) -> list[Candidate]:
    """Indicators by the words of a measure: their own patterns first, else words in common."""
    ruled = {
        find_indicator(asked.lower(), told.get("population", ""), "", unit, asked)
        for unit in ([told["unit"]] if told.get("unit") else _units())
    } - {""}
    found = []
    for indicator in load_indicators().values():
        score = _cover(asked, f"{indicator.label} {' '.join(indicator.measures)}")
        if indicator.id in ruled and len(ruled) == 1:
            score = 100.0
        if score > 0:
            found.append(_as_candidate(indicator, score))
    return _best(found, limit)


def _as_candidate(indicator: Indicator, score: float) -> Candidate:
    return Candidate(
        indicator.id, indicator.label, INDICATOR, indicator.definition, round(score, 1)
    )


def is_match(candidates: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether a candidate is so sure, and so far ahead, that no person need look."""
    others = [one.score for one in candidates if one is not candidate]
    return candidate.score >= SURE and candidate.score - max(others, default=0.0) >= AHEAD


def _units() -> list[str]:
    return sorted({unit for each in load_indicators().values() for unit in each.units})


def _best(found: Iterable[Candidate], limit: int) -> list[Candidate]:
    return sorted(found, key=lambda one: (-one.score, one.id))[:limit]


def _score(asked: str, text: str, told: Mapping[str, str], figure: Figure) -> float:
    """How well words fit, and of what is told beside them the share that the figure has."""
    words = _cover(asked, text)
    if not told:
        return round(words, 1)
    right = sum(_has(figure, name, value) for name, value in told.items())
    return round(words * (0.5 + 0.5 * right / len(told)), 1)


def _has(figure: Figure, name: str, value: str) -> bool:
    if name == "value":
        return _value(figure).replace(".", ",") == value.strip().replace(".", ",")
    own = str(getattr(figure, name, ""))
    return own.casefold() == value.strip().casefold()


def _value(figure: Figure) -> str:
    if figure.value is not None:
        return f"{figure.value:f}"
    return f"{figure.value_low}-{figure.value_high}"


def _cover(asked: str, text: str) -> float:
    """Of what is asked the share that the text has, and a little of the other way round; 0-100."""
    question, around = read_question(asked), text.casefold()
    words = [word.forms for word in question.words] + [(year,) for year in question.years]
    if not words:
        return 0.0
    there = sum(any(form.casefold() in around for form in forms) for forms in words)
    asked_for = [form.casefold() for forms in words for form in forms]
    theirs = [word for word in around.replace("*", " ").split() if len(word) > 3]
    back = sum(any(form in word or word in form for form in asked_for) for word in theirs)
    share = back / len(theirs) if theirs else 0.0
    return 100.0 * there / len(words) * (0.8 + 0.2 * share)
