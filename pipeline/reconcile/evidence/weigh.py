"""All evidence on the numbers of a text, weighed: how surely each retells which known number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.context import ClaimSight, TextSights
from pipeline.reconcile.evidence.found import Flags, Found
from pipeline.reconcile.evidence.model import Floats, Weights
from pipeline.reconcile.evidence.pairs.about import About, about
from pipeline.reconcile.evidence.pairs.beside import MOST_ALIKE, Contests, Neighbours
from pipeline.reconcile.evidence.pairs.features import COLUMN, FEATURES, Surroundings, features_of
from pipeline.reconcile.evidence.pairs.overlap import overlaps_of
from pipeline.reconcile.evidence.pairs.passages import passages_of
from schemas.records import Claim

# More that share more than the told are not counted.
MOST_RANK: Final = 20
_ALONE: Final = 0.5
# Claims kept as they were read: the last so many asked for, and as many before them.
MOST_READ: Final = 10_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one claim may retell: the claims told, the features of each pair, a row each, and how
    surely it is about the same (`same`) or the same but for one dimension (`differs`)."""

    teller: Claim
    told: tuple[Claim, ...]
    features: Floats
    same: Floats
    differs: Floats

    @property
    def barred(self) -> Flags:
        """By row whether both texts name another time, place or thing."""
        return self.features[:, COLUMN["barred"]] > 0

    def feature(self, row: int, name: str) -> float:
        """One feature of one pair."""
        return float(self.features[row, COLUMN[name]])


@dataclass(slots=True)
class Reader:
    """Reads claims of a corpus as `About`, and keeps those it was asked for last."""

    corpus: Corpus
    known: dict[str, About] = field(default_factory=dict)
    apart: dict[tuple[str, str], int] = field(default_factory=dict)
    _earlier: dict[str, About] = field(default_factory=dict)

    @classmethod
    def of(cls, corpus: Corpus) -> Reader:
        """A reader that has read nothing yet."""
        return cls(corpus)

    def about(self, claim: Claim) -> About:
        """What a claim of the corpus is about."""
        known = self.known.get(claim.claim_id)
        if known is None:
            if len(self.known) >= MOST_READ:
                self._earlier, self.known = self.known, {}
                self.apart.clear()
            known = self._earlier.get(claim.claim_id) or self._read(claim)
            self.known[claim.claim_id] = known
        return known

    def _read(self, claim: Claim) -> About:
        before = self.corpus.view(claim.doc_id).before.get(claim.sentence, "")
        return about(self.corpus.profile(claim), before)


def in_reading_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of one text as a reader meets them."""
    return sorted(claims, key=lambda c: (c.page, c.top or 0.0, c.x0 or 0.0, c.claim_id))


@dataclass(frozen=True, slots=True)
class Pairs:
    """What one claim may retell, and the features of each pair, a row each."""

    teller: Claim
    told: tuple[Claim, ...]
    features: Floats


def weigh(found: Sequence[Pairs], weights: Weights) -> list[Weighed]:
    """How surely each pair of the claims of a text is about the same; the claims in reading order.

    Each pair is weighed by itself, then again with what the claims around retell.
    """
    if not found:
        return []
    every = np.concatenate([pairs.features for pairs in found])
    ends = np.cumsum([len(pairs.told) for pairs in found])[:-1]
    alone = np.split(weights.alone.certainty(every), ends)
    context = TextSights.of(
        [
            ClaimSight.of(pairs.teller, pairs.told, pairs.features, certainty)
            for pairs, certainty in zip(found, alone, strict=True)
        ]
    )
    around = np.concatenate([context.rows(n) for n in range(len(found))])
    features = rounded(np.hstack([every, around]))
    same = np.split(weights.same.certainty(features), ends)
    differs = np.split(weights.differs.certainty(features), ends)
    return [
        Weighed(pairs.teller, pairs.told, pairs.features, same[n], differs[n])
        for n, pairs in enumerate(found)
    ]


def rounded(features: Floats) -> Floats:
    """To what 32 bits hold: the weights were learned on such numbers, so that ties fall the same
    way."""
    return features.astype(np.float32).astype(np.float64)


def pairs_of(
    teller: About,
    found: Found,
    rows: Mapping[int, Claim],
    neighbours: Neighbours,
    reader: Reader,
) -> Pairs:
    """Hold a claim beside all it may retell.

    `rows` holds the claims of the rows found, and those of the anchors around it.
    """
    claims = tuple(rows[row] for row in found.rows.tolist())
    around = [(rows[anchor.row], anchor.strength) for anchor in found.around]
    told = [reader.about(claim) for claim in claims]
    shares = [_shared(teller, about) for about in told]
    alike = _alike(claims, shares)
    rivals = [
        [
            reader.about(other)
            for other in _rivals(
                claim, neighbours.beside(claim), alike.get((claim.doc_id, claim.unit), ())
            )
        ]
        for claim in claims
    ]
    contests = Contests(teller, reader.apart).over(told, rivals)
    overlaps = overlaps_of(teller, told)
    described = []
    for place, claim in enumerate(claims):
        standing = Surroundings(
            documents=float(found.documents[place]),
            same_passage=max((s for c, s in around if _one_passage(c, claim)), default=0.0),
            same_page=max((s for c, s in around if _near_pages(c, claim)), default=0.0),
            **_compared(place, claims, shares),
        )
        beside = len(rivals[place])
        described.append(
            features_of(teller, told[place], overlaps[place], contests[place], beside, standing)
        )
    features = rounded(np.array(described, dtype=np.float64).reshape(-1, len(FEATURES)))
    return Pairs(teller.claim, claims, features)


def _alike(claims: Sequence[Claim], shares: Sequence[float]) -> dict[tuple[str, str], list[Claim]]:
    """By document and unit the claims that share most with the teller, most first."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for n in sorted(range(len(claims)), key=lambda n: -shares[n]):
        found[claims[n].doc_id, claims[n].unit].append(claims[n])
    return found


def _rivals(claim: Claim, beside: Iterable[Claim], alike: Sequence[Claim]) -> list[Claim]:
    """The numbers that may be meant instead: those beside, and those told in like words."""
    others = {c.claim_id: c for c in beside}
    for other in alike[: MOST_ALIKE + 1]:
        others.setdefault(other.claim_id, other)
    return [c for c in others.values() if c.claim_id != claim.claim_id]


def _shared(teller: About, told: About) -> float:
    """The shares of what both are about that the other has around it, together (0-2)."""
    ours = sum(w * told.reach.get(concept, 0.0) for concept, w in teller.own.items())
    theirs = sum(w * teller.reach.get(concept, 0.0) for concept, w in told.own.items())
    return (ours / teller.total if teller.total else 0.0) + (
        theirs / told.total if told.total else 0.0
    )


def _compared(place: int, claims: Sequence[Claim], shares: Sequence[float]) -> dict[str, float]:
    """How a claim lies among the others of its document that may be meant."""
    claim, own = claims[place], shares[place]
    others = [
        shares[n]
        for n, other in enumerate(claims)
        if n != place
        and other.doc_id == claim.doc_id
        and (claim.in_table or other.sentence != claim.sentence)
    ]
    rank = sum(share > own for share in others)
    return {
        "margin": own - max(others) if others else _ALONE,
        "rank": float(min(MOST_RANK, rank)),
    }


def _one_passage(one: Claim, other: Claim) -> bool:
    if one.doc_id != other.doc_id:
        return False
    if one.in_table or other.in_table:
        return one.in_table == other.in_table and one.page == other.page
    return passages_of(one) == passages_of(other)


def _near_pages(one: Claim, other: Claim) -> bool:
    return one.doc_id == other.doc_id and abs(one.page - other.page) <= 1
