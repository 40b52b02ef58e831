"""Rough number words that name no number: tientallen, enkele duizenden, een paar honderd."""

from __future__ import annotations

import re
from typing import Final

from extractors.numbers.expressions.multiplied import COUNT_WORDS
from schemas.readings import NumberReading

_LEADS: Final = "|".join(map(re.escape, COUNT_WORDS["vague"]["leads"]))
_PLURALS: Final = "|".join(COUNT_WORDS["vague"]["plurals"])
_LED: Final = "|".join(COUNT_WORDS["vague"]["led"])
_PATTERN: Final = re.compile(
    rf"(?<![\w-])(?:(?:{_LEADS}) (?:{_PLURALS}|{_LED})|(?<!\bin )(?:{_PLURALS}))"
    rf"(?: (?:{_PLURALS})){{0,2}}(?![\w-])"
)
# One of these stands in each of the words, whatever its capital.
_HINTS: Final = ("allen", "onderd", "uizend", "iljo", "iljar", "ozijn", "iental")


def may_be_vague(text: str) -> bool:
    """Whether a rough number word may stand in a text, at a glance."""
    return any(hint in text for hint in _HINTS)


def find_vague(folded: str, reading: NumberReading) -> list[tuple[int, int]]:
    """Where rough number words stand in folded text that nothing in its reading has taken."""
    taken = [(q.start, q.end) for q in reading.quantities]
    taken += [(p.start, p.end) for p in reading.periods]
    taken += [(r.start, r.end) for r in reading.rejections]
    taken.sort()
    found: list[tuple[int, int]] = []
    at = 0
    for match in _PATTERN.finditer(folded):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at == len(taken) or taken[at][0] >= match.end():
            found.append(match.span())
    return found
