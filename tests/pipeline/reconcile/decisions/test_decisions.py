"""A decision fits its kind, or cannot be taken."""

from __future__ import annotations

import pytest

from schemas.errors import UsageError
from schemas.records import Claim
from schemas.vocabularies import DecisionKind
from tests.pipeline.reconcile.deciding import FALSE, TRUE, decide, withdraw


@pytest.mark.parametrize(
    ("kind", "claims", "outcome"),
    [
        ("same", (TRUE,), ""),
        ("same", (TRUE, TRUE), ""),
        ("choose_value", (TRUE, FALSE), "brief:9"),
        ("rename_indicator", (TRUE,), ""),
        ("different", (TRUE, FALSE), "kleur"),
    ],
)
def test_a_decision_must_fit_its_kind(
    kind: DecisionKind, claims: tuple[Claim, ...], outcome: str
) -> None:
    with pytest.raises(UsageError):
        decide(kind, *claims, outcome=outcome)


def test_a_withdrawal_cannot_be_withdrawn() -> None:
    taken_back = withdraw(decide("reject_claim", FALSE))
    with pytest.raises(UsageError, match="is zelf een intrekking"):
        withdraw(taken_back)
