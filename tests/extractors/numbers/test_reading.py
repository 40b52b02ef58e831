"""Numbers in sentences: value, unit, comparator, kind; one line is one case."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.numbers import read_numbers
from schemas.readings import Quantity


def _shown(quantity: Quantity) -> str:
    value = (
        f"{quantity.low:f}..{quantity.high:f}"
        if quantity.low is not None and quantity.high is not None
        else f"{quantity.value:f}"
    )
    if "." in value and ".." not in value:
        value = value.rstrip("0").rstrip(".")
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{quantity.comparator} {value} {quantity.unit}{per}"


CASES = {
    "het scheelt tussen de -40 en +60 mg/l, een marge van -5 tot +8 procent": [
        "range -40..60 mg/l",
        "range -5..8 percent",
    ],
    "tussen min zeven en dertien": ["range -7..13 count"],
    "alle dorpen (minus één uitzondering)": ["eq 1 count"],
    "de grond is verkocht aan een derde": ["eq 3 count"],
    "12 miljoen schade en 3 miljoen boetes": ["eq 12000000 EUR", "eq 3000000 count"],
    "ordegrootte 1500 tot 2500 aanvragers": ["range 1500..2500 count"],
    "een looptijd van minstens 2 jaar B4410": ["ge 2 year"],
    "op de langere termijn (4 -12 weken)": ["range 4..12 week"],
    "zij zijn 62-ste geworden": ["eq 62 count"],
    "vrijwilligers onder 70-plussers": ["ge 70 year"],
    "dertig-duizend euro en 5-miljoen euro": ["eq 30000 EUR", "eq 5000000 EUR"],
    "een drie-ledige opzet en een nul-toename": [],
    "drie miljoen en een half": ["eq 3500000 count"],
    "een half brood en een halve baan": ["eq 0.5 count", "eq 0.5 count"],
    "een halve waarheid, een half": [],
    "tot viermaal toe bezocht": ["eq 4 count"],
    "Baten (€ mln): 3,5": ["eq 3500000 EUR"],
    "Baten (mln euro): 3,5": ["eq 3500000 EUR"],
    "Baten (mln): 3,5": ["eq 3.5 count"],
    "Wachttijd (in dagen): 43 en 51": ["eq 43 day", "eq 51 day"],
    "Wachttijd (weken): 3 tot 5": ["range 3..5 week"],
    "Bezetting (%): 92; huur (in euro's): 640": ["eq 92 percent", "eq 640 EUR"],
    "Uitstoot in kton: 12,4. Het zijn er: 3": ["eq 12.4 kt", "eq 3 count"],
    "mannen (m): 12, ritten (per jaar): 14": ["eq 12 count", "eq 14 count"],
    "Uitstoot (in kg): 12 bedrijven, 3 ton": ["eq 12 count", "eq 3 t"],
    "er zijn voor 2021 meer vergunningen verleend": [],
    "zoals gemeld in raadsbrief 12 van vorige week": [],
    "de brug valt 2 miljoen duurder uit": ["eq 2000000 EUR"],
    "een zesde minder dan drie jaar geleden": ["eq 16.6667 percent", "eq 3 year"],
    "minder dan drie jaar geleden": ["lt 3 year"],
    "Groeipercentage: 1,9": ["eq 1.9 percent"],
    "het slagingspercentage lag op 92": ["eq 92 percent"],
    "het percentage van 5 scholen": ["eq 5 count"],
    "gezinnen met schulden: 1 op 13": ["eq 7.6923 percent"],
    "één op de 250 reizigers": ["eq 0.4 percent"],
    "verlaagd van € 900 tot € 450": ["eq 900 EUR", "eq 450 EUR"],
    "vrouwen boven de 70 hebben": ["gt 70 year"],
    "vrouwen boven de 70 kilo": ["gt 70 kg"],
    "vier keer het gewicht, vier keer het bos in": ["eq 4 times", "eq 4 count"],
    "€ 12 tot 14 miljoen euro (2021: 11 miljoen)": [
        "range 12000000..14000000 EUR",
        "eq 11000000 EUR",
    ],
    "2,5° warmer": ["eq 2.5 °C"],
    "zeker 12 banken": ["ge 12 count"],
    "acht miljoen en twee derde": ["eq 8666666.6667 count"],
    "2,5^3 en 4^-1": ["eq 15.625 count", "eq 0.25 count"],
    "de één vaart, de ander vliegt": [],
    "een, twee, drie": ["eq 1 count", "eq 2 count", "eq 3 count"],
    "de kosten waren € 512.000 in 2020 en 498.300 in 2021": ["eq 512000 EUR", "eq 498300 EUR"],
    "2,4 maal modaal en 3,4 keer lichter": ["eq 2.4 times", "eq 3.4 times"],
    "ongeveer 0,4 µg m⁻³ lucht": ["approx 0.4 µg/m3"],
    "231 kg N ha⁻¹ jaar⁻¹": ["eq 231 kg/ha/year"],
    "Er waren 45¹ zaken": ["eq 45 count"],
    "jongeren (onder de 18) en ouderen": ["lt 18 year"],
    "boven de 65 en jonger": ["gt 65 year"],
    "boven de 65 gemeenten": ["gt 65 count"],
    "een opgetelde waarde van 2,5 tot 3 miljard euro": ["range 2500000000..3000000000 EUR"],
    "een stijging van 7 tot 8 procent": ["range 7..8 percent"],
    "Het gaat om 97 of 0,75% van de punten": ["eq 97 count", "eq 0.75 percent"],
    "ten hoogste vier (diefstal), zes (roof) en acht jaren": [
        "le 4 year",
        "le 6 year",
        "le 8 year",
    ],
    "maximaal respectievelijk 3 en 5 procent": ["le 3 percent", "le 5 percent"],
    "maximaal 3% respectievelijk 5%": ["le 3 percent", "le 5 percent"],
    "ruim 300 scholen en 40 besturen": ["gt 300 count", "eq 40 count"],
    "ten minste 4, hoogstens 6 en gemiddeld 5 jaar": ["range 4..6 year", "eq 5 year"],
    "De baten lopen af tot € 6 miljoen": ["eq 6000000 EUR"],
    "Hier komen kinderen tot 12 jaar": ["le 12 year"],
    "een bijdrage die op kan lopen tot 49%": ["le 49 percent"],
    "€ 5 mln, oplopend tot € 6 mln (2026) en € 8 mln (2027)": [
        "eq 5000000 EUR",
        "le 6000000 EUR",
        "le 8000000 EUR",
    ],
    "langs de N44 en de A12": [],
    # digits
    "Er waren 1.045 meldingen.": ["eq 1045 count"],
    "Er waren 1 045 meldingen.": ["eq 1045 count"],
    "Er waren 1\u202f234\u202f567 meldingen.": ["eq 1234567 count"],
    "Het cijfer is 12,5.": ["eq 12.5 count"],
    "2.294,40": ["eq 2294.4 count"],
    "3.0": ["eq 3 count"],
    "1.6": ["eq 1.6 count"],
    "58.412": ["eq 58412 count"],
    "628577": ["eq 628577 count"],
    ",08": ["eq 0.08 count"],
    "2⅔": ["eq 2.6667 count"],
    "3½": ["eq 3.5 count"],
    "10 1/2 kilometer": ["eq 10.5 km"],
    "1e10": ["eq 10000000000 count"],
    "2,5e-3 g": ["eq 0.0025 g"],
    "de 3e-jaars en de 2e fase": ["eq 3 count", "eq 2 count"],
    "van 2000 tot 4900 nummers": ["range 2000..4900 count"],
    "van 2000 naar 2.600 plekken": ["eq 2000 count", "eq 2600 count"],
    "ordegrootte 2000 tot 3000 piekbelasters": ["range 2000..3000 count"],
    "2000 - 3000 bedrijven": ["range 2000..3000 count"],
    "circa 1900 tot 2000 bedrijven": ["range 1900..2000 count"],
    "Het steeg sinds 2000 tot 3000 bedrijven": ["eq 3000 count"],
    # words
    "drieëntwintigduizend vierhonderd zaken": ["eq 23400 count"],
    "honderdeen zaken": ["eq 101 count"],
    "duizendtweehonderd zaken": ["eq 1200 count"],
    "twee en dertig zaken": ["eq 32 count"],
    "tweehonderdduizend": ["eq 200000 count"],
    "anderhalf miljoen": ["eq 1500000 count"],
    "een half miljoen euro": ["eq 500000 EUR"],
    "een kwart miljoen euro": ["eq 250000 EUR"],
    "twee en een half uur": ["eq 2.5 hour"],
    "vijf komma nul twee procent": ["eq 5.02 percent"],
    "drie en een half miljoen kijkers": ["eq 3500000 count"],
    "een dozijn eieren": ["eq 12 count"],
    "3 dozijn eieren": ["eq 36 count"],
    "één straat": ["eq 1 count"],
    "een viertal doelen": ["eq 4 count"],
    # multipliers and money
    "€ 143 mln. voor de aanpak": ["eq 143000000 EUR"],
    "3,5 mln": ["eq 3500000 count"],
    "€1,2 mrd": ["eq 1200000000 EUR"],
    "€ 1.234,5 miljoen": ["eq 1234500000 EUR"],
    "€20,-": ["eq 20 EUR"],
    "100 miljoen EUR extra": ["eq 100000000 EUR"],
    "3 euro en 50 cent": ["eq 3.5 EUR"],
    "50 ct": ["eq 0.5 EUR"],
    "$ 5 miljoen": ["eq 5000000 USD"],
    "€5m extra": ["eq 5000000 EUR"],
    "€ 3 ton": ["eq 300000 EUR"],
    "2,5 miljoen subsidie": ["eq 2500000 EUR"],
    "€ 60 miljoen per jaar": ["eq 60000000 EUR per year"],
    "€ 100, € 100 en € 150 miljoen": [
        "eq 100000000 EUR",
        "eq 100000000 EUR",
        "eq 150000000 EUR",
    ],
    "van 2 naar 3 miljard euro": ["eq 2000000000 EUR", "eq 3000000000 EUR"],
    "respectievelijk 10, 20 en 30 procent": ["eq 10 percent", "eq 20 percent", "eq 30 percent"],
    # shares
    "een derde van de zaken": ["eq 33.3333 percent"],
    "tweederde van de zaken": ["eq 66.6667 percent"],
    "driekwart van de zaken": ["eq 75 percent"],
    "drie kwart van de zaken": ["eq 75 percent"],
    "een kwart": ["eq 25 percent"],
    "de helft van de zaken": ["eq 50 percent"],
    "vier op de vijf zaken": ["eq 80 percent"],
    "vier van de vijf zaken": ["eq 80 percent"],
    "een op de drie": ["eq 33.3333 percent"],
    "1 op 10 jongeren": ["eq 10 percent"],
    "drie vijfde": ["eq 60 percent"],
    "2/3 van de zaken": ["eq 66.6667 percent"],
    "1/4 mijl": ["eq 0.25 mi"],
    "25 van de 85 zaken": ["eq 25 count", "eq 85 count"],
    "11 van 12": ["eq 11 count", "eq 12 count"],
    "12 promille": ["eq 1.2 percent"],
    "0,4 procentpunt": ["eq 0.4 percentage_point"],
    "2%-punt": ["eq 2 percentage_point"],
    # signs
    "min 0,3 procent": ["eq -0.3 percent"],
    "een krimp van −0,3%": ["eq -0.3 percent"],
    "€ -12": ["eq -12 EUR"],
    # comparators
    "ruim 200 zaken": ["gt 200 count"],
    "iets meer dan de helft": ["gt 50 percent"],
    "bijna 30 zaken": ["lt 30 count"],
    "krap 30 zaken": ["lt 30 count"],
    "zo’n 25 daders": ["approx 25 count"],
    "om en nabij de 40 zaken": ["approx 40 count"],
    "ca. 12% van de zaken": ["approx 12 percent"],
    "minimaal 40%": ["ge 40 percent"],
    "niet meer dan 5 zaken": ["le 5 count"],
    "oplopend tot € 22 miljoen": ["le 22000000 EUR"],
    "gevangenisstraf tot 6 jaar": ["le 6 year"],
    "steeg tot 6 procent": ["eq 6 percent"],
    "onder de 25% valt": ["lt 25 percent"],
    "onder 630 daders": ["eq 630 count"],
    "boven de 3.000 voet": ["gt 3000 ft"],
    "21 jaar of ouder": ["ge 21 year"],
    "vanaf 27 jaar": ["ge 27 year"],
    ">200": ["gt 200 count"],
    "oplopend tot € 22 miljoen in 2025 en € 31 miljoen in 2026": [
        "le 22000000 EUR",
        "le 31000000 EUR",
    ],
    "oplopend tot 5, 6 en 8 procent": ["le 5 percent", "le 6 percent", "le 8 percent"],
    "oplopend tot 12 zaken en € 3 miljoen": ["le 12 count", "eq 3000000 EUR"],
    "minimaal een getuige": ["ge 1 count"],
    "op zijn minst een dag": ["ge 1 day"],
    "ruim een jaar geleden": ["gt 1 year"],
    "een jaar en drie maanden": ["eq 15 month"],
    "een uur": ["eq 1 hour"],
    "een liter": ["eq 1 l"],
    "het antwoord is min een": ["eq -1 count"],
    "Dat duurt een uur of een hele week.": [],
    "≤ 5 mg": ["le 5 mg"],
    "één of meer personen": ["ge 1 count"],
    "slechts 19%": ["eq 19 percent"],
    "ongeveer 132 miljoen kg NH3 en 242 miljoen kg NOx": [
        "approx 132000000 kg",
        "approx 242000000 kg",
    ],
    "120 x 6 = 720 uur": ["eq 720 hour"],
    # ranges
    "95-105": ["range 95..105 count"],
    "≈95–105": ["range 95..105 count"],
    "Zo’n 5% à 9%": ["range 5..9 percent"],
    "10 tot 15 procent": ["range 10..15 percent"],
    "tussen de 20 en 30 kg N/ha": ["range 20..30 kg/ha"],
    "2 tot 2,5 kton NH3": ["range 2..2.5 kt"],
    "€ 2-3 miljard": ["range 2000000000..3000000000 EUR"],
    "€ 0,5 miljoen tot € 1,2 miljoen": ["range 500000..1200000 EUR"],
    "500 á 600 bedrijven": ["range 500..600 count"],
    "een derde tot de helft": ["range 33.3333..50 percent"],
    "tussen 6 maanden en 2 jaar": ["range 6..24 month"],
    "twee of drie keer": ["range 2..3 count"],
    "meer dan 10 en minder dan 20 zaken": ["range 10..20 count"],
    "steeg van 10 tot 15 procent": ["eq 10 percent", "eq 15 percent"],
    "gedaald tot 50 personen of minder": ["le 50 count"],
    "12 zaken of meer dan 20 daders": ["eq 12 count", "gt 20 count"],
    "12 zaken of daders": ["eq 12 count"],
    "als het gehalte lager is dan 50 mg": ["lt 50 mg"],
    "als het gehalte niet hoger is dan 50 mg": ["le 50 mg"],
    "verdubbeld tot 5.000": ["eq 2 times", "eq 5000 count"],
    "De straf is met name en namelijk tot 6 jaar": ["le 6 year"],
    "De verhouding geldt voor een boete tot 600 euro": ["le 600 EUR"],
    "gedaald met 9,7 miljoen tot 116,8 miljoen euro": ["eq 9700000 EUR", "eq 116800000 EUR"],
    "een daling van 9,7 miljoen euro tot 116,8 miljoen euro": [
        "eq 9700000 EUR",
        "eq 116800000 EUR",
    ],
    "gestegen met 20 tot 300 zaken": ["eq 20 count", "eq 300 count"],
    "gestegen met 20 tot 30 zaken": ["range 20..30 count"],
    "gestegen met 1 tot 20 procent": ["range 1..20 percent"],
    "een daling van 5 procent tot 300 zaken": ["eq 5 percent", "eq 300 count"],
    "van 2,52 procent in 2022 naar 2,30 in 2023": ["eq 2.52 percent", "eq 2.3 percent"],
    "gestegen van 1 euro in 2010 naar 1,5.": ["eq 1 EUR", "eq 1.5 EUR"],
    "van 1 euro naar 15 locaties": ["eq 1 EUR", "eq 15 count"],
    "82 miljoen euro aan effecten (2022: 383 miljoen)": ["eq 82000000 EUR", "eq 383000000 EUR"],
    "ruim 8 miljoen euro (2022: 7,5)": ["gt 8000000 EUR", "eq 7500000 EUR"],
    "4,2 procent (in 2022: 5,1) van de som": ["eq 4.2 percent", "eq 5.1 percent"],
    "8 miljoen euro (2022: 7 zaken)": ["eq 8000000 EUR", "eq 7 count"],
    "8 miljoen euro (2022: 7.000)": ["eq 8000000 EUR", "eq 7000 count"],
    "270 scholen (2022: 269)": ["eq 270 count", "eq 269 count"],
    "van 5 procent naar 300": ["eq 5 percent", "eq 300 count"],
    "-3.970 -1.500": ["eq -3970 count", "eq -1500 count"],
    "ruim honderd en bijna tweehonderd": ["gt 100 count", "lt 200 count"],
    # units
    "16- en 17-jarigen": ["eq 16 year", "eq 17 year"],
    "18- tot 24-jarigen en 25-34 jarigen": ["range 18..24 year", "range 25..34 year"],
    "een drie-jarige periode": ["eq 3 year"],
    "ouder dan 70 (12%)": ["gt 70 year", "eq 12 percent"],
    "meer dan 70 (12%)": ["gt 70 count", "eq 12 percent"],
    "10- tot 20.000 woningen": ["range 10000..20000 count"],
    "5- tot 10 procent": ["range 5..10 percent"],
    "twee miljoen zes honderd duizend drie honderd": ["eq 2600300 count"],
    "éénmiljard vijfentwintigmiljoen": ["eq 1025000000 count"],
    "1 jaar en 8 maanden": ["eq 20 month"],
    "anderhalf jaar": ["eq 1.5 year"],
    "een kwartier": ["eq 15 minute"],
    "25-jarige man": ["eq 25 year"],
    "tienjarige periode": ["eq 10 year"],
    "ongeveer drie keer zoveel daders": ["approx 3 times"],
    "drie keer per jaar": ["eq 3 count per year"],
    "factor 3": ["eq 3 times"],
    "100 mol/ha/jaar": ["eq 100 mol/ha/year"],
    "41 mol ha-1 jaar-1": ["eq 41 mol/ha/year"],
    "44 kg N/ha per jaar": ["eq 44 kg/ha/year"],
    "12 µg/m3": ["eq 12 µg/m3"],
    "120 km/u": ["eq 120 km/h"],
    "800 meter": ["eq 800 m"],
    "5 Mton CO2": ["eq 5 Mt"],
    "30 TWh": ["eq 30 TWh"],
    "12 fte": ["eq 12 fte"],
    "380 kV en 700 MWp": ["eq 380 kV", "eq 700 MWp"],
    "100 Mbit/s op 3,5 GHz": ["eq 100 Mbit/s", "eq 3.5 GHz"],
    "20 mSv per jaar": ["eq 20 mSv per year"],
    "€ 50/MWh": ["eq 50 EUR per MWh"],
    "SEK 100 of 100 Zweedse kronen": ["eq 100 SEK", "eq 100 SEK"],
    "12 cm2 en 3 dm3": ["eq 12 cm2", "eq 3 dm3"],
    "1,5 ⁰C en 2 ºC": ["eq 1.5 °C", "eq 2 °C"],
    "48 Lden": ["eq 48 dB"],
    "12 J. de Boer, 3 W. Smit.": ["eq 12 count", "eq 3 count"],
    "twee kalenderjaren": ["eq 2 year"],
    "1,5 graad": ["eq 1.5 °C"],
    "25 gevallen per 100.000 inwoners": ["eq 25 count"],
    "12,5 per 100.000 inwoners": ["eq 12.5 count per 100000 person"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_quantities_are_read(text: str, expected: list[str]) -> None:
    assert [_shown(quantity) for quantity in read_numbers(text).quantities] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Het kabinet acht het nodig dat een en ander wordt geregeld.",
        "Een van de grootste zorgen zijn tientallen, enkele en meerdere zaken.",
        "De Tweede Kamer en de Eerste Kamer nemen dit in acht.",
        "Een derde partij is een achttiende eeuws huis.",
        "Het elftal en het drietal kwamen samen.",
        "Wij vieren het feest met honderden, duizenden mensen.",
        "Een half woord is genoeg; de verdachte is voor de helft.",
        "Een paar honderd mensen en enkele duizend euro.",
    ],
)
def test_words_that_look_like_numbers_are_none(text: str) -> None:
    found = [q for q in read_numbers(text).quantities if q.kind != "ordinal"]
    assert [text[q.start : q.end] for q in found if text[q.start : q.end] != "de helft"] == []


KINDS = {
    "tien jaar oud": "age",
    "jonger dan 23 jaar": "age",
    "leeftijd van 3 jaar": "age",
    "op 95-jarige leeftijd": "age",
    "anderhalf uur": "duration",
    "3 meter": "dimension",
    "45%": "percent",
    "een vijfde": "fraction",
    "€ 5": "currency",
    "95-105": "number_range",
    "de eenentwintigste": "ordinal",
    "de 3e": "ordinal",
    "12": "cardinal",
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=KINDS)
def test_kinds_are_told_apart(text: str, kind: str) -> None:
    assert [quantity.kind for quantity in read_numbers(text).quantities] == [kind]


def test_the_step_is_the_value_of_the_last_printed_digit() -> None:
    steps = {
        text: read_numbers(text).quantities[0].step
        for text in ("1,2 miljard", "45%", "2,50", "1.045", "een derde")
    }
    assert steps == {
        "1,2 miljard": Decimal(100000000),
        "45%": Decimal(1),
        "2,50": Decimal("0.01"),
        "1.045": Decimal(1),
        "een derde": None,
    }


def test_spans_hold_the_comparator_and_digits_do_not() -> None:
    text = "Dat kost circa € 2,5 miljoen per jaar extra."
    quantity = read_numbers(text).quantities[0]
    assert text[quantity.start : quantity.end] == "circa € 2,5 miljoen per jaar"
    assert text[slice(*quantity.digits)] == "€ 2,5 miljoen"


def test_a_footnote_mark_in_superscript_is_no_part_of_a_number() -> None:
    assert _shown(read_numbers("5,4³ procent van de zaken").quantities[0]).startswith("eq 5.4")


NAMES = ["3RO", "CO2", "PM2,5", "COVID-19", "A12", "G4", "F-35", "artikel-12-gemeente", "NH3"]


@pytest.mark.parametrize("name", NAMES)
def test_names_with_digits_are_names(name: str) -> None:
    text = f"De aanpak van {name} helpt."
    reading = read_numbers(text)
    assert reading.quantities == ()
    assert [(text[r.start : r.end], r.reason) for r in reading.rejections] == [(name, "name")]
