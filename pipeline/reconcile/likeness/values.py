"""How two numbers of one unit family lie to each other."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.quantity.intervals import open_ended
from pipeline.reconcile.quantity.units import family_of
from schemas.records import Claim

ValueLevel = Literal["equal", "rounding", "comparator", "beyond", "apart"]
Slip = Literal["", "swapped", "mistyped"]
# Numbers of fewer digits differ in one of them by chance.
_SLIP_DIGITS: Final = 3
_TEN: Final = 10


def significant_digits(claim: Claim) -> int:
    """How many digits a claim's number has between its zeros: 3.925 has four, 30 has one, 10-15%
    three."""
    ends = [v for v in (claim.value, claim.value_low, claim.value_high) if v is not None]
    return sum(len(str(v).replace(".", "").strip("0-")) for v in ends)


def telling_digits(claim: Claim) -> int:
    """How many digits speak. Of a percentage a zero too: 60% is no rounder than 61%; of a number
    in words, "een derde", few."""
    digits = significant_digits(claim)
    if not any(character.isdigit() for character in claim.as_written):
        return min(2, digits)
    if claim.unit in ("percent", "percentage_point") and abs(claim.value or Decimal(0)) >= _TEN:
        return max(2, digits)
    return digits


def value_level(left: Profile, right: Profile) -> ValueLevel:
    """How two numbers of one family lie to each other, rounding and comparators considered."""
    ours, theirs = left.interval, right.interval
    if ours is None or theirs is None:
        return "apart"
    a, b = left.claim, right.claim
    if a.value is not None and a.unit == b.unit and a.value == b.value:
        both = a.comparator == b.comparator or {a.comparator, b.comparator} <= {"eq", "approx"}
        return "equal" if both else "comparator"
    if a.value is None and (a.value_low, a.value_high) == (b.value_low, b.value_high):
        return "equal"
    if ours.overlaps(theirs):
        if _are_ranges(a, b) and not _have_like_ends(a, b):
            return "beyond"
        return "comparator" if {a.comparator, b.comparator} - {"eq"} else "rounding"
    if left.stretch and right.stretch and left.stretch.overlaps(right.stretch):
        return "beyond"
    below_left, above_left = _open_ended(a)
    below_right, above_right = _open_ended(b)
    if ours.high < theirs.low:
        return "beyond" if above_left or below_right else "apart"
    return "beyond" if below_left or above_right else "apart"


def _are_ranges(left: Claim, right: Claim) -> bool:
    """Whether both tell two ends; that such stretches overlap confirms nothing of either."""
    return all(
        c.value is None and c.value_low is not None and c.value_high is not None
        for c in (left, right)
    )


def _have_like_ends(left: Claim, right: Claim) -> bool:
    """Whether each end of a range is the other's, as coarsely as the coarser of both is printed."""
    (ours, room), (theirs, other_room) = _ends_of(left), _ends_of(right)
    most = max(room, other_room)
    return all(abs(a - b) <= most for a, b in zip(ours, theirs, strict=True))


def _ends_of(claim: Claim) -> tuple[tuple[Decimal, ...], Decimal]:
    """Both ends of a range and half a step, in the unit of the claim's family."""
    factor = family_of(claim.unit)[1]
    told = (v for v in (claim.value_low, claim.value_high) if v is not None)
    return tuple(v * factor for v in told), (claim.step or Decimal(0)) / 2 * factor


def _open_ended(claim: Claim) -> tuple[bool, bool]:
    """Whether any number (below, above) would do; "ruim 20" and "bijna 20" lie near it."""
    return (False, False) if _NEARBY.match(claim.as_written) else open_ended(claim)


_NEARBY: Final = re.compile(r"(?:(?:net )?iets )?(?:ruim|bijna|krap|nipt|dik|een kleine)\b", re.I)


def slip_of(left: Profile, right: Profile) -> Slip:
    """Whether one number reads like a miscopied other: digits swapped (893, 983), or one digit
    wrong (1.045, 1.145)."""
    if left.claim.unit != right.claim.unit:
        return ""
    return slip_between(left.claim.value, right.claim.value)


def slip_between(one: Decimal | None, other: Decimal | None) -> Slip:
    """The same for bare numbers."""
    ours, theirs = _digits(one), _digits(other)
    if len(ours) != len(theirs) or len(ours.strip("0")) < _SLIP_DIGITS:
        return ""
    apart = [n for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
    if len(apart) == 1:
        return "mistyped"
    swapped = len(apart) == 2 and all(ours[a] == theirs[b] for a, b in (apart, apart[::-1]))
    return "swapped" if swapped else ""


def _digits(value: Decimal | None) -> str:
    return format(value, "f").replace(".", "").lstrip("0") if value is not None else ""
