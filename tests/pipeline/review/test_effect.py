"""What decisions do at once must be what a whole run makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.explain import PublishedRows
from pipeline.reconcile import Corpus, make_decision, reconcile
from pipeline.reconcile.decisions.decision import make_withdrawal
from pipeline.review.taken.effect import DecidedDataset, stand
from schemas.records import Claim, Decision
from schemas.vocabularies import DecisionKind
from tests.pipeline.reconcile.making import claim, document, households

DOCUMENTS = [
    document("monitor", kind="monitor", title="Monitor schuldhulpverlening 2018-2022"),
    document("brief"),
    document("nota"),
]
RIGHT, WRONG = households("monitor:1", "614000"), households("brief:1", "641000")
THIRD = households("nota:1", "700000")
OTHER = claim(
    "nota:2", "12", "In 2020 werkten 12 gemeenten samen.", measure="gemeenten", period="2020"
)
CLAIMS = (RIGHT, WRONG, THIRD, OTHER)
WHEN = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)


def decided(kind: DecisionKind, *claims: Claim, outcome: str = "") -> Decision:
    return make_decision(
        kind, claims, outcome=outcome, because="nagekeken", decided_by="Ans", decided_at=WHEN
    )


def published(decisions: Sequence[Decision] = ()) -> PublishedRows:
    found = reconcile(DOCUMENTS, CLAIMS, decisions)
    claims = {
        c.claim_id: replace(c, indicator=found.renamed.get(c.claim_id, c.indicator))
        for c in CLAIMS
        if c.claim_id not in found.rejected_claim_ids
    }
    return PublishedRows(
        {d.doc_id: d for d in DOCUMENTS},
        claims,
        {},
        found.relations,
        {f.figure_id: f for f in found.figures},
    )


def effect(taken: Sequence[Decision], decisions: Sequence[Decision]) -> DecidedDataset:
    return stand(published(taken), taken, decisions, lambda homes: Corpus.of(DOCUMENTS, CLAIMS))


CHOSEN = decided("choose_value", RIGHT, WRONG, THIRD, outcome="monitor:1")
APART = decided("different", RIGHT, WRONG, outcome="population")
SAME = decided("same", RIGHT, WRONG)
GONE = decided("reject_claim", WRONG)
NAMED = decided("rename_indicator", RIGHT, outcome="schulden.huishoudens")
UNDO = make_withdrawal(APART, because="toch niet", decided_by="Ans", decided_at=WHEN)


@pytest.mark.parametrize(
    ("taken", "decisions"),
    [
        ((), ()),
        ((), (CHOSEN,)),
        ((), (APART,)),
        ((), (SAME,)),
        ((), (GONE,)),
        ((), (NAMED,)),
        ((), (APART, CHOSEN)),
        ((APART,), (APART, UNDO)),
        ((SAME,), (SAME, APART)),
        ((CHOSEN,), (CHOSEN, GONE)),
    ],
)
def test_the_effect_is_that_of_a_whole_run(
    taken: tuple[Decision, ...], decisions: tuple[Decision, ...]
) -> None:
    found = effect(taken, decisions).published
    whole = published(decisions)
    assert found.relations == whole.relations
    assert found.figures == whole.figures


def test_only_what_a_decision_touches_is_told_as_changed() -> None:
    found = effect((), (APART,))
    changed = {c for f in (*found.figures, *found.gone) for c in (f.preferred_claim,)}
    assert "nota:2" not in changed
    assert {(r.left, r.right) for r in found.relations} == {("brief:1", "monitor:1")}
    assert [d.decision_id for d in found.fresh] == [APART.decision_id]


def test_without_news_nothing_is_worked_out() -> None:
    found = effect((CHOSEN,), (CHOSEN,))
    assert found == DecidedDataset(found.published, found.rulings)
