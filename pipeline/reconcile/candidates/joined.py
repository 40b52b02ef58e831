"""Pairs of rows that share a key, by the million, and sets of such pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import Ints

# Pairs handed on at a time, and so held in memory.
AT_A_TIME: Final = 1 << 20
NONE: Final[Ints] = np.zeros(0, dtype=np.int64)


def pairs_sharing(keys: Ints, owners: Ints) -> Iterator[Ints]:
    """All pairs of two rows that share a key, packed, some at a time; a pair that shares several
    keys comes more than once, and so may a row have one key."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    ends = np.searchsorted(keys, keys, side="right")
    here = np.arange(len(keys))
    found, held = [NONE], 0
    step = 0
    while True:
        step += 1
        here = here[here + step < ends[here]]
        if not len(here):
            break
        for at in range(0, len(here), AT_A_TIME):
            some = here[at : at + AT_A_TIME]
            some = some[owners[some] != owners[some + step]]
            found.append(pack(owners[some], owners[some + step]))
            held += len(some)
            if held >= AT_A_TIME:
                yield np.concatenate(found)
                found, held = [NONE], 0
    yield np.concatenate(found)


def pack(one: Ints, other: Ints) -> Ints:
    """Pairs of rows as one number each, the lesser row first."""
    return (np.minimum(one, other) << 32) | np.maximum(one, other)


def ends_of(packed: Ints) -> tuple[Ints, Ints]:
    """The rows of packed pairs."""
    return packed >> 32, packed & 0xFFFFFFFF


def distinct(parts: Sequence[Ints]) -> Ints:
    """The different numbers in these, in order. (np.unique hashes, ten times as slow on these.)"""
    numbers = np.sort(np.concatenate([NONE, *parts]))
    distinct: Ints = numbers[np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]]
    return distinct


def pairs_with(asked: npt.NDArray[np.bool_], keys: Ints, owners: Ints) -> Iterator[Ints]:
    """The same of those pairs of which one is a row that is asked for: what others share among
    themselves is not looked at."""
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    mine = np.flatnonzero(asked[owners])
    first, last = (np.searchsorted(keys, keys[mine], side=side) for side in ("left", "right"))
    edges = np.cumsum(last - first) // AT_A_TIME
    for part in np.split(np.arange(len(mine)), np.flatnonzero(np.diff(edges)) + 1):
        lengths = last[part] - first[part]
        before = np.cumsum(lengths) - lengths
        one = np.repeat(owners[mine[part]], lengths)
        other = owners[np.arange(lengths.sum()) + np.repeat(first[part] - before, lengths)]
        apart = one != other
        yield pack(one[apart], other[apart])


def are_among(asked: Ints, known: Ints) -> npt.NDArray[np.bool_]:
    """Which of these numbers are among known ones, which are in order. (np.isin hashes all known
    ones anew each time it is asked.)"""
    if not len(known):
        return np.zeros(len(asked), dtype=bool)
    at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    among: npt.NDArray[np.bool_] = known[at] == asked
    return among


def mix(*parts: Ints | npt.NDArray[np.uint64]) -> Ints:
    """One key of several numbers; equal keys almost surely mean equal parts."""
    key = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        key ^= part.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        key *= np.uint64(0xBF58476D1CE4E5B9)
        key ^= key >> np.uint64(29)
    return key.view(np.int64)
