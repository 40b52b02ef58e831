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

from pipeline.reconcile.evidence.about import About, Words
from pipeline.reconcile.evidence.overlap import met
from pipeline.reconcile.likeness.dimensions import Level, period_level
from schemas.records import Claim

# Neighbours that a number is told apart from.
MOST_BESIDE: Final = 10
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
    (rarity met of what tells the two apart), in `period` (-2 to 2) and in `role` (-1 to 1).
    """

    words: float
    period: float
    role: float


NO_CONTEST: Final = Contest(0.0, 0.0, 0.0)


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


def contest(teller: About, told: About, beside: Sequence[About]) -> Contest:
    """Whether `teller` means `told` rather than a number beside it."""
    if not beside:
        return NO_CONTEST
    words = period = role = np.inf
    fit = FIT[_period(teller, told)]
    for rival in beside:
        ours, theirs = _apart(told, rival), _apart(rival, told)
        words = min(words, _met(teller, ours) - _met(teller, theirs))
        period = min(period, fit - FIT[_period(teller, rival)])
        role = min(role, _role_fit(teller, told) - _role_fit(teller, rival))
    return Contest(float(words), float(period), float(role))


def _period(teller: About, told: About) -> Level:
    """Only periods that both texts name tell neighbours apart."""
    level, implied = period_level(teller.profile, told.profile)
    return "unknown" if implied and level == "other" else level


def _apart(one: About, other: About) -> Words:
    """The own words of the one that are none of the other's own."""
    kept = [
        n
        for n, concepts in enumerate(one.words.concepts)
        if concepts and not concepts <= other.own.keys()
    ]
    return Words(
        tuple(one.words.printed[n] for n in kept),
        tuple(one.words.concepts[n] for n in kept),
        one.words.rarity[kept],
        one.words.vectors[kept],
    )


def _met(teller: About, words: Words) -> float:
    if not words.printed:
        return 0.0
    return float(words.rarity @ met(words, _own_reach(teller), teller.words))


def _own_reach(teller: About) -> dict[str, float]:
    """What the teller says of this number itself, and half as strongly what its sentence says."""
    reach = {concept: 0.4 * strength for concept, strength in teller.reach.items()}
    return reach | dict.fromkeys(teller.own, 1.0)


def _role_fit(teller: About, told: About) -> float:
    if not teller.role or not told.role:
        return 0.0
    return 0.5 if teller.role == told.role else -0.5
