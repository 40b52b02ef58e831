"""What kind of figure a cell is, and what it is counted per, by the words of its headings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.meaning import CellText, describe_cell
from schemas.readings import Quantity


def told(
    unit: str, row: str, column: str, *, caption: str = "", value: str = "12"
) -> tuple[str, str]:
    number = Decimal(value)
    quantity = Quantity(0, 2, "cardinal", number, None, None, Decimal(1), "eq", unit, (0, 2))
    cell = CellText(value, row_heading=row, column_heading=column, caption=caption)
    meaning = describe_cell(cell, quantity)
    return meaning.statistic, meaning.per


@pytest.mark.parametrize(
    ("unit", "row", "column", "caption", "expected"),
    [
        ("EUR", "Zwembad", "Dagtarief", "", ("rate", "day")),
        ("EUR", "Zwembad", "Tarief", "", ("rate", "")),
        ("EUR", "Mutaties: Onttrekking", "2031", "", ("change", "")),
        ("EUR", "Mutaties: Stand per 31 december", "2031", "", ("total", "")),
        ("EUR", "Mutaties in het jaar: Eindstand", "2031", "", ("total", "")),
        ("EUR", "Volwassene", "Prijs 2024", "", ("rate", "")),
        ("EUR", "Volwassene", "2024", "Prijzen per kaartsoort", ("rate", "")),
        ("EUR", "Advies", "Uurtarief", "", ("rate", "hour")),
        ("EUR", "Advies", "Bedrag per aansluiting", "", ("rate", "aansluiting")),
        ("EUR", "Groningen", "Bedrag per provincie", "", ("total", "")),
        ("EUR", "Parkeren", "Opbrengst tarieven", "", ("total", "")),
        ("EUR", "Parkeren", "Baten", "Tarieven en baten", ("total", "")),
        ("hour", "Invullen", "Uren per aanvrager", "", ("rate", "aanvrager")),
        ("count", "Fietsen", "2023", "Ongevallen per 1.000 inwoners", ("rate", "1000_inhabitant")),
        ("percent", "Woningen", "2024", "Tarieven heffing", ("rate", "")),
        ("percent", "Ouderdom", "Premie werkgever", "", ("rate", "")),
        ("percent", "Aandelen", "Rendement", "", ("rate", "")),
        ("percent", "Aandelen", "Aandeel in premie", "", ("share", "")),
        ("percent", "Fonds Oost", "Dekkingsgraad", "", ("ratio", "")),
        ("percent", "Zink", "Zuiveringsrendement", "", ("ratio", "")),
        ("dB", "Kade", "Geluidsnorm", "", ("target", "")),
        ("count", "Zink", "Grenswaarde", "", ("target", "")),
        ("count", "Zink", "Realisatie", "Doel en norm", ("total", "")),
        ("°C", "Sluis", "Maximum (°C)", "", ("max", "")),
        ("°C", "Sluis", "Laagste waarde 2023", "", ("min", "")),
        ("EUR", "Prototype", "Ontwikkeling machine", "", ("total", "")),
    ],
)
def test_headings_tell_what_a_figure_is(
    unit: str, row: str, column: str, caption: str, expected: tuple[str, str]
) -> None:
    assert told(unit, row, column, caption=caption) == expected


def test_a_ratio_that_fell_is_a_change() -> None:
    assert told("percent", "Kosten", "Dekkingsgraad", value="-2")[0] == "change"


@pytest.mark.parametrize(
    ("unit", "column", "period"),
    [("count", "Klachten", "2022"), ("count", "Klachten 2021", "2021"), ("count", "Norm", ""),
     ("year", "Looptijd", "")],
)  # fmt: skip
def test_a_figure_of_an_annual_report_is_of_its_year(unit: str, column: str, period: str) -> None:
    quantity = Quantity(0, 2, "cardinal", Decimal(12), None, None, Decimal(1), "eq", unit, (0, 2))
    cell = CellText("12", row_heading="Wonen", column_heading=column, document_period="2022")
    assert describe_cell(cell, quantity).period == period


@pytest.mark.parametrize(
    ("row", "column", "sign"),
    [
        ("Reserve haven", "Afname", -1),
        ("Afname: Uitkeringen", "2031", -1),
        ("Reserve haven", "Vermindering", -1),
        ("Reserve haven", "Toename/afname", 1),
        ("Toename of afname", "2031", 1),
        ("Reserve haven", "Toename", 1),
    ],
)
def test_a_fall_is_told_below_zero(row: str, column: str, sign: int) -> None:
    quantity = Quantity(0, 2, "cardinal", Decimal(12), None, None, Decimal(1), "eq", "EUR", (0, 2))
    meaning = describe_cell(CellText("12", row_heading=row, column_heading=column), quantity)
    assert (meaning.statistic, meaning.sign) == ("change", sign)
