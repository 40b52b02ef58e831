"""Which documents may retell each other, so that only these are looked through side by side.

They tell numbers, or nearly the same, in like words, and two documents of their lengths would
seldom have so much in common by chance. Who is kin follows from the two documents alone.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.equals import Equals
from pipeline.reconcile.candidates.subjects import Ints

Floats = npt.NDArray[np.float64]

# So many nats beyond chance make kin.
ENOUGH: Final = 4.0


def kin_of(equals: Equals, home: Ints, count: int) -> Ints:
    """The pairs of documents that may retell each other, as first * `count` + second, in order.

    `home` holds the document of each row, of `count` documents.
    """
    pairs, beyond = beyond_chance(equals, home, count)
    kin: Ints = pairs[beyond >= ENOUGH]
    return kin


def beyond_chance(equals: Equals, home: Ints, count: int) -> tuple[Ints, Floats]:
    """The pairs of documents that these stand in, in order, and how much each has in common beyond
    what two documents of their lengths have by chance, in nats."""
    one, other = home[equals.left], home[equals.right]
    keys = np.minimum(one, other) * count + np.maximum(one, other)
    pairs, of_pair = np.unique(keys, return_inverse=True)
    first, second = np.divmod(pairs, max(count, 1))
    lengths = np.bincount(home, minlength=count)
    return pairs, _beyond(equals, of_pair, np.log(lengths[first] * lengths[second]))


def _beyond(equals: Equals, of_pair: Ints, by_chance: Floats) -> Floats:
    """How much each pair of documents has in common beyond chance, each number once.

    The most telling number counts whole, each further one half as much as the one before would: the
    words around them may be those of the subject that both write about.
    """
    order = np.lexsort((-equals.nats, equals.number, of_pair))
    of_pair, number, nats = of_pair[order], equals.number[order], equals.nats[order]
    once = np.append(True, (np.diff(of_pair) != 0) | (np.diff(number) != 0))[: len(order)]
    of_pair = of_pair[once]
    beyond = np.maximum(0.0, nats[once] - by_chance[of_pair])
    order = np.lexsort((-beyond, of_pair))
    rank = np.arange(len(order)) - np.searchsorted(of_pair, of_pair[order])
    weights = beyond[order] * 0.5**rank
    sure = np.zeros(len(by_chance))
    np.add.at(sure, of_pair[order], weights)
    return sure
