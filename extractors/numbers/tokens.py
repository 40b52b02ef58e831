"""Cutting folded text into digits, words and marks, and skipping text without any number."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_LETTER: Final = r"[^\W\d_¹²³⁰-⁹₀-₉½¼¾⅐-⅞]"
_TOKEN: Final = re.compile(
    rf"([0-9]+(?:[.,][0-9]+)*+|(?<![\w.,]),[0-9]+)"
    rf"|({_LETTER}+(?:'{_LETTER}+)*)"
    rf"|([^\s\w])|([½¼¾⅐-⅞])|([²³])"
)
DIGITS, WORD, MARK, VULGAR, RAISED = 1, 2, 3, 4, 5

# Where a number may begin: digits, vulgar fractions, and the first letters of number words.
TRIGGER: Final = re.compile(
    r"[0-9½¼¾⅐-⅞]|t(?:wee|ien|waalf|wintig|achtig)|d(?:rie|ertien|ertig|uizend|erde|ozijn)"
    r"|v(?:ier|ijf|eertien|eertig)|z(?:es|even)|a(?:cht|nderhal)|n(?:egen|ul\b)|e(?:lf|erste|én)"
    r"|één|éen|een (?:op|van|uit|of) |h(?:onderd|al[fv]|elft)|miljoen|miljard|biljoen|kwart"
    r"|[ivxlc]{2,}\b"
)


class Token(NamedTuple):
    """A piece of text: `kind` is DIGITS, WORD, MARK, VULGAR or RAISED."""

    kind: int
    start: int
    end: int
    text: str


def tokenize(folded: str) -> list[Token]:
    """The tokens of folded text, left to right."""
    return [
        Token(match.lastindex or MARK, match.start(), match.end(), match.group())
        for match in _TOKEN.finditer(folded)
    ]
