"""Readers of parts of a year: quarters, halves, seasons, weeks, its first months."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from extractors.periods.calendar import (
    between,
    day_number,
    full_year,
    iso_month,
    month_number,
    nearest_year,
    season,
)
from extractors.periods.relative import Reader, shift_of

_WEEKS: Final = 52
_THURSDAY: Final = 3
_PART_LENGTHS: Final = {"maand": 12, "kwart": 4, "week": _WEEKS, "weken": _WEEKS}


def _quarter(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    rank = groups.get("q") or groups.get("q2") or ""
    number = day_number(rank)
    year = groups.get("y") or groups.get("y2") or "XXXX"
    if year == "XXXX" and reference is not None:
        said = groups.get("r")
        middle = 3 * number - 1
        near = reference.year + shift_of(said) if said else nearest_year(middle, 15, reference)
        year = str(near)
    elif year[0].isalpha() and year != "XXXX":
        year = str(full_year(year))
    return f"{year}-Q{number}"


def _quarter_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    first, last = (day_number(rank) for rank in (match["q"], match["q2"]))
    year = groups.get("y2") or "XXXX"
    if year == "XXXX" and reference is not None:
        year = str(nearest_year(3 * last - 1, 15, reference))
    return between(f"{groups.get('y') or year}-Q{first}", f"{year}-Q{last}")


def _year_part(match: re.Match[str], reference: dt.date | None) -> str | None:
    """The first or last months, quarters or weeks of a year, counted out."""
    year, unit = match["y"], match["u"]
    size = _PART_LENGTHS[unit[:5]]
    if size == _WEEKS:  # some years have one more
        size = dt.date(int(year), 12, 28).isocalendar()[1]
    count = day_number(match.groupdict().get("c") or "1")
    if not 0 < count < size:
        return None
    first, last = (1, count) if match["h"] == "eerste" else (size - count + 1, size)
    sign = {12: "", 4: "Q"}.get(size, "W")
    ends = [f"{year}-{sign}{end:0{1 if sign == 'Q' else 2}}" for end in (first, last)]
    return ends[0] if first == last else "/".join(ends)


def _half_year(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    half = groups.get("h") or groups.get("h2") or ""
    first = 1 if half in ("eerste", "1e", "1") else 7
    said = groups.get("r")
    if said is None:
        year = int(groups.get("y") or groups.get("y2") or "0")
    elif reference is None:
        return None
    else:
        year = reference.year + shift_of(said)
    return f"{iso_month(year, first)}/{iso_month(year, first + 5)}"


def _season(match: re.Match[str], reference: dt.date | None) -> str | None:
    return season(match["s"], int(match["y"]))


def _week_of(match: re.Match[str], reference: dt.date | None) -> str | None:
    """A week counted in a year or month: that of its first Thursday, or its second, …"""
    groups, rank = match.groupdict(), match["k"]
    at = -1 if rank == "laatste" else (day_number(rank)) - 1
    told = full_year(groups["y"]) if groups["y"] else None
    if groups["ry"] and reference is not None:
        told = reference.year + shift_of(groups["ry"])
    if told is not None:
        last = dt.date(told, 12, 28).isocalendar()[1]
        return f"{told}-W{last if at < 0 else at + 1:02}"
    if groups["y2"]:
        year, month = int(groups["y2"]), month_number(groups["m"])
    elif reference is None or groups["ry"]:
        return None
    elif groups["m"]:
        month = month_number(groups["m"])
        year = nearest_year(month, 15, reference)
    else:
        said = iso_month(reference.year, reference.month + shift_of(groups["r"]))
        year, month = map(int, said.split("-"))
    days = range(1, calendar.monthrange(year, month)[1] + 1)
    thursdays = [day for d in days if (day := dt.date(year, month, d)).weekday() == _THURSDAY]
    iso_year, week, _ = thursdays[at].isocalendar()
    return f"{iso_year}-W{week:02}"


def _week_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    first, last = (f"{match['y']}-W{int(match[week]):02}" for week in ("w", "w2"))
    return between(first, last)


def _week(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = match["y"] or match["y2"] or (reference and str(reference.year)) or "XXXX"
    return f"{year}-W{int(match['w']):02}"


PART_READERS: Final[dict[str, Reader]] = {
    "half_year": _half_year,
    "quarter": _quarter,
    "quarter_range": _quarter_range,
    "season": _season,
    "week": _week,
    "week_of": _week_of,
    "week_range": _week_range,
    "year_part": _year_part,
}
