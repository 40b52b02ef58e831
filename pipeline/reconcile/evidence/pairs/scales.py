"""How two numbers are made comparable whose units are not told alike.

A retelling leaves out what a rate is per ("1.650 mol" for mol per hectare per year), or the unit
altogether (a cell, "36 was dat"); a change in percentage points is told as per cent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.quantity.intervals import Interval
from pipeline.reconcile.quantity.units import counted_in, family_of

COUNT: Final = "count"
SHARES: Final = frozenset({"percent", "percentage_point"})
Relation = Literal["same", "shares", "per", "bare", ""]


@dataclass(frozen=True, slots=True)
class UnitScale:
    """The family of a claim's unit, that of what it counts, and what its size in the family's unit
    must be taken times to be that in what it counts (`counted`), or as printed (`printed`)."""

    family: str
    base: str
    counted: float
    printed: float

    @classmethod
    def of(cls, unit: str) -> UnitScale:
        """The scale of a unit."""
        family, factor = family_of(unit)
        base, part = counted_in(unit)
        return cls(family, base, float(part / factor), float(1 / factor))


def relation_of(one: str, base: str, other: str, other_base: str) -> Relation:
    """How two units lie to each other: of one family; both shares; one leaves out what it is per;
    one leaves out its unit. Empty for units that measure different things."""
    if one == other:
        return "same"
    if one in SHARES and other in SHARES:
        return "shares"
    if base == other_base and base in (one, other):
        return "per"
    return "bare" if COUNT in (one, other) else ""


def are_of_one_rate(one: str, other: str) -> bool:
    """Whether of two units the one leaves out what the other is per."""
    ours, theirs = UnitScale.of(one), UnitScale.of(other)
    return relation_of(ours.family, ours.base, theirs.family, theirs.base) == "per"


def made_comparable(left: Profile, right: Profile) -> tuple[Profile, Profile]:
    """Two claims of different families with their numbers on one scale."""
    scales = [UnitScale.of(profile.claim.unit) for profile in (left, right)]
    ours, theirs = scales
    match relation_of(ours.family, ours.base, theirs.family, theirs.base):
        case "per":
            return _scaled(left, ours.counted), _scaled(right, theirs.counted)
        case "bare" | "":
            return _scaled(left, ours.printed), _scaled(right, theirs.printed)
        case _:
            return left, right


def _scaled(profile: Profile, factor: float) -> Profile:
    if factor == 1.0:
        return profile
    times = Decimal(repr(factor))
    return replace(
        profile,
        interval=profile.interval.shifted(times) if profile.interval else None,
        stretch=profile.stretch.shifted(times) if profile.stretch else None,
        size=profile.size * factor,
    )


def turned(profile: Profile) -> Profile:
    """The same with its number of the other sign."""
    return replace(
        profile,
        interval=_mirrored(profile.interval),
        stretch=_mirrored(profile.stretch),
        size=-profile.size,
    )


def _mirrored(interval: Interval | None) -> Interval | None:
    if interval is None:
        return None
    return Interval(-interval.high, -interval.low, interval.loose)
