"""The known claims as columns, and which of them a new claim may retell.

Found are those that share the rarest words, those nearest in meaning, those that tell the same or a
compatible number, and what stands beside and on the page of what the claims around it retell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.evidence.found import Anchor, Flags, Floats, Found, Ints
from pipeline.reconcile.evidence.pairs.about import About
from pipeline.reconcile.evidence.pairs.passages import passages_of
from pipeline.reconcile.evidence.pairs.scales import COUNT, SHARES, Scale
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.likeness.values import significant_digits

Small = npt.NDArray[np.float32]

# How many are looked at: by words, by an equal number, by a compatible one, by two shares of one
# whole, by meaning, and on one page.
BY_WORDS, EQUAL, COMPATIBLE, COMPLEMENT, BY_MEANING, ON_PAGE = 36, 30, 24, 6, 14, 10
BARE_BY_WORDS: Final = 8
# A claim that names hardly anything is as like another as its few words say.
NAMELESS: Final = 1.5
# What it adds that a document tells many of the other numbers too: by words, and by number.
KNOWN_DOCUMENT, KNOWN_NUMBER = 0.1, 0.3
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


@dataclass(frozen=True, slots=True)
class Shelf:
    """Known claims as columns; all but the postings have one value a row.

    `starts` and `rows` hold the rows of each concept, `strengths` how strongly it stands there;
    `family`, `base`, `counted` and `printed` are the columns of `Scale`, `size`, `low` and `high`
    are in the unit of the family;
    `beside` and `below` are equal for claims of one sentence or table row, and of one column.
    """

    positions: Mapping[str, int]
    starts: Ints
    rows: Ints
    strengths: Small
    totals: Small
    family: Ints
    base: Ints
    counted: Floats
    printed: Floats
    size: Floats
    low: Floats
    high: Floats
    document: Ints
    page: Ints
    beside: Ints
    below: Ints
    vectors: Small

    @classmethod
    def of(cls, known: Iterable[About]) -> Shelf:
        """Put claims on the shelf, in the order given."""
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        columns: list[tuple[object, ...]] = []
        vectors: list[Small] = []
        for row, about in enumerate(known):
            for concept, strength in about.reach.items():
                postings[concept].append((row, strength))
            columns.append(_row_of(about))
            vectors.append(about.meaning)
        flat = [entry for entries in postings.values() for entry in entries]
        lengths = [len(entries) for entries in postings.values()]
        by_column = [*zip(*columns, strict=True)] or [()] * 12
        return cls(
            positions={concept: place for place, concept in enumerate(postings)},
            starts=np.cumsum([0, *lengths], dtype=np.int64),
            rows=np.array([row for row, _ in flat], dtype=np.int64),
            strengths=np.array([strength for _, strength in flat], dtype=np.float32),
            totals=np.array(by_column[0], dtype=np.float32),
            family=np.array(by_column[1], dtype=np.int64),
            base=np.array(by_column[2], dtype=np.int64),
            counted=np.array(by_column[3], dtype=np.float64),
            printed=np.array(by_column[4], dtype=np.float64),
            size=np.array(by_column[5], dtype=np.float64),
            low=np.array(by_column[6], dtype=np.float64),
            high=np.array(by_column[7], dtype=np.float64),
            document=np.array(by_column[8], dtype=np.int64),
            page=np.array(by_column[9], dtype=np.int64),
            beside=np.array(by_column[10], dtype=np.int64),
            below=np.array(by_column[11], dtype=np.int64),
            vectors=np.stack(vectors) if vectors else np.zeros((0, 1), dtype=np.float32),
        )

    def meeting(self, profile: Profile, ours: float, theirs: Floats | None) -> tuple[Flags, Flags]:
        """By row whether its number is that of a claim, and whether both may be one number; sizes
        are taken times `ours` and `theirs` first."""
        factor: Floats | float = 1.0 if theirs is None else theirs
        size = abs(profile.size * ours)
        equal = np.abs(np.abs(self.size * factor) - size) <= _NEAR * size
        if profile.interval is None:
            return equal, np.zeros_like(equal)
        low, high = float(profile.interval.low) * ours, float(profile.interval.high) * ours
        return equal, (self.low * factor <= high) & (self.high * factor >= low)

    def survey(self, tellers: Sequence[About]) -> Survey:
        """Look at the shelf with all claims of a text, in reading order."""
        looks = [Look.of(self, teller) for teller in tellers]
        return Survey(self, looks, [look.anchor() for look in looks])

    def find(self, tellers: Sequence[About]) -> list[Found]:
        """For each claim of a text, in reading order, what it may retell."""
        survey = self.survey(tellers)
        return [survey.found(place) for place in range(len(tellers))]

    def beside_rows(self, rows: Ints) -> Ints:
        """These rows and those of the same sentence, table row or column."""
        columns = self.below[rows]
        together = np.isin(self.beside, self.beside[rows])
        together |= np.isin(self.below, columns[columns != 0])
        return np.flatnonzero(together)


@dataclass(slots=True)
class Survey:
    """What all claims of a text see on the shelf, and where each finds its number in like words."""

    shelf: Shelf
    looks: Sequence[Look]
    anchors: Sequence[Anchor | None]

    def found(self, place: int, look: Look | None = None) -> Found:
        """What the claim at a place may retell; another `look` stands in for its own."""
        look = look or self.looks[place]
        known = np.minimum(1.0, 4.0 * self._documents(place) / max(1, len(self.looks) - 1))
        around = self.around(place)
        rows = look.rows(known)
        rows = np.union1d(rows, look.near_to(around, rows))
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

    @classmethod
    def of(cls, shelf: Shelf, teller: About) -> Look:
        alike = np.zeros(len(shelf.size))
        for concept, weight in teller.own.items():
            place = shelf.positions.get(concept)
            if place is not None:
                here = slice(shelf.starts[place], shelf.starts[place + 1])
                alike[shelf.rows[here]] += shelf.strengths[here] * (weight * rarity_of(concept))
        alike /= np.sqrt((shelf.totals + NAMELESS) * (teller.total + NAMELESS))
        scale = Scale.of(teller.claim.unit)
        own, base = spell(scale.family), spell(scale.base)
        same = shelf.family == own
        if scale.family in SHARES:
            same |= np.isin(shelf.family, _SHARES)
        per = ~same & (shelf.base == base) & ((shelf.family == base) | (own == base))
        bare = ~(same | per) & ((shelf.family == _COUNT) != (own == _COUNT))
        # A number of things is no share; a share may stand in a cell whose column says per cent.
        bare &= ~np.isin(shelf.family, _SHARES)
        if scale.family in SHARES:
            bare &= shelf.below != 0
        profile = teller.profile
        equal, compatible = np.zeros_like(same), np.zeros_like(same)
        for rows, ours, theirs in (
            (same, 1.0, None),
            (per, scale.counted, shelf.counted),
            (bare, scale.printed, shelf.printed),
        ):
            if rows.any():
                met, meets = shelf.meeting(profile, ours, theirs)
                equal |= rows & met
                compatible |= rows & meets
        if abs(profile.size) * scale.printed < BARE and significant_digits(teller.claim) < DIGITS:
            equal &= ~bare
        compatible &= ~bare
        same |= per
        return cls(shelf, teller, alike, same, bare, equal, compatible)

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

    def rows(self, known: Floats) -> Ints:
        """The rows found by words, number and meaning."""
        by_words = self.alike + KNOWN_DOCUMENT * known
        by_number = self.alike + KNOWN_NUMBER * known
        some = (self.alike > 0) | (known > 0.05)
        by_meaning = self.meaning() + KNOWN_NUMBER * known
        found = [
            _highest(by_words, self.same_family & (self.alike > 0), BY_WORDS),
            _highest(by_number, self.equal & some, EQUAL),
            _highest(by_number, self.compatible & ~self.equal & some, COMPATIBLE),
            _highest(by_number, self._complements() & (self.alike > 0), COMPLEMENT),
            _highest(by_meaning, self.same_family, BY_MEANING),
            _highest(by_words, self.bare & (self.alike > 0), BARE_BY_WORDS),
        ]
        return np.unique(np.concatenate(found))

    def _complements(self) -> Flags:
        interval = self.teller.profile.interval
        if interval is None or self.teller.profile.family != "percent":
            return np.zeros(len(self.alike), dtype=bool)
        shelf = self.shelf
        whole = (shelf.low <= 100 - float(interval.low)) & (
            shelf.high >= 100 - float(interval.high)
        )
        complements: Flags = self.same_family & whole
        return complements

    def near_to(self, around: Sequence[Anchor], rows: Ints) -> Ints:
        """What stands beside what the claims around retell, or beside the likeliest of the rows
        that tell its number; and what else is on the pages of strong anchors."""
        shelf = self.shelf
        equal = rows[self.equal[rows] | self.compatible[rows]]
        likely = equal[np.argsort(-self.alike[equal], kind="stable")][:4]
        told = np.array(sorted({*likely.tolist(), *(a.row for a in around)}), dtype=np.int64)
        beside = np.isin(shelf.beside, shelf.beside[told]) | np.isin(
            shelf.below, shelf.below[told][shelf.below[told] != 0]
        )
        score = self.alike + 0.5 * self.meaning()
        meant = self.same_family | self.bare
        found = [_highest(score, beside & meant, 2 * BY_WORDS)]
        for row in sorted({a.row for a in around if a.strength >= STRONG}):
            on_page = (shelf.document == shelf.document[row]) & (shelf.page == shelf.page[row])
            found.append(_highest(score, on_page & meant, ON_PAGE))
        return np.concatenate(found)


def _highest(scores: Floats, among: Flags, most: int) -> Ints:
    """The rows among some that score highest, of equal ones the first."""
    rows = np.flatnonzero(among)
    if len(rows) > most:
        least = np.partition(scores[rows], len(rows) - most)[len(rows) - most]
        rows = rows[scores[rows] >= least]
    found: Ints = rows[np.argsort(-scores[rows], kind="stable")][:most]
    return found


def _row_of(about: About) -> tuple[object, ...]:
    claim, profile = about.claim, about.profile
    interval, scale = profile.interval, Scale.of(claim.unit)
    beside, below = passages_of(claim)
    return (
        about.total,
        spell(scale.family),
        spell(scale.base),
        scale.counted,
        scale.printed,
        profile.size,
        float(interval.low) if interval else np.nan,
        float(interval.high) if interval else np.nan,
        spell(claim.doc_id),
        claim.page,
        spell(beside),
        spell(below),
    )
