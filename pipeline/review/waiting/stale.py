"""Decisions that are not applied because a value changed, and how to take them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.explain import Place, PublishedRows
from pipeline.published import read_published
from pipeline.reconcile import StaleDecision
from pipeline.reconcile.decisions.decision import GONE, value_seen
from pipeline.reconcile.decisions.rulings import apply_decisions
from pipeline.review.waiting.answers import repeat_answer, withdrawal
from pipeline.review.waiting.cases import AnswerOption, DecidedClaim, StaleCase
from schemas.records import Decision


def find_stale(
    decisions: Sequence[Decision],
    published: PublishedRows,
    processed: Path,
    *,
    flags: Sequence[str] = (),
) -> list[StaleCase]:
    """The decisions that no longer fit, save those on claims a steward had rejected."""
    removed = _removed(decisions, published, processed)
    standing = [d for d in decisions if removed.isdisjoint(d.claims)]
    stale = apply_decisions(standing, published.claims).stale
    return [_stale_case(one, published, flags) for one in stale]


def _removed(
    decisions: Sequence[Decision], published: PublishedRows, processed: Path
) -> frozenset[str]:
    """The claims that are gone because a steward rejected them.

    `rejected` has no claim ids: a document with fewer rows a steward decided on than claims
    asked for has lost some of those by itself, and which one cannot be told.
    """
    asked = {
        claim_id
        for decision in decisions
        if decision.kind == "reject_claim"
        for claim_id in decision.claims
        if claim_id not in published.claims
    }
    if not asked:
        return frozenset()
    rows = read_published(processed, ["rejected"]).rejected
    there = Counter(row.doc_id for row in rows if row.reason == "decided")
    wanted = Counter(map(_document_of, asked))
    return frozenset(c for c in asked if there[_document_of(c)] >= wanted[_document_of(c)])


def _document_of(claim_id: str) -> str:
    return claim_id.rpartition(":")[0]


def _stale_case(one: StaleDecision, published: PublishedRows, flags: Sequence[str]) -> StaleCase:
    decision = one.decision
    changes = tuple(
        DecidedClaim(claim_id, expected, seen, _place_of(claim_id, published))
        for claim_id, expected, seen in zip(
            decision.claims, decision.expected, one.seen, strict=True
        )
        if expected != seen
    )
    renewals = _renewals(decision, published, flags)
    answers = (*renewals, withdrawal(decision, flags))
    return StaleCase(
        decision, one.message, changes, tuple(a for a in answers if a.command), lost=not renewals
    )


def _place_of(claim_id: str, published: PublishedRows) -> Place | None:
    claim = published.claims.get(claim_id)
    return None if claim is None else published.place(claim)


def _renewals(
    decision: Decision, published: PublishedRows, flags: Sequence[str]
) -> tuple[AnswerOption, ...]:
    """The decision again: on the values of now, or on the claims that took the place of those."""
    successors = [
        claim_id if claim_id in published.claims else _successor(claim_id, expected, published)
        for claim_id, expected in zip(decision.claims, decision.expected, strict=True)
    ]
    if GONE in successors or len(set(successors)) < len(successors):
        return ()
    same = tuple(successors) == decision.claims
    meaning = (
        "hetzelfde besluit, op de waarden van nu"
        if same
        else ("hetzelfde besluit, over de bewering die nu deze waarde noemt")
    )
    answer = repeat_answer(decision, successors, meaning, flags)
    return (answer,) if answer.command else ()


def _successor(claim_id: str, expected: str, published: PublishedRows) -> str:
    """The one claim of the document that tells the value of a claim that is gone."""
    home = _document_of(claim_id)
    equal = [
        c.claim_id
        for c in published.claims.values()
        if c.doc_id == home and value_seen(c) == expected
    ]
    return equal[0] if len(equal) == 1 else GONE
