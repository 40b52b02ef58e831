"""What a printed number may stand for, by its rounding, its comparator and its sign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.reconcile.quantity.intervals import interval_of, open_ended
from schemas.vocabularies import Comparator
from tests.pipeline.reconcile.making import claim


@pytest.mark.parametrize(
    ("value", "comparator", "written", "inside", "outside"),
    [
        ("1200000000", "eq", "1,2 miljard", "1234000000", "1260000000"),
        ("330", "gt", "ruim 330", "339", "325"),
        ("17", "lt", "bijna 17%", "16.2", "17.9"),
        ("-17", "lt", "bijna 17%", "-16.2", "-17.9"),  # gedaald met bijna 17%
        ("-17", "gt", "ruim 17%", "-17.9", "-16.2"),
        ("-17", "lt", "minder dan -17%", "-17.9", "-16.2"),
    ],
)
def test_a_number_stands_for_what_rounding_and_words_leave_room_for(
    value: str, comparator: Comparator, written: str, inside: str, outside: str
) -> None:
    step = "100000000" if "miljard" in written else "1"
    told = claim("m:1", value, "", comparator=comparator, as_written=written, step=step)
    found = interval_of(told)
    assert found is not None
    assert found.low <= Decimal(inside) <= found.high
    assert not found.low <= Decimal(outside) <= found.high


def test_a_fall_of_more_is_open_below() -> None:
    fall = claim("m:1", "-17", "", comparator="gt", as_written="meer dan 17%")
    printed = claim("m:1", "-17", "", comparator="gt", as_written="meer dan -17%")
    assert open_ended(fall) == (True, False)
    assert open_ended(printed) == (False, True)
