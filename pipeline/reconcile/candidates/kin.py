"""Which documents may retell each other, so that only these are looked through side by side.

They tell numbers, or nearly the same, in like words, and two documents of their lengths would
seldom have so much in common by chance. Each is looked through beside the few that it has most in
common with, so that the work grows with the documents and not with their pairs.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.equals import Equals
from pipeline.reconcile.candidates.subjects import Ints

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# So many nats beyond chance make kin.
ENOUGH: Final = 4.0
# A document's nearest kin: two documents are looked through if either is so near to the other.
MOST_KIN: Final = 4


def kin_of(equals: Equals, home: Ints, count: int) -> Ints:
    """The pairs of documents that may retell each other, as first * `count` + second, in order.

    `home` holds the document of each row, of `count` documents.
    """
    pairs, of_pair = np.unique(home[equals.left] * count + home[equals.right], return_inverse=True)
    first, second = np.divmod(pairs, max(count, 1))
    lengths = np.bincount(home, minlength=count)
    by_chance: Floats = np.log(lengths[first] * lengths[second])
    enough, beyond = _beyond(equals, of_pair, by_chance)
    pairs, beyond = pairs[enough], beyond[enough]
    kin: Ints = pairs[_nearest(np.append(first[enough], second[enough]), pairs, beyond)]
    return kin


def _beyond(equals: Equals, of_pair: Ints, by_chance: Floats) -> tuple[Flags, Floats]:
    """By pair of documents, whether they have enough in common beyond chance, and how much, each
    number once.

    For being enough the most telling number counts whole, each further one half as much as the one
    before would: the words around them may be those of the subject that both write about.
    """
    order = np.lexsort((-equals.nats, equals.number, of_pair))
    of_pair, number, nats = of_pair[order], equals.number[order], equals.nats[order]
    once = np.append(True, (np.diff(of_pair) != 0) | (np.diff(number) != 0))[: len(order)]
    of_pair = of_pair[once]
    beyond = np.maximum(0.0, nats[once] - by_chance[of_pair])
    order = np.lexsort((-beyond, of_pair))
    rank = np.arange(len(order)) - np.searchsorted(of_pair, of_pair[order])
    sure = np.bincount(of_pair[order], weights=beyond[order] * 0.5**rank, minlength=len(by_chance))
    total: Floats = np.bincount(of_pair, weights=beyond, minlength=len(by_chance)).astype(float)
    return sure >= ENOUGH, total


def _nearest(documents: Ints, pairs: Ints, beyond: Floats) -> Flags:
    """Which pairs are among the nearest of either document, of equals the first; `documents` holds
    the first document of each pair, then the second of each."""
    of_pair = np.tile(np.arange(len(pairs)), 2)
    order = np.lexsort((pairs[of_pair], -beyond[of_pair], documents))
    place = np.arange(len(order)) - np.searchsorted(documents[order], documents[order])
    near = np.zeros(len(pairs), dtype=bool)
    near[of_pair[order[place < MOST_KIN]]] = True
    return near
