"""Nouns that say nothing alone, nouns said once for more numbers, and who or what a share is."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De wet wordt op drie punten aangepast.", "drie", "punten (wet aangepast)"),
        ("De burgemeester is benoemd voor een periode van zes jaar.", "zes jaar",
         "periode (burgemeester benoemd)"),
        ("De waterstand mag worden verlaagd tot een niveau van 2,5 meter.", "2,5 meter",
         "niveau (waterstand verlaagd)"),
        ("Een verhoging van de toevoer tot een niveau van 15 kg per dag is te veel.",
         "15 kg per dag", "niveau (verhoging van de toevoer)"),
        ("De uitgaven die zijn gedaan voor het onderhoud van bruggen van 6,4 miljoen euro vallen"
         " hoger uit.", "6,4 miljoen euro",
         "uitgaven die zijn gedaan voor het onderhoud van bruggen"),
        ("De kosten, die betrekking hebben op de huur van gebouwen, van € 3,1 miljoen worden"
         " verdeeld.", "€ 3,1 miljoen", "kosten, die betrekking hebben op de huur van gebouwen"),
        ("Het jaarverslag gaat in op 14 verplichte en 3 vrijwillige thema's.", "14",
         "verplichte thema's"),
        ("Er liggen nog zes oude, vier recente en twee lopende verzoeken.", "vier",
         "recente verzoeken"),
        ("Het voorstel is aangenomen met 22 stemmen voor en 9 stemmen tegen.", "22",
         "stemmen voor"),
        ("Het voorstel is aangenomen met 22 stemmen voor en 9 stemmen tegen.", "9",
         "stemmen tegen"),
        ("De raad heeft ingestemd om een noodfonds in te richten van € 12 miljoen.", "€ 12 miljoen",
         "noodfonds"),
        ("De rechter heeft besloten tot een dwangsom van 5.000 euro per dag.", "5.000 euro",
         "dwangsom"),
    ],
)  # fmt: skip
def test_a_noun_has_what_tells_it_apart(sentence: str, number: str, measure: str) -> None:
    read = next(meaning for told, meaning in meanings(sentence).items() if told in number)
    assert read.measure == measure


@pytest.mark.parametrize(
    ("sentence", "number", "measure", "population"),
    [
        ("De steekproef bestaat uit 5% van de dossiers.", "5%", "steekproef", "van de dossiers"),
        ("Woonboten vertegenwoordigen 3% van de woningvoorraad.", "3%", "Woonboten",
         "van de woningvoorraad"),
        ("De provincie bezit 11% van de aandelen in de luchthaven.", "11%", "provincie bezit",
         "van de aandelen in de luchthaven"),
        ("Van de kosten komt 30 % uit de bijdrage en 70 % uit eigen middelen.", "30",
         "uit de bijdrage", "Van de kosten"),
        ("Een meerderheid van de scholen heeft een beleid en ruim een derde weet niet wie daarvoor"
         " verantwoordelijk is.", "een derde", "weet niet wie daarvoor verantwoordelijk",
         "van de scholen"),
        ("Industrie (30%), scheepvaart (12%) en huishoudens (8%) dragen bij aan de totale"
         " geluidsbelasting.", "12%", "scheepvaart", "van de totale geluidsbelasting"),
        ("De foutmarge daalt van 30% op wijkniveau naar 8% op gemeenteniveau.", "8%",
         "foutmarge", "op gemeenteniveau"),
        ("Het aandeel van de kustprovincies is 12/48 = 25 procent van de totale vangst.",
         "25 procent", "aandeel van de kustprovincies", "van de totale vangst"),
    ],
)  # fmt: skip
def test_whose_share_it_is_and_of_what(
    sentence: str, number: str, measure: str, population: str
) -> None:
    read = next(meaning for told, meaning in meanings(sentence).items() if number in told)
    assert (read.measure, read.population) == (measure, population)


@pytest.mark.parametrize(
    "number",
    [
        "twee keer zoveel", "drie maal", "12 procent", "3 procentpunt", "5 promille", "40 boten",
        "€ 700", "9 weken", "2,5 kg", "4 kg/ha", "een 7,3", "30 km", "factor 3", "18 graden",
    ],
)  # fmt: skip
def test_a_number_of_any_family_is_read_behind_a_relative_clause(number: str) -> None:
    assert meanings(f"De schade, die vooral door hagel ontstond, van {number} is hersteld.")
