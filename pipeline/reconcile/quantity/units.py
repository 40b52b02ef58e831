"""Unit families: two claims can only be held together when their units measure the same."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.numbers.text.units import convert, family

# The unit a family is compared in. Time is compared in months: policy counts sentences, terms and
# lead times in months and years, and a month has no whole number of weeks.
_BASES: Final = {
    "time": "month",
    "mass": "kg",
    "length": "m",
    "area": "m2",
    "volume": "m3",
    "energy": "kWh",
    "power": "kW",
}


@lru_cache(maxsize=1000)
def family_of(unit: str) -> tuple[str, Decimal]:
    """The family of a unit and the unit's size in what the family is compared in.

    Currencies are families of their own, and so is every unit there is no way over from.
    """
    if unit in ("", "count"):
        return "count", Decimal(1)
    if unit == "percent":
        return "percent", Decimal(1)
    if family(unit) == "money":
        return f"money {unit}", Decimal(1)
    base = "/".join(_BASES.get(family(part), part) for part in unit.split("/"))
    size = convert(Decimal(1), unit, base)
    return (family(unit), size) if size is not None else (unit, Decimal(1))


@lru_cache(maxsize=1000)
def counted_in(unit: str) -> tuple[str, Decimal]:
    """The same for what a rate counts, whatever it is per: "mol" of mol per hectare per year."""
    return family_of(unit.split("/", 1)[0])
