"""The sentence under two numbers tells of each document what it says itself."""

from __future__ import annotations

import pytest

from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.outcome.explanations import explain
from pipeline.reconcile.outcome.judgement import Comparison
from tests.pipeline.reconcile.making import claim, document

REPORT, LETTER = document("verslag", kind="jaarverslag"), document("zbrief")


@pytest.mark.parametrize(
    ("measures", "told"),
    [
        (
            ("reserve zwembaden", "recreatiefonds"),
            "Het jaarverslag noemt voor “reserve zwembaden” (2023) 58, "
            "de brief voor “recreatiefonds” 61: dat kan niet allebei kloppen.",
        ),
        (
            ("zwembaden in beheer", "zwembaden"),
            "Het jaarverslag noemt voor “zwembaden” (2023) 58, "
            "de brief 61: dat kan niet allebei kloppen.",
        ),
        (
            ("", "zwembaden"),
            "Het jaarverslag noemt voor 2023 58, "
            "de brief voor “zwembaden” 61: dat kan niet allebei kloppen.",
        ),
        (
            ("zwembaden", ""),
            "Het jaarverslag noemt voor “zwembaden” (2023) 58, "
            "de brief 61: dat kan niet allebei kloppen.",
        ),
        (
            ("", ""),
            "Het jaarverslag noemt voor 2023 58, de brief 61: dat kan niet allebei kloppen.",
        ),
    ],
)
def test_each_is_told_by_its_own_words(measures: tuple[str, str], told: str) -> None:
    left = claim("verslag:1", "58", "", measure=measures[0], period="2023")
    right = claim("zbrief:1", "61", "", measure=measures[1], period="2023")
    corpus = Corpus.of([REPORT, LETTER], [left, right])
    assert explain(Comparison(left, right, "contradicts", "", 0.9), corpus) == told
