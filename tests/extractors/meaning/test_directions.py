"""A change keeps its direction in every order that Dutch tells it in: a grammar, read back whole.

Number form × hedge × place; `SENTENCES=2000` tries more of them.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.numbers import read_numbers
from tests.extractors.meaning.telling import meanings

TRIED = settings(max_examples=int(os.environ.get("SENTENCES", "150")), deadline=None)

HEDGES = (
    "", "circa ", "ongeveer ", "zo'n ", "naar schatting ", "pakweg ", "ruim ", "meer dan ",
    "bijna ", "nog geen ", "minstens ", "ten minste ", "hoogstens ", "maximaal ", "krap ",
)  # fmt: skip
FORMS = ("{n} procent", "{n}%", "{n},5 procent", "{n},0%", "een kwart", "een derde")
SUBJECTS = (
    "de uitstoot", "het aantal ritten", "het energieverbruik", "de instroom", "de werkloosheid",
    "het verzuim", "de omzet", "de drukte op het spoor", "de wachtlijst", "het areaal",
)  # fmt: skip
UP = (
    "{S} ligt {x} hoger dan in 2018.", "{S} is {x} hoger.", "{S} was {x} groter dan geraamd.",
    "{S} ligt {x} boven het niveau van 2019.", "{S} is met {x} gestegen.",
    "{S} is {x} toegenomen.", "{S} nam met {x} toe.", "{S} nam {x} toe.", "{S} steeg {x}.",
    "{S} steeg met {x}.", "{S} liep met {x} op.", "Met {x} is {s} toegenomen.",
    "Dat betekent een stijging van {x}.", "Een toename van {s} van {x} is voorzien.",
    "Een groei met {x} ligt in het verschiet.", "{S} zal met {x} groeien.",
    "De verhoging van {s} met {x} gaat door.", "Er kwam {x} meer binnen.",
    "In de stad is {s} {x} hoger.", "{S} wordt met {x} verhoogd.", "{S} gaat met {x} omhoog.",
    "Er is {x} meer personeel nodig.", "Er zijn {x} meer klachten ingediend.",
    "De kosten worden {x} hoger.", "{S} komt {x} hoger uit dan begroot.",
)  # fmt: skip
DOWN = (
    "{S} ligt {x} lager dan in 2018.", "{S} is {x} lager.", "{S} was {x} kleiner dan geraamd.",
    "{S} ligt {x} onder het niveau van 2019.", "{S} is met {x} gedaald.",
    "{S} is {x} afgenomen.", "{S} nam met {x} af.", "{S} nam {x} af.", "{S} daalde {x}.",
    "{S} daalde met {x}.", "{S} liep met {x} terug.", "Met {x} is {s} verminderd.",
    "Dat betekent een daling van {x}.", "Een afname van {s} van {x} is voorzien.",
    "Een krimp met {x} ligt in het verschiet.", "{S} zal met {x} dalen.",
    "De vermindering van {s} met {x} gaat door.", "Er kwam {x} minder binnen.",
    "In de stad is {s} {x} lager.", "{S} wordt met {x} verlaagd.", "{S} gaat met {x} omlaag.",
    "{S} is teruggebracht met {x}.", "{S} kan met {x} worden teruggedrongen.",
    "Het plan geeft {x} minder uitstoot.", "Er zijn {x} minder klachten ingediend.",
    "De kosten worden {x} lager.", "{S} komt {x} lager uit dan begroot.",
    "{S} blijft {x} achter bij de raming.", "Een besparing van {x} is haalbaar.",
    "Er rijden {x} minder auto's door de straat.", "{S} viel {x} terug.",
    "{S} is met {x} ingekort.", "{S} werd met {x} gereduceerd.",
)  # fmt: skip
LEVELS = (
    "{S} is teruggebracht tot {x}.", "{S} daalde naar {x}.", "{S} steeg tot {x}.",
    "Een verlaging tot {x} is het gevolg.", "{S} zakte naar {x}.", "{S} liep op tot {x}.",
    "{S} is gestegen naar {x}.",
)  # fmt: skip

GOALS_DOWN = (
    "{S} moet met {x} dalen.", "{S} moet in 2030 met {x} zijn gedaald.", "{S} dient {x} te dalen.",
    "Het kabinet wil {s} met {x} terugdringen.", "De sector moet {s} met {x} verlagen.",
    "De gemeente wil {s} met {x} laten afnemen.", "Het doel is {s} met {x} te verminderen.",
    "Doel is om {s} met {x} te verlagen.", "Afgesproken is {s} met {x} te laten dalen.",
    "De regio streeft ernaar {s} met {x} te beperken.", "{S} moet {x} omlaag.",
    "De ambitie is om {s} met {x} terug te brengen.", "Het streven is {s} met {x} te verkorten.",
    "{S} moest met {x} worden teruggebracht.",
)  # fmt: skip
GOALS = (
    "{S} moet uiterlijk in 2028 met {x} groeien.", "In 2027 moet {s} met {x} zijn toegenomen.",
    "Het doel is {s} met {x} te verhogen.", "{S} moet stijgen tot {x}.",
    "De raad wil {s} verhogen naar {x}.", "De raad wil {s} naar {x} brengen.",
    "{S} moet dalen naar {x}.", "De streefwaarde is {x}.", "De norm voor {s} is {x}.",
    "Streefcijfer: {x}", "Doel 2030: {x}", "Onze doelstelling is {x}.", "{S} moet {x} worden.",
    "{S} dient {x} te bedragen.", "Het plafond is vastgesteld op {x}.", "Als norm geldt {x}.",
)  # fmt: skip
NO_GOALS = (
    "{S} zal met {x} dalen.", "{S} kan met {x} dalen.", "Van hen is {x} moeten wachten.",
    "Zij moeten weten dat {s} met {x} is gestegen.", "De doelgroep groeide met {x}.",
    "{S} daalde met {x}, en dat moet beter.",
    "Doelgroep: {x}", "Aandeel: {x}",
)  # fmt: skip


@st.composite
def told(draw: st.DrawFn, places: tuple[str, ...]) -> str:
    """A sentence of these places, with a hedge and a number that may stand together."""
    form = draw(st.sampled_from(FORMS))
    hedge = draw(st.sampled_from(HEDGES)) if form[0] == "{" else ""
    number = hedge + form.format(n=draw(st.integers(2, 89)))
    subject = draw(st.sampled_from(SUBJECTS))
    place = draw(st.sampled_from(places))
    sentence = place.format(S=subject[0].upper() + subject[1:], s=subject, x=number)
    return sentence[0].upper() + sentence[1:]


def figure(sentence: str) -> tuple[str, int]:
    """Statistic and sign of the first share that a sentence tells."""
    reading = read_numbers(sentence)
    (at, share), *_ = [
        (at, q) for at, q in enumerate(reading.quantities) if q.unit in {"percent", "permille"}
    ]
    meaning = list(meanings(sentence).values())[at]
    assert share.value is not None, sentence
    return meaning.statistic, meaning.sign


@given(told(UP))
@TRIED
def test_more_is_a_change_above_nought(sentence: str) -> None:
    assert figure(sentence) == ("change", 1), sentence


@given(told(DOWN))
@TRIED
def test_less_is_a_change_below_nought(sentence: str) -> None:
    assert figure(sentence) == ("change", -1), sentence


@given(told(LEVELS))
@TRIED
def test_what_something_came_to_is_no_change(sentence: str) -> None:
    statistic, sign = figure(sentence)
    assert (statistic == "change", sign) == (False, 1), sentence


@given(told(GOALS))
@TRIED
def test_what_must_be_is_a_target(sentence: str) -> None:
    assert figure(sentence) == ("target", 1), sentence


@given(told(GOALS_DOWN))
@TRIED
def test_what_must_fall_is_a_target_below_nought(sentence: str) -> None:
    assert figure(sentence) == ("target", -1), sentence


@given(told(NO_GOALS))
@TRIED
def test_what_is_not_meant_is_no_target(sentence: str) -> None:
    assert figure(sentence)[0] != "target", sentence


@pytest.mark.parametrize(
    ("sentence", "statistic", "sign"),
    [
        ("Er zijn 40 loketten minder dan vorig jaar.", "change", -1),
        ("Er zijn 40 loketten meer dan vorig jaar.", "change", 1),
        ("De omzet viel € 3 miljoen lager uit.", "change", -1),
        ("De prijs zakte 4 euro.", "change", -1),
        ("Het plan leidt tot 5% hogere kosten.", "change", 1),
        ("De proef gaf een 12 procent lagere prijs.", "change", -1),
        ("De opslag is 200 kg lichter.", "change", -1),
        ("De school krijgt er 30 plaatsen bij.", "change", 1),
        ("De rit duurt 4 minuten korter.", "change", 1),  # the measure says "korter"
        ("Van hen leeft 12% onder de armoedegrens.", "share", 1),
        ("Van hen moet bijna 86% wachten.", "share", 1),
        ("Er zijn nu twee grotere loodsen.", "total", 1),
        ("Dat is 20% minder dan tien jaar geleden.", "change", -1),
        ("+200 banen", "change", 1),
        ("Er kwamen 40 + 12 klachten.", "total", 1),
        ("Gem. snelheid: 38 km/h", "mean", 1),
        ("De gemiddelde klas telt 23,4 leerlingen.", "mean", 1),
        ("Het Rijk wil in 2030 30 procent minder verspilling.", "target", -1),
        ("Doorlooptijd (gemiddeld, in dagen): 43", "mean", 1),
        ("De inzet van drones gaf een tijdwinst van 40%.", "share", 1),
        ("De temperatuur lag 1,2 graden onder normaal.", "change", -1),
        ("Van de leerlingen is 12% jonger dan 9 jaar.", "share", 1),
        ("Van de zaken duurt 12% langer dan 8 weken.", "share", 1),
        ("Van de buizen is 12% smaller dan 5 cm.", "share", 1),
        ("De buizen zijn 12% smaller dan een jaar geleden.", "change", -1),
        ("Van hen is 12% boven de 65 jaar.", "share", 1),
        ("De opkomst was 52%, meer dan in 2015.", "share", 1),
        ("De raming kan 5% meer of minder bedragen.", "share", 1),
        ("Van de 30 verdachten meer dan één delict.", "total", 1),
        ("Het aandeel is 12% of minder.", "share", 1),
        ("Er waren 80 bewoners minder tevreden.", "total", 1),
        ("De gemeente nam 12 panden af.", "total", 1),
    ],
)
def test_a_direction_and_what_only_looks_like_one(sentence: str, statistic: str, sign: int) -> None:
    meaning = next(iter(meanings(sentence).values()))
    assert (meaning.statistic, meaning.sign) == (statistic, sign)


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Het vergroten van de vloot verlaagt de vracht per schip met bijna 50%.", -1),
        ("De daling van de huur verhoogt de vraag met 3 procent.", 1),
        ("Met een groei van het verkeer neemt de rust met 12 procent af.", -1),
        ("Door de stijging van de prijs is het verbruik met 4 procent gedaald.", -1),
        ("De omzet is met 4 procent gestegen door de daling van de prijs.", 1),
        ("Ondanks de krimp van het dorp groeide de school met 9%.", 1),
        ("De uitbreiding van de sluis verkort de reis met 12 procent.", -1),
        ("De omweg langs de kade is met 12 procent bekort.", -1),
        ("De inkomsten zijn verhoogd met 2 miljoen euro vanwege de afname van de leegstand.", 1),
    ],
)
def test_of_two_directions_the_one_said_of_the_number_holds(sentence: str, sign: int) -> None:
    (meaning,) = meanings(sentence).values()
    assert (meaning.statistic, meaning.sign) == ("change", sign)


@pytest.mark.parametrize(
    "sentence", ["Emissiereducties van 30% zijn haalbaar.", "Een NH3-reductie van 40%."]
)
def test_reductions_in_the_plural_and_of_a_substance(sentence: str) -> None:
    (meaning,) = meanings(sentence).values()
    assert (meaning.statistic, meaning.sign) == ("change", -1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Er kwamen 40 + 12 klachten.",
        "De opvang telt dan 14 + 6 + 9 = 29 bedden.",
        "Het gaat om 12 fte + 7 fte voor de nachtdienst.",
        "De subsidie bedraagt € 4.000 + € 600 voor vervoer.",
        "De lijn heeft 18 km spoor + 4 km viaduct.",
    ],
)
def test_what_is_added_is_no_change(sentence: str) -> None:
    assert "change" not in {meaning.statistic for meaning in meanings(sentence).values()}


def test_a_printed_plus_behind_another_number_is_still_a_change() -> None:
    told = meanings("In het oosten zijn er 310 banen, in het westen +25 banen.")
    assert [*told.values()][-1].statistic == "change"
