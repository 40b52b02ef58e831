"""What kind of figure a number is, and the sign of a change."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Er zijn 138 regelingen.", [("total", 1)]),
        ("Ruim 20% van de regelingen loopt af.", [("share", 1)]),
        ("De factor is 1,24.", [("", 1)]),
        ("De factor is 2,0.", [("", 1)]),
        ("Het gaat gemiddeld om 180 ritten per jaar, maar in 2019 waren het er 153.",
         [("mean", 1), ("total", 1)]),
        ("Gemiddeld is een vijfde van hen jong.", [("share", 1)]),
        ("De mediane wachttijd is 12 dagen.", [("median", 1)]),
        ("Het streefcijfer is gesteld op 220 zaken.", [("target", 1)]),
        ("In 2025 moet minimaal 40% schoon zijn; in 2030 minimaal de helft.",
         [("target", 1), ("target", 1)]),
        ("In 2030 moeten 900.000 woningen gereed zijn.", [("target", 1)]),
        ("Moet dit door 3000 bedrijven worden opgebracht?", [("total", 1)]),
        ("Het budget is verhoogd met € 5 miljoen en nog eens € 3 miljoen.",
         [("change", 1), ("change", 1)]),
        ("Dit is een vermindering van het budget met € 5 miljoen.", [("change", -1)]),
        ("Het budget is verhoogd van € 5 miljoen naar € 8 miljoen.", [("total", 1), ("total", 1)]),
        ("Een emissiereductie van 10% is haalbaar.", [("change", -1)]),
        ("Zij zien een neerwaartse trend van 20-30%.", [("change", -1)]),
        ("De waarde is 0,3 kg/ha hoger dan in 2015.", [("change", 1)]),
        ("Een daling van 40% naar 30% is haalbaar.", [("share", 1), ("share", 1)]),
        ("Een daling van 4,2 procent in 2022 naar 3,1 in 2023.", [("share", 1), ("share", 1)]),
        ("Een daling van 5 procent leidt tot 3 zaken.", [("change", -1), ("total", 1)]),
        ("Een daling van 9 procent tot 60 procent.", [("change", -1), ("share", 1)]),
        ("De uitgaven daalden met 9,7 miljoen tot 116,8 miljoen euro.",
         [("change", -1), ("total", 1)]),
        ("Met 148 kWh/m² is het verbruik met 17% afgenomen.", [("rate", 1), ("change", -1)]),
        ("Met 148 kWh/m² is het verbruik afgenomen.", [("rate", 1)]),
        ("Het verbruik is met 3 kWh/m² afgenomen.", [("change", -1)]),
        ("Met 3 procent is het verbruik afgenomen.", [("change", -1)]),
        ("De omzet daalde in 2020 (-3 procent) en steeg in 2021 (+4 procent).",
         [("change", 1), ("change", 1)]),
        ("De omzet daalde met -3 procent.", [("change", 1)]),
        ("Het rendement daalde tot -3 procent.", [("rate", 1)]),
        ("Het kan met 55% worden verlaagd, waarbij effecten kleiner zijn dan 10%.",
         [("change", -1), ("share", 1)]),
        ("De uitstoot is 12% gedaald.", [("change", -1)]),
        ("De uitstoot is tot 12% gedaald.", [("share", 1)]),
        ("De prijzen stegen bijna 4%.", [("change", 1)]),
        ("De stal breidt uit met 25 koeien erbij.", [("change", 1)]),
        ("De rit duurt 4 minuten korter.", [("change", 1)]),
        ("Er zijn drie keer zoveel fietsers.", [("ratio", 1)]),
        ("De dekkingsgraad van het fonds was eind 2023 118%.", [("ratio", 1)]),
        ("Het nettorendement bedroeg 6%.", [("rate", 1)]),
        ("Het verschil met de raming is 31%.", [("change", 1)]),
        ("De omzet kromp met om en nabij 7 procent.", [("change", -1)]),
        ("De wachttijd liep met pakweg drie weken terug.", [("change", -1)]),
        ("De uitkering is met 3% geïndexeerd.", [("change", 1)]),
        ("De dienst scoort gemiddeld een 6,8.", [("mean", 1)]),
        ("Bewoners geven een 7,3.", [("", 1)]),
        ("De export is verdubbeld.", [("ratio", 1)]),
        ("De uitkering is € 900 per maand.", [("rate", 1)]),
        ("De investering is € 60 miljoen per jaar.", [("rate", 1)]),
        ("Hun leeftijd is 30 jaar.", [("", 1)]),
        ("De emissie is 44 kg/ha.", [("rate", 1)]),
    ],
)  # fmt: skip
def test_the_figure_of_each_number(sentence: str, figures: list[tuple[str, int]]) -> None:
    read = meanings(sentence).values()
    assert [(meaning.statistic, meaning.sign) for meaning in read] == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("De haven ontvangt 10 miljoen euro per jaar.", ["rate"]),
        ("Scholen krijgen € 236 per klokuur.", ["rate"]),
        ("De haven ontvangt 10 miljoen euro.", ["total"]),
        ("De dekkingsgraad was 97,5%.", ["ratio"]),
        ("De schuldquote bedraagt 48% van het bbp.", ["ratio"]),
        ("De productie kwam uit op 112% van het plan.", ["ratio"]),
        ("Het rendement op de beleggingen was 7,2%.", ["rate"]),
        ("De opkomst viel tegen (-8%).", ["change"]),
        ("De mediaan is 49 mg per liter en het gemiddelde ligt op 179 mg per liter.",
         ["median", "mean"]),
        ("De drempelwaarde is 50 ton.", ["target"]),
        ("Boven de drempelwaarde kwamen 50 bedrijven.", ["total"]),
        ("De dienst heeft als doel om 90% van de bruggen te keuren.", ["target"]),
        ("De vraag nam met 10 procentpunt toe, en dat betreft een pakket met 400 hectare bos.",
         ["change", "total"]),
    ],
)  # fmt: skip
def test_rates_ratios_and_bounds(sentence: str, figures: list[str]) -> None:
    assert [meaning.statistic for meaning in meanings(sentence).values()] == figures


@pytest.mark.parametrize(
    ("sentence", "number", "statistic"),
    [
        ("De tarieven kunnen in twee stappen verlaagd worden.", "twee", "total"),
        ("De bezetting is in vier jaar verhoogd.", "vier jaar", ""),
        ("De bezetting is met vier medewerkers verhoogd.", "vier", "change"),
    ],
)
def test_in_how_many_steps_something_changes_is_no_change(
    sentence: str, number: str, statistic: str
) -> None:
    told = next(m for said, m in meanings(sentence).items() if said in number or number in said)
    assert told.statistic == statistic
