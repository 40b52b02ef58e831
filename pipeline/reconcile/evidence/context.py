"""What the other numbers of a text say of a pair: a text retells passages, not single numbers.

Each pair is weighed by itself first. Then, of the claims around the teller: how surely they retell
something of the same sentence or row, column or page; how surely the document is retold; how surely
another number of the text is this very claim; and how the pair lies among the teller's others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.evidence.pairs.features import COLUMN, VALUES
from pipeline.reconcile.evidence.pairs.passages import passages_of
from schemas.records import Claim

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

CONTEXT: Final = (
    "alone", "alone_rank", "above_all", "above_fitting", "above_apart",
    "passage_near", "column_near", "page_near", "document_retold", "taken", "sentence_near",
    "fitting",
)  # fmt: skip
# Claims looked at before and behind one, and what one of another sentence counts for.
AROUND, OTHER_SENTENCE = 4, 0.6
# So many before and behind tell whether a document is retold here.
NEARBY: Final = 20
# More that are surer are not counted.
MOST_RANK: Final = 20
_FITS, _APART = VALUES["comparator"], VALUES["apart"]

# The columns of `places_of`.
CLAIM, BESIDE, BELOW, TABLE, DOCUMENT, PAGE = range(6)
_Key = tuple[int, int, int]


def places_of(claims: Sequence[Claim]) -> Ints:
    """Which claim each is and where it stands, a row each, spelled as numbers: the claim, its
    sentence or row, its column, its table (0 where it is in none), its document, and its page."""
    rows = []
    for claim in claims:
        beside, below = passages_of(claim)
        table = spell(f"{claim.doc_id}\n{claim.in_table}") if claim.in_table else 0
        rows.append(
            (
                spell(claim.claim_id),
                spell(beside),
                spell(below),
                table,
                spell(claim.doc_id),
                claim.page,
            )
        )
    return np.array(rows, dtype=np.int64).reshape(-1, 6)


@dataclass(frozen=True, slots=True)
class ClaimSight:
    """What one claim of a text may retell: the sentence it stands in, the places of the claims
    told, the levels of the numbers, and how surely each is meant, weighed by itself."""

    sentence: int
    places: Ints
    values: Floats
    alone: Floats

    @classmethod
    def of(
        cls, teller: Claim, told: Sequence[Claim], features: Floats, alone: Floats
    ) -> ClaimSight:
        """From claims and the features of each pair."""
        values: Floats = features[:, COLUMN["value"]]
        return cls(spell(teller.sentence), places_of(told), values, alone)


@dataclass(frozen=True, slots=True)
class TextSights:
    """All claims of a text, in reading order, with how surely each retells something of a place,
    how surely each retells something of a document, and which known claims are told."""

    sights: Sequence[ClaimSight]
    surest: Sequence[Mapping[_Key, float]]
    retold: Mapping[int, Floats]
    taken: Mapping[int, Sequence[tuple[float, int]]]

    @classmethod
    def of(cls, sights: Sequence[ClaimSight]) -> TextSights:
        """Look at all claims of a text."""
        surest = [_surest(sight) for sight in sights]
        retold: dict[int, Floats] = {}
        for n, found in enumerate(surest):
            for (kind, place, _), certainty in found.items():
                if kind == DOCUMENT:
                    retold.setdefault(place, np.zeros(len(surest)))[n] = certainty
        return cls(sights, surest, retold, _taken(sights))

    def rows(self, n: int, told: ClaimSight | None = None) -> Floats:
        """The features of `CONTEXT` of one claim, a row a pair; another sight may stand in for its
        own."""
        sight = told or self.sights[n]
        near, same = self._near(n, sight.sentence)
        alone, fits, apart = sight.alone, sight.values <= _FITS, sight.values >= _APART
        ranks = np.argsort(np.argsort(-alone, kind="stable"), kind="stable")
        places = sight.places.tolist()
        fitting = float(alone[fits].sum())
        others = [
            (
                near.get((BESIDE, place[BESIDE], 0), 0.0),
                _near_column(near, place),
                max(
                    near.get((PAGE, place[DOCUMENT], place[PAGE] + off), 0.0) for off in (-1, 0, 1)
                ),
                self._retold(n, place[DOCUMENT]),
                next((c for c, m in self.taken.get(place[CLAIM], ()) if m != n), 0.0),
                same.get((BESIDE, place[BESIDE], 0), 0.0),
                fitting,
            )
            for place in places
        ]
        return np.column_stack(
            (
                alone,
                np.minimum(MOST_RANK, ranks),
                alone - _most_besides(alone, np.ones(len(alone), dtype=bool)),
                alone - _most_besides(alone, fits),
                alone - _most_besides(alone, apart),
                np.array(others, dtype=np.float64).reshape(-1, len(CONTEXT) - 5),
            )
        )

    def _near(self, n: int, sentence: int) -> tuple[dict[_Key, float], dict[_Key, float]]:
        """How surely the claims around one retell something of each place, those of another
        sentence less so; and how surely those of its own sentence do."""
        near: dict[_Key, float] = {}
        same: dict[_Key, float] = {}
        for m, other in self._around(n):
            beside = other.sentence == sentence
            weight = 1.0 if beside else OTHER_SENTENCE
            for key, certainty in self.surest[m].items():
                near[key] = max(near.get(key, 0.0), weight * certainty)
                if beside:
                    same[key] = max(same.get(key, 0.0), certainty)
        return near, same

    def _around(self, n: int) -> Iterator[tuple[int, ClaimSight]]:
        for m in range(max(0, n - AROUND), min(len(self.sights), n + AROUND + 1)):
            if m != n:
                yield m, self.sights[m]

    def _retold(self, n: int, document: int) -> float:
        """How surely each of the claims near one retells a document, on average."""
        first, last = max(0, n - NEARBY), min(len(self.sights), n + NEARBY + 1)
        others = self.retold.get(document)
        if others is None or last - first < 2:
            return 0.0
        return float(others[first:n].sum() + others[n + 1 : last].sum()) / (last - first - 1)


def _keys(place: Sequence[int]) -> Iterator[_Key]:
    """The places a claim stands in, from its passage to its document."""
    yield BESIDE, place[BESIDE], 0
    if place[TABLE]:
        yield BELOW, place[BELOW], 0
        yield TABLE, place[TABLE], 0
    yield PAGE, place[DOCUMENT], place[PAGE]
    yield DOCUMENT, place[DOCUMENT], 0


def _surest(sight: ClaimSight) -> dict[_Key, float]:
    """How surely something of each place is meant."""
    found: dict[_Key, float] = {}
    for place, certainty in zip(sight.places.tolist(), sight.alone.tolist(), strict=True):
        for key in _keys(place):
            if certainty > found.get(key, 0.0):
                found[key] = certainty
    return found


def _taken(sights: Sequence[ClaimSight]) -> dict[int, list[tuple[float, int]]]:
    """By known claim how surely each claim of the text tells its number, surest first."""
    taken: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for n, sight in enumerate(sights):
        for row in np.flatnonzero(sight.values <= _FITS).tolist():
            taken[int(sight.places[row, CLAIM])].append((float(sight.alone[row]), n))
    for found in taken.values():
        found.sort(reverse=True)
    return taken


def _near_column(near: Mapping[_Key, float], place: Sequence[int]) -> float:
    """How surely a claim around retells something of the column, or else of the table."""
    if not place[TABLE]:
        return 0.0
    return near.get((BELOW, place[BELOW], 0), 0.0) or near.get((TABLE, place[TABLE], 0), 0.0)


def _most_besides(alone: Floats, among: npt.NDArray[np.bool_]) -> Floats:
    """For each row the most certain of the others among some; 0 where there is none."""
    most = np.zeros(len(alone))
    rows = np.flatnonzero(among)
    if len(rows):
        first = rows[np.argmax(alone[rows])]
        most[:] = alone[first]
        rest = alone[rows[rows != first]]
        most[first] = rest.max() if len(rest) else 0.0
    return most
