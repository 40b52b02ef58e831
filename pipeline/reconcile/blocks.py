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
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.levels import contrasting_roots
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
LEAST_COVER: Final = 0.26


@dataclass(frozen=True, slots=True)
class Columns:
    """The claims as columns: what blocking needs of each, and no more.

    `concepts` holds the concepts of claim i in `starts[i]:starts[i + 1]`, rarest first. The bit
    sets (two words of 64 each) tell what a claim names, what of that the other must have too, and
    all words around it. `numbers` are values in the family's base unit.
    """

    family: Ints
    period: Ints
    concepts: Ints
    starts: Ints
    named: Flags
    needed: Flags
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


@dataclass(frozen=True, slots=True)
class Subject:
    """The concepts a claim names, is found by, needs the other to have, and has around it."""

    named: frozenset[str]
    found_by: frozenset[str]
    needed: frozenset[str]
    reach: frozenset[str]


def subject_of(claim: Claim, lent: frozenset[str] = frozenset()) -> Subject:
    """What a claim is found by.

    A share is found by its whole sentence, where what it is a share of stands; a claim that names
    hardly anything ("25 daders") by its heading too. `lent` holds the concepts that its document
    lends it: title, and the sentence that calls its note.
    """
    around = concepts_of(claim.sentence)
    heading = concepts_of(claim.section)
    population = concepts_of(claim.population)
    measure = concepts_of(claim.measure or claim.measure_lemma)
    named = measure | population
    needed = measure - population - contrasting_roots()
    if claim.indicator:
        named |= {f"#{claim.indicator}"}
    bare = sum(weight_of(concept) == 1.0 for concept in named) < 2
    if not named or (bare and claim.unit == "percent"):
        named |= around
    found_by = named | around if claim.unit == "percent" else named
    reach = named | around | heading | lent
    return Subject(named, found_by | heading if bare else found_by, needed, reach)


def columns_of(claims: Sequence[Claim], corpus: Corpus) -> Columns:
    """The claims as columns, in the same order."""
    count = len(claims)
    numbering = {name: _Numbering() for name in ("family", "period", "document", "table")}
    words = _Numbering()
    lists: list[list[int]] = []
    bits = np.zeros((3, 2, count), dtype=np.uint64)
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
        subject = subject_of(claim, corpus.lends(claim))
        lists.append([words.of(c) for c in sorted(subject.found_by) if weight_of(c) == 1.0])
        for number, told in enumerate((subject.named, subject.needed, subject.reach)):
            ids = (words.of(c) for c in told if number == 2 or weight_of(c) == 1.0)
            bits[number, 0, row], bits[number, 1, row] = _bit_set(ids)
    concepts, starts = _rarest(lists, len(words.known))
    return Columns(
        family=rows["family"],
        period=rows["period"],
        concepts=concepts,
        starts=starts,
        named=bits[0],
        needed=bits[1],
        reach=bits[2],
        numbers=numbers,
        document=rows["document"],
        table=rows["table"],
        share=rows["family"] == numbering["family"].of("percent"),
    )


def _bit_set(ids: Iterable[int]) -> tuple[int, int]:
    bits = 0
    for number in ids:
        bits |= 1 << (number * 0x9E3779B97F4A7C15 >> 7) % (2 * BITS)
    return bits & _WORD, bits >> BITS


_WORD: Final = (1 << BITS) - 1


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
    if changed is not None:
        touched = changed[left] | changed[right]
        left, right = left[touched], right[touched]
    keep = _promising(columns, left, right)
    left, right = left[keep], right[keep]
    # Pairs about the same rare thing one after the other: their profiles are then at hand.
    order = np.lexsort((right, left, _rarest_of(columns, left)))
    return Candidates(left[order], right[order], left_out)


def _rarest_of(columns: Columns, rows: Ints) -> Ints:
    """The rarest concept of each claim, -1 where it has none."""
    padded = np.append(columns.concepts, -1)
    rarest: Ints = np.where(np.diff(columns.starts)[rows] > 0, padded[columns.starts[rows]], -1)
    return rarest


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
    """Which pairs deserve a close look.

    Each has enough of what the other names, or one has it all and both are shares or of one
    period; not both need what the other lacks; and they are not two cells of one table.
    """
    keep = np.zeros(len(left), dtype=bool)
    for start in range(0, len(left), _CHUNK):
        part = slice(start, start + _CHUNK)
        a, b = left[part], right[part]
        share_a, share_b = _share(columns, a, b), _share(columns, b, a)
        table = columns.table[a]
        one_table = (table != 0) & (table == columns.table[b])
        dated = (columns.period[a] != 0) & (columns.period[a] == columns.period[b])
        enough = np.minimum(share_a, share_b) > LEAST_COVER
        enough |= (dated | columns.share[a]) & (np.maximum(share_a, share_b) > 0.99)
        lacking = np.minimum(_lacking(columns, a, b), _lacking(columns, b, a))
        keep[part] = enough & (lacking == 0) & ~one_table
    return keep


_CHUNK: Final = 1 << 20


def _share(columns: Columns, own: Ints, other: Ints) -> npt.NDArray[np.float64]:
    """Which share of what each names the other has around it."""
    named = columns.named[:, own]
    met = np.bitwise_count(named & columns.reach[:, other]).sum(axis=0)
    share: npt.NDArray[np.float64] = met / np.maximum(np.bitwise_count(named).sum(axis=0), 1)
    return share


def _lacking(columns: Columns, own: Ints, other: Ints) -> Ints:
    """How much of what each needs the other lacks."""
    lacking = np.bitwise_count(columns.needed[:, own] & ~columns.reach[:, other])
    total: Ints = lacking.sum(axis=0, dtype=np.int64)
    return total
