"""The words of many claims as columns, so that one claim is held against all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.evidence.pairs.about import WordMeanings
from pipeline.reconcile.language.vectors import Floats

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reach:
    """How strongly concepts stand around a claim: spelled as numbers, in order, and the strength of
    each."""

    spelled: Ints
    strengths: npt.NDArray[np.float64]

    @classmethod
    def of(cls, reach: Mapping[str, float]) -> Reach:
        """From strengths by concept."""
        spelled = np.fromiter(map(spell, reach), dtype=np.int64, count=len(reach))
        strengths = np.fromiter(reach.values(), dtype=np.float64, count=len(reach))
        order = np.argsort(spelled)
        return cls(spelled[order], strengths[order])

    def at(self, spelled: Ints) -> npt.NDArray[np.float64]:
        """How strongly each of these stands here."""
        if not len(self.spelled):
            return np.zeros(len(spelled))
        at = np.minimum(np.searchsorted(self.spelled, spelled), len(self.spelled) - 1)
        return np.where(self.spelled[at] == spelled, self.strengths[at], 0.0)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of claims one after the other; `lengths` tells how many each claim has.

    `rarity` and `vectors` have a row a word, `spelled` holds the concepts of all words and
    `concepts` how many each word has.
    """

    lengths: Ints
    rarity: Floats
    vectors: Floats
    spelled: Ints
    concepts: Ints

    @classmethod
    def of(cls, told: Sequence[WordMeanings]) -> Words:
        """From the words of each claim; at least one claim."""
        return cls(
            lengths=np.array([len(words.printed) for words in told], dtype=np.int64),
            rarity=np.concatenate([words.rarity for words in told]),
            vectors=np.concatenate([words.vectors[: len(words.printed)] for words in told]),
            spelled=np.concatenate([words.spelled for words in told]),
            concepts=np.concatenate([words.lengths for words in told]),
        )

    def strengths(self, reach: Reach) -> Floats:
        """How strongly the concepts of each word stand around a claim, on average."""
        return _mean(reach.at(self.spelled), self.concepts)


def _mean(strengths: npt.NDArray[np.float64], lengths: Ints) -> Floats:
    """The means of so many each; 0 of none."""
    of = np.repeat(np.arange(len(lengths)), lengths)
    total = np.bincount(of, strengths, minlength=len(lengths))
    mean: Floats = (total / np.maximum(lengths, 1)).astype(np.float32)
    return mean
