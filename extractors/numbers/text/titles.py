"""Numbers in titles and names: "het rapport ‘Vier visies voor 2050’", "Eén tegen Eenzaamheid"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from extractors.lexicon import read_toml

_TITLED: Final = frozenset(
    read_toml(Path(__file__).parents[2] / "lexicon" / "naming.toml")["titles"]["words"].split()
)
_WORD: Final = re.compile(r"[^\W\d_][\w-]*")
_REACH: Final = 4  # words between what has a title and the quotation mark
_LONGEST: Final = 80  # characters of the words before it
_QUOTED: Final = re.compile(r"[‘“\"'„«]([A-ZÀ-Þ0-9][^‘’“”\"„«»]{4,160})[’”\"'»]")
_SAID: Final = re.compile(
    r"\b(?:is|was|heeft|hebben|moet|moeten|wordt|worden|kan|kunnen|zal|zullen|wil|ik|wij|we)\b"
)
_OF_YEAR: Final = re.compile(r"\W{0,2}\((?:19|20)\d\d\)| (?:uit|van) (?:19|20)\d\d|, (?:19|20)\d\d")
_CAPITAL: Final = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ]")
_AGAINST: Final = re.compile(r" (?:tegen|zonder) [A-ZÀ-Þ]")
_IN_COMPOUND: Final = re.compile(r" (?:in|op|voor|met|tegen|onder) [a-zà-ÿ]{3,}-[a-zà-ÿ]{4,}\b")
_FOR: Final = re.compile(r" (?:voor|met) [A-ZÀ-Þ]")


def quoted(text: str) -> tuple[re.Match[str], ...]:
    """What stands in quotation marks in `text` and begins with a capital; group 1 is inside."""
    return tuple(_QUOTED.finditer(text))


def titled(text: str, start: int, end: int, quotes: Sequence[re.Match[str]]) -> int:
    """How much speaks for `text[start:end]` as part of one of the quoted titles."""
    at = bisect_right(quotes, start, key=lambda quote: quote.start(1)) - 1
    if at >= 0 and end <= quotes[at].end(1):
        quote = quotes[at]
        before = text[max(0, quote.start() - _LONGEST) : quote.start()].rstrip()
        told = 1 + 2 * any(word in _TITLED for word in _WORD.findall(before.lower())[-_REACH:])
        told += ":" in quote[1] or " – " in quote[1]
        told += _OF_YEAR.match(text, quote.end()) is not None
        told -= before.endswith(":")
        told -= 2 * (_SAID.search(quote[1]) is not None)
        told -= 2 * quote[1].endswith((".", "?", "!"))
        return told
    return 0


def called(text: str, start: int, end: int) -> int:
    """How much speaks for a name that begins with the number word `text[start:end]`.

    A capital in the midst of a sentence, the class of a title before it, words behind it that it
    cannot count: "het programma Eén tegen Eenzaamheid", "de Vier Dagen", "Drie in een-methode".
    """
    word = text[start:end]
    if not word.isalpha() or not word[0].isupper() or word.isupper():
        return 0
    before = text[max(0, start - _LONGEST) : start].rstrip()
    told = 2 * (before[-1:].islower() and before[-1:].isalpha())
    told += 2 * any(word in _TITLED for word in _WORD.findall(before.lower())[-1:])
    told += _CAPITAL.match(text, end) is not None
    if _AGAINST.match(text, end) or _IN_COMPOUND.match(text, end):
        told += 3
    return told + (_FOR.match(text, end) is not None)
