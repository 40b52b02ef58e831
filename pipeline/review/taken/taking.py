"""Answers taken over from elsewhere: a case that looks otherwise by now is a conflict, named."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reconcile import make_decision, value_seen
from pipeline.reconcile.decisions.decision import tell_decision
from pipeline.review.waiting.cases import Case
from schemas.names import printable
from schemas.records import Decision


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row somebody filled in; `line` counts as the spreadsheet does."""

    line: int
    case_id: str
    answer: str
    reason: str
    seen: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that was not taken over, and why, in Dutch."""

    row: FilledRow
    why: str

    def __str__(self) -> str:
        return f"rij {self.row.line}, geval {printable(self.row.case_id)}: {self.why}"


@dataclass(frozen=True, slots=True)
class Intake:
    """What a workbook brings: the cases answered with the number of the answer (from 0) and the
    reason, how many rows said what was decided already, and the conflicts."""

    answered: tuple[tuple[Case, int, str], ...]
    known: int
    conflicts: tuple[Conflict, ...]

    def tell(self) -> str:
        """How many of each, in Dutch."""
        told = f"{len(self.answered)} {'antwoord' if len(self.answered) == 1 else 'antwoorden'}"
        known = f", {self.known} al zo beslist" if self.known else ""
        left = f", {len(self.conflicts)} niet overgenomen" if self.conflicts else ""
        return f"{told}{known}{left}."


def digest_of(case: Case, decisions: Sequence[Decision]) -> str:
    """What was put before the steward, and what had been decided on it, in twelve digits."""
    ids = [place.claim.claim_id for place in case.places]
    told = [
        case.case_id,
        [[a.kind, a.claims, a.outcome, a.alike] for a in case.answers],
        [value_seen(place.claim) for place in case.places],
        [d.decision_id for d in in_force(decisions, ids)],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def in_force(decisions: Sequence[Decision], claims: Iterable[str]) -> list[Decision]:
    """The decisions on any of these claims that were not taken back, oldest first."""
    wanted = {*claims}
    withdrawn = {d.outcome for d in decisions if d.kind == "withdraw"}
    return [
        d
        for d in decisions
        if d.kind != "withdraw" and d.decision_id not in withdrawn and wanted & {*d.claims}
    ]


def take_over(
    filled: Iterable[FilledRow],
    waiting: Mapping[str, Case],
    complete: Callable[[Case], Case],
    decisions: Sequence[Decision],
    *,
    settled: Mapping[str, Case],
) -> Intake:
    """What the rows answer, held against the cases that wait now.

    `complete` gives a case with its answers; `settled` are the cases as they were before anybody
    decided, to tell a case that was decided meanwhile from one that is gone.
    """
    answered, conflicts, known = [], [], 0
    seen: set[str] = set()
    for row in filled:
        bare = waiting.get(row.case_id)
        if row.case_id in seen:
            conflicts.append(Conflict(row, "staat meer dan eens in het werkblad"))
        elif bare is not None:
            case = complete(bare)
            why = _why_not(row, case, decisions)
            if why:
                conflicts.append(Conflict(row, why))
            else:
                answered.append((case, int(row.answer) - 1, row.reason))
        elif row.case_id in settled:
            case = complete(settled[row.case_id])
            if _says_the_same(row, case, decisions):
                known += 1
            else:
                conflicts.append(Conflict(row, _who_decided(case, decisions)))
        else:
            conflicts.append(Conflict(row, "dit geval is er niet (meer) in deze versie"))
        seen.add(row.case_id)
    return Intake(tuple(answered), known, tuple(conflicts))


def _why_not(row: FilledRow, case: Case, decisions: Sequence[Decision]) -> str:
    if not row.answer.isdecimal() or not 1 <= int(row.answer) <= len(case.answers):
        told = printable(row.answer)[:40]
        return f"“{told}” is geen van de antwoorden 1 tot en met {len(case.answers)}"
    if row.seen != digest_of(case, decisions):
        others = in_force(decisions, [place.claim.claim_id for place in case.places])
        return _who_decided(case, decisions) if others else "het geval is intussen veranderd"
    return ""


def _says_the_same(row: FilledRow, case: Case, decisions: Sequence[Decision]) -> bool:
    if not row.answer.isdecimal() or not 1 <= int(row.answer) <= len(case.answers):
        return False
    answer = case.answers[int(row.answer) - 1]
    return all(
        any(
            (d.kind, {*d.claims}, d.outcome) == (answer.kind, {*claims}, answer.outcome)
            for d in in_force(decisions, claims)
        )
        for claims in (answer.claims, *answer.alike)
    )


def _who_decided(case: Case, decisions: Sequence[Decision]) -> str:
    others = in_force(decisions, [place.claim.claim_id for place in case.places])
    if not others:
        return "wacht niet meer"
    last = others[-1]
    return f"intussen besliste {last.decided_by}: {tell_decision(last)} (“{last.because}”)"


def decisions_on(
    case: Case, number: int, *, reason: str, by: str, at: dt.datetime
) -> list[Decision]:
    """The decisions that answer `number` (from 0) of a case is, with the values told now."""
    answer = case.answers[number]
    claims = {place.claim.claim_id: place.claim for place in case.places}
    return [
        make_decision(
            answer.kind,
            [claims[claim_id] for claim_id in decided],
            outcome=answer.outcome,
            because=reason.strip() or answer.because,
            decided_by=by,
            decided_at=at,
        )
        for decided in (answer.claims, *answer.alike)
    ]
