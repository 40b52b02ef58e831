"""Of the comparisons of two documents, those worth telling: each number has one best fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.reconcile.compare import Comparison

# Two numbers of one sentence are two things: a claim elsewhere is held against the one it fits.
_CHOOSY: Final = frozenset({"population", "definition", "period", "statistic", ""})
# Scores this near the best fit are as good.
_NEAR_BEST: Final = 0.02
# An agreement this much weaker than a contradiction still takes its place.
_AGREE_MARGIN: Final = 0.15


def keep_best(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Of the claims of one sentence, keep for each claim elsewhere the one that fits it best.

    What is kept of two documents depends on the comparisons of these two alone.
    """
    best: dict[tuple[str, str, str], float] = {}
    for comparison in comparisons:
        for side in _sides(comparison):
            best[side] = max(best.get(side, 0.0), comparison.score)
    return _without_better_told(
        [c for c in comparisons if all(c.score >= best[side] - _NEAR_BEST for side in _sides(c))]
    )


def _without_better_told(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """No contradiction with a document that tells this very number elsewhere, of the same thing:
    its other number must be about something else."""
    agreeing = {key: 0.0 for c in comparisons if c.verdict == "contradicts" for key in _across(c)}
    for c in comparisons:
        if c.verdict in ("agrees", "consistent"):
            for key in _across(c):
                if key in agreeing:
                    agreeing[key] = max(agreeing[key], c.score)
    return [
        c
        for c in comparisons
        if c.verdict != "contradicts"
        or all(agreeing[key] < c.score - _AGREE_MARGIN for key in _across(c))
    ]


def _across(comparison: Comparison) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each claim with the document on the other side."""
    left, right = comparison.left, comparison.right
    return (left.claim_id, right.doc_id), (right.claim_id, left.doc_id)


def _sides(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    left, right = comparison.left, comparison.right
    choosy = comparison.verdict in ("explained", "contradicts") and comparison.dimension in _CHOOSY
    if choosy and (left.doc_id, left.sentence) != (right.doc_id, right.sentence):
        yield left.claim_id, right.doc_id, right.sentence
        yield right.claim_id, left.doc_id, left.sentence
