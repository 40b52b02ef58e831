"""Columns that follow from each other are recomputed, where the table proves that they do."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from pipeline.reconcile.recompute.tables.rows import find_row_sums
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim
from tests.pipeline.reconcile.sentences import worked

PLACES = ["Noord", "Oost", "Zuid", "West", "Midden", "Totaal"]
UNITS = {"%": "percent"}


def table(columns: dict[str, Sequence[str]]) -> list[Claim]:
    """A table with a place before each row; numbers are exact to their last digit."""
    return [
        claim(
            f"monitor:{heading}-{place}", value, f"{place} | {heading} | {value}",
            measure=f"{place}, {heading}", in_table="p1t1", x1=100.0 * (number + 1), top=12.0 * row,
            unit=UNITS.get(heading.split()[-1], "count"),
            step=str(Decimal(1).scaleb(-len(value.partition(".")[2]))),
        )
        for number, (heading, values) in enumerate(columns.items())
        for row, (place, value) in enumerate(zip(PLACES, values, strict=False))
    ]  # fmt: skip


BEFORE = ["120", "240", "310", "95", "180"]
AFTER = ["150", "228", "355", "112", "174"]


@pytest.mark.parametrize(
    ("columns", "proof"),
    [
        ({"2020": BEFORE, "2021": AFTER, "Verschil": ["30", "-12", "45", "17", "-6"]},
         "355 − 310 = 45, zo in 5 van 5 rijen klopt"),
        ({"2020": BEFORE, "2021": AFTER, "Mutatie %": ["25.0", "-5.0", "14.5", "17.9", "-3.3"]},
         "(150 − 120) / 120 = 25%, zo in 5 van 5 rijen klopt"),
        ({"Getest": BEFORE, "Positief": ["12", "31", "62", "14", "27"],
          "%": ["10.0", "12.9", "20.0", "14.7", "15.0"]},
         "62 / 310 = 20%, zo in 5 van 5 rijen klopt"),
        ({"Aantal": ["120", "240", "310", "90", "240", "1000"],
          "Aandeel %": ["12.0", "24.0", "31.0", "9.0", "24.0", "100"]},
         "1.000 / 1.000 = 100%, zo in 6 van 6 rijen klopt"),
        ({"Klein": BEFORE, "Groot": AFTER, "Totaal": ["270", "468", "665", "207", "354"]},
         "310 + 355 = 665, zo in 5 van 5 rijen klopt"),
    ],
)  # fmt: skip
def test_a_column_follows_from_others(columns: dict[str, Sequence[str]], proof: str) -> None:
    assert worked(find_row_sums(table(columns))) == [proof]


def test_the_row_that_is_off_beside_the_others_contradicts() -> None:
    places = [f"Wijk {name}" for name in "ABCDEFGHIJKL"]
    before = [100 + 13 * n for n in range(12)]
    after = [130 + 11 * n for n in range(12)]
    cells = [
        claim(
            f"monitor:{heading}-{n}", str(value), f"{places[n]} | {heading} | {value}",
            measure=places[n], in_table="p1t1", x1=x1,
        )
        for heading, values, x1 in (
            ("2020", before, 100.0),
            ("2021", after, 200.0),
            ("Verschil", [b - a if n != 7 else 61 for n, (a, b) in enumerate(
                zip(before, after, strict=True))], 300.0),
        )
        for n, value in enumerate(values)
    ]  # fmt: skip
    assert [line for line in worked(find_row_sums(cells)) if line.endswith("niet")] == [
        "207 − 191 = 16 klopt niet"
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"2020": BEFORE, "2021": AFTER, "2022": ["30", "-12", "45", "17", "-6"]},
        {"2020": BEFORE, "2021": AFTER, "Verschil": ["30", "-12", "40", "10", "-6"]},
        {"2020": BEFORE[:3], "2021": AFTER[:3], "Verschil": ["30", "-12", "45"]},
        {"2020": ["1", "2", "1", "1", "2"], "2021": ["2", "3", "3", "2", "4"],
         "Verschil": ["1", "1", "2", "1", "2"]},
    ],
    ids=["no such heading", "does not come out", "too few rows", "too small to prove anything"],
)  # fmt: skip
def test_columns_that_only_stand_side_by_side_say_nothing(
    columns: dict[str, Sequence[str]],
) -> None:
    assert worked(find_row_sums(table(columns))) == []


def test_a_row_of_means_is_not_added_up() -> None:
    columns = {
        "Klein": ["120", "240", "310", "95", "180", "67"],
        "Groot": ["150", "228", "355", "112", "174", "41"],
        "Totaal": ["270", "468", "665", "207", "354", "48"],
    }
    assert [line for line in worked(find_row_sums(table(columns))) if "niet" in line] == []
