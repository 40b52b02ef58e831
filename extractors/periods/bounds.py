"""What leaves an end of a period open: vanaf 2026, uiterlijk 31 december 2027, 2020 en later."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from extractors.lexicon import read_toml
from schemas.vocabularies import Comparator

_WORDS: Final[dict[str, Any]] = read_toml(
    Path(__file__).parent.parent / "lexicon" / "period_words.toml"
)
_NAMES: Final[tuple[Comparator, ...]] = ("gt", "ge", "lt", "le")
_BEFORE: Final[dict[str, Comparator]] = {
    phrase: name for name in _NAMES for phrase in _WORDS["open"][name].get("before", ())
}
_AFTER: Final[dict[str, Comparator]] = {
    phrase: name for name in _NAMES for phrase in _WORDS["open"][name].get("after", ())
}


def _any(phrases: dict[str, Comparator]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_LED: Final = re.compile(
    rf"(?<![\w-])({_any(_BEFORE)}) "
    r"(?:(?:in|op|per|bij|met|aan) )?(?:de |het )?(?:(?:[a-z]{0,12}jaar|maand) )?\Z"
)
_LASTS: Final = frozenset(phrase.split()[-1] for phrase in _BEFORE)
_FOLLOWED: Final = re.compile(rf" ?({_any(_AFTER)})(?![\w])")
# "voor 1 juli" says by when, "voor 2026" for what: only a day or an end leaves it open.
_BY: Final = re.compile(r"(?<![\w-])voor (?:het )?\Z")
_BY_WHEN: Final = re.compile(r"(?:eind|einde|begin|medio|ultimo) ")
_DAY: Final = re.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")
_REACH: Final = 40


def find_bound(folded: str, start: int, end: int, iso: str) -> tuple[Comparator, int, int]:
    """How the words around the date at `start` to `end` bound it, and from where to where it then
    stands with them: `eq` and the date's own places where they do not.
    """
    near = folded[max(0, start - _REACH) : start]
    led = None if _LASTS.isdisjoint(near.split()[-4:]) else _LED.search(near)
    if led is not None:
        return _BEFORE[led[1]], start - len(near) + led.start(), end
    if near.endswith(("voor ", "voor het ")):
        by_when = _DAY.fullmatch(iso) or _BY_WHEN.match(folded, start, end)
        by = _BY.search(near) if by_when else None
        if by is not None:
            return "lt", start - len(near) + by.start(), end
    followed = _FOLLOWED.match(folded, end)
    if followed is not None:
        return _AFTER[followed[1]], start, followed.end()
    return "eq", start, end
