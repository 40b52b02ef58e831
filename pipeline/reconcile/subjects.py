"""The claims as columns: what finding pairs needs of each, and no more."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
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

# Claims with longer lists of concepts are known by the rarest of them.
MOST_CONCEPTS: Final = 8
BITS: Final = 64


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
    bare = sum(weight_of(concept) == 1.0 for concept in named) < 2
    if not named or (bare and claim.unit == "percent"):
        named |= around
    found_by = named | around if claim.unit == "percent" else named
    if claim.indicator:  # where one text lets itself be named and the other does not, words decide
        found_by |= {f"#{claim.indicator}"}
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
            telling = (c for c in told if number == 2 or weight_of(c) == 1.0)
            bits[number, 0, row], bits[number, 1, row] = _bit_set(telling)
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


def _bit_set(concepts: Iterable[str]) -> tuple[int, int]:
    bits = 0
    for concept in concepts:
        bits |= _bit_of(concept)
    return bits & _WORD, bits >> BITS


@lru_cache(maxsize=1 << 18)
def _bit_of(concept: str) -> int:
    """The concept's bit: by its letters, so that it is the same in every process and corpus."""
    return 1 << zlib.crc32(concept.encode()) % (2 * BITS)


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
