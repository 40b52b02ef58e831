"""Cutting folded text into digits, words and marks, and skipping text without any number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_LETTER: Final = r"[^\W\d_¹²³⁰-⁹₀-₉½¼¾⅐-⅞]"
TOKEN: Final = re.compile(
    rf"([0-9]+(?:[.,][0-9]+)*|(?<![\w.,]),[0-9]+)"
    rf"|({_LETTER}+(?:'{_LETTER}+)*)"
    rf"|([^\s\w]|⁰)|([½¼¾⅐-⅞])|([¹²³⁴-⁹]+)"
)
DIGITS, WORD, MARK, VULGAR, RAISED = 1, 2, 3, 4, 5

# The letters number words begin with: what has none of them, nor a digit, holds no number.
_TRIGGER: Final = re.compile(
    r"[0-9½¼¾⅐-⅞]|t(?:wee|ien|waalf|wintig|achtig)|d(?:rie|ertien|ertig|uizend|erde|ozijn)"
    r"|v(?:ier|ijf|eertien|eertig)|z(?:es|even)|a(?:cht|nderhal)|n(?:egen|ul(?:de)?\b)|e(?:lf|erste|én)"
    r"|één|éen|h(?:onderd|al[fv]|elft)|miljoen|miljard|biljoen|kwart|dubbel|gros\b"
)
_DIGIT: Final = re.compile(r"[0-9½¼¾⅐-⅞]")
_LETTERS: Final = re.compile(rf"{_LETTER}+")


def may_hold_numbers(folded: str, is_number_word: Callable[[str], bool]) -> bool:
    """Whether a number can begin anywhere in folded text: a digit, or a number word."""
    hit = _TRIGGER.search(folded)
    if hit is None:
        return False
    if _DIGIT.search(folded, hit.start()):
        return True
    return any(map(is_number_word, _LETTERS.findall(folded)))


def tokens_of(folded: str) -> list[str]:
    """The tokens of folded text, without their places."""
    return [match[0] for match in TOKEN.finditer(folded)]
