"""What waits for a steward: each contested figure once, and no contradiction already ruled on."""

from __future__ import annotations

import datetime as dt

from pipeline.reconcile import make_decision, reconcile
from schemas.records import Claim, Decision
from schemas.vocabularies import DecisionKind
from tests.pipeline.reconcile.making import LETTER, MONITOR, document, households

NOTE = document("nota", title="Nota schuldhulpverlening")
CLAIMS = [
    households("monitor:1", "614000"),
    households("brief:1", "641000"),
    households("nota:1", "700000"),
]


def decide(kind: DecisionKind, *claims: Claim, outcome: str = "") -> Decision:
    return make_decision(
        kind,
        claims,
        outcome=outcome,
        because="nagevraagd",
        decided_by="Ine",
        decided_at=dt.datetime(2024, 6, 3, tzinfo=dt.UTC),
    )


def disputes(*decisions: Decision) -> list[set[str]]:
    found = reconcile([MONITOR, LETTER, NOTE], CLAIMS, decisions).disputes
    return [{c for r in one.relations for c in (r.left, r.right)} for one in found]


def test_the_contradictions_of_one_figure_are_one_dispute() -> None:
    (dispute,) = reconcile([MONITOR, LETTER, NOTE], CLAIMS).disputes
    assert len(dispute.relations) == 3
    assert dispute.figure is not None
    assert "huishoudens met problematische schulden 2021 (monitor:1 tegenover" in dispute.tell()


def test_what_a_steward_ruled_on_is_in_dispute_no_more() -> None:
    assert disputes(decide("choose_value", *CLAIMS, outcome="monitor:1")) == []
    assert disputes(decide("reject_claim", *CLAIMS[1:])) == []
    assert disputes(decide("same", *CLAIMS[:2]), decide("reject_claim", CLAIMS[2])) == []


def test_a_new_contradiction_with_a_chosen_value_is_a_dispute_again() -> None:
    (concerned,) = disputes(decide("choose_value", *CLAIMS[:2], outcome="monitor:1"))
    assert concerned == {"monitor:1", "brief:1", "nota:1"}
