"""What must be done by when, and what a bound is one of where other words stand between."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("Bent u het er niet mee eens, dan kunt u binnen acht weken na ontvangst van dit bericht"
         " mondeling of schriftelijk een klacht indienen.", "acht weken",
         "mondeling of schriftelijk klacht indienen"),
        ("Een omwonende kan binnen drie weken na de dag waarop de vergunning is verleend, een"
         " zienswijze indienen.", "drie weken", "zienswijze indienen"),
        ("De stichting moet binnen twee maanden na afloop van het boekjaar een verslag insturen.",
         "twee maanden", "verslag insturen"),
        ("Binnen negen dagen na de aanvraag bezoekt een adviseur het huis of de winkel.",
         "negen dagen", "huis of winkel bezoeken"),
        ("De raad kan het besluit voor ten hoogste vijf weken verdagen.", "vijf weken",
         "besluit verdagen"),
        ("De verklaring van de instelling dient binnen negen weken na afloop van het jaar waarop"
         " zij betrekking heeft te worden ingediend.", "negen weken",
         "verklaring van de instelling ingediend"),
        ("De rapporten worden niet eerder openbaar gemaakt dan vier weken na de hoorzitting.",
         "vier weken", "rapporten openbaar gemaakt"),
    ],
)  # fmt: skip
def test_a_deadline_is_one_of_what_must_be_done(sentence: str, number: str, measure: str) -> None:
    assert meanings(sentence)[number].measure == measure


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("Zeker is dat de dekkingsgraad onder geen enkele omstandigheid onder de 20% kan zakken.",
         "20%", "dekkingsgraad"),
        ("Het college heeft besloten een bestemmingsreserve in te stellen van € 7 miljoen.",
         "€ 7 miljoen", "bestemmingsreserve"),
        ("De raad besloot een voorziening te treffen van 3 miljoen euro.", "3 miljoen euro",
         "voorziening"),
        ("De herziening heeft ertoe geleid dat de dienst in 2022 900 meer keuringen heeft kunnen"
         " doen.", "900", "keuringen"),
        ("Aan wegen, water en pleinen werd vorig jaar € 6 miljoen besteed.", "€ 6 miljoen",
         "wegen, water en pleinen"),
        ("Aan beheer van sportvelden is € 2 miljoen uitgegeven.", "€ 2 miljoen",
         "beheer van sportvelden"),
    ],
)  # fmt: skip
def test_words_between_a_noun_and_its_number_are_passed(
    sentence: str, number: str, measure: str
) -> None:
    assert meanings(sentence)[number].measure == measure


def test_a_relative_clause_stays_with_the_whole_over_the_phrases_between() -> None:
    told = meanings(
        "Bekend is dat 62% van de huurders met schulden bij een bank die hulp vraagt een afspraak"
        " krijgt."
    )["62%"]
    assert told.population == "van de huurders met schulden bij een bank die hulp vraagt"
    assert told.measure == "afspraak krijgt"


@pytest.mark.parametrize(
    "sentence",
    ["Er is rekening gehouden met 12 procent.", "Er wordt gebruik gemaakt van 12 procent."],
)
def test_a_noun_that_belongs_to_its_verb_is_not_measured(sentence: str) -> None:
    assert meanings(sentence)["12 procent"].measure not in ("rekening", "gebruik")


@pytest.mark.parametrize(
    ("sentence", "measure", "population"),
    [
        ("In 2031 moet 45% van de sloten onder de norm zijn gebracht.",
         "onder de norm zijn gebracht",
         "van de sloten"),
        ("Bekend is dat 45% van het areaal boven de grens ligt.", "boven de grens ligt",
         "van het areaal"),
        ("Ruim 45% van de huizen in de wijk is verkocht.", "verkocht", "van de huizen in de wijk"),
    ],
)  # fmt: skip
def test_where_a_part_lies_is_said_of_it_and_not_of_the_whole(
    sentence: str, measure: str, population: str
) -> None:
    told = next(iter(meanings(sentence).values()))
    assert (told.measure, told.population) == (measure, population)


def test_what_is_allowed_up_to_a_share_is_measured() -> None:
    told = meanings("Een aanvulling van de kas tot 8% van het budget is mogelijk.")
    assert next(iter(told.values())).measure == "aanvulling van de kas"


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Het aantal ouders dat tijdelijk wordt geholpen is 34.",
         "ouders dat tijdelijk wordt geholpen"),
        ("Het percentage huurders dat aangeeft tevreden te zijn is 71%.",
         "huurders dat aangeeft tevreden te zijn"),
        ("Het percentage winkels dat een vergunning heeft, daalde tot 12%.",
         "winkels dat een vergunning heeft"),
    ],
)  # fmt: skip
def test_the_clause_behind_what_is_counted_is_part_of_it(sentence: str, measure: str) -> None:
    assert next(iter(meanings(sentence).values())).measure == measure


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Gevraagd is naar de reden van de 104% als minimale dekkingsgraad.",
         "minimale dekkingsgraad"),
        ("De stad ontving € 3 miljoen als bijdrage aan het zwembad.", "bijdrage aan het zwembad"),
        ("Het budget daalde met 14% als gevolg van de rente.", "budget"),
        ("De ruimte is 2,1% van de loonsom van het bedrijf tot € 300.000.",
         "ruimte"),
    ],
)  # fmt: skip
def test_a_number_is_what_it_is_given_as(sentence: str, measure: str) -> None:
    assert next(iter(meanings(sentence).values())).measure == measure
