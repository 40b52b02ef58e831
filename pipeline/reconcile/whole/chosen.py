"""Of all that was judged, what is told: document by document, for two documents alone decide it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import Ints
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.best import keep_best
from pipeline.reconcile.judge.restated import Echoes, pass_on
from pipeline.reconcile.outcome.faults import Fault, attempt, gather
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.reconcile.outcome.sums import Sum
from pipeline.reconcile.recompute.derived import Derived, conclude
from pipeline.reconcile.whole.judged import Rows, comparisons_of
from schemas.records import Claim


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of the judged comparisons are told, those passed on to labels, and computations."""

    kept: npt.NDArray[np.bool_]
    passed_on: tuple[Comparison, ...]
    sums: tuple[Sum, ...]
    faults: tuple[Fault, ...] = ()


def choose(
    judged: Rows,
    home: Ints,
    claims: Sequence[Claim],
    corpus: Corpus,
    *,
    implied: Mapping[str, Derived],
    echoes: Echoes,
) -> Chosen:
    """Each number's best fit in each other document, and what follows from it.

    `home` holds the number of each claim's document; `implied` the claims that documents imply, by
    id; `echoes` the labels of each document and what they restate. Where choosing between two
    documents fails, all that was judged between them is told.
    """
    kept = np.ones(len(judged), dtype=bool)
    passed_on: list[Comparison] = []
    sums: list[Sum] = []
    faults: list[Fault] = []
    for rows in _meetings_to_settle(judged, home, claims, implied, echoes):
        comparisons = [*comparisons_of(judged[rows], claims)]
        names = {c.doc_id for c in (comparisons[0].left, comparisons[0].right)}
        concluded = attempt(_conclude, comparisons, implied, on=tuple(sorted(names)), faults=faults)
        if concluded is None:
            continue
        told, computed = concluded
        meant = {id(c) for c in told}
        kept[rows] = [id(c) in meant for c in comparisons]
        sums.extend(computed)
        restated = {name: echoes[name] for name in names if name in echoes}
        passed_on += gather(pass_on, restated, told, corpus, on=tuple(sorted(names)), faults=faults)
    return Chosen(kept, tuple(passed_on), tuple(sums), tuple(faults))


def _conclude(
    comparisons: Sequence[Comparison], implied: Mapping[str, Derived]
) -> tuple[Sequence[Comparison], Sequence[Sum]]:
    return conclude(keep_best(comparisons), implied)


def _meetings_to_settle(
    judged: Rows,
    home: Ints,
    claims: Sequence[Claim],
    implied: Mapping[str, Derived],
    echoes: Echoes,
) -> Iterator[Ints]:
    """The comparisons of two documents, for every two of which there is more than one, or one with
    an implied claim or a document with labels: a lonely one is told as it is."""
    first, second = home[judged["left"]], home[judged["right"]]
    meeting = first * (int(home.max(initial=0)) + 1) + second
    _, of, sizes = np.unique(meeting, return_inverse=True, return_counts=True)
    special = np.fromiter(
        (c.claim_id in implied or c.doc_id in echoes for c in claims), dtype=bool, count=len(claims)
    )
    asking = (sizes[of] > 1) | special[judged["left"]] | special[judged["right"]]
    rows = np.flatnonzero(asking)
    rows = rows[np.argsort(of[rows], kind="stable")]
    edges = np.flatnonzero(np.diff(of[rows])) + 1
    yield from (part for part in np.split(rows, edges) if len(part))
