"""What a fact-check says: one finding per number of the letter, with its evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final, Self

from pipeline.pages.sources import box_of
from schemas.paper import Box, Issue
from schemas.records import Claim, Decision, Document, Footnote, Rejected
from schemas.vocabularies import FINDING_VERDICTS, Dimension, DocumentKind, FindingVerdict

MARKS: Final[dict[FindingVerdict, str]] = {
    "contradicts": "✗",
    "explained": "≠",
    "consistent": "≈",
    "agrees": "✓",
    "not_found": "?",
}
"""One mark a verdict: never colour alone."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim the number is laid beside, as it stands in its document."""

    claim_id: str
    doc_id: str
    file: str
    page: int
    sentence: str
    as_written: str
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    unit: str
    box: Box | None

    @classmethod
    def of(cls, claim: Claim, document: Document | None, **more: Any) -> Self:
        """The claim quoted from its document, with `more` fields of a kind of quotation."""
        return cls(
            claim_id=claim.claim_id,
            doc_id=claim.doc_id,
            file=document.file if document else "",
            page=claim.page,
            sentence=claim.sentence,
            as_written=claim.as_written,
            value=claim.value,
            value_low=claim.value_low,
            value_high=claim.value_high,
            unit=claim.unit,
            box=box_of(claim),
            **more,
        )


@dataclass(frozen=True, slots=True)
class Evidence(Quoted):
    """A claim the number was held against. `is_own` where it stands in the letter itself."""

    verdict: FindingVerdict
    explanation: str
    kind: DocumentKind
    is_own: bool
    notes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class NearClaim(Quoted):
    """A claim the number may be about; `certainty` from 0 to 1, and in Dutch what is unsure."""

    certainty: float
    unsure: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One number of the letter: the verdict with its certainty (0-1), why, what it was held
    against, best first, up to three claims of the dataset that come nearest, and the steward's
    decision that settled it."""

    claim: Claim
    verdict: FindingVerdict
    dimension: Dimension
    explanation: str
    evidence: tuple[Evidence, ...]
    weight: float
    notes: tuple[Footnote, ...] = ()
    certainty: float = 0.0
    nearest: tuple[NearClaim, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class MissingSource:
    """A Kamerstuk or report the letter cites that the dataset does not hold.

    A report has no dossier and number.
    """

    page: int
    as_written: str
    dossier: str = ""
    number: str = ""

    def to_json(self) -> dict[str, Any]:
        """The source for programs; `dossier` and `number` are null for a report."""
        return {
            "kind": "kamerstuk" if self.number else "report",
            "dossier": self.dossier or None,
            "number": self.number or None,
            "as_written": self.as_written,
            "page": self.page,
        }

    def __str__(self) -> str:
        return f"bron niet in de dataset: {self.as_written} (p. {self.page})"


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """The whole fact-check of one letter; findings stand in order of weight, heaviest first.

    `cited` are the documents that evidence comes from, `unchecked` the numbers that are no claim,
    `sources` how many documents it was held against.
    """

    document: Document
    findings: tuple[Finding, ...]
    cited: tuple[Document, ...]
    missing_sources: tuple[MissingSource, ...]
    unchecked: tuple[Rejected, ...]
    issues: tuple[Issue, ...]
    sources: int

    def count(self) -> dict[FindingVerdict, int]:
        """How many findings there are of every verdict, worst first."""
        return {
            verdict: sum(finding.verdict == verdict for finding in self.findings)
            for verdict in FINDING_VERDICTS
        }

    def to_json(self) -> dict[str, Any]:
        """The contract's JSON: document, findings and summary."""
        document = asdict(self.document)
        document["date"] = self.document.date.isoformat() if self.document.date else None
        return {
            "document": document,
            "findings": [_finding_json(finding) for finding in self.findings],
            "summary": {
                "verdicts": self.count(),
                "missing_sources": [source.to_json() for source in self.missing_sources],
                "unchecked": len(self.unchecked),
                "sources": self.sources,
                "issues": [issue.message for issue in self.issues],
            },
        }


def _finding_json(finding: Finding) -> dict[str, Any]:
    claim = finding.claim
    return {
        "claim_id": claim.claim_id,
        "as_written": claim.as_written,
        "sentence": claim.sentence,
        "page": claim.page,
        "verdict": finding.verdict,
        "dimension": finding.dimension,
        "explanation": finding.explanation,
        "value": _number(claim.value),
        "value_low": _number(claim.value_low),
        "value_high": _number(claim.value_high),
        "unit": claim.unit,
        "measure": claim.measure,
        "in_footnote": claim.in_footnote,
        "certainty": finding.certainty,
        "evidence": [_evidence_json(evidence) for evidence in finding.evidence],
        "nearest": [_near_json(near) for near in finding.nearest],
        "decision": asdict(finding.decision) if finding.decision else None,
    }


def _near_json(near: NearClaim) -> dict[str, Any]:
    return {**_quoted_json(near), "certainty": near.certainty, "unsure": near.unsure}


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    told = {"verdict": evidence.verdict, "explanation": evidence.explanation}
    return {**_quoted_json(evidence), **told}


def _quoted_json(quoted: Quoted) -> dict[str, Any]:
    return {
        "claim_id": quoted.claim_id,
        "doc_id": quoted.doc_id,
        "file": quoted.file,
        "page": quoted.page,
        "sentence": quoted.sentence,
        "as_written": quoted.as_written,
        "value": _number(quoted.value),
        "value_low": _number(quoted.value_low),
        "value_high": _number(quoted.value_high),
        "unit": quoted.unit,
    }


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
