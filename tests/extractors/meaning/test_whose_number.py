"""Whose number it is: what a clause is about against the nouns around it, and told once more."""

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("texts", "number", "measure"),
    [
        (
            ("De ploeg bezocht tien bouw-, sloop- en asbestbedrijven.",),
            "tien",
            "bouw-, sloop- en asbestbedrijven",
        ),
        (("In totaal zijn 310 panden in de telling betrokken.",), "310", "panden"),
        (
            ("De zes nieuwe buslijnen voor het buitengebied rijden goed.",),
            "zes",
            "nieuwe buslijnen voor het buitengebied",
        ),
        (
            (
                "Het overschot is dit jaar € 4 miljoen en de egalisatiereserve wordt "
                "aangevuld met € 1 miljoen.",
            ),
            "€ 1 miljoen",
            "egalisatiereserve",
        ),
        (
            ("Voorgesteld wordt het resterende krediet van € 70.000 over te hevelen.",),
            "€ 70.000",
            "resterende krediet",
        ),
        (
            ("De wijk wordt betaalbaar door het verlagen van de huren met 15%.",),
            "15%",
            "huren",
        ),
        (
            (
                "Het plan rekent met een scenario met een lage bevolkingsgroei "
                "(0,4 procent per jaar).",
            ),
            "0,4 procent",
            "lage bevolkingsgroei",
        ),
        (("Het waterverbruik kan bij droogte met 8% omlaag.",), "8%", "waterverbruik"),
        (("De OZB bedraagt € 320.",), "€ 320", "OZB"),
        (
            ("De jaarkosten liggen in de orde grootte van 20 euro per kg fosfaat.",),
            "20 euro",
            "jaarkosten",
        ),
        (("De metingen hebben fouten die samen 12% bedragen.",), "12%", "fouten"),
        (
            ("De instroom lag op 5.300 personen.", "Dit betekent een afname van 3%."),
            "3%",
            "afname personen",
        ),
        (
            ("De uitstroom uit de opvang bleef achter.", "Dat is een daling van 3%."),
            "3%",
            "daling uitstroom uit de opvang",
        ),
        (
            ("Een bedrag van € 5 miljoen is gereserveerd voor de aanpak van armoede.",),
            "€ 5 miljoen",
            "bedrag voor aanpak van armoede",
        ),
        (("Er is een post van € 12.000 aan rente opgenomen.",), "€ 12.000", "post aan rente"),
        (
            (
                "Meer dan de helft van de scholen ligt in de stad en een kwart van de scholen "
                "is een brede school.",
            ),
            "een kwart",
            "een brede school",
        ),
        (
            ("Ruim een kwart van de ondervraagden is voor een verbod (26,4%).",),
            "26,4%",
            "voor een verbod",
        ),
        (
            ("Wij maken de rechter toegankelijk door de leges te verlagen met 25%.",),
            "25%",
            "leges",
        ),
        (
            ("Het verschil met de prognose waarmee is gerekend is ongeveer 12%.",),
            "12%",
            "verschil met de prognose",
        ),
        (
            ("Het gebruik van de regeling is laag (4% van de woningen) en daalt.",),
            "4%",
            "gebruik van de regeling",
        ),
        (("De maatregel levert een besparing op van 5%.",), "5%", "besparing"),
        (
            ("De afspraken krijgen de vorm van plafonds van 11 kiloton.",),
            "11 kiloton",
            "plafonds",
        ),
    ],
)
def test_the_measure_is_what_the_clause_tells_of(texts, number, measure):
    assert meanings(*texts)[number].measure == measure


@pytest.mark.parametrize(
    ("text", "number", "population"),
    [
        ("Het personeel bestaat voor 35% uit vrouwen.", "35%", "van personeel"),
        (
            "De dekkingsgraad is 104%; bij de bakkers is dit 98%.",
            "98%",
            "bij de bakkers",
        ),
        ("De toegestane uitstoot is 5 kg voor ketels en 8 kg voor ovens.", "8 kg", "voor ovens"),
        (
            "Het verbruik ligt op 30 liter bij regen en 45 liter bij droogte.",
            "45 liter",
            "bij droogte",
        ),
    ],
)
def test_the_whole_is_what_the_clause_tells_of(text, number, population):
    assert meanings(text)[number].population == population


def test_the_year_of_a_source_is_no_period():
    text = "Dat leverde 40 nieuwe banen op (Bakker en Ten Have, 2007)."
    assert meanings(text)["40"].period == ""
