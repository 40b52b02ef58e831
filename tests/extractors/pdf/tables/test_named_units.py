"""Figures whose name or table says that no euros and no thousands hold for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.pdf.tables import Layout, cell_context
from extractors.pdf.tables.figures.named_units import NAMED_UNITS, NamedUnit, unit_of_name
from tests.extractors.pdf.tables.cells import cell_at, make_table

LINE = "(in duizenden euro)"


@pytest.mark.parametrize("kind", NAMED_UNITS, ids=lambda kind: kind.scale.unit)
def test_each_kind_of_name_is_found_and_near_misses_are_not(kind: NamedUnit) -> None:
    assert all(kind.pattern.search(name) for name in kind.finds)
    assert not any(kind.pattern.search(name) for name in kind.ignores)


@pytest.mark.parametrize(
    ("name", "figure", "unit"),
    [
        ("Minimaal vereiste dekkingsgraad", "104,3", "percent"),
        ("Dekkingsgraad per 30 juni 2031", "98", "percent"),
        ("In aantal basispunten over het vermogen", "17,5", "percentage_point"),
        ("Gemiddelde looptijd in jaren", "21,4", "year"),
    ],
)
def test_a_name_tells_its_unit(name: str, figure: str, unit: str) -> None:
    table = make_table([["", "2031"], [name, figure]], caption="Kerncijfers (x € 1.000)")
    found = cell_context(Layout(table), cell_at(table, 1, 1))
    assert found.unit == unit


def test_an_amount_named_after_a_ratio_stays_an_amount() -> None:
    assert unit_of_name("Reserve bij de beleidsdekkingsgraad", "15.746") is None
    table = make_table(
        [["", "2031"], ["Reserve bij de beleidsdekkingsgraad", "15.746"]], caption="(x € 1.000)"
    )
    assert cell_context(Layout(table), cell_at(table, 1, 1)).scale == Decimal(1000)


@pytest.mark.parametrize(
    ("name", "figure", "unit"),
    [("Uitvoeringskosten per deelnemer", "€ 245,15", "EUR"), ("Z-score", "+0,43", "")],
)
def test_costs_per_head_and_scores_are_no_thousands_of_euros(
    name: str, figure: str, unit: str
) -> None:
    rows = [["", "2031"], ["Belegd vermogen", "2.005.546"], [name, figure]]
    table = replace(make_table(rows, caption="Kerncijfers"), scale_line=LINE)
    found = cell_context(Layout(table), cell_at(table, 2, 1))
    assert (found.scale, found.unit) == (Decimal(1), unit)


def test_a_table_of_a_stock_counts_whatever_holds_for_all_amounts() -> None:
    rows = [["", "Leden", "Oud-leden"], ["Begin 2031", "4.210", "380"], ["Overige", "-12", "3"]]
    table = replace(make_table(rows, caption="Ledenbestand"), scale_line=LINE)
    found = cell_context(Layout(table), cell_at(table, 1, 1))
    assert (found.scale, found.unit) == (Decimal(1), "")


def test_where_people_come_and_go_heads_are_counted() -> None:
    rows = [
        ["", "Werkzame leden", "Gepensioneerden", "Totaal"],
        ["Stand begin", "120", "48", "168"],
        ["Overlijden", "-1", "-3", "-4"],
    ]
    table = replace(make_table(rows, caption="Verloop in 2031"), scale_line=LINE)
    assert cell_context(Layout(table), cell_at(table, 2, 2)).unit == ""
    amounts = replace(make_table(rows, caption="Verloop van de premies"), scale_line=LINE)
    assert cell_context(Layout(amounts), cell_at(amounts, 2, 2)).unit == "EUR"
