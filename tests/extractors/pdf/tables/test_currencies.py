"""Rows that currencies name: positions are told in the scale of their table, or rates they are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.pdf.tables import Layout, cell_context
from schemas.paper import Table
from tests.extractors.pdf.tables.cells import cell_at, make_table


def told(table: Table, row: int) -> tuple[Decimal, str]:
    around = cell_context(Layout(table), cell_at(table, row, 1))
    return around.scale, around.unit


def test_positions_in_currencies_are_in_the_scale_of_their_table() -> None:
    rows = [["", "Voor afdekking"], ["EUR", "1.054.899"], ["Amerikaanse dollar (USD)", "729.935"],
            ["Noorse kroon", "4.112"]]  # fmt: skip
    table = make_table(rows, caption="Posities (x € 1.000)")
    assert {told(table, row) for row in (1, 2, 3)} == {(Decimal(1000), "EUR")}


@pytest.mark.parametrize("caption", ["Wisselkoersen (ultimo)", "De koersen van de valuta zijn:"])
def test_rates_of_exchange_are_in_no_currency(caption: str) -> None:
    rows = [["", "2031"], ["Australische dollar (AUD)", "1,67"], ["Japanse yen", "162,74"]]
    table = replace(make_table(rows, caption=caption), scale_line="Bedragen x € 1.000")
    assert {told(table, row) for row in (1, 2)} == {(Decimal(1), "times")}


def test_one_row_in_euros_among_others_has_its_unit() -> None:
    table = make_table([["", "2031"], ["Euro", "12"], ["Uren", "8"]])
    assert told(table, 1) == (Decimal(1), "EUR")


def test_the_code_of_a_currency_behind_its_name_is_no_unit_of_the_figures() -> None:
    rows = [["", "2031"], ["Swaps", "45.157"], ["Opties", "98.933"]]
    table = make_table(rows, caption="Het risico van de dollar (USD) wordt verminderd")
    assert told(table, 1)[1] != "USD"
