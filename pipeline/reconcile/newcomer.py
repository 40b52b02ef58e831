"""One new document held against many known claims, for the fact-check of a letter."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.arithmetic import find_sums
from pipeline.reconcile.compare import Comparison, compare
from pipeline.reconcile.concepts import weight_of
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.explanations import explain
from pipeline.reconcile.relate import keep_best
from pipeline.reconcile.subjects import subject_of
from pipeline.reconcile.units import family_of
from pipeline.reconcile.verdicts import Judgement
from schemas.records import Claim, Document, Relation

# Known claims looked at closely for each new one: those that share its rarest words.
MOST_LOOKED_AT: Final = 80
# A contradiction carried over to a claim that tells the same as the contradicted one.
CARRIED: Final = 0.95


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """Known claims by family of unit and by the concepts around them.

    `found` holds, by id of the new claim, the known claims another index found for it.
    """

    corpus: Corpus
    claims: tuple[Claim, ...]
    postings: dict[tuple[str, str], npt.NDArray[np.int64]]
    found: Mapping[str, Sequence[Claim]]

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        claims: Sequence[Claim],
        found: Mapping[str, Sequence[Claim]] | None = None,
    ) -> ClaimIndex:
        """Index claims; their documents must be among the documents.

        With `found` no others than the claims found are indexed.
        """
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
            Corpus.of(documents, claims),
            tuple(indexed),
            {key: np.array(rows, dtype=np.int64) for key, rows in postings.items()},
            found or {},
        )

    def welcome(self, document: Document, claims: Sequence[Claim]) -> ClaimIndex:
        """The same index with a newcomer beside it: its claims can be matched, not found."""
        return replace(
            self,
            corpus=Corpus.of(
                [*self.corpus.documents.values(), document],
                [*(c for members in self.corpus.members.values() for c in members), *claims],
            ),
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


def match_claim(claim: Claim, index: ClaimIndex) -> list[Comparison]:
    """What the known claims say of a welcomed one, best first.

    One that is the same on every dimension goes before one that differs on a dimension.
    """
    compared = (
        compare(claim, other, index.corpus)
        for other in index.find(claim)
        if other.doc_id != claim.doc_id
    )
    kept = keep_best([c for c in compared if c is not None])
    return sorted(kept, key=lambda c: (c.verdict == "explained", -c.score, _other(c, claim)))


def _other(comparison: Comparison, claim: Claim) -> str:
    ends = (comparison.left.claim_id, comparison.right.claim_id)
    return ends[0] if ends[1] == claim.claim_id else ends[1]


def relate_newcomer(
    document: Document,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    known: Sequence[Claim],
    found: Mapping[str, Sequence[Claim]] | None = None,
) -> tuple[Relation, ...]:
    """The relations of a new document's claims with known ones and with each other.

    A contradicted claim brings along the known claims that tell the same as it does. Ids of the
    newcomer's document and claims must differ from the known ones. `found` tells, by id of the new
    claim, which known claims to look at closely, where that was found before.
    """
    index = ClaimIndex.of(documents, known, found).welcome(document, claims)
    own = (compare(left, right, index.corpus) for left, right in combinations(claims, 2))
    across = [c for claim in claims for c in match_claim(claim, index)]
    comparisons = keep_best([*across, *(c for c in own if c is not None)])
    relations = {(r.left, r.right): r for c in comparisons for r in (c.relation(),)}
    newcomers = {claim.claim_id for claim in claims}
    for relation in _carry_over(comparisons, newcomers, index):
        relations.setdefault((relation.left, relation.right), relation)
    for computed in find_sums(claims, index.corpus):
        relation = computed.relation()
        relations[relation.left, relation.right] = relation
    return tuple(relations[pair] for pair in sorted(relations))


def _carry_over(
    comparisons: Sequence[Comparison], newcomers: set[str], index: ClaimIndex
) -> Iterator[Relation]:
    """The new claim also contradicts what agrees with the claim it contradicts."""
    for comparison in comparisons:
        ends = (comparison.left, comparison.right)
        new = [c for c in ends if c.claim_id in newcomers]
        if comparison.verdict != "contradicts" or len(new) != 1:
            continue
        known = ends[0] if new[0] is ends[1] else ends[1]
        for agreeing in match_claim(known, index):
            if agreeing.verdict == "agrees":
                other = agreeing.left if agreeing.right is known else agreeing.right
                yield _contradiction(new[0], other, comparison.score * CARRIED, index.corpus)


def _contradiction(new: Claim, known: Claim, score: float, corpus: Corpus) -> Relation:
    left, right = sorted((new, known), key=lambda c: c.claim_id)
    text = explain(
        corpus.profile(left),
        corpus.profile(right),
        Judgement("contradicts", "", score),
        tuple(corpus.documents[c.doc_id] for c in (left, right)),
    )
    return Relation(left.claim_id, right.claim_id, "contradicts", "", text, round(score, 4))
