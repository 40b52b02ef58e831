"""Columns that end in a total are added up, where it is a total of all that stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pipeline.reconcile.recompute.tables.columns import find_column_sums
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim

SCHOOLS = ["Basisschool", "Mavo", "Havo", "Gymnasium", "Totaal"]


def table(columns: Mapping[str, Sequence[str]]) -> list[Claim]:
    """A table of whole numbers with a kind of school before each row, the last one the total."""
    return [
        claim(
            f"monitor:{heading}-{kind}", value, f"{kind} | {heading} | {value}",
            measure=f"{kind}, {heading}", in_table="p1t1", row_heading=kind,
            column_heading=heading, x1=100.0 * (number + 1), top=12.0 * row,
        )
        for number, (heading, values) in enumerate(columns.items())
        for row, (kind, value) in enumerate(zip(SCHOOLS, values, strict=True))
    ]  # fmt: skip


def off(columns: Mapping[str, Sequence[str]]) -> list[str]:
    """How the columns that do not add up are worked out."""
    return [one.working for one in find_column_sums([table(columns)]) if not one.holds]


GIRLS = ["410", "155", "230", "85", "880"]


def test_a_column_that_is_off_beside_one_that_adds_up_is_told() -> None:
    assert off({"Meisjes": GIRLS, "Jongens": ["395", "160", "210", "90", "859"]}) == [
        "395 + 160 + 210 + 90 = 855"
    ]


@pytest.mark.parametrize(
    "other",
    [["395", "160", "210", "90", "305"], ["395", "160", "210", "18", "765"]],
    ids=["the mean over all rows", "one row is told beside the parts"],
)
def test_a_total_of_other_than_all_rows_is_not_off(other: Sequence[str]) -> None:
    assert off({"Meisjes": GIRLS, "Jongens": other}) == []
