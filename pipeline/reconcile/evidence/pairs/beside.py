"""What tells a number apart from the numbers told beside it, and which of them another claim means.

A sentence, or the rows and columns of a table, tell several numbers in nearly the same words. What
a retelling shares with all of them proves little; what only one of them has decides: another row,
another year, the other end of a change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.evidence.pairs.about import About
from pipeline.reconcile.evidence.pairs.overlap import BY_MEANING
from pipeline.reconcile.evidence.pairs.words import Reach, Words
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.language.vectors import likeness
from pipeline.reconcile.likeness.dimensions import Level, period_level
from schemas.records import Claim

Ints = npt.NDArray[np.int64]

# Neighbours that a number is told apart from, and numbers of its document told in like words.
MOST_BESIDE, MOST_ALIKE = 7, 4
# So many points above or below a claim its text goes on: some three lines.
CLOSE_BY: Final = 40.0
# What two claims share is told apart no finer: equal sums in another order are the same.
_DECIMALS: Final = 6
# How well two periods fit, by level.
FIT: Final[dict[Level, float]] = {
    "same": 1.0,
    "compatible": 0.5,
    "one_sided": 0.0,
    "unknown": 0.0,
    "other": -1.0,
}


@dataclass(frozen=True, slots=True)
class Contest:
    """How a claim compares with the best of its neighbours in the eyes of another claim.

    Above zero it fits better than each of them, below zero one of them fits better: in `words`
    (rarity met of what tells the two apart), in `exact` (the same by the very concepts), in `close`
    (by the concepts nearest to both numbers), in `period` (-2 to 2), in `role` (-1 to 1) and in
    `side` (opposites met).
    """

    words: float
    exact: float
    close: float
    period: float
    role: float
    side: float


NO_CONTEST: Final = Contest(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Neighbours:
    """The claims of documents by where they stand; who stands beside whom is worked out once."""

    claims: Iterable[Claim]
    _sentences: dict[tuple[str, str], list[Claim]] = field(default_factory=dict)
    _rows: dict[tuple[str, str, str], list[Claim]] = field(default_factory=dict)
    _columns: dict[tuple[str, str, str], list[Claim]] = field(default_factory=dict)
    _pages: dict[tuple[str, int], list[Claim]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sentences, rows, columns = defaultdict(list), defaultdict(list), defaultdict(list)
        pages = defaultdict(list)
        for claim in self.claims:
            if claim.in_table:
                rows[claim.doc_id, claim.in_table, claim.row_heading].append(claim)
                columns[claim.doc_id, claim.in_table, claim.column_heading].append(claim)
            else:
                sentences[claim.doc_id, claim.sentence].append(claim)
                pages[claim.doc_id, claim.page].append(claim)
        self._sentences, self._rows, self._columns = sentences, rows, columns
        self._pages = pages

    def beside(self, claim: Claim) -> list[Claim]:
        """The claims of its sentence, or of its row and column, of its unit; the nearest first."""
        return [c for c in self.around(claim) if c.unit == claim.unit][:MOST_BESIDE]

    def close_by(self, claim: Claim) -> list[Claim]:
        """The claims of the sentences just before and behind one of running text, of its unit; the
        nearest first."""
        near = [c for c in self._pages.get((claim.doc_id, claim.page), ()) if c.unit == claim.unit]
        near = [c for c in near if c.sentence != claim.sentence and _lines(c, claim) <= CLOSE_BY]
        return sorted(near, key=lambda c: (_lines(c, claim), c.claim_id))[:MOST_BESIDE]

    def around(self, claim: Claim) -> list[Claim]:
        """The same of any unit, all of them."""
        if claim.in_table:
            row = self._rows.get((claim.doc_id, claim.in_table, claim.row_heading), ())
            column = self._columns.get((claim.doc_id, claim.in_table, claim.column_heading), ())
            near = sorted(
                {c.claim_id: c for c in (*row, *column)}.values(), key=lambda c: _distance(c, claim)
            )
        else:
            near = self._sentences.get((claim.doc_id, claim.sentence), [])
            near = sorted(near, key=lambda c: abs(c.start - claim.start))
        return [c for c in near if c.claim_id != claim.claim_id]


def _lines(one: Claim, other: Claim) -> float:
    return abs((one.top or 0.0) - (other.top or 0.0))


def _distance(one: Claim, other: Claim) -> float:
    across = abs((one.x0 or 0.0) - (other.x0 or 0.0))
    return across + 3 * abs((one.top or 0.0) - (other.top or 0.0))


@dataclass(frozen=True, slots=True)
class Contests:
    """Contests in the eyes of one claim; which words tell two known claims apart is kept in
    `apart`, as bits."""

    teller: About
    apart: dict[tuple[str, str], int]

    def over(self, told: Sequence[About], rivals: Sequence[Sequence[About]]) -> list[Contest]:
        """Whether the teller means each of `told` rather than one of its rivals: those of them that
        tell the same number are none."""
        every = {about.claim.claim_id: about for about in told}
        meetings: list[tuple[int, About, About]] = []
        for n, (one, others) in enumerate(zip(told, rivals, strict=True)):
            for rival in others:
                if rival.claim.value is None or rival.claim.value != one.claim.value:
                    every.setdefault(rival.claim.claim_id, rival)
                    meetings.append((n, one, rival))
        contests = [NO_CONTEST] * len(told)
        if not meetings:
            return contests
        place = {claim_id: n for n, claim_id in enumerate(every)}
        ours = np.array([place[one.claim.claim_id] for _, one, _ in meetings])
        theirs = np.array([place[rival.claim.claim_id] for _, _, rival in meetings])
        fit = np.array([self._fit(about) for about in every.values()])
        exact = [self._met(about) for about in every.values()]
        columns = np.column_stack(
            (
                self._met_better([*every.values()], ours, theirs, meetings),
                [
                    _lacking(exact[a], rival) - _lacking(exact[b], one)
                    for (_, one, rival), a, b in zip(meetings, ours, theirs, strict=True)
                ],
                fit[ours] - fit[theirs],
            )
        )
        of = np.array([n for n, _, _ in meetings])
        starts = np.flatnonzero(np.append(True, np.diff(of) != 0))
        for n, least in zip(of[starts], np.minimum.reduceat(columns, starts), strict=True):
            contests[n] = Contest(*least.tolist())
        return contests

    def _fit(self, one: About) -> tuple[float, float, float, float]:
        """How near the concepts, and how well period, role and sides fit those of the teller."""
        teller = self.teller
        return (
            closeness(teller, one),
            FIT[_period(teller, one)],
            _role_fit(teller, one),
            float(_side_fit(teller, one)),
        )

    def _met(self, one: About) -> list[tuple[str, float]]:
        """The own concepts of a claim that the teller has, and the rarity met."""
        reach = self.teller.own_reach
        return [
            (concept, weight * reach[concept])
            for concept, weight in one.own.items()
            if concept in reach
        ]

    def _met_better(
        self,
        every: Sequence[About],
        ours: Ints,
        theirs: Ints,
        meetings: Sequence[tuple[int, About, About]],
    ) -> npt.NDArray[np.float64]:
        """By meeting the rarity the teller meets of the one's words that tell it apart, less that
        of the other's; a word of the teller that is nearer to one of the other's words meets none
        of the one's. `ours` and `theirs` are the places of both among all that meet."""
        words = Words.of([about.words for about in every])
        most = int(words.lengths.max(initial=0))
        if not most:
            return np.zeros(len(ours))
        # A row for each word of each claim, filled up to as many as the longest has.
        filled = np.arange(most) < words.lengths[:, None]
        near = np.zeros((*filled.shape, len(self.teller.words.vectors)), dtype=np.float32)
        near[filled] = likeness(words.vectors @ self.teller.words.vectors.T)
        rarity, exactly = np.zeros((2, *filled.shape), dtype=np.float32)
        rarity[filled] = words.rarity
        exactly[filled] = words.strengths(Reach.of(self.teller.own_reach))
        sides = []
        for places, apart in (
            (ours, [self._apart(one, rival) for _, one, rival in meetings]),
            (theirs, [self._apart(rival, one) for _, one, rival in meetings]),
        ):
            bits = np.array(apart, dtype=np.uint64)[:, None] >> np.arange(most, dtype=np.uint64)
            kept = (bits & np.uint64(1)).astype(bool)
            sides.append((places, kept, np.where(kept[:, :, None], near[places], np.float32(0))))
        best = [side.max(axis=1)[:, None, :] for _, _, side in sides]
        met = []
        for (places, kept, side), nearer in zip(sides, reversed(best), strict=True):
            by_meaning = np.where(nearer > side, np.float32(0), side).max(axis=2)
            met_by = np.maximum(exactly[places], by_meaning * np.float32(BY_MEANING))
            met.append((rarity[places] * kept).astype(np.float64) * met_by)
        better: npt.NDArray[np.float64] = met[0].sum(axis=1) - met[1].sum(axis=1)
        return np.round(better, _DECIMALS)

    def _apart(self, one: About, other: About) -> int:
        """Which own words of the one are none of the other's own: the bits of their places."""
        key = (one.claim.claim_id, other.claim.claim_id)
        known = self.apart.get(key)
        if known is None:
            known = self.apart[key] = sum(
                1 << n
                for n, concepts in enumerate(one.words.concepts)
                if not all(concept in other.own for concept in concepts)
            )
        return known


def _period(teller: About, told: About) -> Level:
    """Only periods that both texts name tell neighbours apart."""
    level, implied = period_level(teller.profile, told.profile)
    return "unknown" if implied and level == "other" else level


def _lacking(met: Iterable[tuple[str, float]], other: About) -> float:
    """The rarity met of the own concepts of a claim that another lacks."""
    return sum(rarity for concept, rarity in met if concept not in other.own)


def closeness(teller: About, told: About) -> float:
    """The rarity of the concepts that stand near both numbers."""
    near = told.close
    return sum(
        rarity_of(concept) * strength * near[concept]
        for concept, strength in teller.close.items()
        if concept in near
    )


def _side_fit(teller: About, told: About) -> int:
    """On how many axes both take one side, less those on which they are opposites."""
    return sum(
        teller.sides[axis] * told.sides[axis] for axis in teller.sides.keys() & told.sides.keys()
    )


def _role_fit(teller: About, told: About) -> float:
    if not teller.role or not told.role:
        return 0.0
    return 0.5 if teller.role == told.role else -0.5
