"""Readers of what people say to one another: op vrijdag, over twee weken, de rest van de maand."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.lexicon.number_words import cardinal, ordinal
from extractors.periods.calendar import (
    iso_date,
    iso_month,
    month_number,
    nearest_year,
    weekday_number,
)
from extractors.periods.relative import DAYS, Reader, shift_of

_ONE: Final = dt.timedelta(days=1)
_WEEK: Final = 7
_SATURDAY: Final = 5
_LONGEST_MONTH: Final = 31
_REACH: Final = 16  # characters
# Before "over" these say over which time something was reckoned or spread.
_RECKONED: Final = re.compile(
    r"\b(?:gemiddelde?|verdeeld|gespreid|verspreid|uitgesmeerd|gemeten|berekend|periode"
    r"|gerekend) \Z"
)
_SPREAD: Final = re.compile(r" (?:verdeeld|gespreid|verspreid|uitgesmeerd|gemiddeld)\b")
_NEXT: Final = re.compile(r" ([^\W\d_]+)")
_NO_NOUN: Final = frozenset({"VERB", "AUX", "ADV", "ADP", "SCONJ", "PRON", "DET"})


def _unit(unit: str, day: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the week, month or year around a day."""
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + 6 * _ONE
    if unit == "maand":
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)


def _named(unit: str, reference: dt.date, shift: int) -> str:
    """The week, month, year or weekend that lies `shift` from now."""
    if unit == "jaar":
        return str(reference.year + shift)
    if unit == "maand":
        return iso_month(reference.year, reference.month + shift)
    day = reference + dt.timedelta(weeks=shift)
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    saturday = day + dt.timedelta(days=_SATURDAY - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + _ONE).isoformat()}"


def _rest(match: re.Match[str], reference: dt.date | None) -> str | None:
    """de rest van de week, later dit jaar: from today; eerder dit jaar: up to today."""
    if reference is None:
        return None
    first, last = _unit(match["u"] or match["u2"], reference)
    if match["h2"] == "eerder":
        return f"{first.isoformat()}/{reference.isoformat()}"
    return f"{reference.isoformat()}/{last.isoformat()}"


def _same(match: re.Match[str], reference: dt.date | None) -> str | None:
    return None if reference is None else _named(match["u"], reference, 0)


def _next_but_one(match: re.Match[str], reference: dt.date | None) -> str | None:
    return None if reference is None else _named(match["u"], reference, 2)


def _ahead(match: re.Match[str], reference: dt.date | None) -> str | None:
    """over twee weken, drie dagen na morgen: the day, years and months first."""
    start = match.start()
    if reference is None or _RECKONED.search(match.string, max(0, start - _REACH), start):
        return None
    if _SPREAD.match(match.string, match.end()):
        return None
    told = match.groupdict()
    back = told.get("s") == "voor"
    day = reference + DAYS[told.get("r") or "nu"] * _ONE
    for at in ("", "2", "3", "4"):
        word, unit = told.get(f"n{at}"), told.get(f"u{at}")
        if word is None or unit is None:
            continue
        number = int(word) if word.isdigit() else int(cardinal(word) or 1)
        day = _moved(day, -number if back else number, unit)
    return day.isoformat()


def _moved(day: dt.date, number: int, unit: str) -> dt.date:
    if unit == "jaar" or unit.startswith("maand"):
        months = number * (12 if unit == "jaar" else 1)
        year, month = map(int, iso_month(day.year, day.month + months).split("-"))
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    if not unit.startswith("werkdag"):
        return day + number * (_WEEK if unit.startswith("we") else 1) * _ONE
    step = _ONE if number > 0 else -_ONE
    left = abs(number)
    while left:
        day += step
        left -= day.weekday() < _SATURDAY
    return day


def _week_with(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    month = month_number(match["m"] or match["m2"])
    number = _rank(match["d"] or match["d2"])
    day = iso_date(nearest_year(month, number, reference), month, number)
    return None if day is None else _named("week", dt.date.fromisoformat(day), 0)


def _rank(word: str) -> int:
    digits = re.match("[0-9]+", word)
    return int(digits[0]) if digits else int(ordinal(word) or 0)


def _ranked_day(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    month = iso_month(reference.year, reference.month + shift_of(match["r"]))
    year, number = map(int, month.split("-"))
    rank = _rank(match["d"])
    return iso_date(year, number, rank) if rank else None


def _rank_alone(match: re.Match[str], reference: dt.date | None) -> str | None:
    """op de 15e: the next such day; nothing where a noun follows ("op de tweede plaats")."""
    rank = _rank(match["d"])
    if reference is None or not 0 < rank <= _LONGEST_MONTH:
        return None
    after = _NEXT.match(match.string, match.end())
    if after is not None and load_lemmas().commonest_pos(after[1]) not in _NO_NOUN:
        return None
    ahead = 0 if rank >= reference.day else 1
    for months in (ahead, ahead + 1):
        year, month = map(int, iso_month(reference.year, reference.month + months).split("-"))
        day = iso_date(year, month, rank)
        if day is not None:
            return day
    return None


def _weekday_alone(match: re.Match[str], reference: dt.date | None) -> str | None:
    """op vrijdag: the first to come; "laatste" and "voorgaande" the last that was."""
    if reference is None:
        return None
    away = weekday_number(match["w"]) - reference.weekday()
    if match["r"] == "deze":
        return (reference + away * _ONE).isoformat()
    days = away % _WEEK or _WEEK
    if match["r"] in ("laatste", "voorgaande"):
        days = days - _WEEK or -_WEEK
    return (reference + days * _ONE).isoformat()


def _day_beside(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    away = {"volgende": 1, "deze": 0}.get(match["r"], -1)
    return (reference + away * _ONE).isoformat()


def _bare_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    """van 1-10 tot 7-11: in the year of the text, or into the next."""
    if reference is None:
        return None
    year = reference.year
    first = iso_date(year, int(match["n"]), int(match["d"]))
    last = iso_date(year, int(match["n2"]), int(match["d2"]))
    if first and last and last < first:
        last = iso_date(year + 1, int(match["n2"]), int(match["d2"]))
    return f"{first}/{last}" if first and last else None


EVERYDAY_READERS: Final[dict[str, Reader]] = {
    "ahead": _ahead,
    "bare_range": _bare_range,
    "day_beside": _day_beside,
    "next_but_one": _next_but_one,
    "rank_alone": _rank_alone,
    "ranked_day": _ranked_day,
    "rest": _rest,
    "same": _same,
    "week_with": _week_with,
    "weekday_alone": _weekday_alone,
}
