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
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.language.vectors import Floats, likeness
from pipeline.reconcile.likeness.dimensions import Level, period_level
from schemas.records import Claim

Ints = npt.NDArray[np.int64]

# Neighbours that a number is told apart from, and numbers of its document told in like words.
MOST_BESIDE, MOST_ALIKE = 7, 4
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

    def __post_init__(self) -> None:
        sentences, rows, columns = defaultdict(list), defaultdict(list), defaultdict(list)
        for claim in self.claims:
            if claim.in_table:
                rows[claim.doc_id, claim.in_table, claim.row_heading].append(claim)
                columns[claim.doc_id, claim.in_table, claim.column_heading].append(claim)
            else:
                sentences[claim.doc_id, claim.sentence].append(claim)
        self._sentences, self._rows, self._columns = sentences, rows, columns

    def beside(self, claim: Claim) -> list[Claim]:
        """The claims of its sentence, or of its row and column, of its unit; the nearest first."""
        if claim.in_table:
            row = self._rows.get((claim.doc_id, claim.in_table, claim.row_heading), ())
            column = self._columns.get((claim.doc_id, claim.in_table, claim.column_heading), ())
            near = sorted(
                {c.claim_id: c for c in (*row, *column)}.values(), key=lambda c: _distance(c, claim)
            )
        else:
            near = self._sentences.get((claim.doc_id, claim.sentence), [])
            near = sorted(near, key=lambda c: abs(c.start - claim.start))
        return [c for c in near if c.claim_id != claim.claim_id and c.unit == claim.unit][
            :MOST_BESIDE
        ]


def _distance(one: Claim, other: Claim) -> float:
    across = abs((one.x0 or 0.0) - (other.x0 or 0.0))
    return across + 3 * abs((one.top or 0.0) - (other.top or 0.0))


@dataclass(slots=True)
class Contests:
    """Contests in the eyes of one claim; what tells two known claims apart is kept in `apart`."""

    teller: About
    apart: dict[tuple[str, str], Ints]
    _near: dict[str, Floats] = field(default_factory=dict)
    _met: dict[str, Floats] = field(default_factory=dict)

    def over(self, told: About, rivals: Sequence[About]) -> Contest:
        """Whether the teller means `told` rather than another number: those of `rivals` that tell
        the same number are none."""
        found = [
            self._against(told, rival)
            for rival in rivals
            if rival.claim.value is None or rival.claim.value != told.claim.value
        ]
        if not found:
            return NO_CONTEST
        return Contest(*(min(column) for column in zip(*found, strict=True)))

    def _against(self, told: About, rival: About) -> tuple[float, ...]:
        """The same with one rival, in the order of the fields of `Contest`."""
        teller = self.teller
        return (
            self._met_better(told, rival),
            _exact(teller, told, rival) - _exact(teller, rival, told),
            closeness(teller, told) - closeness(teller, rival),
            FIT[_period(teller, told)] - FIT[_period(teller, rival)],
            _role_fit(teller, told) - _role_fit(teller, rival),
            float(_side_fit(teller, told) - _side_fit(teller, rival)),
        )

    def _met_better(self, told: About, rival: About) -> float:
        """The rarity the teller meets of the one's words, less that of the other's; a word of the
        teller that is nearer to one of the other's words meets none of the one's."""
        ours, theirs = self._apart(told, rival), self._apart(rival, told)
        near = [self._nearness(told)[:, ours], self._nearness(rival)[:, theirs]]
        best = [side.max(axis=1, initial=0.0)[:, None] for side in near]
        return self._met_of(told, ours, near[0], best[1]) - self._met_of(
            rival, theirs, near[1], best[0]
        )

    def _met_of(self, one: About, words: Ints, near: Floats, nearer: Floats) -> float:
        if not len(words):
            return 0.0
        by_meaning = np.where(nearer > near, 0.0, near).max(axis=0, initial=0.0) * BY_MEANING
        return float(one.words.rarity[words] @ np.maximum(self._exactly(one)[words], by_meaning))

    def _nearness(self, one: About) -> Floats:
        """How near each word of the teller is to each word of a claim."""
        known = self._near.get(one.claim.claim_id)
        if known is None:
            known = likeness(self.teller.words.vectors @ one.words.vectors.T)
            self._near[one.claim.claim_id] = known
        return known

    def _exactly(self, one: About) -> Floats:
        """How far the teller has the concepts of each word of a claim."""
        known = self._met.get(one.claim.claim_id)
        if known is None:
            reach = self.teller.own_reach
            known = np.array(
                [
                    sum(reach.get(concept, 0.0) for concept in concepts) / max(1, len(concepts))
                    for concepts in one.words.concepts
                ],
                dtype=np.float32,
            )
            self._met[one.claim.claim_id] = known
        return known

    def _apart(self, one: About, other: About) -> Ints:
        """The places of the own words of the one that are none of the other's own."""
        key = (one.claim.claim_id, other.claim.claim_id)
        known = self.apart.get(key)
        if known is None:
            kept = (
                n
                for n, concepts in enumerate(one.words.concepts)
                if concepts and not concepts <= other.own.keys()
            )
            known = self.apart[key] = np.array([*kept], dtype=np.int64)
        return known


def _period(teller: About, told: About) -> Level:
    """Only periods that both texts name tell neighbours apart."""
    level, implied = period_level(teller.profile, told.profile)
    return "unknown" if implied and level == "other" else level


def _exact(teller: About, one: About, other: About) -> float:
    """The rarity of the concepts of the teller that the one has of its own and the other lacks."""
    return sum(
        weight * teller.own_reach.get(concept, 0.0)
        for concept, weight in one.own.items()
        if concept not in other.own
    )


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
