"""Numbers that a text works out of two that it retells: how many times as many, which share, how
much more.

"1.114 ton, vier keer zoveel als de aardappelverwerkers": the source tells 1.114 and 279, not the
four. One of the two is surely retold beside the number; the other is too, or stands in the same
sentence, row, column or table of the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from pipeline.reconcile.evidence.pairs.passages import passages_of
from pipeline.reconcile.evidence.pairs.scales import SHARES
from pipeline.reconcile.evidence.verdict import WeighedVerdict
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.language.opposites import SIZE, sides_of
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.quantity.intervals import interval_of
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.wording.things import dutch_number, number_of
from schemas.records import Claim
from schemas.vocabularies import Dimension

# What is surely retold beside the number: so surely, and so many claims off.
BESIDE, AROUND = 0.4, 2
# Other numbers of the same passages that are tried.
MOST_TRIED: Final = 30
# A sum or difference of fewer digits comes out by chance.
SUM_DIGITS: Final = 2
# What is worked out is less sure than what it is worked out of.
WORKED_OUT: Final = 0.9
_HUNDRED: Final = Decimal(100)
_TIMES, _PERCENT, _POINT = "times", "percent", "percentage_point"


@dataclass(frozen=True, slots=True)
class Computed:
    """A claim and the two known claims it is worked out of, with the computation in Dutch."""

    teller: Claim
    told: tuple[Claim, Claim]
    dimension: Dimension
    working: str
    certainty: float


def work_out(
    weighed: Sequence[Weighed], judged: Mapping[str, Sequence[WeighedVerdict]]
) -> Iterator[Computed]:
    """What the claims without a verdict come to out of what is surely told around them; the claims
    in reading order."""
    for n, one in enumerate(weighed):
        if judged.get(one.teller.claim_id) or one.teller.value is None:
            continue
        anchors = _anchors(n, weighed, judged)
        if anchors and (found := _worked_out(one, anchors, _tried(n, weighed, anchors))):
            yield found


def _anchors(
    n: int, weighed: Sequence[Weighed], judged: Mapping[str, Sequence[WeighedVerdict]]
) -> list[WeighedVerdict]:
    """What is surely told of the claims around: of its own sentence, or else beside it."""
    near = [
        (other.teller, told[0])
        for other in weighed[max(0, n - AROUND) : n + AROUND + 1]
        if (told := judged.get(other.teller.claim_id))
        and told[0].verdict in ("agrees", "consistent")
        and told[0].certainty >= BESIDE
    ]
    own = [told for teller, told in near if teller.sentence == weighed[n].teller.sentence]
    return own or [told for _, told in near]


def _tried(n: int, weighed: Sequence[Weighed], anchors: Sequence[WeighedVerdict]) -> list[Claim]:
    """What is told around, then what stands beside that in its document."""
    places = {place for anchor in anchors for place in _places(anchor.told)}
    tried = {anchor.told.claim_id: anchor.told for anchor in anchors}
    for other in weighed[max(0, n - AROUND) : n + AROUND + 1]:
        for claim in other.told:
            if places & _places(claim):
                tried.setdefault(claim.claim_id, claim)
    return [*tried.values()][:MOST_TRIED]


def _places(claim: Claim) -> set[str]:
    places = {place for place in passages_of(claim) if place}
    return places | {f"{claim.doc_id}\n{claim.in_table}"} if claim.in_table else places


def _worked_out(
    one: Weighed, anchors: Sequence[WeighedVerdict], tried: Sequence[Claim]
) -> Computed | None:
    interval = interval_of(one.teller)
    if interval is None:
        return None
    low, high = sorted((abs(interval.low), abs(interval.high)))
    for anchor, other in product(anchors, tried):
        if anchor.told.claim_id == other.claim_id or _goes_the_other_way(
            one.teller, anchor.told, other
        ):
            continue
        for dimension, value, working in _outcomes(one.teller, anchor.told, other):
            if low <= value <= high:
                certainty = round(WORKED_OUT * anchor.certainty, 4)
                return Computed(one.teller, (anchor.told, other), dimension, working, certainty)
    return None


def _goes_the_other_way(teller: Claim, first: Claim, second: Claim) -> bool:
    """Whether the teller calls a rise what fell from one period to the next, or the reverse."""
    way = sides_of(teller.sentence, teller.start).get(SIZE, 0)
    spans = span_of(first.period), span_of(second.period)
    if not way or spans[0] is None or spans[1] is None or spans[0].last == spans[1].last:
        return False
    one, other = first.value or Decimal(0), second.value or Decimal(0)
    rose = other - one if spans[0].last < spans[1].last else one - other
    return rose * way < 0


def _outcomes(
    teller: Claim, first: Claim, second: Claim
) -> Iterator[tuple[Dimension, Decimal, str]]:
    """What two numbers of one unit come to, in the teller's unit."""
    if first.unit != second.unit or not first.value or not second.value:
        return
    large, small = sorted((first, second), key=_size, reverse=True)
    most, least = _size(large), _size(small)
    names = number_of(large), number_of(small)
    if teller.unit == _TIMES:
        yield _told("ratio", most / least, f"{names[0]} gedeeld door {names[1]} is", " keer")
    elif teller.unit == _PERCENT and first.unit not in SHARES:
        yield _told("share", _HUNDRED * least / most, f"{names[1]} is", f"% van {names[0]}")
        if teller.statistic == "change":
            change = _HUNDRED * (most - least)
            yield _told("change", change / least, f"{names[0]} is", f"% meer dan {names[1]}")
            yield _told("change", change / most, f"{names[1]} is", f"% minder dan {names[0]}")
    elif teller.unit == _POINT and first.unit == _PERCENT:
        yield _told("change", most - least, f"{names[0]} min {names[1]} is", " procentpunt")
    elif teller.unit == first.unit and significant_digits(teller) >= SUM_DIGITS:
        yield _told("sum", most + least, f"{names[0]} en {names[1]} is samen", "")
        yield _told("sum", most - least, f"{names[0]} min {names[1]} is", "")


def _size(claim: Claim) -> Decimal:
    return abs(claim.value or Decimal(0))


def _told(
    dimension: Dimension, value: Decimal, before: str, behind: str
) -> tuple[Dimension, Decimal, str]:
    return dimension, value, f"{before} {dutch_number(round(value, 2))}{behind}"
