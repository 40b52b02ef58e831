"""The whole corpus reconciled: relations between claims and the figures they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations
from typing import Final

import numpy as np

from pipeline.reconcile.arithmetic import MOST_IN_SENTENCE, find_sums
from pipeline.reconcile.blocks import find_candidates
from pipeline.reconcile.compare import Comparison, compare, relabel, restate
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.decisions import Rulings, StaleDecision, apply_decisions
from pipeline.reconcile.digests import digests_of
from pipeline.reconcile.figures import gather_figures
from pipeline.reconcile.labels import find_echoes
from pipeline.reconcile.ruled import rule_pairs
from pipeline.reconcile.subjects import columns_of
from schemas.records import Claim, Decision, Document, Figure, Relation


@dataclass(frozen=True, slots=True)
class PreviousReconciliation:
    """What an earlier run found: its relations and the digest of every document it saw."""

    relations: tuple[Relation, ...]
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What reconciling gave.

    `renamed` maps claim ids to the indicator a steward gave them; `found` holds the relations
    before stewards ruled on them, which with `digests` goes back in on the next run; `left_out`
    counts pairs of very large blocks that were not compared one by one.
    """

    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]
    stale: tuple[StaleDecision, ...] = ()
    rejected_claim_ids: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    found: tuple[Relation, ...] = ()
    left_out: int = 0

    def remember(self) -> PreviousReconciliation:
        """What the next run needs to compare only what changed."""
        return PreviousReconciliation(self.found, self.digests)


def reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    decisions: Sequence[Decision] = (),
    *,
    previous: PreviousReconciliation | None = None,
) -> Reconciliation:
    """Relate every claim to the claims it can be held against, and gather them into figures.

    With `previous`, relations between documents that did not change are taken over, and only
    pairs with a claim of a changed document are compared. The order of documents and claims does
    not matter. Raises KeyError for a claim whose document is not among the documents.
    """
    rulings = apply_decisions(decisions, {c.claim_id: c for c in claims})
    home = {d.doc_id: d for d in sorted(documents, key=lambda d: d.doc_id)}
    standing = _after_rulings(claims, rulings)
    digests = digests_of(home.values(), standing)
    changed = {d for d in home if previous is None or previous.digests.get(d) != digests[d]}
    corpus = Corpus.of(home.values(), standing)
    kept = _kept(standing, changed, previous)
    fresh, left_out = _find_relations(standing, changed, corpus)
    found = {(r.left, r.right): r for r in (*kept, *fresh)}
    ruled = rule_pairs(found, rulings, {c.claim_id: c for c in standing}, corpus)
    relations = tuple(ruled[key] for key in sorted(ruled))
    return Reconciliation(
        relations=relations,
        figures=gather_figures(standing, relations, home, rulings),
        stale=rulings.stale,
        rejected_claim_ids=rulings.rejected,
        renamed=rulings.renamed,
        digests=digests,
        found=tuple(found[key] for key in sorted(found)),
        left_out=left_out,
    )


def _after_rulings(claims: Sequence[Claim], rulings: Rulings) -> list[Claim]:
    """The claims that stand, in order of document and id, with the indicators stewards gave."""
    standing = (c for c in claims if c.claim_id not in rulings.rejected)
    renamed = (
        replace(c, indicator=rulings.renamed[c.claim_id]) if c.claim_id in rulings.renamed else c
        for c in standing
    )
    return sorted(renamed, key=lambda c: (c.doc_id, c.claim_id))


def _kept(
    claims: Sequence[Claim], changed: set[str], previous: PreviousReconciliation | None
) -> list[Relation]:
    if previous is None:
        return []
    same = {c.claim_id for c in claims if c.doc_id not in changed}
    return [r for r in previous.relations if r.left in same and r.right in same]


def _find_relations(
    claims: Sequence[Claim], changed: set[str], corpus: Corpus
) -> tuple[list[Relation], int]:
    """The relations with a claim of a changed document in them, and the pairs left out."""
    if not changed:
        return [], 0
    columns = columns_of(claims, corpus)
    touched = np.fromiter((c.doc_id in changed for c in claims), dtype=bool, count=len(claims))
    pairs = find_candidates(columns, None if touched.all() else touched)
    across = ((claims[a], claims[b]) for a, b in zip(pairs.left, pairs.right, strict=True))
    members = _by_document(claims)
    beside = (
        pair
        for doc_id in sorted(changed & members.keys())
        for pair in pairs_beside(members[doc_id])
    )
    compared = (compare(left, right, corpus) for left, right in chain(across, beside))
    unique = {(c.left.claim_id, c.right.claim_id): c for c in compared if c is not None}
    comparisons = keep_best([*unique.values()])
    within: list[Relation] = []
    met = changed | {c.doc_id for pair in comparisons for c in (pair.left, pair.right)}
    for doc_id in sorted(met & members.keys()):
        echoes = list(find_echoes(members[doc_id], corpus))
        comparisons += _through_labels(echoes, comparisons, corpus)
        if doc_id in changed:
            within += [restate(label, text, corpus).relation() for label, text in echoes]
            within += [computed.relation() for computed in find_sums(members[doc_id], corpus)]
    return [*(c.relation() for c in comparisons), *within], pairs.left_out


def pairs_beside(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Counts that stand in one sentence: "30 trajecten voor 25 daders"."""
    sentences: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.unit == "count" and not claim.in_table:
            sentences[claim.sentence].append(claim)
    for members in sentences.values():
        if len(members) <= MOST_IN_SENTENCE:
            yield from combinations(members, 2)


def _by_document(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    members: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        members[claim.doc_id].append(claim)
    return members


def _through_labels(
    echoes: Sequence[tuple[Claim, Claim]], comparisons: Sequence[Comparison], corpus: Corpus
) -> list[Comparison]:
    """What holds for a claim in the text holds for the chart's label that restates it."""
    if not echoes:
        return []
    label_of = {text.claim_id: label for label, text in echoes}
    related = {frozenset((c.left.claim_id, c.right.claim_id)) for c in comparisons}
    found = []
    for comparison in comparisons:
        for text, other in (
            (comparison.left, comparison.right),
            (comparison.right, comparison.left),
        ):
            label = label_of.get(text.claim_id)
            if label is None or other.doc_id == text.doc_id:
                continue
            if frozenset((label.claim_id, other.claim_id)) not in related:
                found.append(relabel(comparison, text, label, corpus))
    return found


# Two numbers of one sentence are two things: a claim elsewhere is held against the one it fits.
_CHOOSY: Final = frozenset({"population", "definition", "period", "statistic", ""})
# Scores this near the best fit are as good.
_NEAR_BEST: Final = 0.02
# An agreement this much weaker than a contradiction still takes its place.
_AGREE_MARGIN: Final = 0.15


def keep_best(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Of the claims of one sentence, keep for each claim elsewhere the one that fits it best."""
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
    agreeing: dict[tuple[str, str], float] = {}
    for c in comparisons:
        if c.verdict in ("agrees", "consistent"):
            for key in _across(c):
                agreeing[key] = max(agreeing.get(key, 0.0), c.score)
    return [
        c
        for c in comparisons
        if c.verdict != "contradicts"
        or all(agreeing.get(key, 0.0) < c.score - _AGREE_MARGIN for key in _across(c))
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
