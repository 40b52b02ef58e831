"""The periods of a sentence that tell when something held, and the number each stands behind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.meaning.lists.cues import load_cues
from extractors.meaning.lists.families import unit_family
from extractors.meaning.period.turns import in_turn, join_years, tell_in_turn
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView
from schemas.readings import Period

_RIGHT_REACH: Final = 110
_RIGHT_BORDER: Final = re.compile(r"[,;:()–]|\b(?:en|maar|terwijl|of|naar|tot)\b")
_TO_BRACKET: Final = re.compile(
    r"(?: (?!(?:volgens|aldus|uit|conform|zie|naar|door|en|of)\b)[a-zà-ÿ-]+){0,4}"
    r" \((?:in |over |per |eind )?"
)  # "12 ritten (2019)"; behind a name a year in brackets is that of a publication


@lru_cache(maxsize=32)
def scopes(view: SentenceView) -> tuple[Period, ...]:
    """The periods of the sentence that tell when something held; years in a list are one."""
    scopes = tuple(p for p in view.sentence.reading.periods if _is_scope(view, p))
    return scopes if tell_in_turn(view, scopes) else join_years(view, scopes)


@lru_cache(maxsize=32)
def attachments(view: SentenceView) -> tuple[Period | None, ...]:
    """For each number the period that follows it within its own phrase."""
    return in_turn(view, scopes(view)) or tuple(
        _attached(Cursor(view, index)) for index in range(len(view.places))
    )


def _is_scope(view: SentenceView, period: Period) -> bool:
    """Whether a period tells when: not a day without its year, a letter's date, a report's year."""
    if "X" in period.iso:
        return False
    before = view.sentence.text[max(0, period.start - 60) : period.start]
    around = f"{before}…{view.sentence.text[period.end : period.end + 60]}"
    return not any(
        cue.pattern.search(around if cue.where == "around" else before)
        for cue in load_cues("not_scope")
    )


def _attached(here: Cursor) -> Period | None:
    """The period that follows a number within its own phrase: `285 verdachten in 2016`."""
    quantity, text = here.quantity, here.text
    for period in scopes(here.view):
        if period.start < quantity.end:
            continue
        between = text[quantity.end : period.start]
        if _TO_BRACKET.fullmatch(between) and text.startswith(")", period.end):
            return period
        if len(between) > _RIGHT_REACH or number_between(here, period):
            return None
        return None if _RIGHT_BORDER.search(_without_brackets(between)) else period
    return None


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", " ", text)


def number_between(here: Cursor, period: Period) -> bool:
    quantity = here.quantity
    passed = "time" if unit_family(quantity) != "time" else ""
    return any(
        quantity.end <= other.digits[0] < period.start
        for other in here.view.sentence.reading.quantities
        if unit_family(other) != passed
    )
