"""What stewards decided is applied, and goes stale out loud."""

from __future__ import annotations

import pytest

from pipeline.reconcile import Reconciliation, make_decision, reconcile
from pipeline.reconcile.decisions.rulings import find_conflict
from schemas.records import Claim, Decision
from tests.pipeline.reconcile.deciding import FALSE, TRUE, WHEN, decide, withdraw
from tests.pipeline.reconcile.making import LETTER, MONITOR, households


def found(*decisions: Decision, claims: tuple[Claim, ...] = (TRUE, FALSE)) -> Reconciliation:
    return reconcile([MONITOR, LETTER], claims, decisions)


def test_a_chosen_value_decides_the_figure() -> None:
    result = found(decide("choose_value", TRUE, FALSE, outcome="brief:1"))
    (figure,) = result.figures
    assert (figure.status, figure.preferred_claim) == ("decided", "brief:1")


def test_a_different_pair_is_explained_by_the_steward() -> None:
    (relation,) = found(decide("different", TRUE, FALSE, outcome="population")).relations
    assert (relation.verdict, relation.dimension) == ("explained", "population")
    assert relation.decided_by == "steward"


def test_a_same_pair_is_compared_whatever_the_words() -> None:
    other = households(
        "brief:1", "614000", measure="gezinnen in nood", sentence="614.000 gezinnen."
    )
    (relation,) = found(decide("same", TRUE, other), claims=(TRUE, other)).relations
    assert (relation.verdict, relation.decided_by) == ("agrees", "steward")


def test_a_rejected_claim_takes_no_part() -> None:
    result = found(decide("reject_claim", FALSE))
    assert result.rejected_claim_ids == {"brief:1"}
    assert not result.relations
    assert [f.preferred_claim for f in result.figures] == ["monitor:1"]


def test_a_renamed_indicator_is_in_the_figure() -> None:
    result = found(decide("rename_indicator", TRUE, outcome="schulden.huishoudens"))
    assert result.renamed == {"monitor:1": "schulden.huishoudens"}
    assert result.figures[0].indicator == "schulden.huishoudens"


def test_a_decision_on_other_values_is_stale_and_not_applied() -> None:
    changed = households("brief:1", "650000")
    result = found(decide("reject_claim", FALSE), claims=(TRUE, changed))
    (stale,) = result.stale
    assert stale.seen == ("650000 count",)
    assert "641.000" in stale.message
    assert "650.000" in stale.message
    assert not result.rejected_claim_ids


def test_a_decision_on_a_claim_that_is_gone_is_stale() -> None:
    (stale,) = found(decide("reject_claim", FALSE), claims=(TRUE,)).stale
    assert stale.seen == ("verdwenen",)


def test_a_stale_decision_taken_again_is_settled() -> None:
    moved = households("monitor:1", "615000")
    old, again = decide("same", TRUE, FALSE), decide("different", moved, FALSE)
    result = found(old, again, claims=(moved, FALSE))
    assert result.stale == ()
    assert [r.decided_by for r in result.relations] == ["steward"]
    twice = found(old, again, claims=(households("monitor:1", "1"), FALSE))
    assert [one.decision for one in twice.stale] == [again]


def test_a_withdrawn_decision_neither_holds_nor_goes_stale() -> None:
    rejection = decide("reject_claim", FALSE)
    taken_back = withdraw(rejection)
    assert not found(rejection, taken_back).rejected_claim_ids
    assert found(rejection, claims=(TRUE,)).stale
    assert not found(rejection, taken_back, claims=(TRUE,)).stale
    again = make_decision(
        "reject_claim", [FALSE], because="toch", decided_by="Ine", decided_at=WHEN
    )
    assert found(rejection, taken_back, again).rejected_claim_ids == {"brief:1"}


CHOSEN = decide("choose_value", TRUE, FALSE, outcome=TRUE.claim_id, by="Ans")
APART = decide("different", TRUE, FALSE, outcome="period", by="Bo")
THIRD = households("derde:1", "614000")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (CHOSEN, APART),
        (APART, CHOSEN),
        (CHOSEN, decide("reject_claim", TRUE)),
        (decide("reject_claim", TRUE), CHOSEN),
        (decide("same", TRUE, FALSE), decide("reject_claim", FALSE)),
        (decide("same", TRUE, FALSE), APART),
        (CHOSEN, decide("choose_value", FALSE, TRUE, outcome=FALSE.claim_id)),
        (CHOSEN, decide("choose_value", FALSE, TRUE, THIRD, outcome=FALSE.claim_id)),
    ],
)
def test_a_decision_that_takes_away_what_another_rests_on_conflicts_with_it(
    earlier: Decision, later: Decision
) -> None:
    assert find_conflict(later, [earlier]) is earlier
    assert find_conflict(later, [earlier, withdraw(earlier)]) is None


@pytest.mark.parametrize(
    "later",
    [
        CHOSEN,
        decide("same", TRUE, FALSE),
        decide("reject_claim", FALSE),
        decide("rename_indicator", TRUE, outcome="schulden.huishoudens"),
        decide("choose_value", TRUE, FALSE, THIRD, outcome=THIRD.claim_id),
    ],
)
def test_decisions_that_can_stand_together_do_not_conflict(later: Decision) -> None:
    assert find_conflict(later, [CHOSEN]) is None
