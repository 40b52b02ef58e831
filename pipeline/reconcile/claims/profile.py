"""A claim as the comparer sees it: what is counted, of what, when, how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.reconcile.language.clauses import (
    clause_of,
    is_negated,
    leans_back,
    may_point_back,
    points_back,
    speaks_generally,
)
from pipeline.reconcile.language.concepts import (
    carrying_roots,
    concepts_of,
    contrasts_of,
    count_telling,
    count_words,
    head_of,
    words_of,
)
from pipeline.reconcile.language.limits import bounds_of, is_limit
from pipeline.reconcile.language.words import read_places, read_words
from pipeline.reconcile.quantity.intervals import Interval, interval_of, stretch_of
from pipeline.reconcile.quantity.periods import DaySpan, span_of
from pipeline.reconcile.quantity.units import family_of
from schemas.records import Claim

PREPOSITION: Final = re.compile(
    r"^\W*(?:van|in|onder|bij|voor|op|naar|met|uit|door|aan|over|tot|per|binnen)\s+", re.I
)
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)")
_RATE: Final = re.compile(r"\bper\b|/")
# A clause with this many telling words names for itself what it counts.
NAMED_ITSELF: Final = 3
# Texts this short are labels of charts and call-outs, not running text, unless they are sentences.
LABEL_WORDS, SENTENCE_WORDS = 6, 5


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document lends to a claim.

    `topic` and `title` hold concepts, `called_from` those of the sentence that calls the note it
    stands in and of the rest of that note, `counted` the noun counted in the calling sentence,
    `company` the number of claims in its sentence, `cites` the sources the document names, `source`
    what others would name it by, `home` the places it is about, `body` the names of the body that
    tells of itself in it, in small letters (none of one that tells of others, None where unknown),
    `before` the sentence before.
    """

    period: DaySpan | None = None
    topic: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    called_from: frozenset[str] = frozenset()
    counted: str = ""
    company: int = 1
    cites: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    body: frozenset[str] | None = None
    before: str = ""


@dataclass(slots=True)  # not frozen: they are made by the million, and it takes three times as long
class Profile:
    """A claim taken apart for comparison.

    `clause` is what of its sentence belongs to the number; `core` holds the concepts of measure and
    population, `near` those of the clause, `said` the same without what only carries the number or
    tells who says so, `around` those of its sentence, `far` those of heading, title and calling
    sentence; `subject` is what its whole document is about, `home` where, `body` who tells of
    itself in it, `source` what others cite it by and `cites` whom it cites itself; `years` are the
    years its sentence names. `bounds` are
    the limits named with it ("jonger dan 23 jaar"); `marks` the (axis, member) contrasts in measure
    and population, `marks_near` those in the clause. `vague` tells that the text points back (zij,
    hiervan) or stands alone without naming what it counts, `limit` that it is no measurement of its
    own, `nameless` that a label or cell says nothing by itself of what its number is of; `before`
    is the sentence before its own.
    """

    claim: Claim
    clause: str
    family: str
    interval: Interval | None
    stretch: Interval | None
    size: float
    head: str
    head_class: str
    head_printed: str
    population_head: str
    population_class: str
    core: frozenset[str]
    near: frozenset[str]
    said: frozenset[str]
    around: frozenset[str]
    far: frozenset[str]
    subject: frozenset[str]
    cites: frozenset[str]
    source: frozenset[str]
    home: frozenset[str]
    body: frozenset[str] | None
    years: frozenset[str]
    population: frozenset[str]
    places: frozenset[str]
    bounds: frozenset[str]
    marks: frozenset[tuple[int, str]]
    marks_near: frozenset[tuple[int, str]]
    negated: bool
    period: DaySpan | None
    implied_period: DaySpan | None
    per: str
    statistic: str
    topic: frozenset[str]
    vague: bool
    label: bool
    limit: bool
    nameless: bool
    general: bool
    before: str


def profile_of(claim: Claim, setting: Setting) -> Profile:
    """Take a claim apart."""
    family, factor = family_of(claim.unit)
    interval, stretch = interval_of(claim), stretch_of(claim)
    measure = "" if _names_its_base(claim) else claim.measure or claim.measure_lemma
    head, head_class, printed = head_of(measure)
    population = population_of(claim) or (setting.counted if family == "percent" else "")
    population_head, population_class, _ = _head_behind(population)
    clause = clause_of(claim, company=setting.company)
    label = is_label(claim.sentence)
    named = f"{measure} {population_of(claim)}"
    core = concepts_of(named)
    near = concepts_of(clause) | core
    period = span_of(claim.period)
    leant_on = concepts_of(setting.before) if leans_back(claim.sentence) else frozenset()
    return Profile(
        claim=claim,
        clause=clause,
        family=family,
        interval=interval.shifted(factor) if interval else None,
        stretch=stretch.shifted(factor) if stretch else None,
        size=size_of(claim) * float(factor),
        head=head,
        head_class=head_class,
        head_printed=printed,
        population_head=population_head,
        population_class=population_class,
        core=core,
        near=near,
        said=near - carrying_roots() - _tellers_of(claim),
        around=concepts_of(claim.sentence) | core,
        far=concepts_of(claim.section) | setting.title | setting.called_from | leant_on,
        subject=setting.topic | setting.title,
        cites=setting.cites,
        source=setting.source,
        home=setting.home,
        body=setting.body,
        years=frozenset(_YEAR.findall(claim.sentence)),
        population=concepts_of(population),
        places=read_places() & {*words_of(clause), *words_of(named)},
        bounds=bounds_of(f"{clause} {named}") or bounds_of(claim.sentence),
        marks=contrasts_of(named),
        marks_near=contrasts_of(clause),
        negated=is_negated(clause if family == "percent" else named),
        period=period,
        implied_period=setting.period,
        per=_per_of(claim, period),
        statistic=_statistic_of(claim, period),
        topic=setting.topic,
        vague=_points_away(clause, core, near, setting)
        or not (claim.in_table or core & concepts_of(claim.sentence)),
        label=label,
        limit=is_limit(claim) or not (claim.in_table or concepts_of(claim.sentence)),
        nameless=_names_nothing(claim, label=label),
        general=speaks_generally(clause),
        before=setting.before,
    )


def _points_away(clause: str, core: frozenset[str], near: frozenset[str], setting: Setting) -> bool:
    """Whether the clause points back without naming for itself what it is about."""
    if points_back(clause):
        return len(core - setting.topic) < 2
    named = count_telling(near - setting.topic) >= NAMED_ITSELF
    return may_point_back(clause) and len(core - setting.topic) < 2 and not named


def is_label(sentence: str) -> bool:
    """Whether a text is as short as the label of a chart, and no sentence."""
    words = count_words(sentence, most=LABEL_WORDS + 1)
    return words <= LABEL_WORDS and not (sentence.endswith(".") and words >= SENTENCE_WORDS)


def _names_its_base(claim: Claim) -> bool:
    """Whether the measure is what a rate is per: "5 euro per kg stikstof" names no costs."""
    if not claim.measure or claim.in_table or not _RATE.search(claim.as_written):
        return False
    behind = claim.sentence[claim.end :].lstrip()
    return behind.startswith(claim.measure.partition(" (")[0].split()[0])


def _names_nothing(claim: Claim, *, label: bool) -> bool:
    """A label "31 aug 0" or "Waarde: 0" and a cell under "Totaal" leave it to what is around."""
    if not (label or claim.in_table):
        return False
    named = f"{(claim.measure or claim.measure_lemma).partition('(')[0]} {claim.population}"
    return not count_telling(concepts_of(named))


def population_of(claim: Claim) -> str:
    """The population as the text names it: an antecedent in brackets counts only for a pronoun."""
    named, bracket, _ = claim.population.partition("(")
    return named if bracket and head_of(PREPOSITION.sub("", named))[0] else claim.population


def whole_of(claim: Claim) -> str:
    """The noun that a share is a share of, as its root; empty where the text names none."""
    return _head_behind(population_of(claim))[0]


def _head_behind(population: str) -> tuple[str, str, str]:
    return head_of(PREPOSITION.sub("", population))


def size_of(claim: Claim) -> float:
    """The claim's number in its own unit; the middle of a range."""
    if claim.value is not None:
        return float(claim.value)
    ends = [float(v) for v in (claim.value_low, claim.value_high) if v is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _tellers_of(claim: Claim) -> frozenset[str]:
    named = claim.attributed_to or claim.cited_source
    return concepts_of(f"{claim.attributed_to} {claim.cited_source}") if named else frozenset()


def _per_of(claim: Claim, period: DaySpan | None) -> str:
    """A count over one year is a count per year."""
    if claim.per:
        return "person" if read_words().classes.get(claim.per) == "person" else claim.per
    flow = claim.unit not in ("percent", "percentage_point", "times")
    return "year" if flow and period and 0.9 < period.years < 1.1 else ""


def _statistic_of(claim: Claim, period: DaySpan | None) -> str:
    """Total and share are how a number is normally told; several years per year is a mean."""
    if claim.statistic in ("", "total", "share", "rate"):
        spread = claim.per == "year" and period is not None and period.years > 1.5
        return "mean" if spread and claim.unit != "percent" else "level"
    return claim.statistic
