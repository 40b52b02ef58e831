"""Readers of days and months: 3 mei 2024, 1-2-2020, van maart tot mei, Pasen."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from extractors.periods.calendar import (
    between,
    day_number,
    full_year,
    iso_date,
    iso_month,
    month_number,
    nearest_year,
    weekday_number,
)
from extractors.periods.holidays import holiday
from extractors.periods.relative import Reader, shift_of

_SAID_MONTHS: Final = frozenset({"vorige", "afgelopen", "volgende", "komende"})


def _dated(year: int | None, month: int, day: int, reference: dt.date | None) -> str | None:
    if year is None and reference is not None and iso_date(None, month, day):
        year = nearest_year(month, day, reference)
    return iso_date(year, month, day)


def _date(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = full_year(match["y"].lstrip("'")) if match["y"] else None
    return _dated(year, month_number(match["m"]), day_number(match["d"]), reference)


def _iso_date(match: re.Match[str], reference: dt.date | None) -> str | None:
    return iso_date(int(match["y"]), int(match["n"]), int(match["d"]))


def _numeric_date(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = match.groupdict().get("y")
    return _dated(full_year(year) if year else None, int(match["n"]), int(match["d"]), reference)


def _numeric_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    first = iso_date(int(match["y"]), int(match["n"]), int(match["d"]))
    last = iso_date(int(match["y2"]), int(match["n2"]), int(match["d2"]))
    return between(first, last)


def _day_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = full_year(match["y"]) if match["y"] else None
    month = month_number(match["m"])
    first = _dated(year, month, day_number(match["d"]), reference)
    return between(first, _dated(year, month, day_number(match["d2"]), reference))


def _date_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    last_year = int(match["y2"]) if match["y2"] else None
    first_year = int(match["y"]) if match["y"] else last_year
    first = _dated(first_year, month_number(match["m"]), day_number(match["d"]), reference)
    last_year = last_year or first_year
    if last_year is None and first is not None and first[0] != "X":
        last_year = int(first[:4])  # without a year the end follows its beginning
        last = iso_date(last_year, month_number(match["m2"]), day_number(match["d2"]))
        last_year += last is not None and last < first
    return between(
        first, _dated(last_year, month_number(match["m2"]), day_number(match["d2"]), reference)
    )


def _month(match: re.Match[str], reference: dt.date | None) -> str | None:
    return iso_month(full_year(match["y"]), month_number(match["m"]))


def _numeric_month(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    year, month = match["y"] or groups.get("y2"), match["n"] or groups.get("n2")
    return iso_month(int(year or 0), int(month or 0))


def _month_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    last_year = int(match["y2"])
    first_year = int(match["y"]) if match["y"] else last_year
    return between(
        iso_month(first_year, month_number(match["m"])),
        iso_month(last_year, month_number(match["m2"])),
    )


def _holiday(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    if groups.get("y"):
        day = holiday(match["f"], int(groups["y"]))
    elif reference is None:
        return None
    elif groups.get("r"):
        day = holiday(match["f"], reference.year + shift_of(groups["r"]))
    else:
        days = (holiday(match["f"], reference.year + shift) for shift in (-1, 0, 1))
        day = min(days, key=lambda day: abs((day - reference).days))
    return day.isoformat()


def _weekday_of_month(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    if groups.get("y"):
        year, month = int(groups["y"]), month_number(groups["m"])
    elif reference is None:
        return None
    elif groups.get("m"):
        month = month_number(groups["m"])
        year = nearest_year(month, 15, reference)
    else:
        away = shift_of(groups["r"]) if groups["r"] in _SAID_MONTHS else 0
        said = iso_month(reference.year, reference.month + away)
        year, month = map(int, said.split("-"))
    weeks = calendar.monthcalendar(year, month)
    days = [week[weekday_number(match["w"])] for week in weeks]
    days = [day for day in days if day]
    rank = match["k"]
    at = -1 if rank == "laatste" else (day_number(rank)) - 1
    return iso_date(year, month, days[at])


DATE_READERS: Final[dict[str, Reader]] = {
    "date": _date,
    "date_range": _date_range,
    "day_range": _day_range,
    "holiday": _holiday,
    "iso_date": _iso_date,
    "month": _month,
    "month_range": _month_range,
    "numeric_date": _numeric_date,
    "numeric_date_alone": _numeric_date,
    "numeric_month": _numeric_month,
    "numeric_range": _numeric_range,
    "weekday_of_month": _weekday_of_month,
}
