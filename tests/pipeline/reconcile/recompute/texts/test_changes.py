"""Changes and ratios are recomputed from the numbers they lie between, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.reconcile.recompute.texts.changes import find_changes
from tests.pipeline.reconcile.sentences import claims_of, worked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het aantal klachten steeg van 40 in 2019 naar 50 in 2020, een stijging van 25%.",
         "(50 − 40) / 40 = 25% klopt"),
        ("Het aantal klachten steeg van 40 in 2019 naar 50 in 2020, een stijging van 35%.",
         "(50 − 40) / 40 = 25% klopt niet"),
        ("Het aantal klachten ging van 40 in 2019 naar 30 in 2020, een stijging van 25%.",
         "(30 − 40) / 40 = -25% klopt niet"),
        ("In 2021 meldden zich 1.530 mensen, in 2020 waren dit nog 1.275 mensen (een toename van "
         "20%).", "(1.530 − 1.275) / 1.275 = 20% klopt"),
        ("In 2021 waren er 400 zaken. In 2022 waren er 460 zaken. Dat is een stijging van 15%.",
         "(460 − 400) / 400 = 15% klopt"),
        ("In 2021 waren er 400 zaken. In 2022 waren er 460 zaken. Dat is een stijging van 51%.",
         "(460 − 400) / 400 = 15% klopt niet"),
        ("De graad was eind 2022 108,4%, een stijging van 1,2 procentpunt ten opzichte van de "
         "107,2% van eind 2021.", "108,4% − 107,2% = 1,2 klopt"),
        ("De benutting moet met 13% stijgen van de huidige 61% naar 74%.", "74% − 61% = 13 klopt"),
        ("Met 74 eenheden is het verbruik in 2022 met 17% afgenomen ten opzichte van het jaar 2015 "
         "(89 eenheden).", "(74 − 89) / 89 = -16,9% klopt"),
        ("In 2022 kwamen er 620 meldingen, 120 meer dan de 500 van 2021.", "620 − 500 = 120 klopt"),
        ("Het aantal ging van 250 in 2015 naar 850 in 2020, ruim 3 keer zoveel.",
         "850 / 250 = 3,4 klopt"),
        ("Het aantal ging van 250 in 2015 naar 500 in 2020, een verdubbeling.",
         "500 / 250 = 2 klopt"),
        ("Het aantal ging van 250 in 2015 naar 850 in 2020, een verdubbeling.",
         "850 / 250 = 3,4 klopt niet"),
    ],
)  # fmt: skip
def test_a_change_lies_between_its_ends(text: str, told: str) -> None:
    assert worked(find_changes(claims_of(text))) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Van de 40 scholen gaan er 50 leerlingen naar buiten, met een stijging van 25%.",
        "In 2021 waren er 40 klachten en in 2021 ook 50 vragen (een toename van 10%).",
        "De inzet steeg van 40 miljoen euro naar 50 huizen, een stijging van 25%.",
        "In 2021 waren er 400 zaken. In 2022 werd 460 maal gebeld. De instroom steeg met 15%.",
    ],
)
def test_other_numbers_are_no_ends(text: str) -> None:
    assert worked(find_changes(claims_of(text))) == []


def test_ends_so_rough_that_any_change_fits_prove_nothing() -> None:
    rough = [
        replace(c, step=Decimal(40)) if c.unit == "count" else c
        for c in claims_of("Het steeg van 40 in 2019 naar 50 in 2020, een stijging van 25%.")
    ]
    assert worked(find_changes(rough)) == []
