"""A claim as the comparer sees it: what is counted, of what, when, how."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reconcile.concepts import concepts_of, contrasts_of, head_of, words_of
from pipeline.reconcile.intervals import Interval, interval_of
from pipeline.reconcile.periods import Span, span_of
from pipeline.reconcile.units import family_of
from schemas.records import Claim

_DIGITS = {
    "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6",
    "zeven": "7", "acht": "8", "negen": "9", "tien": "10", "twaalf": "12", "twintig": "20",
}  # fmt: skip
_NUMBER = rf"(\d+(?:,\d+)?|{'|'.join(_DIGITS)})"
_BOUND = re.compile(
    rf"\b(jonger|ouder|meer|minder|langer|korter|hoger|lager|binnen|na|vanaf|tot|boven|onder)\s+"
    rf"(?:dan\s+)?(?:de\s+)?{_NUMBER}\s*(jaar|jaren|maand\w*|week|weken|dagen|uur|km|hectare|ha|euro)"
)
_AGES = re.compile(rf"\b{_NUMBER}\s*(?:-|–|tot|t/m|tot en met)\s*{_NUMBER}\s*(jaar|jarigen)")
_SIDES = {"jonger": "<", "minder": "<", "korter": "<", "lager": "<", "onder": "<", "tot": "<",
          "ouder": ">", "meer": ">", "langer": ">", "hoger": ">", "boven": ">", "vanaf": ">",
          "binnen": "in", "na": "in"}  # fmt: skip
_NEGATED = re.compile(r"\b(geen|niet|zonder|nooit|noch)\b")
_SEGMENT = re.compile(
    r"[;:()]|,\s|\s[–-]\s|\b(?:terwijl|maar|waarvan|en|t\.o\.v\.|tegenover|dan)\b"
)
_ANAPHOR = re.compile(
    r"\b(zij|ze|hen|hun|hiervan|daarvan|hieronder|daaronder|er|dit|deze|dat|die|het gaat|waarvan)\b"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document lends to a claim.

    `called_from` holds the concepts of the sentence that calls the note it stands in, `company`
    the number of claims in its sentence.
    """

    period: Span | None = None
    topic: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    called_from: frozenset[str] = frozenset()
    company: int = 1


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim taken apart for comparison.

    `core` holds the concepts of measure and population, `near` those of the clause the number
    stands in, `around` those of its sentence, `far` those of heading, title and calling sentence.
    `bounds` are the limits named with it ("jonger dan 23 jaar"), `marks` the (axis, member)
    contrasts, `vague` tells that the text points back (zij, hiervan) without naming.
    """

    claim: Claim
    family: str
    interval: Interval | None
    size: float
    head: str
    head_class: str
    head_printed: str
    population_head: str
    population_class: str
    core: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    far: frozenset[str]
    population: frozenset[str]
    bounds: frozenset[str]
    marks: frozenset[tuple[int, str]]
    marks_around: frozenset[tuple[int, str]]
    negated: bool
    period: Span | None
    implied_period: Span | None
    per: str
    statistic: str
    topic: frozenset[str]
    vague: bool
    label: bool


def profile_of(claim: Claim, setting: Setting) -> Profile:
    """Take a claim apart."""
    family, factor = family_of(claim.unit)
    own = interval_of(claim)
    measure = claim.measure or claim.measure_lemma
    head, head_class, printed = head_of(measure)
    population_head, population_class, _ = head_of(_after_preposition(claim.population))
    segment = clause_of(claim, setting.company)
    core = concepts_of(measure) | concepts_of(claim.population)
    around = concepts_of(claim.sentence)
    period = span_of(claim.period)
    named = f"{measure} {claim.population}"
    return Profile(
        claim=claim,
        family=family,
        interval=own.shifted(factor) if own else None,
        size=_size(claim) * float(factor),
        head=head,
        head_class=head_class,
        head_printed=printed,
        population_head=population_head,
        population_class=population_class,
        core=core,
        near=concepts_of(segment) | core,
        around=around | core,
        far=concepts_of(claim.section) | setting.title | setting.called_from,
        population=concepts_of(claim.population),
        bounds=bounds_of(f"{segment} {named}") or bounds_of(claim.sentence),
        marks=contrasts_of(named),
        marks_around=contrasts_of(f"{claim.sentence} {claim.section}"),
        negated=bool(_NEGATED.search(segment.casefold())),
        period=period,
        implied_period=setting.period,
        per=_per_of(claim, period),
        statistic=_statistic_of(claim, period),
        topic=setting.topic,
        vague=bool(_ANAPHOR.search(segment.casefold())) and len(core - setting.topic) < 2,
        label=len(words_of(claim.sentence)) <= 6,
    )


def bounds_of(text: str) -> frozenset[str]:
    """The limits a text names: "jonger dan 23 jaar" → "<23 jaar", "binnen twee jaar" → "in2 jaar"."""
    text = text.casefold()
    found = {f"{_SIDES[m[1]]}{_DIGITS.get(m[2], m[2])}{m[3][:3]}" for m in _BOUND.finditer(text)}
    found |= {f"{_DIGITS.get(m[1], m[1])}-{_DIGITS.get(m[2], m[2])}" for m in _AGES.finditer(text)}
    return frozenset(found)


def clause_of(claim: Claim, company: int) -> str:
    """The words of the sentence that belong to this number.

    The whole sentence when the number is alone in it; otherwise the segment it stands in, with
    the opening segment that all share.
    """
    sentence = claim.sentence
    at = sentence.find(claim.as_written) if claim.as_written else -1
    if company <= 1 or at < 0:
        return sentence
    start, end, opening = 0, len(sentence), 0
    for mark in _SEGMENT.finditer(sentence):
        if mark.end() <= at:
            start = mark.end()
            opening = opening or mark.start()
        elif mark.start() >= at + len(claim.as_written):
            end = mark.start()
            break
    return sentence[start:end]


def _after_preposition(population: str) -> str:
    words = population.split()
    return " ".join(words[1:]) if words and words[0].casefold() in _PREPOSITIONS else population


_PREPOSITIONS = frozenset(
    "van in onder bij voor op naar met uit door aan over tot per binnen".split()
)


def _size(claim: Claim) -> float:
    if claim.value is not None:
        return float(claim.value)
    ends = [float(v) for v in (claim.value_low, claim.value_high) if v is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _per_of(claim: Claim, period: Span | None) -> str:
    """A count over one year is a count per year."""
    if claim.per:
        return claim.per
    flow = claim.unit not in ("percent", "percentage_point", "times")
    return "year" if flow and period and 0.9 < period.years < 1.1 else ""


def _statistic_of(claim: Claim, period: Span | None) -> str:
    """Total and share are how a number is normally told; several years per year is a mean."""
    if claim.statistic in ("", "total", "share", "rate"):
        spread = claim.per == "year" and period is not None and period.years > 1.5
        return "mean" if spread and claim.unit not in ("percent",) else "level"
    return claim.statistic
