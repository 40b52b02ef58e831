"""How much of what one claim is about the other is about too: by the same concepts, and by words
whose meanings lie near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.reconcile.evidence.pairs.about import About, WordMeanings
from pipeline.reconcile.evidence.pairs.words import Reach, Words
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


@dataclass(frozen=True, slots=True)
class Overlaps:
    """How much of a teller is met around the told (`ours`), the other way round (`theirs`), and of
    the told's row and column heading (`headings`)."""

    ours: Overlap
    theirs: Overlap
    headings: tuple[float, float, float]


def overlaps_of(teller: About, told: Sequence[About]) -> list[Overlaps]:
    """How much of what one claim is about stands around each of others, and the other way round."""
    if not told:
        return []
    ours, theirs = _met_in(teller, told), _met_of(teller, told)
    headings = _headings_of(teller, told)
    return [
        Overlaps(_overlap(teller, other, ours[n]), _overlap(other, teller, theirs[n]), headings[n])
        for n, other in enumerate(told)
    ]


def _overlap(own: About, other: About, soft: float) -> Overlap:
    """How much of `own` stands around `other`, where so much is met by concepts or meaning."""
    shared = rarest = lacking = 0.0
    reach = other.reach
    for concept, weight in own.own.items():
        strength = reach.get(concept, 0.0)
        if strength:
            shared += weight * strength
            rarest = max(rarest, weight)
        else:
            lacking = max(lacking, weight)
    return Overlap(
        cover=shared / own.total if own.total else 0.0,
        soft=soft,
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


def _met_in(teller: About, told: Sequence[About]) -> list[float]:
    """The share of the rarity of a claim's words that is met around each of others: by their
    concepts, or else by the nearest word."""
    words = teller.words
    total = float(words.rarity.sum())
    if not total:
        return [0.0] * len(told)
    around = np.concatenate([other.around.vectors for other in told])
    ends = np.cumsum([len(other.around.vectors) for other in told])
    near = likeness(words.vectors @ around.T)
    nearest = np.maximum.reduceat(near, np.append(0, ends[:-1]), axis=1)
    concepts = [concept for own in words.concepts for concept in own]
    reached = [[other.reach.get(concept, 0.0) for concept in concepts] for other in told]
    met = np.array(reached).reshape(len(told), -1) @ words.shares()
    strength = np.maximum(met.astype(np.float32), nearest.T * np.float32(BY_MEANING))
    shares: list[float] = (strength.astype(np.float64) @ words.rarity / total).tolist()
    return shares


def _headings_of(teller: About, told: Sequence[About]) -> list[tuple[float, float, float]]:
    """The shares of the row heading of each of others that stand around a claim and in its own
    clause, and that of its column heading that stands around it; -1 where there is no such
    heading."""
    rows, columns = [other.row for other in told], [other.column for other in told]
    around, clause = (teller.reach, teller.around), (teller.own_reach, teller.words)
    sides = (_met(rows, *around), _met(rows, *clause), _met(columns, *around))
    return [
        (
            met_around if row.printed else -1.0,
            met_in_clause if row.printed else -1.0,
            column_met if column.printed else -1.0,
        )
        for row, column, met_around, met_in_clause, column_met in zip(
            rows, columns, *sides, strict=True
        )
    ]


def _met_of(teller: About, told: Sequence[About]) -> list[float]:
    """The share of the rarity of the words of each of others that is met around a claim."""
    return _met([other.words for other in told], teller.reach, teller.around)


def _met(
    told: Sequence[WordMeanings], reach: Mapping[str, float], around: WordMeanings
) -> list[float]:
    """The share of the rarity of the words of each that is met: by concepts of that reach, or else
    by the nearest of the words around."""
    all_words = Words.of(told)
    nearest = likeness(all_words.vectors @ around.vectors.T).max(axis=1, initial=0.0)
    strength = all_words.strengths(Reach.of(reach))
    strength = np.maximum(strength, nearest * np.float32(BY_MEANING))
    of = np.repeat(np.arange(len(told)), all_words.lengths)
    total = np.bincount(of, all_words.rarity, minlength=len(told))
    met = np.bincount(of, all_words.rarity * strength.astype(np.float64), minlength=len(told))
    shares: list[float] = np.divide(met, total, out=np.zeros(len(told)), where=total > 0).tolist()
    return shares
