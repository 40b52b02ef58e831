"""Readers of what is counted from the day a text was written: vorig jaar, afgelopen dinsdag."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from extractors.lexicon.number_words import cardinal, ordinal
from extractors.periods.calendar import (
    iso_date,
    iso_month,
    month_number,
    nearest_year,
    season,
    weekday_number,
)

Reader = Callable[[re.Match[str], dt.date | None], str | None]


def _month_alone(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    month = month_number(match["m"])
    return iso_month(nearest_year(month, 15, reference), month)


def _span(match: re.Match[str], reference: dt.date | None) -> str | None:
    """afgelopen vijf jaar: whole years (months, …) before the reference date's own."""
    if reference is None:
        return None
    word = match["n"]
    number = int(word) if word.isdigit() else int(cardinal(word) or 0)
    if not number:
        return None
    back = match["r"] in ("afgelopen", "voorbije", "laatste", "vorige")
    unit = match["u"]
    if unit.startswith(("jaar", "jaren", "decennia")):
        years = number * (10 if unit == "decennia" else 1)
        first = reference.year - years if back else reference.year + 1
        last = first + years - 1
        return f"{first}/{last}" if last > first else f"{first}"
    if unit.startswith(("maand", "kwart")):
        months = number * (3 if unit.startswith("kwart") else 1)
        first = reference.month - months if back else reference.month + 1
        return f"{iso_month(reference.year, first)}/{iso_month(reference.year, first + months - 1)}"
    days = dt.timedelta(days=number * (7 if unit == "weken" else 1))
    one = dt.timedelta(days=1)
    begin, end = (
        (reference - days, reference - one) if back else (reference + one, reference + days)
    )
    return f"{begin.isoformat()}/{end.isoformat()}"


_SHIFT: Final = {"dit": 0, "deze": 0, "huidig": 0, "huidige": 0, "lopend": 0, "lopende": 0}
_PAST: Final = frozenset({"vorig", "vorige", "afgelopen", "verleden"})


def _relative(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    word = match["r"]
    shift = shift_of(word)
    unit = match["u"]
    if unit.endswith("jaar") and unit not in ("voorjaar", "najaar"):
        return str(reference.year + shift)
    if unit == "maand":
        return iso_month(reference.year, reference.month + shift)
    if unit == "week":
        day = reference + dt.timedelta(weeks=shift)
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if unit == "kwartaal":
        quarter = (reference.month - 1) // 3 + shift
        return f"{reference.year + quarter // 4}-Q{quarter % 4 + 1}"
    return _relative_season(unit, word, reference)


def _relative_season(unit: str, word: str, reference: dt.date) -> str:
    """The season meant: this one of the year, or the last or next that ended or begins."""
    this = season(unit, reference.year)
    today = f"{reference.year:04}-{reference.month:02}"
    if word in _PAST and this.partition("/")[2] >= today:
        return season(unit, reference.year - 1)
    if word.startswith(("volgend", "komend", "aankomend")) and this[:7] <= today:
        return season(unit, reference.year + 1)
    return this


DAYS: Final = {
    "nu": 0,
    "vandaag": 0,
    "gisteren": -1,
    "eergisteren": -2,
    "overmorgen": 2,
    "morgen": 1,
}


def _relative_day(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    word = match["r"] or match["r2"]
    return (reference + dt.timedelta(days=DAYS[word])).isoformat()


def shift_of(word: str) -> int:
    """How many units from now a word points: vorig -1, dit 0, volgend 1."""
    return _SHIFT.get(word, -1 if word in _PAST else 1)


def _weekday(match: re.Match[str], reference: dt.date | None) -> str | None:
    """The last or next of that weekday; "volgende" and "vorige" mean the same as either."""
    if reference is None:
        return None
    ahead = (weekday_number(match["w"]) - reference.weekday()) % 7 or 7
    days = ahead if shift_of(match["r"]) > 0 else ahead - 7 if ahead < 7 else -7
    return (reference + dt.timedelta(days=days)).isoformat()


def _weekday_of_week(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    shift = shift_of(match["r"] or match["r2"])
    monday = reference - dt.timedelta(days=reference.weekday()) + dt.timedelta(weeks=shift)
    return (monday + dt.timedelta(days=weekday_number(match["w"] or match["w2"]))).isoformat()


def _weekday_and_day(match: re.Match[str], reference: dt.date | None) -> str | None:
    """The day nearest to the reference date that has both the weekday and the number."""
    if reference is None:
        return None
    digits = re.match("[0-9]+", match["d"])
    number = int(digits[0]) if digits else int(ordinal(match["d"]) or 0)
    weekday = weekday_number(match["w"])
    near = (reference + dt.timedelta(days=away) for away in range(-100, 101))
    fitting = [day for day in near if day.day == number and day.weekday() == weekday]
    return min(fitting, key=lambda day: abs(day - reference)).isoformat() if fitting else None


def _ago(match: re.Match[str], reference: dt.date | None) -> str | None:
    """twee jaar geleden: as fine as it is said, a year or a month, else the day."""
    if reference is None:
        return None
    word, unit = match["n"], match["u"]
    number = int(word) if word.isdigit() else int(cardinal(word) or 1)
    if unit == "jaar":
        return str(reference.year - number)
    if unit.startswith("maand"):
        return iso_month(reference.year, reference.month - number)
    days = number * (7 if unit.startswith("we") else 1)
    return (reference - dt.timedelta(days=days)).isoformat()


def _ago_sum(match: re.Match[str], reference: dt.date | None) -> str | None:
    """1 maand en 21 dagen geleden: a day, years and months first."""
    if reference is None:
        return None
    months = days = 0
    for number, unit in (("n", "u"), ("n2", "u2"), ("n3", "u3")):
        word, said = match[number], match[unit]
        if word is None:
            continue
        count = int(word) if word.isdigit() else int(cardinal(word) or 1)
        if said == "jaar":
            months += 12 * count
        elif said.startswith("maand"):
            months += count
        else:
            days += count * (7 if said.startswith("we") else 1)
    year, month = map(int, iso_month(reference.year, reference.month - months).split("-"))
    day = min(reference.day, calendar.monthrange(year, month)[1])
    return (dt.date(year, month, day) - dt.timedelta(days=days)).isoformat()


def _weekend(match: re.Match[str], reference: dt.date | None) -> str | None:
    """Saturday and Sunday: dit weekend is that of this week, komend the first to come."""
    if reference is None:
        return None
    saturday = reference + dt.timedelta(days=5 - reference.weekday())
    shift = shift_of(match["r"])
    if shift < 0:
        saturday -= dt.timedelta(weeks=1)
    elif match["r"] == "volgend" or (shift > 0 and saturday <= reference):
        saturday += dt.timedelta(weeks=1)
    return f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"


def _relative_decade(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    first = reference.year // 10 * 10 + 10 * shift_of(match["r"])
    return f"{first}/{first + 9}"


def _relative_days(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    month = iso_month(reference.year, reference.month + shift_of(match["r"]))
    year, number = map(int, month.split("-"))
    if "d2" not in match.groupdict():
        return iso_date(year, number, int(re.sub("[a-z]", "", match["d"])))
    first, last = (iso_date(year, number, int(match[day])) for day in ("d", "d2"))
    return f"{first}/{last}" if first and last and first < last else None


def _relative_month(match: re.Match[str], reference: dt.date | None) -> str | None:
    if reference is None:
        return None
    if match["m"] is None:
        name, word = match["m2"] or match["m3"], match["r2"] or match["r3"]
        return iso_month(reference.year + shift_of(word), month_number(name))
    month, shift = month_number(match["m"]), shift_of(match["r"])
    year = reference.year
    if shift < 0 and month >= reference.month:
        year -= 1
    elif shift > 0 and month <= reference.month:
        year += 1
    return iso_month(year, month)


RELATIVE_READERS: Final[dict[str, Reader]] = {
    "ago": _ago,
    "ago_sum": _ago_sum,
    "month_alone": _month_alone,
    "relative": _relative,
    "relative_day": _relative_day,
    "relative_decade": _relative_decade,
    "relative_days": _relative_days,
    "relative_month": _relative_month,
    "span": _span,
    "weekday": _weekday,
    "weekend": _weekend,
    "weekday_and_day": _weekday_and_day,
    "weekday_of_week": _weekday_of_week,
}
