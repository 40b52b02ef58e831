"""What was recomputed, with the computation that a steward reads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.wording.things import number_of
from schemas.records import Claim, Relation
from schemas.vocabularies import Dimension, Verdict

HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Sum:
    """What was recomputed: the claims on both sides, whether it comes out, and where it does how
    surely these are the numbers meant."""

    left: Claim
    right: Claim
    holds: bool
    dimension: Dimension
    working: str
    certainty: float = 0.9

    def relation(self) -> Relation:
        """The row of `relations`, with the computation in its sentence."""
        verdict: Verdict = "consistent" if self.holds else "contradicts"
        numbers = f"{number_of(self.left)} en {number_of(self.right)}"
        end = "dat klopt met elkaar" if self.holds else "dat klopt niet met elkaar"
        left, right = sorted((self.left.claim_id, self.right.claim_id))
        sentence = f"{numbers[0].upper()}{numbers[1:]}: {self.working}; {end}."
        score = self.certainty if self.holds else 0.8
        return Relation(left, right, verdict, self.dimension, sentence, score)
