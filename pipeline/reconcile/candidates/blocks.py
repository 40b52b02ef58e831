"""The known claims that a new one is held against: those that share its rarest words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.subjects import subject_of
from pipeline.reconcile.language.concepts import weight_of
from pipeline.reconcile.quantity.units import family_of
from schemas.records import Claim

# Known claims looked at closely for each new one.
MOST_LOOKED_AT: Final = 80


@dataclass(frozen=True, slots=True)
class ClaimBlocks:
    """Known claims by family of unit and by the concepts around them.

    `found` holds, by id of the new claim, the known claims another index found for it.
    """

    claims: tuple[Claim, ...]
    postings: dict[tuple[str, str], npt.NDArray[np.int64]]
    found: Mapping[str, Sequence[Claim]]

    @classmethod
    def of(
        cls, claims: Sequence[Claim], found: Mapping[str, Sequence[Claim]] | None = None
    ) -> ClaimBlocks:
        """Index claims; with `found` no others than the claims found."""
        postings: dict[tuple[str, str], list[int]] = defaultdict(list)
        indexed = claims
        if found is not None:
            indexed = [*{c.claim_id: c for near in found.values() for c in near}.values()]
        for row, claim in enumerate(indexed):
            family = family_of(claim.unit)[0]
            for concept in subject_of(claim).reach:
                if weight_of(concept) == 1.0:
                    postings[family, concept].append(row)
        return cls(
            tuple(indexed),
            {key: np.array(rows, dtype=np.int64) for key, rows in postings.items()},
            found or {},
        )

    def find(self, claim: Claim) -> list[Claim]:
        """The known claims most like this one in words, at most `MOST_LOOKED_AT`."""
        if claim.claim_id in self.found:
            return [*self.found[claim.claim_id]]
        family = family_of(claim.unit)[0]
        subject = subject_of(claim)
        scores = np.zeros(len(self.claims))
        for concept in sorted(subject.reach):
            rows = self.postings.get((family, concept))
            if rows is not None:
                weight = 2.0 if concept in subject.found_by else 1.0
                scores[rows] += weight * math.log1p(len(self.claims) / len(rows))
        order = np.argsort(-scores, kind="stable")[:MOST_LOOKED_AT]
        return [self.claims[row] for row in order.tolist() if scores[row] > 0]
