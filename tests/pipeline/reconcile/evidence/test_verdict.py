"""What evidence comes to where both texts name another time, place or thing."""

from __future__ import annotations

from dataclasses import replace

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


def apart(value: str, told: str, sure: float, **features: float) -> Weighed:
    """One pair of other numbers that is so surely the same."""
    pair = barred_pair(value, told)
    for name, number in {"period": 0.0, "barred": 0.0, **features}.items():
        pair.features[0, COLUMN[name]] = number
    return replace(pair, same=np.full(1, sure), differs=np.zeros(1))


def test_one_digit_is_no_slip_of_scale() -> None:
    need = for_a_reader()
    between = (need.scaled + need.contradicts) / 2
    scaled = {"power_of_ten": 1.0, "distance": 3.0}
    assert judge_weighed(apart("412000", "412", between, **scaled), need)
    assert not judge_weighed(apart("4000", "4", between, **scaled), need)


YEARS = "In 2023 waren er 60 schouwen, in 2022 waren het er 45."


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("In 2023 waren er 45 schouwen.", "contradicts"),
        ("In dat jaar waren er 45 schouwen.", "contradicts"),
        ("Er waren 45 schouwen.", "agrees"),
    ],
)
def test_the_year_that_is_meant_must_be_told_with_the_number(sentence: str, verdict: str) -> None:
    features = np.zeros((2, len(FEATURES)))
    features[:, COLUMN["documents"]] = 0.5
    features[0, COLUMN["digits"]] = 2.0
    features[0, COLUMN["period"]] = LEVELS["other"]
    features[0, COLUMN["rival_period"]] = -2.0
    features[1, COLUMN["value"]] = VALUES["apart"]
    told = (
        claim("rapport:1", "45", YEARS, period="2022"),
        claim("rapport:2", "60", YEARS, period="2023"),
    )
    teller = claim("brief:1", "45", sentence, period="2023")
    pair = Weighed(teller, told, features, np.array([0.6, 0.4]), np.zeros(2))
    assert judge_weighed(pair, for_a_reader())[0].verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("De huren stegen minder dan de lonen, die met 45 punten omlaag gingen.", "contradicts"),
        ("De huren stegen 20 punten, minder dan de 45 punten van de lonen.", "agrees"),
        ("De huren stegen minder dan het gemiddelde van de sector, dat 45 was.", "contradicts"),
        ("De huren stegen 20 punten, lager dan de groei van 45 punten.", "agrees"),
    ],
)
def test_what_a_number_is_compared_with_has_no_direction(sentence: str, verdict: str) -> None:
    pair = apart("45", "45", 0.9, direction=-1.0)
    teller = claim("brief:1", "45", sentence)
    assert judge_weighed(replace(pair, teller=teller), for_a_reader())[0].verdict == verdict


@pytest.mark.parametrize(("statistic", "told"), [("change", ["contradicts"]), ("total", [])])
def test_a_change_of_the_other_sign_contradicts_and_an_amount_does_not(
    statistic: str, told: list[str]
) -> None:
    pair = apart("45", "-45", (for_a_reader().turned + for_a_reader().contradicts) / 2)
    pair.features[0, COLUMN["mirrored"]] = 1.0
    ends = (replace(c, statistic=statistic) for c in (pair.teller, *pair.told))
    pair = replace(pair, teller=next(ends), told=tuple(ends))
    assert [one.verdict for one in judge_weighed(pair, for_a_reader())] == told


@pytest.mark.parametrize(("unit", "told"), [("mol", ["contradicts"]), ("kg", [])])
def test_what_leaves_out_what_a_rate_is_per_contradicts_it(unit: str, told: list[str]) -> None:
    pair = apart("412", "500", 0.95, bare=1.0)
    pair = replace(
        pair,
        teller=replace(pair.teller, unit=unit),
        told=(replace(pair.told[0], unit="mol/ha/year"),),
    )
    assert [one.verdict for one in judge_weighed(pair, for_a_reader())] == told
