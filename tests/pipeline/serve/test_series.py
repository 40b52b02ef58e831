"""A figure among its like, over time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.serve.edition.series import middle_of, nice_ticks


@pytest.mark.parametrize(
    ("period", "middle"),
    [
        ("2020", 2020.5),
        ("2015/2019", 2017.5),
        ("2020-07", 2020.5),
        ("2021-Q3", 2021.5),
        ("2021-H2", 2021.5),
        ("2020-01-01/2020-07-01", 2020.25),
        ("", None),
        ("XXXX-05", None),
    ],
)
def test_a_period_has_a_middle(period: str, middle: float | None) -> None:
    found = middle_of(period)
    assert found == (None if middle is None else pytest.approx(middle, abs=0.01))


@pytest.mark.parametrize(
    ("low", "high"),
    [(0, 1), (3, 3), (0, 0), (-4.3, 0.2), (614000, 641000), (1e9, 9e9), (0.02, 0.03)],
)
def test_ticks_are_round_and_hold_all_values(low: float, high: float) -> None:
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert 2 <= len(ticks) <= 9
    first = ticks[1] - ticks[0]
    assert {round((b - a) / first, 6) for a, b in pairwise(ticks)} == {1.0}
