"""From a number to what it counts, in sentences a reader would not hesitate about."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De inspectie deed 412 onderzoeken naar fraude.", "412", "onderzoeken naar fraude"),
        ("Er waren 30 ingestroomde trajecten in de uitvoering.", "30",
         "ingestroomde trajecten in de uitvoering"),
        ("Van de in totaal 250 meldingen is een deel behandeld.", "250", "meldingen"),
        ("Het gaat om een vertraging van 3 dagen.", "3 dagen", "vertraging"),
        ("Opvallend is hun hoge leeftijd (41,2 jaar).", "41,2 jaar", "hoge leeftijd"),
        ("Het budget voor het Jeugdfonds komt op € 12 miljoen.", "€ 12 miljoen",
         "budget voor het Jeugdfonds"),
        ("De gemeente heeft het budget voor sport verhoogd met € 3 miljoen.", "€ 3 miljoen",
         "budget voor sport"),
        ("Het kabinet stelt € 40 miljoen beschikbaar voor de aanpak van schulden.",
         "€ 40 miljoen", "aanpak van schulden"),
        ("Het kabinet trekt voor een proef met buurtbussen € 2 miljoen uit.", "€ 2 miljoen",
         "proef met buurtbussen"),
        ("Dat leidt tot een korting op het tarief van 5 procent.", "5 procent",
         "korting op het tarief"),
        ("Een zaak duurt gemiddeld 14 maanden van aanmelding tot besluit.", "14 maanden",
         "aanmelding tot besluit"),
        ("In het stroomgebied daalde de uitstoot met 4 kton CO2.", "4 kton", "uitstoot CO2"),
        ("Er zijn 1.250 klachten ingediend, een stijging van 8%.", "8%", "stijging klachten"),
        ("De werkloosheid daalde van 5,2% in 2020 naar 3,4% in 2023.", "5,2%", "werkloosheid"),
        ("Nodig is € 5 miljoen voor toezicht en € 2 miljoen voor zorg.", "€ 2 miljoen", "zorg"),
        ("De raad heeft 25 van de 30 moties uitgevoerd.", "25", "moties"),
        ("Scholen: 2 Bedrijven: 1 Overig: 0", "1", "Bedrijven"),
        ("Het net groeide van 40 naar ruim 90 haltes.", "40", "haltes"),
        ("Er is rente 418 (vorig jaar 69) en bankkosten 27 (vorig jaar 12).", "27", "bankkosten"),
        ("De belasting op hout en steen van 12% blijft.", "12%", "belasting op hout en steen"),
        ("Volgens de folder van de dienst steeg de wachttijd van 9 weken naar 15 weken.",
         "9 weken", "wachttijd"),
        ("Het tarief steeg van 27% naar 41%.", "27%", "tarief"),
        ("Melden moet bij afwijkingen groter dan 2 procent.", "2 procent", "afwijkingen"),
        ("Het aantal (bijna) volle scholen steeg naar 40.", "40", "volle scholen"),
        ("Figuur 3 Reizigers per bus: 12", "12", "Reizigers"),
        ("De boetes zijn gemiddeld 9% lager dan vorig jaar.", "9%", "boetes"),
        ("Dit jaar was het aandeel fietsers 12 procent.", "12 procent", "aandeel fietsers"),
        ("Eind 2023 was € 18 miljoen (29% van het geheel) belegd in bruggen.", "€ 18 miljoen",
         "bruggen"),
        ("De raad steunt sport en de Kunsthal (KH), die er € 2 miljoen bij krijgt.",
         "€ 2 miljoen", "Kunsthal"),
        ("Wij beheren het spaargeld van 270 (2022: 269) trouwe leden.", "270", "trouwe leden"),
        ("Lopen kan binnen 5 km van de halte.", "5 km", ""),
        ("Het omzetten naar drie tabellen om de som te maken duurt lang.", "drie", "tabellen"),
        ("Er zijn 30 verzoeken om hulp.", "30", "verzoeken om hulp"),
        ("De twijfel daalt van 32% in de stad naar 11% op het land en 9% op zee.", "9%", "twijfel"),
        ("Van de 68 kaarten (het aantal in de kast nu) voldoen 55 aan de eis.", "55", "kaarten"),
        ("Een stal met een vloer in een helling van 3,5% is nieuw.", "3,5%", "helling"),
        ("De schade kon oplopen tot 50% in dit geval.", "50%", "schade"),
        ("Onderwijs: 2 Overige: 1", "1", "Overige"),
        ("Het net telt 30 punten in 11 (natuur) gebieden.", "11", "gebieden"),
        ("Er werken twee keer zoveel leraren als vorig jaar.", "twee keer zoveel", "leraren"),
    ],
)  # fmt: skip
def test_the_noun_beside_a_number(sentence: str, number: str, measure: str) -> None:
    assert meanings(sentence)[number].measure == measure


def test_a_number_without_noun_takes_that_of_the_number_before() -> None:
    read = meanings("Het aantal leerlingen daalde van 640 in 2018 naar 512 in 2022.")
    assert read["640"].measure == read["512"].measure == "leerlingen"


def test_a_count_takes_the_fuller_name_said_before() -> None:
    read = meanings("Het aantal geplaatste leerlingen daalt: van 90 leerlingen naar 80.")
    assert read["90"].measure == "geplaatste leerlingen"


def test_an_own_noun_goes_before_the_number_before() -> None:
    read = meanings("De bijdrage is € 4 miljoen en de boete is € 1 miljoen.")
    assert read["€ 4 miljoen"].measure == "bijdrage"
    assert read["€ 1 miljoen"].measure == "boete"


def test_a_thread_goes_on_about_the_sentence_before() -> None:
    read = meanings(
        "De provincie verdeelt een deel van het budget voor natuur anders.",
        "Het gaat om € 7 miljoen.",
    )
    assert "budget" in read["€ 7 miljoen"].measure


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("De regeling geldt voor drie jaar.", "drie jaar", "regeling"),
        ("Een proef op korte (1-5 jaar) en middellange termijn (5-10 jaar) volgt.", "1-5 jaar",
         "korte termijn"),
        ("Er was 720 uur weidegang.", "720 uur", "weidegang"),
        ("De wachttijd is opgelopen tot 15 weken.", "15 weken", "wachttijd"),
    ],
)  # fmt: skip
def test_a_duration_measures_what_lasts(sentence: str, number: str, measure: str) -> None:
    assert meanings(sentence)[number].measure == measure


def test_a_number_does_not_take_up_a_sentence_it_does_not_point_at() -> None:
    read = meanings("De gemeente kent veel verenigingen.", "Soms komt 40% te laat.")
    assert "verenigingen" not in read["40%"].measure


def test_a_topic_is_kept_with_what_is_carried_on() -> None:
    read = meanings("Bij zuivel gaat 40% van de productie de grens over.", "Voor vlees is dit 60%.")
    assert read["60%"].measure.startswith("vlees: ")
    assert read["60%"].population == "van de productie"


def test_a_mentioned_number_keeps_its_meaning() -> None:
    read = meanings(
        "De polder telt een oppervlakte van 44 ha.",
        "Het meetjaar verschilt per bron.",
        "De genoemde 44 ha geldt bij laag water.",
    )
    assert read["44 ha"].measure == "oppervlakte"


def test_an_amount_does_not_take_a_count_from_the_sentence_before() -> None:
    read = meanings("Er zijn 20 scholen.", "Het kabinet trekt € 3 miljoen uit.")
    assert "scholen" not in read["€ 3 miljoen"].measure


def test_a_comparative_is_part_of_the_measure() -> None:
    read = meanings("De wachttijden bij de rechtbank zijn 40 dagen korter dan vorig jaar.")
    assert read["40 dagen"].measure == "wachttijden bij de rechtbank (korter)"


def test_an_ordinal_measures_nothing() -> None:
    assert [meaning.measure for meaning in meanings("De derde aanbeveling telt.").values()] in (
        [], [""],
    )  # fmt: skip


def test_lemmas_stand_beside_the_words() -> None:
    read = meanings("De inspectie deed 412 onderzoeken naar fraude.")
    assert read["412"].measure_lemma == "onderzoek fraude"
