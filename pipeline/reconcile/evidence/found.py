"""What one claim may retell, as rows of a shelf of known claims."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The row that tells a claim's number in like words, and how surely (0-1)."""

    row: int
    strength: float


@dataclass(frozen=True, slots=True)
class Found:
    """What one claim may retell: rows in order, and how alike each is in words.

    `documents` tells of each row which share of the other numbers its document tells too, `around`
    the anchors of the claims around it, those of its own sentence at full strength, `fits` whether
    the number of each row is equal or compatible.
    """

    rows: Ints
    alike: Floats
    documents: Floats
    around: tuple[Anchor, ...]
    fits: Flags

    def worth(self, least: float) -> Found:
        """The same without rows that are less alike and whose number does not fit."""
        return self._take((self.alike >= least) | self.fits)

    def fitting(self) -> Found:
        """The same without rows whose number does not fit."""
        return self._take(self.fits)

    def _take(self, kept: Flags) -> Found:
        return Found(
            self.rows[kept], self.alike[kept], self.documents[kept], self.around, self.fits[kept]
        )

    def among(self, rows: Collection[int]) -> Found:
        """The same without other rows than these."""
        kept = np.array([row in rows for row in self.rows.tolist()], dtype=bool)
        around = tuple(anchor for anchor in self.around if anchor.row in rows)
        return replace(self._take(kept), around=around)
