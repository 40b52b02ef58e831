"""Comparisons by the million: worked out and worded by several processes, and kept small."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import Ints
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.compare import compare
from pipeline.reconcile.outcome.explanations import explain
from pipeline.reconcile.outcome.faults import Fault, attempt
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.workers.forks import fan_out
from schemas.records import Claim, Relation
from schemas.vocabularies import DIMENSIONS, VERDICTS

# A comparison as numbers: the rows of both claims, verdict and dimension as their places in the
# vocabularies, the score.
ROW: Final = np.dtype(
    [("left", "i8"), ("right", "i8"), ("verdict", "u1"), ("dimension", "u1"), ("score", "f8")]
)
Rows = npt.NDArray[Any]

# Pairs compared by one process: the more, the more often a claim is met again that it knows.
AT_A_TIME: Final = 60_000
_VERDICT_CODE: Final = {verdict: code for code, verdict in enumerate(VERDICTS)}
_DIMENSION_CODE: Final = {dimension: code for code, dimension in enumerate(DIMENSIONS)}


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Comparisons as records of `ROW`, and the sentences that explain them, packed in parts.

    `faults` tells of the pairs on which comparing failed.
    """

    rows: Rows
    sentences: tuple[bytes, ...]
    faults: tuple[Fault, ...] = ()

    def relations(self, kept: npt.NDArray[np.bool_], claims: Sequence[Claim]) -> Iterator[Relation]:
        """The rows of `relations` for those kept."""
        start = 0
        for packed in self.sentences:
            sentences = json.loads(zlib.decompress(packed))
            part = slice(start, start + len(sentences))
            start = part.stop
            told = comparisons_of(self.rows[part], claims)
            for comparison, sentence, keep in zip(told, sentences, kept[part], strict=True):
                if keep:
                    yield comparison.relation(sentence)


def judge_pairs(
    left: Ints, right: Ints, claims: Sequence[Claim], corpus: Corpus, *, processes: int
) -> JudgedPairs:
    """What comparing these rows of claims comes to, in their order; pairs without a relation are
    left out. The first claim of a pair must stand before the second."""

    def judge_one(one: Claim, other: Claim) -> tuple[Comparison, str] | None:
        comparison = compare(one, other, corpus)
        return None if comparison is None else (comparison, explain(comparison, corpus))

    def judge_some(part: slice) -> tuple[Rows, bytes, list[Fault]]:
        found, sentences = [], []
        faults: list[Fault] = []
        for a, b in zip(left[part].tolist(), right[part].tolist(), strict=True):
            pair = (claims[a].claim_id, claims[b].claim_id)
            judged = attempt(judge_one, claims[a], claims[b], on=pair, faults=faults)
            if judged is not None:
                comparison, sentence = judged
                verdict = _VERDICT_CODE[comparison.verdict]
                dimension = _DIMENSION_CODE[comparison.dimension]
                found.append((a, b, verdict, dimension, comparison.score))
                sentences.append(sentence)
        packed = zlib.compress(json.dumps(sentences).encode(), 1)
        return np.array(found, dtype=ROW), packed, faults

    parts = [slice(start, start + AT_A_TIME) for start in range(0, len(left), AT_A_TIME)]
    judged = [*fan_out(judge_some, parts, processes=processes)]
    rows = np.concatenate([np.zeros(0, dtype=ROW), *(rows for rows, _, _ in judged)])
    return JudgedPairs(
        rows,
        tuple(packed for _, packed, _ in judged),
        tuple(fault for _, _, faults in judged for fault in faults),
    )


def comparisons_of(rows: Rows, claims: Sequence[Claim]) -> Iterator[Comparison]:
    """The same as comparisons of claims."""
    for left, right, verdict, dimension, score in rows.tolist():
        yield Comparison(
            claims[left], claims[right], VERDICTS[verdict], DIMENSIONS[dimension], score
        )
