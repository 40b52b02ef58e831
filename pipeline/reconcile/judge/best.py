"""Of the comparisons of two documents, those worth telling: each number has one best fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from pipeline.reconcile.judge.editions import are_one_sentence
from pipeline.reconcile.likeness.kinship import are_beside
from pipeline.reconcile.outcome.judgement import Comparison

# Differences that a reader sees in the text itself, however well another number fits.
_PLAIN: Final = frozenset({"count_unit"})
# Scores this near the best fit are as good.
_NEAR_BEST: Final = 0.02
# An agreement this much weaker than a contradiction still takes its place.
_AGREE_MARGIN: Final = 0.15


def keep_best(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Of the claims of one sentence, keep for each claim elsewhere the one that fits it best.

    Two numbers of one sentence are two things: where one of them agrees with a claim elsewhere, or
    contradicts it, the others have another period or group and nothing to do with it. Only a number
    told twice ("ruim een derde (36%)") both agrees and is consistent. A sentence told again every
    year ("955 (2022: 901)", then "912 (2023: 955)") tells a series: last year's number agrees, and
    those of the years themselves stand in one place. What is kept of two documents depends on the
    comparisons of these two alone.
    """
    ordered = sorted(comparisons, key=_documents)
    return [c for _, those in groupby(ordered, key=_documents) for c in _best_of([*those])]


def _documents(comparison: Comparison) -> tuple[str, str]:
    left, right = comparison.left.doc_id, comparison.right.doc_id
    return (left, right) if left < right else (right, left)


def _best_of(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """The same of the comparisons of two documents."""
    if len(comparisons) == 1:
        return [*comparisons]
    best: dict[tuple[str, str, str], dict[int, float]] = defaultdict(dict)
    for comparison in comparisons:
        for side in _sides(comparison):
            scores, rank = best[side], _rank(comparison)
            scores[rank] = max(scores.get(rank, 0.0), comparison.score)
    return _without_better_told(
        [c for c in comparisons if all(_fits_best(c, best[side]) for side in _sides(c))]
    )


def _rank(comparison: Comparison) -> int:
    """How much of the same thing the two tell: its number, another number, or what differs."""
    match comparison.verdict:
        case "agrees":
            return 3
        case "consistent":
            return 2
        case "contradicts":
            return 1
        case "explained":
            return 1 if comparison.dimension == "revision" else 0


def _fits_best(comparison: Comparison, best: Mapping[int, float]) -> bool:
    rank = _rank(comparison)
    beaten = rank < 2 and rank < max(best) and not _tells_a_series(comparison)
    return not beaten and comparison.score >= best[rank] - _NEAR_BEST


def _tells_a_series(comparison: Comparison) -> bool:
    """Whether a sentence told again tells a number of another time in one place."""
    left, right = comparison.left, comparison.right
    if comparison.dimension != "period" or left.in_table or right.in_table:
        return False
    return left.doc_id != right.doc_id and are_one_sentence(left, right)


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
    if not are_beside(left, right) and comparison.dimension not in _PLAIN:
        yield left.claim_id, right.doc_id, right.sentence
        yield right.claim_id, left.doc_id, left.sentence
