"""The evidence on a pair of claims as numbers: one per feature, in the order of `FEATURES`.

`teller` is the claim that may retell, `told` the one it may retell. Levels of dimensions are
numbers in the order of `LEVELS`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.evidence.pairs.about import About
from pipeline.reconcile.evidence.pairs.bars import is_barred
from pipeline.reconcile.evidence.pairs.beside import Contest, closeness
from pipeline.reconcile.evidence.pairs.overlap import Overlaps
from pipeline.reconcile.evidence.pairs.scales import made_comparable, turned
from pipeline.reconcile.language.clauses import is_negated
from pipeline.reconcile.language.opposites import SIZE, are_negated
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.likeness.dimensions import (
    Level,
    bounds_level,
    heads_of,
    marks_level,
    per_level,
    period_level,
    population_level,
)
from pipeline.reconcile.likeness.kinship import are_elsewhere
from pipeline.reconcile.likeness.values import (
    ValueLevel,
    significant_digits,
    slip_between,
    value_level,
)

LEVELS: Final[dict[Level, float]] = {
    "same": 0.0,
    "compatible": 1.0,
    "one_sided": 2.0,
    "unknown": 3.0,
    "other": 4.0,
}
VALUES: Final[dict[ValueLevel, float]] = {
    "equal": 0.0,
    "rounding": 1.0,
    "comparator": 2.0,
    "beyond": 3.0,
    "apart": 4.0,
}
SLIPS: Final = {"": 0.0, "mistyped": 1.0, "swapped": 2.0}
# Numbers of which one is so many powers of ten the other are as far apart as it gets.
FARTHEST: Final = 3.0
_WHOLE: Final = Decimal(100)
_NEAR: Final = 1e-6
_PLAIN: Final = frozenset({"eq", "approx"})
# Statistics whose numbers are no levels.
_MOVES: Final = frozenset({"change", "ratio"})

FEATURES: Final = (
    "cover_teller", "cover_told", "soft_teller", "soft_told", "named_teller", "named_told",
    "shared", "rarest", "lacking_teller", "lacking_told", "meaning", "titled", "close",
    "row_met", "row_near", "column_met",
    "value", "digits", "distance", "slip", "power_of_ten", "mirrored", "complement",
    "opposed", "direction", "turned", "denied", "bare",
    "head", "count_unit", "population", "period", "period_implied", "years", "per",
    "statistic", "moves", "definition", "bounds", "negation", "elsewhere", "barred", "unit",
    "cell_teller", "cell_told", "label", "limit", "bounded",
    "rival_words", "rival_exact", "rival_close", "rival_period", "rival_role", "rival_side",
    "neighbours",
    "documents", "same_passage", "same_page", "margin", "rank",
)  # fmt: skip


COLUMN: Final[Mapping[str, int]] = {name: place for place, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of two documents says of a pair.

    `documents` is the share of the teller's other numbers that its document has too, and
    `same_passage` and `same_page` how surely a number told near the teller is one of the same
    sentence or table, or page, as the told; `margin` is how much more the told shares with the
    teller than the next best of its document, `rank` how many of that document share more.
    """

    documents: float = 0.0
    same_passage: float = 0.0
    same_page: float = 0.0
    margin: float = 0.5
    rank: float = 0.0


def features_of(
    teller: About,
    told: About,
    overlaps: Overlaps,
    contest: Contest,
    rivals: int,
    standing: Surroundings,
) -> list[float]:
    """The features of a pair, in the order of `FEATURES`; `overlaps` tells how much of each
    stands around the other."""
    left, right = teller.profile, told.profile
    ours, theirs = overlaps.ours, overlaps.theirs
    head, count_unit = heads_of(left, right)
    period, implied = period_level(left, right)
    statistics = {left.statistic, right.statistic}
    heading = teller.sides.get(SIZE, 0) * told.sides.get(SIZE, 0)
    return [
        ours.cover, theirs.cover, ours.soft, theirs.soft, ours.named, theirs.named,
        ours.shared, max(ours.rarest, theirs.rarest), ours.lacking, theirs.lacking,
        float(teller.meaning @ told.meaning), _titled(teller, told), closeness(teller, told),
        *overlaps.headings,
        *_of_values(left, right, heading), *_of_sides(teller, told, heading),
        LEVELS[head], LEVELS[count_unit], LEVELS[population_level(left, right)],
        LEVELS[period], float(implied), _years(left, right), LEVELS[per_level(left, right)],
        float(len(statistics) > 1), float(len(statistics & _MOVES) == 1),
        LEVELS[marks_level(left, right, "definition")], LEVELS[bounds_level(left, right)],
        float(left.negated != right.negated), float(are_elsewhere(left, right)),
        float(is_barred(left, right)),
        float(left.claim.unit == right.claim.unit),
        float(bool(left.claim.in_table)), float(bool(right.claim.in_table)),
        float(left.label) + 2 * float(right.label), float(left.limit) + 2 * float(right.limit),
        float(left.claim.comparator != "eq") + 2 * float(right.claim.comparator != "eq"),
        contest.words, contest.exact, contest.close, contest.period, contest.role, contest.side,
        float(rivals),
        standing.documents, standing.same_passage, standing.same_page,
        standing.margin, standing.rank,
    ]  # fmt: skip


def _titled(teller: About, told: About) -> float:
    """The share of the names of the told's document that stand around the teller, by rarity."""
    names = {concept: rarity_of(concept) for concept in sorted(told.profile.source)}
    total = sum(names.values())
    met = sum(weight * (concept in teller.reach) for concept, weight in names.items())
    return met / total if total else 0.0


def _of_values(left: Profile, right: Profile, heading: int) -> tuple[float, ...]:
    """How the numbers lie to each other: level, digits of an equal one, powers of ten apart, slips,
    a whole power of ten, and the same number of the other sign.

    A rise and a fall have signs; where both go the same way, one was told without its sign.
    """
    if heading > 0 and left.size * right.size < 0:
        left, right = (p if p.size > 0 else turned(p) for p in (left, right))
    level = level_of(left, right)
    if left.family != right.family:
        left, right = made_comparable(left, right)
    digits = min(significant_digits(left.claim), significant_digits(right.claim))
    small, large = sorted((abs(left.size), abs(right.size)))
    distance = math.log10(large / small) if small > 0 else FARTHEST
    power = small > 0 and abs(distance - round(distance)) < _NEAR and round(distance) > 0
    slip = slip_between(left.claim.value, right.claim.value) if level == "apart" else ""
    return (
        VALUES[level],
        float(digits) if VALUES[level] <= VALUES["comparator"] else 0.0,
        min(distance, FARTHEST),
        SLIPS[slip],
        float(power),
        float(small > 0 and left.size == -right.size),
        float(is_complement(left, right)),
    )


def level_of(left: Profile, right: Profile) -> ValueLevel:
    """How the numbers lie to each other, on one scale where their units are not told alike.

    A fall told as the number it fell by ("een reductie van 55%") is the change of the other sign.
    """
    a, b = left.claim, right.claim
    told_as_change = (a.statistic == "change") != (b.statistic == "change")
    if told_as_change and a.value is not None and b.value is not None and a.value == -b.value:
        return "equal"
    if left.family != right.family:
        left, right = made_comparable(left, right)
    plain = a.comparator in _PLAIN and b.comparator in _PLAIN
    whole = a.value is not None and b.value is not None
    if plain and whole and math.isclose(left.size, right.size, rel_tol=_NEAR):
        return "equal"
    return value_level(left, right)


def is_complement(left: Profile, right: Profile) -> bool:
    """Whether two shares make up a whole, rounding aside."""
    if left.family != "percent" or right.family != "percent":
        return False
    ours, theirs = left.interval, right.interval
    if ours is None or theirs is None or left.size < 0 or right.size < 0:
        return False
    return ours.low + theirs.low <= _WHOLE <= ours.high + theirs.high


_UPWARD: Final = frozenset({"gt", "ge"})
_DOWNWARD: Final = frozenset({"lt", "le"})


def _of_sides(teller: About, told: About, heading: int) -> tuple[float, ...]:
    """Whether their bounds go opposite ways; whether they go up and down (-1 opposite ways, 1 the
    same); on how many other axes their clauses are opposites; whether one of them denies; and
    whether one is a bare number of another unit family."""
    bounds = {teller.claim.comparator, told.claim.comparator}
    clauses = teller.profile.clause, told.profile.clause
    opposite = sum(
        teller.sides[axis] * told.sides[axis] < 0
        for axis in (teller.sides.keys() & told.sides.keys()) - {SIZE}
    )
    return (
        float(bool(bounds & _UPWARD) and bool(bounds & _DOWNWARD)),
        float(heading),
        float(opposite + are_negated(*clauses)),
        float(is_negated(clauses[0]) != is_negated(clauses[1])),
        float(teller.profile.family != told.profile.family),
    )


def _years(left: Profile, right: Profile) -> float:
    """The years both sentences name; below zero where each names others."""
    if left.years and right.years and not left.years & right.years:
        return -1.0
    return float(min(2, len(left.years & right.years)))
