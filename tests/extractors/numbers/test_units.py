"""Families of units and the ways from one to another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.numbers import read_numbers
from extractors.numbers.text.units import convert, family

WAYS = [
    ("20", "month", "year", Decimal(20) / 12),
    ("1.5", "year", "month", Decimal(18)),
    ("2", "week", "day", Decimal(14)),
    ("90", "minute", "hour", Decimal("1.5")),
    ("1", "year", "day", Decimal("365.25")),
    ("2", "kt", "kg", Decimal(2000000)),
    ("2", "Mt", "kt", Decimal(2000)),
    ("1", "ha", "m2", Decimal(10000)),
    ("1", "TWh", "PJ", Decimal("3.6")),
    ("20", "kg/ha", "t/km2", Decimal(2)),
    ("100", "mol/ha/year", "mol/ha/year", Decimal(100)),
    ("2", "MWp", "kW", Decimal(2000)),
    ("3", "dm3", "l", Decimal(3)),
    ("2", "cm2", "mm2", Decimal(200)),
    ("5", "EUR", "EUR", Decimal(5)),
]


@pytest.mark.parametrize(("value", "start", "goal", "expected"), WAYS)
def test_a_value_goes_over_into_another_unit(
    value: str, start: str, goal: str, expected: Decimal
) -> None:
    converted = convert(Decimal(value), start, goal)
    assert converted is not None
    assert abs(converted - expected) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("start", "goal"),
    [("EUR", "USD"), ("percent", "percentage_point"), ("kg", "year"), ("count", "EUR")],
)
def test_there_is_no_way_between_families(start: str, goal: str) -> None:
    assert convert(Decimal(1), start, goal) is None


def test_months_and_years_convert_exactly_there_and_back() -> None:
    assert convert(Decimal(30), "year", "month") == Decimal(360)
    assert convert(Decimal(360), "month", "year") == Decimal(30)


def test_families_say_what_may_be_compared() -> None:
    assert {unit: family(unit) for unit in ("EUR", "percent", "month", "count", "kt", "kg/ha")} == {
        "EUR": "money",
        "percent": "share",
        "month": "time",
        "count": "count",
        "kt": "mass",
        "kg/ha": "mass/area",
    }
    assert family("percentage_point") != family("percent")
    assert family("onbekend") == "onbekend"


@pytest.mark.parametrize(
    ("text", "unit"), [("40 m^2", "m2"), ("3 m^3", "m3"), ("7 km^2", "km2"), ("40 m²", "m2")]
)
def test_a_raised_figure_is_of_the_unit_however_it_is_typed(text: str, unit: str) -> None:
    (found,) = read_numbers(f"Het gaat om {text} bij de sluis.").quantities
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Het gaat om 24 + 5 = 29 fte.", [24, 5, 29]),
        ("Het gaat om 6 plus 8 fte.", [6, 8]),
    ],
)
def test_what_is_added_up_has_the_unit_of_what_it_comes_to(text: str, values: list[int]) -> None:
    told = read_numbers(text).quantities
    assert [(q.value, q.unit) for q in told] == [(value, "fte") for value in values]


def test_what_is_divided_has_not_the_unit_of_its_share() -> None:
    told = read_numbers("Van de boten voeren er 25 van de 85 = 29%.").quantities
    assert [q.unit for q in told if q.value in (25, 85)] == ["count"] * 2
