"""The known claims as columns, to be looked at by those that may retell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.evidence.found import Floats, Ints
from pipeline.reconcile.evidence.pairs.about import About
from pipeline.reconcile.evidence.pairs.passages import passages_of
from pipeline.reconcile.evidence.pairs.scales import UnitScale

Small = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Known claims as columns; all but the postings have one value a row.

    `starts` and `rows` hold the rows of each concept, `strengths` how strongly it stands there;
    `family`, `base`, `counted` and `printed` are the columns of `UnitScale`; `size`, `low` and
    `high` are in the unit of the family; `beside` and `below` are equal for claims of one
    sentence or table row, and of one column.
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
    _together: dict[int, Ints] = field(init=False, repr=False, compare=False, default_factory=dict)

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

    def renewed(self, rows: Ints, fresh: Shelf, fresh_rows: Ints) -> Shelf:
        """The shelf on which the row `rows[n]` holds claim `n` of this one (none where that is
        negative) and the row `fresh_rows[n]` claim `n` of the fresh one."""
        kept = rows >= 0
        size = int(np.count_nonzero(kept)) + len(fresh_rows)
        columns = {}
        for name in _BY_ROW:
            old, new = getattr(self, name), getattr(fresh, name)
            joined = np.zeros((size, *(new if len(new) else old).shape[1:]), dtype=old.dtype)
            if kept.any():
                joined[rows[kept]] = old[kept]
            if len(fresh_rows):
                joined[fresh_rows] = new
            columns[name] = joined
        positions = dict(self.positions)
        for concept in fresh.positions:
            positions.setdefault(concept, len(positions))
        place = np.array([positions[concept] for concept in fresh.positions], dtype=np.int64)
        of = np.append(np.repeat(np.arange(len(self.positions)), np.diff(self.starts)),
                       np.repeat(place, np.diff(fresh.starts)))  # fmt: skip
        row = np.append(rows[self.rows], fresh_rows[fresh.rows])
        strength = np.append(self.strengths, fresh.strengths)
        stays = row >= 0
        of, row, strength = of[stays], row[stays], strength[stays]
        order = np.lexsort((row, of))
        counts = np.bincount(of, minlength=len(positions))
        told = [concept for concept, count in zip(positions, counts.tolist(), strict=True) if count]
        return Shelf(
            positions={concept: place for place, concept in enumerate(told)},
            starts=np.cumsum([0, *counts[counts > 0].tolist()], dtype=np.int64),
            rows=row[order],
            strengths=strength[order],
            **columns,
        )

    def beside_rows(self, rows: Ints) -> Ints:
        """These rows and those of the same sentence, table row or column."""
        columns = self.below[rows]
        together = np.isin(self.beside, self.beside[rows])
        together |= np.isin(self.below, columns[columns != 0])
        return np.flatnonzero(together)

    def together(self, row: int) -> Ints:
        """The same of one row; kept, for one row is asked for again and again."""
        known = self._together.get(row)
        if known is None:
            same = self.beside == self.beside[row]
            if self.below[row]:
                same |= self.below == self.below[row]
            known = self._together[row] = np.flatnonzero(same)
        return known


_BY_ROW: Final = (
    "totals", "family", "base", "counted", "printed", "size", "low", "high", "document", "page",
    "beside", "below", "vectors",
)  # fmt: skip


def _row_of(about: About) -> tuple[object, ...]:
    claim, profile = about.claim, about.profile
    interval, scale = profile.interval, UnitScale.of(claim.unit)
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
