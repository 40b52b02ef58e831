"""Calendar words and arithmetic: months, quarters, seasons, days near a reference date."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from extractors.lexicon.months import MONTH_NUMBERS
from extractors.lexicon.number_words import cardinal, ordinal

_SEASONS: Final = {
    "voorjaar": 3,
    "lente": 3,
    "zomer": 6,
    "najaar": 9,
    "herfst": 9,
    "winter": 12,
}


_CENTURIES: Final = {
    "tweeduizend": 2000,
    "negentien": 1900,
    "achttien": 1800,
    "zeventien": 1700,
}
_WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    )
}


def weekday_number(name: str) -> int:
    """The number of a folded weekday; Monday is 0."""
    return _WEEKDAYS[name]


def day_number(word: str) -> int:
    """A number or rank in digits or words ("3", "3e", "derde"); 0 where it is none."""
    digits = re.match(r"[0-9]+", word)
    if digits:
        return int(digits[0])
    value = cardinal(word) or ordinal(word)
    return int(value) if value else 0


def month_number(name: str) -> int:
    """The number of a folded month name, with or without its point."""
    return MONTH_NUMBERS[name.rstrip(".")]


def iso_month(year: int, month: int) -> str:
    """`year`-`month` where month may run past the ends of the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04}-{month:02}"


def season(name: str, year: int) -> str:
    """The three months of a season; winter runs into the next year."""
    first = _SEASONS[name]
    return f"{iso_month(year, first)}/{iso_month(year, first + 2)}"


def iso_date(year: int | None, month: int, day: int) -> str | None:
    """A day, with XXXX for an unknown year (ISO 8601-2); None for a day that does not exist."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}"


def between(first: str | None, last: str | None) -> str | None:
    """The interval from one ISO 8601 form to another; None where either is none or it runs back."""
    return f"{first}/{last}" if first and last and first <= last else None


_ACROSS: Final = 122  # days: a letter of January tells of December, one of April of its own year


def nearest_year(month: int, day: int, reference: dt.date) -> int:
    """The year of `month`-`day` in a text of the reference date: that of the text itself, unless
    the day lies within four months of it in the year before or after.
    """
    here = abs((_safe(reference.year, month, day) - reference).days)
    for year in (reference.year - 1, reference.year + 1):
        away = abs((_safe(year, month, day) - reference).days)
        if away < here and away <= _ACROSS:
            return year
    return reference.year


def _safe(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _year_in_words(words: str) -> int:
    for begin, century in _CENTURIES.items():
        if words.startswith(begin):
            rest = words.removeprefix(begin).removeprefix("honderd").strip()
            rest = rest.removeprefix("en ").strip()
            return century + int(cardinal(rest) or 0)
    raise ValueError(f"no year in words: {words!r}")


def full_year(digits: str) -> int:
    """A year from its two or four digits, or in words ("tweeduizend achttien", "negentien
    zevenentachtig"); two digits below 38 are of this century."""
    if digits[0].isalpha():
        return _year_in_words(digits)
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 38 else 1900 + year
