"""How two claims lie to each other on every dimension: an ordered level each, as splink has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.reconcile.concepts import weight_of
from pipeline.reconcile.intervals import open_ended
from pipeline.reconcile.periods import match_periods
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.words import read_axes

Level = Literal["same", "compatible", "one_sided", "unknown", "other"]
ValueLevel = Literal["equal", "rounding", "comparator", "beyond", "apart"]

# What a shared concept counts for by where the other claim has it.
_NEAR, _AROUND, _FAR = 1.0, 0.8, 0.6
# A concept that the whole document is about tells little about one of its claims.
_TOPICAL = 0.4


@dataclass(frozen=True, slots=True)
class Levels:
    """The level on every dimension; `cover_left` is how much of left's words right has (0-1)."""

    cover_left: float
    cover_right: float
    shared: float
    head: Level
    count_unit: Level
    population: Level
    period: Level
    period_implied: bool
    per: Level
    statistic: Level
    definition: Level
    bounds: Level
    negation: Level
    value: ValueLevel
    same_sentence: bool

    @property
    def least(self) -> float:
        """The cover of the side that is covered least."""
        return min(self.cover_left, self.cover_right)

    @property
    def most(self) -> float:
        """The cover of the side that is covered most."""
        return max(self.cover_left, self.cover_right)


def levels_of(left: Profile, right: Profile) -> Levels:
    """Compare two claims of one unit family dimension by dimension."""
    head, count_unit = _heads(left, right)
    aside = frozenset({left.head, right.head}) if count_unit == "other" else frozenset()
    cover_left, shared_left = _cover(left, right, aside)
    cover_right, shared_right = _cover(right, left, aside)
    period, implied = _period(left, right)
    return Levels(
        cover_left=cover_left,
        cover_right=cover_right,
        shared=min(shared_left, shared_right),
        head=head,
        count_unit=count_unit,
        population=_population(left, right),
        period=period,
        period_implied=implied,
        per=_words_level(left.per, right.per),
        statistic="same" if left.statistic == right.statistic else "other",
        definition=_marks(left, right, "definition"),
        bounds=_bounds(left, right),
        negation="same" if left.negated == right.negated else "other",
        value=value_level(left, right),
        same_sentence=left.claim.doc_id == right.claim.doc_id
        and left.claim.sentence == right.claim.sentence,
    )


def identity_of(profile: Profile) -> frozenset[str]:
    """The concepts that say what a claim is about.

    For a count its noun phrase; for a share, or a noun phrase that says nothing beyond the
    document's subject, the clause it stands in.
    """
    telling = sum(weight_of(c) for c in profile.core - profile.topic)
    return profile.near if profile.family == "percent" or telling < 1 else profile.core


def _cover(own: Profile, other: Profile, aside: frozenset[str]) -> tuple[float, float]:
    """How much of a claim's identity the other has, as a share and as a sum of weights."""
    total = got = 0.0
    for concept in identity_of(own) - aside:
        weight = weight_of(concept) * (_TOPICAL if concept in own.topic else 1.0)
        total += weight
        if concept in other.near:
            got += weight * _NEAR
        elif concept in other.around:
            got += weight * _AROUND
        elif concept in other.far:
            got += weight * _FAR
    return (got / total if total else 0.0), got


def _heads(left: Profile, right: Profile) -> tuple[Level, Level]:
    if not left.head or not right.head:
        return "unknown", "unknown"
    if left.head == right.head:
        return "same", "same"
    if left.family == "count" and left.head_class and right.head_class:
        if left.head_class != right.head_class:
            return "other", "other"
        return "other", "same"
    named = left.head in right.core or right.head in left.core
    return ("compatible" if named else "other"), "unknown"


def _population(left: Profile, right: Profile) -> Level:
    by_mark = _marks(left, right, "population")
    if by_mark == "other":
        return "other"
    if left.population_head and right.population_head:
        if left.population_head == right.population_head:
            extra_left = left.population - right.around - right.far
            extra_right = right.population - left.around - left.far
            return "other" if extra_left and extra_right else by_mark
        met = left.population_head in right.around or right.population_head in left.around
        return by_mark if met else "other"
    return "one_sided" if bool(left.population) != bool(right.population) else by_mark


def _period(left: Profile, right: Profile) -> tuple[Level, bool]:
    spans = (left.period or left.implied_period, right.period or right.implied_period)
    implied = left.period is None or right.period is None
    match match_periods(*spans):
        case "same":
            return "same", implied
        case "inside":
            return ("compatible" if implied else "other"), implied
        case "overlap" | "apart":
            return "other", implied
        case "unknown":
            both = left.period is None and right.period is None
            return ("unknown" if both else "one_sided"), True


def _words_level(left: str, right: str) -> Level:
    if left == right:
        return "same"
    return "other" if left and right else "one_sided"


def _marks(left: Profile, right: Profile, dimension: str) -> Level:
    axes = read_axes()
    level: Level = "same"
    for number in {n for n, _ in left.marks | right.marks if axes[n].dimension == dimension}:
        ours = {m for n, m in left.marks if n == number}
        theirs = {m for n, m in right.marks if n == number}
        if ours and theirs:
            if not ours & theirs:
                return "other"
        else:
            around = right.marks_around if ours else left.marks_around
            elsewhere = {m for n, m in around if n == number}
            if elsewhere and not elsewhere & (ours | theirs):
                return "other"
            if not elsewhere:
                level = "one_sided"
    return level


def _bounds(left: Profile, right: Profile) -> Level:
    if left.bounds == right.bounds:
        return "same"
    if left.bounds and right.bounds:
        return "other" if not left.bounds & right.bounds else "one_sided"
    return "one_sided"


def value_level(left: Profile, right: Profile) -> ValueLevel:
    """How two numbers of one family lie to each other, rounding and comparators considered."""
    ours, theirs = left.interval, right.interval
    if ours is None or theirs is None:
        return "apart"
    a, b = left.claim, right.claim
    exact = ("eq", "approx")
    if a.value is not None and a.unit == b.unit and a.value == b.value:
        both = a.comparator == b.comparator or {a.comparator, b.comparator} <= set(exact)
        return "equal" if both else "comparator"
    if a.value is None and (a.value_low, a.value_high) == (b.value_low, b.value_high):
        return "equal"
    if ours.overlaps(theirs):
        loose = {a.comparator, b.comparator} - {"eq"}
        return "comparator" if loose else "rounding"
    below_left, above_left = open_ended(a)
    below_right, above_right = open_ended(b)
    if ours.high < theirs.low:
        return "beyond" if above_left or below_right else "apart"
    return "beyond" if below_left or above_right else "apart"
