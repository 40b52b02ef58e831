"""Comparisons by the million: as rows of numbers, worked out and worded by several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.compare import compare
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.explanations import explain
from pipeline.reconcile.judgement import Comparison
from pipeline.reconcile.subjects import Ints
from pipeline.workers.forks import fan_out
from schemas.records import Claim, Relation
from schemas.vocabularies import DIMENSIONS, VERDICTS

# A comparison as numbers: the rows of both claims, verdict and dimension as their places in the
# vocabularies, the score.
JUDGED: Final = np.dtype(
    [("left", "i8"), ("right", "i8"), ("verdict", "u1"), ("dimension", "u1"), ("score", "f8")]
)
Judged = npt.NDArray[Any]

# Pairs compared, or sentences worded, in one go.
AT_A_TIME: Final = 80_000
_VERDICT_CODE: Final = {verdict: code for code, verdict in enumerate(VERDICTS)}
_DIMENSION_CODE: Final = {dimension: code for code, dimension in enumerate(DIMENSIONS)}


def judge_pairs(
    left: Ints, right: Ints, claims: Sequence[Claim], corpus: Corpus, *, processes: int
) -> Judged:
    """What comparing these rows of claims comes to, in their order, as records of `JUDGED`.

    Pairs without a relation are left out. The first claim of a pair must stand before the second.
    """

    def judge_some(rows: slice) -> Judged:
        found = []
        for a, b in zip(left[rows].tolist(), right[rows].tolist(), strict=True):
            comparison = compare(claims[a], claims[b], corpus)
            if comparison is not None:
                verdict = _VERDICT_CODE[comparison.verdict]
                dimension = _DIMENSION_CODE[comparison.dimension]
                found.append((a, b, verdict, dimension, comparison.score))
        return np.array(found, dtype=JUDGED)

    parts = fan_out(judge_some, _in_parts(len(left)), processes=processes)
    return np.concatenate([np.zeros(0, dtype=JUDGED), *parts])


def comparisons_of(judged: Judged, claims: Sequence[Claim]) -> Iterator[Comparison]:
    """The same as comparisons of claims."""
    for left, right, verdict, dimension, score in judged.tolist():
        yield Comparison(
            claims[left], claims[right], VERDICTS[verdict], DIMENSIONS[dimension], score
        )


def word(
    judged: Judged, claims: Sequence[Claim], corpus: Corpus, *, processes: int
) -> Iterator[Relation]:
    """The rows of `relations` that tell of these comparisons."""

    def word_some(rows: slice) -> list[str]:
        return [explain(c, corpus) for c in comparisons_of(judged[rows], claims)]

    parts = _in_parts(len(judged))
    worded = fan_out(word_some, parts, processes=processes)
    for rows, sentences in zip(parts, worded, strict=True):
        for told, sentence in zip(comparisons_of(judged[rows], claims), sentences, strict=True):
            yield told.relation(sentence)


def _in_parts(count: int) -> list[slice]:
    return [slice(start, start + AT_A_TIME) for start in range(0, count, AT_A_TIME)]
