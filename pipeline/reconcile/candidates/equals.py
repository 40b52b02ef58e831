"""Pairs of claims of two documents that tell the very same number, or nearly so, in like words:
whatever else stands around it, they deserve a look.

Which words are telling follows from a list that ships, so that two claims are a pair whatever the
rest of the corpus tells, but for numbers that dozens of claims tell with one and the same word.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.blocks import Candidates, distinct, mix, pairs_in_blocks
from pipeline.reconcile.candidates.subjects import MOST_TELLING, Columns, Ints

# Claims that tell one number, or one number and a telling word: of more the pairs are not looked
# at.
MOST_TELLERS: Final = 24
# Numbers of one digit are told of everything.
LEAST: Final = 10
# Digits beyond these say no more of a number.
MOST_DIGITS: Final = 6
# Numbers of so many digits that lie within this share of each other are nearly the same.
TELLING_DIGITS: Final = 3
NEARLY: Final = 0.05
Flags = npt.NDArray[np.bool_]
_CHUNK: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Equals:
    """Pairs of rows of two documents that tell one number, or nearly so: the number as a key, and
    how seldom two claims have so much in common by chance, number and telling words together
    (`nats`: minus the natural logarithm of its chance)."""

    left: Ints
    right: Ints
    number: Ints
    nats: npt.NDArray[np.float64]

    def joined(self, more: Equals) -> Equals:
        """These pairs and more."""
        names = [field.name for field in fields(self)]
        return Equals(*(np.append(getattr(self, n), getattr(more, n)) for n in names))

    def take(self, rows: npt.NDArray[np.bool_]) -> Equals:
        """Some of the pairs."""
        return Equals(*(getattr(self, field.name)[rows] for field in fields(self)))


def equals_of(columns: Columns) -> Equals:
    """The pairs of two documents that tell one number, cells of two tables aside: those that share
    a telling word, or whose number is telling, where few tell it so."""
    rows = np.flatnonzero(np.abs(columns.numbers) >= LEAST)
    number = mix(columns.family[rows], np.abs(columns.numbers[rows]).view(np.int64))
    telling = columns.digits[rows] >= TELLING_DIGITS
    owner, place = np.nonzero(columns.telling[rows])
    words = columns.telling[rows[owner], place]
    packed = distinct(
        [
            pairs_in_blocks(number[telling], rows[telling], MOST_TELLERS),
            pairs_in_blocks(mix(number[owner], words), rows[owner], MOST_TELLERS),
        ]
    )
    left, right = packed >> 32, packed & 0xFFFFFFFF
    apart = columns.document[left] != columns.document[right]
    apart &= ~(columns.cell[left] & columns.cell[right])
    return _described(columns, left[apart], right[apart])


def near_of(columns: Columns, candidates: Candidates) -> Equals:
    """The candidates of two documents of which the one tells nearly the number of the other."""
    left, right = candidates.left, candidates.right
    apart = columns.document[left] != columns.document[right]
    apart &= ~(columns.cell[left] & columns.cell[right])
    apart &= np.minimum(columns.digits[left], columns.digits[right]) >= TELLING_DIGITS
    left, right = left[apart], right[apart]
    a, b = np.abs(columns.numbers[left]), np.abs(columns.numbers[right])
    near = (a != b) & (np.abs(a - b) <= NEARLY * np.maximum(a, b))
    return _described(columns, left[near], right[near])


def with_equals(candidates: Candidates, equals: Equals) -> Candidates:
    """The candidates, and behind them the pairs that tell one number and were none."""
    packed = equals.left << 32 | equals.right
    known = np.minimum(candidates.left, candidates.right) << 32
    known |= np.maximum(candidates.left, candidates.right)
    fresh = np.isin(packed, known, invert=True)
    return Candidates(
        np.append(candidates.left, equals.left[fresh]),
        np.append(candidates.right, equals.right[fresh]),
        candidates.left_out,
    )


def _described(columns: Columns, left: Ints, right: Ints) -> Equals:
    a, b = np.abs(columns.numbers[left]), np.abs(columns.numbers[right])
    apart = np.abs(a - b) / np.maximum(np.maximum(a, b), 1.0)
    # Of numbers of so many digits one in 9 * 10 ** (digits - 1) is this one; of any, so many lie
    # within the same share of it.
    digits = np.minimum(columns.digits[left], columns.digits[right])
    chance = np.maximum(10.0 ** (1 - np.minimum(digits, MOST_DIGITS).astype(float)) / 9, 2 * apart)
    return Equals(
        left,
        right,
        mix(columns.family[left], a.view(np.int64)),
        _shared(columns, left, right) - np.log(chance),
    )


def _shared(columns: Columns, left: Ints, right: Ints) -> npt.NDArray[np.float64]:
    """How much the telling words that stand around both say, in nats.

    The rarest says what it says, each further one half as much as the one before would: words that
    go together, and the parts of one compound, are met together.
    """
    shared = np.zeros(len(left))
    for at in range(0, len(left), _CHUNK):
        a, b = left[at : at + _CHUNK], right[at : at + _CHUNK]
        theirs = columns.telling[b]
        part = np.ones(len(a))
        for place in range(MOST_TELLING):  # the rarest first
            ours = columns.telling[a, place]
            met = (ours[:, None] == theirs).any(axis=1) & (ours != 0)
            shared[at : at + _CHUNK] += np.where(met, part * columns.nats[a, place], 0.0)
            part = np.where(met, part / 2, part)
    return shared
