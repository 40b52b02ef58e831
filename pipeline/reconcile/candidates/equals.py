"""Pairs of claims of two documents that tell the very same number, or nearly so, in like words, and
what that says of the two documents.

Which words are telling follows from a list that ships, so that a pair says the same whatever the
rest of the corpus tells.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.glance import LEAST, NEARLY
from pipeline.reconcile.candidates.joined import mix
from pipeline.reconcile.candidates.likely import Candidates
from pipeline.reconcile.candidates.subjects import (
    MOST_TELLING,
    Columns,
    Ints,
    nats_of_numbers,
)

# Numbers of so many digits are looked at when nearly the same.
TELLING_DIGITS: Final = 3
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
_CHUNK: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Equals:
    """Pairs of rows of two documents that tell one number, or nearly so: the number as a key, and
    how seldom two claims have so much in common by chance, number and telling words together
    (`nats`: minus the natural logarithm of its chance)."""

    left: Ints
    right: Ints
    number: Ints
    nats: Floats

    def take(self, rows: Flags) -> Equals:
        """Some of the pairs."""
        return Equals(*(getattr(self, field.name)[rows] for field in fields(self)))


def equals_among(columns: Columns, candidates: Candidates) -> Equals:
    """The candidates of two documents that tell one number or nearly so, not both in cells."""
    left, right = candidates.left, candidates.right
    apart = columns.document[left] != columns.document[right]
    apart &= ~(columns.cell[left] & columns.cell[right])
    a, b = np.abs(columns.numbers[left]), np.abs(columns.numbers[right])
    digits = np.minimum(columns.digits[left], columns.digits[right])
    near = (digits >= TELLING_DIGITS) & (np.abs(a - b) <= NEARLY * np.maximum(a, b))
    told = apart & (((a == b) & (a >= LEAST)) | near)
    return _described(columns, left[told], right[told])


def _described(columns: Columns, left: Ints, right: Ints) -> Equals:
    a, b = np.abs(columns.numbers[left]), np.abs(columns.numbers[right])
    apart = np.abs(a - b) / np.maximum(np.maximum(a, b), 1.0)
    digits = np.minimum(columns.digits[left], columns.digits[right])
    # Of any two numbers so many lie within the same share of each other.
    nats = np.minimum(nats_of_numbers(digits), -np.log(np.maximum(2 * apart, 1e-9)))
    nats += shared_nats(columns, left, right)
    return Equals(left, right, mix(columns.family[left], a.view(np.int64)), nats)


def shared_nats(columns: Columns, left: Ints, right: Ints) -> Floats:
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
