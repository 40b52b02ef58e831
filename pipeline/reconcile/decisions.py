"""What stewards decided: an append-only file of JSON lines, and what it does to a run.

A decision names the values it was made on. When a claim is gone or tells another value, the
decision is stale: it is left aside and reported with both values, never applied in silence.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Final

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.reconcile.wording import dutch_number
from schemas.errors import UsageError
from schemas.records import Claim, Decision
from schemas.vocabularies import DIMENSIONS, DecisionKind

GONE: Final = "verdwenen"
_LOCK_SECONDS: Final = 10
# How many claims each kind is about: at least, and at most (None: any number).
_CLAIMS: Final[dict[DecisionKind, tuple[int, int | None]]] = {
    "choose_value": (1, None),
    "same": (2, 2),
    "different": (2, 2),
    "rename_indicator": (1, None),
    "reject_claim": (1, None),
    "withdraw": (1, None),
}

Filled = Annotated[str, Field(min_length=1)]


class DecisionLine(BaseModel):
    """One line of decisions.jsonl, as a person or `kamercijfers decide` writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    decision_id: Filled
    kind: DecisionKind
    claims: tuple[Filled, ...]
    expected: tuple[Filled, ...]
    outcome: str = ""
    because: Filled
    decided_by: Filled
    decided_at: dt.datetime

    @model_validator(mode="after")
    def _fits_its_kind(self) -> DecisionLine:
        if problem := find_problem(self.kind, self.claims, self.outcome):
            raise ValueError(problem)
        if len(self.expected) != len(self.claims):
            raise ValueError("noem bij elke bewering de waarde waarop besloten is (expected)")
        return self

    def decision(self) -> Decision:
        """The record the rest of the pipeline knows."""
        return Decision(
            decision_id=self.decision_id,
            kind=self.kind,
            claims=self.claims,
            expected=self.expected,
            outcome=self.outcome,
            because=self.because,
            decided_by=self.decided_by,
            decided_at=self.decided_at.isoformat(),
        )


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


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, oldest first; none when there is no file.

    Raises UsageError naming the line that cannot be read.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} is niet te lezen: {error}.") from error
    found: dict[str, Decision] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decision = DecisionLine.model_validate_json(line).decision()
        except ValidationError as error:
            told = "; ".join(
                f"{'.'.join(map(str, e['loc'])) or 'regel'}: {e['msg']}" for e in error.errors()
            )
            raise UsageError(
                f"Regel {number} van {path.name} is geen geldig besluit ({told}).",
                remedy="Verbeter of verwijder die regel.",
            ) from error
        if decision.decision_id in found:
            raise UsageError(
                f"Regel {number} van {path.name} herhaalt besluit {decision.decision_id}.",
                remedy="Verwijder de dubbele regel.",
            )
        if decision.kind == "withdraw" and decision.outcome not in found:
            raise UsageError(
                f"Regel {number} van {path.name} trekt besluit {decision.outcome} in, "
                "dat er niet boven staat.",
                remedy="Verbeter of verwijder die regel.",
            )
        found[decision.decision_id] = decision
    return tuple(found.values())


def append_decision(path: Path, decision: Decision) -> None:
    """Add a decision to the file and wait until it is on disk; others wait their turn.

    Raises UsageError when the file holds it already, is broken, or stays locked.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    line = DecisionLine(
        decision_id=decision.decision_id,
        kind=decision.kind,
        claims=decision.claims,
        expected=decision.expected,
        outcome=decision.outcome,
        because=decision.because,
        decided_by=decision.decided_by,
        decided_at=dt.datetime.fromisoformat(decision.decided_at),
    ).model_dump_json()
    try:
        with FileLock(path.with_name(path.name + ".lock"), timeout=_LOCK_SECONDS):
            known = load_decisions(path)
            if any(d.decision_id == decision.decision_id for d in known):
                raise UsageError(f"Besluit {decision.decision_id} staat al in {path.name}.")
            with path.open("ab+") as file:
                ends_open = file.tell() > 0 and _last_byte(path) != b"\n"
                file.write(b"\n" * ends_open + line.encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
    except Timeout as error:
        raise UsageError(f"{path.name} is in gebruik.", remedy="Probeer het zo weer.") from error


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)


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


def tell_value(value: str) -> str:
    """A value as a decision names it, for a reader: "1234.5 EUR" → "1.234,5 EUR"."""
    number, _, unit = value.partition(" ")
    try:
        return f"{dutch_number(Decimal(number))} {unit}".removesuffix(" count")
    except InvalidOperation:
        return value
