"""Comparisons by the million: worked out and worded by several processes, and kept small."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.engines import Engine
from pipeline.reconcile.candidates.subjects import Ints
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.compare import compare
from pipeline.reconcile.outcome.explanations import explain
from pipeline.reconcile.outcome.faults import Fault, attempt
from pipeline.reconcile.outcome.judgement import Comparison
from schemas.records import Claim, Relation
from schemas.vocabularies import DIMENSIONS, VERDICTS

# A comparison as numbers: the rows of both claims, verdict and dimension as their places in the
# vocabularies, the score.
ROW: Final = np.dtype(
    [("left", "i8"), ("right", "i8"), ("verdict", "u1"), ("dimension", "u1"), ("score", "f8")]
)
Rows = npt.NDArray[Any]
_Judged = tuple[Rows, bytes, list[Fault]]

# Pairs compared by one process: the more, the more often a claim is met again that it knows.
AT_A_TIME: Final = 60_000
# Fewer are no work for a process of their own.
AT_LEAST: Final = 5_000
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
    left: Ints, right: Ints, claims: Sequence[Claim], corpus: Corpus, engine: Engine
) -> JudgedPairs:
    """What comparing these rows of claims comes to, in their order; pairs without a relation are
    left out. The first claim of a pair must stand before the second."""

    def excerpt(part: slice) -> Callable[[], _Judged]:
        rows, places = np.unique(np.append(left[part], right[part]), return_inverse=True)
        own = [claims[row] for row in rows.tolist()]
        there = corpus.only(claim.doc_id for claim in own)
        ends = places[: len(left[part])], places[len(left[part]) :]
        return partial(_judge_excerpt, *ends, own, there, rows)

    many = min(AT_A_TIME, max(AT_LEAST, 1 + len(left) // engine.spread))
    parts = [slice(start, start + many) for start in range(0, len(left), many)]
    judged = [
        *engine.share(
            lambda part: _judge_some(left[part], right[part], claims, corpus), parts, parcel=excerpt
        )
    ]
    rows = np.concatenate([np.zeros(0, dtype=ROW), *(rows for rows, _, _ in judged)])
    return JudgedPairs(
        rows,
        tuple(packed for _, packed, _ in judged),
        tuple(fault for _, _, faults in judged for fault in faults),
    )


def _judge_some(left: Ints, right: Ints, claims: Sequence[Claim], corpus: Corpus) -> _Judged:
    def judge_one(one: Claim, other: Claim) -> tuple[Comparison, str] | None:
        comparison = compare(one, other, corpus)
        return None if comparison is None else (comparison, explain(comparison, corpus))

    found, sentences = [], []
    faults: list[Fault] = []
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
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


def _judge_excerpt(
    left: Ints, right: Ints, claims: Sequence[Claim], corpus: Corpus, rows: Ints
) -> _Judged:
    """The same of some claims, of which `rows` are the places among all."""
    found, packed, faults = _judge_some(left, right, claims, corpus)
    found["left"], found["right"] = rows[found["left"]], rows[found["right"]]
    return found, packed, faults


def comparisons_of(rows: Rows, claims: Sequence[Claim]) -> Iterator[Comparison]:
    """The same as comparisons of claims."""
    for left, right, verdict, dimension, score in rows.tolist():
        yield Comparison(
            claims[left], claims[right], VERDICTS[verdict], DIMENSIONS[dimension], score
        )
