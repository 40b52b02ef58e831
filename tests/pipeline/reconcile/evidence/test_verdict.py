"""What evidence comes to where both texts name another time, place or thing."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.reconcile.evidence.certainty import Certainty, between_documents, for_a_reader
from pipeline.reconcile.evidence.pairs.features import COLUMN, FEATURES, LEVELS, VALUES
from pipeline.reconcile.evidence.verdict import judge_weighed
from pipeline.reconcile.evidence.weigh import Weighed
from tests.pipeline.reconcile.making import claim

SENTENCE = "Er voeren in dat jaar 412 schepen langs."


def barred_pair(value: str, told: str) -> Weighed:
    """One pair that is surely the same by its evidence, and barred."""
    features = np.zeros((1, len(FEATURES)))
    features[0, COLUMN["value"]] = VALUES["equal" if value == told else "apart"]
    features[0, COLUMN["digits"]] = len(told)
    features[0, COLUMN["documents"]] = 0.5
    features[0, COLUMN["period"]] = LEVELS["other"]
    features[0, COLUMN["barred"]] = 1.0
    sure = np.full(1, 0.95)
    return Weighed(
        claim("brief:1", value, SENTENCE),
        (claim("rapport:1", told, SENTENCE),),
        features,
        sure,
        sure,
    )


def test_an_equal_number_weighs_a_bar_in_a_letter_and_heeds_it_between_documents() -> None:
    pair = barred_pair("412", "412")
    (told,) = judge_weighed(pair, for_a_reader())
    assert told.verdict == "agrees"
    assert "agrees" not in {one.verdict for one in judge_weighed(pair, between_documents())}


@pytest.mark.parametrize("need", [for_a_reader(), between_documents()])
def test_what_is_barred_never_contradicts(need: Certainty) -> None:
    judged = judge_weighed(barred_pair("412", "421"), need)
    assert "contradicts" not in {one.verdict for one in judged}
