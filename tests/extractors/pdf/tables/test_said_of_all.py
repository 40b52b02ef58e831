"""What a report says of all its amounts, and the tables for which it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.pdf.tables import Layout, cell_context, said_of_all, with_scale_of_others
from extractors.pdf.tables.elsewhere.said_of_all import SaidOfAll
from schemas.paper import PageInfo, Passage, PlacedWord, Reading, Table
from tests.extractors.pdf.tables.cells import SPOT, cell_at, make_table


def reading_of(*texts: str) -> Reading:
    pages = tuple(PageInfo(n, 500, 800, 0, "pdf") for n in range(1, len(texts) + 1))
    passages = tuple(
        Passage(text, "paragraph", (PlacedWord(0, len(text), n, SPOT),))
        for n, text in enumerate(texts, start=1)
    )
    return Reading(pages=pages, passages=passages, tables=(), notes=(), text_source="pdf")


@pytest.mark.parametrize(
    "text",
    [
        "De bedragen in de jaarrekening zijn vermeld in duizenden euro's, tenzij anders vermeld.",
        "De jaarcijfers worden gepresenteerd in duizenden euro's, tenzij anders weergegeven.",
        "Alle bedragen in de toelichting luiden in euro’s x 1.000.",
        "Alle financiële informatie in euro's is afgerond op het dichtstbijzijnde duizendtal.",
    ],
)
def test_a_sentence_says_it_from_its_page_on(text: str) -> None:
    assert said_of_all(reading_of("Voorwoord", f"Grondslagen. {text}")) == SaidOfAll(2)


def test_of_the_annual_report_it_is_said_everywhere() -> None:
    said = "De bedragen in dit jaarverslag zijn afgerond op duizend euro."
    assert said_of_all(reading_of("Voorwoord", said)) == SaidOfAll(1)


@pytest.mark.parametrize(
    "text",
    [
        "De bedragen in onderstaande tabel zijn in duizenden euro's.",
        "De bedragen zijn vastgesteld door het bestuur. In duizenden euro's was het meer.",
        "Bedragen worden afgerond op duizendste delen.",
    ],
)
def test_of_one_table_or_of_something_else_it_is_not_said(text: str) -> None:
    assert said_of_all(reading_of(text)) is None


def figure(table: Table, *, page: int = 4) -> tuple[str, int]:
    (found,) = with_scale_of_others([replace(table, page=page)], SaidOfAll(3))
    context = cell_context(Layout(found), cell_at(found, 1, 1))
    return context.unit, int(context.scale)


FRUIT = [["", "2031", "2030"], ["Peren", "6.100", "584"], ["Kersen", "90", "16"]]


def test_it_holds_for_figures_without_a_unit_from_there_on() -> None:
    assert figure(make_table(FRUIT)) == ("EUR", 1000)
    assert figure(make_table(FRUIT), page=2) == ("", 1)


def test_a_sign_alone_over_a_column_takes_the_scale() -> None:
    table = make_table([["", "2031 €", "2031 %"], ["Peren", "6.100", "61,0"], ["", "390", "39,0"]])
    assert figure(table) == ("EUR", 1000)


@pytest.mark.parametrize(
    "rows",
    [
        [["Leden", "2031", "2030"], ["Actief", "6.100", "584"], ["Slapend", "90", "16"]],
        [["in hele euro's", "2031", "2030"], ["Peren", "6.100", "584"], ["Kersen", "90", "16"]],
        [["", "2031", "2030"], ["Peren", "€ 6.100", "€ 584"], ["Kersen", "€ 90", "€ 16"]],
        [["", "2031", "2030"], ["Peren", "673.271.733", "584"], ["Kersen", "90", "16"]],
    ],
)
def test_heads_amounts_in_full_and_amounts_with_a_sign_keep_their_own(
    rows: list[list[str]],
) -> None:
    assert figure(make_table(rows))[1] == 1


def test_in_percent_over_amounts_is_of_the_shares_beside_them() -> None:
    rows = [["", "In %", "In %"], ["Peren", "6.100", "61,0"], ["Kersen", "390", "39,0"]]
    layout = Layout(make_table(rows))
    units = [cell_context(layout, cell_at(layout.table, 2, column)).unit for column in (1, 2)]
    assert units == ["", "percent"]
