"""One new document held against many known claims, for the fact-check of a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.reconcile.candidates.blocks import ClaimBlocks
from pipeline.reconcile.candidates.likely import find_candidates
from pipeline.reconcile.candidates.subjects import columns_of
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.documents.view import DocumentView
from pipeline.reconcile.evidence.found import Found
from pipeline.reconcile.evidence.model import read_weights
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.shelf import Shelf
from pipeline.reconcile.evidence.survey import Survey
from pipeline.reconcile.evidence.unsure import unsure_of
from pipeline.reconcile.evidence.weigh import Reader, Weighed, pairs_of, weigh
from pipeline.reconcile.judge.best import keep_best
from pipeline.reconcile.judge.compare import compare
from pipeline.reconcile.judge.sentences import tell_beside
from pipeline.reconcile.outcome.explanations import relation_of
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.reconcile.recompute.arithmetic import find_sums
from pipeline.reconcile.recompute.derived import Derived, conclude, derive
from pipeline.reconcile.recompute.own_table import relate_to_own_tables
from pipeline.reconcile.settling import settle
from pipeline.reconcile.whole.relate import pairs_beside
from schemas.records import Claim, Document, Relation

# So many of the nearest claims are told, from this certainty on.
MOST_NEAR, LEAST_NEAR = 3, 0.02
# A contradiction carried over to a claim that tells the same as the contradicted one.
CARRIED: Final = 0.95
# Computations that tie numbers of named years: where they fail, one of the numbers is wrong.
BELYING: Final = frozenset({"change", "ratio", "mean", "sum"})


@dataclass(frozen=True, slots=True)
class Nearby:
    """A known claim that a new one may be about, not surely so: how surely, and by name on what
    they differ or what is not known of both."""

    claim: Claim
    certainty: float
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What the known claims say of a new document: relations, and by id of each new claim the known
    claims nearest to it, surest first."""

    relations: tuple[Relation, ...]
    nearest: Mapping[str, tuple[Nearby, ...]]


@dataclass(frozen=True, slots=True)
class Sight:
    """What was found before on a shelf of known claims: by id of a new claim what it may retell,
    and the known claims by row of the shelf."""

    found: Mapping[str, Found]
    rows: Mapping[int, Claim]

    def among(self, doc_ids: Collection[str]) -> Sight:
        """The same without the claims of other documents than these."""
        rows = {row: claim for row, claim in self.rows.items() if claim.doc_id in doc_ids}
        return Sight({name: found.among(rows) for name, found in self.found.items()}, rows)

    def renamed(self, names: Mapping[str, str]) -> Sight:
        """The same for new claims of other ids."""
        return Sight({names[name]: found for name, found in self.found.items()}, self.rows)

    def claims_for(self) -> dict[str, list[Claim]]:
        """By id of a new claim, the known claims found for it."""
        return {
            claim_id: [self.rows[row] for row in found.rows.tolist()]
            for claim_id, found in self.found.items()
        }


def relate_newcomer(
    document: Document,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    known: Sequence[Claim],
    *,
    sight: Sight | None = None,
    views: Mapping[str, DocumentView] | None = None,
) -> Newcomer:
    """What known claims say of a new document's claims, and these of each other.

    The new claims come in the order of the text, which no place on paper tells: of two columns, of
    a Word document or a plain text. A text retells passages, so what stands before and behind a
    number counts.
    Each new claim is held against what it may retell by weighed evidence; what that leaves open,
    dimension by dimension. What the new claims imply is held against the known ones, and the new
    against what the known imply: where it fits, or cannot fit. Ids of the newcomer's document and
    claims must differ from the known ones. `sight` tells which known claims to look at, where that
    was found before; documents that have one of the `views` need not bring all their claims.
    """
    corpus = Corpus.of([*documents, document], [*known, *claims], views)
    reader = Reader.of(corpus)
    if sight is None:
        sight = sight_of(claims, known, reader)
    index = ClaimBlocks.of(known, sight.claims_for())
    own = (compare(left, right, corpus) for left, right in _own_pairs(claims, corpus))
    across = [c for claim in claims for c in _match(claim, index, corpus)]
    beside = tell_beside(across, {claim.claim_id for claim in claims}, corpus)
    ours = {d.claim.claim_id: d for d in derive(claims, title=document.title)}
    theirs = _implied_by(index.claims, corpus)
    implying = ClaimBlocks.of([d.claim for d in theirs.values()])
    after = [c for d in ours.values() for c in _match(d.claim, index, corpus)]
    after += [c for claim in claims for c in _match(claim, implying, corpus)]
    comparisons, sums = conclude(
        keep_best([*across, *beside, *after, *(c for c in own if c is not None)]), ours | theirs
    )
    neighbours = Neighbours(known)
    weighed = _weigh(claims, sight, neighbours, reader)
    comparisons, sums = settle(weighed, comparisons, sums, neighbours)
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
    return Newcomer(
        tuple(relations[pair] for pair in sorted(relations)),
        {w.teller.claim_id: _nearest(w) for w in weighed},
    )


def sight_of(claims: Sequence[Claim], known: Sequence[Claim], reader: Reader) -> Sight:
    """What claims, in the order of their text, may retell of known ones put on a shelf."""
    shelf = Shelf.of(map(reader.about, known))
    found = Survey.of(shelf, [*map(reader.about, claims)]).all_found()
    told = {claim.claim_id: one for claim, one in zip(claims, found, strict=True)}
    return Sight(told, dict(enumerate(known)))


def _weigh(
    claims: Sequence[Claim], sight: Sight, neighbours: Neighbours, reader: Reader
) -> list[Weighed]:
    return weigh(
        [
            pairs_of(
                reader.about(claim), sight.found[claim.claim_id], sight.rows, neighbours, reader
            )
            for claim in claims
            if claim.claim_id in sight.found and not reader.about(claim).profile.limit
        ],
        read_weights(),
    )


def _nearest(weighed: Weighed) -> tuple[Nearby, ...]:
    """The known claims that are most surely meant, each number of a document once."""
    told: dict[tuple[object, ...], Nearby] = {}
    together = np.maximum(weighed.same, weighed.differs)
    for row in np.argsort(-together, kind="stable").tolist():
        claim = weighed.told[row]
        if together[row] < LEAST_NEAR or len(told) == MOST_NEAR:
            break
        key = (claim.doc_id, claim.value, claim.value_low, claim.unit)
        near = Nearby(claim, float(together[row]), unsure_of(weighed, row))
        told.setdefault(key, near)
    return tuple(told.values())


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


def _match(claim: Claim, index: ClaimBlocks, corpus: Corpus) -> list[Comparison]:
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
    comparisons: Sequence[Comparison], newcomers: set[str], index: ClaimBlocks, corpus: Corpus
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
