"""One new document held against many known claims, for the fact-check of a letter."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.blocks import find_candidates
from pipeline.reconcile.candidates.subjects import columns_of, subject_of
from pipeline.reconcile.documents.corpus import Corpus, DocumentView
from pipeline.reconcile.judge.best import keep_best
from pipeline.reconcile.judge.compare import compare
from pipeline.reconcile.judge.sentences import tell_beside
from pipeline.reconcile.language.concepts import weight_of
from pipeline.reconcile.outcome.explanations import relation_of
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.reconcile.quantity.units import family_of
from pipeline.reconcile.recompute.arithmetic import find_sums
from pipeline.reconcile.recompute.derived import Derived, conclude, derive
from pipeline.reconcile.recompute.own_table import relate_to_own_tables
from pipeline.reconcile.whole.relate import pairs_beside
from schemas.records import Claim, Document, Relation

# Known claims looked at closely for each new one: those that share its rarest words.
MOST_LOOKED_AT: Final = 80
# A contradiction carried over to a claim that tells the same as the contradicted one.
CARRIED: Final = 0.95
# Computations that tie numbers of named years: where they fail, one of the numbers is wrong.
BELYING: Final = frozenset({"change", "ratio", "mean", "sum"})


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """Known claims by family of unit and by the concepts around them.

    `found` holds, by id of the new claim, the known claims another index found for it.
    """

    claims: tuple[Claim, ...]
    postings: dict[tuple[str, str], npt.NDArray[np.int64]]
    found: Mapping[str, Sequence[Claim]]

    @classmethod
    def of(
        cls, claims: Sequence[Claim], found: Mapping[str, Sequence[Claim]] | None = None
    ) -> ClaimIndex:
        """Index claims; with `found` no others than the claims found."""
        postings: dict[tuple[str, str], list[int]] = defaultdict(list)
        indexed = claims
        if found is not None:
            indexed = [*{c.claim_id: c for near in found.values() for c in near}.values()]
        for row, claim in enumerate(indexed):
            family = family_of(claim.unit)[0]
            for concept in subject_of(claim).reach:
                if weight_of(concept) == 1.0:
                    postings[family, concept].append(row)
        return cls(
            tuple(indexed),
            {key: np.array(rows, dtype=np.int64) for key, rows in postings.items()},
            found or {},
        )

    def find(self, claim: Claim) -> list[Claim]:
        """The known claims most like this one in words, at most `MOST_LOOKED_AT`."""
        if claim.claim_id in self.found:
            return [*self.found[claim.claim_id]]
        family = family_of(claim.unit)[0]
        subject = subject_of(claim)
        scores = np.zeros(len(self.claims))
        for concept in sorted(subject.reach):
            rows = self.postings.get((family, concept))
            if rows is not None:
                weight = 2.0 if concept in subject.found_by else 1.0
                scores[rows] += weight * math.log1p(len(self.claims) / len(rows))
        order = np.argsort(-scores, kind="stable")[:MOST_LOOKED_AT]
        return [self.claims[row] for row in order.tolist() if scores[row] > 0]


def relate_newcomer(
    document: Document,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    known: Sequence[Claim],
    *,
    found: Mapping[str, Sequence[Claim]] | None = None,
    views: Mapping[str, DocumentView] | None = None,
) -> tuple[Relation, ...]:
    """The relations of a new document's claims with known ones and with each other.

    What the new claims imply is held against the known ones, and the new against what the known
    imply: where it fits, or cannot fit. A contradicted claim brings along the known claims that
    tell the same as it does. Ids of the newcomer's document and claims must differ from the known
    ones. `found` tells, by id of the new claim, which known claims to look at closely, where that
    was found before; documents that have one of the `views` need not bring all their claims.
    """
    corpus = Corpus.of([*documents, document], [*known, *claims], views)
    index = ClaimIndex.of(known, found)
    own = (compare(left, right, corpus) for left, right in _own_pairs(claims, corpus))
    across = [c for claim in claims for c in _match(claim, index, corpus)]
    beside = tell_beside(across, {claim.claim_id for claim in claims}, corpus)
    ours = {d.claim.claim_id: d for d in derive(claims, title=document.title)}
    theirs = _implied_by(index.claims, corpus)
    implying = ClaimIndex.of([d.claim for d in theirs.values()])
    after = [c for d in ours.values() for c in _match(d.claim, index, corpus)]
    after += [c for claim in claims for c in _match(claim, implying, corpus)]
    comparisons, sums = conclude(
        keep_best([*across, *beside, *after, *(c for c in own if c is not None)]), ours | theirs
    )
    relations = {(r.left, r.right): r for c in comparisons for r in (relation_of(c, corpus),)}
    newcomers = {claim.claim_id for claim in claims}
    for carried in _carry_over(comparisons, newcomers, index, corpus):
        relation = relation_of(carried, corpus)
        relations.setdefault((relation.left, relation.right), relation)
    fitting = [s for s in sums if s.holds or s.dimension in BELYING]
    for relation in (computed.relation() for computed in fitting):
        relations.setdefault((relation.left, relation.right), relation)
    within = (computed.relation() for computed in find_sums(claims, corpus))
    for relation in (*relate_to_own_tables(claims, corpus), *within):
        relations[relation.left, relation.right] = relation
    return tuple(relations[pair] for pair in sorted(relations))


def _implied_by(claims: Sequence[Claim], corpus: Corpus) -> dict[str, Derived]:
    """What the known claims imply, document by document, by id."""
    members: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        members[claim.doc_id].append(claim)
    return {
        d.claim.claim_id: d
        for doc_id, own in members.items()
        for d in derive(own, title=corpus.documents[doc_id].title)
    }


def _own_pairs(claims: Sequence[Claim], corpus: Corpus) -> list[tuple[Claim, Claim]]:
    """The pairs of the newcomer's own claims that a run would compare, each once."""
    pairs = find_candidates(columns_of(claims, corpus))
    across = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    unique = dict.fromkeys((*across, *pairs_beside(claims, range(len(claims)))))
    return [(claims[a], claims[b]) for a, b in unique]


def _match(claim: Claim, index: ClaimIndex, corpus: Corpus) -> list[Comparison]:
    """What the known claims say of this one, best first.

    One that is the same on every dimension goes before one that differs on a dimension.
    """
    compared = (
        compare(claim, other, corpus) for other in index.find(claim) if other.doc_id != claim.doc_id
    )
    kept = keep_best([c for c in compared if c is not None])
    return sorted(kept, key=lambda c: (c.verdict == "explained", -c.score, _other(c, claim)))


def _other(comparison: Comparison, claim: Claim) -> str:
    ends = (comparison.left.claim_id, comparison.right.claim_id)
    return ends[0] if ends[1] == claim.claim_id else ends[1]


def _carry_over(
    comparisons: Sequence[Comparison], newcomers: set[str], index: ClaimIndex, corpus: Corpus
) -> Iterator[Comparison]:
    """The new claim also contradicts what agrees with the claim it contradicts."""
    for comparison in comparisons:
        ends = (comparison.left, comparison.right)
        new = [c for c in ends if c.claim_id in newcomers]
        if comparison.verdict != "contradicts" or len(new) != 1:
            continue
        known = ends[0] if new[0] is ends[1] else ends[1]
        for agreeing in _match(known, index, corpus):
            if agreeing.verdict == "agrees":
                other = agreeing.left if agreeing.right is known else agreeing.right
                score = comparison.score * CARRIED
                left, right = sorted((new[0], other), key=lambda c: c.claim_id)
                yield Comparison(left, right, "contradicts", "", score)
