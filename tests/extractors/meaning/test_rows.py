"""Numbers in a row behind a colon or in a list: what the words before them name."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("texts", "number", "measure"),
    [
        (("Rond de plas zijn drie stroken afgezet: tot 5 meter; tot 15 en tot 40 meter.",),
         "5 meter", "stroken"),
        (("De subsidie kent vier trappen: € 100, € 250, € 500 en € 900.",), "€ 500", "trappen"),
        (("De proef had drie doseringen: 5 mg, 10 mg en 20 mg.",), "10 mg", "doseringen"),
        (("We hebben vijf afstanden doorgerekend:", "1. 0 – 2 km", "2. 2 – 5 km"), "2 – 5 km",
         "afstanden"),
        (("De looptijden van de leningen zijn:", "– 10 jaar"), "10 jaar",
         "looptijden van de leningen"),
        (("De uitgaven aan zorg zijn € 5 (2022: € 4, 2021: € 3).",), "€ 4", "uitgaven aan zorg"),
        (("Wij deden drie dingen: 40 bomen planten en 20 paden aanleggen.",), "40", "bomen"),
        (("Looptijd (in dagen): 43",), "43", "Looptijd"),
        (("In totaal investeren we € 40 miljoen structureel.",), "€ 40 miljoen", "investeren"),
    ],
)  # fmt: skip
def test_a_bare_number_is_of_what_leads_on_to_it(
    texts: tuple[str, ...], number: str, measure: str
) -> None:
    assert meanings(*texts)[number].measure == measure
