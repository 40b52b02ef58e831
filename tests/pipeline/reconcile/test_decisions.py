"""Stewards' decisions: written to last, read strictly, applied, and stale out loud."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.reconcile import append_decision, load_decisions, make_decision, reconcile
from pipeline.reconcile.decisions import make_withdrawal
from schemas.errors import UsageError
from schemas.records import Claim, Decision
from schemas.vocabularies import DecisionKind

from .claims import LETTER, MONITOR, households

WHEN = dt.datetime(2024, 6, 3, 9, 30, tzinfo=dt.UTC)
TRUE, FALSE = households("monitor:1", "614000"), households("brief:1", "641000")


def decide(kind: DecisionKind, *claims: Claim, outcome: str = "") -> Decision:
    return make_decision(
        kind, claims, outcome=outcome, because="nagevraagd", decided_by="Ine", decided_at=WHEN
    )


def test_a_decision_survives_the_file(tmp_path: Path) -> None:
    path = tmp_path / "raw" / "decisions.jsonl"
    decisions = [decide("same", TRUE, FALSE), decide("reject_claim", FALSE)]
    for decision in decisions:
        append_decision(path, decision)
    assert list(load_decisions(path)) == decisions


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.jsonl") == ()


def test_a_file_without_a_last_newline_is_continued_on_a_new_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, decide("same", TRUE, FALSE))
    path.write_text(path.read_text().rstrip("\n"))
    append_decision(path, decide("reject_claim", FALSE))
    assert len(load_decisions(path)) == 2


def test_the_same_decision_is_not_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, decide("same", TRUE, FALSE))
    with pytest.raises(UsageError, match="staat al"):
        append_decision(path, decide("same", TRUE, FALSE))


@pytest.mark.parametrize("damage", ["geen json", '{"kind": "same"}', '{"extra": 1}'])
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, decide("same", TRUE, FALSE))
    path.write_text(path.read_text() + damage + "\n")
    with pytest.raises(UsageError, match="Regel 2"):
        load_decisions(path)


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


def found(*decisions: Decision, claims: tuple[Claim, ...] = (TRUE, FALSE)):  # type: ignore[no-untyped-def]
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
    found = reconcile([MONITOR, LETTER], [moved, FALSE], [old, again])
    assert found.stale == ()
    assert [r.decided_by for r in found.relations] == ["steward"]
    twice = reconcile([MONITOR, LETTER], [households("monitor:1", "1"), FALSE], [old, again])
    assert [one.decision for one in twice.stale] == [again]


def withdraw(decision: Decision) -> Decision:
    return make_withdrawal(decision, because="vergissing", decided_by="Ine", decided_at=WHEN)


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


def test_a_withdrawal_withdraws_a_decision_that_stands_above_it(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    rejection = decide("reject_claim", FALSE)
    taken_back = withdraw(rejection)
    with pytest.raises(UsageError, match="is zelf een intrekking"):
        withdraw(taken_back)
    for decision in (rejection, taken_back):
        append_decision(path, decision)
    assert load_decisions(path) == (rejection, taken_back)
    path.write_text("\n".join(reversed(path.read_text().splitlines())))
    with pytest.raises(UsageError, match="dat er niet boven staat"):
        load_decisions(path)
