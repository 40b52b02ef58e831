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
from itertools import pairwise
from typing import Final

from pipeline.reconcile.bases import Base, imply_bases, imply_growth
from pipeline.reconcile.changes import Computed
from pipeline.reconcile.judgement import Comparison
from pipeline.reconcile.periods import span_of
from pipeline.reconcile.placed import MOST_IN_SENTENCE, place
from pipeline.reconcile.sums import HUNDRED, Sum
from pipeline.reconcile.wholes import can_be_whole, imply_wholes, is_belied
from pipeline.reconcile.wording import dutch_number
from schemas.records import Claim
from schemas.vocabularies import Comparator, Dimension

_NEGATION: Final = re.compile(r"\b(?:niet|geen|zonder)\s+", re.I)
# A negation behind one of these belongs to another clause than the number before it.
_ELSEWHERE: Final = re.compile(r"[,;:]|\b(?:maar|terwijl|die|dat)\b")
_OF: Final = re.compile(
    r"\s+(?:[^\W\d]+\s+){0,2}van\s+(?:de|het|alle)\s+(?:(?:in totaal|ruim|circa|bijna)\s+)*", re.I
)
_TURNED: Final[dict[Comparator, Comparator]] = {
    "eq": "eq", "approx": "approx", "range": "range",
    "gt": "lt", "ge": "le", "lt": "gt", "le": "ge",
}  # fmt: skip
# A share of fewer than this says little in percent.
LEAST_WHOLE: Final = 20
# Decimals kept of a quotient.
_DECIMALS: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Derived:
    """A number a text implies, as a claim; the claim it follows from, and how.

    `sure` tells that the text leaves no doubt of the period it holds for: where it does, a number
    that fits not proves nothing.
    """

    claim: Claim
    origin: Claim
    dimension: Dimension
    working: str
    sure: bool = True


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
            yield from _quotients(sentence, members)
        for claim in members:
            yield from _total(claim)
    for whole in imply_wholes(sentences, claims, title):
        yield Derived(whole.total, whole.largest, "sum", whole.working, whole.sure)
    for base in imply_bases(claims):
        if base.year is not None:
            yield _before(base)
    for first, last, computed in imply_growth(claims):
        if last.unit != "percent":
            yield _growth(first, last, computed)


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


def _growth(first: Claim, last: Claim, computed: Computed) -> Derived:
    """What a number grew in percent between two years."""
    change = replace(
        last,
        claim_id=f"{last.claim_id}~growth",
        value=computed.value.quantize(_DECIMALS),
        step=(computed.span.high - computed.span.low).quantize(_DECIMALS),
        comparator="eq",
        unit="percent",
        statistic="change",
        period=f"{first.period}/{last.period}",
    )
    return Derived(change, last, "change", computed.working)


def _complement(claim: Claim) -> Iterator[Derived]:
    """The share of which the opposite holds, told in the same words without the negation."""
    value = claim.value or Decimal(0)
    plain = claim.statistic in ("share", "") and 0 < value < HUNDRED
    before, found, after = claim.sentence.partition(claim.as_written)
    denied = [*_NEGATION.finditer(claim.sentence)]
    if not plain or not found or len(denied) != 1 or not _NEGATION.search(after):
        return
    if _ELSEWHERE.search(claim.sentence, len(before) + len(found), denied[0].start()):
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
    """What a mean per year comes to over the years it is the mean of."""
    period = span_of(claim.period) if "/" in claim.period else None
    if claim.statistic != "mean" or claim.per != "year" or period is None or claim.value is None:
        return
    years = Decimal(round(period.years))
    if claim.unit == "percent" or years < 2:
        return
    whole = replace(
        claim,
        claim_id=f"{claim.claim_id}~mean",
        value=claim.value * years,
        step=claim.step * years if claim.step is not None else None,
        statistic="total",
        per="",
    )
    working = f"{dutch_number(claim.value)} × {years} jaar = {dutch_number(claim.value * years)}"
    yield Derived(whole, claim, "mean", working)


def _quotients(sentence: str, members: Sequence[Claim]) -> Iterator[Derived]:
    """The share that "25 van de 85" comes to."""
    for part, whole in pairwise(place(sentence, members)):
        counts = part.claim.unit == whole.claim.unit == "count" and 0 < part.value < whole.value
        told = _OF.fullmatch(sentence, part.end, whole.start)
        if not counts or not told or whole.value < LEAST_WHOLE:
            continue
        quotient = (part.value / whole.value * HUNDRED).quantize(_DECIMALS)
        low = part.interval.low / whole.interval.high * HUNDRED
        high = part.interval.high / whole.interval.low * HUNDRED
        share = replace(
            part.claim,
            claim_id=f"{part.claim.claim_id}~share",
            value=quotient,
            step=(high - low).quantize(_DECIMALS),
            unit="percent",
            statistic="share",
            population=part.claim.population or f"van de {whole.claim.measure}",
        )
        working = (
            f"{dutch_number(part.value)} / {dutch_number(whole.value)} = "
            f"{dutch_number(round(quotient, 1))}%"
        )
        yield Derived(share, part.claim, "share", working)
