"""Who publishes a document that names nobody on its first page, and which bodies are one."""

from __future__ import annotations

import pytest

from extractors.doctypes import are_of_one_body, names_of_body
from extractors.doctypes.identify import identify
from tests.extractors.doctypes.test_identify import passage, reading

OWN = (
    "Wij kijken terug op een goed jaar voor onze leden, en ons bestuur is tevreden.",
    "De Stichting Wonen aan de Vaart beheert 812 woningen.",
    "In dit jaar heeft Stichting Wonen aan de Vaart met Stichting Schone Oever gewerkt.",
    "Bestuur van de Stichting Wonen aan de Vaart",
)


def published(*texts: str, title: str = "Jaarverslag 2023") -> str:
    told = (passage(text, page=3) for text in texts)
    return identify("x", reading(passage(title, "heading", 30), *told)).publisher


def test_a_yearbook_is_of_the_body_that_says_we_throughout() -> None:
    assert published(*OWN) == "Stichting Wonen aan de Vaart"
    assert published(*OWN, title="Onderzoeksrapport huren") == ""


def test_who_never_says_we_or_names_two_bodies_as_often_names_no_publisher() -> None:
    assert published(*OWN[1:]) == ""
    assert published(*OWN, "De Stichting Schone Oever doet dat al jaren.") == ""


def test_one_body_by_its_short_name_and_in_full_counts_once() -> None:
    told = published(
        "Wij zijn er voor onze deelnemers: het Pensioenfonds Zeilen laat zien wat we deden.",
        "Stichting Bedrijfstakpensioenfonds voor de Zeilenmakerij",
        "Het Pensioenfonds Zeilen is niet met Pensioenfonds Anker samengegaan.",
    )
    assert told == "Pensioenfonds Zeilen"


@pytest.mark.parametrize(
    ("publisher", "names"),
    [
        ("Gemeente Voorbeeldstad", {"voorbeeldstad"}),
        ("Stichting Pensioenfonds Zeilen en Touw", {"zeilen", "touw"}),
        ("Waterschap Lage Landen", {"lage", "landen"}),
        ("RIVM", set()),
        ("Ministerie van Financiën", set()),
        ("", set()),
    ],
)
def test_only_a_body_that_tells_of_itself_is_known_by_its_names(
    publisher: str, names: set[str]
) -> None:
    assert names_of_body(publisher) == names


def test_names_are_of_one_body_where_one_begins_like_the_other() -> None:
    assert are_of_one_body({"zeilen"}, {"zeilenmakerij"})
    assert not are_of_one_body({"zeilen"}, {"anker"})
    assert not are_of_one_body({"de"}, {"delft"})


def test_a_body_is_not_told_by_what_it_is_or_by_its_paper() -> None:
    assert names_of_body("Stichting Pensioenfonds van de EERSTE BANK") == {"eerste"}
    one, other = map(
        names_of_body, ("Pensioenfonds ABC Jaarverslag", "Pensioenfonds Molens Jaarverslag")
    )
    assert not are_of_one_body(one, other)
