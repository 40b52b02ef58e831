"""A sentence told again with another number contradicts; one about almost the same thing not."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile import reconcile, relate_newcomer
from tests.pipeline.reconcile.making import claim, document

SOURCE = document("bron", kind="rapport", title="Rapport meren en plassen")
LETTER = document("brief", title="Stand van zaken meren")
STRANGE = document("brief", title="Uitvoering van het akkoord")
Told = tuple[str, str, dict[str, Any]]

# fmt: off
FUND: Told = (
    "7500000", "Voor oevers wordt in totaal €7,5 miljoen toegevoegd aan het Plassenfonds.",
    {"measure": "Plassenfonds", "unit": "EUR", "as_written": "€7,5 miljoen"},
)
ROWERS: Told = (
    "28", "Tegelijkertijd stelt het Waterbureau dat 28% van de roeiers zonder diploma vaart.",
    {"measure": "zonder diploma vaart", "population": "van de roeiers", "unit": "percent",
     "statistic": "share", "as_written": "28%"},
)
BOATS: Told = (
    "311", "Tussen 14 en 29 mei zijn op plassen in het noorden 311 boten gekeurd.",
    {"measure": "boten", "period": "2021-05-14/2021-05-29"},
)
STEP: Told = (
    "650", "De liggeldkorting wordt vanaf 2023 met stappen van 650 euro verlaagd.",
    {"measure": "stappen", "unit": "EUR", "period": "2023"},
)
AGAIN: dict[str, tuple[Told, Told]] = {
    "other verbs": (FUND, (
        "7900000", "Het Plassenfonds krijgt er voor oevers € 7,9 miljoen bij.",
        {"measure": "Plassenfonds", "unit": "EUR", "as_written": "€ 7,9 miljoen"})),
    "who says so": (ROWERS, (
        "38", "Volgens het WB vaart 38% van de roeiers zonder diploma.",
        {"measure": "vaart zonder diploma", "population": "van de roeiers", "unit": "percent",
         "statistic": "share", "as_written": "38%", "attributed_to": "WB"})),
    "the very days": (BOATS, (
        "341", "Van 14 tot en met 29 mei 2021 keurde men 341 boten op plassen.",
        {"measure": "boten op plassen", "period": "2021-05-14/2021-05-29"})),
    "the turning point": (STEP, (
        "950", "Vanaf 2023 gaat de liggeldkorting omlaag met stappen van 950 euro.",
        {"measure": "liggeldkorting met stappen", "unit": "EUR", "period": "2023"})),
}
ALMOST: dict[str, tuple[Told, Told]] = {
    "another purpose": (FUND, (
        "7900000", "Het Plassenfonds krijgt er voor steigers € 7,9 miljoen bij.",
        {"measure": "Plassenfonds", "unit": "EUR", "as_written": "€ 7,9 miljoen"})),
    "another group": (ROWERS, (
        "38", "Van de zeilers vaart 38% zonder diploma.",
        {"measure": "zonder diploma", "population": "van de zeilers", "unit": "percent",
         "statistic": "share", "as_written": "38%"})),
    "something else done": (BOATS, (
        "280", "Van 14 tot en met 29 mei 2021 zijn op plassen 280 boten afgekeurd.",
        {"measure": "boten", "period": "2021-05-14/2021-05-29"})),
    "other days": (BOATS, (
        "341", "Van 1 tot en met 13 mei 2021 keurde men 341 boten op plassen.",
        {"measure": "boten op plassen", "period": "2021-05-01/2021-05-13"})),
    "a part of it": (FUND, (
        "7100000", "Van het bedrag dat voor oevers wordt toegevoegd aan het Plassenfonds gaat €7,1 "
        "miljoen naar beschoeiing voor vissers.",
        {"measure": "Plassenfonds", "unit": "EUR", "as_written": "€7,1 miljoen"})),
    "each of a part": (
        ("700", "In 2023 haalden 700 ondernemers omzet uit verhuur van kano's.",
         {"measure": "ondernemers", "period": "2023"}),
        ("450", "In 2023 haalden 450 ondernemers omzet uit verkoop van zeilen.",
         {"measure": "ondernemers", "period": "2023"})),
    "before the turning point": (STEP, (
        "360", "De liggeldkorting werd tot 2023 met stappen van 360 euro verlaagd.",
        {"measure": "stappen", "unit": "EUR", "period": "2023"})),
}
# fmt: on


def verdicts(told: Told, retold: Told, letter: Any = LETTER) -> list[set[str]]:
    """What the dataset and the fact-check say of two sentences."""
    (value, sentence, own), (other, again, fields) = told, retold
    first = claim("bron:1", value, sentence, **{"as_written": value, **own})
    second = claim("brief:1", other, again, **{"as_written": other, **fields})
    return [
        {r.verdict for r in reconcile([SOURCE, letter], [first, second]).relations},
        {r.verdict for r in relate_newcomer(letter, [second], [SOURCE], [first]).relations},
    ]


@pytest.mark.parametrize(("told", "retold"), AGAIN.values(), ids=AGAIN)
def test_a_number_miscopied_in_other_words_contradicts(told: Told, retold: Told) -> None:
    assert verdicts(told, retold) == [{"contradicts"}, {"contradicts"}]


@pytest.mark.parametrize(("told", "retold"), ALMOST.values(), ids=ALMOST)
def test_almost_the_same_thing_does_not_contradict(told: Told, retold: Told) -> None:
    assert not any("contradicts" in found for found in verdicts(told, retold))


def test_between_documents_that_have_nothing_in_common_it_takes_more_words() -> None:
    told = ("112", "In 2020 waren er 112 nieuwe roeiers.", {"measure": "nieuwe roeiers",
                                                           "period": "2020"})  # fmt: skip
    retold = ("121", "In 2020 kwamen er 121 nieuwe roeiers bij.", told[2])
    assert "contradicts" not in set.union(*verdicts(told, retold, STRANGE))


def test_words_that_only_begin_alike_are_no_compounds_of_one() -> None:
    counted = "complexe {} voor parkbouwbeleid in Nederland"
    asked = claim(
        "brief:1", "112", f"In 2024 waren er 112 {counted.format('aanvragen')}.",
        measure=counted.format("aanvragen"), period="2024",
    )  # fmt: skip
    told = f"Er waren 1.700 boetes in Laren, en er waren in 2024 172 {counted.format('parkbomen')}."
    trees = claim("bron:1", "172", told, measure=counted.format("parkbomen"), period="2024")
    fines = claim("bron:2", "1700", told, as_written="1.700", measure="boetes in Laren")
    documents = [document("brief", title="Voortgang"), document("bron", title="Parkbouwbeleid")]
    assert reconcile(documents, [asked, trees, fines]).relations == ()
