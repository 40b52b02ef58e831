"""Kinds of sentences whose measure was an adverb, a verb or the wrong neighbour, each in several
nouns, verbs and orders."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("Het aandeel vrouwen is gestegen, namelijk van 31% in 2019 naar 45% in 2023.", "31%",
         "aandeel vrouwen"),
        ("De bezetting ging omhoog, van 80% in maart naar 92% in juni.", "80%", "bezetting"),
        ("De gunstige staat van het wegdek kan groeien tot circa 80 procent.", "80 procent",
         "gunstige staat van het wegdek"),
        ("Bij goed weer zou de opkomst toenemen tot ruim 75 procent.", "75 procent", "opkomst"),
        ("Het percentage geslaagden steeg van 61% naar 86%.", "61%", "percentage geslaagden"),
        ("Het aantal gevaccineerden was 3.400.", "3.400", "gevaccineerden"),
    ],
)  # fmt: skip
def test_what_went_up_or_down_is_the_subject_and_no_verb(
    sentence: str, number: str, measure: str
) -> None:
    assert meanings(sentence)[number].measure == measure


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("De politie telde 310 inbraken en 45 overvallen in respectievelijk Breda en Tilburg.",
         ["inbraken", "overvallen"]),
        ("Er werken 45 artsen, 120 verpleegkundigen en 30 vrijwilligers.",
         ["artsen", "verpleegkundigen", "vrijwilligers"]),
        ("Sinds kort staan er 40, 50 en 60 woningen.", ["woningen", "woningen", "woningen"]),
        ("Van de 85 locaties voldeden er 31 niet.", ["locaties", "locaties"]),
        ("Het ging om drie ingediende en goedgekeurde verzoeken.",
         ["ingediende en goedgekeurde verzoeken"]),
        ("De 12 gebruikte fietsen en 8 opgeknapte banken gingen weg.",
         ["gebruikte fietsen", "opgeknapte banken"]),
    ],
)  # fmt: skip
def test_each_number_counts_its_own_noun(sentence: str, measures: list[str]) -> None:
    assert [meaning.measure for meaning in meanings(sentence).values()] == measures


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("Er is 90 miljoen besteed met een gemiddeld bedrag per project van € 2 miljoen.",
         "€ 2 miljoen", "gemiddeld bedrag"),
        ("De mediaan van het gehalte ligt binnen deze sector op 49 mg per liter.",
         "49 mg per liter", "gehalte"),
    ],
)  # fmt: skip
def test_a_neighbour_that_only_places_or_divides_is_not_what_is_measured(
    sentence: str, number: str, measure: str
) -> None:
    assert measure in meanings(sentence)[number].measure


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("De oude portefeuille daalde met 584 miljoen euro, de nieuwe portefeuille steeg met 43"
         " miljoen euro.", ["oude portefeuille", "nieuwe portefeuille"]),
        ("Het aantal inbraken kromp met 12 procent, het aantal branden groeide met 3 procent.",
         ["inbraken", "branden"]),
        ("De wachttijd was 30 dagen, in de regio Zuid was die 45 dagen.",
         ["wachttijd", "wachttijd"]),
        ("Wij beantwoorden vragen binnen de termijn van drie dagen.",
         ["termijn (vragen beantwoorden)"]),
        ("De kaart toont stippen met een marge van ongeveer 15 procent.", ["marge"]),
        ("Dat leidt tot een korting op het tarief van 5 procent.", ["korting op het tarief"]),
    ],
)  # fmt: skip
def test_a_clause_with_a_subject_of_its_own_tells_of_that(
    sentence: str, measures: list[str]
) -> None:
    assert [meaning.measure for meaning in meanings(sentence).values()] == measures


def test_a_whole_ends_before_a_number_of_its_own() -> None:
    read = meanings("Bijna driekwart van de ritten vindt binnen een straal van 9 kilometer plaats.")
    assert read["driekwart"].population == "van de ritten"


@pytest.mark.parametrize(
    ("before", "sentence", "measure"),
    [
        ("Het bestuur zag vorig jaar de dekkingsgraad iets omhoog gaan.",
         "Eind 2023 was die 111,5%, en eind 2024 was dat 112,7%.", "dekkingsgraad"),
        ("De raad zag de bezettingsgraad sterk dalen.", "In 2022 was die nog 91%.",
         "bezettingsgraad"),
        ("Het aantal verhuizingen nam af.", "In 2023 waren het er 4.100.", "verhuizingen"),
        ("De subsidie is verhoogd.", "Zij bedraagt nu € 4 miljoen.", "subsidie"),
        ("De vaccinatiegraad daalt.", "Onder peuters ligt deze op 88 procent.",
         "vaccinatiegraad"),
        ("De gemiddelde wachttijd liep op.", "Vorig jaar was die 40 dagen.", "wachttijd"),
    ],
)  # fmt: skip
def test_die_and_dat_take_what_was_spoken_of(before: str, sentence: str, measure: str) -> None:
    assert all(measure in m.measure for m in meanings(before, sentence).values())


def test_where_a_share_comes_from_is_no_whole() -> None:
    read = meanings("De uitstoot was 412 ton in 2012, waarvan 94 procent uit het verkeer kwam.")
    assert read["94 procent"].measure == "uit het verkeer kwam"
    assert "uitstoot" in read["94 procent"].population
