"""Units that a name tells by itself, whatever stands over its table: a ratio, a duration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from extractors.lexicon import read_toml
from extractors.numbers import read_numbers
from extractors.pdf.tables.grid.scale import Scale


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A kind of name, the unit of its figures, and between which values they lie."""

    pattern: re.Pattern[str]
    scale: Scale
    least: Decimal
    most: Decimal
    finds: tuple[str, ...]
    ignores: tuple[str, ...]

    @classmethod
    def of(cls, entry: dict[str, Any]) -> NamedUnit:
        """From an entry of the list; raises KeyError where a key is missing."""
        return cls(
            re.compile(entry["pattern"]),
            Scale(Decimal(entry.get("factor", "1")), entry["unit"]),
            Decimal(entry.get("least", "-Infinity")),
            Decimal(entry.get("most", "Infinity")),
            tuple(entry["finds"]),
            tuple(entry["ignores"]),
        )


NAMED_UNITS: Final = tuple(
    map(NamedUnit.of, read_toml(Path(__file__).with_suffix(".toml"))["name"])
)


def unit_of_name(name: str, figure: str) -> Scale | None:
    """The unit of a figure with this name beside or over it; None where the name tells none."""
    told = _told(name.lower())
    if told is None:
        return None
    values = [q.value for q in read_numbers(figure).quantities if q.value is not None]
    fits = values and all(told.least <= abs(value) <= told.most for value in values)
    return told.scale if fits else None


@lru_cache(maxsize=1 << 12)
def _told(name: str) -> NamedUnit | None:
    return next((each for each in NAMED_UNITS if each.pattern.search(name)), None)
