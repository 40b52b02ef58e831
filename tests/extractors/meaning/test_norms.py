"""Norms, goals and plans: what must, may or is meant to be is a target, what came of it is none."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Een aanvraag dient binnen acht weken na ontvangst te worden afgehandeld.", "acht weken"),
        ("De aanvrager moet binnen 14 dagen een zienswijze indienen.", "14 dagen"),
        ("De huisarts hoort binnen een kwartier ter plaatse te zijn.", "een kwartier"),
        ("De begeleiding mag hooguit zes maanden duren.", "zes maanden"),
        ("Per auto is maximaal 2 uur parkeren toegestaan.", "2 uur"),
        ("Er moet worden uitgegaan van een nauwkeurigheid van 90%.", "90%"),
        ("De dekking van de risico's hoort minimaal 85% te zijn.", "85%"),
        ("De goedkeuringstolerantie bedraagt 1% van de totale lasten.", "1%"),
        ("Voor dit onderdeel is een tolerantie van 3% voorgeschreven.", "3%"),
        ("De vereiste solvabiliteit bedraagt 20%.", "20%"),
        ("Het voorgeschreven aantal contacturen is 850.", "850"),
        ("De maximaal toegestane hoogte is 12 meter.", "12 meter"),
        ("De geluidsnorm bedraagt 47 dB.", "47 dB"),
        ("De verordening schrijft een afstand van 50 meter voor.", "50 meter"),
        ("Voor elke opvanglocatie geldt een bovengrens van 150 bewoners.", "150"),
        ("Wij willen minstens drie buurthuizen openen.", "drie"),
        ("Wij gaan in deze periode 500 huizen isoleren.", "500"),
        ("Er moeten nog 45 agenten bij komen.", "45"),
        ("Er is afgesproken dat 95% van de treinen op tijd rijdt.", "95%"),
        ("Aan de subsidie is de voorwaarde verbonden dat 25% uit eigen middelen komt.", "25%"),
        ("Er wordt toegewerkt naar een uitstroom van 300 cliënten.", "300"),
        ("Bezoekers zijn verplicht minimaal vier keer per jaar te komen.", "vier keer"),
        ("Het convenant verplicht partijen tot een reductie van 49%.", "49%"),
        ("De dijk moet bestand zijn tegen een waterstand van 5 meter.", "5 meter"),
        ("Als richtlijn geldt één toilet per 15 werknemers.", "één"),
        ("In 2027 hebben we 40 deelauto's in de wijk staan, is het streven.", "40"),
        ("Het plan gaat uit van 40% sociale huur en 20% vrije sector.", "20%"),
        ("Voor volledige toeslag had de dekkingsgraad 131,5% moeten bedragen.", "131,5%"),
        ("Er hadden 40 inspecteurs aangesteld moeten worden.", "40"),
        ("Volgens het convenant hadden er 9 leraren moeten zijn.", "9"),
        ("De wachttijd had hooguit zes weken mogen zijn.", "zes weken"),
    ],
)
def test_what_must_be_is_a_target(sentence: str, number: str) -> None:
    assert meanings(sentence)[number].statistic == "target"


@pytest.mark.parametrize(
    ("section", "sentence", "number"),
    [
        ("Concrete voorstellen", "Minimaal vijf watertappunten in het centrum aanleggen.", "vijf"),
        ("Doelen 2027", "Vijftig nieuwe bomen per wijk planten.", "Vijftig"),
        ("Onze ambities", "20% minder restafval in 2028.", "20%"),
        ("Ambities", "Wij realiseren 150 zorgwoningen.", "150"),
    ],
)
def test_an_item_under_goals_is_a_target(section: str, sentence: str, number: str) -> None:
    assert meanings(sentence, section=section)[number].statistic == "target"


@pytest.mark.parametrize(
    ("section", "sentence", "number", "figure"),
    [
        ("", "De aanvragen werden binnen acht weken afgehandeld.", "acht weken", ""),
        ("", "Zij moeten gemiddeld 20 minuten wachten.", "20 minuten", "mean"),
        ("", "Hij moest drie maanden zitten.", "drie maanden", ""),
        ("", "Wie 65 jaar is, moet een verklaring overleggen.", "65 jaar", ""),
        ("", "De norm is vorig jaar 14 keer overschreden.", "14 keer", "total"),
        ("", "De grenswaarde werd op 12 meetpunten overschreden.", "12", "total"),
        ("", "De norm is in drie wijken niet gehaald.", "drie", "total"),
        ("", "Van hen heeft 40% moeten wachten.", "40%", "share"),
        ("", "In 2023 hadden 120 reizigers een uur moeten wachten.", "120", "total"),
        ("", "De vereniging had 40 leden die contributie moeten betalen.", "40", "total"),
        ("", "Dat moet blijken uit 25 interviews.", "25", "total"),
        ("", "We denken dat op alle drie fronten gewerkt moet worden.", "drie", "total"),
        ("", "Het doel werd gehaald door 80% van de deelnemers.", "80%", "share"),
        ("", "De vereiste buffer is met 0,2 procentpunt toegenomen.", "0,2 procentpunt", "change"),
        ("", "De gemeente heeft de ambitie om te groeien en telt 30.000 inwoners.", "30.000",
         "total"),
        ("", "De ambtenaren willen weten waarom 40% niet reageerde.", "40%", "share"),
        ("", "De uitstoot daalde naar 20 ton, ruim onder de norm.", "20 ton", "total"),
        ("Doelen en resultaten", "In 2024 kwamen 620 mensen aan het werk.", "620", "total"),
        ("Doelgroep", "Het loket hielp 800 jongeren.", "800", "total"),
    ],
)  # fmt: skip
def test_what_came_of_it_is_no_target(
    section: str, sentence: str, number: str, figure: str
) -> None:
    assert meanings(sentence, section=section)[number].statistic == figure
