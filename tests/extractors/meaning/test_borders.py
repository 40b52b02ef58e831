"""What is said of one number stops where another clause begins: a grammar of first clause ×
connection × second clause, read back whole; `SENTENCES=2000` tries more of them."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extractors.meaning.telling import meanings

TRIED = settings(max_examples=int(os.environ.get("SENTENCES", "150")), deadline=None)

FIRST = (
    ("Het net is uitgebreid met {n} haltes", "change"),
    ("De vloot is met {n} schepen gekrompen", "change"),
    ("Het bestand groeide met {n} dossiers", "change"),
    ("Het aantal balies daalde met {n}", "change"),
    ("De wachtlijst liep met {n} gezinnen terug", "change"),
    ("De raad verlaagde het budget met {n} plaatsen", "change"),
    ("Gemiddeld telt een klas {n} kinderen", "mean"),
    ("De rit voert gemiddeld langs {n} dorpen", "mean"),
    ("De doelstelling is {n} panden", "target"),
    ("Het streefcijfer is vastgesteld op {n} bomen", "target"),
)
OWN = (
    ", op {m} plekken wordt gemeten", ", op ongeveer {m} van de 900 plekken wordt gemeten",
    ", en {m} bewoners dienden bezwaar in", ", bij {m} bedrijven was de post onvindbaar",
    ", waarvan {m} in het noorden staan", ", zodat nu {m} kades open zijn",
    ", terwijl {m} leden vertrokken", ", en in totaal zijn er {m} loketten open",
    "; {m} jongeren vroegen hulp", " en in de regio wonen {m} artsen",
    ", waardoor {m} zaken bleven liggen", ", want {m} ramen waren stuk",
    ", maar {m} huurders klaagden", ", in het dorp stonden {m} huizen leeg",
    ", omdat {m} medewerkers ziek waren", " en {m} scholen sloten hun deuren",
)  # fmt: skip


@TRIED
@given(st.sampled_from(FIRST), st.sampled_from(OWN), st.integers(3, 89), st.integers(101, 789))
def test_a_clause_of_its_own_has_its_own_figure(
    first: tuple[str, str], own: str, one: int, other: int
) -> None:
    sentence = f"{first[0].format(n=one)}{own.format(m=other)}."
    told = meanings(sentence)
    figures = told[str(one)].statistic, told[str(other)].statistic
    assert figures == (first[1], "total"), sentence


@pytest.mark.parametrize(
    ("sentence", "statistics"),
    [
        ("Het budget is verhoogd met € 5 mln en nog eens € 3 mln.", ["change", "change"]),
        ("Het net groeide met 9 haltes, 4 lijnen en 2 remises.", ["change"] * 3),
        ("De kosten daalden met 3 procent in 2021 en 5 procent in 2022.", ["change", "change"]),
        ("De heffing stijgt met 4 euro in de stad, met 7 euro daarbuiten.", ["change", "change"]),
        ("Gemiddeld zijn er 12 branden en 31 valse meldingen per maand.", ["mean", "mean"]),
        ("Gemiddeld waren het er 12 in de winter, in de zomer waren het er 31.", ["mean", "mean"]),
        ("De duur is gemiddeld 12 dagen en was in het voorjaar 31 dagen.", ["mean", "mean"]),
        ("De stroom steeg met 12 kuub per uur, ofwel 3 procent.", ["change", "change"]),
        ("De norm is 40 mg voor rivieren en 25 mg voor meren.", ["target", "target"]),
        ("De uitgaven zijn met 4 ton gestegen, van 1,1 naar 1,5 miljoen euro.",
         ["change", "total", "total"]),
    ],
)  # fmt: skip
def test_a_list_in_one_clause_shares_its_figure(sentence: str, statistics: list[str]) -> None:
    assert [meaning.statistic for meaning in meanings(sentence).values()] == statistics
