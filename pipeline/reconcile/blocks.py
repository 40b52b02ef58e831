"""Which claims to hold against each other: an index on what they are about, never all pairs.

Every claim stands in the blocks of the concepts that name what it is about. A small block gives
all its pairs. A large one is split by a second concept and by period, then by both; what is still
large then (hundreds of claims about one thing in one year) gives a star: each claim against one
that tells the same number, and the different numbers against each other. Pairs left out that way
are counted, so that nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.concepts import concepts_of, weight_of
from pipeline.reconcile.profile import size_of
from pipeline.reconcile.units import family_of
from schemas.records import Claim

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.uint64]

SMALL_BLOCK: Final = 24
SMALL_LAST_BLOCK: Final = 40
# Claims with longer lists of concepts are known by the rarest of them.
MOST_CONCEPTS: Final = 8
BITS: Final = 64
# Shares of a claim's concepts that the other must have before the two are looked at closely.
LEAST_COVER: Final = 0.25


@dataclass(frozen=True, slots=True)
class Columns:
    """The claims as columns: what blocking needs of each, and no more.

    `concepts` holds the concepts of claim i in `starts[i]:starts[i + 1]`, rarest first; `named`
    and `reach` are bit sets of what a claim is about and of all words around it; `numbers` are
    values in the family's base unit.
    """

    family: Ints
    period: Ints
    concepts: Ints
    starts: Ints
    named: Flags
    reach: Flags
    numbers: npt.NDArray[np.float64]
    document: Ints
    table: Ints
    share: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.family)


@dataclass(slots=True)
class _Numbering:
    """Small numbers for texts, in order of appearance; 0 for the empty text."""

    known: dict[object, int] = field(default_factory=lambda: {"": 0})

    def of(self, text: object) -> int:
        return self.known.setdefault(text, len(self.known))


def subjects_of(claim: Claim) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The concepts a claim names, those it is found by, and all those around it.

    A share is found by its whole sentence, where what it is a share of stands; a claim that names
    hardly anything ("25 daders") by its heading too.
    """
    around = concepts_of(claim.sentence)
    heading = concepts_of(claim.section)
    named = concepts_of(claim.measure or claim.measure_lemma) | concepts_of(claim.population)
    if claim.indicator:
        named |= {f"#{claim.indicator}"}
    bare = sum(weight_of(concept) == 1.0 for concept in named) < 2
    if not named or (bare and claim.unit == "percent"):
        named |= around
    found_by = named | around if claim.unit == "percent" else named
    return named, found_by | heading if bare else found_by, named | around | heading


def columns_of(claims: Sequence[Claim]) -> Columns:
    """The claims as columns, in the same order."""
    count = len(claims)
    numbering = {name: _Numbering() for name in ("family", "period", "document", "table")}
    words = _Numbering()
    lists: list[list[int]] = []
    bits = np.zeros((2, count), dtype=np.uint64)
    rows = {name: np.zeros(count, dtype=np.int64) for name in numbering}
    numbers = np.zeros(count)
    for row, claim in enumerate(claims):
        family, factor = family_of(claim.unit)
        rows["family"][row] = numbering["family"].of(family)
        rows["period"][row] = numbering["period"].of(claim.period)
        rows["document"][row] = numbering["document"].of(claim.doc_id)
        rows["table"][row] = numbering["table"].of(
            (claim.doc_id, claim.in_table) if claim.in_table else ""
        )
        numbers[row] = size_of(claim) * float(factor)
        named, found_by, reach = subjects_of(claim)
        lists.append([words.of(c) for c in sorted(found_by) if weight_of(c) == 1.0])
        bits[0, row] = _bit_set(words.of(c) for c in named if weight_of(c) == 1.0)
        bits[1, row] = _bit_set(words.of(c) for c in reach)
    concepts, starts = _rarest(lists, len(words.known))
    return Columns(
        family=rows["family"],
        period=rows["period"],
        concepts=concepts,
        starts=starts,
        named=bits[0],
        reach=bits[1],
        numbers=numbers,
        document=rows["document"],
        table=rows["table"],
        share=rows["family"] == numbering["family"].of("percent"),
    )


def _bit_set(ids: Iterable[int]) -> int:
    bits = 0
    for number in ids:
        bits |= 1 << (number * 0x9E3779B97F4A7C15 >> 7) % BITS
    return bits


def _rarest(lists: list[list[int]], vocabulary: int) -> tuple[Ints, Ints]:
    """The concepts of all claims one after the other, the rarest of each first."""
    lengths = np.fromiter((len(ids) for ids in lists), dtype=np.int64, count=len(lists))
    flat = np.fromiter((i for ids in lists for i in ids), dtype=np.int64, count=lengths.sum())
    owner = np.repeat(np.arange(len(lists)), lengths)
    frequency = np.bincount(flat, minlength=vocabulary)
    order = np.lexsort((flat, frequency[flat], owner))
    flat, owner = flat[order], owner[order]
    rank = np.arange(len(flat)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    kept = rank < MOST_CONCEPTS
    starts = np.concatenate(([0], np.cumsum(np.minimum(lengths, MOST_CONCEPTS))))
    return flat[kept], starts


@dataclass(slots=True)
class Candidates:
    """Pairs to look at closely (left < right), and how many were left out of large blocks."""

    left: Ints
    right: Ints
    left_out: int


def find_candidates(columns: Columns, changed: npt.NDArray[np.bool_] | None = None) -> Candidates:
    """The pairs worth comparing; with `changed`, only those with a changed claim in them."""
    owner = np.repeat(np.arange(len(columns)), np.diff(columns.starts))
    keys = _mix(columns.family[owner], columns.concepts)
    pairs, large = _pairs_of_small(keys, owner, SMALL_BLOCK)
    found = [pairs]
    second = _refine(columns, owner[large], columns.concepts[large])
    left_out = 0
    for keys, owners, finer in second:
        pairs, large = _pairs_of_small(keys, owners, SMALL_BLOCK)
        found.append(pairs)
        if finer:
            keys = _mix(keys[large], columns.period[owners[large]])
            owners = owners[large]
            pairs, large = _pairs_of_small(keys, owners, SMALL_LAST_BLOCK)
            found.append(pairs)
        stars, lost = _stars(keys[large], owners[large], columns.numbers)
        found.append(stars)
        left_out += lost
    packed = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    left, right = packed >> 32, packed & 0xFFFFFFFF
    keep = _promising(columns, left, right)
    if changed is not None:
        keep &= changed[left] | changed[right]
    return Candidates(left[keep], right[keep], left_out)


def _mix(*parts: Ints) -> Ints:
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


def _pairs_of_small(keys: Ints, owners: Ints, most: int) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """All pairs of the blocks up to `most` claims, packed, and which rows stand in larger ones."""
    if not len(keys):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    order, starts, sizes = _blocks(keys)
    rows = owners[order]
    found = [np.zeros(0, dtype=np.int64)]
    for size in range(2, most + 1):
        of_size = starts[sizes == size]
        if not len(of_size):
            continue
        members = rows[of_size[:, None] + np.arange(size)]
        first, second = np.triu_indices(size, 1)
        found.append(_pack(members[:, first].ravel(), members[:, second].ravel()))
    large = np.zeros(len(keys), dtype=bool)
    large[order] = np.repeat(sizes > most, sizes)
    return np.concatenate(found), large


def _pack(a: Ints, b: Ints) -> Ints:
    return (np.minimum(a, b) << 32) | np.maximum(a, b)


def _refine(columns: Columns, owner: Ints, concepts: Ints) -> Iterator[tuple[Ints, Ints, bool]]:
    """Keys for the claims in large blocks: two concepts together, and a concept with its period.

    Each yield holds keys, owners and whether the key may be split further by period.
    """
    dated = columns.period[owner] != 0
    yield (
        _mix(
            columns.family[owner[dated]],
            concepts[dated],
            columns.period[owner[dated]],
            concepts[dated],
        ),
        owner[dated],
        False,
    )
    lengths = np.bincount(owner, minlength=len(columns))
    starts = np.cumsum(lengths) - lengths
    keys: list[Ints] = []
    owners: list[Ints] = []
    for first in range(MOST_CONCEPTS):
        for second in range(first + 1, MOST_CONCEPTS):
            rows = np.flatnonzero(lengths > second)
            if not len(rows):
                continue
            a, b = concepts[starts[rows] + first], concepts[starts[rows] + second]
            keys.append(_mix(columns.family[rows], np.minimum(a, b), np.maximum(a, b)))
            owners.append(rows)
    if keys:
        yield np.concatenate(keys), np.concatenate(owners), True


def _stars(keys: Ints, owners: Ints, numbers: npt.NDArray[np.float64]) -> tuple[Ints, int]:
    """For large blocks: each claim with the first that tells the same number, and the first tellers
    of different numbers with each other, nearest numbers first."""
    if not len(keys):
        return np.zeros(0, dtype=np.int64), 0
    order, starts, sizes = _blocks(keys)
    rows = owners[order]
    found = [np.zeros(0, dtype=np.int64)]
    left_out = 0
    for start, size in zip(starts.tolist(), sizes.tolist(), strict=True):
        members = np.sort(rows[start : start + size])
        _, first, same = np.unique(numbers[members], return_index=True, return_inverse=True)
        hubs = members[first]
        spokes = members[np.setdiff1d(np.arange(size), first)]
        found.append(_pack(hubs[same[np.setdiff1d(np.arange(size), first)]], spokes))
        reach = min(len(hubs) - 1, SMALL_LAST_BLOCK)
        found.extend(_pack(hubs[:-step], hubs[step:]) for step in range(1, reach + 1))
        left_out += size * (size - 1) // 2 - sum(len(f) for f in found[-reach - 1 :])
    return np.concatenate(found), left_out


def _promising(columns: Columns, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """Whether each has enough of the other's concepts, or one has all of them and both are shares
    or of one period; never two cells of one table."""
    a, b = columns.named[left], columns.named[right]
    share_a = np.bitwise_count(a & columns.reach[right]) / np.maximum(np.bitwise_count(a), 1)
    share_b = np.bitwise_count(b & columns.reach[left]) / np.maximum(np.bitwise_count(b), 1)
    table = columns.table[left]
    one_table = (table != 0) & (table == columns.table[right])
    period = columns.period[left]
    dated = (period != 0) & (period == columns.period[right])
    enough = np.minimum(share_a, share_b) >= LEAST_COVER
    share = columns.share[left]
    enough |= (dated | share) & (np.maximum(share_a, share_b) > 0.99)
    keep: npt.NDArray[np.bool_] = enough & ~one_table
    return keep
