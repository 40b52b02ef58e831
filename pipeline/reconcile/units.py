"""Unit families: two claims can only be held together when their units measure the same."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

# Unit → (family, how many of the family's base unit); the base of time is the month, since
# policy counts sentences and lead times in months and years.
_KNOWN: dict[str, tuple[str, Decimal]] = {
    "count": ("count", Decimal(1)),
    "": ("count", Decimal(1)),
    "percent": ("percent", Decimal(1)),
    "permille": ("percent", Decimal("0.1")),
    "percentage_point": ("percentage_point", Decimal(1)),
    "times": ("times", Decimal(1)),
    "minute": ("time", Decimal(1) / Decimal(43830)),
    "hour": ("time", Decimal(1) / Decimal("730.5")),
    "day": ("time", Decimal(1) / Decimal("30.4375")),
    "week": ("time", Decimal(7) / Decimal("30.4375")),
    "month": ("time", Decimal(1)),
    "year": ("time", Decimal(12)),
    "g": ("mass", Decimal("0.001")),
    "kg": ("mass", Decimal(1)),
    "t": ("mass", Decimal(1000)),
    "kt": ("mass", Decimal(1_000_000)),
    "Mt": ("mass", Decimal(1_000_000_000)),
    "m": ("length", Decimal(1)),
    "km": ("length", Decimal(1000)),
    "m2": ("area", Decimal(1)),
    "ha": ("area", Decimal(10_000)),
    "km2": ("area", Decimal(1_000_000)),
    "kWh": ("energy", Decimal(1)),
    "MWh": ("energy", Decimal(1000)),
    "GWh": ("energy", Decimal(1_000_000)),
    "TWh": ("energy", Decimal(1_000_000_000)),
    "MJ": ("energy", Decimal(1) / Decimal("3.6")),
    "GJ": ("energy", Decimal(1000) / Decimal("3.6")),
    "TJ": ("energy", Decimal(1_000_000) / Decimal("3.6")),
    "PJ": ("energy", Decimal(1_000_000_000) / Decimal("3.6")),
    "W": ("power", Decimal("0.001")),
    "kW": ("power", Decimal(1)),
    "MW": ("power", Decimal(1000)),
    "GW": ("power", Decimal(1_000_000)),
    "l": ("volume", Decimal("0.001")),
    "m3": ("volume", Decimal(1)),
}


@lru_cache(maxsize=1000)
def family_of(unit: str) -> tuple[str, Decimal]:
    """The family of a unit and its size in the family's base unit; others are families of one."""
    return _KNOWN.get(unit, (unit, Decimal(1)))
