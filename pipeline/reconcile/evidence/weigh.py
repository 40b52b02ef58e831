"""All evidence on the numbers of a text, weighed: how surely each retells which known number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.about import About, about
from pipeline.reconcile.evidence.bars import is_barred
from pipeline.reconcile.evidence.beside import Neighbours, contest
from pipeline.reconcile.evidence.features import FEATURES, Standing, features_of
from pipeline.reconcile.evidence.model import Floats, read_weights
from pipeline.reconcile.evidence.shelf import Flags, Found, passages_of
from schemas.records import Claim

# More that share more than the told are not counted.
MOST_RANK: Final = 20
_ALONE: Final = 0.5
COLUMN: Final[Mapping[str, int]] = {name: place for place, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one claim may retell: the claims told, the features of each pair, a row each, and how
    surely it is about the same (`same`) or the same but for one dimension (`differs`); `barred` are
    those that are not, whatever the evidence."""

    teller: Claim
    told: tuple[Claim, ...]
    features: Floats
    barred: Flags
    same: Floats
    differs: Floats

    def feature(self, row: int, name: str) -> float:
        """One feature of one pair."""
        return float(self.features[row, COLUMN[name]])


@dataclass(slots=True)
class Reader:
    """Reads claims of a corpus as `About`, each once."""

    corpus: Corpus
    _known: dict[str, About]

    @classmethod
    def of(cls, corpus: Corpus) -> Reader:
        """A reader that has read nothing yet."""
        return cls(corpus, {})

    def about(self, claim: Claim) -> About:
        """What a claim of the corpus is about."""
        known = self._known.get(claim.claim_id)
        if known is None:
            before = self.corpus.view(claim.doc_id).before.get(claim.sentence, "")
            known = self._known[claim.claim_id] = about(self.corpus.profile(claim), before)
        return known


@dataclass(frozen=True, slots=True)
class Pairs:
    """What one claim may retell, the features of each pair, a row each, and which are barred."""

    teller: Claim
    told: tuple[Claim, ...]
    features: Floats
    barred: Flags


def weigh(pairs: Pairs) -> Weighed:
    """How surely each pair is about the same."""
    weights = read_weights()
    return Weighed(
        teller=pairs.teller,
        told=pairs.told,
        features=pairs.features,
        barred=pairs.barred,
        same=weights.same.certainty(pairs.features),
        differs=weights.differs.certainty(pairs.features),
    )


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
    shares = [_shared(teller, reader.about(claim)) for claim in claims]
    described = []
    for place, claim in enumerate(claims):
        beside = [reader.about(other) for other in neighbours.beside(claim)]
        own = reader.about(claim)
        standing = Standing(
            documents=float(found.documents[place]),
            same_passage=max((s for c, s in around if _one_passage(c, claim)), default=0.0),
            same_page=max((s for c, s in around if _near_pages(c, claim)), default=0.0),
            **_compared(place, claims, shares),
        )
        told = contest(teller, own, beside)
        described.append(features_of(teller, own, told, len(beside), standing))
    # The weights were learned on numbers of 32 bits: ties fall the same way.
    features = np.array(described, dtype=np.float32).astype(np.float64)
    barred = [is_barred(teller.profile, reader.about(claim).profile) for claim in claims]
    return Pairs(
        teller.claim, claims, features.reshape(-1, len(FEATURES)), np.array(barred, dtype=bool)
    )


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
