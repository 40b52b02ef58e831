"""Rows of numbers that name things one by one, and rows that count."""

from __future__ import annotations

import pytest

from extractors.numbers import read_numbers

NAMES = [
    "De bijlagen met volgnummers 3, 4, 7, 8,10, 12, 15 en 40 bevatten namen.",
    "19, 20, 21, 23, 24, 27, 31, 33 en 35 worden geheel geweigerd.",
    "Voor de meldingen 101, 104, 110, 118 en 121 is dit anders.",
    "In de producties 2; 5; 6; 9; 14 is dit te zien.",
]
COUNTS = [
    ("De aantallen waren 3, 5, 8, 12, 15, 18 en 21.", 7),
    ("Het ging om 4, 6, 8, 9, 12, 14 en 20 procent.", 7),
    ("Er komen 2, 5, 8, 10 en 12 woningen per straat.", 5),
    ("Zij kregen 12, 9, 15, 3, 8, 21 en 7 stemmen.", 7),
    ("Van 3, 5 en 8 is dit bekend.", 3),
    ("Zij kregen 12, 9, 15, 3, 8, 21, 7, 4, 11, 6, 2, 19 en 5 stemmen.", 13),
]


@pytest.mark.parametrize("text", NAMES)
def test_numbers_in_rising_order_name(text: str) -> None:
    assert read_numbers(text).quantities == ()


@pytest.mark.parametrize(("text", "told"), COUNTS)
def test_rows_that_count_are_quantities(text: str, told: int) -> None:
    assert len(read_numbers(text).quantities) == told


def test_every_number_of_a_row_is_told_as_rejected() -> None:
    found = read_numbers(NAMES[1]).rejections
    told = [int(NAMES[1][r.start : r.end]) for r in found]
    assert told == [19, 20, 21, 23, 24, 27, 31, 33, 35]
    assert {r.reason for r in found} == {"list_number"}
