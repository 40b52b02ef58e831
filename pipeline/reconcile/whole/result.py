"""What reconciling gave, and what of it the next run needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.reconcile.decisions.disputes import Dispute
from pipeline.reconcile.decisions.rulings import StaleDecision
from pipeline.reconcile.outcome.faults import Fault
from schemas.records import Figure, Relation


@dataclass(frozen=True, slots=True)
class PreviousReconciliation:
    """What an earlier run found: its relations, and the documents as it described them; empty where
    a rule failed."""

    relations: tuple[Relation, ...]
    described: bytes


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What reconciling gave.

    `renamed` maps claim ids to the indicator a steward gave them; `found` holds the relations
    before stewards ruled on them, which with `described` goes back in on the next run; `compared`
    counts the pairs looked at closely this time. `disputes` are the contradictions that wait for a
    steward, `faults` the rules that failed.
    """

    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]
    stale: tuple[StaleDecision, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    rejected_claim_ids: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    described: bytes = b""
    found: tuple[Relation, ...] = ()
    compared: int = field(default=0, compare=False)
    faults: tuple[Fault, ...] = ()

    def remember(self) -> PreviousReconciliation:
        """What the next run needs to compare only what changed."""
        return PreviousReconciliation(self.found, self.described)
