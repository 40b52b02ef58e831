"""Decisions by one steward on two claims that tell one thing with swapped digits."""

from __future__ import annotations

import datetime as dt

from pipeline.reconcile import make_decision
from pipeline.reconcile.decisions.decision import make_withdrawal
from schemas.records import Claim, Decision
from schemas.vocabularies import DecisionKind

from .making import households

WHEN = dt.datetime(2024, 6, 3, 9, 30, tzinfo=dt.UTC)
TRUE, FALSE = households("monitor:1", "614000"), households("brief:1", "641000")


def decide(
    kind: DecisionKind,
    *claims: Claim,
    outcome: str = "",
    by: str = "Ine",
    because: str = "nagevraagd",
) -> Decision:
    """A decision with the values the claims tell now."""
    return make_decision(
        kind, claims, outcome=outcome, because=because, decided_by=by, decided_at=WHEN
    )


def withdraw(decision: Decision) -> Decision:
    """The decision that takes an earlier one back."""
    return make_withdrawal(decision, because="vergissing", decided_by="Ine", decided_at=WHEN)
