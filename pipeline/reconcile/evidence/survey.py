"""What the claims of a text see on a shelf of known claims, and which of these each may retell.

Found are those that share the rarest words, those nearest in meaning, those that tell the same or a
compatible number, what stands beside and on the page of what the claims around it retell, and what
lies nearest in the documents that tell most of the other numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.evidence.found import Anchor, Flags, Floats, Found, Ints
from pipeline.reconcile.evidence.pairs.about import About
from pipeline.reconcile.evidence.pairs.scales import COUNT, SHARES, UnitScale
from pipeline.reconcile.evidence.shelf import Shelf, Small
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.likeness.values import significant_digits

# How many are looked at: by words, by an equal number, by a compatible one, by two shares of one
# whole, by meaning, and on one page.
BY_WORDS, EQUAL, COMPATIBLE, COMPLEMENT, BY_MEANING, ON_PAGE = 36, 30, 24, 6, 14, 10
BARE_BY_WORDS: Final = 8
# A claim that names hardly anything is as like another as its few words say.
NAMELESS: Final = 1.5
# What it adds that a document tells many of the other numbers too: by words, and by number.
KNOWN_DOCUMENT, KNOWN_NUMBER = 0.1, 0.3
# Documents that tell so many of the other numbers are looked through, the surest ones, and so many
# claims of each.
TOLD_OF, DOCUMENTS, OF_DOCUMENT = 0.02, 8, 6
# How alike a claim and one that tells its number are to tell where a text stands, and how many
# digits make that number sure.
ANCHOR: Final = 0.15
SURE_DIGITS: Final = 3
# Numbers of a claim's surroundings: so many before and behind it.
AROUND: Final = 4
# What an anchor of another sentence tells of this one.
OTHER_SENTENCE: Final = 0.6
# Anchors this strong send for what else stands on their page.
STRONG: Final = 0.2
# A number that may have lost its unit is looked at from this size or so many digits on.
BARE, DIGITS = 10, 3
_SHARES: Final = [spell(unit) for unit in SHARES]
_COUNT: Final = spell(COUNT)
_NEAR: Final = 1e-4
# Claims of the text times claims on the shelf that are looked at in one go.
CELLS: Final = 1 << 20


@dataclass(slots=True)
class Survey:
    """What all claims of a text see on the shelf, and where each finds its number in like words."""

    shelf: Shelf
    looks: Sequence[Look]
    anchors: Sequence[Anchor | None]

    @classmethod
    def of(cls, shelf: Shelf, tellers: Sequence[About]) -> Survey:
        """Look at a shelf with all claims of a text, in reading order."""
        many = max(1, CELLS // max(1, len(shelf.size)))
        parts = (tellers[at : at + many] for at in range(0, len(tellers), many))
        looks = [look for part in parts for look in looks_at(shelf, part)]
        return cls(shelf, looks, [look.anchor() for look in looks])

    def all_found(self) -> list[Found]:
        """For each claim of the text, in reading order, what it may retell."""
        return [self.found(place) for place in range(len(self.looks))]

    def found(self, place: int, look: Look | None = None) -> Found:
        """What the claim at a place may retell; another `look` stands in for its own."""
        look = look or self.looks[place]
        known = np.minimum(1.0, 4.0 * self._documents(place) / max(1, len(self.looks) - 1))
        around = self.around(place)
        chosen = look.chosen(known)
        chosen |= look.near_to(around, np.flatnonzero(chosen))
        rows = np.flatnonzero(chosen)
        fits = look.equal[rows] | look.compatible[rows]
        return Found(rows, look.alike[rows], known[rows], around, fits)

    def _documents(self, place: int) -> Floats:
        """By row, how surely its document tells the numbers of the other places."""
        strengths: dict[int, float] = defaultdict(float)
        for other, anchor in enumerate(self.anchors):
            if anchor is not None and other != place:
                strengths[int(self.shelf.document[anchor.row])] += anchor.strength
        known = np.zeros(len(self.shelf.size))
        for document, strength in strengths.items():
            known[self.shelf.document == document] = strength
        return known

    def around(self, place: int) -> tuple[Anchor, ...]:
        """The anchors of the claims around a place, weaker from another sentence."""
        sentence = self.looks[place].teller.claim.sentence
        return tuple(
            Anchor(anchor.row, anchor.strength * (1.0 if same else OTHER_SENTENCE))
            for other in range(max(0, place - AROUND), min(len(self.looks), place + AROUND + 1))
            if other != place and (anchor := self.anchors[other]) is not None
            for same in (self.looks[other].teller.claim.sentence == sentence,)
        )


@dataclass(slots=True)
class Look:
    """One claim's view of the shelf: how alike each row is in words, and how its number fits.

    `same_family` are the rows of its unit, or of its unit but for what it is per; `bare` those of
    which one has no unit.
    """

    shelf: Shelf
    teller: About
    alike: Floats
    same_family: Flags
    bare: Flags
    equal: Flags
    compatible: Flags
    _meaning: Small | None = field(default=None)

    def anchor(self) -> Anchor | None:
        """The row most alike of those that tell the same number; None where none is alike."""
        rows = np.flatnonzero((self.equal | self.compatible) & self.same_family & (self.alike > 0))
        if not len(rows):
            return None
        best = int(rows[np.argmax(self.alike[rows])])
        telling = min(1.0, significant_digits(self.teller.claim) / SURE_DIGITS)
        strength = float(self.alike[best]) * telling
        return Anchor(best, min(1.0, strength)) if strength > ANCHOR else None

    def meaning(self) -> Small:
        """How near each row lies in meaning (cosine)."""
        if self._meaning is None:
            self._meaning = self.shelf.vectors @ self.teller.meaning
        return self._meaning

    def chosen(self, known: Floats) -> Flags:
        """Which rows are found by words, number and meaning."""
        by_words = self.alike + KNOWN_DOCUMENT * known
        by_number = self.alike + KNOWN_NUMBER * known
        shares = self.alike > 0
        some = shares | (known > 0.05)
        chosen = _highest(by_words, self.same_family & shares, BY_WORDS)
        chosen |= _highest(by_number, self.equal & some, EQUAL)
        chosen |= _highest(by_number, self.compatible & ~self.equal & some, COMPATIBLE)
        if self.teller.profile.family == "percent":
            chosen |= _highest(by_number, self._complements() & shares, COMPLEMENT)
        if not chosen[self.same_family].all():
            by_meaning = self.meaning() + KNOWN_NUMBER * known
            chosen |= _highest(by_meaning, self.same_family, BY_MEANING)
            chosen |= self._of_documents(known)
        return chosen | _highest(by_words, self.bare & shares, BARE_BY_WORDS)

    def _of_documents(self, known: Floats) -> Flags:
        """What lies nearest in each of the documents that tell most of the other numbers."""
        documents = self.shelf.document
        told, first = np.unique(documents[known > TOLD_OF], return_index=True)
        surest = np.argsort(-known[known > TOLD_OF][first], kind="stable")[:DOCUMENTS]
        score = self.alike + 0.5 * self.meaning()
        found = np.zeros(len(documents), dtype=bool)
        for document in told[surest].tolist():
            found |= _highest(score, self.same_family & (documents == document), OF_DOCUMENT)
        return found

    def _complements(self) -> Flags:
        interval = self.teller.profile.interval
        if interval is None:
            return np.zeros(len(self.alike), dtype=bool)
        shelf = self.shelf
        whole = (shelf.low <= 100 - float(interval.low)) & (
            shelf.high >= 100 - float(interval.high)
        )
        complements: Flags = self.same_family & whole
        return complements

    def near_to(self, around: Sequence[Anchor], rows: Ints) -> Flags:
        """What stands beside what the claims around retell, or beside the likeliest of the rows
        that tell its number; and what else is on the pages of strong anchors."""
        shelf = self.shelf
        equal = rows[self.equal[rows] | self.compatible[rows]]
        likely = equal[np.argsort(-self.alike[equal], kind="stable")][:4]
        meant = self.same_family | self.bare
        beside = np.zeros(len(meant), dtype=bool)
        for row in {*likely.tolist(), *(anchor.row for anchor in around)}:
            beside[shelf.together(row)] = True
        strong = {anchor.row for anchor in around if anchor.strength >= STRONG}
        pages = {(int(shelf.document[row]), int(shelf.page[row])) for row in strong}
        groups = [(beside & meant, 2 * BY_WORDS)]
        groups += [
            ((shelf.document == document) & (shelf.page == page) & meant, ON_PAGE)
            for document, page in pages
        ]
        found = np.zeros(len(meant), dtype=bool)
        score = None
        for among, most in groups:
            if np.count_nonzero(among) <= most:
                found |= among
                continue
            score = self.alike + 0.5 * self.meaning() if score is None else score
            found |= _highest(score, among, most)
        return found


def looks_at(shelf: Shelf, tellers: Sequence[About]) -> list[Look]:
    """What each of some claims of a text sees on a shelf."""
    scales = [UnitScale.of(teller.claim.unit) for teller in tellers]
    own = _column([spell(scale.family) for scale in scales], np.int64)
    base = _column([spell(scale.base) for scale in scales], np.int64)
    are_shares = _column([scale.family in SHARES for scale in scales], np.bool_)
    shares = np.isin(shelf.family, _SHARES)
    same = (shelf.family == own) | (are_shares & shares)
    per = ~same & (shelf.base == base) & ((shelf.family == base) | (own == base))
    bare = ~(same | per) & ((shelf.family == _COUNT) != (own == _COUNT))
    # A number of things is no share; a share may stand in a cell whose column says per cent.
    bare &= ~shares & (~are_shares | (shelf.below != 0))
    counted = _column([scale.counted for scale in scales], np.float64)
    printed = _column([scale.printed for scale in scales], np.float64)
    numbers = _Numbers.of(tellers)
    equal, compatible = np.zeros_like(same), np.zeros_like(same)
    for rows, ours, theirs in (
        (same, np.ones_like(counted), None),
        (per, counted, shelf.counted),
        (bare, printed, shelf.printed),
    ):
        if rows.any():
            met, meets = numbers.meeting(shelf, ours, theirs)
            equal |= rows & met
            compatible |= rows & meets
    few = np.abs(numbers.size) * printed < BARE
    few &= _column([significant_digits(t.claim) < DIGITS for t in tellers], np.bool_)
    equal &= ~(bare & few)
    compatible &= ~bare
    same |= per
    alike = _alike(shelf, tellers)
    return [
        Look(shelf, teller, alike[n], same[n], bare[n], equal[n], compatible[n])
        for n, teller in enumerate(tellers)
    ]


def _column(values: Sequence[float], kind: type[np.generic]) -> npt.NDArray[Any]:
    """A value for each claim of a text, to be held against all rows."""
    return np.array(values, dtype=kind)[:, None]


def _alike(shelf: Shelf, tellers: Sequence[About]) -> Floats:
    """How alike each row is to each claim in words: a row a claim."""
    owners, places, weights = [], [], []
    for n, teller in enumerate(tellers):
        for concept, weight in teller.own.items():
            place = shelf.positions.get(concept)
            if place is not None:
                owners.append(n)
                places.append(place)
                weights.append(weight * rarity_of(concept))
    count = len(shelf.size)
    at = np.array(places, dtype=np.int64)
    lengths = shelf.starts[at + 1] - shelf.starts[at]
    before = np.cumsum(lengths) - lengths
    here = np.arange(lengths.sum()) + np.repeat(shelf.starts[at] - before, lengths)
    met = shelf.strengths[here] * np.repeat(np.array(weights, dtype=np.float32), lengths)
    cells = np.repeat(np.array(owners, dtype=np.int64) * count, lengths) + shelf.rows[here]
    alike: Floats = np.bincount(cells, met, minlength=len(tellers) * count).astype(np.float64)
    totals = np.array([teller.total + NAMELESS for teller in tellers], dtype=np.float32)
    alike = alike.reshape(len(tellers), count)
    alike /= np.sqrt((shelf.totals + NAMELESS) * totals[:, None])
    return alike


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of claims in the unit of their family, a row each; no bounds where none are
    known."""

    size: Floats
    low: Floats
    high: Floats

    @classmethod
    def of(cls, tellers: Sequence[About]) -> _Numbers:
        intervals = [teller.profile.interval for teller in tellers]
        return cls(
            size=_column([teller.profile.size for teller in tellers], np.float64),
            low=_column([float(i.low) if i else np.nan for i in intervals], np.float64),
            high=_column([float(i.high) if i else np.nan for i in intervals], np.float64),
        )

    def meeting(self, shelf: Shelf, ours: Floats, theirs: Floats | None) -> tuple[Flags, Flags]:
        """By claim and row whether both tell one number, and whether both may; sizes are taken
        times `ours` and `theirs` first."""
        factor: Floats | float = 1.0 if theirs is None else theirs
        size = np.abs(self.size * ours)
        equal: Flags = np.abs(np.abs(shelf.size * factor) - size) <= _NEAR * size
        meets: Flags = shelf.low * factor <= self.high * ours
        meets &= shelf.high * factor >= self.low * ours
        return equal, meets


def _highest(scores: Floats, among: Flags, most: int) -> Flags:
    """Which rows among some score highest, of equal ones the first; `among` itself where they are
    no more than that."""
    if np.count_nonzero(among) <= most:
        return among
    rows = np.flatnonzero(among)
    least = np.partition(scores[rows], len(rows) - most)[len(rows) - most]
    rows = rows[scores[rows] >= least]
    highest = np.zeros(len(among), dtype=bool)
    highest[rows[np.argsort(-scores[rows], kind="stable")][:most]] = True
    return highest
