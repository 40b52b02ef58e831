"""Shares: of what, and what holds for it."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number", "measure", "population"),
    [
        ("In totaal wordt 45% van de aanvragen door het loket (DL) afgewezen.", "45%",
         "door het loket (DL) afgewezen", "van de aanvragen"),
        ("Een op de vier leerlingen op het platteland reist langer dan een uur.",
         "Een op de vier", "reist langer dan een uur", "van leerlingen op het platteland"),
        ("Van de geplaatste kinderen komt 60% op tijd aan.", "60%", "op tijd aan",
         "Van de geplaatste kinderen"),
        ("Eindigde in 2016 zo'n 27% van de ritten in een file, nu is dat beter.", "27%",
         "Eindigde in een file", "van de ritten"),
        ("Huurders van kleine woningen vormen ongeveer de helft van de klagers.", "de helft",
         "Huurders van kleine woningen", "van de klagers"),
        ("Vrouwen met een deeltijdbaan vormen 40% van het personeel in de zorg.", "40%",
         "Vrouwen met een deeltijdbaan", "van het personeel in de zorg"),
        ("Kopers van kavels vormen ongeveer de helft van de klagers in de wijkraad.", "de helft",
         "Kopers van kavels", "van de klagers in de wijkraad"),
        ("De stad besteedt 12% van haar budget aan wegen.", "12%", "besteedt aan wegen",
         "van haar budget"),
        ("Emissies van schepen zijn verantwoordelijk voor 35% van de neerslag.", "35%",
         "Emissies van schepen", "van de neerslag"),
        ("34% van de leerlingen die met de bus zijn gekomen noemt de wachttijd een zorg.", "34%",
         "noemt de wachttijd een zorg", "van de leerlingen die met de bus zijn gekomen"),
        ("Zeven op de tien huishoudens hebben zonnepanelen.", "Zeven op de tien",
         "zonnepanelen", "van huishoudens"),
        ("Dit betreft 33% binnenlandse vluchten.", "33%", "binnenlandse vluchten", ""),
        ("Er geldt een toeslag van 4% van de huur.", "4%", "toeslag", "van de huur"),
        ("In het land is 28% van de bevolking (financieel) kwetsbaar.", "28%",
         "(financieel) kwetsbaar", "van de bevolking"),
        ("De uitstoot neemt toe met 6 kg (0,5% van het totaal).", "0,5%", "uitstoot",
         "van het totaal"),
        ("In 2019 was het aandeel vrouwen 40% van de leerlingen.", "40%", "aandeel vrouwen",
         "van de leerlingen"),
        ("Eind 2023 was het minimale vermogen 4% van de reserve.", "4%",
         "minimale vermogen", "van de reserve"),
        ("In 2019 was 40% van de leerlingen vrouw.", "40%", "vrouw", "van de leerlingen"),
        ("In de regio was 40% van de scholen te klein.", "40%", "te klein", "van de scholen"),
        ("De spreiding wordt geschat op 30% (1 sigma).", "30%", "spreiding", ""),
    ],
)  # fmt: skip
def test_what_a_share_is_and_of_what(
    sentence: str, number: str, measure: str, population: str
) -> None:
    read = meanings(sentence)[number]
    assert (read.measure, read.population) == (measure, population)


def test_items_of_a_list_share_whole_and_verb() -> None:
    read = meanings("Van de bewoners verhuist 28% met de auto, 25% met de bus en 9% met de fiets.")
    assert [meaning.population for meaning in read.values()] == ["Van de bewoners"] * 3
    named = meanings("Het gaat om 76% van de klachten, ten opzichte van 10% vragen en 6% tips.")
    assert named["6%"].measure == "tips"
    assert named["6%"].population == "van de klachten"


def test_a_contrast_ends_the_whole() -> None:
    read = meanings(
        "Na een jaar is 36% van de starters gestopt, terwijl in het algemeen 26% uitval voorkomt."
    )
    assert read["26%"].population == "in het algemeen"


def test_a_share_of_its_own_thing_takes_no_whole_from_the_past() -> None:
    read = meanings("Een derde van de bedrijven voldoet.", "Het tarief is 12%.")
    assert (read["12%"].measure, read["12%"].population) == ("tarief", "")


def test_brackets_count_the_noun_before_them() -> None:
    read = meanings("De bronnen zijn verkeer (31%), zware industrie (20%) en landbouw (21%).")
    assert [meaning.measure for meaning in read.values()] == [
        "verkeer", "zware industrie", "landbouw",
    ]  # fmt: skip


def test_a_restated_share_means_the_same() -> None:
    read = meanings("Iets meer dan de helft (52%) van de huurders is jonger dan 25 jaar.")
    assert read["52%"].measure == read["de helft"].measure
    assert read["52%"].population == "van de huurders"


def test_a_pointer_is_resolved() -> None:
    read = meanings(
        "Vorig jaar zijn 300 woningen gebouwd.", "Hiervan is 20% verkocht aan starters."
    )
    assert read["20%"].population == "Hiervan (woningen)"


def test_these_things_are_named_as_before() -> None:
    read = meanings(
        "Een derde van de huurders van sociale woningen verhuist.",
        "Van deze huurders krijgt 9% een toeslag.",
    )
    assert "huurders van sociale woningen" in read["9%"].population


def test_a_note_is_about_what_its_call_counts() -> None:
    read = meanings(
        "43% in de stad, 33% op het land.",
        role="note",
        anchor="In de periode 2017-2021 zijn 893 boerderijen bezocht.",
    )
    assert read["43%"].population == "van de boerderijen"
    assert read["43%"].period == "2017/2021"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bij het uitvoeren van het beleid zou de dekking toenemen van circa 55% tot circa 65%.",
        "Met het verbeteren van de banden van provincies daalt het verlies van 40% naar 20%.",
    ],
)
def test_a_share_that_something_went_from_takes_no_whole_from_before(sentence: str) -> None:
    assert {meaning.population for meaning in meanings(sentence).values()} == {""}
