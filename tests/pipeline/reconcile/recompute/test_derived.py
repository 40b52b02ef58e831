"""Numbers that follow from those of another document: they fit, or the sum shows they do not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from pipeline.reconcile import reconcile, relate_newcomer
from pipeline.reconcile.recompute.derived import derive
from schemas.records import Claim
from tests.pipeline.reconcile.making import LETTER, MONITOR, claim
from tests.pipeline.reconcile.sentences import claims_of

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


def mean_and_total(mean: str, total: str, measure: str, **fields: str) -> list[str]:
    """What a mean of a monitor and a total of a letter come to."""
    told = {"measure": measure, "period": "2017/2021", "per": "year"} | fields
    ours = claim(
        "monitor:1", mean, f"Er waren gemiddeld {mean} {measure}.", statistic="mean", **told
    )
    told["per"] = ""
    theirs = claim("brief:1", total, f"Er waren {total} {measure}.", **told)
    found = reconcile([MONITOR, LETTER], [ours, theirs]).relations
    return [r.verdict for r in found if r.dimension == "mean"]


def test_who_is_there_again_the_next_year_is_counted_once() -> None:
    assert mean_and_total("180", "900", "gezinnen bij de schuldhulp") == ["consistent"]
    assert mean_and_total("180", "400", "gezinnen bij de schuldhulp") == []
    assert mean_and_total("180", "400", "aanmeldingen bij de schuldhulp") == ["contradicts"]


def test_a_mean_per_month_only_confirms_the_total_of_its_year() -> None:
    monthly = {"period": "2021", "per": "month"}
    assert mean_and_total("120", "1440", "meldingen bij de schuldhulp", **monthly) == ["consistent"]
    assert mean_and_total("120", "2440", "meldingen bij de schuldhulp", **monthly) == []


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


def across(ours: str, theirs: str) -> list[tuple[str, str, str]]:
    """What a letter's sentence and a monitor's come to, in computations."""
    same = {"measure": "verzoeken om schuldhulp"}
    letter = claims_of(ours, "brief", **same)
    told = [_as_change(c) for c in letter] + [_as_change(c) for c in claims_of(theirs, **same)]
    found = reconcile([MONITOR, LETTER], told).relations
    computed = [r for r in found if r.dimension in ("change", "ratio")]
    return [(r.verdict, r.dimension, r.explanation.partition(": ")[2]) for r in computed]


def _as_change(told: Claim) -> Claim:
    """A percentage as the change it is in these sentences, and a ratio as a ratio."""
    if told.unit == "times":
        return replace(told, statistic="ratio")
    if told.unit != "percent":
        return told
    span = re.search(r"[Tt]ussen (\d{4}) en (\d{4})", told.sentence)
    period = f"{span[1]}/{span[2]}" if span else told.period
    return replace(told, statistic="change", period=period)


@pytest.mark.parametrize(
    ("theirs", "verdict"),
    [
        ("In 2021 waren er 1.000 verzoeken om schuldhulp.", "consistent"),
        ("In 2021 waren er 1.100 verzoeken om schuldhulp.", "contradicts"),
    ],
)
def test_what_was_before_a_change_is_held_against_other_texts(theirs: str, verdict: str) -> None:
    ours = "In 2022 waren er 1.200 verzoeken om schuldhulp, 20% meer dan in 2021."
    assert across(ours, theirs) == [
        (verdict, "change", f"1.200 / (1 + 20%) = 1.000; {_end(verdict)}")
    ]


@pytest.mark.parametrize(
    ("theirs", "verdict"),
    [
        ("In 2019 waren er 410 verzoeken om schuldhulp.", "consistent"),
        ("In 2019 waren er 700 verzoeken om schuldhulp.", "contradicts"),
    ],
)
def test_what_was_before_a_multiplication_too(theirs: str, verdict: str) -> None:
    ours = "In 2022 waren er 1.200 verzoeken om schuldhulp, 3 keer zoveel als in 2019."
    assert across(ours, theirs) == [(verdict, "ratio", f"1.200 / 3 = 400; {_end(verdict)}")]


@pytest.mark.parametrize(("told", "verdict"), [("82", "consistent"), ("52", "contradicts")])
def test_the_growth_between_two_years_is_held_against_the_change_told(
    told: str, verdict: str
) -> None:
    ours = f"Tussen 2016 en 2019 steeg het aantal verzoeken om schuldhulp met {told}%."
    theirs = "Het aantal verzoeken om schuldhulp steeg van 575 in 2016 naar 1.045 in 2019."
    assert across(ours, theirs) == [
        (verdict, "change", f"(1.045 − 575) / 575 = 81,7%; {_end(verdict)}")
    ]


LEVELS = [
    "In 2019 waren er 400 verzoeken om schuldhulp en in 2022 1.200.",
    "In 2019 waren er 400 verzoeken om schuldhulp. In 2022 waren er 1.200 verzoeken om schuldhulp.",
    "In 2022 waren er 1.200 verzoeken om schuldhulp (2019: 400).",
    "Er waren 400 verzoeken om schuldhulp in 2019, 700 in 2021 en 1.200 in 2022.",
]


@pytest.mark.parametrize("theirs", LEVELS)
@pytest.mark.parametrize(("told", "verdict"), [("3", "consistent"), ("5", "contradicts")])
def test_a_ratio_is_held_against_two_years_told_elsewhere(
    theirs: str, told: str, verdict: str
) -> None:
    ours = f"In 2022 waren er {told} keer zoveel verzoeken om schuldhulp als in 2019."
    assert across(ours, theirs) == [(verdict, "ratio", f"1.200 / 400 = 3; {_end(verdict)}")]


@pytest.mark.parametrize("theirs", LEVELS)
@pytest.mark.parametrize(("told", "verdict"), [("200", "consistent"), ("120", "contradicts")])
def test_a_change_is_held_against_two_years_told_elsewhere(
    theirs: str, told: str, verdict: str
) -> None:
    ours = f"Tussen 2019 en 2022 steeg het aantal verzoeken om schuldhulp met {told}%."
    working = "(1.200 − 400) / 400 = 200%"
    assert across(ours, theirs) == [(verdict, "change", f"{working}; {_end(verdict)}")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("In 2022 waren er 5 keer zoveel verzoeken om schuldhulp als in 2017.", LEVELS[0]),
        ("In 2022 waren er 5 keer zoveel verzoeken om schuldhulp.", LEVELS[0]),
        (
            "In 2022 waren er 5 keer zoveel verzoeken om schuldhulp als in 2019.",
            "In 2019 waren er 400 verzoeken om schuldhulp in Noord en in 2022 1.200 in Zuid.",
        ),
        (
            "In 2022 waren er 5 keer zoveel verzoeken om schuldhulp als in 2019.",
            "In 2019 waren er 400 verzoeken om schuldhulp. In 2022 werden 1.200 verzoeken om "
            "schuldhulp afgewezen.",
        ),
        (
            "In 2022 waren er 5 keer zoveel verzoeken om schuldhulp als in 2019.",
            "Verzoeken om schuldhulp gingen met stappen van 400 in 2019 naar 1.200 in 2022.",
        ),
    ],
    ids=["another year", "no year", "another place", "another thing", "steps"],
)
def test_two_years_of_other_things_say_nothing_of_a_ratio(ours: str, theirs: str) -> None:
    assert across(ours, theirs) == []


@pytest.mark.parametrize(("told", "verdict"), [("29", "consistent"), ("45", "contradicts")])
def test_a_share_is_also_the_quotient_of_a_whole_told_first(told: str, verdict: str) -> None:
    sentence = "Van de 850 verzoeken om schuldhulp zijn er in 2022 250 afgewezen."
    fields = {"measure": "verzoeken om schuldhulp", "period": "2022"}
    counts = [claim(f"monitor:{n}", v, sentence, **fields) for n, v in ((1, "850"), (2, "250"))]
    text = f"In 2022 is {told}% van de verzoeken om schuldhulp afgewezen."
    elsewhere = share(
        "brief:1", told, text, measure="afgewezen", population="van de verzoeken om schuldhulp"
    )
    assert relations(*counts, elsewhere) == [("brief:1", "monitor:2", verdict, "share")]


@pytest.mark.parametrize(
    "theirs",
    [
        "In 2020 waren er 1.100 verzoeken om schuldhulp.",
        "In 2021 waren er 1.100 klachten over huisvesting.",
        "Er waren 1.100 verzoeken om schuldhulp.",
    ],
    ids=["another year", "another thing", "no year"],
)
def test_other_years_and_things_say_nothing_of_what_was_before(theirs: str) -> None:
    ours = "In 2022 waren er 1.200 verzoeken om schuldhulp, 20% meer dan in 2021."
    letter = claims_of(ours, "brief", measure="verzoeken om schuldhulp")
    measure = "klachten over huisvesting" if "klachten" in theirs else "verzoeken om schuldhulp"
    told = [_as_change(c) for c in letter] + claims_of(theirs, measure=measure)
    found = reconcile([MONITOR, LETTER], told).relations
    assert [r for r in found if r.dimension == "change"] == []


def test_a_base_that_is_only_presumed_contradicts_nothing() -> None:
    ours = "In 2022 waren er 1.200 verzoeken om schuldhulp, een stijging van 20%."
    assert across(ours, "In 2021 waren er 1.100 verzoeken om schuldhulp.") == []
    assert [r[0] for r in across(ours, "In 2021 waren er 1.000 verzoeken om schuldhulp.")] == [
        "consistent"
    ]


@pytest.mark.parametrize(("told", "verdict"), [("900", "consistent"), ("1.400", "contradicts")])
def test_a_letter_is_held_against_what_the_known_claims_imply(told: str, verdict: str) -> None:
    fields = {"measure": "aanmeldingen bij de schuldhulp", "period": "2017/2021"}
    known = [
        replace(c, statistic="mean", per="year")
        for c in claims_of(
            "In deze jaren waren er gemiddeld 180 aanmeldingen bij de schuldhulp.", **fields
        )
    ]
    sentence = f"In deze jaren waren er {told} aanmeldingen bij de schuldhulp."
    letter = claims_of(sentence, "brief", **fields)
    found = relate_newcomer(LETTER, letter, [MONITOR], known).relations
    assert [(r.verdict, r.dimension) for r in found if r.dimension == "mean"] == [(verdict, "mean")]


def _end(verdict: str) -> str:
    return f"dat klopt {'' if verdict == 'consistent' else 'niet '}met elkaar."
