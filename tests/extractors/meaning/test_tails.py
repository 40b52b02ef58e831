"""What a measure is of, where that stands behind its number, over a period or around a verb."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De makelaar rekent een opslag van 6% op de koopsom.", "6%", "opslag op de koopsom"),
        ("De school krijgt een bijdrage van € 9.000 uit het buurtfonds.",
         "€ 9.000", "bijdrage uit het buurtfonds"),
        ("De coöperatie heeft een belang van 12% in de windmolen.",
         "12%", "belang in de windmolen"),
        ("De bakkers geven een korting van 15% aan alle leerlingen.",
         "15%", "korting aan alle leerlingen"),
    ],
)  # fmt: skip
def test_a_noun_goes_on_behind_the_number_that_is_its_size(
    sentence: str, number: str, measure: str
) -> None:
    assert meanings(sentence)[number].measure == measure


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De haven noteerde een omzetgroei van 6% op jaarbasis.", "6%", "omzetgroei"),
        ("De club heeft een schuld van € 9.000 in verband met de verbouwing.", "€ 9.000", "schuld"),
        ("De winkel had een omzet van € 80.000 in het eerste kwartaal.", "€ 80.000", "omzet"),
    ],
)
def test_when_and_why_a_number_holds_is_no_part_of_its_noun(
    sentence: str, number: str, measure: str
) -> None:
    assert meanings(sentence)[number].measure == measure


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("Vergeleken met de bezettingsgraad van 2021 van 81% is er weinig veranderd.",
         "81%", "bezettingsgraad"),
        ("Met de kaasmakerij is een mooie winst geboekt van 7,5%.", "7,5%", "mooie winst"),
        ("Het museum heeft een verlies geleden van € 40.000.", "€ 40.000", "verlies"),
    ],
)  # fmt: skip
def test_a_noun_has_its_size_behind_a_period_or_a_participle(
    sentence: str, number: str, measure: str
) -> None:
    assert meanings(sentence)[number].measure == measure


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("De bezettingsgraad van het hotel bedroeg eind 2021 61,5% (eind 2020 was dit 48,2%).",
         "48,2%"),
        ("De bezettingsgraad van het hotel bedroeg 61,5% (2020: 48,2%).", "48,2%"),
    ],
)  # fmt: skip
def test_a_bracket_of_another_time_tells_the_same(sentence: str, number: str) -> None:
    assert meanings(sentence)[number].measure == "bezettingsgraad van het hotel"


def test_a_share_of_what_is_to_be_done_takes_no_verb_of_the_clause_above() -> None:
    may = meanings("De pas geeft bewoners het recht om 20% van hun afval gratis te storten.")
    assert may["20%"].measure == "gratis te storten"
    opens = meanings("Door 20% van de subsidie in te houden ontstaat ruimte voor nieuwe clubs.")
    assert opens["20%"].measure == "in te houden"
    under = meanings("De prijs stijgt als 30% van de telers kassen sluit.")
    assert under["30%"].measure == "kassen sluit"


def test_a_label_has_its_own_number_in_a_row_with_brackets() -> None:
    told = meanings("Appels: 4% (61%) Peren: 7% (82%) Pruimen: 9% (44%)")
    assert [told[n].measure for n in ("4%", "7%", "82%", "9%")] == [
        "Appels", "Peren", "Peren", "Pruimen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De 10-daagse waterstand daalde van 2,5% naar 2,4%.", "2,5%", "10-daagse waterstand"),
        ("Een vergelijkbare daling van 8% is haalbaar.", "8%", "vergelijkbare daling"),
    ],
)
def test_what_a_verb_is_said_of_is_told_once(sentence: str, number: str, measure: str) -> None:
    assert meanings(sentence)[number].measure == measure


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De raad stelt een krediet van € 70.000 beschikbaar voor de nieuwe brug.",
         "€ 70.000", "krediet voor nieuwe brug"),
        ("Het bestuur besluit een jaarbudget van € 8.000 te reserveren voor zwemlessen.",
         "€ 8.000", "jaarbudget voor zwemlessen"),
        ("Een betaling van € 500 wordt gemeld aan de penningmeester.", "€ 500", "betaling"),
    ],
)  # fmt: skip
def test_a_sum_has_its_purpose_behind_the_verb_that_sets_it_aside(
    sentence: str, number: str, measure: str
) -> None:
    assert meanings(sentence)[number].measure == measure
