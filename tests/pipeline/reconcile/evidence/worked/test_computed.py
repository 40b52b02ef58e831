"""What a text works out of two numbers that it retells is found, and nothing that does not fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.pairs.features import COLUMN, FEATURES, VALUES
from pipeline.reconcile.evidence.verdict import WeighedVerdict
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.evidence.worked.computed import Computed, work_out
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim

SENTENCE = "De haven verwerkte in 2023 1.240 schepen, tegen 310 binnenvaarders en 62 veerboten."


def told(claim_id: str, value: str, **fields: str) -> Claim:
    return claim(f"bron:{claim_id}", value, SENTENCE, **{"period": "2023", **fields})


SHIPS, BARGES = told("1", "1240"), told("2", "310")
EARLIER = told("3", "1305", period="2022")
SHARE, LATER_SHARE = (
    told(name, value, unit="percent", statistic="share")
    for name, value in (("4", "12"), ("5", "45"))
)


def weighed(teller: Claim, *found: Claim) -> Weighed:
    size = len(found)
    features = np.zeros((size, len(FEATURES)))
    none = np.zeros(size)
    return Weighed(teller, found, features, none, none)


def work(teller: Claim, *found: Claim, certainty: float = 0.8) -> list[Computed]:
    """What a claim comes to beside one that surely retells the first of what was found."""
    beside = claim("brief:1", str(found[0].value), teller.sentence)
    judged = {"brief:1": [WeighedVerdict(found[0], "agrees", "", certainty)]}
    every = [weighed(beside, found[0]), weighed(teller, *found)]
    return [*work_out(every, judged, Neighbours(found))]


@pytest.mark.parametrize(
    ("value", "fields", "found", "dimension"),
    [
        ("4", {"unit": "times", "as_written": "vier keer zoveel"}, (SHIPS, BARGES), "ratio"),
        ("25", {"unit": "percent", "as_written": "een kwart"}, (SHIPS, BARGES), "share"),
        ("930", {"as_written": "930", "behind": " meer"}, (SHIPS, BARGES), "sum"),
        ("1550", {"as_written": "1.550", "behind": " in totaal"}, (SHIPS, BARGES), "sum"),
        (
            "57",
            {"unit": "percent", "as_written": "57%", "behind": " samen"},
            (LATER_SHARE, SHARE),
            "sum",
        ),
        ("558", {"as_written": "558"}, (SHIPS, LATER_SHARE), "share"),
        ("33", {"unit": "percentage_point", "as_written": "33"}, (LATER_SHARE, SHARE), "change"),
    ],
)
def test_what_comes_out_of_two_numbers_is_found(
    value: str, fields: dict[str, str], found: tuple[Claim, Claim], dimension: str
) -> None:
    behind = fields.pop("behind", "")
    teller = claim("brief:2", value, f"Dat is {fields['as_written']}{behind}.", **fields)
    (one,) = work(teller, *found)
    assert one.dimension == dimension
    assert {c.claim_id for c in one.told} == {c.claim_id for c in found}


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("3", {"unit": "times", "as_written": "drie keer zoveel"}),
        ("35", {"unit": "percent", "as_written": "35%"}),
        ("4", {"as_written": "4"}),
        ("930", {"as_written": "930"}),
        ("1550", {"as_written": "1.550"}),
    ],
)
def test_what_does_not_come_out_is_not(value: str, fields: dict[str, str]) -> None:
    assert not work(
        claim("brief:2", value, f"Dat is {fields['as_written']}.", **fields), SHIPS, BARGES
    )


def test_a_fall_told_as_a_rise_does_not_hold() -> None:
    fell = claim("brief:2", "65", "Het waren er 65 minder dan het jaar ervoor.", as_written="65")
    rose = claim("brief:2", "65", "Het waren er 65 meer dan het jaar ervoor.", as_written="65")
    assert [one.holds for one in work(fell, SHIPS, EARLIER)] == [True]
    assert [one.holds for one in work(rose, SHIPS, EARLIER)] == [False]


def test_points_told_as_per_cent_do_not_hold() -> None:
    told_as = {"statistic": "change", "unit": "percent"}
    points = claim("brief:2", "33", "Dat is een stijging van 33%.", as_written="33%", **told_as)
    relative = claim(
        "brief:2", "275", "Dat is een stijging van 275%.", as_written="275%", **told_as
    )
    assert [one.holds for one in work(points, SHARE, LATER_SHARE)] == [False]
    assert [one.holds for one in work(relative, SHARE, LATER_SHARE)] == [True]


def likely(teller: Claim, *found: Claim, same: float = 0.2) -> Weighed:
    """A claim that most likely is about what was found, though the numbers are others."""
    one = weighed(teller, *found)
    one.features[:, COLUMN["value"]] = VALUES["apart"]
    one.features[:, COLUMN["documents"]] = 0.5
    return replace(one, same=np.full(len(found), same))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dat zijn 930 schepen meer.", True),
        ("Dat zijn 930 schepen.", False),
        ("Samen zijn dat 930 schepen.", False),
    ],
)
def test_what_words_say_was_worked_out_is_looked_for_where_it_belongs(
    sentence: str, *, found: bool
) -> None:
    one = likely(claim("brief:2", "930", sentence, as_written="930"), SHIPS)
    assert bool([*work_out([one], {}, Neighbours([SHIPS, BARGES]))]) is found
    elsewhere = likely(one.teller, SHIPS, same=0.01)
    assert not [*work_out([elsewhere], {}, Neighbours([SHIPS, BARGES]))]


def test_what_was_worked_out_contradicts_nothing() -> None:
    one = likely(claim("brief:2", "930", "Dat zijn 930 schepen meer.", as_written="930"), SHIPS)
    wrong = {"brief:2": [WeighedVerdict(SHIPS, "contradicts", "", 0.9)]}
    right = {"brief:2": [WeighedVerdict(SHIPS, "agrees", "", 0.9)]}
    assert [*work_out([one], wrong, Neighbours([SHIPS, BARGES]))]
    assert not [*work_out([one], right, Neighbours([SHIPS, BARGES]))]


def test_nothing_is_worked_out_of_what_is_not_surely_told() -> None:
    teller = claim("brief:2", "4", "Dat is vier keer zoveel.", unit="times")
    assert not work(teller, SHIPS, BARGES, certainty=0.3)
