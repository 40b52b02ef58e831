"""From weighed evidence to one verdict on a number, with how surely.

A number is read as the one it most surely retells. Where that is the same number, and nothing in
the words turns it round, the two agree; where the words mean another number more surely, told
beside it or elsewhere, they contradict. What is not sure enough is no verdict: it is shown as near.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

import numpy as np

from pipeline.reconcile.evidence.features import LEVELS, VALUES
from pipeline.reconcile.evidence.shelf import passages_of
from pipeline.reconcile.evidence.weigh import COLUMN, Weighed
from pipeline.reconcile.likeness.values import significant_digits
from schemas.records import Claim
from schemas.vocabularies import Dimension, Verdict


@dataclass(frozen=True, slots=True)
class Certainty:
    """How surely two claims must be about the same.

    To agree, and to agree where the two documents have no other number in common (`alone`); to
    contradict by itself, as a number that looks miscopied, and as one a power of ten
    apart; how surely all but one dimension is the same, to be explained. What agrees goes before
    what contradicts unless that is surer by `headstart`; words turn a number round only where it is
    `turned` surely the same; so surely the same number elsewhere (`doubt`, or `doubted` times the
    certainty of the contradiction) forbids a contradiction.
    """

    agrees: float
    alone: float
    contradicts: float
    miscopied: float
    scaled: float
    differs: float
    headstart: float = 0.6
    turned: float = 0.5
    doubt: float = 0.15
    doubted: float = 0.3


# because: a fact-checker wants to see what is likely, with its certainty beside it.
FOR_A_READER: Final = Certainty(0.15, 0.5, 0.5, 0.15, 0.25, 0.25)
# because: what is published between documents is read as established.
BETWEEN_DOCUMENTS: Final = Certainty(
    0.5, 0.8, 0.8, 0.5, 0.6, 0.6, turned=0.8, doubt=0.05, doubted=0.1
)
# A period named by a neighbour, and not by the number itself, by this many levels.
OTHER_PERIOD: Final = -1.5
# Numbers that may add up are at least this surely the same, and the sum has so many digits.
ADDEND, SUM_DIGITS, ADDENDS = 0.08, 2, 6
# So surely the same number goes before a difference on one dimension.
SURE: Final = 0.5

_VALUE: Final = COLUMN["value"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on a claim and one known claim; `certainty` from 0 to 1."""

    told: Claim
    verdict: Verdict
    dimension: Dimension
    certainty: float

    @property
    def is_sure(self) -> bool:
        """Whether the same number is meant beyond reasonable doubt."""
        return self.verdict in ("agrees", "consistent") and self.certainty >= SURE


def judge_weighed(weighed: Weighed, need: Certainty = FOR_A_READER) -> Judged | None:
    """The verdict that the evidence on one claim comes to; None where nothing is sure."""
    if not weighed.told:
        return None
    values = weighed.features[:, _VALUE]
    same = np.where(weighed.barred, 0.0, weighed.same)
    compatible = np.where(values <= VALUES["comparator"], same, 0.0)
    best = int(np.argmax(compatible))
    sure = float(compatible[best])
    equal = np.where(values <= VALUES["comparator"], weighed.same, 0.0)
    likely = int(np.argmax(equal))
    if equal[likely] >= need.agrees and (
        turned := _turned(weighed, likely, float(equal[likely]), need)
    ):
        return turned
    apart = np.where(values >= VALUES["apart"], same, 0.0)
    other = int(np.argmax(apart))
    if (
        sure < need.agrees
        and apart[other] >= need.contradicts
        and weighed.feature(other, "complement")
    ):
        return _judged(weighed, other, "consistent", "complement", float(apart[other]))
    enough = need.agrees if weighed.feature(best, "documents") > 0 else need.alone
    if sure >= enough and sure >= need.headstart * apart[other]:
        return _agreeing(weighed, best, sure)
    if (added := _adds_up(weighed)) is not None:
        return added
    if (wrong := _contradicted(weighed, sure, need)) is not None:
        return wrong
    if sure >= enough:
        return _agreeing(weighed, best, sure)
    differing = int(np.argmax(weighed.differs))
    if weighed.differs[differing] >= need.differs:
        dimension = dimension_of(weighed, differing)
        certainty = float(weighed.differs[differing])
        return _judged(weighed, differing, "explained", dimension, certainty)
    return None


def _judged(
    weighed: Weighed, row: int, verdict: Verdict, dimension: Dimension, certainty: float
) -> Judged:
    return Judged(weighed.told[row], verdict, dimension, round(certainty, 4))


def _agreeing(weighed: Weighed, row: int, sure: float) -> Judged:
    value = weighed.feature(row, "value")
    if value == VALUES["equal"]:
        return _judged(weighed, row, "agrees", "", sure)
    dimension: Dimension = "rounding" if value == VALUES["rounding"] else "comparator"
    return _judged(weighed, row, "consistent", dimension, sure)


def _turned(weighed: Weighed, row: int, sure: float, need: Certainty) -> Judged | None:
    """The same number told the other way round: of the other end, direction, bound or year."""
    swapped = (
        weighed.feature(row, "rival_role") < 0
        or weighed.feature(row, "direction") < 0
        or weighed.feature(row, "opposed") > 0
    )
    if swapped and sure >= need.turned:
        return _judged(weighed, row, "contradicts", "", sure)
    if weighed.feature(row, "rival_period") > OTHER_PERIOD:
        return None
    meant = [
        n
        for n in _beside(weighed, row)
        if weighed.feature(n, "value") >= VALUES["beyond"]
        and weighed.feature(n, "period") == LEVELS["same"]
    ]
    if not meant:
        return None
    best = max(meant, key=lambda n: (weighed.same[n], -n))
    return _judged(weighed, best, "contradicts", "", sure)


def _beside(weighed: Weighed, row: int) -> list[int]:
    own = passages_of(weighed.told[row])
    return [
        n
        for n, claim in enumerate(weighed.told)
        if n != row and any(a == b != "" for a, b in zip(own, passages_of(claim), strict=True))
    ]


def _adds_up(weighed: Weighed) -> Judged | None:
    """A number that is the sum or the difference of two that are likely meant."""
    value, step = weighed.teller.value, weighed.teller.step
    if value is None or significant_digits(weighed.teller) < SUM_DIGITS:
        return None
    likely = [
        n for n in np.argsort(-weighed.same, kind="stable")[:ADDENDS] if weighed.same[n] >= ADDEND
    ]
    slack = abs(step or Decimal(0)) / 2
    for one, other in product(likely, likely):
        a, b = weighed.told[one].value, weighed.told[other].value
        if one == other or a is None or b is None:
            continue
        if weighed.told[one].unit != weighed.told[other].unit:
            continue
        if abs(abs(a) + abs(b) - abs(value)) <= slack or abs(abs(a) - abs(b) - abs(value)) <= slack:
            return _judged(weighed, int(one), "consistent", "sum", float(weighed.same[one]))
    return None


def _contradicted(weighed: Weighed, sure: float, need: Certainty) -> Judged | None:
    """The number that is most surely meant and is another, far enough above what it takes."""
    best, most = -1, 1.0
    for n in range(len(weighed.told)):
        if weighed.feature(n, "value") < VALUES["apart"] or weighed.feature(n, "complement"):
            continue
        if weighed.feature(n, "documents") <= 0 or _names_another(weighed, n):
            continue
        needed = need.contradicts
        if weighed.feature(n, "slip") and weighed.feature(n, "distance") < 1:
            needed = need.miscopied
        elif weighed.feature(n, "power_of_ten"):
            needed = need.scaled
        if weighed.same[n] / needed >= most:
            best, most = n, weighed.same[n] / needed
    if best < 0 or sure >= max(need.doubt, need.doubted * float(weighed.same[best])):
        return None
    return _judged(weighed, best, "contradicts", "", float(weighed.same[best]))


def _names_another(weighed: Weighed, row: int) -> bool:
    """Whether the texts name two kinds, groups or limits: numbers of both may be true."""
    return any(
        weighed.feature(row, name) == LEVELS["other"]
        for name in ("count_unit", "definition", "population", "bounds")
    )


# In this order: the first that differs explains.
_DIMENSIONS: Final[tuple[tuple[str, Dimension], ...]] = (
    ("count_unit", "count_unit"),
    ("definition", "definition"),
    ("bounds", "definition"),
    ("population", "population"),
    ("period", "period"),
    ("per", "per"),
)


def dimension_of(weighed: Weighed, row: int) -> Dimension:
    """The dimension on which two that are alike differ."""
    for feature, dimension in _DIMENSIONS:
        if weighed.feature(row, feature) == LEVELS["other"]:
            return dimension
    if weighed.feature(row, "statistic"):
        return "statistic"
    return "definition" if weighed.feature(row, "unit") else "unit"


# What a reader is told to look at, in this order, with its Dutch name.
_UNSURE: Final[tuple[tuple[str, str], ...]] = (
    ("count_unit", "telwijze"),
    ("definition", "definitie"),
    ("bounds", "afbakening"),
    ("population", "groep of plaats"),
    ("period", "periode"),
    ("per", "per wat"),
    ("head", "onderwerp"),
)


def unsure_of(weighed: Weighed, row: int) -> tuple[str, ...]:
    """In Dutch: the dimensions on which two claims differ or one of them says nothing."""
    told = [
        name
        for feature, name in _UNSURE
        if weighed.feature(row, feature) in (LEVELS["other"], LEVELS["one_sided"])
    ]
    if weighed.feature(row, "statistic"):
        told.append("soort getal")
    if weighed.feature(row, "value") >= VALUES["beyond"]:
        told.append("ander getal")
    return tuple(told)
