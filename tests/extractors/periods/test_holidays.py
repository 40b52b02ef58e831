"""Holidays on their day in any year."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.periods.holidays import easter, holiday


@pytest.mark.parametrize(
    "day", ["1961-04-02", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25"]
)
def test_easter_falls_on_its_sunday(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("year", range(1900, 2101, 20))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("prinsjesdag", "2024-09-17"),
        ("koningsdag", "2024-04-27"),
        ("goede vrijdag", "2024-03-29"),
        ("hemelvaartsdag", "2024-05-09"),
        ("pinksteren", "2024-05-19"),
        ("moederdag", "2024-05-12"),
        ("vaderdag", "2024-06-16"),
        ("kerst", "2024-12-25"),
    ],
)
def test_a_holiday_has_its_day(name: str, day: str) -> None:
    assert holiday(name, 2024).isoformat() == day
