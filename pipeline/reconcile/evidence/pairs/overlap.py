"""How much of what one claim is about the other is about too: by the same concepts, and by words
whose meanings lie near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.reconcile.evidence.pairs.about import About, WordMeanings
from pipeline.reconcile.language.vectors import likeness

# A word met only by meaning counts for less than the word itself.
BY_MEANING: Final = 0.75


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the other has of one claim's own words.

    `cover` is the share of their weight met by the same concepts, `soft` the same with words met by
    meaning, `named` that of measure and population alone (-1 where it names nothing), `shared` the
    weight met, `rarest` the rarity of the rarest concept met, `lacking` that of the rarest not met.
    """

    cover: float
    soft: float
    named: float
    shared: float
    rarest: float
    lacking: float


def overlap(own: About, other: About) -> Overlap:
    """How much of `own` stands around `other`."""
    shared = rarest = lacking = 0.0
    reach = other.reach
    for concept, weight in own.own.items():
        strength = reach.get(concept, 0.0)
        if strength:
            shared += weight * strength
            rarest = max(rarest, weight)
        else:
            lacking = max(lacking, weight)
    cover = shared / own.total if own.total else 0.0
    return Overlap(
        cover=cover,
        soft=soft_cover(own.words, reach, other.around),
        named=_named(own, reach),
        shared=shared,
        rarest=rarest,
        lacking=lacking,
    )


def _named(own: About, reach: Mapping[str, float]) -> float:
    total = sum(own.named.values())
    if not total:
        return -1.0
    return sum(rarity * reach.get(concept, 0.0) for concept, rarity in own.named.items()) / total


def met(words: WordMeanings, reach: Mapping[str, float], around: WordMeanings) -> np.ndarray:
    """How far each word is met (0-1): by its concepts, or else by the nearest word around."""
    strength = np.array(
        [
            sum(reach.get(concept, 0.0) for concept in concepts) / len(concepts)
            if concepts
            else 0.0
            for concepts in words.concepts
        ],
        dtype=np.float32,
    )
    if len(strength) and len(around.printed):
        nearest = likeness(words.vectors @ around.vectors.T).max(axis=1) * np.float32(BY_MEANING)
        strength = np.maximum(strength, nearest)
    return strength


def soft_cover(words: WordMeanings, reach: Mapping[str, float], around: WordMeanings) -> float:
    """The share of the words' rarity that is met."""
    total = float(words.rarity.sum())
    if not total or not words.printed:
        return 0.0
    return float(words.rarity @ met(words, reach, around)) / total
