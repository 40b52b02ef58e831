"""Units: which words stand for which, which may be compared, and how one becomes another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from extractors.lexicon import read_toml
from schemas.vocabularies import QuantityKind

if TYPE_CHECKING:
    import pint

LEXICON: Final[dict[str, Any]] = read_toml(Path(__file__).parents[2] / "lexicon" / "units.toml")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word stands for: `factor` of `symbol`."""

    symbol: str
    family: str
    kind: QuantityKind
    factor: Decimal


def _units(field: str) -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for entry in LEXICON["unit"]:
        unit = Unit(
            entry["symbol"], entry["family"], entry["kind"], Decimal(entry.get("factor", "1"))
        )
        for word in entry.get(field, ()):
            if word in table:
                raise ValueError(f"units.toml names {word!r} twice")
            table[word] = unit
    return table


WORDS: Final = _units("words")
SIGNS: Final = _units("signs")
_FAMILIES: Final[dict[str, str]] = {unit.symbol: unit.family for unit in WORDS.values()} | LEXICON[
    "families"
]

# Exact ratios of calendar time. A year is 12 months and counts as 365.25 days; a month is a
# twelfth of that. Months against weeks or days are therefore approximate by nature.
_DAYS: Final = {
    "second": Decimal(1) / 86400,
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}
_MONTHS: Final = {"month": Decimal(1), "year": Decimal(12)}
_SECONDS: Final = {
    "second": Decimal(1),
    "minute": Decimal(60),
    "hour": Decimal(3600),
    "day": Decimal(86400),
    "week": Decimal(604800),
}


NEVER_BELOW: Final = frozenset({"mass", "length", "area", "volume", "time"})
"""Families of what is never below zero: "min" before it is at least."""


def family(unit: str) -> str:
    """What `unit` measures (money, share, time, count, mass, …): only within one can two compare.

    A composed unit is its own family by dimension ("kg/ha" → "mass/area"); an unknown unit is a
    family by itself.
    """
    known = _FAMILIES.get(unit)
    if known is not None:
        return known
    head, *rest = unit.split("/")
    if not rest:
        return unit
    return "/".join(_FAMILIES.get(part, part) for part in (head, *rest))


def convert(value: Decimal, from_unit: str, to_unit: str) -> Decimal | None:
    """`value` in another unit of its family, or None where there is no way over.

    Time goes by calendar (a year is 12 months, 365.25 days); measured units through pint; money,
    shares and counts only to themselves.
    """
    if from_unit == to_unit:
        return value
    for scale in (_MONTHS, _SECONDS, _DAYS):
        if from_unit in scale and to_unit in scale:
            return value * scale[from_unit] / scale[to_unit]
    if family(from_unit) != family(to_unit):
        return None
    return _measured(value, from_unit, to_unit)


_PINT_NAMES: Final = {
    "t": "metric_ton",
    "kt": "kilometric_ton",
    "Mt": "megametric_ton",
    "m2": "meter**2",
    "km2": "kilometer**2",
    "ha": "hectare",
    "m3": "meter**3",
    "ft3": "foot**3",
    "ft": "foot",
    "in": "inch",
    "mi": "mile",
    "°C": "degC",
    "°F": "degF",
    "s": "second",
    "barrel": "oil_barrel",
    "h": "hour",
    "Gt": "gigametric_ton",
    "nmi": "nautical_mile",
    "cm2": "centimeter**2",
    "dm2": "decimeter**2",
    "mm2": "millimeter**2",
    "cm3": "centimeter**3",
    "dm3": "decimeter**3",
    "pk": "metric_horsepower",
    "kWp": "kW",
    "MWp": "MW",
    "GWp": "GW",
    "Wp": "W",
}
_OUTSIDE_PINT: Final = {"money", "share", "point", "count", "ratio", "work", "sound"}


@cache
def _registry() -> pint.UnitRegistry[Decimal]:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)


def _measured(value: Decimal, from_unit: str, to_unit: str) -> Decimal | None:
    if _OUTSIDE_PINT & set(family(from_unit).split("/")):
        return None
    import pint

    registry = _registry()
    try:
        quantity = registry.Quantity(value, _pint_name(from_unit))
        return Decimal(quantity.to(_pint_name(to_unit)).magnitude)
    except (pint.UndefinedUnitError, pint.DimensionalityError):
        return None


def _pint_name(unit: str) -> str:
    return "/".join(_PINT_NAMES.get(part, part) for part in unit.split("/"))
