"""Numbers that a text works out of two that it retells: how many times as many, which share, how
much more.

"1.114 ton, vier keer zoveel als de aardappelverwerkers": the source tells 1.114 and 279, not the
four. One of the two is surely retold beside the number; the other is too, or stands in the same
sentence, row, column or table of the source. Where nothing beside it is surely retold, the two are
looked for where the number itself most likely belongs, and its words must say that it was worked
out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

import numpy as np

from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.pairs.features import COLUMN, VALUES
from pipeline.reconcile.evidence.pairs.passages import passages_of
from pipeline.reconcile.evidence.pairs.scales import SHARES
from pipeline.reconcile.evidence.verdict import WeighedVerdict
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.evidence.worked.outcomes import SUM_DIGITS, Result, outcomes
from pipeline.reconcile.evidence.worked.workings import Working, workings_of
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.quantity.intervals import interval_of
from schemas.records import Claim
from schemas.vocabularies import Dimension

# What is surely retold beside the number: so surely, and so many claims off.
BESIDE, AROUND = 0.3, 3
# Other numbers of the same passages that are tried.
MOST_TRIED: Final = 30
# Where a number itself may belong: so many places, each so likely.
MOST_LIKELY, LIKELY = 3, 0.05
# A sum of so many digits does not come out by chance.
TELLING_DIGITS: Final = 3
# What is worked out is less sure than what it is worked out of; what it is worked out of may
# itself be a guess.
WORKED_OUT: Final = 0.9
GUESSED: Final = 0.5
# How surely a number must be retold for one of another sentence to be worked with.
SURELY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Computed:
    """A claim and the two known claims it is worked out of, with the computation in Dutch; where it
    does not hold, the text tells as a rise what is a fall, or as per cent what are points."""

    teller: Claim
    told: tuple[Claim, Claim]
    dimension: Dimension
    working: str
    certainty: float
    holds: bool = True


def work_out(
    weighed: Sequence[Weighed],
    judged: Mapping[str, Sequence[WeighedVerdict]],
    neighbours: Neighbours,
) -> Iterator[Computed]:
    """What claims come to out of what is told around them; the claims in reading order.

    Tried are those without a verdict, and those that seem to contradict or differ though their
    words say that they were worked out.
    """
    for n, one in enumerate(weighed):
        if one.teller.value is None:
            continue
        said = _said(one.teller)
        verdicts = judged.get(one.teller.claim_id) or ()
        outweighed = _outweighed(one.teller, verdicts[0]) if verdicts else 0.0
        if verdicts and not ((said or one.teller.unit == "times") and outweighed < 1):
            continue
        anchors = _anchors(n, weighed, judged, said)
        found = _worked_out(one, anchors, _tried(n, weighed, anchors, neighbours), said)
        found = found or _of_close_by(one, anchors, said, neighbours)
        if found and found.certainty <= outweighed:
            continue
        if not outweighed:
            found = found or _guessed(one, anchors, said, neighbours)
        if found and (found.holds or not verdicts):
            yield found


def _outweighed(teller: Claim, told: WeighedVerdict) -> float:
    """How surely a number must be worked out to say more than the number found for it: what differs
    gives way to words that say so, and what many numbers would fit to what is surer."""
    if told.verdict in ("contradicts", "explained"):
        return 0.0
    interval = interval_of(teller)
    loose = interval is None or interval.loose or significant_digits(teller) < SUM_DIGITS
    return told.certainty if loose else 1.0


def _said(teller: Claim) -> frozenset[Working]:
    """How a claim's words say that it was worked out; a change of one digit comes out by chance."""
    said = workings_of(teller.sentence, teller.start, teller.end)
    change = teller.statistic == "change" and significant_digits(teller) >= SUM_DIGITS
    return said | {"difference"} if change else said


def _anchors(
    n: int,
    weighed: Sequence[Weighed],
    judged: Mapping[str, Sequence[WeighedVerdict]],
    said: frozenset[Working],
) -> list[WeighedVerdict]:
    """What is surely told of the claims around: of its own sentence, or else beside it.

    What another sentence tells must be said to be worked with, or come to a number that does not
    come out by chance.
    """
    near = [
        (other.teller, told)
        for other in weighed[max(0, n - AROUND) : n + AROUND + 1]
        if other is not weighed[n]
        for told in judged.get(other.teller.claim_id, ())
        if told.verdict in ("agrees", "consistent") and told.certainty >= BESIDE
    ]
    own = [told for teller, told in near if teller.sentence == weighed[n].teller.sentence]
    teller = weighed[n].teller
    telling = teller.unit not in SHARES and significant_digits(teller) >= TELLING_DIGITS
    if own or not (said or telling):
        return own
    if _comes_out_by_chance(teller):
        before = weighed[n - 1].teller.sentence if n else ""
        near = [(other, told) for other, told in near if other.sentence == before]
    return [told for _, told in near]


def _comes_out_by_chance(teller: Claim) -> bool:
    """Whether many pairs of numbers come to it: "de helft", "8%"; it is said of what was just
    told."""
    return teller.unit in SHARES and significant_digits(teller) < SUM_DIGITS


def _tried(
    n: int,
    weighed: Sequence[Weighed],
    anchors: Sequence[WeighedVerdict],
    neighbours: Neighbours,
) -> list[Claim]:
    """What is told around, then what stands beside that in its document."""
    places = {place for anchor in anchors for place in _places(anchor.told)}
    tried = {anchor.told.claim_id: anchor.told for anchor in anchors}
    for anchor in anchors:
        beside = neighbours.beside if anchor.told.in_table else neighbours.around
        tried |= {c.claim_id: c for c in beside(anchor.told)}
    for other in weighed[max(0, n - AROUND) : n + AROUND + 1]:
        for claim in other.told:
            if places & _places(claim):
                tried.setdefault(claim.claim_id, claim)
    return [*tried.values()][:MOST_TRIED]


def _places(claim: Claim) -> set[str]:
    places = {place for place in passages_of(claim) if place}
    return places | {f"{claim.doc_id}\n{claim.in_table}"} if claim.in_table else places


def _worked_out(
    one: Weighed,
    anchors: Sequence[WeighedVerdict],
    tried: Sequence[Claim],
    said: frozenset[Working],
) -> Computed | None:
    retold = {anchor.told.claim_id for anchor in anchors}
    for anchor, other in product(anchors, tried):
        if anchor.told.claim_id == other.claim_id:
            continue
        found = _coming_out(one.teller, anchor.told, other, said)
        both = other.claim_id in retold
        if found and found.holds and (found.dimension != "sum" or found.said in said or both):
            certainty = round(WORKED_OUT * anchor.certainty, 4)
            return _computed(one.teller, (anchor.told, other), found, certainty)
    return None


def _of_close_by(
    one: Weighed,
    anchors: Sequence[WeighedVerdict],
    said: frozenset[Working],
    neighbours: Neighbours,
) -> Computed | None:
    """What the words say was worked out, of a number retold and one of the sentences around it.
    Shares of shares come out of any two."""
    for anchor in anchors if said else ():
        if anchor.certainty < SURELY or anchor.told.unit in SHARES or anchor.told.in_table:
            continue
        for other in neighbours.close_by(anchor.told):
            found = _coming_out(one.teller, anchor.told, other, said)
            if found and found.holds and found.said in said:
                certainty = round(WORKED_OUT * anchor.certainty, 4)
                return _computed(one.teller, (anchor.told, other), found, certainty)
    return None


def _guessed(
    one: Weighed,
    anchors: Sequence[WeighedVerdict],
    said: frozenset[Working],
    neighbours: Neighbours,
) -> Computed | None:
    """What the words say was worked out, of two numbers that stand together: where something beside
    the claim belongs, or where it most likely does itself; what holds before what does not. Shares
    of shares come out of any two."""
    if not said:
        return None
    likely, told = _likely(one), [anchor.told for anchor in anchors]
    pairs = [(claim, other) for claim in (*told, *likely) for other in neighbours.beside(claim)]
    pairs += product(told, likely)
    guessed = [
        _computed(one.teller, pair, found, GUESSED)
        for pair in pairs
        if (found := _coming_out(one.teller, *pair, said))
        and found.said in said
        and not (found.dimension == "share" and pair[0].unit in SHARES)
    ]
    return next((g for g in guessed if g.holds), None) or next(iter(guessed), None)


def _likely(one: Weighed) -> list[Claim]:
    """Numbers that the claim is most likely about, though it tells another."""
    values, documents = (one.features[:, COLUMN[name]] for name in ("value", "documents"))
    likely = np.where((values >= VALUES["beyond"]) & (documents > 0), one.same, 0.0)
    rows = np.argsort(-likely, kind="stable")[:MOST_LIKELY].tolist()
    return [one.told[row] for row in rows if likely[row] >= LIKELY]


def _coming_out(
    teller: Claim, first: Claim, second: Claim, said: frozenset[Working]
) -> Result | None:
    """What two numbers come to that is the teller's number; what holds before what does not."""
    interval = interval_of(teller)
    if interval is None:
        return None
    low, high = sorted((abs(interval.low), abs(interval.high)))
    if interval.low <= 0 <= interval.high:
        low = Decimal(0)
    fitting = [o for o in outcomes(teller, first, second, said) if low <= o.value <= high]
    return next((o for o in fitting if o.holds), None) or next(iter(fitting), None)


def _computed(
    teller: Claim, told: tuple[Claim, Claim], found: Result, certainty: float
) -> Computed:
    return Computed(teller, told, found.dimension, found.working, certainty, found.holds)
