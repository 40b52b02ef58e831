"""What each point of a comparison adds to what ties two claims together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.reconcile import Corpus, lay_out
from pipeline.reconcile.likeness.levels import levels_of
from schemas.records import Claim
from tests.pipeline.reconcile.making import LETTER, MONITOR, households

ONE, OTHER = households("monitor:1", "614000"), households("brief:1", "641000")


def weights(left: Claim, right: Claim) -> dict[str, float]:
    corpus = Corpus.of([MONITOR, LETTER], [left, right])
    return {step.dimension: step.weight for step in lay_out(left, right, corpus)}


@pytest.mark.parametrize(
    "right",
    [
        OTHER,
        replace(OTHER, value=ONE.value),
        replace(OTHER, period=""),
        replace(OTHER, period="2015/2019"),
        replace(OTHER, per="year", statistic="mean"),
    ],
)
def test_the_weights_come_to_all_that_ties_two_claims_together(right: Claim) -> None:
    corpus = Corpus.of([MONITOR, LETTER], [ONE, right])
    evidence = levels_of(corpus.profile(ONE), corpus.profile(right)).evidence
    told = weights(ONE, right)
    assert sum(told.values()) == pytest.approx(evidence, abs=0.05)
    assert told["measure"] > 0


def test_what_is_not_alike_weighs_nothing() -> None:
    same = weights(ONE, OTHER)
    assert same["period"] > 0
    assert same["value"] == 0
    assert weights(ONE, replace(OTHER, value=ONE.value))["value"] > 0
    assert weights(ONE, replace(OTHER, period="2019"))["period"] == 0
    mean = replace(ONE, statistic="mean")
    assert weights(mean, replace(OTHER, statistic="mean"))["statistic"] > 0
    assert weights(mean, OTHER)["statistic"] == 0
