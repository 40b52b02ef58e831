"""Static word vectors: how near the meanings of two words lie, the same bytes on every machine.

`make vectors` distils them from a multilingual sentence encoder; docs/reconcile.md tells how.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_LEXICON: Final = files(__package__) / "lexicon"
SPELLINGS: Final = _LEXICON / "vector_words.npy"
VECTORS: Final = _LEXICON / "vectors.npy"
# A compound that is not known is read as the longest known word it ends in and what stands before.
_SHORTEST_PART: Final = 4
# Similarities of words that have nothing to do with each other stay below the one; words that mean
# the same reach the other.
UNRELATED, ALIKE = 0.35, 0.8


@cache
def _tables() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int8]]:
    """Spellings of the known words in order, and the vector of each, a row of int8."""
    with SPELLINGS.open("rb") as file:
        spellings = np.load(file, allow_pickle=False)
    with VECTORS.open("rb") as file:
        vectors = np.load(file, allow_pickle=False)
    return spellings, vectors


def spell_word(word: str) -> int:
    """A number that almost surely no other word has."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())


@lru_cache(maxsize=1 << 16)
def vector_of(word: str) -> Floats:
    """The unit vector of a word in small letters; all zeros where nothing is known of it."""
    known = _row_of(word)
    if known is None:
        known = _of_parts(word)
    length = float(np.linalg.norm(known))
    return known / np.float32(length) if length else known


def _row_of(word: str) -> Floats | None:
    spellings, vectors = _tables()
    spelled = np.uint64(spell_word(word))
    row = int(np.searchsorted(spellings, spelled))
    if row == len(spellings) or spellings[row] != spelled:
        return None
    known: Floats = vectors[row].astype(np.float32)
    return known


def _of_parts(word: str) -> Floats:
    """The vector of a compound: that of its longest known end, and of what stands before it."""
    for at in range(1, len(word) - _SHORTEST_PART + 1):
        head = _row_of(word[at:])
        if head is None:
            continue
        front = word[:at].rstrip("-")
        ahead = _row_of(front)
        if ahead is None and front.endswith("s"):
            ahead = _row_of(front[:-1])
        return head if ahead is None else head + ahead
    return np.zeros(_tables()[1].shape[1], dtype=np.float32)


def likeness(similarity: Floats) -> Floats:
    """From cosines to how far words say the same: 0 for unrelated, 1 for alike."""
    alike: Floats = np.clip((similarity - UNRELATED) / (ALIKE - UNRELATED), 0.0, 1.0)
    return alike
