"""What only the document or the page as a whole tells: codes, maps, contents, names in use."""

from __future__ import annotations

import pytest

from extractors.document.text.flow import FlowSentence, OwnNumbers, sentences
from extractors.document.whole.naming import tell_names
from schemas.paper import Box, PageInfo, Passage, PlacedWord, Reading
from schemas.vocabularies import PassageRole

A4, A1 = (595.0, 842.0), (1684.0, 2384.0)


def passage(text: str, role: PassageRole = "label", page: int = 1) -> Passage:
    return Passage(text, role, (PlacedWord(0, len(text), page, Box(0, 0, 9, 9)),))


def told(*passages: Passage, size: tuple[float, float] = A4) -> list[FlowSentence]:
    pages = tuple(PageInfo(number, *size) for number in range(1, 61))
    reading = Reading(pages, passages)
    return tell_names(list(sentences(reading, OwnNumbers("", ""), None)), reading)


def claims(flow: list[FlowSentence]) -> list[str]:
    return [
        sentence.text[quantity.digits[0] : quantity.digits[1]]
        for sentence in flow
        for quantity in sentence.reading.quantities
        if quantity.kind != "ordinal"
    ]


CODED = [
    passage("4.31 – Bruggen en sluizen", "heading"),
    passage("4.32 – Kades", "heading"),
    passage("4.331 – Veren over rivieren", "heading"),
    passage("5.1 Water in de wijk", "heading"),
    passage("5.2 Groen in de wijk", "heading"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Deze kosten moeten worden geboekt op 4.31 Bruggen en sluizen.",
        "Onderhoud van een kade hoort thuis op 4.32;",
        "Zij vallen niet onder 4.331 of 4.32.",
        "De baten staan bij 4.331 Veren over rivieren.",
        "Dat geldt ook voor snoeien (5.2).",
        "Een deel komt ten laste van 4.31, de rest van 4.32.",
        "Met 4.331 wordt niet gerekend.",
        "Geboekt op 4.32: alle palen.",
        "Van 4.31 naar 4.32 is een grote stap.",
        "De lasten van 4.331 zijn hoger.",
    ],
)
def test_a_code_the_document_lists_counts_nothing(text: str) -> None:
    assert claims(told(*CODED, passage(text, "paragraph"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er voeren 5.2 miljoen schepen.", ["5.2 miljoen"]),
        ("Er zijn 4.500 bruggen.", ["4.500"]),
        ("In totaal 9.12 per brug.", ["9.12 per brug"]),
    ],
)
def test_another_number_counts_in_a_document_with_codes(text: str, expected: list[str]) -> None:
    flow = told(*CODED, passage(text, "paragraph"))
    found = [s.text[q.start : q.end] for s in flow for q in s.reading.quantities]
    assert found == expected


def test_a_heading_does_not_make_codes_where_decimals_have_a_point() -> None:
    points = [passage(f"In wijk {n} is dat {n}.4% van alles.", "paragraph") for n in "ABC"]
    points += [passage(f"Een aandeel van 1{n}.5% is hoog.", "paragraph") for n in range(4)]
    heads = [passage("3.5 Uitkomsten", "heading")]
    assert "3.5" in claims(
        told(*heads, *points, passage("De uitkomst steeg naar 3.5.", "paragraph"))
    )


def street_map() -> list[Passage]:
    streets = ["Molenstraat", "Havenkade", "Burchtplein", "Lindelaan", "Oostdijk"]
    houses = [passage(str(number)) for number in range(1, 90)]
    marks = [passage(f"{name} {n}") for n, name in enumerate(["W", "Anna", "Graaf", "T"], 11)]
    return [*map(passage, streets), *houses, *marks, passage("151B 6"), passage("blad 2")]


def test_houses_on_a_map_are_names() -> None:
    assert claims(told(*street_map(), size=A1)) == []


def test_a_small_map_is_known_by_its_streets_and_legend() -> None:
    assert claims(told(*street_map())) == []


def test_many_bare_numbers_of_a_dashboard_are_no_map() -> None:
    tiles = [passage(f"Scholen {n}") for n in range(20, 60)]
    bars = [passage(str(n)) for n in range(30)]
    assert len(claims(told(*tiles, *bars))) >= len(tiles)


def test_many_bare_numbers_of_a_large_poster_are_no_map() -> None:
    bars = [passage(f"{n},5") for n in range(70)]
    assert claims(told(passage("Leden 312"), *bars, size=A1)).count("312") == 1


def test_measures_on_a_map_stay() -> None:
    assert claims(told(*street_map(), passage("maximum bouwhoogte 12 m"), size=A1)) == ["12 m"]


def contents() -> list[Passage]:
    entries = [
        "Samenvatting 3",
        "1 Inleiding 5",
        "2.1 Vraag 7",
        "2.2 Werkwijze 9",
        "Annex 1 Kaarten 31",
    ]
    entries += ["Annex 2 Bestuur 40", "Bijlage C Verklaring van woorden 44", "Literatuur 52"]
    return [passage(entry, "label", 2) for entry in entries]


def test_pages_in_a_list_of_contents_are_page_numbers() -> None:
    flow = told(*contents())
    assert claims(flow) == []
    reasons = [r.reason for s in flow for r in s.reading.rejections]
    assert reasons.count("page_number") >= 6


def test_numbers_that_rise_and_count_are_no_contents() -> None:
    rows = [passage(f"{name} {n}") for n, name in enumerate(("Noord", "Oost", "Zuid", "West"), 12)]
    rows += [passage(f"Midden {n}") for n in (20, 24, 31)]
    assert len(claims(told(*rows))) == 7


def test_a_name_in_use_is_known_without_its_capital() -> None:
    flow = told(
        passage("Eén tegen Laaggeletterdheid", "heading"),
        passage("Ook één tegen laaggeletterdheid krijgt geld van één gemeente.", "paragraph"),
    )
    assert claims(flow) == ["één"]


def test_a_code_has_a_sibling() -> None:
    text = passage("Het park viel in de smaak (4.9).", "paragraph")
    assert claims(told(passage("4.9 Sterren", "heading"), text)) == ["4.9"]
    assert claims(told(*(passage(f"4.{n} Sterren", "heading") for n in (8, 9)), text)) == []


@pytest.mark.parametrize("text", ["1.204 Basisscholen", "3.517 Huurders in 2023", "12.480 Bomen"])
def test_thousands_at_the_head_of_a_line_are_no_code(text: str) -> None:
    assert claims(told(passage(text, "heading"))) == [text.split(maxsplit=1)[0]]
