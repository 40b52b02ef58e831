"""How two claims lie to each other on every dimension, and all that ties them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.clauses import are_apposed, are_linked
from pipeline.reconcile.likeness.cover import (
    bond_of,
    contrasting_roots,
    cover_of,
    cover_with,
    predicate_residue_of,
    residue_of,
)
from pipeline.reconcile.likeness.dimensions import (
    Level,
    bounds_level,
    heads_of,
    is_same_statistic,
    marks_level,
    period_level,
    population_level,
)
from pipeline.reconcile.likeness.further import are_unlike, others
from pipeline.reconcile.likeness.kinship import (
    are_beside,
    are_elsewhere,
    are_kin,
    count_apart,
    count_common,
    count_strange,
    is_echo,
)
from pipeline.reconcile.likeness.values import (
    Slip,
    ValueLevel,
    significant_digits,
    slip_of,
    value_level,
)
from schemas.vocabularies import Dimension

# What each agreement adds to the evidence that two claims are about one thing.
_HEAD, _KIN, _PERIOD, _LONG_PERIOD, _STATISTIC, _PER, _BOUNDS = 0.6, 0.4, 0.5, 0.25, 0.4, 0.1, 0.8
# A number of this many digits is seldom met twice by chance.
_DIGITS: Final = {1: 0.0, 2: 0.1, 3: 0.4}
_MANY_DIGITS: Final = 0.8


@dataclass(slots=True)  # not frozen: they are made by the million, and it takes three times as long
class Levels:
    """The level on every dimension; what few judgements ask for is worked out when asked.

    `cover_left` is how much of left's identity right has (0-1), `residue` the weight of what the
    side that is covered best still has and the other lacks, left aside the words that name a
    difference of their own; `evidence` the sum of all that ties the two together; `kin` whether
    their documents have to do with each other.
    """

    left: Profile
    right: Profile
    cover_left: float
    cover_right: float
    residue: float
    evidence: float
    kin: bool
    head: Level
    count_unit: Level
    population: Level
    period: Level
    period_implied: bool
    statistic: Level
    definition: Level
    bounds: Level
    negation: Level
    value: ValueLevel
    same_sentence: bool

    @property
    def others(self) -> tuple[Dimension, ...]:
        """The dimensions that are an entry each on which the two say different things."""
        return others(self.left, self.right)

    @property
    def unlike(self) -> bool:
        """Whether on one of those the two are not the same."""
        return are_unlike(self.left, self.right)

    @property
    def least(self) -> float:
        """The cover of the side that is covered least."""
        return min(self.cover_left, self.cover_right)

    @property
    def most(self) -> float:
        """The cover of the side that is covered most."""
        return max(self.cover_left, self.cover_right)

    @property
    def predicate(self) -> float:
        """The same as `residue` for what is said of the populations."""
        left, right = self.left, self.right
        return min(predicate_residue_of(left, right), predicate_residue_of(right, left))

    @property
    def clause(self) -> float:
        """The least cover of whole clauses."""
        left, right = self.left, self.right
        ours, theirs = cover_with(left.near, left, right), cover_with(right.near, right, left)
        return min(ours[0], theirs[0])

    @property
    def common(self) -> int:
        """How many telling words both clauses have."""
        return count_common(self.left, self.right)

    @property
    def strange(self) -> int:
        """How many telling words each clause has and the other's sentence lacks."""
        return count_strange(self.left, self.right)

    @property
    def apart(self) -> int:
        """How many telling words each clause has and the other's clause lacks."""
        return count_apart(self.left, self.right)

    @property
    def echoed(self) -> bool:
        """Whether a whole sentence is told again."""
        return is_echo(self.left, self.right)

    @property
    def elsewhere(self) -> bool:
        """Whether one is about a place of its own."""
        return are_elsewhere(self.left, self.right)

    @property
    def slip(self) -> Slip:
        """Whether one number looks like a miscopied other."""
        return slip_of(self.left, self.right) if self.value == "apart" else ""

    @property
    def linked(self) -> bool:
        """Whether one number of a sentence is of or for the other."""
        return self.same_sentence and are_linked(self.left.claim, self.right.claim)

    @property
    def apposed(self) -> bool:
        """Whether one number of a sentence says the other again."""
        return self.same_sentence and are_apposed(self.left.claim, self.right.claim)


def levels_of(left: Profile, right: Profile) -> Levels:
    """Compare two claims of one unit family dimension by dimension."""
    head, count_unit = heads_of(left, right)
    definition = marks_level(left, right, "definition")
    aside = contrasting_roots() if definition == "other" else frozenset()
    population = population_level(left, right)
    if population == "other" and left.family == "percent":
        aside |= left.population | right.population  # what differs is no lack of what is shared
    cover_left, shared_left = cover_of(left, right, aside)
    cover_right, shared_right = cover_of(right, left, aside)
    period, implied = period_level(left, right)
    kin = are_kin(left, right)
    bounds = bounds_level(left, right)
    evidence = min(shared_left, shared_right) + bond_of(left, right)
    evidence += (
        _HEAD * (head == "same") + _KIN * kin + _BOUNDS * (bounds == "same" and bool(left.bounds))
    )
    if period == "same" and not implied:
        evidence += _PERIOD + _LONG_PERIOD * (left.period is not None and left.period.years > 1.5)
    evidence += _STATISTIC * (left.statistic == right.statistic != "level")
    value = value_level(left, right)
    if value == "equal":
        evidence += _DIGITS.get(significant_digits(left.claim), _MANY_DIGITS)
    evidence += _PER * (left.per == right.per != "")
    return Levels(
        left=left,
        right=right,
        cover_left=cover_left,
        cover_right=cover_right,
        residue=min(residue_of(left, right), residue_of(right, left)),
        evidence=evidence,
        kin=kin,
        head=head,
        count_unit=count_unit,
        population=population,
        period=period,
        period_implied=implied,
        statistic="same" if is_same_statistic(left, right) else "other",
        definition=definition,
        bounds=bounds,
        negation="same" if left.negated == right.negated else "other",
        value=value,
        same_sentence=are_beside(left.claim, right.claim),
    )


def weights_of(levels: Levels) -> dict[str, float]:
    """What each point adds to `evidence`; what is left is of the words that are shared, and of
    documents that have to do with each other."""
    left, right = levels.left, levels.right
    named = levels.period == "same" and not levels.period_implied
    long = left.period is not None and left.period.years > 1.5
    digits = _DIGITS.get(significant_digits(left.claim), _MANY_DIGITS)
    found = {
        "period": (_PERIOD + _LONG_PERIOD * long) * named,
        "statistic": _STATISTIC * (left.statistic == right.statistic != "level"),
        "per": _PER * (left.per == right.per != ""),
        "definition": _BOUNDS * (levels.bounds == "same" and bool(left.bounds)),
        "value": digits * (levels.value == "equal"),
    }
    return {"measure": levels.evidence - sum(found.values()), **found}
