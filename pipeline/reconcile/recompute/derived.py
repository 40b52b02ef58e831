"""Numbers a text implies: the share of which the opposite holds, the total of a mean, a quotient.

"72% is niet afgerond" implies 28%, "gemiddeld 180 per jaar" over 2017–2021 implies 900, "25 van de
85 zaken" implies 29%, "in 2022 met 20% gestegen tot 1.200" implies 1.000 in 2021, "12 mannen en 13
vrouwen" 25 people. An implied number is held against the numbers told elsewhere as if the text told
it: subject, population and period must match as they do for any two claims.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from pipeline.reconcile.documents.placed import MOST_IN_SENTENCE, Placed
from pipeline.reconcile.language.concepts import head_of
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.reconcile.outcome.sums import HUNDRED, Sum
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.recompute.texts.bases import Base, imply_bases, imply_growth, is_narrow
from pipeline.reconcile.recompute.texts.changes import (
    WorkedOut,
    in_percent,
    quotient_of,
    read_formulas,
)
from pipeline.reconcile.recompute.texts.quotients import find_quotients
from pipeline.reconcile.recompute.texts.wholes import can_be_whole, imply_wholes, is_belied
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim
from schemas.vocabularies import Comparator, Dimension

_NEGATION: Final = re.compile(r"\b(?:niet|geen|zonder)\s+", re.I)
# A negation behind one of these belongs to another clause than the number before it.
_ELSEWHERE: Final = re.compile(r"[,;:]|\b(?:maar|terwijl|die|dat)\b")
_TURNED: Final[dict[Comparator, Comparator]] = {
    "eq": "eq", "approx": "approx", "range": "range",
    "gt": "lt", "ge": "le", "lt": "gt", "le": "ge",
}  # fmt: skip
# How often a stretch goes into a year, and what several are called.
_IN_A_YEAR: Final = {"year": (1, "jaar"), "quarter": (4, "kwartalen"), "month": (12, "maanden")}
# Classes of things that are there for years.
_LASTING: Final = frozenset(
    {"person", "organisation", "place", "household", "fte", "animal", "vehicle"}
)
# Decimals kept of a quotient.
_DECIMALS: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Derived:
    """A number a text implies, as a claim; the claim it follows from, and how.

    `sure` tells that the text leaves no doubt of the period it holds for: where it does, a number
    that fits not proves nothing. `against` is the year that a ratio is held against.
    """

    claim: Claim
    origin: Claim
    dimension: Dimension
    working: str
    sure: bool = True
    against: str = ""


def conclude(
    comparisons: Sequence[Comparison], implied: Mapping[str, Derived]
) -> tuple[list[Comparison], list[Sum]]:
    """The comparisons of told claims, and what those of implied ones come to.

    `implied` holds the implied claims by id. One that fits not is left aside where the two
    documents agree on either claim as told: then the words were about something else.
    """
    told, computed = [], []
    for comparison in comparisons:
        ends = [implied.get(c.claim_id) for c in (comparison.left, comparison.right)]
        if ends == [None, None]:
            told.append(comparison)
        elif None in ends and comparison.verdict != "explained":
            derived = ends[0] or ends[1]
            assert derived is not None
            other = comparison.right if ends[0] else comparison.left
            holds = comparison.verdict != "contradicts"
            if other.sentence != derived.origin.sentence and _proves(derived, other, holds):
                computed.append(
                    Sum(derived.origin, other, holds, derived.dimension, derived.working)
                )
    agreed = {
        ends
        for c in told
        if computed and c.verdict in ("agrees", "consistent")
        for ends in ((c.left.claim_id, c.right.doc_id), (c.right.claim_id, c.left.doc_id))
    }
    return told, [
        one
        for one in computed
        if one.holds
        or agreed.isdisjoint(
            {(one.left.claim_id, one.right.doc_id), (one.right.claim_id, one.left.doc_id)}
        )
    ]


def _proves(derived: Derived, other: Claim, holds: bool) -> bool:
    """Whether the number told elsewhere says something of the implied one: what was before a change
    is that of one year, which the other must name."""
    if derived.dimension in ("change", "ratio") and not other.period:
        return False
    if derived.against not in other.sentence:
        return False
    if derived.dimension == "sum":
        if not can_be_whole(derived.claim, derived.origin, other):
            return False
        return holds or (derived.sure and is_belied(derived.claim, other))
    return holds or derived.sure


def derive(claims: Sequence[Claim], *, title: str = "") -> Iterator[Derived]:
    """The numbers that the claims of one document imply, those of tables left aside."""
    sentences: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.in_table and claim.value is not None:
            sentences[claim.page, claim.sentence].append(claim)
    for (_, sentence), members in sentences.items():
        shares = [c for c in members if c.unit == "percent"]
        if len(shares) == 1:
            yield from _complement(shares[0])
        elif not shares and 1 < len(members) <= MOST_IN_SENTENCE:
            for one in find_quotients(sentence, members):
                yield Derived(one.share, one.part, "share", one.working)
        for claim in members:
            yield from _total(claim)
    for whole in imply_wholes(sentences, claims, title):
        yield Derived(whole.total, whole.largest, "sum", whole.working, whole.sure)
    passages = read_formulas(claims)
    for base in imply_bases(passages):
        if base.year is not None:
            yield _before(base)
    for first, last in imply_growth(passages, claims):
        if last.claim.unit != "percent":
            yield from _growth(first, last)


def _before(base: Base) -> Derived:
    """What a number was before the change that the text tells."""
    span = base.computed.span
    earlier = replace(
        base.end,
        claim_id=f"{base.end.claim_id}~{base.dimension}",
        value=((span.low + span.high) / 2).quantize(_DECIMALS),
        step=(span.high - span.low).quantize(_DECIMALS),
        comparator="eq",
        period=str(base.year),
    )
    return Derived(earlier, base.origin, base.dimension, base.computed.working, base.named)


def _growth(first: Placed, last: Placed) -> Iterator[Derived]:
    """What a number grew between two years in percent, and how many times as much it became."""
    base, end = first.claim, last.claim
    grown, times = in_percent(first, last), quotient_of(first, last)
    if grown is not None and is_narrow(grown, "change"):
        period = f"{base.period}/{end.period}"
        change = replace(_computed(first, last, grown, "change"), unit="percent", period=period)
        yield Derived(change, end, "change", grown.working)
    least = values()["ratio_least"]
    if is_narrow(times, "ratio") and not 1 / least < times.value < least:
        step = 2 * values()["ratio_reach"] * times.value
        ratio = replace(_computed(first, last, times, "ratio"), unit="times", step=step)
        yield Derived(ratio, end, "ratio", times.working, against=base.period)


def _computed(
    first: Placed, last: Placed, computed: WorkedOut, statistic: Literal["change", "ratio"]
) -> Claim:
    """What was computed of two numbers, as a claim in the words of the last."""
    return replace(
        last.claim,
        claim_id=f"{last.claim.claim_id}~{statistic}-{first.claim.period}",
        value=computed.value.quantize(_DECIMALS),
        step=(computed.span.high - computed.span.low).quantize(_DECIMALS),
        comparator="eq",
        statistic=statistic,
    )


def _complement(claim: Claim) -> Iterator[Derived]:
    """The share of which the opposite holds, told in the same words without the negation."""
    value = claim.value or Decimal(0)
    plain = claim.statistic in ("share", "") and 0 < value < HUNDRED
    denied = [*_NEGATION.finditer(claim.sentence)]
    if not plain or len(denied) != 1 or denied[0].start() < claim.end:
        return
    if _ELSEWHERE.search(claim.sentence, claim.end, denied[0].start()):
        return
    opposite = replace(
        claim,
        claim_id=f"{claim.claim_id}~complement",
        value=HUNDRED - value,
        comparator=_TURNED[claim.comparator],
        sentence=_NEGATION.sub("", claim.sentence),
        measure=_NEGATION.sub("", claim.measure),
        population=_NEGATION.sub("", claim.population),
    )
    working = f"100% − {dutch_number(value)}% = {dutch_number(HUNDRED - value)}%"
    yield Derived(opposite, claim, "complement", working)


def _total(claim: Claim) -> Iterator[Derived]:
    """What a mean per year, quarter or month comes to over the time it is the mean of.

    Who or what is there again the next year is counted once in a total, and so may be what is there
    for some months: there the total only confirms.
    """
    period = span_of(claim.period)
    if claim.statistic != "mean" or claim.per not in _IN_A_YEAR or period is None:
        return
    in_a_year, name = _IN_A_YEAR[claim.per]
    times = Decimal(round(period.years * in_a_year))
    if claim.unit == "percent" or times < 2 or claim.value is None:
        return
    whole = replace(
        claim,
        claim_id=f"{claim.claim_id}~mean",
        value=claim.value * times,
        step=claim.step * times if claim.step is not None else None,
        statistic="total",
        per="",
    )
    working = f"{dutch_number(claim.value)} × {times} {name} = {dutch_number(claim.value * times)}"
    sure = claim.per == "year" and head_of(claim.measure)[1] not in _LASTING
    yield Derived(whole, claim, "mean", working, sure)
