"""Taking a decision at the desk: written down at once, its effect told, and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pipeline.reconcile import append_decision
from pipeline.reconcile.decisions.decision import make_withdrawal
from pipeline.reconcile.wording.things import number_of
from pipeline.review.taken.taking import decisions_on, in_force
from pipeline.review.waiting.cases import Case
from pipeline.serve import words
from pipeline.serve.desk.desk import Desk, JustDecided
from pipeline.serve.edition.edition import Now
from schemas.records import Decision


def about(now: Now, claim_ids: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions in force on any of these claims, oldest first."""
    return tuple(in_force(now.decisions, claim_ids))


def seen_of(now: Now, case: Case) -> str:
    """What a page knew of the decisions on a case: it changes when somebody takes another."""
    claims = [place.claim.claim_id for place in case.places]
    return " ".join(d.decision_id for d in about(now, claims))


def take(desk: Desk, cases: Sequence[Case], number: int, *, by: str, because: str) -> JustDecided:
    """Write down answer `number` (from 0) on each of these like cases, and tell what it does.

    Raises IndexError for an answer that there is not, UsageError when it cannot be written.
    """
    before = desk.now()
    moment = dt.datetime.now(dt.UTC).replace(microsecond=0)
    made = [
        decision
        for case in cases
        for decision in decisions_on(case, number, reason=because, by=by, at=moment)
    ]
    for decision in made:
        append_decision(desk.editions.decisions, decision)
    after = desk.now()
    return JustDecided(
        case_id=cases[0].case_id,
        ids=" ".join(d.decision_id for d in made),
        meaning=cases[0].answers[number].meaning,
        effect=tell_effect(before, after, made[0].claims),
        count=len(cases),
    )


def take_back(desk: Desk, ids: Iterable[str], *, by: str) -> int:
    """Withdraw decisions; how many that were still in force."""
    now = desk.now()
    withdrawn = {d.outcome for d in now.decisions if d.kind == "withdraw"}
    known = {d.decision_id: d for d in now.decisions if d.kind != "withdraw"}
    standing = [known[name] for name in ids if name in known and name not in withdrawn]
    moment = dt.datetime.now(dt.UTC).replace(microsecond=0)
    for decision in standing:
        undone = make_withdrawal(
            decision, because="Ongedaan gemaakt", decided_by=by, decided_at=moment
        )
        append_decision(desk.editions.decisions, undone)
    return len(standing)


def tell_effect(before: Now, after: Now, claim_ids: Iterable[str]) -> str:
    """What a decision did to the figures of these claims, in Dutch."""
    told = []
    seen = set()
    for claim_id in claim_ids:
        was, becomes = (now.indexes.figures.get(claim_id) for now in (before, after))
        if becomes is None:
            told.append("Het getal telt niet meer mee in de cijfers")
            continue
        if becomes.figure_id in seen:
            continue
        seen.add(becomes.figure_id)
        value = number_of(after.published.claims[becomes.preferred_claim])
        if was is None or was.status != becomes.status:
            told.append(f"Het cijfer is nu {value}: {words.STATUSES[becomes.status]}")
        elif was.preferred_claim != becomes.preferred_claim:
            told.append(f"Het cijfer is nu {value}")
    told = [*dict.fromkeys(told)]
    return f"{'; '.join(told)}." if told else "Aan de cijfers verandert niets."
