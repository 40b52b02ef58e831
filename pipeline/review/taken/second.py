"""A second reading of what was decided, blind, and how far two readers agree.

The second reader sees the cases as they stood before anybody decided, and neither what the rules
made of them nor what was decided. Their answers are no decisions: they stand in a file of their
own beside that of the decisions, and only tell how well decided the first were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.explain import PublishedRows
from pipeline.reconcile.decisions.rulings import apply_decisions
from pipeline.reconcile.wording.things import number_of
from pipeline.review.taken.beside import append_line, load_lines
from pipeline.review.taken.effect import Corpora, stand
from pipeline.review.waiting.cases import Case
from pipeline.review.waiting.waiting import queue_up
from schemas.records import Decision
from schemas.vocabularies import DecisionKind

NAME: Final = "tweede"
DOUBT: Final = "doubt"


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What somebody answered on a case without knowing what was decided; `at` is a moment."""

    case_id: str
    by: str
    at: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Twice:
    """A case that was decided and read again: by whom, and what either answered."""

    case: Case
    decision: Decision
    reading: SecondReading
    first: str

    @property
    def agree(self) -> bool:
        """Whether both answered the same."""
        return self.first == self.reading.answer


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far first and second readers agree; `kappa` is None where chance alone decides."""

    twice: tuple[Twice, ...]

    @property
    def agreed(self) -> int:
        """On how many cases both answered the same."""
        return sum(one.agree for one in self.twice)

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa over all cases read twice."""
        return cohens_kappa([(one.first, one.reading.answer) for one in self.twice])

    def tell(self) -> str:
        """The same in one Dutch sentence."""
        if not self.twice:
            return "Nog geen geval is door twee mensen gelezen."
        kappa = self.kappa
        told = "niet te bepalen" if kappa is None else f"{kappa:.2f}".replace(".", ",")
        return f"{len(self.twice)} tweemaal gelezen, {self.agreed} gelijk; kappa {told}."


def load_readings(decisions: Path) -> list[SecondReading]:
    """All second readings beside the file of decisions, oldest first."""
    return load_lines(decisions, NAME, SecondReading)


def append_reading(decisions: Path, *, case: Case, answer: str, by: str, note: str) -> None:
    """Write a second reading down, durably."""
    append_line(decisions, NAME, case_id=case.case_id, by=by, answer=answer, note=note)


def undecided(
    published: PublishedRows, taken: Sequence[Decision], corpora: Corpora
) -> tuple[Case, ...]:
    """The cases of a published version as they stood before any decision, bare.

    `taken` are the decisions it was published with. A claim that was rejected in it is gone, and
    so are its cases.
    """
    before = stand(published, taken, (), corpora).published
    found = queue_up(before, apply_decisions((), before.claims), doubtful=True)
    return (*found.contested, *found.doubtful)


def decided(
    cases: Iterable[Case], decisions: Sequence[Decision]
) -> list[tuple[Case, Decision, str]]:
    """The cases on which somebody decided, with the last decision in force and its label."""
    withdrawn = {d.outcome for d in decisions if d.kind == "withdraw"}
    by_claim: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.kind != "withdraw" and decision.decision_id not in withdrawn:
            for claim_id in decision.claims:
                by_claim.setdefault(claim_id, []).append(decision)
    found = []
    for case in cases:
        ids = [place.claim.claim_id for place in case.places]
        about = {d.decision_id: d for claim_id in ids for d in by_claim.get(claim_id, ())}
        labelled = [
            (d, told)
            for d in about.values()
            if {*d.claims} <= {*ids}
            and (told := label_of(d.kind, d.claims, d.outcome, case)) is not None
        ]
        if labelled:
            last = max(labelled, key=lambda one: one[0].decided_at)
            found.append((case, *last))
    return found


def label_of(kind: DecisionKind, claims: Sequence[str], outcome: str, case: Case) -> str | None:
    """The sort of an answer, the same for every case: which number holds, or is none, or what the
    two are to each other. None for what answers no case."""
    numbers = list(dict.fromkeys(number_of(place.claim) for place in case.places))
    told = {place.claim.claim_id: numbers.index(number_of(place.claim)) for place in case.places}
    match kind:
        case "same" | "different":
            return kind
        case "choose_value":
            return f"{kind}:{told[outcome]}" if outcome in told else None
        case "reject_claim":
            return f"{kind}:{told[claims[0]]}" if claims[0] in told else None
        case "rename_indicator" | "withdraw":
            return None


def compare_readings(
    cases: Iterable[Case], decisions: Sequence[Decision], readings: Iterable[SecondReading]
) -> Agreement:
    """First and second answers side by side: of each second reader the last on each case."""
    last = {(r.case_id, r.by): r for r in readings if r.answer != DOUBT}
    of_case: dict[str, list[SecondReading]] = {}
    for reading in last.values():
        of_case.setdefault(reading.case_id, []).append(reading)
    return Agreement(
        tuple(
            Twice(case, decision, reading, first)
            for case, decision, first in decided(cases, decisions)
            for reading in of_case.get(case.case_id, ())
            if reading.by != decision.decided_by
        )
    )


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Agreement beyond chance, from -1 to 1 (Cohen, 1960); None where there is nothing to agree
    on, or both always gave one and the same answer."""
    if not pairs:
        return None
    seen = sum(one == other for one, other in pairs) / len(pairs)
    first, second = (Counter(answers) for answers in zip(*pairs, strict=True))
    chance = sum(first[answer] * second[answer] for answer in first) / len(pairs) ** 2
    return None if chance == 1 else (seen - chance) / (1 - chance)
