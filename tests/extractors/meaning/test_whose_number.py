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
            "brede school",
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
        (
            "In 2018 slaagde 31% van de kandidaten, in 2021 is dit 44%.",
            "44%",
            "van de kandidaten",
        ),
        (
            "Bij de start slaagde 31% van de kandidaten, in dat jaar was dit 44%.",
            "44%",
            "van de kandidaten",
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


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("Er is een uitkomst voor de leveringen onder 5 ton.", "5 ton", "leveringen"),
        (
            "De bijdrage van het verkeer aan de geluidsbelasting bedraagt 12 dB.",
            "12 dB",
            "bijdrage van het verkeer aan de geluidsbelasting",
        ),
        (
            "De verplichting voor de stichting bedraagt ultimo 2023 circa 84 duizend euro.",
            "84 duizend euro",
            "verplichting voor de stichting",
        ),
        (
            "De vereniging telt 7.528 (2022: 7.244) leden zonder stemrecht.",
            "7.528",
            "leden zonder stemrecht",
        ),
        (
            "Er zijn drie termijnen: kort (minder dan 2 jaar); lang (meer dan 10 jaar).",
            "10 jaar",
            "lang",
        ),
        (
            "De grootste verschuivingen zitten in de zorg (een stijging van 45 kton) en de bouw "
            "(een daling van 12 kton).",
            "12 kton",
            "daling bouw",
        ),
        ("De haas leeft in jonge bossen van 15 jaar oud.", "15 jaar", "jonge bossen"),
        ("De som van marktbijdragen boven € 500 telt mee.", "€ 500", "marktbijdragen"),
        (
            "Door alleen maar uitstel is de wachttijd van 11 weken naar 14 weken gestegen.",
            "14 weken",
            "wachttijd",
        ),
        (
            "Ruim 30 procent van de mensen die om hun werk verhuizen, wonen daarna verder weg.",
            "30 procent",
            "wonen daarna verder weg",
        ),
        (
            "De emissiefactoren komen uit in de orde grootte van 100%.",
            "100%",
            "emissiefactoren",
        ),
        (
            "De uitslag komt drie weken voorafgaand aan de zitting binnen.",
            "drie weken",
            "binnenkomen van uitslag",
        ),
    ],
)
def test_a_bound_a_list_or_a_verb_hides_no_noun(text, number, measure):
    assert meanings(text)[number].measure == measure


def test_the_whole_begins_at_an_article_far_before_its_noun():
    text = "Ruim de helft van de in het besluit genoemde wijken krijgt extra geld."
    assert meanings(text)["de helft"].population == "van de in het besluit genoemde wijken"


@pytest.mark.parametrize(
    ("texts", "number", "measure", "population"),
    [
        (
            ("In 2010 fietste 40% van de leerlingen; in 2020 lag dit aandeel op 53%.",),
            "53%",
            "fietste",
            "van de leerlingen",
        ),
        (
            (
                "In 2022 kwamen er 173 klachten binnen.",
                "Dit aantal ligt hoger dan de 150 van 2021.",
            ),
            "150",
            "klachten",
            "",
        ),
        (
            (
                "De schade bedroeg 173 miljoen euro.",
                "Voor de verzekeraars is dat 1,1 procent van alle premies.",
            ),
            "1,1 procent",
            "schade",
            "van alle premies",
        ),
        (("Een derde deel van de huizen staat leeg.",), "Een derde", "staat leeg", "van de huizen"),
        (
            ("Dit onderdeel bestrijkt een kwart van de begroting.",),
            "een kwart",
            "onderdeel",
            "van de begroting",
        ),
        (
            ("Het aantal voltooide inspecties nam af met 12 procent.",),
            "12 procent",
            "voltooide inspecties",
            "",
        ),
        (
            ("Het gehalte daalde met 8%, en er volgde een lastenverlaging van 3%.",),
            "3%",
            "lastenverlaging",
            "",
        ),
        (("Zij hebben drie leningen van € 5 miljoen.",), "€ 5 miljoen", "leningen", ""),
        (
            ("Zij willen dat bijna € 16 miljoen structureel wordt bezuinigd.",),
            "€ 16 miljoen",
            "bezuinigen",
            "",
        ),
    ],
)
def test_what_a_number_points_at_is_named(texts, number, measure, population):
    told = meanings(*texts)[number]
    assert (told.measure, told.population) == (measure, population)


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("De toeslag voor molenaars is 40 euro en voor bakkers is 55 euro.",
         "55 euro", "toeslag voor bakkers"),
        ("De ligtijd voor een sloep bedraagt 3 dagen en voor een tjalk is die 8 dagen.",
         "8 dagen", "ligtijd voor een tjalk"),
        ("De opbrengst van de veerpont was 4 miljoen euro en die van de sluis was 6 miljoen euro.",
         "6 miljoen euro", "opbrengst van de sluis"),
        ("De uitval in de schuur was 12%, in de stal was die 30%.",
         "30%", "uitval in de stal"),
        ("De vracht over water was 900 kg, over de weg 400 kg en over het spoor 70 kg.",
         "70 kg", "vracht over het spoor"),
        ("De korting voor leden is 10%, maar voor gasten is die maar 4%.",
         "4%", "korting voor gasten"),
        ("In 2019 was de sterfte in de kas 12% en in 2021 was die 9%.",
         "9%", "sterfte in de kas"),
        ("De inleg van de leden is 30.000 euro en van dat bedrag is 8.000 euro besteed.",
         "8.000 euro", "inleg van de leden"),
        ("De klachten over stank waren 120 in getal en in totaal waren het er 400.",
         "400", "klachten over stank"),
    ],
)  # fmt: skip
def test_what_a_word_joins_to_the_noun_before_has_its_own_number(text, number, measure):
    assert meanings(text)[number].measure == measure
