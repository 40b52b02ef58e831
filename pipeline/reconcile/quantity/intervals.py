"""What a printed number may stand for: its value widened by rounding and comparator.

"1,2 miljard" is printed in steps of 100 million and may stand for 1.234 million, not for 1.260
million. "Zo'n 30" leaves a margin, "ruim een derde" lies somewhat above 33,3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.rules import values
from schemas.records import Claim
from schemas.vocabularies import Comparator

ZERO = Decimal(0)
_MINUS: Final = re.compile(r"[-−–]|\b(?:min|minus|negatief)\b", re.I)
_MIRRORED: Final[dict[Comparator, Comparator]] = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range of values; `loose` where words (ruim, circa) set a bound, not rounding."""

    low: Decimal
    high: Decimal
    loose: bool = False

    def overlaps(self, other: Interval) -> bool:
        """Whether a value could lie in both; touching ends count where a bound is loose."""
        if self.loose or other.loose:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high

    def shifted(self, factor: Decimal) -> Interval:
        """The interval in another unit."""
        if factor == 1:
            return self
        return Interval(self.low * factor, self.high * factor, self.loose)


def interval_of(claim: Claim) -> Interval | None:
    """The values a claim tells, in its own unit; None when it holds no number.

    A loose word reaches as far as the number is round: "ruim 330" to 340, "circa 29" from 28,5.
    """
    return _interval(claim, stretched=False)


def stretch_of(claim: Claim) -> Interval | None:
    """The values a claim leaves room for: outside of them it is contradicted."""
    return _interval(claim, stretched=True)


def _interval(claim: Claim, *, stretched: bool) -> Interval | None:
    half = (claim.step or ZERO) / 2
    if claim.value is None:
        if claim.value_low is None and claim.value_high is None:
            return None
        low = claim.value_low if claim.value_low is not None else claim.value_high
        high = claim.value_high if claim.value_high is not None else claim.value_low
        assert low is not None
        assert high is not None
        return Interval(low - half, high + half, loose=True)
    value = claim.value
    words = _in_words(claim)
    if words:
        half = values()["fraction_points"]
    match bound_of(claim):
        case "eq" | "range":
            return Interval(value - half, value + half, loose=words)
        case "approx":
            margin = max(half, _room(claim, value, wide=stretched or words)[0])
            return Interval(value - margin, value + margin, loose=words)
        case "gt" | "ge":
            beyond = _room(claim, value, wide=stretched or words)[1]
            return Interval(value, value + max(half, beyond), loose=True)
        case "lt" | "le":
            beyond = _room(claim, value, wide=stretched or words)[1]
            return Interval(value - max(half, beyond), value, loose=True)


def _room(claim: Claim, value: Decimal, *, wide: bool) -> tuple[Decimal, Decimal]:
    """How far from its number a loose word may reach: around it, and beyond it."""
    round_to = max(_coarseness(value), claim.step or ZERO)
    around, beyond = (abs(value) * values()[name] for name in ("approx_reach", "beyond_reach"))
    if wide:
        return max(round_to / 2, around), beyond
    return round_to / 2, min(round_to, beyond)


def open_ended(claim: Claim) -> tuple[bool, bool]:
    """Whether the claim leaves room (below, above) without limit: "meer dan 1.000" allows 5.000."""
    return bound_of(claim) in ("lt", "le"), bound_of(claim) in ("gt", "ge")


def bound_of(claim: Claim) -> Comparator:
    """Which way a claim's number is bounded: "met bijna 17% gedaald" is above -17%."""
    return _MIRRORED.get(claim.comparator, claim.comparator) if is_fall(claim) else claim.comparator


def is_fall(claim: Claim) -> bool:
    """Whether words ("gedaald", "minder"), and no printed minus, make a number negative."""
    return claim.value is not None and claim.value < 0 and not _MINUS.search(claim.as_written)


def _in_words(claim: Claim) -> bool:
    return claim.unit == "percent" and not any(c.isdigit() for c in claim.as_written)


def _coarseness(value: Decimal) -> Decimal:
    """How round a number is: 30 → 10, 25 → 5, 1.200 → 100; at most a fifth of the number."""
    if value == 0 or value != value.to_integral_value():
        return ZERO
    whole = abs(int(value))
    step = 1
    while whole % (step * 10) == 0:
        step *= 10
    if step == 1 and whole % 5 == 0:
        step = 5
    return min(Decimal(step), abs(value) / 5)
