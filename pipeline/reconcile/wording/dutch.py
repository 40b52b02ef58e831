"""Units, statistics and periods in the Dutch a steward reads."""

from __future__ import annotations

from typing import Final

from extractors.lexicon.months import MONTHS
from pipeline.labels import labels
from pipeline.reconcile.language.words import read_words

_QUARTERS: Final = ("eerste", "tweede", "derde", "vierde")


def unit_behind(unit: str, *, one: bool = False) -> str:
    """What stands behind a number of this unit, with its space: " mol/ha/jaar", "%"."""
    if one and unit in ("month", "week", "day", "minute"):
        return f" {labels().single[unit]}"
    if unit in labels().unit:
        return labels().unit[unit]
    whole, *parts = unit.split("/")
    return f" {'/'.join([whole, *(labels().single.get(part, part) for part in parts)])}"


def per_what(per: str) -> str:
    """The base of a rate: "year" → "jaar", "100000_inhabitant" → "100.000 inwoners"."""
    known = read_words()
    number, _, many = per.partition("_")
    if many and number.isdecimal():
        return f"{int(number):,} {labels().many.get(many, many)}".replace(",", ".")
    return labels().single.get(per, known.singulars.get(per, per))


def period_of(iso: str) -> str:
    """A period as a reader says it: 2015/2019 → 2015–2019, 2023-04-11 → 11 april 2023."""
    return "–".join(_moment(end) for end in iso.split("/")) if iso else ""


def when_of(iso: str) -> str:
    """The same behind a preposition: "in 2019", "op 11 april 2023"."""
    one_day = iso.count("-") == 2 and "/" not in iso
    return f"{'op' if one_day else 'in'} {period_of(iso)}" if iso else ""


def _moment(iso: str) -> str:
    year, _, rest = iso.partition("-")
    if rest[:1] == "Q":
        return f"{_QUARTERS[int(rest[1]) - 1]} kwartaal {year}"
    if rest[:1] in ("H", "S"):
        return f"{_QUARTERS[int(rest[1]) - 1]} helft {year}"
    if rest[:1] == "W":
        return f"week {int(rest[1:])} van {year}"
    month, _, day = rest.partition("-")
    told = [str(int(day))] if day else []
    told += [MONTHS[int(month) - 1]] if month else []
    return " ".join([*told, *([year] if year.isdigit() else [])]) or iso
