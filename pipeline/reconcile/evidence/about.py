"""What a claim is about, in weighed words: its own, and those around it.

Own words are those of its measure, its population, its headings and its clause; around it are its
sentence, the heading above it, its document's title and what the sentence before told. A concept
weighs by where it stands and by how rare it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.evidence.roles import Role, role_of
from pipeline.reconcile.language.concepts import concepts_of, words_of
from pipeline.reconcile.language.directions import direction_of
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.language.vectors import Floats, vector_of
from pipeline.reconcile.language.words import read_words
from schemas.records import Claim

# What a word weighs by where it stands.
NAMED, CLAUSE, SENTENCE, HEADING, LENT, BEFORE = 1.0, 0.8, 0.7, 0.55, 0.45, 0.4
# Words of a table's cell that stand in no heading of it.
BESIDE_CELL: Final = 0.5
# Words around a claim that are held against another's by meaning.
MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Words:
    """Printed words with the concepts of each, its rarity, and its vector, a row each."""

    printed: tuple[str, ...]
    concepts: tuple[frozenset[str], ...]
    rarity: Floats
    vectors: Floats


@dataclass(frozen=True, slots=True)
class About:
    """What a claim is about.

    `own` holds the weight of its own concepts, `total` their sum, `named` the rarity of those of
    its measure and population, `reach` how strongly each concept stands anywhere around it (0-1).
    """

    claim: Claim
    profile: Profile
    own: Mapping[str, float]
    total: float
    named: Mapping[str, float]
    reach: Mapping[str, float]
    words: Words
    around: Words
    role: Role
    direction: int


def about(profile: Profile, before: str = "") -> About:
    """Weigh the words of a claim; `before` is the sentence told shortly before its own."""
    claim = profile.claim
    named = profile.core | concepts_of(f"{claim.row_heading} {claim.column_heading}")
    clause = profile.near - named
    own = dict.fromkeys(clause, BESIDE_CELL if claim.in_table else CLAUSE)
    own |= dict.fromkeys(named, NAMED)
    reach: dict[str, float] = dict.fromkeys(concepts_of(before), BEFORE)
    reach |= dict.fromkeys(profile.far, LENT)
    reach |= dict.fromkeys(concepts_of(claim.section), HEADING)
    reach |= dict.fromkeys(concepts_of(claim.sentence), SENTENCE)
    reach |= own
    weighed = {concept: weight * rarity_of(concept) for concept, weight in own.items()}
    own_text = f"{profile.clause} {claim.measure} {claim.population} "
    own_text += f"{claim.row_heading} {claim.column_heading}"
    return About(
        claim=claim,
        profile=profile,
        own=weighed,
        total=sum(weighed.values()),
        named={concept: rarity_of(concept) for concept in named},
        reach=reach,
        words=words_in((own_text,)),
        around=words_in((own_text, claim.sentence, claim.section, before)),
        role=role_of(claim),
        direction=_direction(profile),
    )


def _direction(profile: Profile) -> int:
    """Which way the number goes: by its sign where it is a change, else by the words of its clause
    and what it measures."""
    claim = profile.claim
    if claim.statistic == "change" and profile.size:
        return 1 if profile.size > 0 else -1
    return direction_of(f"{profile.clause} {claim.measure}")


def words_in(texts: Iterable[str]) -> Words:
    """The telling words of texts, each once, in order."""
    stop = read_words().stop
    found = dict.fromkeys(
        word for text in texts for word in words_of(text) if word not in stop and len(word) > 1
    )
    printed = (*found,)[:MOST_WORDS]
    concepts = tuple(concepts_of(word) for word in printed)
    rarities = [max(map(rarity_of, own), default=0.0) for own in concepts]
    vectors = [vector_of(word) for word in printed] or [np.zeros_like(vector_of(""))]
    return Words(printed, concepts, np.array(rarities, dtype=np.float32), np.stack(vectors))
