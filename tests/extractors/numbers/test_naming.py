"""Numbers that name, kind by kind, and the like of each that counts all the same."""

from __future__ import annotations

import pytest

from extractors.numbers import read_numbers

NAMING = {
    "instances of a numbered class": [
        "Zoals in bevinding 4 en 7 beschreven knelpunten laten zien.",
        "De onder collegebesluit 2 genoemde voorwaarden gelden.",
        "wijzigingsblad 5",
        "Bladzijde 11 en 12 ontbreken in het dossier.",
        "Kostenindicator 6: onderhoud",
        "De raad volgt randvoorwaarde zes niet.",
        "Dat vraagt om mijlpaal drie, genoemd in de bijlage.",
        "Hiervoor is beslispunt 4 van het voorstel bedoeld.",
        "Zie principe 2.4 van de code.",
        "Wij verwijzen naar de kernpunten 1, 3 en 6 van de brief.",
        "In subtype 2.1 komt dat niet voor.",
        "NBA-handreiking 1137 Corruptie",
        "De minister neemt deelvraag twee en drie samen.",
        "Dat hangt samen met effect 5 (zie hieronder).",
        "Verbeterstap 3: van isolatie naar opwek",
    ],
    "codes of a register or standard": [
        "Vraag het rapport volgens ISAE 3402 type II over 2022 op.",
        "Zie de norm CRKBO 4410 in de bijlage.",
        "Het gaat om stal UBN 1122334 in Drenthe.",
        "Dit vlak (ID= 2044) is te klein.",
    ],
    "names of what comes in numbers": [
        "Het pand Houtkade 31-47 wordt gesloopt.",
        "Bezoekadres Anna van Burenplein 1 Piet.Vries@bureau.nl",
        "Hiermee wordt Wijkwarmteplan 3 versterkt in alle buurten.",
    ],
    "marks of notes": [
        "1 Lise Farmer, “Law and Order: Rethinking”, Gent 2014.",
        "23 Piet van den Dam, ‘De wet’ in het licht van nu.",
        "Het beeld staat in Figure 1: een samenvatting.",
    ],
    "bases of an index": ["Index (1995 = 100)", "Prijsindex (trend 2015=100)"],
    "numbers of cases and items of a law": [
        "Uw verzoek heeft kenmerk WOO/2022/0815.",
        "Verstaan wordt onder bestuur: 1°. een orgaan van een stichting.",
        "Het rapport is opgesteld volgens Standaard 4400 opdracht.",
    ],
    "mottos": [
        "Wij werken volgens één gezin, één plan, één regisseur.",
        "Het motto is 1 loket/ 1 dossier/ 1 besluit.",
    ],
    "editions": ["Productmodel Water (IMWa 6)", "De modellen noemen we Watermodel 6.x."],
    "telephones of three figures": ["Telefoon 14 020"],
    "titles in quotation marks": [
        "Het advies ‘Ruim baan: drie routes naar 2040’ verscheen in mei.",
        "In de nota “Vijf lessen voor de wijk” staat dat niet.",
        "Zie de handreiking 'Zeven stappen naar herstel' van de koepel.",
        "De campagne “Twee handen op het stuur” loopt door.",
        "Het rapport ‘Met drie maten gemeten’ is gedeeld met de Kamer.",
        "Over de verkenning ‘Grenzen: negen verhalen’ sprak de raad.",
        "De brochure „Vier seizoenen buiten” is herdrukt.",
        "Uit de evaluatie ‘Tien jaar later: twaalf portretten’ (2021) blijkt dat niet.",
        "Het essay “Zes redenen om te blijven” trok aandacht.",
        "De bundel 'Acht stemmen uit de polder' kreeg een prijs.",
    ],
    "names that begin with a number word": [
        "Eén tegen Armoede",
        "Het programma Twee tegen Schulden loopt tot volgend jaar.",
        "Drie in verbinding-aanpak van de gemeente",
        "Wij werken met de methode Vier Sleutels in alle wijken.",
        "De stichting Vijf Eiken beheert het park.",
        "De campagne Zes voor Water is gestart.",
        "Het netwerk Negen Bronnen denkt mee.",
        "Zij volgen de cursus Tien Stappen bij de bibliotheek.",
        "Het keurmerk Eén Wereld vervalt.",
        "Samen met de coalitie Eén tegen Honger is dat gedaan.",
    ],
    "rows of numbered things": [
        "Figuren 2 tot en met 5 tonen dit.",
        "Tabellen 3 t/m 9 staan achterin.",
    ],
    "one that picks out or is denied": [
        "Een storing in één van die systemen werkt door.",
        "Eén van onze vestigingen is gesloten.",
        "Dat is één van hun taken.",
        "Er is niet één oorzaak aan te wijzen.",
        "Wij kiezen één van de genoemde routes.",
        "Eén van zijn zorgen is de planning.",
        "Nooit één enkele partij is verantwoordelijk.",
        "Op één en dezelfde dag kan dat niet.",
        "Om één of andere reden bleef het liggen.",
        "Eén ervan is afgevallen.",
    ],
    "numbers over and under the line": [
        "De factor is f = 12/44 voor koolstof.",
        "Dat levert 8/3,2 = x op.",
        "N = 14/30 NO + 14/62 HNO.",
        "Dat is 60/12000 = y.",
        "De term t = 17/29 NO volgt daaruit.",
        "S = 32/64 SO voor zwavel.",
        "P = 31/142 van het gewicht.",
        "q = 5 / 7 is gekozen.",
        "De verhouding 3,5/5,0 = r geldt hier.",
        "Zo wordt 25/40 = z gebruikt.",
    ],
    "references that go on": [
        "Wet toekomst pensioenen, 36067.",
        "Wijziging van de Mediawet, 35042.",
        "Kamerstukken II 2021/22, 35925/35971, A.",
        "ECLI:NL:HR:2019:1278 en 1279.",
        "ECLI:NL:CRVB:2020:2814 en 2816.",
        "ECLI:NL:RVS:2018:1454 of 1455.",
        "Novelle bij de Wet zorg, 33841.",
        "Zie ook de Huisvestingswet, 32271.",
        "De behandeling van de Omgevingswet (33962).",
        "ECLI:NL:GHDHA:2015:3221, 3222.",
    ],
}
COUNTING = {
    "Het besluit 3 scholen te sluiten is ingetrokken.": ["3"],
    "Van de 14 punten zijn er 9 gehaald.": ["14", "9"],
    "De raad nam een raadsbesluit twee wijken aan te wijzen.": ["twee"],
    "Het aantal bevindingen 12 is lager dan verwacht.": ["12"],
    "Hij zei: ‘Twee bruggen moeten dicht.’": ["Twee"],
    "“Drie van de vijf ouders is tevreden”, aldus het bestuur.": ["Drie van de vijf"],
    "Twee gemeenten doen mee, drie niet.": ["Twee", "drie"],
    "Eén gemeente heeft één loket.": ["Eén", "één"],
    "Eén op de vier leerlingen reist ver.": ["Eén op de vier"],
    "De aanvrager geeft per vraag één of meer redenen.": ["één of meer"],
    "Er waren 4 teams en 12 vrijwilligers.": ["4", "12"],
    "Het effect is 5 procent.": ["5 procent"],
    "De wet telt 35042 woorden.": ["35042"],
    "De score steeg van 3 naar 5.": ["3", "5"],
    "Zij telden 3/4 deel van de bomen.": ["3/4"],
    "In dat jaar deed de FIOD 1250 onderzoeken.": ["1250"],
    "In het programma Rotterdam 350 woningen.": ["350"],
    "Met het festival kwamen 750 gasten.": ["750"],
    "Er is één derde partij bij betrokken.": ["één", "derde"],
    "Er is één derde belanghebbende bij de bouw.": ["één", "derde"],
    "De accountant keurde volgens de norm 40 dossiers af.": ["40"],
    "Het Wijkplan 3 nieuwe bruggen te bouwen is af.": ["3"],
    "In 1990 telde men 100 vogels.": ["100"],
    "Bij elke mijlpaal 20 woningen opleveren.": ["20"],
}


@pytest.mark.parametrize("text", [text for kind in NAMING.values() for text in kind])
def test_a_number_that_names_counts_nothing(text: str) -> None:
    read = read_numbers(text)
    assert [text[q.start : q.end] for q in read.quantities if q.kind != "ordinal"] == []


@pytest.mark.parametrize(("text", "expected"), COUNTING.items())
def test_a_number_near_such_words_still_counts(text: str, expected: list[str]) -> None:
    read = read_numbers(text)
    assert [text[q.start : q.end] for q in read.quantities] == expected


def test_what_names_is_accounted_for() -> None:
    read = read_numbers("Over randvoorwaarde 4 en 7 is niet één zin te vinden.")
    assert [r.reason for r in read.rejections] == ["list_number", "list_number", "article_een"]


VERBS = [
    "De raad moet dit in acht nemen bij de keuze.",
    "Hierbij moet in acht worden genomen dat de cijfers oud zijn.",
    "De grenzen die daarbij in acht dienen te worden genomen, gelden.",
    "Of de arts de patiënt geschikt acht om te reizen, is niet bekend.",
    "Wat de wethouder haalbaar acht in deze periode, blijft open.",
    "Voor zover het bestuur dat noodzakelijk acht voor de veiligheid.",
    "Een route die men kansrijk acht en die betaalbaar is.",
    "Omdat zij de eis gerechtvaardigd acht in dit geval.",
    "Als de toezichthouder een boete passend acht bij de ernst.",
    "Een plan dat de gemeente zinvol acht met het oog op de drukte.",
    "Nu de deken hem bevoegd acht in deze zaak, gaat dat door.",
    "De rust die daarbij in acht zou moeten worden genomen ontbreekt.",
]
EIGHTS = {
    "In acht gemeenten is dat zo.": ["acht"],
    "Er zijn er acht in het noorden.": ["acht"],
    "Met acht stemmen voor en drie tegen.": ["acht", "drie"],
    "Van de veertig zijn acht in gebruik.": ["veertig", "acht"],
    "Jaarlijks acht keer en dagelijks acht uur.": ["acht keer", "acht uur"],
}


@pytest.mark.parametrize("text", VERBS)
def test_acht_is_a_verb_behind_what_is_thought(text: str) -> None:
    assert read_numbers(text).quantities == ()


@pytest.mark.parametrize(("text", "expected"), EIGHTS.items())
def test_acht_counts_where_something_is_counted(text: str, expected: list[str]) -> None:
    read = read_numbers(text)
    assert [text[q.start : q.end] for q in read.quantities] == expected
