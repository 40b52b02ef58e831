"""What a run did, told afterwards: the record behind the summary, `status` and the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.run.reading.plan import Duplicate, Plan
from schemas.names import printable
from schemas.paper import Issue
from schemas.records import Extraction, Figure, Relation


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """How one document fared: its row in the dataset in short, and where its file is.

    `score` is how surely it was read: the mean confidence of its claims, 0 to 1; None without any.
    """

    doc_id: str
    path: str
    status: str
    reason: str
    claims: int
    issues: tuple[Issue, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The sizes of a version: documents by status, rows per table, relations per verdict."""

    documents: int = 0
    quarantined: int = 0
    withdrawn: int = 0
    claims: int = 0
    rejected: int = 0
    footnotes: int = 0
    references: int = 0
    figures: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)

    def tables(self) -> dict[str, int]:
        """Rows per table of the dataset."""
        documents = self.documents + self.quarantined + self.withdrawn
        rest = ("claims", "rejected", "footnotes", "references", "figures")
        counted = {name: int(getattr(self, name)) for name in rest}
        return {"documents": documents, **counted, "relations": sum(self.verdicts.values())}


@dataclass(frozen=True, slots=True)
class RememberedVersion:
    """A version as it was published: remembered, so that a run without news can tell it again.

    `waiting` is what a steward should look at: contested figures and stale decisions.
    """

    version: str
    counts: Counts
    documents: tuple[DocumentOutcome, ...]
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRound:
    """What one source gave this run; the lists hold identifiers or `identifier: reason`."""

    name: str
    fetched: tuple[str, ...]
    unchanged: tuple[str, ...]
    withdrawn: tuple[str, ...]
    failed: tuple[str, ...]
    error: str

    @property
    def is_whole(self) -> bool:
        """Whether everything on offer arrived."""
        return not self.error and not self.failed


@dataclass(slots=True)
class RunRecord:
    """A run as it is kept in processed/runs. Times are UTC; `state` is running, done or failed.

    `read` holds the seconds per document that was read now, by path.
    """

    run_id: str
    started_at: str
    state: Literal["running", "done", "failed"] = "running"
    exit_code: int | None = None
    message: str = ""
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    sources: tuple[SourceRound, ...] = ()
    read: dict[str, float] = field(default_factory=dict)
    new_version: bool = False
    published: RememberedVersion | None = None
    dataset: str = ""
    duplicates: tuple[Duplicate, ...] = ()
    notices: list[str] = field(default_factory=list)

    def end(self, state: Literal["done", "failed"], exit_code: int, message: str = "") -> None:
        """Write down how the run ended."""
        self.state, self.exit_code, self.message = state, exit_code, message

    @property
    def is_lacking(self) -> bool:
        """Whether a source did not answer or a document could not be read."""
        quarantined = self.published.counts.quarantined if self.published else 0
        return bool(quarantined) or not all(one.is_whole for one in self.sources)


def count(
    extractions: Sequence[Extraction], relations: Sequence[Relation], figures: Sequence[Figure]
) -> Counts:
    """The counts of what is about to be published."""
    by_status = Counter(extraction.document.status for extraction in extractions)
    return Counts(
        documents=by_status["ok"],
        quarantined=by_status["quarantined"],
        withdrawn=by_status["withdrawn"],
        claims=sum(len(extraction.claims) for extraction in extractions),
        rejected=sum(len(extraction.rejected) for extraction in extractions),
        footnotes=sum(len(extraction.footnotes) for extraction in extractions),
        references=sum(len(extraction.references) for extraction in extractions),
        figures=len(figures),
        verdicts=dict(sorted(Counter(relation.verdict for relation in relations).items())),
    )


def tell_outcomes(extractions: Sequence[Extraction], plan: Plan) -> tuple[DocumentOutcome, ...]:
    """How each document fared, in the order of their ids."""
    tasks = {(task.sha256, printable(task.source.path.name)): task for task in plan.tasks}
    told = []
    for extraction in extractions:
        document = extraction.document
        task = tasks.get((document.sha256, document.file))
        told.append(
            DocumentOutcome(
                doc_id=document.doc_id,
                path=printable(str(task.source.path)) if task else "",
                status=document.status,
                reason=document.reason,
                claims=len(extraction.claims),
                issues=extraction.issues,
                score=_score(extraction),
            )
        )
    return tuple(told)


def _score(extraction: Extraction) -> float | None:
    sure = [claim.confidence for claim in extraction.claims]
    return round(sum(sure) / len(sure), 2) if sure else None
