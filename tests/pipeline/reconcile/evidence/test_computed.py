"""What a text works out of two numbers that it retells is found, and nothing that does not fit."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.reconcile.evidence.computed import Computed, work_out
from pipeline.reconcile.evidence.pairs.features import FEATURES
from pipeline.reconcile.evidence.verdict import WeighedVerdict
from pipeline.reconcile.evidence.weigh import Weighed
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim

SENTENCE = "De haven verwerkte in 2023 1.240 schepen, tegen 310 binnenvaarders en 62 veerboten."


def told(claim_id: str, value: str, **fields: str) -> Claim:
    return claim(f"bron:{claim_id}", value, SENTENCE, **{"period": "2023", **fields})


SHIPS, BARGES = told("1", "1240"), told("2", "310")
EARLIER = told("3", "1305", period="2022")
SHARE, LATER_SHARE = told("4", "12", unit="percent"), told("5", "45", unit="percent")


def weighed(teller: Claim, *found: Claim) -> Weighed:
    size = len(found)
    features = np.zeros((size, len(FEATURES)))
    none = np.zeros(size)
    return Weighed(teller, found, features, np.zeros(size, dtype=bool), none, none)


def work(teller: Claim, *found: Claim, certainty: float = 0.8) -> list[Computed]:
    """What a claim comes to beside one that surely retells the first of what was found."""
    beside = claim("brief:1", str(found[0].value), teller.sentence)
    judged = {"brief:1": [WeighedVerdict(found[0], "agrees", "", certainty)]}
    return [*work_out([weighed(beside, found[0]), weighed(teller, *found)], judged)]


@pytest.mark.parametrize(
    ("value", "fields", "found", "dimension"),
    [
        ("4", {"unit": "times", "as_written": "vier keer zoveel"}, (SHIPS, BARGES), "ratio"),
        ("25", {"unit": "percent", "as_written": "een kwart"}, (SHIPS, BARGES), "share"),
        ("930", {"as_written": "930"}, (SHIPS, BARGES), "sum"),
        ("33", {"unit": "percentage_point", "as_written": "33"}, (LATER_SHARE, SHARE), "change"),
    ],
)
def test_what_comes_out_of_two_numbers_is_found(
    value: str, fields: dict[str, str], found: tuple[Claim, Claim], dimension: str
) -> None:
    teller = claim("brief:2", value, f"Dat is {fields['as_written']}.", **fields)
    (one,) = work(teller, *found)
    assert one.dimension == dimension
    assert {c.claim_id for c in one.told} == {c.claim_id for c in found}


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("3", {"unit": "times", "as_written": "drie keer zoveel"}),
        ("35", {"unit": "percent", "as_written": "35%"}),
        ("4", {"as_written": "4"}),
    ],
)
def test_what_does_not_come_out_is_not(value: str, fields: dict[str, str]) -> None:
    assert not work(
        claim("brief:2", value, f"Dat is {fields['as_written']}.", **fields), SHIPS, BARGES
    )


def test_a_fall_told_as_a_rise_does_not_come_out() -> None:
    fell = claim("brief:2", "65", "Het waren er 65 minder dan het jaar ervoor.", as_written="65")
    rose = claim("brief:2", "65", "Het waren er 65 meer dan het jaar ervoor.", as_written="65")
    assert work(fell, SHIPS, EARLIER)
    assert not work(rose, SHIPS, EARLIER)


def test_nothing_is_worked_out_of_what_is_not_surely_told() -> None:
    teller = claim("brief:2", "4", "Dat is vier keer zoveel.", unit="times")
    assert not work(teller, SHIPS, BARGES, certainty=0.3)
