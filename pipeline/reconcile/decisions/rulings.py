"""What decisions do to a run: which hold, and which no longer fit and are left aside out loud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.reconcile.decisions.decision import tell_value, value_seen
from schemas.records import Claim, Decision


@dataclass(frozen=True, slots=True)
class StaleDecision:
    """A decision that no longer fits: the values it was made on, and those seen now."""

    decision: Decision
    seen: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions that hold, by what they do; a later one overrides an earlier one."""

    chosen: Mapping[str, Decision]
    pairs: Mapping[tuple[str, str], Decision]
    renamed: Mapping[str, str]
    rejected: frozenset[str]
    stale: tuple[StaleDecision, ...]


def apply_decisions(decisions: Sequence[Decision], claims: Mapping[str, Claim]) -> Rulings:
    """Which decisions hold against these claims, and which have gone stale.

    A stale decision that was taken again on the same claims is settled: only the last one counts.
    A decision that was withdrawn neither holds nor goes stale.
    """
    withdrawn = {d.outcome for d in decisions if d.kind == "withdraw"}
    decisions = [d for d in decisions if d.kind != "withdraw" and d.decision_id not in withdrawn]
    last = {_question_of(decision): decision for decision in decisions}
    chosen: dict[str, Decision] = {}
    pairs: dict[tuple[str, str], Decision] = {}
    renamed: dict[str, str] = {}
    rejected: set[str] = set()
    stale: list[StaleDecision] = []
    for decision in decisions:
        seen = tuple(value_seen(claims.get(claim_id)) for claim_id in decision.claims)
        if seen != decision.expected:
            stale.append(StaleDecision(decision, seen, _tell_stale(decision, seen)))
            continue
        match decision.kind:
            case "choose_value":
                for claim_id in decision.claims:
                    chosen[claim_id] = decision
            case "same" | "different":
                first, second = sorted(decision.claims)
                pairs[first, second] = decision
            case "rename_indicator":
                renamed |= dict.fromkeys(decision.claims, decision.outcome)
            case "reject_claim":
                rejected |= set(decision.claims)
            case "withdraw":
                raise ValueError(decision.decision_id)
    unsettled = tuple(one for one in stale if last[_question_of(one.decision)] is one.decision)
    return Rulings(chosen, pairs, renamed, frozenset(rejected), unsettled)


def find_conflict(decision: Decision, earlier: Sequence[Decision]) -> Decision | None:
    """The last decision in force that cannot stand beside this one; None for none.

    One that answers the same question otherwise, and one that answers another and takes for granted
    what this one denies: that two claims are of one thing, or that a claim is a claim.
    """
    withdrawn = {d.outcome for d in earlier if d.kind == "withdraw"}
    last = {
        _question_of(known): known
        for known in earlier
        if known.kind != "withdraw" and known.decision_id not in withdrawn
    }
    question = _question_of(decision)
    own = last.pop(question, None)
    if own is not None:
        return None if (own.kind, own.outcome) == (decision.kind, decision.outcome) else own
    clashing = [d for d in last.values() if _deny(d, decision) or _deny(decision, d)]
    return max(clashing, key=earlier.index, default=None)


def _deny(one: Decision, other: Decision) -> bool:
    """Whether what one decision says takes away what another, to another question, rests on."""
    ours, theirs = {*one.claims}, {*other.claims}
    match one.kind, other.kind:
        case "choose_value", "choose_value":
            return one.outcome != other.outcome and {one.outcome, other.outcome} <= ours & theirs
        case "different", "choose_value":
            return ours <= theirs and other.outcome in ours
        case "reject_claim", "choose_value":
            return other.outcome in ours
        case "reject_claim", "same":
            return bool(ours & theirs)
        case _:
            return False


def _question_of(decision: Decision) -> tuple[str, frozenset[str]]:
    """What a decision answers: "same" and "different" are two answers to one question."""
    kind = "pair" if decision.kind in ("same", "different") else decision.kind
    return kind, frozenset(decision.claims)


def _tell_stale(decision: Decision, seen: Sequence[str]) -> str:
    changes = [
        f"{claim_id}: besloten op {tell_value(then)}, nu {tell_value(now)}"
        for claim_id, then, now in zip(decision.claims, decision.expected, seen, strict=True)
        if then != now
    ]
    return (
        f"Besluit {decision.decision_id} ({decision.kind}, {decision.decided_by}) is verouderd en "
        f"niet toegepast: {'; '.join(changes)}."
    )
