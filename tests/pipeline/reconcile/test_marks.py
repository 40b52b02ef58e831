"""A text's own "#" is no mark for a number, and a document may hold nothing to compare."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.documents.passages import passages_of
from schemas.records import Claim

from .making import LETTER, MONITOR
from .sentences import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "Onder #40 mannen en #41 vrouwen staat dat er 12 mannen en 13 vrouwen waren, dus 25.",
        "Besluit #88 steeg van #70 naar #90 en het aantal van 40 naar 60, een groei van 50%.",
        "In 2022 deden 25 scholen mee en in 2023 waren dat er 40; zie issue #12 en #13 daarover.",
    ],
)
def test_a_number_sign_in_the_text_points_to_no_number(text: str) -> None:
    claims = claims_of(text) + claims_of(text.replace("waren", "zijn"), "brief")
    assert reconcile([MONITOR, LETTER], claims).figures
    for passage in passages_of(claims_of(text), lambda _: True):
        assert passage.unmarked(passage.with_marks()) == passage.text


@pytest.mark.parametrize("claims", [[], claims_of("Er reden 1.250 bussen in 2023.")])
def test_there_may_be_nothing_to_compare(claims: list[Claim]) -> None:
    told = reconcile([MONITOR], claims)
    assert len(told.figures) == len(claims)
    assert not told.relations
