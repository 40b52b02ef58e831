"""Figures in cells take their sign and scale from the paper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractors.doctypes import identify
from extractors.document.rows.collect import Collector
from extractors.document.tables import add_tables
from extractors.document.whole.page_periods import DocumentPeriods
from schemas.paper import Box, Cell, PlacedWord, Reading, Table

SPOT = Box(0, 0, 9, 9)


def collected(rows: Sequence[Sequence[str]]) -> Collector:
    """What is read of one table with a row and a column of headings."""
    cells = tuple(
        Cell(row, column, text, 1, SPOT, (PlacedWord(0, len(text), 1, SPOT),))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )
    reading = Reading((), (), (Table("p1t1", 1, SPOT, cells, 1, 1),))
    collector = Collector(identify("voorbeeld", reading))
    add_tables(collector, reading, DocumentPeriods())
    return collector


@pytest.mark.parametrize(
    ("cell", "heading", "value", "unit"),
    [
        ("- 90.000", "Verandering (€)", "-90000", "EUR"),
        ("-90.000", "Verandering (€)", "-90000", "EUR"),
        ("+ 21.000", "Verandering (€)", "21000", "EUR"),
        ("12,5", "Uitgaven (mln euro)", "12500000", "EUR"),
        ("1,5", "kosten euro/m2", "1.5", "EUR"),
        ("- 12,5 %", "Verandering", "-12.5", "percent"),
        ("(80)", "Saldo (x € 1.000)", "-80000", "EUR"),
        ("25-", "Saldo (x € 1.000)", "-25000", "EUR"),
        ("-/- 40", "Saldo (x € 1.000)", "-40000", "EUR"),
        ("(36%)", "Leerlingen", "36", "percent"),
        ("(12)", "Aantal leden", "12", "count"),
        ("Er is een boete van € 500 betaald aan de stad", "Uitgaven (mln euro)", "500", "EUR"),
    ],
)
def test_a_cell_is_claimed_as_it_stands(cell: str, heading: str, value: str, unit: str) -> None:
    collector = collected((("", heading), ("Noord", cell)))
    [claim] = collector.claims
    assert (claim.value, claim.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("heading", "claims"),
    [("Referentie", 0), ("Nr.", 0), ("Referenten", 2), ("Progr. nr.", 0), ("Naam indicator", 0)],
)
def test_a_column_of_references_claims_nothing(heading: str, claims: int) -> None:
    collector = collected((("", heading), ("Noord", "2, 14")))
    assert (len(collector.claims), len(collector.rejected)) == (claims, 2 - claims)


def test_a_figure_is_of_the_year_in_brackets_behind_it_and_per_what_its_unit_says() -> None:
    rows = (
        ("Indicator", "Eenheid", "Realisatie (jaartal)"),
        ("Fietsdiefstallen", "Aantal per 1.000 inwoners", "2,9 (2021)"),
        ("Verzuim", "% van 15 tot 18 jaar", "7,5 % (2022)"),
    )
    collector = collected(rows)
    told = [(str(c.value), c.unit, c.per, c.period) for c in collector.claims]
    assert told == [("2.9", "count", "1000_inhabitant", "2021"), ("7.5", "percent", "", "2022")]
    assert [c.row_heading for c in collector.claims] == ["Fietsdiefstallen", "Verzuim"]


def test_a_period_over_the_names_of_the_rows_is_that_of_the_table() -> None:
    rows = (("Ultimo 2021", "Genoteerd", "Totaal"), ("Aandelen", "71.439", "84.355"))
    collector = collected(rows)
    assert {claim.period[:4] for claim in collector.claims} == {"2021"}


@pytest.mark.parametrize(
    ("headings", "periods"),
    [
        (("voor 1946", "1946 - 1965", "1966 - 1990", "onbekend"), [""] * 4),
        (("t/m 1970", "1970-1985", "1985-2000", "na 2000"), [""] * 4),
        (("ouder dan 1950", "1950 t/m 1979", "1980 t/m 2009", "2010 of later"), [""] * 4),
        (("2010-2014", "2015-2019"), ["2010/2014", "2015/2019"]),
        (("tot 2021", "2021-2022", "2022-2023"), ["/2021", "2021/2022", "2022/2023"]),
    ],
)
def test_headings_that_share_out_all_years_are_classes(
    headings: tuple[str, ...], periods: list[str]
) -> None:
    figures = [str(120 + 7 * place) for place in range(len(headings))]
    by_column = collected([("", *headings), ("Schuren", *figures)])
    by_row = collected([("", "Schuren"), *zip(headings, figures, strict=True)])
    for read in (by_column, by_row):
        assert [claim.period for claim in read.claims] == periods
