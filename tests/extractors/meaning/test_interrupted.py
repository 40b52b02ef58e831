"""Noun phrases interrupted by a bracket or a comma, sorts of things, nouns of change alone."""

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        (
            "De gemeente beheert een klein aantal (19) verouderde sporthallen.",
            "19",
            "verouderde sporthallen",
        ),
        (
            "Er bestaat een groot verschil (tot 30%) tussen de huren in beide steden.",
            "30%",
            "groot verschil tussen de huren in beide steden",
        ),
        (
            "Een flink aantal meldingen (61) van burengerucht bleef liggen.",
            "61",
            "meldingen van burengerucht",
        ),
        (
            "Alleen bedrijven met een hoge uitstoot (meer dan 40 ton) moeten dit melden.",
            "40 ton",
            "hoge uitstoot",
        ),
        (
            "De enquête is uitgezet bij drie kleine, landelijke gemeenten.",
            "drie",
            "kleine, landelijke gemeenten",
        ),
        ("Het handboek kent zes soorten vergunningen.", "zes", "soorten vergunningen"),
        (
            "De instroom liet een daling van 4% zien.",
            "4%",
            "daling instroom",
        ),
        (
            "De prijsindex laat over dat jaar een toename zien van 3,1%.",
            "3,1%",
            "toename prijsindex",
        ),
        (
            "Gemeenten nemen maatregelen om het aantal ongevallen in tien jaar te halveren.",
            "halveren",
            "ongevallen",
        ),
        ("Dat kwam vooral door de halvering van de subsidies.", "halvering", "subsidies"),
        (
            "De conclusie is dat de kosten van de jeugdzorg met 12% zijn gestegen.",
            "12%",
            "kosten van de jeugdzorg",
        ),
        (
            "Door tragere subsidieverlening loopt de schade op tot € 3 miljoen.",
            "€ 3 miljoen",
            "schade",
        ),
    ],
)
def test_what_stands_around_the_interruption_is_the_measure(text, number, measure):
    assert meanings(text)[number].measure == measure
