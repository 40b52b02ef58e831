"""The sentence a steward would write under two numbers, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.reconcile.editions import edition_key
from pipeline.reconcile.levels import Levels
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.words import read_axes
from schemas.records import Claim, Document

if TYPE_CHECKING:
    from pipeline.reconcile.verdicts import Judgement

_UNITS = {
    "percent": "%", "percentage_point": " procentpunt", "EUR": " euro", "month": " maanden",
    "year": " jaar", "day": " dagen", "week": " weken", "hour": " uur", "minute": " minuten",
    "times": " keer", "count": "", "": "",
}  # fmt: skip
_COMPARATORS = {"eq": "", "range": "", "approx": "ongeveer ", "gt": "meer dan ",
                "ge": "ten minste ", "lt": "minder dan ", "le": "hoogstens "}  # fmt: skip
_KINDS = {
    "kamerbrief": "de brief", "kamerstuk": "het Kamerstuk",
    "kamervragen": "het antwoord op Kamervragen",
    "motie": "de motie", "memorie_van_toelichting": "de memorie van toelichting",
    "verslag": "het verslag", "advies": "het advies", "monitor": "de monitor",
    "factsheet": "het factsheet", "infographic": "de infographic", "actieplan": "het actieplan",
    "jaarverslag": "het jaarverslag", "rapport": "het rapport", "brief": "de brief",
    "overig": "het document",
}  # fmt: skip
_STATISTICS = {
    "target": "een streefcijfer", "mean": "een gemiddelde", "median": "een mediaan",
    "min": "een minimum", "max": "een maximum", "level": "de stand", "change": "een verandering",
    "ratio": "een verhouding",
}  # fmt: skip


def dutch_number(value: Decimal) -> str:
    """A number as Dutch prints it: 1.234.567,8; at most two decimals."""
    rounded = round(value, 2).normalize()
    text = f"{rounded:,.2f}".rstrip("0").rstrip(".") if rounded % 1 else f"{int(rounded):,}"
    return text.translate(str.maketrans(",.", ".,"))


def number_of(claim: Claim) -> str:
    """A claim's number with comparator and unit."""
    unit = _UNITS.get(claim.unit, f" {claim.unit}")
    if claim.value is None:
        ends = [dutch_number(v) for v in (claim.value_low, claim.value_high) if v is not None]
        return f"{' à '.join(ends)}{unit}"
    return f"{_COMPARATORS[claim.comparator]}{dutch_number(claim.value)}{unit}"


def name_documents(left: Document, right: Document) -> tuple[str, str]:
    """Short names that tell two documents apart ("de brief", "het factsheet")."""
    names = [_KINDS[d.kind] for d in (left, right)]
    if left.doc_id == right.doc_id:
        return names[0], names[0]
    if names[0] == names[1]:
        names = [f"{n} ({_tag(d)})" for n, d in zip(names, (left, right), strict=True)]
    return names[0], names[1]


def _tag(document: Document) -> str:
    if document.dossier and document.number:
        return f"{document.dossier}, nr. {document.number}"
    if document.date:
        return f"{document.doc_id}, {document.date.isoformat()}"
    return document.doc_id


def thing_of(profile: Profile) -> str:
    """What a claim counts, in its own words, short."""
    words = (profile.claim.measure or profile.claim.measure_lemma).split()
    return " ".join(words[:8])


def explain(
    left: Profile, right: Profile, judgement: Judgement, documents: tuple[Document, ...]
) -> str:
    """One Dutch sentence with both numbers and the reason."""
    names = name_documents(*documents)
    a, b = number_of(left.claim), number_of(right.claim)
    first, second = (_with_name(n, v) for n, v in zip(names, (a, b), strict=True))
    together = f"{first} en {second}" if names[0] != names[1] else f"{names[0]} noemt {a} en {b}"
    opening = together[0].upper() + together[1:]
    match judgement.verdict:
        case "agrees":
            return f"{opening}: hetzelfde getal voor hetzelfde."
        case "consistent":
            why = (
                "door afronding"
                if judgement.dimension == "rounding"
                else "met de woorden eromheen (ruim, bijna, ongeveer)"
            )
            return f"{opening}: {why} verenigbaar."
        case "contradicts":
            return f"{opening} voor hetzelfde: dat kan niet allebei kloppen."
        case "explained":
            return f"{opening}: {_reason(left, right, judgement.dimension, documents)}."


def _with_name(name: str, number: str) -> str:
    return f"{name} noemt {number}"


def _reason(left: Profile, right: Profile, dimension: str, documents: tuple[Document, ...]) -> str:
    match dimension:
        case "count_unit":
            return (
                f"het ene telt {left.head_printed}, het andere {right.head_printed}"
                f"{_quotient(left, right)}"
            )
        case "period":
            return f"andere periode ({_period(left)} tegenover {_period(right)})"
        case "population":
            return (
                "geen tegenspraak en geen bevestiging, want het gaat om een andere groep "
                f"({_group(left)} tegenover {_group(right)})"
            )
        case "statistic":
            return f"{_STATISTICS[left.statistic]} tegenover {_STATISTICS[right.statistic]}"
        case "definition":
            return f"andere definitie ({_definition(left, right)})"
        case "revision":
            return f"herziening, de nieuwere uitgave ({newer_of(documents)}) gaat voor"
        case "per":
            return f"per {left.per or 'geheel'} tegenover per {right.per or 'geheel'}"
        case _:
            raise ValueError(dimension)


def newer_of(documents: tuple[Document, ...]) -> str:
    """How the newest of these editions is called."""
    return _tag(max(documents, key=edition_key))


def _quotient(left: Profile, right: Profile) -> str:
    small, large = sorted((left.size, right.size))
    if small <= 0 or small == large or large / small > 5:
        return ""
    quotient = dutch_number(Decimal(str(round(large / small, 1))))
    return (
        f" ({dutch_number(Decimal(str(round(large, 2))))} / "
        f"{dutch_number(Decimal(str(round(small, 2))))} = {quotient})"
    )


def _period(profile: Profile) -> str:
    if profile.claim.period:
        return profile.claim.period.replace("/", "–")
    if profile.implied_period is None:
        return "niet genoemd"
    import datetime as dt

    first = dt.date.fromordinal(profile.implied_period.first).year
    last = dt.date.fromordinal(profile.implied_period.last).year
    return f"{first}–{last}" if first != last else str(first)


def _group(profile: Profile) -> str:
    return profile.claim.population or thing_of(profile) or "niet genoemd"


def _definition(left: Profile, right: Profile) -> str:
    axes = read_axes()
    for number in sorted({n for n, _ in left.marks | right.marks}):
        if axes[number].dimension != "definition":
            continue
        ours = sorted(m for n, m in left.marks if n == number)
        theirs = sorted(m for n, m in right.marks if n == number)
        if ours != theirs:
            return f"{' en '.join(ours) or 'alle'} tegenover {' en '.join(theirs) or 'alle'}"
    return f"{thing_of(left)} tegenover {thing_of(right)}"


def describe_level(left: Claim, right: Claim, levels: Levels) -> Iterator[tuple[str, str, str]]:
    """Dimension, level and remark, in the order of weighing."""
    yield "measure", levels.head, f"woorden gedeeld: {levels.least:.0%} en {levels.most:.0%}"
    yield "count_unit", levels.count_unit, f"{left.measure} | {right.measure}"
    yield "population", levels.population, f"{left.population} | {right.population}"
    yield "period", levels.period, f"{left.period} | {right.period}"
    yield "per", levels.per, f"{left.per} | {right.per}"
    yield "statistic", levels.statistic, f"{left.statistic} | {right.statistic}"
    yield "definition", levels.definition, ""
    yield "unit", "same", f"{left.unit} | {right.unit}"
    yield "value", levels.value, f"{number_of(left)} | {number_of(right)}"
