"""What a claim is about, in weighed words: its own, and those around it.

Own words are those of its measure, its population, its headings and its clause; around it are its
sentence, the heading above it, its document's title and what the sentence before told. A concept
weighs by where it stands and by how rare it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.evidence.pairs.roles import Role, role_of
from pipeline.reconcile.language.concepts import concepts_of, words_of
from pipeline.reconcile.language.opposites import SIZE, sides_of
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.language.vectors import Floats, vector_of
from pipeline.reconcile.language.words import read_words
from schemas.records import Claim

Ints = npt.NDArray[np.int64]

# What a word weighs by where it stands.
NAMED, CLAUSE, SENTENCE, HEADING, LENT, BEFORE = 1.0, 0.8, 0.7, 0.55, 0.45, 0.4
# A word so many words off is half as near, and one behind another number as much less.
HALF_AS_NEAR, BEYOND_NUMBER = 6.0, 0.4
_TOKEN: Final = re.compile(r"\d[\d.,]*|[^\W\d_][^\W_]*")
# How surely what stands around a number is said of it.
SHARED: Final = 0.4
# Words of a table's cell that stand in no heading of it.
BESIDE_CELL: Final = 0.5
# Words around a claim that are held against another's by meaning.
MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class WordMeanings:
    """Printed words with the concepts of each, its rarity, and its vector, a row each; `spelled`
    holds the concepts of all words one after the other, as numbers, `lengths` how many each has."""

    printed: tuple[str, ...]
    concepts: tuple[tuple[str, ...], ...]
    rarity: Floats
    vectors: Floats
    spelled: Ints
    lengths: Ints

    def shares(self) -> npt.NDArray[np.float64]:
        """Which part each concept is of its word: a row a concept, a column a word."""
        of = np.repeat(np.arange(len(self.lengths)), self.lengths)
        shares = np.zeros((len(of), len(self.lengths)))
        shares[np.arange(len(of)), of] = 1.0 / self.lengths[of]
        return shares


@dataclass(frozen=True, slots=True)
class About:
    """What a claim is about.

    `own` holds the weight of its own concepts, `total` their sum, `named` the rarity of those of
    its measure and population, `reach` how strongly each concept stands anywhere around it (0-1);
    `row` and `column` are the words of its headings.
    """

    claim: Claim
    profile: Profile
    own: Mapping[str, float]
    total: float
    named: Mapping[str, float]
    reach: Mapping[str, float]
    own_reach: Mapping[str, float]
    close: Mapping[str, float]
    words: WordMeanings
    around: WordMeanings
    row: WordMeanings
    column: WordMeanings
    meaning: Floats
    role: Role
    sides: Mapping[str, int]


def about(profile: Profile, before: str = "") -> About:
    """Weigh the words of a claim; `before` is the sentence told shortly before its own."""
    claim = profile.claim
    named = profile.core | concepts_of(f"{claim.row_heading} {claim.column_heading}")
    beside = BESIDE_CELL if claim.in_table else CLAUSE
    # In one order, so that sums come to the same and ties fall the same way in every process.
    own = {c: NAMED if c in named else beside for c in sorted(profile.near | named)}
    reach: dict[str, float] = dict.fromkeys(concepts_of(before), BEFORE)
    reach |= dict.fromkeys(profile.far, LENT)
    reach |= dict.fromkeys(concepts_of(claim.section), HEADING)
    reach |= dict.fromkeys(concepts_of(claim.sentence), SENTENCE)
    reach |= own
    weighed = {concept: weight * rarity_of(concept) for concept, weight in own.items()}
    own_text = f"{profile.clause} {claim.measure} {claim.population} "
    own_text += f"{claim.row_heading} {claim.column_heading}"
    words = words_in((own_text,))
    return About(
        claim=claim,
        profile=profile,
        own=weighed,
        total=sum(weighed.values()),
        named={concept: rarity_of(concept) for concept in sorted(named)},
        reach=reach,
        own_reach={c: SHARED * strength for c, strength in reach.items()} | dict.fromkeys(own, 1.0),
        close=_close(claim, own),
        words=words,
        meaning=meaning_of(words),
        around=words_in((own_text, claim.sentence, claim.section, before)),
        row=words_in((claim.row_heading,)),
        column=words_in((claim.column_heading,)),
        role=role_of(claim),
        sides=_sides(profile),
    )


def _close(claim: Claim, own: Iterable[str]) -> Mapping[str, float]:
    """How near concepts stand to the number: from 1 right beside it, and half as much where another
    number stands between; all of a cell's own are near."""
    if claim.in_table or not claim.sentence:
        return dict.fromkeys(own, 1.0)
    found: dict[str, float] = {}
    ahead = reversed(_tokens(claim.sentence[: claim.start]))
    behind = _tokens(claim.sentence[claim.end :])
    for side in (ahead, behind):
        strength = 1.0
        for place, token in enumerate(side):
            if token[0].isdigit():
                strength *= BEYOND_NUMBER
                continue
            nearness = strength / (1.0 + place / HALF_AS_NEAR)
            for concept in sorted(concepts_of(token)):
                found[concept] = max(found.get(concept, 0.0), nearness)
    return found


@lru_cache(maxsize=50_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


def _sides(profile: Profile) -> Mapping[str, int]:
    """The side its clause takes by axis; of a change that no word calls a rise or a fall its sign
    tells which it is. The words of a bound ("meer dan 40") are its number's own."""
    claim = profile.claim
    at = max(0, profile.clause.find(claim.as_written))
    clause = profile.clause.replace(claim.as_written, " ", 1)
    sides = dict(sides_of(clause, at))
    if profile.size < 0:
        sides[SIZE] = -1
    elif claim.statistic == "change" and profile.size:
        sides.setdefault(SIZE, 1)
    return sides


def words_in(texts: Iterable[str]) -> WordMeanings:
    """The telling words of texts, each once, in order."""
    stop = read_words().stop
    found = dict.fromkeys(
        word for text in texts for word in words_of(text) if word not in stop and len(word) > 1
    )
    printed = (*found,)[:MOST_WORDS]
    concepts = tuple(tuple(sorted(concepts_of(word))) for word in printed)
    rarities = [max(map(rarity_of, own), default=0.0) for own in concepts]
    vectors = [vector_of(word) for word in printed] or [np.zeros_like(vector_of(""))]
    return WordMeanings(
        printed,
        concepts,
        np.array(rarities, dtype=np.float32),
        np.stack(vectors),
        np.array([spell(concept) for own in concepts for concept in own], dtype=np.int64),
        np.array([*map(len, concepts)], dtype=np.int64),
    )


def meaning_of(words: WordMeanings) -> Floats:
    """The mean vector of words, each by its rarity; of unit length unless all is unknown."""
    if not words.printed:
        return np.zeros(words.vectors.shape[1], dtype=np.float32)
    mean = words.rarity @ words.vectors
    length = float(np.linalg.norm(mean))
    return mean / np.float32(length) if length else mean
