"""Numbers that a source tells of another year or row than the text names."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile.evidence.mistakes.named import told_for_its_row, told_for_its_year
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim

TABLE = {"in_table": "t1", "unit": "EUR"}


def cell(number: str, row: str, column: str, **fields: Any) -> Claim:
    name = f"rapport:{row}-{column}"
    return claim(
        name, number, f"{row} | {column} | {number}", row_heading=row, column_heading=column,
        **{**TABLE, **fields},
    )  # fmt: skip


FEES = [
    cell("142", "tweede boot", "2024", period="2024"),
    cell("149", "tweede boot", "2025", period="2025"),
    cell("99", "eerste boot", "2025", period="2025"),
]


def told(number: str, sentence: str, **fields: Any) -> Claim:
    start = sentence.index(number)
    return claim("brief:1", number, sentence, start=start, unit="EUR", **fields)


@pytest.mark.parametrize(
    ("sentence", "period", "found"),
    [
        ("In 2025 kost een tweede boot 142 euro.", "2025", "149"),
        ("Een tweede boot kost 142 euro in 2025.", "2025", "149"),
        ("Dat jaar kostte een tweede boot 142 euro.", "2025", "149"),
        ("In 2024 kost een tweede boot 142 euro.", "2024", None),
        ("Een tweede boot kost 142 euro.", "2025", None),
        ("Een tweede boot kost 142 euro, 7 minder dan waarmee 2025 begon.", "2025", None),
        ("In 2026 kost een tweede boot 142 euro.", "2026", None),
    ],
)
def test_the_number_of_the_year_that_is_named_is_found_in_its_series(
    sentence: str, period: str, found: str | None
) -> None:
    meant = told_for_its_year(told("142", sentence, period=period), FEES[:1], Neighbours(FEES))
    assert (meant.as_written if meant else None) == found


def test_a_number_that_is_told_of_the_named_year_as_well_is_right() -> None:
    elsewhere = claim("nota:1", "142", "In 2025: 142.", period="2025", unit="EUR")
    teller = told("142", "In 2025 kost een tweede boot 142 euro.", period="2025")
    assert told_for_its_year(teller, [FEES[0], elsewhere], Neighbours(FEES)) is None


def test_years_of_one_sentence_are_a_series_where_they_measure_one_thing() -> None:
    sentence = "Het bereik moet van 68 in 2023 naar 85 in 2025."
    earlier, later = (
        claim(f"rapport:{n}", number, sentence, period=year, unit="EUR", measure_lemma=lemma)
        for n, number, year, lemma in (
            (1, "68", "2023", "bereik"), (2, "85", "2025", "bereik"),
        )
    )  # fmt: skip
    teller = told("68", "In 2025 moet het bereik 68 zijn.", period="2025")
    assert told_for_its_year(teller, [earlier], Neighbours([earlier, later])) is later


ISLANDS = [
    cell("470", "Westeroog", "Reductie"),
    cell("751", "Zandplaat", "Reductie"),
    cell("300", "Zandplaat", "Kosten"),
]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Op Zandplaat moet er 470 af.", "751"),
        ("Daar moet er 470 af op Zandplaat.", "751"),
        ("Op Westeroog moet er 470 af.", None),
        ("Op Zandplaat en Westeroog moet er 470 af.", None),
        ("Op Zandplaat is dat 751, elders 470.", None),
        ("Op Zandplaat gaat het om 12 boten, en elders moet er 470 af.", None),
        ("Er moet 470 af.", None),
    ],
)
def test_the_number_of_the_row_that_is_named_beside_it_is_found(
    sentence: str, found: str | None
) -> None:
    meant = told_for_its_row(told("470", sentence), ISLANDS[:1], Neighbours(ISLANDS))
    assert (meant.as_written if meant else None) == found


def test_running_text_has_no_rows() -> None:
    text = claim("rapport:9", "470", "Op Westeroog gaat er 470 af.", unit="EUR")
    teller = told("470", "Op Zandplaat moet er 470 af.")
    assert told_for_its_row(teller, [text], Neighbours([*ISLANDS, text])) is None
