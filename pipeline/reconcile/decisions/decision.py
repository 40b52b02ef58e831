"""What stewards decide: a kind, the claims it is about, and the values it was taken on.

A decision names the values it was made on. When a claim is gone or tells another value, the
decision is stale: it is left aside and reported with both values, never applied in silence.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from pipeline.labels import labels
from pipeline.reconcile.wording.dutch import unit_behind
from pipeline.reconcile.wording.things import dutch_number
from schemas.errors import UsageError
from schemas.records import Claim, Decision
from schemas.vocabularies import DIMENSIONS, DecisionKind

GONE: Final = "verdwenen"
# How many claims each kind is about: at least, and at most (None: any number).
_CLAIMS: Final[dict[DecisionKind, tuple[int, int | None]]] = {
    "choose_value": (1, None),
    "same": (2, 2),
    "different": (2, 2),
    "rename_indicator": (1, None),
    "reject_claim": (1, None),
    "withdraw": (1, None),
}


def find_problem(kind: DecisionKind, claims: Sequence[str], outcome: str) -> str:
    """What is wrong with a decision, in Dutch; empty when nothing is."""
    least, most = _CLAIMS[kind]
    if len(claims) < least or (most is not None and len(claims) > most):
        return f"{kind} gaat over {least} bewering(en), niet over {len(claims)}"
    if len(set(claims)) != len(claims):
        return "een bewering staat er twee keer in"
    if kind == "choose_value" and outcome not in claims:
        return "outcome moet een van de beweringen zijn: die met de waarde die geldt"
    if kind == "rename_indicator" and not outcome:
        return "outcome moet de indicator noemen"
    if kind == "withdraw" and not outcome:
        return "outcome moet het besluit noemen dat wordt ingetrokken"
    if kind == "different" and outcome and outcome not in DIMENSIONS:
        return f"outcome moet een dimensie zijn ({', '.join(filter(None, DIMENSIONS))})"
    return ""


def value_seen(claim: Claim | None) -> str:
    """A claim's value as a decision names it: "25 count", "5..9 percent", "verdwenen"."""
    if claim is None:
        return GONE
    if claim.value is not None:
        number = format(claim.value.normalize(), "f")
    else:
        ends = (claim.value_low, claim.value_high)
        number = "..".join("" if v is None else format(v.normalize(), "f") for v in ends)
    return f"{number} {claim.unit}"


def make_decision(
    kind: DecisionKind,
    claims: Sequence[Claim],
    *,
    outcome: str = "",
    because: str,
    decided_by: str,
    decided_at: dt.datetime,
) -> Decision:
    """A decision on these claims with the values they tell now.

    Raises UsageError when it does not fit its kind or lacks a reason or a name.
    """
    return _with_id(
        Decision(
            decision_id="",
            kind=kind,
            claims=tuple(claim.claim_id for claim in claims),
            expected=tuple(value_seen(claim) for claim in claims),
            outcome=outcome,
            because=because,
            decided_by=decided_by,
            decided_at=decided_at.isoformat(),
        )
    )


def make_withdrawal(
    withdrawn: Decision, *, because: str, decided_by: str, decided_at: dt.datetime
) -> Decision:
    """The decision that an earlier one holds no more, whatever became of its claims.

    Raises UsageError when it lacks a reason or a name, or is itself withdrawn.
    """
    if withdrawn.kind == "withdraw":
        raise UsageError(
            f"Besluit {withdrawn.decision_id} is zelf een intrekking.",
            remedy="Neem het ingetrokken besluit opnieuw.",
        )
    return _with_id(
        Decision(
            decision_id="",
            kind="withdraw",
            claims=withdrawn.claims,
            expected=withdrawn.expected,
            outcome=withdrawn.decision_id,
            because=because,
            decided_by=decided_by,
            decided_at=decided_at.isoformat(),
        )
    )


def _with_id(decision: Decision) -> Decision:
    """The decision named after what it says. Raises UsageError when it cannot be taken."""
    problem = find_problem(decision.kind, decision.claims, decision.outcome)
    if not decision.because.strip() or not decision.decided_by.strip():
        problem = problem or "een besluit heeft een reden en een naam nodig"
    if problem:
        raise UsageError(f"Dit besluit kan niet: {problem}.")
    told = json.dumps(
        [
            decision.kind, decision.claims, decision.outcome, decision.because,
            decision.decided_by, decision.decided_at,
        ]
    )  # fmt: skip
    return replace(decision, decision_id="d-" + hashlib.sha256(told.encode()).hexdigest()[:12])


def tell_value(value: str) -> str:
    """A value as a decision names it, for a reader: "1234.5 EUR" → "1.234,5 euro"."""
    number, _, unit = value.partition(" ")
    try:
        return f"{dutch_number(Decimal(number))}{unit_behind(unit)}"
    except InvalidOperation:
        return value


def tell_decision(decision: Decision) -> str:
    """What a decision says, in a few Dutch words: "112 geldt", "verschillende zaken (periode)"."""
    told = labels().decision[decision.kind]
    values = dict(zip(decision.claims, decision.expected, strict=False))
    match decision.kind:
        case "choose_value" if decision.outcome in values:
            return f"{tell_value(values[decision.outcome])} geldt"
        case "reject_claim" if decision.expected:
            return f"{told}: {tell_value(decision.expected[0])}"
        case "different":
            return f"{told} ({labels().dimension.get(decision.outcome, decision.outcome)})"
        case "rename_indicator":
            return f"{told}: {decision.outcome}"
        case _:
            return told
