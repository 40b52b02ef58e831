"""Readers of years and more: 2024, 2019-2023, de jaren tachtig, de negentiende eeuw."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Final

from extractors.lexicon.number_words import cardinal
from extractors.periods.calendar import between, day_number, full_year
from extractors.periods.relative import Reader


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
    return between(str(full_year(first)), str(full_year(last))) if first != last else None


def _decade(match: re.Match[str], reference: dt.date | None) -> str | None:
    if match["y"]:
        return f"{match['y']}/{int(match['y']) + 9}"
    if match["z"]:  # de jaren nul, tien, tweeduizend tien
        first = 2000 + int(cardinal(match["z"].removeprefix("tweeduizend").strip()) or 0)
        return f"{first}/{first + 9}"
    tens = day_number(match["t"] or match["n"])
    first = (1800 if match["c"] == "achttien" else 1900) + tens
    if match["c"]:
        return f"{first}/{first + 9}"
    if reference is not None and tens == 20 and "eeuw" not in match[0]:
        first = 2020
    return f"{first}/{first + 9}"


def _century(match: re.Match[str], reference: dt.date | None) -> str | None:
    rank = day_number(match["c"])
    return f"{rank - 1:02}01/{rank:02}00" if 1 <= rank <= 21 else None


YEAR_READERS: Final[dict[str, Reader]] = {
    "century": _century,
    "decade": _decade,
    "short_range": _short_range,
    "short_year": _short_year,
    "two_digit_years": _two_digit_years,
    "year": _year,
    "year_range": _year_range,
    "years_together": _years_together,
    "years_between": _years_between,
}
