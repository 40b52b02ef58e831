"""Dutch number words of any size up to 10^15: drieëntwintigduizend, honderdeen, eenendertig."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

_UNITS: Final = {
    "een": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
}
_TEENS: Final = {
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "achtien": 18,
    "negentien": 19,
}
_TENS: Final = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
SCALES: Final = {
    "miljoen": 10**6,
    "miljard": 10**9,
    "biljoen": 10**12,
    "biljard": 10**15,
    "triljoen": 10**18,
}
_LONGEST: Final = 160  # longer than any number below 10^18 written as one word
_SMALL: Final = _UNITS | _TEENS | _TENS
_PLAIN: Final = str.maketrans("ëéèüï", "eeeui")

_ONE, _TEEN, _TEN = ("|".join(table) for table in (_UNITS, _TEENS, _TENS))
_BELOW_100: Final = rf"(?:(?:{_ONE})en(?:{_TEN})|{_TEEN}|{_TEN}|{_ONE})"
_BELOW_10000: Final = rf"(?:(?:{_BELOW_100})?honderd(?:(?:en)?{_BELOW_100})?|{_BELOW_100})"
_BELOW_MILLION: Final = re.compile(
    rf"(?:({_BELOW_10000})?(duizend)(?:(?:en)?({_BELOW_10000}))?|({_BELOW_10000}))"
)
_HUNDREDS: Final = re.compile(rf"({_BELOW_100})?(honderd)?(?:en(?=.))?({_BELOW_100})?")
_PAIR: Final = re.compile(rf"({_ONE})en({_TEN})")
_HALF: Final = re.compile(r"(.+?)e?n(?:een)?hal(?:f|ve)")
_FIVE: Final = re.compile(r"vijven(?=[a-z]{3,5}tig)")  # "vijventwintig"
_FRACTIONS_OF: Final = (10**6, 10**9, 10**12)
# Only letters of number words, and long enough: keeps ordinary words out at a glance.
_LETTERS: Final = re.compile(r"[abcdefghijklmnorstuvwzëéèï]+")


def plain(word: str) -> str:
    """`word` without the accents that Dutch number words may carry, and "vijf" as it is spelt."""
    return _FIVE.sub("vijfen", word.translate(_PLAIN))


@lru_cache(maxsize=1 << 16)
def cardinal(word: str) -> Decimal | None:
    """The value of a folded number word written as one ("vijfenzestig"), or None.

    The article "een" is 1 here: whether it counts is for the reader of its context to say.
    """
    if not _LETTERS.fullmatch(word):
        return None
    value = _whole(plain(word))
    return None if value is None else Decimal(value)


def _whole(word: str) -> int | None:
    if len(word) > _LONGEST:
        return None
    if word == "nul":
        return 0
    for scale in reversed(SCALES):
        if scale in word:
            left, _, right = word.partition(scale)
            times = 1 if not left else _whole(left)
            rest = 0 if not right else _whole(right.removeprefix("en"))
            return None if times is None or rest is None else times * SCALES[scale] + rest
    match = _BELOW_MILLION.fullmatch(word)
    if match is None:
        return None
    thousands, thousand, rest_word, below = match.groups()
    if thousand:
        times = _hundreds(thousands) if thousands else 1
        return times * 1000 + (_hundreds(rest_word) if rest_word else 0)
    return _hundreds(below)


def _hundreds(word: str) -> int:
    match = _HUNDREDS.fullmatch(word)
    assert match is not None, word
    left, hundred, right = match.groups()
    if not hundred:
        return _below_100(word)
    return (_below_100(left) if left else 1) * 100 + (_below_100(right) if right else 0)


def _below_100(word: str) -> int:
    if word in _SMALL:
        return _SMALL[word]
    match = _PAIR.fullmatch(word)
    assert match is not None, word
    return _UNITS[match[1]] + _TENS[match[2]]


@lru_cache(maxsize=1 << 16)
def ordinal(word: str) -> Decimal | None:
    """The rank of a folded ordinal word ("eenentwintigste", "derde"), or None."""
    if not word.endswith(("de", "ste")) or not _LETTERS.fullmatch(word):
        return None
    word = plain(word)
    if word.endswith("eerste"):
        base = word[:-6] + "een"
    elif word.endswith("derde"):
        base = word[:-5] + "drie"
    elif word.endswith("ste"):
        base = word[:-3]
        if base and not base.endswith(("acht", "ig", "honderd", "duizend", *SCALES)):
            return None
    else:
        base = word[:-2]
        if base.endswith(("deen", "deneen")):  # "honderdeende", beside honderdeerste
            return Decimal(_whole(base) or 0) or None
        if base.endswith(("een", "drie", "acht", "ig", "honderd", "duizend", *SCALES)):
            return None
    value = _whole(base) if base else None
    return None if value is None else Decimal(value)


@lru_cache(maxsize=1 << 16)
def half(word: str) -> Decimal | None:
    """The value of a number word ending in a half: anderhalf, tweeënhalve, drieëneenhalf."""
    if not word.endswith(("half", "halve")):
        return None
    word = plain(word)
    if word in ("anderhalf", "anderhalve"):
        return Decimal("1.5")
    match = _HALF.fullmatch(word)
    whole = _whole(match[1]) if match else None
    if whole is None and match:
        whole = _whole(match[1] + "e")  # "tweenhalf" after the trema went: twee + n + half
    return None if whole is None else whole + Decimal("0.5")


@lru_cache(maxsize=1 << 16)
def denominator(word: str) -> int | None:
    """What a fraction's word divides by: derde(n), kwart, achtste(n), tiende; never tweede."""
    if word in ("kwart", "vierde", "vierden"):
        return 4
    value = ordinal(word.removesuffix("n"))
    if (
        value is None
        or value < 3
        or (value > 20 and value not in (21, 25, 100, 1000, *_FRACTIONS_OF))
    ):
        return None
    return int(value)


@lru_cache(maxsize=1 << 16)
def glued_fraction(word: str) -> tuple[int, int] | None:
    """A fraction written as one word: tweederde, driekwart, eenvijfde."""
    if ordinal(word) is not None:  # achttiende is the eighteenth, not eight tenths
        return None
    base = plain(word)
    for name, top in _UNITS.items():
        if base.startswith(name) and len(base) > len(name) + 3:
            bottom = denominator(base[len(name) :])
            if bottom is not None and top < bottom:
                return top, bottom
    return None
