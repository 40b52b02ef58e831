"""What the words around a date say: what belongs to it, what stays open, whether it is a year."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from extractors.lexicon import read_words

_WORDS: Final[dict[str, Any]] = read_words(
    Path(__file__).parent.parent / "lexicon" / "period_words.toml"
)
_TEMPORAL: Final = frozenset(_WORDS["temporal"]["words"])
_AMOUNT: Final = frozenset(_WORDS["amount"]["words"])
_AMOUNT_PAIRS: Final = frozenset(_WORDS["amount"]["pairs"])
_BOUNDING: Final = frozenset(_WORDS["amount"]["bounding"])
_NOT_COUNTED: Final = frozenset(_WORDS["not_counted"]["words"])
_LEAD: Final = frozenset(_WORDS["lead"]["words"])
_SINCE: Final = frozenset(_WORDS["open"]["since"])
_UNTIL: Final = frozenset(_WORDS["open"]["until"])
_UP_TO: Final = re.compile(
    r" (?:tot(?: en met)?|naar) ([1-9][0-9]{3,8}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3})"
    r"(?![\w,.]*[0-9])"
)
_LAST_YEAR: Final = 2100
_ARTICLES: Final = frozenset({"de", "het"})
_REACH: Final = 32
_OPENING: Final = "([«\"'"
_PLURAL: Final = re.compile(r" (?:[a-zë-]{2,15}e )?([a-zéëïöü-]{4,30}(?:en|s|ers))\b")


def words_before(folded: str, start: int) -> list[str]:
    """The last four words before `start`, without opening brackets; the nearest last."""
    near = folded[max(0, start - _REACH) : start]
    return [word.lstrip(_OPENING) for word in near.split()[-4:]]


def lead_start(folded: str, start: int, words: list[str]) -> int:
    """Where the weekday, "begin" or "eind" before a date begins, or the date itself.

    `words` are those before `start`, here and below.
    """
    if not words or folded[start - 1] != " ":
        return start
    last = words[-1]
    if last == "van" and len(words) > 1 and words[-2] in _LEAD:
        led = f"{words[-2]} van "
    elif last.rstrip(",") in _LEAD:
        led = f"{last} "
    else:
        return start
    return start - len(led) if folded.endswith(led, 0, start) else start


def open_ends(folded: str, start: int, words: list[str]) -> tuple[bool, bool]:
    """Whether the words before a date leave its beginning ("tot") or its end ("vanaf") open."""
    if words and words[-1] in _ARTICLES:
        words = words[:-1]
    if not words or (folded[start - 1] != " "):
        return False, False
    last = words[-1]
    if last == "met" and words[-3:] != ["tot", "en", "met"]:
        return False, False
    begins = words[-2:] == ["ingang", "van"]
    return last in _UNTIL, last in _SINCE or begins


def _counts_up(folded: str, end: int) -> bool:
    """Whether the number ending at `end` runs to one that is no year: "van 2000 tot 4900"."""
    match = _UP_TO.match(folded, end)
    return match is not None and int(match[1].replace(".", "")) > _LAST_YEAR


def is_year(folded: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether the four digits of `match` are a year and no count.

    They are, unless words of amount stand before them or a plural noun follows that no temporal
    word forbids; years far from now need a temporal word.
    """
    start = match.start("y")
    last = words[-1] if words else ""
    before = words[-2] if len(words) > 1 else ""
    pair = f"{before} {last}"
    if last in _BOUNDING and before in _TEMPORAL:
        return True
    if pair == "ten minste" and words[-3:-2] == ["tot"]:
        return True
    if last in _AMOUNT or pair in _AMOUNT_PAIRS or (start and folded[start - 1] in _AMOUNT):
        return False
    if last == "van" and _counts_up(folded, match.end("y")):
        return False
    if last in _TEMPORAL:
        return True
    if folded.startswith("(", start - 1) and folded.startswith(")", match.end("y")):
        return True
    if not 1900 <= int(match["y"]) <= _LAST_YEAR:
        return False
    following = _PLURAL.match(folded, match.end("y"))
    return following is None or following[1] in _NOT_COUNTED
