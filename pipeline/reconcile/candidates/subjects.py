"""The claims as columns: what finding pairs needs of each, and no more."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.claims.profile import size_of, whole_of
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.language.concepts import concepts_of, light_roots, weight_of
from pipeline.reconcile.language.rarity import nats_of
from pipeline.reconcile.likeness.cover import contrasting_roots
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.quantity.units import family_of
from pipeline.workers.forks import fan_out
from schemas.records import Claim

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.uint64]

# Claims with longer lists of concepts are known by the rarest of them.
MOST_CONCEPTS: Final = 8
# Concepts that tell how alike two claims are at a glance, the rarest around each.
MOST_TELLING: Final = 8
# Digits of a number that are counted.
MOST_DIGITS: Final = 9
# Claims described in one go.
AT_A_TIME: Final = 10_000
BITS: Final = 64


@dataclass(frozen=True, slots=True)
class Columns:
    """The claims as columns: what blocking needs of each, and no more.

    `concepts` holds the concepts of claim i in `starts[i]:starts[i + 1]`, rarest first, `of_whole`
    which of them name what a share is a share of. The bit sets tell what a claim names, what of
    that the other must have too, all words around it, and the noun of what a share is a share of:
    two words of 64 bits, then for the last three sets the same concepts on other bits, so that two
    concepts are seldom taken for one. `document`, `family`, `period` and `concepts` are
    spelled as numbers, `numbers` are values in the family's base unit, of so many significant
    `digits`. `telling` holds the rarest concepts around each claim by the list that ships (0 where
    there are fewer), `nats` how rare they are there.
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
    digits: npt.NDArray[np.int8]
    telling: Ints
    nats: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.family)


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


def columns_of(claims: Sequence[Claim], corpus: Corpus, *, processes: int = 1) -> Columns:
    """The claims as columns, in the same order; several `processes` may share the work."""
    parts = [slice(at, at + AT_A_TIME) for at in range(0, len(claims), AT_A_TIME)]
    described = fan_out(lambda part: _describe(claims[part], corpus), parts, processes=processes)
    together = zip(_describe((), corpus), *described, strict=True)
    rows, lengths, concepts, of_whole = map(np.concatenate, together)
    kept, starts = _rarest(concepts, lengths)
    return Columns(
        concepts=concepts[kept],
        of_whole=of_whole[kept],
        starts=starts,
        share=rows["family"] == spell("percent"),
        **{name: np.ascontiguousarray(rows[name]) for name in _PLAIN},
    )


# The columns that have one value, or one bit set of so many words, per claim.
_PLAIN: Final = {
    "document": ("i8",), "family": ("i8",), "period": ("i8",), "numbers": ("f8",), "cell": ("?",),
    "named": ("u8", 2), "needed": ("u8", 4), "reach": ("u8", 4), "noun": ("u8", 4),
    "digits": ("i1",), "telling": ("i8", MOST_TELLING),
    "nats": ("f4", MOST_TELLING),
}  # fmt: skip
_ROW: Final = np.dtype([(name, *kind) for name, kind in _PLAIN.items()])


def _describe(
    claims: Sequence[Claim], corpus: Corpus
) -> tuple[npt.NDArray[Any], Ints, Ints, npt.NDArray[np.bool_]]:
    """Claims as rows of `_ROW`; by how many concepts each is found, those concepts, and which of
    them name what a share is a share of."""
    rows = []
    lengths, concepts, of_whole = array("q"), array("q"), array("b")
    for claim in claims:
        family, factor = family_of(claim.unit)
        subject = subject_of(claim, corpus.lends(claim))
        found_by = [c for c in subject.found_by if weight_of(c) == 1.0]
        lengths.append(len(found_by))
        concepts.extend(map(spell, found_by))
        of_whole.extend(c in subject.whole for c in found_by)
        texts = spell(claim.doc_id), spell(family), _spell_period(claim.period)
        named = _bit_set(subject.named - light_roots(), 2)
        needed = _bit_set(subject.needed - light_roots(), 4)
        around = _bit_set(subject.reach, 4), _bit_set(subject.noun, 4)
        number = size_of(claim) * float(factor)
        digits = min(MOST_DIGITS, significant_digits(claim))
        sets = named, needed, *around
        rows.append((*texts, number, bool(claim.in_table), *sets, digits, *_telling(subject.reach)))
    columns = np.array(rows, dtype=_ROW)
    return columns, _ints(lengths), _ints(concepts), np.frombuffer(of_whole, dtype=bool)


def _telling(concepts: frozenset[str]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The rarest of these concepts as numbers, and how rare each is."""
    rarest = sorted((-nats_of(c), spell(c)) for c in concepts if weight_of(c) == 1.0)
    rarest = [*rarest, *[(0.0, 0)] * MOST_TELLING][:MOST_TELLING]
    return tuple(place for _, place in rarest), tuple(-nats for nats, _ in rarest)


def _ints(numbers: array[int]) -> Ints:
    return np.frombuffer(numbers, dtype=np.int64)


@lru_cache(maxsize=1 << 18)
def spell(text: str) -> int:
    """A number below 2**62 that almost surely no other text has, and this one in every process and
    corpus; 0 for the empty text."""
    return (
        int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 2 if text else 0
    )


@lru_cache(maxsize=1 << 16)
def _spell_period(period: str) -> int:
    return spell(str(span_of(period) or period))


def _bit_set(concepts: Iterable[str], words: int) -> tuple[int, ...]:
    bits = 0
    for concept in concepts:
        bits |= _bits_of(concept)
    return tuple(bits >> BITS * number & _WORD for number in range(words))


@lru_cache(maxsize=1 << 18)
def _bits_of(concept: str) -> int:
    """The concept's bits among the first two words and among the two after."""
    place = spell(concept)
    return 1 << place % (2 * BITS) | 1 << 2 * BITS + place // (2 * BITS) % (2 * BITS)


_WORD: Final = (1 << BITS) - 1


def _rarest(concepts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Which concepts to keep, the rarest of each claim first, and where those of each claim start.

    Of two as rare the one goes first whose spelling says so, which does not change as documents
    come and go.
    """
    owner = np.repeat(np.arange(len(lengths)), lengths)
    _, place, times = np.unique(concepts, return_inverse=True, return_counts=True)
    order = np.lexsort((concepts, times[place], owner))
    rank = np.arange(len(concepts)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    starts = np.concatenate(([0], np.cumsum(np.minimum(lengths, MOST_CONCEPTS))))
    return order[rank < MOST_CONCEPTS], starts
