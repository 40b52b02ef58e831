"""The days of Dutch holidays: fixed ones, those that go with Easter, the nth Sunday of a month."""

from __future__ import annotations

import datetime as dt
from typing import Final

_FIXED: Final = {
    "bevrijdingsdag": (5, 5),
    "dag van de arbeid": (5, 1),
    "dodenherdenking": (5, 4),
    "kerst": (12, 25),
    "kerstavond": (12, 24),
    "kerstmis": (12, 25),
    "koningsdag": (4, 27),
    "nieuwjaar": (1, 1),
    "nieuwjaarsdag": (1, 1),
    "oudejaarsavond": (12, 31),
    "oudejaarsdag": (12, 31),
    "oudjaar": (12, 31),
    "pakjesavond": (12, 5),
    "sinterklaas": (12, 5),
    "sinterklaasavond": (12, 5),
    "valentijnsdag": (2, 14),
}
_FROM_EASTER: Final = {
    "goede vrijdag": -2,
    "hemelvaart": 39,
    "hemelvaartsdag": 39,
    "paasmaandag": 1,
    "paaszondag": 0,
    "pasen": 0,
    "pinksteren": 49,
    "pinkstermaandag": 50,
}
# Month, day of the week (Monday is 0) and which one in that month.
_NTH: Final = {"moederdag": (5, 6, 2), "prinsjesdag": (9, 1, 3), "vaderdag": (6, 6, 3)}


def holiday(name: str, year: int) -> dt.date:
    """The day of a folded holiday's name in `year`; raises KeyError for a name not known."""
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + dt.timedelta(days=_FROM_EASTER[name])
    month, weekday, nth = _NTH[name]
    first = dt.date(year, month, 1).weekday()
    return dt.date(year, month, 1 + (weekday - first) % 7 + 7 * (nth - 1))


def easter(year: int) -> dt.date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
