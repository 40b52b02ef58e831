"""A document as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from kamercijfers.rows import Rows
from schemas.paper import Issue
from schemas.records import (
    Claim,
    Document,
    Extraction,
    Footnote,
    LawReference,
    Reference,
    Rejected,
)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with every number in it: those that claim something and those that do not."""

    document: Document
    """Title, date, publisher, kind, dossier and number; the counts are of this reading."""
    claims: Rows[Claim]
    footnotes: Rows[Footnote]
    references: Rows[Reference]
    """Kamerstukken, Handelingen and Aanhangsels that it names."""
    law_references: Rows[LawReference]
    rejected: Rows[Rejected]
    """Number-like strings that claim nothing, each with its reason."""
    issues: tuple[Issue, ...]
    """What could not be read."""

    @classmethod
    def of(cls, extraction: Extraction) -> ReadDocument:
        """The public form of a reading."""
        from pipeline.dataset import Dataset

        dataset = Dataset.from_extractions([extraction])
        return cls(
            document=dataset.documents[0],
            claims=Rows("claims", dataset.claims),
            footnotes=Rows("footnotes", dataset.footnotes),
            references=Rows("references", dataset.references),
            law_references=Rows("law_references", dataset.law_references),
            rejected=Rows("rejected", dataset.rejected),
            issues=extraction.issues,
        )
