"""A plus and a minus together say how exact a number is; a minus alone is its sign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.numbers import read_numbers


@pytest.mark.parametrize("words", ["plus en min", "plus of min", "plus en/of min", "plus/min"])
def test_plus_and_min_together_are_about(words: str) -> None:
    (found,) = read_numbers(f"een bandbreedte van {words} 8 procent").quantities
    assert (found.value, found.comparator) == (Decimal(8), "approx")


def test_a_minus_behind_another_plus_stays_a_sign() -> None:
    first, second = read_numbers("van plus 6% naar min 2%").quantities
    assert (first.value, second.value) == (Decimal(6), Decimal(-2))


def test_english_scales_are_read() -> None:
    first, second = read_numbers("from 419 million euros to 1.2 billion euros").quantities
    assert (first.value, first.unit) == (Decimal(419_000_000), "EUR")
    assert second.value == Decimal(1_200_000_000)
