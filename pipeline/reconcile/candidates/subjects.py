"""The claims as columns: what finding pairs needs of each, and no more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.engines import Engine, Local
from pipeline.reconcile.claims.cells import name_of_row, place_of, row_of
from pipeline.reconcile.claims.profile import size_of, whole_of
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.language.concepts import concepts_of, light_roots, weight_of
from pipeline.reconcile.language.rarity import nats_of
from pipeline.reconcile.likeness.cover import contrasting_roots
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.quantity.units import family_of
from schemas.records import Claim

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.uint64]
Rows = npt.NDArray[Any]

# Claims with longer lists of concepts are known by the rarest of them, by the list that ships: of
# those they are found by, and of those around them.
MOST_WORDS, MOST_TELLING = 8, 8
# Words of its title that tell what a document is about: the rarest.
MOST_TITLE: Final = 4
# Statistics whose numbers are no levels.
_MOVES: Final = frozenset({"change", "ratio"})
# Digits of a number that are counted, and beyond which they say no more of it.
MOST_DIGITS, MOST_SAYING = 9, 6
# Claims described in one go.
AT_A_TIME: Final = 10_000
BITS: Final = 64


@dataclass(frozen=True, slots=True)
class Columns:
    """The claims as columns: what finding pairs needs of each, and no more. A row follows from the
    claim and its document alone.

    `words` holds the rarest concepts each claim is found by (0 where there are fewer), `rarity`
    how rare they are in nats, both by the list that ships, and `of_whole` which of them name what a
    share is a share of; `telling` and `nats` hold the same of all concepts around it, `title` and
    `title_rarity` of its document's title. The bit sets
    tell what a claim names, what of that the other must have too, all words around it, and the noun
    of what a share is a share of: two words of 64 bits, then for the last three sets the same
    concepts on other bits, so that two concepts are seldom taken for one. `document`, `family`,
    `period` and the concepts are spelled as numbers, `numbers` are values in the family's base
    unit, of so many significant `digits`; `moves` tells changes and ratios from levels.
    """

    family: Ints
    period: Ints
    words: Ints
    rarity: npt.NDArray[np.float32]
    of_whole: npt.NDArray[np.bool_]
    title: Ints
    title_rarity: npt.NDArray[np.float32]
    named: Flags
    needed: Flags
    reach: Flags
    noun: Flags
    numbers: npt.NDArray[np.float64]
    document: Ints
    cell: npt.NDArray[np.bool_]
    share: npt.NDArray[np.bool_]
    moves: npt.NDArray[np.bool_]
    row: Ints
    place: Ints
    digits: npt.NDArray[np.int8]
    telling: Ints
    nats: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.family)

    def take(self, rows: Ints) -> Columns:
        """Some of the rows."""
        return Columns(**{one.name: getattr(self, one.name)[rows] for one in fields(self)})


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
    return as_columns(rows_of(claims, corpus))


def rows_of(claims: Sequence[Claim], corpus: Corpus, engine: Engine | None = None) -> Rows:
    """The claims as records of `ROW`, in the same order; an `engine` may share out the work."""
    parts = [claims[at : at + AT_A_TIME] for at in range(0, len(claims), AT_A_TIME)]
    described = (engine or Local()).share(
        lambda part: _describe(part, corpus),
        parts,
        parcel=lambda part: partial(_describe, part, corpus.only(c.doc_id for c in part)),
    )
    return np.concatenate([np.zeros(0, dtype=ROW), *described])


def as_columns(rows: Rows) -> Columns:
    """Records of `ROW` as columns, in the same order."""
    return Columns(
        share=rows["family"] == spell("percent"),
        **{name: np.ascontiguousarray(rows[name]) for name in _PLAIN},
    )


# The columns that have one value, or one bit set of so many words, per claim.
_PLAIN: Final = {
    "document": ("i8",), "family": ("i8",), "period": ("i8",), "numbers": ("f8",), "cell": ("?",),
    "named": ("u8", 2), "needed": ("u8", 4), "reach": ("u8", 4), "noun": ("u8", 4),
    "digits": ("i1",), "telling": ("i8", MOST_TELLING),
    "nats": ("f4", MOST_TELLING), "words": ("i8", MOST_WORDS), "rarity": ("f4", MOST_WORDS),
    "of_whole": ("?", MOST_WORDS), "moves": ("?",), "title": ("i8", MOST_TITLE),
    "title_rarity": ("f4", MOST_TITLE), "row": ("i8",), "place": ("i8",),
}  # fmt: skip
ROW: Final = np.dtype([(name, *kind) for name, kind in _PLAIN.items()])


def _describe(claims: Sequence[Claim], corpus: Corpus) -> Rows:
    """Claims as rows of `ROW`."""
    rows = []
    for claim in claims:
        family, factor = family_of(claim.unit)
        subject = subject_of(claim, corpus.lends(claim))
        words, rarity, found_by = _rarest(subject.found_by, MOST_WORDS)
        telling, nats, _ = _rarest(subject.reach, MOST_TELLING)
        number = size_of(claim) * float(factor)
        texts = spell(claim.doc_id), spell(family), _spell_period(claim.period)
        named = _bit_set(subject.named - light_roots(), 2)
        needed = _bit_set(subject.needed - light_roots(), 4)
        around = _bit_set(subject.reach, 4), _bit_set(subject.noun, 4)
        digits = min(MOST_DIGITS, significant_digits(claim))
        of_whole = tuple(concept in subject.whole for concept in found_by)
        titled = _rarest(concepts_of(corpus.documents[claim.doc_id].title), MOST_TITLE)[:2]
        headings = _spell_headings(claim, corpus.documents[claim.doc_id].publisher)
        known_by = words, rarity, of_whole, claim.statistic in _MOVES, *titled, *headings
        sets = named, needed, *around
        rows.append((*texts, number, bool(claim.in_table), *sets, digits, telling, nats, *known_by))
    return np.array(rows, dtype=ROW)


def _spell_headings(claim: Claim, publisher: str) -> tuple[int, int]:
    """A cell's row and its place as numbers; none where it has no name, or its document no body."""
    place = place_of(claim) if publisher and name_of_row(claim) else ()
    if not place:
        return 0, 0
    return spell(f"{publisher}|{row_of(claim)}"), spell("|".join((publisher, *place)))


def _rarest(
    concepts: frozenset[str], most: int
) -> tuple[tuple[int, ...], tuple[float, ...], tuple[str, ...]]:
    """The rarest telling concepts by the list that ships, as numbers, how rare each is, and the
    concepts themselves; filled up to so many with 0 and with empty ones."""
    rarest = sorted((-nats_of(c), spell(c), c) for c in concepts if weight_of(c) == 1.0)
    rarest = [*rarest, *[(0.0, 0, "")] * most][:most]
    return (
        tuple(place for _, place, _ in rarest),
        tuple(-nats for nats, _, _ in rarest),
        tuple(concept for _, _, concept in rarest),
    )


def nats_of_numbers(digits: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
    """What numbers of so many digits say, in nats: one in 9 * 10 ** (digits - 1) is this one."""
    counted = np.clip(digits, 1, MOST_SAYING).astype(np.float64)
    nats: npt.NDArray[np.float64] = np.log(9.0) + np.log(10.0) * (counted - 1)
    return nats


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
