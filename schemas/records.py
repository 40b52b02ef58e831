"""The rows of the dataset, and all that one document gives; one record per table.

Numbers are `Decimal`; boxes are PDF points as in `schemas.paper`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from schemas.names import printable
from schemas.paper import (
    Issue,
    PageInfo,
)
from schemas.vocabularies import (
    Comparator,
    DecisionKind,
    Dimension,
    DocumentKind,
    FigureStatus,
    RejectReason,
    Statistic,
    Status,
    TextSource,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Document:
    """One source document. `reason` says why it is quarantined or withdrawn.

    `numbers` counts the number-like strings met: claims and rejected together.
    """

    doc_id: str
    file: str
    sha256: str
    kind: DocumentKind
    title: str
    publisher: str
    date: dt.date | None
    dossier: str
    number: str
    source_url: str
    retrieved_at: str
    pages: int
    text_source: TextSource
    status: Status
    reason: str
    claims: int = 0
    footnotes: int = 0
    numbers: int = 0

    @classmethod
    def quarantined(
        cls, doc_id: str, file: str, sha256: str, text_source: TextSource, reason: str
    ) -> Document:
        """The row of a document of which nothing is believed, with the reason in one line."""
        return cls(
            doc_id=doc_id,
            file=file,
            sha256=sha256,
            kind="overig",
            title="",
            publisher="",
            date=None,
            dossier="",
            number="",
            source_url="",
            retrieved_at="",
            pages=0,
            text_source=text_source,
            status="quarantined",
            reason=printable(" ".join(reason.split())),
        )


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A row of `pages`: a page of a document as displayed, in points."""

    doc_id: str
    page: int
    width: float
    height: float
    rotation: int
    text_source: TextSource


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that a reader would take as a statement of quantity: a row of `claims`.

    `sentence[start : start + len(as_written)]` is `as_written`: nothing need look for the number
    again. Of a table's cell `sentence` is row heading, column heading and the cell's text, those
    that are there joined by " | ".

    `cited_doc`, the document that `cited_source` names, can be told only once all are read.
    """

    claim_id: str
    doc_id: str
    page: int
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    step: Decimal | None
    comparator: Comparator
    unit: str
    statistic: Statistic
    measure: str
    measure_lemma: str
    population: str
    indicator: str
    period: str
    per: str
    attributed_to: str
    cited_source: str
    as_written: str
    sentence: str
    start: int
    section: str
    in_footnote: str
    footnotes: str
    in_table: str
    row_heading: str
    column_heading: str
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    rule: str
    confidence: float
    cited_doc: str = ""

    @property
    def end(self) -> int:
        """Where the number's words end in `sentence`."""
        return self.start + len(self.as_written)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A row of `footnotes`; `claim_ids` are those standing in it or in the sentence calling it."""

    doc_id: str
    page: int
    marker: str
    text: str
    anchor_page: int | None
    anchor_text: str
    claim_ids: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A row of `references`: a Kamerstuk or other parliamentary paper named in a text."""

    doc_id: str
    page: int
    kind: str
    dossier: str
    number: str
    as_written: str
    target_doc_id: str
    in_footnote: str = ""


@dataclass(frozen=True, slots=True)
class LawReference:
    """A row of `law_references`: a law, decree, treaty or ruling named in a text."""

    doc_id: str
    page: int
    kind: str
    as_written: str
    in_footnote: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of `rejected`: a number-like string that became no claim."""

    doc_id: str
    page: int
    as_written: str
    reason: RejectReason
    sentence: str
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gave: the unit of work, kept in the store by the file's hash.

    `numbers` counts the number-like strings met: it equals claims + rejected, which validation
    checks.
    """

    document: Document
    pages: tuple[PageInfo, ...] = ()
    claims: tuple[Claim, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    law_references: tuple[LawReference, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    issues: tuple[Issue, ...] = ()
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of `relations`: how two claims about the same thing stand to each other."""

    left: str
    right: str
    verdict: Verdict
    dimension: Dimension
    explanation: str
    score: float
    decided_by: str = "rule"


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of `figures`: one thing measured, its preferred value and who says what else."""

    figure_id: str
    indicator: str
    measure: str
    population: str
    period: str
    per: str
    statistic: Statistic
    unit: str
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    comparator: Comparator
    status: FigureStatus
    sources: str
    preferred_claim: str
    alternatives: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a steward decided, on which claims and the values seen then."""

    decision_id: str
    kind: DecisionKind
    claims: tuple[str, ...]
    expected: tuple[str, ...]
    outcome: str
    because: str
    decided_by: str
    decided_at: str
