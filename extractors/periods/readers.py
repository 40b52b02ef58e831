"""What the groups of a matched period pattern mean, as ISO 8601; None where they mean nothing.

Every reader takes the match and the reference date (None where the document's date is unknown:
what is relative is then not read).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from itertools import pairwise
from typing import Final

from extractors.lexicon.number_words import cardinal, ordinal
from extractors.periods.calendar import (
    full_year,
    iso_date,
    iso_month,
    month_number,
    nearest_year,
    season,
    weekday_number,
)
from extractors.periods.everyday import EVERYDAY_READERS
from extractors.periods.holidays import holiday
from extractors.periods.relative import RELATIVE_READERS, Reader, shift_of

_SAID_MONTHS: Final = frozenset({"vorige", "afgelopen", "volgende", "komende"})
_FIRST: Final = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_TENS: Final = {
    "tien": 10,
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}


def _day(word: str) -> int:
    digits = re.match(r"[0-9]+", word)
    if digits:
        return int(digits[0])
    value = cardinal(word) or ordinal(word)
    return int(value) if value else 0


def _dated(year: int | None, month: int, day: int, reference: dt.date | None) -> str | None:
    if year is None and reference is not None and iso_date(None, month, day):
        year = nearest_year(month, day, reference)
    return iso_date(year, month, day)


def _date(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = full_year(match["y"].lstrip("'")) if match["y"] else None
    return _dated(year, month_number(match["m"]), _day(match["d"]), reference)


def _iso_date(match: re.Match[str], reference: dt.date | None) -> str | None:
    return iso_date(int(match["y"]), int(match["n"]), int(match["d"]))


def _numeric_date(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = match.groupdict().get("y")
    return _dated(full_year(year) if year else None, int(match["n"]), int(match["d"]), reference)


def _numeric_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    first = iso_date(int(match["y"]), int(match["n"]), int(match["d"]))
    last = iso_date(int(match["y2"]), int(match["n2"]), int(match["d2"]))
    return _between(first, last)


def _between(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last and first <= last else None


def _day_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = full_year(match["y"]) if match["y"] else None
    month = month_number(match["m"])
    first = _dated(year, month, _day(match["d"]), reference)
    return _between(first, _dated(year, month, _day(match["d2"]), reference))


def _date_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    last_year = int(match["y2"]) if match["y2"] else None
    first_year = int(match["y"]) if match["y"] else last_year
    first = _dated(first_year, month_number(match["m"]), _day(match["d"]), reference)
    last_year = last_year or first_year
    if last_year is None and first is not None and first[0] != "X":
        last_year = int(first[:4])  # without a year the end follows its beginning
        last = iso_date(last_year, month_number(match["m2"]), _day(match["d2"]))
        last_year += last is not None and last < first
    return _between(
        first, _dated(last_year, month_number(match["m2"]), _day(match["d2"]), reference)
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
    return _between(
        iso_month(first_year, month_number(match["m"])),
        iso_month(last_year, month_number(match["m2"])),
    )


def _quarter(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    rank = groups.get("q") or groups.get("q2") or ""
    number = _FIRST.get(rank) or int(rank[0])
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
    last_year = match["y2"]
    first, last = (_FIRST.get(rank) or int(rank[0]) for rank in (match["q"], match["q2"]))
    return _between(f"{match['y'] or last_year}-Q{first}", f"{last_year}-Q{last}")


_WEEKS: Final = 52
_THURSDAY: Final = 3
_PART_LENGTHS: Final = {"maand": 12, "kwart": 4, "week": _WEEKS, "weken": _WEEKS}


def _year_part(match: re.Match[str], reference: dt.date | None) -> str | None:
    """The first or last months, quarters or weeks of a year, counted out."""
    year, unit = match["y"], match["u"]
    size = _PART_LENGTHS[unit[:5]]
    if size == _WEEKS:  # some years have one more
        size = dt.date(int(year), 12, 28).isocalendar()[1]
    count = _day(match.groupdict().get("c") or "1")
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


def _year(match: re.Match[str], reference: dt.date | None) -> str | None:
    return match["y"]


def _short_year(match: re.Match[str], reference: dt.date | None) -> str | None:
    return str(full_year(match["y"]))


def _year_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    groups = match.groupdict()
    first = groups.get("y") or groups.get("y3") or ""
    last = groups.get("y2") or groups.get("y4") or ""
    return _years(first, last)


def _years_between(match: re.Match[str], reference: dt.date | None) -> str | None:
    """The years that a figure runs between, named in either order."""
    return _years(*sorted((match["y"], match["y2"])))


def _years_together(match: re.Match[str], reference: dt.date | None) -> str | None:
    """Years in a row that one figure is of."""
    years = re.findall(r"[0-9]{4}", match[0])
    in_a_row = all(int(after) - int(before) == 1 for before, after in pairwise(years))
    return _years(years[0], years[-1]) if in_a_row else None


def _years(first: str, last: str) -> str | None:
    if len(last) == 2:
        last = first[:2] + last if last > first[2:] else str(int(first[:2]) + 1) + last
    return f"{first}/{last}" if first < last and int(last) - int(first) < 200 else None


def _short_range(match: re.Match[str], reference: dt.date | None) -> str | None:
    first, last = match["y"], match["y2"]
    follows = int(last) == (int(first) + 1) % 100
    is_month = 1 <= int(last) <= 12 and not follows
    if is_month and (match["s"] == "-" or last <= first[2:]):
        return f"{first}-{last}"
    return _years(first, last) if follows or last > first[2:] else None


def _two_digit_years(match: re.Match[str], reference: dt.date | None) -> str | None:
    first, last = match["y"] or match["y3"], match["y2"] or match["y4"]
    return _between(str(full_year(first)), str(full_year(last))) if first != last else None


def _decade(match: re.Match[str], reference: dt.date | None) -> str | None:
    if match["y"]:
        return f"{match['y']}/{int(match['y']) + 9}"
    if match["z"]:  # de jaren nul, tien, tweeduizend tien
        first = 2000 + _TENS.get(match["z"].removeprefix("tweeduizend").strip(), 0)
        return f"{first}/{first + 9}"
    tens = _TENS[match["t"]] if match["t"] else int(match["n"])
    first = (1800 if match["c"] == "achttien" else 1900) + tens
    if match["c"]:
        return f"{first}/{first + 9}"
    if reference is not None and tens == 20 and "eeuw" not in match[0]:
        first = 2020
    return f"{first}/{first + 9}"


def _century(match: re.Match[str], reference: dt.date | None) -> str | None:
    rank = _day(match["c"])
    return f"{rank - 1:02}01/{rank:02}00" if 1 <= rank <= 21 else None


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
    at = -1 if rank == "laatste" else (_FIRST.get(rank) or int(rank[0])) - 1
    return iso_date(year, month, days[at])


def _week_of(match: re.Match[str], reference: dt.date | None) -> str | None:
    """A week counted in a year or month: that of its first Thursday, or its second, …"""
    groups, rank = match.groupdict(), match["k"]
    at = -1 if rank == "laatste" else (_FIRST.get(rank) or int(rank[0])) - 1
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
    return _between(first, last)


def _week(match: re.Match[str], reference: dt.date | None) -> str | None:
    year = match["y"] or match["y2"] or (reference and str(reference.year)) or "XXXX"
    return f"{year}-W{int(match['w']):02}"


READERS: Final[dict[str, Reader]] = (
    RELATIVE_READERS
    | EVERYDAY_READERS
    | {
        "century": _century,
        "date": _date,
        "date_range": _date_range,
        "day_range": _day_range,
        "decade": _decade,
        "half_year": _half_year,
        "holiday": _holiday,
        "iso_date": _iso_date,
        "month": _month,
        "month_range": _month_range,
        "numeric_date": _numeric_date,
        "numeric_date_alone": _numeric_date,
        "numeric_month": _numeric_month,
        "numeric_range": _numeric_range,
        "quarter": _quarter,
        "quarter_range": _quarter_range,
        "season": _season,
        "short_range": _short_range,
        "short_year": _short_year,
        "two_digit_years": _two_digit_years,
        "week": _week,
        "week_of": _week_of,
        "week_range": _week_range,
        "weekday_of_month": _weekday_of_month,
        "year": _year,
        "year_part": _year_part,
        "year_range": _year_range,
        "years_together": _years_together,
        "years_between": _years_between,
    }
)
