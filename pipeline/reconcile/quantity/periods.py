"""Periods of claims, compared: the same, one inside the other, or apart."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Match = Literal["same", "inside", "overlap", "apart", "unknown"]
_YEAR = re.compile(r"(\d{4})$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_PART = re.compile(r"(\d{4})-([QHS])([1-4])$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A period as ordinal days, both ends in it."""

    first: int
    last: int

    @property
    def years(self) -> float:
        """Its length in years."""
        return (self.last - self.first + 1) / 365.25

    @property
    def first_year(self) -> int:
        """The year of its first day."""
        return dt.date.fromordinal(self.first).year


@lru_cache(maxsize=50_000)
def span_of(iso: str) -> DaySpan | None:
    """The days of an ISO 8601 period; None for the empty string and for what is not understood."""
    if not iso:
        return None
    ends = iso.split("/")
    if len(ends) == 1:
        return _single(iso)
    first, last = _single(ends[0]), _single(ends[-1])
    if first is None and last is None:
        return None
    if first is None or last is None:
        return first or last
    return DaySpan(first.first, last.last) if first.first <= last.last else None


def _single(iso: str) -> DaySpan | None:
    if found := _YEAR.match(iso):
        return _days(int(found[1]), 1, int(found[1]), 12)
    if found := _DAY.match(iso):
        try:
            day = dt.date(int(found[1]), int(found[2]), int(found[3])).toordinal()
        except ValueError:
            return None
        return DaySpan(day, day)
    if found := _MONTH.match(iso):
        return _days(int(found[1]), int(found[2]), int(found[1]), int(found[2]))
    if found := _PART.match(iso):
        size = 3 if found[2] == "Q" else 6
        start = (int(found[3]) - 1) * size + 1
        return _days(int(found[1]), start, int(found[1]), start + size - 1)
    if found := _WEEK.match(iso):
        try:
            monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
        except ValueError:
            return None
        return DaySpan(monday, monday + 6)
    return None


def _days(year: int, month: int, last_year: int, last_month: int) -> DaySpan | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= last_month <= 12):
        return None
    end = calendar.monthrange(last_year, last_month)[1]
    return DaySpan(
        dt.date(year, month, 1).toordinal(), dt.date(last_year, last_month, end).toordinal()
    )


def match_periods(left: DaySpan | None, right: DaySpan | None) -> Match:
    """How two periods lie to each other; unknown when either is missing."""
    if left is None or right is None:
        return "unknown"
    if left == right:
        return "same"
    if left.last < right.first or right.last < left.first:
        return "apart"
    inside = left.first <= right.first and right.last <= left.last
    return (
        "inside" if inside or (right.first <= left.first and left.last <= right.last) else "overlap"
    )
