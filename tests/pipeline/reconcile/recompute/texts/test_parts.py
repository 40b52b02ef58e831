"""Parts are added up and divided by their whole where the words say that they are its parts."""

from __future__ import annotations

import pytest

from pipeline.reconcile.documents.passages import passages_of
from pipeline.reconcile.recompute.texts.parts import find_parts, may_divide
from tests.pipeline.reconcile.sentences import claims_of, worked


def told(text: str) -> list[str]:
    passages = passages_of(claims_of(text), may_divide)
    return worked(one for passage in passages for one in find_parts(passage))


@pytest.mark.parametrize("hedge", ["circa", "naar schatting", "slechts", "rond de", "nog geen"])
def test_any_hedge_may_stand_before_the_whole(hedge: str) -> None:
    text = f"In 2022 ging 25 van de {hedge} 85 klachten (29%) over incasso."
    assert told(text) == ["25 / 85 = 29,4% klopt"]


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("Van de klachten ging 25 van de 85 (29%) over incasso.", "25 / 85 = 29,4% klopt"),
        ("Van de klachten ging 25 van de 85 (39%) over incasso.", "25 / 85 = 29,4% klopt niet"),
        ("Dat was 29% (25 van de 85).", "25 / 85 = 29,4% klopt"),
        ("Er gaat 25 miljoen euro van de 85 miljoen euro, ofwel 29%, naar wegen.",
         "25.000.000 / 85.000.000 = 29,4% klopt"),
        ("Van de 4.250 woningen had 40% (1.700 woningen) enkel glas.",
         "1.700 / 4.250 = 40% klopt"),
        ("Van de 4.250 woningen had 60% (1.700 woningen) enkel glas.",
         "1.700 / 4.250 = 40% klopt niet"),
        ("Van de bewoners is 72% tevreden en 28% ontevreden.", "72% + 28% = 100% klopt"),
        ("Van de bewoners is 72% tevreden en 38% ontevreden.",
         "72% + 38% = 110% in plaats van 100% klopt niet"),
        ("Van de huizen is 62% van hout en de overige 38% van steen.", "62% + 38% = 100% klopt"),
        ("Van de huizen is 62% van hout en de overige 28% van steen.",
         "62% + 28% = 90% in plaats van 100% klopt niet"),
        ("Uit de stad kwam 41% en uit dorpen 33%, samen 74%.", "41% + 33% = 74 klopt"),
        ("Uit de stad kwam 41% en uit dorpen 33%, samen 76%.", "41% + 33% = 74 klopt niet"),
        ("Er kwamen 70 klachten, 50 vragen en 12 tips, in totaal 132.", "70 + 50 + 12 = 132 klopt"),
        ("Er kwamen 120 klachten binnen, waarvan 70 over incasso en 50 over rente.",
         "70 + 50 = 120 klopt"),
        ("Er kwamen 120 klachten binnen, te weten 70 over incasso en 60 over rente.",
         "70 + 60 = 130 klopt niet"),
        ("Van de 120 klachten gingen 70 over incasso en de overige 40 over rente.",
         "70 + 40 = 110 klopt niet"),
        ("Er kwamen 120 klachten (70 over incasso en 50 over rente).", "70 + 50 = 120 klopt"),
        ("Er kwamen 120 klachten (70 over incasso en 60 over rente).",
         "70 + 60 = 130 klopt niet"),
        ("In 2022 kwamen er 120 klachten. Daarvan gingen 70 over incasso en 50 over rente.",
         "70 + 50 = 120 klopt"),
        ("Van de cliënten rondde 72% de training af. De overige 28% stopte.",
         "72% + 28% = 100% klopt"),
        ("Van de cliënten rondde 72% de training af. De overige 38% stopte.",
         "72% + 38% = 110% in plaats van 100% klopt niet"),
        ("Van de huizen heeft 62% een tuin. Een balkon heeft 21%. De overige 17% heeft niets.",
         "62% + 21% + 17% = 100% klopt"),
        ("In 2020 deed 41% mee. Van de cliënten is 72% klaar. De overige 28% is bezig.",
         "72% + 28% = 100% klopt"),
        ("In 2021 was 72% van de daders man en 38% vrouw.",
         "72% + 38% = 110% in plaats van 100% klopt niet"),
        ("Van de 400 aanvragen zijn er 250 toegekend. De overige 150 zijn afgewezen.",
         "250 + 150 = 400 klopt"),
        ("In 2020 waren er 400 aanvragen. Daarvan zijn er 250 toegekend. De overige 190 niet.",
         "250 + 190 = 440 klopt niet"),
    ],
)  # fmt: skip
def test_parts_and_their_whole_are_recomputed(text: str, working: str) -> None:
    assert told(text) == [working]


@pytest.mark.parametrize(
    "text",
    [
        "Van de bewoners is 72% tevreden en 18% ontevreden.",
        "Van de bewoners fietst 72% graag en wandelt 28% graag.",
        "Vorig jaar waren er 40 klachten en 30 vragen; samen met 70 buren lossen wij ze op.",
        "Van de 300 huizen is 60% verkocht (2 per dag).",
        "Er kwamen 120 klachten binnen, waarvan 70 over incasso en 40 over rente.",
        "Er kwamen 120 klachten, namelijk 70 over incasso, waaronder 60 van bedrijven.",
        "Er kwamen 120 klachten (70 in 2020 en 60 in 2021).",
        "Er kwamen 120 klachten (70 per maand, 60 vragen).",
        "Er zijn 5 loketten, waarvan 3 in de stad en 2 op het land.",
        "De onzekerheid neemt af van 32% per wijk naar 11% per stad, 10% per regio en 9% per land.",
        "Er kwamen 40 klachten, waarvan 19 over incasso en 20 over rente.",
        "Het saldo van 25 en de vrijval van 85 (29%) stegen.",
        "Van de klachten ging 72% over geluid en van de overige klachten ging 30% over stank.",
        "Van de ouderen werkt 41%. De overige 40% van de jongeren studeert.",
        "Van de huizen heeft 62% een tuin. Een balkon heeft 21%. De overige 27% heeft niets.",
        "In 2021 belde 72% van de tevreden klanten en 48% van de ontevreden klanten.",
        "In 2021 heeft 72% van de mannen en 48% van de vrouwen een baan.",
        "Vorig jaar was 62% tevreden en nu 48% ontevreden.",
    ],
)
def test_what_the_words_do_not_make_a_whole_is_left_alone(text: str) -> None:
    assert told(text) == []
