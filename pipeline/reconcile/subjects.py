"""The claims as columns: what finding pairs needs of each, and no more."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.concepts import concepts_of, light_roots, weight_of
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.cover import contrasting_roots
from pipeline.reconcile.periods import span_of
from pipeline.reconcile.profile import size_of, whole_of
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

    `concepts` holds the concepts of claim i in `starts[i]:starts[i + 1]`, rarest first, `of_whole`
    which of them name what a share is a share of. The bit sets tell what a claim names, what of
    that the other must have too, all words around it, and the noun of what a share is a share of:
    two words of 64 bits, then for the last three
    sets the same concepts on other bits, so that two concepts are seldom taken for one. `period`
    numbers the stretches of time, `numbers` are values in the family's base unit.
    """

    family: Ints
    period: Ints
    concepts: Ints
    of_whole: npt.NDArray[np.bool_]
    starts: Ints
    named: Flags
    needed: Flags
    reach: Flags
    noun: Flags
    numbers: npt.NDArray[np.float64]
    document: Ints
    cell: npt.NDArray[np.bool_]
    share: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.family)


@dataclass(slots=True)
class _Numbering:
    """Small numbers for texts, in order of appearance; 0 for the empty text."""

    known: dict[str, int] = field(default_factory=lambda: {"": 0})

    def of(self, text: str) -> int:
        return self.known.setdefault(text, len(self.known))


@dataclass(frozen=True, slots=True)
class Subject:
    """The concepts a claim names, is found by, needs the other to have, and has around it; of a
    share also those of what it is a share of, and the noun of that."""

    named: frozenset[str]
    found_by: frozenset[str]
    needed: frozenset[str]
    reach: frozenset[str]
    whole: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()


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
    found_by = found_by | heading if bare else found_by
    if claim.unit != "percent":
        return Subject(named, found_by, needed, reach)
    noun = frozenset(filter(None, [whole_of(claim)]))
    return Subject(named, found_by, needed, reach, population, noun)


def columns_of(claims: Sequence[Claim], corpus: Corpus) -> Columns:
    """The claims as columns, in the same order."""
    count = len(claims)
    numbering = {name: _Numbering() for name in ("family", "period", "document")}
    words = _Numbering()
    flat, lengths, of_whole = array("q"), array("q"), array("b")
    bits = [np.zeros((count, words), dtype=np.uint64) for words in (2, 4, 4, 4)]
    rows = {name: np.zeros(count, dtype=np.int64) for name in numbering}
    numbers = np.zeros(count)
    for row, claim in enumerate(claims):
        family, factor = family_of(claim.unit)
        rows["family"][row] = numbering["family"].of(family)
        rows["period"][row] = numbering["period"].of(str(span_of(claim.period) or claim.period))
        rows["document"][row] = numbering["document"].of(claim.doc_id)
        numbers[row] = size_of(claim) * float(factor)
        subject = subject_of(claim, corpus.lends(claim))
        known = [c for c in sorted(subject.found_by) if weight_of(c) == 1.0]
        flat.extend(map(words.of, known))
        of_whole.extend(c in subject.whole for c in known)
        lengths.append(len(known))
        sets = (subject.named - light_roots(), subject.needed - light_roots(), subject.reach)
        for column, told in zip(bits, (*sets, subject.noun), strict=True):
            column[row] = _bit_set(told, column.shape[1])
    order, starts = _rarest(_ints(flat), _ints(lengths), words)
    return Columns(
        family=rows["family"],
        period=rows["period"],
        concepts=_ints(flat)[order],
        of_whole=np.frombuffer(of_whole, dtype=bool)[order],
        starts=starts,
        named=bits[0],
        needed=bits[1],
        reach=bits[2],
        noun=bits[3],
        numbers=numbers,
        document=rows["document"],
        cell=np.fromiter((bool(c.in_table) for c in claims), dtype=bool, count=count),
        share=rows["family"] == numbering["family"].of("percent"),
    )


def _bit_set(concepts: Iterable[str], words: int) -> list[int]:
    bits = 0
    for concept in concepts:
        bits |= _bits_of(concept)
    return [bits >> BITS * number & _WORD for number in range(words)]


@lru_cache(maxsize=1 << 18)
def _bits_of(concept: str) -> int:
    """The concept's bits among the first two words and among the two after: by its letters, so
    that they are the same in every process and corpus."""
    place = zlib.crc32(concept.encode())
    return 1 << place % (2 * BITS) | 1 << 2 * BITS + place // (2 * BITS) % (2 * BITS)


_WORD: Final = (1 << BITS) - 1


def _ints(numbers: array[int]) -> Ints:
    return np.frombuffer(numbers, dtype=np.int64)


def _rarest(flat: Ints, lengths: Ints, words: _Numbering) -> tuple[Ints, Ints]:
    """Which concepts to keep, the rarest of each claim first, and where those of each claim start.

    Of two as rare the one goes first whose letters say so, which does not change as documents come
    and go.
    """
    owner = np.repeat(np.arange(len(lengths)), lengths)
    frequency = np.bincount(flat, minlength=len(words.known))
    spelled = np.fromiter((zlib.crc32(w.encode()) for w in words.known), dtype=np.int64)
    order = np.lexsort((flat, spelled[flat], frequency[flat], owner))
    rank = np.arange(len(flat)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    starts = np.concatenate(([0], np.cumsum(np.minimum(lengths, MOST_CONCEPTS))))
    return order[rank < MOST_CONCEPTS], starts
