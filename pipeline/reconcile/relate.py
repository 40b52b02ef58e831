"""The whole corpus reconciled: relations between claims and the figures they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.reconcile.arithmetic import find_sums
from pipeline.reconcile.compare import Comparison, compare, restate
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.labels import find_echoes
from pipeline.reconcile.levels import identity_of
from schemas.records import Claim, Decision, Document, Figure, Relation


@dataclass(frozen=True, slots=True)
class StaleDecision:
    """A decision that no longer fits: the values it was made on, and those seen now."""

    decision: Decision
    seen: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class PreviousReconciliation:
    """What an earlier run found: its relations and the digest of every document it saw."""

    relations: tuple[Relation, ...]
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What reconciling gave; `digests` goes back in as `previous` on the next run."""

    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]
    stale: tuple[StaleDecision, ...] = ()
    rejected_claim_ids: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)


def reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    decisions: Sequence[Decision] = (),
    *,
    previous: PreviousReconciliation | None = None,
) -> Reconciliation:
    """Relate every claim to the claims it can be held against, and gather them into figures."""
    corpus = Corpus.of(documents, claims)
    found = {(r.left, r.right): r for r in related(claims, corpus)}
    return Reconciliation(tuple(found[key] for key in sorted(found)), ())


def related(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Relation]:
    """Every relation the rules find; a later one for the same pair replaces an earlier one."""
    comparisons = [c for a, b in candidates(claims, corpus) if (c := compare(a, b, corpus))]
    for comparison in keep_best(comparisons):
        yield comparison.relation()
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.doc_id].append(claim)
    for members in by_document.values():
        for label, text in find_echoes(members, corpus):
            yield restate(label, text, corpus).relation()
        for computed in find_sums(members, corpus):
            yield computed.relation()


def candidates(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of claims that share a word worth sharing."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        profile = corpus.profile(claim)
        for concept in identity_of(profile) | profile.far:
            blocks[profile.family, concept].append(number)
    pairs = {
        (a, b)
        for members in blocks.values()
        for i, a in enumerate(members)
        for b in members[i + 1 :]
    }
    for a, b in sorted(pairs):
        yield claims[a], claims[b]


# Two numbers of one sentence are two things: a claim elsewhere is held against the one it fits.
_CHOOSY: Final = frozenset({"population", "definition", "period", "statistic", ""})


def keep_best(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Of the claims of one sentence, keep for each claim elsewhere the one that fits it best."""
    best: dict[tuple[str, str, str], float] = {}

    def sides(c: Comparison) -> Iterator[tuple[str, str, str]]:
        if c.verdict in ("explained", "contradicts") and c.dimension in _CHOOSY:
            if (c.left.doc_id, c.left.sentence) != (c.right.doc_id, c.right.sentence):
                yield c.left.claim_id, c.right.doc_id, c.right.sentence
                yield c.right.claim_id, c.left.doc_id, c.left.sentence

    for comparison in comparisons:
        for side in sides(comparison):
            best[side] = max(best.get(side, 0.0), comparison.score)
    return [c for c in comparisons if all(c.score >= best[side] - NEAR_BEST for side in sides(c))]


# Scores this near the best fit are as good.
NEAR_BEST: Final = 0.02
