"""The period that a page says its figures are of, apart from any sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.document.whole.page_periods import annual_year, page_periods, year_told
from schemas.paper import Box, PageInfo, Passage, PlacedWord, Reading
from schemas.vocabularies import PassageRole


def passage(text: str, page: int, role: PassageRole = "label") -> Passage:
    return Passage(text, role, (PlacedWord(0, len(text), page, Box(0.0, 0.0, 10.0, 10.0)),))


def reading(*passages: Passage, pages: int = 1) -> Reading:
    return Reading(tuple(PageInfo(number, 600, 800) for number in range(1, pages + 1)), passages)


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Peildatum: 1 september 2024", "2024-09-01"),
        ("(peildatum 31-12-2022)", "2022-12-31"),
        ("Stand per 1 juli 2023", "2023-07-01"),
        ("Gegevens tot en met 2021", "2021"),
        ("2019 in vogelvlucht", "2019"),
        ("Terugblik op 2022", "2022"),
        ("Kerncijfers 2020", "2020"),
        ("Referentiedatum: 1 maart 2022", "2022-03-01"),
        ("Peildatum van deze cijfers is 9 mei 2023.", "2023-05-09"),
        ("Bron: ledenadministratie, stand 1 april 2021", "2021-04-01"),
        ("Aantallen per ultimo 2022", "2022"),
        ("Resultaten van subsidieronde 3 (2022)", "2022"),
        ("Verslagperiode: juli 2021 tot en met juni 2022", "2021-07/2022-06"),
        ("Tweede kwartaal 2023", "2023-Q2"),
        ("4 maart 2024", ""),
        ("maart 2024", ""),
        ("Versie 2 juni 2023", ""),
        ("Ons jaarverslag 2020", ""),
        ("In beeld", ""),
        ("Vergaderjaar 2021–2022", ""),
        ("Eerste Kamer, zittingsjaar 2020-2021", ""),
        ("2024 in beeld en de plannen voor 2025", ""),
        ("Nieuwe regels per 1 januari 2025", ""),
    ],
)
def test_a_line_that_says_when(line: str, period: str) -> None:
    assert page_periods(reading(passage(line, 1)), None).get(1, "") == period


def test_a_reference_date_holds_for_a_whole_leaflet_a_title_for_its_page() -> None:
    dated = reading(passage("Peildatum: 1 mei 2023", 2), pages=3)
    assert set(page_periods(dated, dt.date(2024, 1, 1)).values()) == {"2023-05-01"}
    titled = reading(passage("2023 in beeld", 2, "heading"), pages=3)
    assert page_periods(titled, None) == {2: "2023"}


def test_a_reference_date_in_the_foot_holds_and_two_that_differ_do_not() -> None:
    foot = reading(passage("Peildatum: 2 mei 2023", 1, "running"))
    assert page_periods(foot, None) == {1: "2023-05-02"}
    other = passage("Peildatum: 2 juni 2023", 1, "caption")
    assert page_periods(reading(passage("Peildatum: 2 mei 2023", 1), other), None) == {}


def test_a_title_in_a_list_of_contents_is_that_of_its_own_page() -> None:
    both = reading(passage("2023 in beeld", 1), passage("2023 in beeld", 2, "heading"), pages=5)
    assert page_periods(both, None) == {2: "2023"}


def test_a_document_tells_of_the_year_in_its_title_where_its_text_does() -> None:
    told = "In 2023 groeide het fonds. Eind 2023 waren er meer leden. In 2023 was het druk."
    assert year_told("Duurzaam bouwen 2023", reading(passage(told, 1, "paragraph"))) == "2023"
    older = told.replace("2023", "2022")
    assert year_told("Monitor bouwen 2023", reading(passage(older, 1, "paragraph"))) == ""
    assert year_told("Plan 2020-2023", reading(passage(told, 1, "paragraph"))) == ""


def test_an_annual_report_is_of_the_year_in_its_title_or_over_its_pages() -> None:
    assert annual_year("Jaarverslag 2022", reading()) == "2022"
    assert annual_year("Jaarrekening over 2022", reading()) == "2022"
    assert annual_year("Jaarverslag 2021-2022", reading()) == ""
    assert annual_year("Begroting 2022", reading()) == ""
    heads = [passage("Stichting Veer | Jaarverslag 2022", n, "running") for n in range(1, 5)]
    assert annual_year("Stichting Veer", reading(*heads, pages=6)) == "2022"
    other = passage("Stichting Veer | Jaarverslag 2021", 6, "running")
    assert annual_year("Stichting Veer", reading(*heads, other, pages=6)) == ""
    assert annual_year("Stichting Veer", reading(*heads, pages=40)) == ""
