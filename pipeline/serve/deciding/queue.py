"""The queue of cases at the desk: in order of weight, alike ones together, narrowed and found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.reconcile.wording.things import number_of
from pipeline.review.sitting import Sitting
from pipeline.review.taken.effect import rulings_then
from pipeline.review.waiting.cases import Case
from pipeline.review.waiting.waiting import Queue, complete_case, queue_up
from pipeline.serve.edition.edition import Now
from schemas.records import Document


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the queue is narrowed to; empty fields keep all. `doubtful` asks for those as well."""

    dossier: str = ""
    document: str = ""
    kind: str = ""
    doubtful: bool = False

    @property
    def query(self) -> dict[str, str]:
        """The same as parameters of an address."""
        told = {"dossier": self.dossier, "document": self.document, "soort": self.kind}
        told |= {"twijfel": "1"} if self.doubtful else {}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Cases that put the same question, word for word: the first stands for all."""

    cases: tuple[Case, ...]

    @property
    def case(self) -> Case:
        """The case shown."""
        return self.cases[0]


def queue_of(now: Now) -> Queue:
    """The cases that wait at this moment; worked out once for each."""
    rulings = now.standing.rulings
    return now.keep("queue", lambda: queue_up(now.published, rulings, doubtful=True))


def sitting_of(now: Now) -> Sitting:
    """The cases of this moment, waiting and decided."""
    edition = now.edition
    return now.keep(
        "sitting",
        lambda: Sitting(
            edition.published, edition.taken, now.decisions, now.standing, edition.corpus
        ),
    )


def batches(now: Now, narrowing: Narrowing) -> list[CaseGroup]:
    """What waits, heaviest first, cases that put the same question together."""
    queue = queue_of(now)
    cases = [*queue.contested, *(queue.doubtful if narrowing.doubtful else ())]
    together: dict[tuple[object, ...], list[Case]] = {}
    for case in cases:
        if _fits(case, narrowing):
            together.setdefault(_question(case), []).append(case)
    return [CaseGroup(tuple(alike)) for alike in together.values()]


def find_case(now: Now, case_id: str) -> Case | None:
    """A case that waits, complete; None where none waits under that id."""
    queue = queue_of(now)
    found = (c for c in (*queue.contested, *queue.doubtful) if c.case_id == case_id)
    case = next(found, None)
    return None if case is None else complete(now, case)


def find_published(now: Now, case_id: str) -> Case | None:
    """A case that waited in the version as published, complete; it may be settled since."""
    then = rulings_then(now.edition.published, now.edition.taken)
    found = queue_up(now.edition.published, then, doubtful=True)
    cases = (c for c in (*found.contested, *found.doubtful) if c.case_id == case_id)
    case = next(cases, None)
    return None if case is None else complete(now, case)


def complete(now: Now, case: Case) -> Case:
    """The case with its comparison and answers."""
    homes = {place.claim.doc_id for place in case.places}
    return complete_case(case, now.published, now.edition.corpus(homes))


def alike(now: Now, case: Case) -> list[Case]:
    """All cases that put the same question as this one, itself first."""
    queue = queue_of(now)
    asked = _question(case)
    others = (c for c in (*queue.contested, *queue.doubtful) if c.case_id != case.case_id)
    return [case, *(c for c in others if _question(c) == asked)]


def documents_in(batched: Iterable[CaseGroup]) -> list[Document]:
    """The documents that cases are about, by id."""
    found = {p.document.doc_id: p.document for b in batched for p in b.case.places}
    return [found[doc_id] for doc_id in sorted(found)]


def _question(case: Case) -> tuple[object, ...]:
    """What makes two cases one question: the same sentences with the same numbers."""
    places = [(p.claim.doc_id, p.claim.sentence, number_of(p.claim)) for p in case.places]
    told = [d.relation.explanation for d in case.differences]
    return (*sorted(places), *sorted(told))


def _fits(case: Case, narrowing: Narrowing) -> bool:
    documents: Sequence[Document] = [place.document for place in case.places]
    wanted = (
        (narrowing.dossier, [d.dossier for d in documents]),
        (narrowing.document, [d.doc_id for d in documents]),
        (narrowing.kind, [d.kind for d in documents]),
    )
    return all(not value or value in known for value, known in wanted)
