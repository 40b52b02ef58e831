"""When "één" picks one out of many or is denied, and counts nothing: "één van deze"."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from extractors.lexicon import read_toml
from extractors.numbers.text.words import cardinal

_LISTS: Final = read_toml(Path(__file__).parents[2] / "lexicon" / "naming.toml")
ONE: Final = frozenset({"één", "eén", "éen"})
_PICKED: Final = frozenset(_LISTS["one"]["of"].split())
_DENIED: Final = frozenset(_LISTS["one"]["denied"].split())
_PICKS: Final = re.compile(r" (?:van|der) ([a-zà-ÿ]+)(?: (\w+))?")
_SAME_ONE: Final = re.compile(r" en (?:dezelfde|hetzelfde)\b| of ander| ervan\b")
_REACH: Final = 30  # characters


def picks_one(folded: str, start: int, end: int) -> bool:
    """Whether "één" picks one out or is denied: "één van deze", "niet één oplossing"."""
    before = folded[max(0, start - _REACH) : start].split()
    if (before and before[-1] in _DENIED) or _SAME_ONE.match(folded, end):
        return True
    found = _PICKS.match(folded, end)
    if found is None or found[1] not in _PICKED:
        return False
    next_word = found[2] or ""
    return not next_word.isdigit() and cardinal(next_word) is None
