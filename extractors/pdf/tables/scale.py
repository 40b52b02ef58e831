"""Scale and unit that captions and headings name for the figures beneath them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Final

from extractors.numbers import read_numbers

LONGEST_UNIT: Final = 30  # characters: longer texts in brackets say something else
SHORT_HEADING: Final = (
    12  # characters: a heading may be no more than a unit ("kton", "mol/ha/jaar")
)
_LEADING = re.compile(r"^(?:in|x|×)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
# Over a column these head dates and sexes ("m", "v"), not quantities of time or length.
_NO_UNIT: Final = frozenset(("jaar", "jaren", "maand", "week", "dag", "kwartaal"))


@dataclass(frozen=True, slots=True)
class Scale:
    """What the figures beneath are multiplied by, and in what unit they are (empty: not said)."""

    factor: Decimal
    unit: str
    name: str = "unit"


SCALE_PATTERNS: Final = tuple(
    (re.compile(entry["regex"]), Scale(Decimal(entry["scale"]), entry["unit"], entry["name"]))
    for entry in tomllib.loads((files(__package__) / "scales.toml").read_text("utf-8"))["pattern"]
)


@lru_cache(maxsize=4_000)
def find_scale(text: str) -> Scale | None:
    """The scale or unit that a caption or heading names: "x € 1.000", "(kton)", "in %"."""
    for pattern, scale in SCALE_PATTERNS:
        found = pattern.search(text)
        if found is None:
            continue
        if not scale.unit:
            unit = _unit(text[found.end() :].strip(" )]"))
            return Scale(scale.factor, unit.unit, scale.name) if unit else scale
        return scale
    for inside in brackets(text):
        unit = _unit(inside)
        if unit is not None:
            return unit
    whole = text.strip()
    if len(whole) <= SHORT_HEADING and whole.lower() not in _NO_UNIT:
        return _unit(whole)
    return None


def brackets(text: str) -> Iterator[str]:
    """What stands between brackets: "Budget (x € 1.000)"."""
    for found in _BRACKETS.finditer(text):
        yield found[1] or found[2] or ""


def _unit(text: str) -> Scale | None:
    """The unit that a text consists of or begins with ("kton NH3"); None for other texts."""
    words = _LEADING.sub("", text.strip())
    if not 1 < len(words) <= LONGEST_UNIT or words[0].isdigit():
        return None
    quantities = read_numbers(f"1 {words}").quantities
    if not quantities or quantities[0].start != 0 or quantities[0].value is None:
        return None
    found = quantities[0]
    assert found.value is not None
    return None if found.unit == "count" else Scale(found.value, found.unit)
