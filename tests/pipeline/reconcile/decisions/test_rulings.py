"""What stewards decided is applied, and goes stale out loud."""

from __future__ import annotations

from pipeline.reconcile import Reconciliation, make_decision, reconcile
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
