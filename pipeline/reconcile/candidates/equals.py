"""Pairs of claims of two documents that tell the very same number and share a word: whatever the
words around it, they deserve a look."""

from __future__ import annotations

from typing import Final

import numpy as np

from pipeline.reconcile.candidates.blocks import Candidates, all_pairs, mix
from pipeline.reconcile.candidates.subjects import Columns, Ints

# A number told by more claims than this is no telling number.
MOST_TELLERS: Final = 40
# Numbers of one digit are told of everything.
LEAST: Final = 10


def with_equals(candidates: Candidates, columns: Columns) -> Candidates:
    """The candidates, and behind them the pairs that tell one number and were none."""
    left, right = _equal_pairs(columns)
    packed = left << 32 | right
    known = np.minimum(candidates.left, candidates.right) << 32
    known |= np.maximum(candidates.left, candidates.right)
    fresh = np.isin(packed, known, invert=True)
    return Candidates(
        np.append(candidates.left, left[fresh]),
        np.append(candidates.right, right[fresh]),
        candidates.left_out,
    )


def _equal_pairs(columns: Columns) -> tuple[Ints, Ints]:
    rows = np.flatnonzero(np.abs(columns.numbers) >= LEAST)
    keys = mix(columns.family[rows], np.abs(columns.numbers[rows]).view(np.int64))
    packed = all_pairs(keys, rows, MOST_TELLERS)
    left, right = packed >> 32, packed & 0xFFFFFFFF
    apart = columns.document[left] != columns.document[right]
    apart &= ~(columns.cell[left] & columns.cell[right])
    left, right = left[apart], right[apart]
    shared = columns.reach[left] & columns.reach[right]
    met = np.bitwise_or.reduce(shared, axis=1) != 0
    return left[met], right[met]
