"""Every word of a closed vocabulary has its Dutch, or the file is refused."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from pipeline.labels import Labels, labels
from pipeline.reconcile.likeness.dimensions import Level
from pipeline.reconcile.likeness.values import ValueLevel


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("verdict", "contradicts"),
        ("verdicts", "agrees"),
        ("finding", "not_found"),
        ("dimension", "revision"),
        ("statistic", "median"),
        ("comparator", "approx"),
        ("decision", "withdraw"),
        ("figure", "contested"),
    ],
)
def test_a_word_without_its_dutch_is_missed_by_name(name: str, word: str) -> None:
    told = labels().model_dump()
    del told[name][word]
    with pytest.raises(ValidationError, match=f"{name} has no Dutch for {word}"):
        Labels.model_validate(told)


def test_a_word_that_no_vocabulary_has_is_refused() -> None:
    told = labels().model_dump()
    told["verdict"]["denies"] = "ontkent"
    with pytest.raises(ValidationError, match="denies"):
        Labels.model_validate(told)


def test_every_level_of_the_waterfall_has_a_name() -> None:
    assert {*get_args(Level), *get_args(ValueLevel)} <= labels().level.keys()
