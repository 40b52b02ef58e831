"""Nouns that say nothing alone, and subjects left out: what they are of, from before or above."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("texts", "number", "measure"),
    [
        (("Het onderzoek ging over schooluitval.", "Het percentage van 4% is laag."),
         "4%", "percentage schooluitval"),
        (("De uitstoot van methaan is gemeten op drie bedrijven.",
          "Het gemiddelde was 12 kg per koe."), "12 kg", "gemiddelde uitstoot van methaan"),
        (("De wachttijd verschilt per regio.", "De mediaan ligt op 9 weken."),
         "9 weken", "mediaan wachttijd"),
        (("Eerder was er kritiek op het aandeel van de landbouw.",
          "Alleen het percentage van 30% wordt betwist."),
         "30%", "percentage aandeel van de landbouw"),
        (("De grafiek laat een gemiddelde zien van 8 mg/l voor nitraat.",),
         "8 mg/l", "gemiddelde voor nitraat"),
        (("Zij hebben een aandeel van 3 procent in de uitstoot.",),
         "3 procent", "aandeel in de uitstoot"),
        (("Sportpark West: structurele verhoging van € 18.000 om de velden te beregenen.",),
         "€ 18.000", "structurele verhoging Sportpark West"),
        (("De vangst van haring en makreel loopt terug.", "Laatstgenoemde daalde met 14%."),
         "14%", "makreel"),
        (("De meting betrof nitraat en fosfaat.", "Eerstgenoemde lag op 40 mg/l."),
         "40 mg/l", "nitraat"),
        (("Het is het grootste verlies dat met een kans van 2,5 procent kan optreden.",),
         "2,5 procent", "kans grootste verlies"),
    ],
)  # fmt: skip
def test_a_noun_that_says_nothing_has_what_it_is_of(
    texts: tuple[str, ...], number: str, measure: str
) -> None:
    assert meanings(*texts)[number].measure == measure


@pytest.mark.parametrize(
    ("section", "sentence", "number", "measure"),
    [
        ("Verzuim", "Het percentage daalde naar 4,8%.", "4,8%", "percentage (Verzuim)"),
        ("Jeugdsport", "Een structurele verhoging van € 18.000.", "€ 18.000",
         "structurele verhoging (Jeugdsport)"),
        ("Parkeervergunning", "Bedraagt € 85 per jaar.", "€ 85", "Parkeervergunning"),
        ("Vrijwilligers", "In 2024 waren dat er 340.", "340", "Vrijwilligers"),
        ("Conclusies", "Het percentage daalde naar 4,8%.", "4,8%", "percentage"),
        ("Antwoord 6", "Bedraagt € 85 per jaar.", "€ 85", ""),
    ],
)  # fmt: skip
def test_a_heading_is_what_is_left_out_under_it(
    section: str, sentence: str, number: str, measure: str
) -> None:
    assert meanings(sentence, section=section)[number].measure == measure


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De waterkwaliteit is in twee derde van de sloten onvoldoende.", "twee derde",
         "waterkwaliteit onvoldoende"),
        ("Bij een derde van de dossiers is geen eigenaar in beeld.", "een derde",
         "geen eigenaar in beeld"),
        ("De storing is bij 30 procent van de klanten verholpen.", "30 procent",
         "storing verholpen"),
        ("In driekwart van de gemeenten wordt de norm niet gehaald.", "driekwart",
         "norm niet gehaald"),
        ("Gevraagd is naar leeftijd (6 groepen) en inkomen (4 groepen).", "4",
         "groepen (inkomen)"),
        ("Er zijn één of meer (kleine) gebreken gevonden.", "één", "gebreken"),
        ("Er komt een stalling (ca. 250 plekken) bij het station.", "250", "plekken (stalling)"),
        ("De score is het gemiddelde van de metingen van alle 24 weken.", "24 weken",
         "periode (score)"),
        ("De gemiddelde duur van 1 jaar en 8 maanden is lang.", "1 jaar en 8 maanden",
         "gemiddelde duur"),
    ],
)  # fmt: skip
def test_what_is_said_keeps_its_subject(sentence: str, number: str, measure: str) -> None:
    assert meanings(sentence)[number].measure == measure


def test_a_mean_told_between_commas_holds_for_both_ends_of_a_change() -> None:
    told = meanings("De uitstoot, gemiddeld over alle havens, is gedaald van 40 naar 25 kg.")
    assert [meaning.statistic for meaning in told.values()] == ["mean", "mean"]


@pytest.mark.parametrize(
    ("texts", "number", "measure"),
    [
        (("De bijdrage aan het fonds is afgesproken.", "In 2025 is die bijdrage € 3 miljoen."),
         "€ 3 miljoen", "bijdrage aan het fonds"),
        (("De leges voor een paspoort stijgen.", "Die leges zijn nu € 80."),
         "€ 80", "leges voor een paspoort"),
        (("Bezoekers kunnen twee keer per jaar het depot bekijken.",), "twee keer",
         "depot bekijken"),
        (("Het advies bestaat uit negen punten.",), "negen", "punten (advies)"),
    ],
)  # fmt: skip
def test_what_a_noun_points_at_is_told_in_full(
    texts: tuple[str, ...], number: str, measure: str
) -> None:
    assert meanings(*texts)[number].measure == measure


@pytest.mark.parametrize(
    ("label", "number", "measure"),
    [
        ("Groen en veilig – onze 8 punten", "8", "punten (Plan)"),
        ("Kortom: vier lessen", "vier", "lessen (Plan)"),
        ("Vergunningen 25 stuks", "25", "Vergunningen (Plan)"),
    ],
)
def test_a_label_that_points_on_counts_what_follows(label: str, number: str, measure: str) -> None:
    assert meanings(label, role="label", section="Plan")[number].measure == measure
