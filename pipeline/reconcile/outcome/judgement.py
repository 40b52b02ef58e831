"""What a comparison comes to: verdict, dimension and score, and what the scores rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import count_telling
from pipeline.reconcile.likeness.levels import Levels
from pipeline.reconcile.rules import number
from schemas.records import Claim, Relation
from schemas.vocabularies import Dimension, Verdict

# Cover of the words that say what a claim is about, to be about the same thing.
SAME_MOST: Final = 0.8
# More than this on both sides, named by one and lacking in the other, makes two things.
RESIDUE: Final = 0.6
# Telling words that each clause may have and the other lack.
STRANGERS: Final = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its dimension and a score from 0 to 1."""

    verdict: Verdict
    dimension: Dimension
    score: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims about the same thing stand to each other.

    Where an end is a label that restates a number of the text, `meant` holds the claims whose
    words were held together.
    """

    left: Claim
    right: Claim
    verdict: Verdict
    dimension: Dimension
    score: float
    meant: tuple[Claim, Claim] | None = None

    def relation(self, explanation: str) -> Relation:
        """The row of `relations`, the smaller id left."""
        left, right = sorted((self.left.claim_id, self.right.claim_id))
        score = round(self.score, 4)
        return Relation(left, right, self.verdict, self.dimension, explanation, score)


def score_of(levels: Levels, factor: float) -> float:
    """How well two claims fit each other."""
    covers = 0.5 * (levels.least + levels.most)
    return factor * (0.7 * covers + 0.3 * min(1.0, levels.evidence / 4))


def are_far_apart(left: Profile, right: Profile) -> bool:
    """Whether one number is so many times the other that they are hardly of one thing."""
    small, large = sorted((abs(left.size), abs(right.size)))
    return small <= 0 or large / small > number("one_thing_apart")


def builds_text(left: Profile, right: Profile) -> bool:
    """Whether both are small counts of a bare noun: six places here and ten there are no series."""
    bare = min(count_telling(left.core), count_telling(right.core)) < 2
    return bare and left.family == "count" and max(left.size, right.size) <= number("structural")
