"""A span of time that something is told over: `het gemiddelde over de laatste twaalf maanden`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractors.meaning.measure.words.link import Link
from extractors.meaning.sentence.cursor import Cursor

RULE: Final = "window"
_SPAN: Final = "periode"
_LATEST: Final = re.compile(
    r"\b(?:laatste|afgelopen|voorgaande|voorafgaande|voorbije)\W*$", re.IGNORECASE
)
_OVER: Final = re.compile(
    r"\b(?:over(?: de| alle| een periode van)?|van (?:de|alle))\W*$", re.IGNORECASE
)
_ASKED: Final = re.compile(r"^(?:hoeveel|welke?) (?=\S)", re.IGNORECASE)
_AVERAGE: Final = re.compile(r"\bgemiddelden?\b", re.IGNORECASE)


def is_window(here: Cursor) -> bool:
    """Whether a duration is that over which something else is counted or averaged."""
    if here.family != "time" or here.quantity.comparator not in {"eq", "approx"}:
        return False
    lead = here.text[: here.quantity.digits[0]]
    averaged = _OVER.search(lead) and _AVERAGE.search(lead)
    return bool(_LATEST.search(lead) or averaged)


def as_window(told: Link) -> Link:
    """The span as a measure of its own, with what is told over it."""
    if not told.measure:
        return Link(_SPAN, _SPAN, RULE, 0.5)
    measure = _ASKED.sub("", told.measure)
    lemma = f"{_SPAN} {_ASKED.sub('', told.lemma)}".strip()
    return replace(told, measure=f"{_SPAN} ({measure})", lemma=lemma, rule=RULE)
