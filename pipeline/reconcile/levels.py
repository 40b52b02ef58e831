"""How two claims lie to each other on every dimension, and all that ties them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.reconcile.clauses import are_apposed, are_linked
from pipeline.reconcile.cover import (
    bond_of,
    contrasting_roots,
    cover_of,
    cover_with,
    predicate_residue_of,
    residue_of,
)
from pipeline.reconcile.dimensions import (
    Level,
    bounds_level,
    heads_of,
    is_same_statistic,
    marks_level,
    per_level,
    period_level,
    population_level,
)
from pipeline.reconcile.kinship import (
    are_beside,
    are_elsewhere,
    are_kin,
    count_apart,
    count_common,
    count_strange,
    is_echo,
)
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.values import Slip, ValueLevel, significant_digits, slip_of, value_level

# What each agreement adds to the evidence that two claims are about one thing.
_HEAD, _KIN, _PERIOD, _LONG_PERIOD, _STATISTIC, _PER, _BOUNDS = 0.6, 0.4, 0.5, 0.25, 0.4, 0.1, 0.8
# A number of this many digits is seldom met twice by chance.
_DIGITS: Final = {1: 0.0, 2: 0.1, 3: 0.4}
_MANY_DIGITS: Final = 0.8


@dataclass(frozen=True, slots=True)
class Levels:
    """The level on every dimension.

    `cover_left` is how much of left's identity right has (0-1), `residue` the weight of what the
    side that is covered best still has and the other lacks, left aside the words that name a
    difference of their own; `predicate` the same for what is said of the populations; `clause` the
    least cover of whole clauses, `evidence` the sum of all that ties the two together, `common`
    the telling words of both clauses, `strange` those that each has and the other's sentence
    lacks, `apart` those that each has and the other's clause lacks; `echoed` whether a whole
    sentence is told again; `kin` whether their documents have to do with each other, `elsewhere`
    whether one is about a place of its own, `slip` whether one number looks like a miscopied other.
    """

    cover_left: float
    cover_right: float
    residue: float
    predicate: float
    clause: float
    evidence: float
    common: int
    strange: int
    apart: int
    echoed: bool
    kin: bool
    elsewhere: bool
    slip: Slip
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
    linked: bool
    apposed: bool

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
    head, count_unit = heads_of(left, right)
    definition = marks_level(left, right, "definition")
    aside = contrasting_roots() if definition == "other" else frozenset()
    cover_left, shared_left = cover_of(left, right, aside)
    cover_right, shared_right = cover_of(right, left, aside)
    period, implied = period_level(left, right)
    same_sentence = are_beside(left.claim, right.claim)
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
        cover_left=cover_left,
        cover_right=cover_right,
        residue=min(residue_of(left, right), residue_of(right, left)),
        predicate=min(predicate_residue_of(left, right), predicate_residue_of(right, left)),
        clause=min(cover_with(left.near, left, right)[0], cover_with(right.near, right, left)[0]),
        evidence=evidence,
        common=count_common(left, right),
        strange=count_strange(left, right),
        apart=count_apart(left, right),
        echoed=is_echo(left, right),
        kin=kin,
        elsewhere=are_elsewhere(left, right),
        slip=slip_of(left, right) if value == "apart" else "",
        head=head,
        count_unit=count_unit,
        population=population_level(left, right),
        period=period,
        period_implied=implied,
        per=per_level(left, right),
        statistic="same" if is_same_statistic(left, right) else "other",
        definition=definition,
        bounds=bounds,
        negation="same" if left.negated == right.negated else "other",
        value=value,
        same_sentence=same_sentence,
        linked=same_sentence
        and are_linked(left.claim.sentence, left.claim.as_written, right.claim.as_written),
        apposed=same_sentence
        and are_apposed(left.claim.sentence, left.claim.as_written, right.claim.as_written),
    )
