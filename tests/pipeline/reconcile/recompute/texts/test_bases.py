"""What a text implies of a number at another moment, and where it implies nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.reconcile.recompute.texts.bases import imply_bases, imply_growth
from pipeline.reconcile.recompute.texts.changes import read_formulas
from tests.pipeline.reconcile.sentences import claims_of


@pytest.mark.parametrize(
    ("text", "before", "year", "named"),
    [
        ("Ten opzichte van 2019 is het aantal meldingen in 2022 met 20% gestegen tot 1.200.",
         "1.200 / (1 + 20%) = 1.000", 2019, True),
        ("In 2022 waren er 1.200 meldingen, een stijging van 20%.",
         "1.200 / (1 + 20%) = 1.000", 2021, False),
        ("In 2022 waren er 1.200 meldingen, 200 minder dan een jaar eerder.",
         "1.200 + 200 = 1.400", 2021, True),
        ("Over 2022 bedroegen de kosten 14,2 miljoen euro. Ten opzichte van 2021 is dit een daling "
         "van 1,1 miljoen euro.", "14.200.000 + 1.100.000 = 15.300.000", 2021, True),
        ("In 2022 waren er 1.200 meldingen, 3 keer zoveel als in 2019.",
         "1.200 / 3 = 400", 2019, True),
        ("Er waren 1.200 meldingen, een stijging van 20%.",
         "1.200 / (1 + 20%) = 1.000", None, False),
        ("Het aantal meldingen is in 2022 verdubbeld tot 1.200.", "1.200 / 2 = 600", 2021, False),
    ],
)  # fmt: skip
def test_a_change_implies_what_was_before(
    text: str, before: str, year: int | None, named: bool
) -> None:
    (base,) = imply_bases(read_formulas(claims_of(text)))
    assert (base.computed.working, base.year, base.named) == (before, year, named)


@pytest.mark.parametrize(
    "text",
    [
        "Het steeg van 40 in 2019 naar 50 in 2020, een stijging van 25%.",
        "Het aandeel is in 2022 met 20% gestegen tot 60%.",
        "De aftrek wordt met stappen van 50 teruggebracht tot 1.200 in 2030.",
        "In 2022 waren er 1.200 meldingen, een verschil van 20%.",
    ],
)
def test_nothing_is_implied_where_more_or_less_is_told(text: str) -> None:
    assert [*imply_bases(read_formulas(claims_of(text)))] == []


def test_a_number_that_was_reached_is_no_bound() -> None:
    claims = claims_of("Het aantal meldingen is in 2022 verdubbeld tot 1.200.")
    (reached,) = (
        replace(c, as_written="tot 1.200", start=c.start - len("tot "), comparator="le")
        for c in claims
    )
    (base,) = imply_bases(read_formulas([reached]))
    assert base.computed.working == "1.200 / 2 = 600"


@pytest.mark.parametrize(
    ("period", "before"), [("/2022", 2021), ("2022/", 2021), ("2022-03", 2021)]
)
def test_a_period_with_an_open_end_has_a_year(period: str, before: int) -> None:
    claims = claims_of("In 2022 waren er 1.200 meldingen, een stijging van 20%.")
    (base,) = imply_bases(read_formulas([replace(c, period=period) for c in claims]))
    assert base.year == before


def test_the_ends_of_two_years_imply_the_growth() -> None:
    claims = claims_of("Het aantal meldingen steeg van 575 in 2016 naar 1.045 in 2019.")
    ((first, last),) = imply_growth(read_formulas(claims), claims)
    assert (first.claim.period, first.printed) == ("2016", "575")
    assert (last.claim.period, last.printed) == ("2019", "1.045")


@pytest.mark.parametrize(
    "text",
    [
        "Het steeg van 575 in 2016 naar 1.045 in 2019, een stijging van 82%.",
        "Het aantal meldingen steeg van 575 naar 1.045 in 2019.",
        "Het aantal steeg van 575 in 2016 naar 1.045 miljoen euro in 2019.",
    ],
)
def test_no_growth_is_implied_where_it_is_told_or_the_ends_are_unclear(text: str) -> None:
    claims = claims_of(text)
    assert [*imply_growth(read_formulas(claims), claims)] == []
