"""The whole corpus reconciled: relations between claims and the figures they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.reconcile.compare import Comparison, compare
from pipeline.reconcile.corpus import Corpus
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
    found = {(r.left, r.right): r for c in related(claims, corpus) for r in (c.relation(),)}
    return Reconciliation(tuple(found[key] for key in sorted(found)), ())


def related(claims: Sequence[Claim], corpus: Corpus) -> list[Comparison]:
    """Every pair of claims that share a word worth sharing, compared."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        profile = corpus.profile(claim)
        for concept in identity_of(profile):
            blocks[profile.family, concept].append(number)
    pairs = {
        (a, b)
        for members in blocks.values()
        for i, a in enumerate(members)
        for b in members[i + 1 :]
    }
    compared = (compare(claims[a], claims[b], corpus) for a, b in sorted(pairs))
    return [c for c in compared if c is not None]
