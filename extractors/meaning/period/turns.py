"""Rows of periods: each goes with its own number of a row, or all are one stretch of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.meaning.sentence.view import SentenceView
from schemas.readings import Period, Quantity

_RESPECTIVELY: Final = re.compile(r"\b(?:respectievelijk|resp\.)", re.IGNORECASE)
_AND: Final = r"(?:(?:,|,? en|,? alsook)(?: respectievelijk| resp\.)?|,? respectievelijk| resp\.)"
_LISTED: Final = re.compile(rf"{_AND}(?: in| over)? ", re.IGNORECASE)
_EACH_ITS_NOUN: Final = re.compile(rf"[^,;.:()]{{0,60}}?{_AND} ", re.IGNORECASE)
_YEAR: Final = re.compile(r"\d{4}")


def join_years(view: SentenceView, periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods, years in a list made one: `in 2008, 2010 en 2012` is 2008/2012."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(view, last, period):
            first = last.iso.partition("/")[0]
            joined[-1] = replace(last, end=period.end, iso=f"{first}/{period.iso}")
        else:
            joined.append(period)
    return tuple(joined)


def _goes_on(view: SentenceView, last: Period, period: Period) -> bool:
    """Whether a year stands next in a list that runs forward in time."""
    if not _LISTED.fullmatch(view.sentence.text, last.end, period.start):
        return False
    before = last.iso.rpartition("/")[2]
    years = _YEAR.fullmatch(before) and _YEAR.fullmatch(period.iso)
    return bool(years) and before < period.iso


def in_turn(view: SentenceView, periods: Sequence[Period]) -> tuple[Period | None, ...]:
    """Each number its own period: `11 en 10 kton in respectievelijk 2010 en 2015`, `in 2010 en
    2015 was dat 11 en 10 kton`; empty where they are not told so."""
    row = _row_for(view, periods)
    if not row:
        return ()
    turns = iter(periods)
    return tuple(next(turns) if q in row else None for q in view.sentence.reading.quantities)


def tell_in_turn(view: SentenceView, periods: Sequence[Period]) -> bool:
    """Whether a row of periods goes with a row of as many numbers, one by one."""
    return bool(_row_for(view, periods))


def _row_for(view: SentenceView, periods: Sequence[Period]) -> tuple[Quantity, ...]:
    """The only row of as many numbers as there are periods in theirs.

    Behind "respectievelijk" each may have its own noun: `11 wethouders en 10 raadsleden`.
    """
    text, quantities = view.sentence.text, view.sentence.reading.quantities
    if len(periods) < 2 or not _is_row(text, [(p.start, p.end) for p in periods], _LISTED):
        return ()
    border = _EACH_ITS_NOUN if _RESPECTIVELY.search(text) else _LISTED
    starts = range(len(quantities) - len(periods) + 1)
    rows = [quantities[at : at + len(periods)] for at in starts]
    rows = [row for row in rows if _is_row(text, [(q.start, q.end) for q in row], border)]
    return rows[0] if len(rows) == 1 else ()


def _is_row(text: str, places: Sequence[tuple[int, int]], border: re.Pattern[str]) -> bool:
    """Whether nothing but the border stands between each two of these places."""
    return all(
        border.fullmatch(text, one[1], other[0]) is not None for one, other in pairwise(places)
    )
