"""Which claims to hold against each other: an index on what they are about, never all pairs.

Every claim stands in the blocks of the concepts that name what it is about. A small block gives
all its pairs. A large one is split by a second concept and by period, then by both; what is still
large then (hundreds of claims about one thing in one year) gives a star: each claim against one
that tells the same number, and the different numbers against each other. Pairs left out that way
are counted, so that nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import MOST_CONCEPTS, Columns, Ints
from pipeline.reconcile.outcome.judgement import FAR_APART
from pipeline.workers.forks import fan_out

SMALL_BLOCK: Final = 24
SMALL_LAST_BLOCK: Final = 40
# Claims known by no more concepts than this may share only one with another about the same thing.
FEW_CONCEPTS: Final = 2
# Shares of a claim's concepts that the other must have before the two are looked at closely.
LEAST_COVER: Final = 0.33

# Claims in large blocks taken together at a time: bounds the memory their pairs of concepts take.
AT_A_TIME: Final = 200_000
_CHUNK: Final = 1 << 20
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to look at closely (left < right), and how many were left out of large blocks."""

    left: Ints
    right: Ints
    left_out: int

    def take(self, rows: Ints | npt.NDArray[np.bool_]) -> Candidates:
        """Some of the pairs."""
        return Candidates(self.left[rows], self.right[rows], self.left_out)


def find_candidates(columns: Columns, *, processes: int = 1) -> Candidates:
    """The pairs worth comparing, those of one claim and of its likes one after the other.

    Several `processes` may share the work on large blocks.
    """
    owner = np.repeat(np.arange(len(columns)), np.diff(columns.starts))
    large = np.zeros(len(owner), dtype=bool)
    keys = mix(columns.family[owner], columns.concepts)
    few, _ = _search(columns, _small(keys, owner, SMALL_BLOCK, large))
    owner, concepts, of_whole = owner[large], columns.concepts[large], columns.of_whole[large]
    parts = 1 + int(np.count_nonzero(np.bincount(owner))) // AT_A_TIME

    def refine(part: int) -> tuple[Ints, int]:
        finer = _two_concepts(columns, owner, concepts, of_whole, part=(part, parts))
        return _search(columns, _pairs_of(columns, *finer))

    dated, left_out = _search(columns, _with_period(columns, owner, concepts))
    found = [few, dated]
    for pairs, lost in fan_out(refine, range(parts), processes=processes):
        found.append(pairs)
        left_out += lost
    packed = distinct(found)
    left, right = packed >> 32, packed & 0xFFFFFFFF
    place = _place_by_likes(left, right, len(columns))
    first, second = np.sort((place[left], place[right]), axis=0)
    order = np.lexsort((second, first))
    return Candidates(left[order], right[order], left_out)


def _search(columns: Columns, blocks: Iterable[tuple[Ints, int]]) -> tuple[Ints, int]:
    """The promising among the pairs of blocks, packed, and how many pairs blocks left out."""
    left_out = 0
    raw, fresh = [_NONE], [_NONE]
    found = _NONE
    for pairs, lost in blocks:
        left_out += lost
        raw.append(pairs)
        if sum(map(len, raw)) > _CHUNK:
            fresh.append(_promising(columns, distinct(raw)))
            raw = [_NONE]
        if sum(map(len, fresh)) > max(_CHUNK, len(found)):
            found = distinct([found, *fresh])
            fresh = [_NONE]
    return distinct([found, *fresh, _promising(columns, distinct(raw))]), left_out


def distinct(parts: Sequence[Ints]) -> Ints:
    """The different numbers in these, in order. (np.unique hashes, ten times as slow on these.)"""
    numbers = np.sort(np.concatenate(parts))
    distinct: Ints = numbers[np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]]
    return distinct


def _pairs_of(columns: Columns, keys: Ints, owners: Ints) -> Iterator[tuple[Ints, int]]:
    """Packed pairs of blocks by these keys, large ones split by period, and pairs left out."""
    still = np.zeros(len(keys), dtype=bool)
    yield from _small(keys, owners, SMALL_BLOCK, still)
    owners = owners[still]
    keys = mix(keys[still], columns.period[owners])
    still = np.zeros(len(keys), dtype=bool)
    yield from _small(keys, owners, SMALL_LAST_BLOCK, still)
    yield from _stars(keys[still], owners[still], columns.numbers)


def _place_by_likes(left: Ints, right: Ints, count: int) -> Ints:
    """Where each of so many claims stands when those that are paired stand near each other."""
    if not len(left):
        return np.arange(count, dtype=np.int64)  # SciPy cannot order a graph without edges
    # A command that pairs nothing need not wait for these.
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    ends = np.append(left, right), np.append(right, left)
    paired = coo_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(count, count))
    place = np.empty(count, dtype=np.int64)
    place[reverse_cuthill_mckee(paired.tocsr(), symmetric_mode=True)] = np.arange(count)
    return place


def mix(*parts: Ints) -> Ints:
    """One key of several numbers; equal keys almost surely mean equal parts."""
    key = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        key ^= part.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        key *= np.uint64(0xBF58476D1CE4E5B9)
        key ^= key >> np.uint64(29)
    return key.view(np.int64)


def _blocks(keys: Ints) -> tuple[Ints, Ints, Ints]:
    """Order of rows by key, and the start and size of each block in that order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    edges = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return order, edges, np.diff(np.append(edges, len(ordered)))


def _small(
    keys: Ints, owners: Ints, most: int, large: npt.NDArray[np.bool_]
) -> Iterator[tuple[Ints, int]]:
    """All pairs of the blocks up to `most` claims; rows of larger ones are marked in `large`."""
    if not len(keys):
        return
    order, starts, sizes = _blocks(keys)
    rows = owners[order]
    large[order] = np.repeat(sizes > most, sizes)
    for size in range(2, most + 1):
        of_size = starts[sizes == size]
        first, second = np.triu_indices(size, 1)
        step = max(1, _CHUNK // len(first))
        for begin in range(0, len(of_size), step):
            members = rows[of_size[begin : begin + step, None] + np.arange(size)]
            yield _pack(members[:, first].ravel(), members[:, second].ravel()), 0


def pairs_in_blocks(keys: Ints, owners: Ints, most: int) -> Ints:
    """The packed pairs of all blocks by these keys of up to `most` claims, each once."""
    large = np.zeros(len(keys), dtype=bool)
    return distinct([_NONE, *(pairs for pairs, _ in _small(keys, owners, most, large))])


def _pack(a: Ints, b: Ints) -> Ints:
    return (np.minimum(a, b) << 32) | np.maximum(a, b)


def _with_period(columns: Columns, owner: Ints, concepts: Ints) -> Iterator[tuple[Ints, int]]:
    """For claims known by few concepts: the pairs of blocks by one concept and period."""
    few = np.diff(columns.starts)[owner] <= FEW_CONCEPTS
    dated = (columns.period[owner] != 0) & few
    owner, concepts = owner[dated], concepts[dated]
    keys = mix(columns.family[owner], concepts, columns.period[owner], concepts)
    still = np.zeros(len(keys), dtype=bool)
    yield from _small(keys, owner, SMALL_BLOCK, still)
    yield from _stars(keys[still], owner[still], columns.numbers)


def _two_concepts(
    columns: Columns,
    owner: Ints,
    concepts: Ints,
    of_whole: npt.NDArray[np.bool_],
    *,
    part: tuple[int, int],
) -> tuple[Ints, Ints]:
    """Keys of every two concepts of a claim, and whose they are.

    Of so many parts one at a time, for memory; blocks stay whole. Hundreds of shares are told in
    the same words of all kinds of things: one of the two concepts must name what they are shares
    of, where that is told.
    """
    number, parts = part
    lengths = np.bincount(owner, minlength=len(columns))
    wanting = np.zeros(len(columns), dtype=bool)
    wanting[owner[of_whole]] = True
    starts = np.cumsum(lengths) - lengths
    keys, owners = [_NONE], [_NONE]
    for first in range(MOST_CONCEPTS):
        for second in range(first + 1, MOST_CONCEPTS):
            rows = np.flatnonzero(lengths > second)
            one, other = starts[rows] + first, starts[rows] + second
            a, b = concepts[one], concepts[other]
            here = (a + b) % parts == number
            here &= of_whole[one] | of_whole[other] | ~wanting[rows]
            rows, a, b = rows[here], a[here], b[here]
            keys.append(mix(columns.family[rows], np.minimum(a, b), np.maximum(a, b)))
            owners.append(rows)
    return np.concatenate(keys), np.concatenate(owners)


def _stars(
    keys: Ints, owners: Ints, numbers: npt.NDArray[np.float64]
) -> Iterator[tuple[Ints, int]]:
    """For large blocks: each claim with the first that tells the same number, and the first tellers
    of different numbers with each other, nearest numbers first; with the pairs left out."""
    if not len(keys):
        return
    order, starts, sizes = _blocks(keys)
    rows = owners[order]
    for start, size in zip(starts.tolist(), sizes.tolist(), strict=True):
        members = np.sort(rows[start : start + size])
        _, first, same = np.unique(numbers[members], return_index=True, return_inverse=True)
        hubs = members[first]
        others = np.setdiff1d(np.arange(size), first)
        reach = min(len(hubs) - 1, SMALL_LAST_BLOCK)
        pairs = [_pack(hubs[same[others]], members[others])]
        pairs.extend(_pack(hubs[:-step], hubs[step:]) for step in range(1, reach + 1))
        star = np.concatenate(pairs)
        yield star, size * (size - 1) // 2 - len(star)


def _promising(columns: Columns, packed: Ints) -> Ints:
    """The pairs that deserve a close look.

    Each has enough of what the other names, or one has it all and both are shares or of one
    period; not both need what the other lacks; they are not two cells of one document, nor
    different shares of different wholes.
    """
    left, right = packed >> 32, packed & 0xFFFFFFFF
    beside = columns.cell[left] & columns.cell[right]
    beside &= columns.document[left] == columns.document[right]
    share_a, share_b = _share(columns, left, right), _share(columns, right, left)
    period = columns.period[left]
    dated = (period != 0) & (period == columns.period[right])
    enough = np.minimum(share_a, share_b) > LEAST_COVER
    enough |= (dated | columns.share[left]) & (np.maximum(share_a, share_b) > 0.99)
    packed = packed[enough & ~beside]
    left, right = packed >> 32, packed & 0xFFFFFFFF
    complete = _has_needed(columns, left, right) | _has_needed(columns, right, left)
    promising: Ints = packed[complete & ~_are_shares_apart(columns, left, right)]
    return promising


def _are_shares_apart(columns: Columns, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """Which pairs are different shares of different wholes, and differ in more than that: one is a
    cell, the numbers lie far apart, or they are of two periods. Comparing finds nothing there."""
    a, b = np.abs(columns.numbers[left]), np.abs(columns.numbers[right])
    small, large = np.minimum(a, b), np.maximum(a, b)
    periods = columns.period[left], columns.period[right]
    more = columns.cell[left] | columns.cell[right] | (small <= 0) | (large > FAR_APART * small)
    more |= (periods[0] != 0) & (periods[1] != 0) & (periods[0] != periods[1])
    more &= (columns.document[left] != columns.document[right]) & (a != b)
    return more & _lacks_whole(columns, left, right) & _lacks_whole(columns, right, left)


def _lacks_whole(columns: Columns, own: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Whether the other nowhere has what each is a share of."""
    lacking = columns.noun[own] & ~columns.reach[other]
    lacks: npt.NDArray[np.bool_] = np.bitwise_or.reduce(lacking, axis=1) != 0
    return lacks


def _share(columns: Columns, own: Ints, other: Ints) -> npt.NDArray[np.float64]:
    """Which share of what each names the other has around it."""
    named = columns.named[own]
    met = np.bitwise_count(named & columns.reach[other, :2]).sum(axis=1)
    share: npt.NDArray[np.float64] = met / np.maximum(np.bitwise_count(named).sum(axis=1), 1)
    return share


def _has_needed(columns: Columns, own: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Whether the other has all that each needs."""
    lacking = columns.needed[own] & ~columns.reach[other]
    complete: npt.NDArray[np.bool_] = np.bitwise_or.reduce(lacking, axis=1) == 0
    return complete
