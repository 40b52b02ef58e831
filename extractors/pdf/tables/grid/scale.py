"""Scale and unit that captions and headings name for the figures beneath them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Final

from extractors.lexicon import read_toml
from extractors.numbers import read_numbers

LONGEST_UNIT: Final = 30  # characters: longer texts in brackets say something else
SHORT_HEADING: Final = (
    12  # characters: a heading may be no more than a unit ("kton", "mol/ha/jaar")
)
_LEADING = re.compile(r"^(?:in|x|×)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
# Over a column these head dates and sexes ("m", "v"), not quantities of time or length.
_NO_UNIT: Final = frozenset(("jaar", "jaren", "maand", "week", "dag", "kwartaal"))


# A unit that no other word looks like, anywhere in a heading: "NH3-reductie kton", "Mton (hoog)".
_INSIDE = re.compile(
    r"(?<![\w/.,-])(?<!\d )(?<!per )(?<!/ )(?:(?:mln|miljoen) )?"
    r"(?:(?:[Mk]ton|kt|mol|[µμm]g|kg|ha|fte|[MGTP]J|[kMGT]Wh?|[ckm]?m[23²³](?:bvo)?|[ck]m|mm)"
    r"(?![\w-])|(?:euro|€) ?(?:/|per) ?(?!1)[a-z]).{0,24}"
)
# The code of a currency behind its name is no unit: "de Amerikaanse dollar (USD) is gedaald".
_CURRENCY = re.compile(r"(?i)\b(?:dollar|sterling|pond|yen|frank|kroon|euro) \([a-z]{3}\)")
_SAID_IN = re.compile(
    r"(?i)\bin (?=(?:[mk]ton|kt|[µμm]g|kg|ha|[mgtp]j|[kmgt]wh?|mol|[ck]?m|[ck]?m[23²³]|fte)\b)"
    r".{2,30}"
)


@dataclass(frozen=True, slots=True)
class Scale:
    """What the figures beneath are multiplied by, and in what unit they are (empty: not said).

    `per` is what the unit is held against where that is no part of it: the m2 of "€/m2".
    """

    factor: Decimal
    unit: str
    name: str = "unit"
    per: str = ""


def _patterns() -> Iterator[tuple[re.Pattern[str], Scale]]:
    told = read_toml(files(__package__) / "scales.toml")
    for entry in told["pattern"]:
        regex = entry["regex"]
        for name, part in told["parts"].items():
            regex = regex.replace(f"{{{name}}}", part)
        scale = Scale(Decimal(entry["scale"]), entry["unit"], entry["name"])
        yield re.compile(regex), scale


SCALE_PATTERNS: Final = tuple(_patterns())


_FACTOR: Final = tuple(entry for entry in SCALE_PATTERNS if entry[1].name == "factor")
_SCALES: Final = tuple(entry for entry in SCALE_PATTERNS if entry[1].name != "factor")


@lru_cache(maxsize=4_000)
def find_scale(text: str) -> Scale | None:
    """The scale or unit that a caption or heading names: "x € 1.000", "(kton)", "in %"."""
    for pattern, scale in _SCALES:
        found = pattern.search(text)
        if found is not None:
            rest = re.split(r"[)\]]", text[found.end() :].strip(" )]"), maxsplit=1)[0]
            unit = None if scale.unit else _unit(rest)
            return replace(scale, unit=unit.unit, per=unit.per) if unit else scale
    for inside in brackets(_CURRENCY.sub("", text)):
        for part in dict.fromkeys((inside, *inside.split(","))):
            unit = _unit(part)
            if unit is not None:
                return unit
    said = _SAID_IN.search(text)
    if said is not None and (unit := _unit(said[0])):
        return unit
    return next((scale for pattern, scale in _FACTOR if pattern.search(text)), None)


@lru_cache(maxsize=4_000)
def find_unit(text: str, *, beside: bool = False) -> Scale | None:
    """The unit that the heading of a column names in words of its own: "kton", "reductie kton".

    The name of a row (`beside`) may be a word that is a unit elsewhere: "Britse pond".
    """
    whole = text.strip()
    if not beside and len(whole) <= SHORT_HEADING and whole.lower() not in _NO_UNIT:
        unit = _unit(whole)
        if unit is not None:
            return unit
    found = _INSIDE.search(text)
    return None if found is None else _unit(found[0])


@lru_cache(maxsize=4_000)
def scale_of_heading(text: str) -> Scale | None:
    """The scale or unit that a heading consists of: "1 000 kg", "miljoen kg N", "%"."""
    words = text.strip()
    if not words or len(words) > LONGEST_UNIT or words.lower().split()[0] in _NO_UNIT:
        return None
    return find_scale(words) or find_scale(f"({words})")


@lru_cache(maxsize=4_000)
def unit_in_words(text: str) -> Scale | None:
    """The unit that a description of one begins with or ends on: "gram CO2 per gereden km",
    "gemiddelde uitstoot in gram per km"."""
    _, inside, tail = text.strip().rpartition(" in ")
    for words in (text.strip(), tail if inside else ""):
        if not words[:1].isalpha() or words.lower().split()[0] in _NO_UNIT:
            continue
        told = read_numbers(f"1 {words}").quantities[:1]
        if told and told[0].start == 0 and told[0].value is not None and told[0].unit != "count":
            return Scale(told[0].value, told[0].unit, per=told[0].per)
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
    if words[found.end - 2 :][:1] == "-":
        return None  # "km-stand" is no length
    assert found.value is not None
    return None if found.unit == "count" else Scale(found.value, found.unit, per=found.per)
