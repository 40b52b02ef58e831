"""Dimensions that are an entry each: how they are read, what they bar and what is told of them.

Whatever judges two claims asks this list, so that a dimension added to it holds everywhere: two
numbers that differ on one of these and are alike for the rest are explained by it, on more they say
nothing of each other, and nothing is confirmed, contradicted or taken for miscopied across it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.likeness.dimensions import Level, per_level
from pipeline.reconcile.wording.dutch import per_what
from pipeline.reconcile.wording.things import with_base
from schemas.records import Claim
from schemas.vocabularies import Dimension


@dataclass(frozen=True, slots=True)
class FurtherDimension:
    """One dimension.

    `level` tells how two claims lie to each other on it; `words` what a claim says on it, in Dutch,
    empty where it says nothing; `number` the claim's number as it then reads, and `reason` why two
    of them differ ("een andere noemer"). Its own Dutch name is in `labels.toml`.
    """

    name: Dimension
    level: Callable[[Profile, Profile], Level]
    words: Callable[[Claim], str]
    number: Callable[[Claim], str]
    reason: str


ENTRIES: Final[tuple[FurtherDimension, ...]] = (
    FurtherDimension(
        "per", per_level, lambda claim: per_what(claim.per), with_base, "een andere noemer"
    ),
)


def entry_of(dimension: Dimension) -> FurtherDimension:
    """The entry of that name. Raises ValueError where there is none."""
    for entry in ENTRIES:
        if entry.name == dimension:
            return entry
    raise ValueError(dimension)


def others(left: Profile, right: Profile) -> tuple[Dimension, ...]:
    """The dimensions of this list on which two claims say different things."""
    return tuple(entry.name for entry in ENTRIES if entry.level(left, right) == "other")


def are_unlike(left: Profile, right: Profile) -> bool:
    """Whether on one of these the two are not the same, if only because one says nothing."""
    return any(entry.level(left, right) != "same" for entry in ENTRIES)
