"""Families of units, and the nouns that say what a number of each measures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.meaning.lists.cues import load_cues
from schemas.readings import Quantity

_MONEY: Final = re.compile(r"[A-Z]{3}")
_TIME: Final = frozenset({"minute", "hour", "day", "week", "month", "year"})


def unit_family(quantity: Quantity) -> str:
    """share, money, count, time, times, score, rate (a quotient such as kg/ha) or weight."""
    unit = quantity.unit
    if unit in {"percent", "percentage_point", "permille"}:
        return "share"
    if unit in {"count", "times", "score"}:
        return unit
    if unit in _TIME:
        return "time"
    if _MONEY.fullmatch(unit):
        return "money"
    return "rate" if "/" in unit else "weight"


@lru_cache(maxsize=1 << 15)
def names_family(family: str, word: str) -> bool:
    """Whether a noun in lower case belongs to a family of lexicon/affinity.toml (`money`, …).

    No noun belongs to a family that has no list there: any may be so many times as large.
    """
    return any(cue.pattern.match(word) for cue in load_cues("affinity") if cue.id == family)
