"""The cases of a dataset at one moment: which wait, which were decided, and answers to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.explain import PublishedRows
from pipeline.publish.formats.databases import NAME
from pipeline.reconcile import append_decision, load_decisions
from pipeline.review.taken.effect import Corpora, DecidedDataset, stand
from pipeline.review.taken.second import (
    Agreement,
    append_reading,
    compare_readings,
    decided,
    label_of,
    load_readings,
    undecided,
)
from pipeline.review.taken.taking import Intake, decisions_on, take_over
from pipeline.review.taken.workbook import Filled, read_filled
from pipeline.review.waiting.cases import Case
from pipeline.review.waiting.waiting import complete_case, queue_up
from pipeline.search.rows import open_rows, records_from
from schemas.records import Decision


@dataclass(frozen=True, slots=True)
class Sitting:
    """A published version, the decisions it was published with (`taken`), all there are now, and
    what these make of it."""

    published: PublishedRows
    taken: Sequence[Decision]
    decisions: Sequence[Decision]
    standing: DecidedDataset
    corpora: Corpora

    @classmethod
    def read(cls, processed: Path, decisions: Path) -> Sitting:
        """The version now published. Raises UsageError when there is none, or the file of
        decisions is not right."""
        published = PublishedRows.read(processed)
        with open_rows(processed / "dataset" / f"{NAME}.sqlite") as connection:
            taken = tuple(records_from(connection, "decisions"))
        now = load_decisions(decisions)
        standing = stand(published, taken, now, published.corpus_within)
        return cls(published, taken, now, standing, published.corpus_within)

    def waiting(self) -> dict[str, Case]:
        """The cases that wait, bare, by id; most weighty first, doubtful ones behind."""
        found = queue_up(self.standing.published, self.standing.rulings, doubtful=True)
        return {case.case_id: case for case in (*found.contested, *found.doubtful)}

    def undecided(self) -> dict[str, Case]:
        """All cases as they stood before anybody decided, bare, by id."""
        return {c.case_id: c for c in undecided(self.published, self.taken, self.corpora)}

    def complete(self, case: Case) -> Case:
        """The case with its comparison and answers."""
        corpus = self.corpora({place.claim.doc_id for place in case.places})
        return complete_case(case, self.published, corpus)

    def to_read_again(self, file: Path, *, by: str) -> list[Case]:
        """The cases others decided that somebody has not read again yet, bare."""
        read = {r.case_id for r in load_readings(file) if r.by == by}
        cases = self.undecided().values()
        return [
            case
            for case, decision, _ in decided(cases, self.decisions)
            if decision.decided_by != by and case.case_id not in read
        ]

    def agreement(self, file: Path) -> Agreement:
        """How far first and second readers agree; `file` is that of the decisions."""
        return compare_readings(self.undecided().values(), self.decisions, load_readings(file))

    def take(self, filled: Filled, file: Path, *, by: str, write: bool = True) -> Intake:
        """Take over what a workbook answers: as decisions, or as a second reading.

        Nothing is written before every row was looked at.
        """
        if filled.second:
            outcome = take_over(filled.rows, self.undecided(), self.complete, (), settled={})
            for case, number, reason in outcome.answered if write else ():
                answer = case.answers[number]
                label = label_of(answer.kind, answer.claims, answer.outcome, case)
                append_reading(file, case=case, answer=label or "", by=by, note=reason)
            return outcome
        outcome = take_over(
            filled.rows, self.waiting(), self.complete, self.decisions, settled=self.undecided()
        )
        moment = dt.datetime.now(dt.UTC).replace(microsecond=0)
        made = [
            decision
            for case, number, reason in outcome.answered
            for decision in decisions_on(case, number, reason=reason, by=by, at=moment)
        ]
        for decision in made if write else ():
            append_decision(file, decision)
        return outcome


def take_workbook(path: Path, processed: Path, decisions: Path, *, by: str, write: bool) -> Intake:
    """Take over the answers in a workbook. Raises UsageError for what is none."""
    filled = read_filled(path)
    return Sitting.read(processed, decisions).take(filled, decisions, by=by, write=write)
