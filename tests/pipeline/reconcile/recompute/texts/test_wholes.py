"""Parts told side by side imply their total, and other texts are held against it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.reconcile import reconcile, relate_newcomer
from pipeline.reconcile.language.divisions import read_divisions
from pipeline.reconcile.recompute.derived import derive
from schemas.records import Claim
from tests.pipeline.reconcile.making import LETTER, MONITOR
from tests.pipeline.reconcile.sentences import claims_of

DIVISIONS = read_divisions()
_MEASURE = re.compile(r"\s+((?:[^\W\d_]\w*e\s+)?(?!(?:in|over|tegen|en|een)\b)[^\W\d_][\w-]*)")


def counts_of(text: str, doc_id: str = "monitor", section: str = "") -> list[Claim]:
    """The numbers of a text with what stands behind them as measure: a noun, an adjective before
    it; of a bare number that of the one before."""
    found: list[Claim] = []
    for claim in claims_of(text, doc_id):
        behind = _MEASURE.match(claim.sentence.partition(claim.as_written)[2])
        measure = behind[1] if behind else found[-1].measure if found else ""
        found.append(replace(claim, measure=measure, section=section))
    return found


def totals(text: str, section: str = "") -> list[str]:
    """What a text implies in all, as its sentence would tell it."""
    implied = (d for d in derive(counts_of(text, section=section)) if d.dimension == "sum")
    return [f"{d.claim.as_written} {d.claim.measure}" for d in implied]


@pytest.mark.parametrize(
    ("text", "told"), [(text, told) for d in DIVISIONS for text, told in d.finds.items()]
)
def test_a_division_joins_its_parts(text: str, told: str) -> None:
    assert totals(text) == [told]


@pytest.mark.parametrize("text", [text for d in DIVISIONS for text in d.ignores])
def test_a_division_leaves_the_near_miss(text: str) -> None:
    assert totals(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2022 waren er 40 meldingen in Noord en 60 in Zuid.", ["100 meldingen"]),
        ("Er waren 40 klachten over rente, 30 over incasso en 50 over beslag.", ["120 klachten"]),
        ("In 2022 waren er 40 ernstige meldingen gedaan in Noord en 60 in Zuid.",
         ["100 ernstige meldingen"]),
        ("In Noord waren er in 2022 40 meldingen en in Zuid 60.", ["100 meldingen"]),
        ("Het gaat om respectievelijk 40 en 60 scholen in Noord en Zuid.", ["100 scholen"]),
        ("Er zijn 40 gegronde en 60 ongegronde klachten.", ["100 klachten"]),
        ("In 2019 kwamen er 410 verzoeken en in 2020 590 verzoeken.", ["1.000 verzoeken"]),
        ("Er kregen 12 mannen (48%) en 13 vrouwen (52%) een brief.", ["25 mensen"]),
        ("Van de daders kregen 12 mannen en 13 vrouwen een brief.", ["25 daders"]),
        ("In 2021 kregen 12 mannen een brief. Ook kregen in 2021 13 vrouwen een brief.",
         ["25 mensen"]),
    ],
)  # fmt: skip
def test_parts_side_by_side_imply_their_total(text: str, told: list[str]) -> None:
    assert totals(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Er waren 300 verdachten, onder wie 120 mannen en 30 vrouwen.",
        "Er waren 9 kinderen, 12 mannen en 13 vrouwen.",
        "Er waren 4 mannen en 3 vrouwen.",
        "Er waren 40 meldingen in Noord en 60 klachten in Zuid.",
        "Er waren 40 meldingen in Noord en 60 over overlast.",
        "Eind 2019 waren er 410 verzoeken en eind 2020 590 verzoeken.",
        "Ultimo 2019 waren er 410 verzoeken en ultimo 2020 590 verzoeken.",
        "In 2018 waren er 410 verzoeken en in 2020 590 verzoeken.",
        "In 2021 kregen 12 mannen een brief. Ook kregen in 2021 13 vrouwen een boete.",
        "In 2021 kregen 12 mannen een brief. In 2022 kregen 13 vrouwen een brief.",
    ],
)
def test_what_stands_side_by_side_need_not_be_parts(text: str) -> None:
    assert totals(text) == []


def test_whom_men_and_women_are_the_heading_tells() -> None:
    text = "In 2021 kregen 12 mannen en 13 vrouwen een aanwijzing."
    assert totals(text, "Aanwijzingen aan daders") == ["25 daders"]
    assert totals(text, "Daders en slachtoffers") == ["25 mensen"]


PARTS = "In 2021 kregen 212 mannelijke en 131 vrouwelijke cliënten van de schuldhulp een advies."


def across(ours: str, theirs: str) -> list[tuple[str, str]]:
    """What a monitor's parts and a letter's total come to."""
    told = [*counts_of(ours), *counts_of(theirs, "brief")]
    found = [r for r in reconcile([MONITOR, LETTER], told).relations if r.dimension == "sum"]
    return [(r.verdict, r.explanation.partition(": ")[2]) for r in found]


def test_a_total_elsewhere_is_held_against_the_sum() -> None:
    for total, verdict, end in (("343", "consistent", ""), ("243", "contradicts", " niet")):
        theirs = f"In 2021 kregen {total} cliënten van de schuldhulp een advies."
        told = f"212 + 131 = 343; dat klopt{end} met elkaar."
        assert across(PARTS, theirs) == [(verdict, told)]


@pytest.mark.parametrize(
    "theirs",
    [
        "In 2021 kregen 351 cliënten van de schuldhulp een advies.",
        "In 2020 kregen 243 cliënten van de schuldhulp een advies.",
        "Er kregen 243 cliënten van de schuldhulp een advies.",
        "In 2021 kregen 243 cliënten van de schuldhulp in Oudmeer een advies.",
        "In 2021 weigerden 243 cliënten van de schuldhulp een advies.",
        "In 2021 kregen 243 cliënten van de schuldhulp een bindend advies.",
    ],
    ids=["some are unknown", "another year", "no year", "a place", "another verb", "a kind"],
)
def test_a_total_that_may_be_of_more_or_less_is_not_belied(theirs: str) -> None:
    assert across(PARTS, theirs) == []


def test_parts_that_need_not_be_all_only_confirm() -> None:
    ours = "In 2022 waren er 140 meldingen in Noord en 260 in Zuid."
    assert [r[0] for r in across(ours, "In 2022 waren er 400 meldingen.")] == ["consistent"]
    assert across(ours, "In 2022 waren er 700 meldingen.") == []


def test_a_letter_is_held_against_the_sum_of_known_parts() -> None:
    letter = counts_of("In 2021 kregen 243 cliënten van de schuldhulp een advies.", "brief")
    found = relate_newcomer(LETTER, letter, [MONITOR], counts_of(PARTS)).relations
    assert [(r.verdict, r.dimension) for r in found] == [("contradicts", "sum")]
