"""Heights and depths, shares over a base, and what is told in turn of two names."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings

OVER = (
    "Het aandeel van de visserij in de vangst is berekend over alle zeeën (12%) of de Noordzee "
    "(31%)."
)


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("Er werd gevlogen tot 120 meter hoogte.", "120 meter", "hoogte"),
        ("De sleuf is 40 cm diep.", "40 cm", "diepte sleuf"),
        ("De dijk krijgt een hoogte van 7 meter.", "7 meter", "hoogte dijk"),
        ("De geul heeft een breedte van 12 meter.", "12 meter", "breedte geul"),
        ("De maximaal toegestane hoogte is 12 meter.", "12 meter", "maximaal toegestane hoogte"),
        ("Het minimaal vereist vermogen van het fonds is 104%.", "104%",
         "minimaal vereist vermogen van het fonds"),
        ("De halte ligt op 300 meter.", "300 meter", "halte"),
        (OVER, "12%", "aandeel van de visserij in de vangst"),
        (OVER, "31%", "aandeel van de visserij in de vangst"),
        ("De opkomst was met 43% laag.", "43%", "opkomst"),
        ("Over twee jaar gaan we meten of het lukt.", "twee jaar", "meten"),
        ("In Oss en Uden werden respectievelijk 40 en 25 meldingen gedaan.", "25",
         "meldingen (Uden)"),
    ],
)  # fmt: skip
def test_the_measure_is_the_thing_itself(sentence: str, number: str, measure: str) -> None:
    assert meanings(sentence)[number].measure == measure


def test_a_share_over_a_base_has_it_as_its_whole() -> None:
    wholes = [meaning.population for meaning in meanings(OVER).values()]
    assert wholes == ["over alle zeeën", "over de Noordzee"]


def test_a_contribution_of_something_is_a_share() -> None:
    told = meanings("De bijdrage van het verkeer is 8%.")
    assert [meaning.statistic for meaning in told.values()] == ["share"]
