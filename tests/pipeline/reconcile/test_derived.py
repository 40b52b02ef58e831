"""Numbers that follow from those of another document: they fit, or the sum shows they do not."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.derived import derive
from schemas.records import Claim

from .claims import LETTER, MONITOR, claim

TRAINING = {"measure": "heeft de training afgerond", "population": "van de cliënten"}
NOT_DONE = {"measure": "heeft de training niet afgerond", "population": "van de cliënten"}


def share(claim_id: str, value: str, sentence: str, **fields: Any) -> Claim:
    told = {"unit": "percent", "statistic": "share", "period": "2022"}
    return claim(claim_id, value, sentence, **(told | fields))


def relations(*claims: Claim) -> list[tuple[str, str, str, str]]:
    found = reconcile([MONITOR, LETTER], claims).relations
    return [(r.left, r.right, r.verdict, r.dimension) for r in found]


def not_done(value: str) -> Claim:
    text = f"In 2022 heeft {value}% van de cliënten van de schuldhulp de training niet afgerond."
    return share("monitor:1", value, text, **NOT_DONE)


def done(value: str) -> Claim:
    text = f"In 2022 heeft {value}% van de cliënten van de schuldhulp de training afgerond."
    return share("brief:1", value, text, **TRAINING)


@pytest.mark.parametrize(("told", "verdict"), [("28", "consistent"), ("35", "contradicts")])
def test_what_is_so_and_what_is_not_make_up_the_whole(told: str, verdict: str) -> None:
    claims = [not_done("72"), done(told)]
    assert relations(*claims) == [("brief:1", "monitor:1", verdict, "complement")]
    (relation,) = reconcile([MONITOR, LETTER], claims).relations
    assert "100% − 72% = 28%" in relation.explanation


def test_the_opposite_of_another_year_or_group_says_nothing() -> None:
    text = "In 2020 heeft 28% van de cliënten van de schuldhulp de training afgerond."
    earlier = share("brief:1", "28", text, period="2020", **TRAINING)
    text = "In 2022 heeft 28% van de jeugdige daders de training afgerond."
    other = share("brief:1", "28", text, measure=TRAINING["measure"], population="van de daders")
    assert relations(not_done("72"), earlier) == []
    assert relations(not_done("72"), other) == []


@pytest.mark.parametrize(("told", "verdict"), [("900", "consistent"), ("1400", "contradicts")])
def test_a_mean_times_its_years_is_the_total(told: str, verdict: str) -> None:
    fields = {"measure": "aanmeldingen bij de schuldhulp", "period": "2017/2021"}
    text = "In 2017-2021 waren er gemiddeld 180 aanmeldingen bij de schuldhulp per jaar."
    mean = claim("monitor:1", "180", text, statistic="mean", per="year", **fields)
    total = claim(
        "brief:1", told, f"In 2017-2021 waren er {told} aanmeldingen bij de schuldhulp.", **fields
    )
    assert ("brief:1", "monitor:1", verdict, "mean") in relations(mean, total)


@pytest.mark.parametrize(("told", "verdict"), [("29", "consistent"), ("45", "contradicts")])
def test_a_share_is_the_quotient_of_the_counts_elsewhere(told: str, verdict: str) -> None:
    sentence = "In 2022 zijn 25 van de 85 verzoeken om schuldhulp afgewezen."
    fields = {"measure": "verzoeken om schuldhulp", "period": "2022"}
    counts = [claim(f"monitor:{n}", v, sentence, **fields) for n, v in ((1, "25"), (2, "85"))]
    text = f"In 2022 is {told}% van de verzoeken om schuldhulp afgewezen."
    elsewhere = share(
        "brief:1", told, text, measure="afgewezen", population="van de verzoeken om schuldhulp"
    )
    assert relations(*counts, elsewhere) == [("brief:1", "monitor:1", verdict, "share")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2022 werkte 10% thuis, maar dat kon niet overal.",
        "Het is niet bekend of 10% van de cliënten thuis werkt.",
        "Van de cliënten werkt 10% niet en 20% nooit thuis, zonder geldige reden.",
    ],
)
def test_a_negation_of_something_else_implies_nothing(sentence: str) -> None:
    assert not [*derive([share("monitor:1", "10", sentence, measure="werkt thuis")])]


@pytest.mark.parametrize(
    "sentence",
    ["Het saldo van 25 en de vrijval van 85 stegen.", "De 25 leden namen 85 besluiten."],
)
def test_two_counts_side_by_side_are_no_share(sentence: str) -> None:
    assert not [*derive([claim(f"monitor:{n}", v, sentence) for n, v in ((1, "25"), (2, "85"))])]


def test_a_document_that_tells_the_number_itself_is_not_contradicted_by_a_sum() -> None:
    elsewhere = share("brief:2", "72", not_done("72").sentence, **NOT_DONE)
    verdicts = {r[2] for r in relations(not_done("72"), elsewhere, done("35"))}
    assert "contradicts" not in {
        r[2] for r in relations(not_done("72"), elsewhere, done("35")) if "monitor:1" in r[:2]
    }
    assert "agrees" in verdicts
