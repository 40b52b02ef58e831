"""The sentence a steward would write under two numbers, in Dutch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pipeline.reconcile.levels import Levels
from pipeline.reconcile.profile import Profile, population_of
from pipeline.reconcile.wording import (
    capitalise,
    dutch_number,
    name_documents,
    newer_of,
    number_of,
    period_of,
    thing_of,
)
from pipeline.reconcile.words import read_axes, read_words
from schemas.records import Claim, Document

if TYPE_CHECKING:
    from pipeline.reconcile.judgement import Judgement

_STATISTICS: Final = {
    "target": "streefcijfer", "mean": "gemiddelde", "median": "mediaan", "min": "minimum",
    "max": "maximum", "level": "stand of realisatie", "change": "verandering",
    "ratio": "verhouding",
}  # fmt: skip


def explain(
    left: Profile, right: Profile, judgement: Judgement, documents: tuple[Document, ...]
) -> str:
    """One Dutch sentence with both numbers and the reason."""
    a, b = number_of(left.claim), number_of(right.claim)
    match judgement.verdict:
        case "agrees":
            numbers = (a, f"{b}{_for(left, right)}")
            return _told(left, right, documents, numbers, "hetzelfde getal")
        case "consistent":
            return _told(left, right, documents, (a, b), _compatible(left, right, judgement))
        case "contradicts":
            numbers = (a, f"{b}{_for(left, right)}")
            return _told(left, right, documents, numbers, "dat kan niet allebei kloppen")
        case "explained":
            return _explain_dimension(left, right, judgement.dimension, documents)


def _told(
    left: Profile,
    right: Profile,
    documents: tuple[Document, ...],
    numbers: tuple[str, str],
    reason: str,
) -> str:
    first, second = name_documents(documents[0], documents[1])
    if first == second:
        return f"{capitalise(first)} noemt {numbers[0]} en {numbers[1]}: {reason}."
    return f"{capitalise(first)} noemt {numbers[0]}, {second} {numbers[1]}: {reason}."


def _for(left: Profile, right: Profile) -> str:
    """What both are about: " voor meldingen (2019)"."""
    thing = min((thing_of(p.claim) for p in (left, right)), key=lambda t: (not t, len(t), t))
    period = left.claim.period or right.claim.period
    when = f" ({period_of(period)})" if period else ""
    return f" voor {thing}{when}" if thing else when


def _compatible(left: Profile, right: Profile, judgement: Judgement) -> str:
    if judgement.dimension == "rounding":
        coarse = max((left.claim, right.claim), key=lambda c: (c.step or Decimal(0), c.claim_id))
        return f"verenigbaar, want {number_of(coarse)} is afgerond"
    loose = next((c for c in (left.claim, right.claim) if c.comparator != "eq"), left.claim)
    other = right.claim if loose is left.claim else left.claim
    return f"verenigbaar, want “{loose.as_written}” laat ruimte voor {number_of(other)}"


def _explain_dimension(
    left: Profile, right: Profile, dimension: str, documents: tuple[Document, ...]
) -> str:
    a, b = number_of(left.claim), number_of(right.claim)
    match dimension:
        case "count_unit":
            things = (f"{a} {thing_of(left.claim)}", f"{b} {thing_of(right.claim)}")
            return _counted(documents, things, _relation_of_units(left, right))
        case "period":
            numbers = (f"{a} voor {_period(left)}", f"{b} voor {_period(right)}")
            return _told(left, right, documents, numbers, "een andere periode")
        case "population":
            numbers = (f"{a} ({_group(left)})", f"{b} ({_group(right)})")
            same = left.claim.value is not None and left.claim.value == right.claim.value
            reason = "toevallig hetzelfde getal, geen bevestiging" if same else "geen tegenspraak"
            return _told(left, right, documents, numbers, f"een andere groep, dus {reason}")
        case "statistic":
            numbers = (
                f"{a} als {_STATISTICS[left.statistic]}",
                f"{b} als {_STATISTICS[right.statistic]}",
            )
            return _told(left, right, documents, numbers, "dat zijn verschillende grootheden")
        case "definition":
            numbers = (f"{a} ({thing_of(left.claim)})", f"{b} ({thing_of(right.claim)})")
            reason = f"een andere definitie, {_definition(left, right)}"
            return _told(left, right, documents, numbers, reason)
        case "revision":
            reason = f"herzien, de nieuwere uitgave ({newer_of(documents)}) gaat voor"
            return _told(left, right, documents, (a, b), reason)
        case "per":
            numbers = (f"{a} per {left.per}", f"{b} per {right.per}")
            return _told(left, right, documents, numbers, "een andere noemer")
        case _:
            raise ValueError(dimension)


def _counted(documents: tuple[Document, ...], things: tuple[str, str], reason: str) -> str:
    first, second = name_documents(documents[0], documents[1])
    joint = "en" if first == second else f", {second}"
    opening = f"{capitalise(first)} telt {things[0]} {joint} {things[1]}".replace(" ,", ",")
    return f"{opening}; {reason}."


def _relation_of_units(left: Profile, right: Profile) -> str:
    """How one can be more than the other: "één dader kan meer dan één traject hebben"."""
    few, many = sorted((left, right), key=lambda p: (p.size, p.claim.claim_id))
    if few.size <= 0 or few.size == many.size:
        return "dat zijn verschillende tellingen"
    sizes = [dutch_number(Decimal(str(round(p.size, 2)))) for p in (many, few)]
    quotient = dutch_number(Decimal(str(round(many.size / few.size, 1))))
    one_few, one_many = _singular(few), _singular(many)
    if few.head_class == "person":
        reason = f"één {one_few} kan meer dan één {one_many} hebben"
    else:
        reason = f"bij één {one_few} kan meer dan één {one_many} horen"
    return f"{reason} ({sizes[0]} / {sizes[1]} = {quotient})"


def _singular(profile: Profile) -> str:
    """The counted noun in the singular where the lists know it; a compound by its last part."""
    singulars = read_words().singulars
    printed = profile.head_printed
    for length in range(len(printed), 3, -1):
        form = singulars.get(printed[-length:])
        if form:
            return form
    return printed


def _period(profile: Profile) -> str:
    if profile.claim.period:
        return period_of(profile.claim.period)
    if profile.implied_period is None:
        return "een niet genoemde periode"
    first = dt.date.fromordinal(profile.implied_period.first).year
    last = dt.date.fromordinal(profile.implied_period.last).year
    return f"{first}–{last}" if first != last else str(first)


def _group(profile: Profile) -> str:
    """Whom a number is about; what a text says "in het algemeen" is about all."""
    if profile.general:
        return "in het algemeen"
    return population_of(profile.claim).strip() or thing_of(profile.claim) or "niet genoemd"


def _definition(left: Profile, right: Profile) -> str:
    if left.bounds != right.bounds and left.bounds and right.bounds:
        return "met een andere grens of termijn"
    axes = read_axes()
    marks = [p.marks | p.marks_near for p in (left, right)]
    for number in sorted({n for n, _ in marks[0] | marks[1]}):
        members = [" en ".join(sorted(m for n, m in own if n == number)) for own in marks]
        if axes[number].dimension == "definition" and members[0] != members[1]:
            return f"{members[0] or 'alle'} tegenover {members[1] or 'alle'}"
    return "anders afgebakend"


def describe_level(left: Claim, right: Claim, levels: Levels) -> Iterator[tuple[str, str, str]]:
    """Dimension, level and remark, in the order of weighing."""
    cover = f"{levels.least:.0%} en {levels.most:.0%} van de woorden gedeeld"
    yield "measure", levels.head, f"{thing_of(left)} | {thing_of(right)}; {cover}"
    yield "count_unit", levels.count_unit, f"{thing_of(left, words=3)} | {thing_of(right, words=3)}"
    yield "population", levels.population, f"{left.population or '–'} | {right.population or '–'}"
    implied = ", uit het document afgeleid" if levels.period_implied else ""
    yield "period", levels.period, f"{left.period or '–'} | {right.period or '–'}{implied}"
    yield "per", levels.per, f"{left.per or '–'} | {right.per or '–'}"
    yield "statistic", levels.statistic, f"{left.statistic or '–'} | {right.statistic or '–'}"
    yield "definition", levels.definition, f"grenzen en termijnen: {levels.bounds}"
    yield "unit", "same", f"{left.unit} | {right.unit}"
    yield "value", levels.value, f"{number_of(left)} | {number_of(right)}"
