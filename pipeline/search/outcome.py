"""What a search gives: hits in order, how many there are, and how they fall apart in facets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from schemas.records import Claim, Document, Figure

FACETS: Final = {
    "dossier": "Dossier",
    "publisher": "Ministerie of uitgever",
    "kind": "Soort document",
    "year": "Jaar",
    "unit": "Eenheid",
    "verdict": "Verhouding",
}
"""What hits can be narrowed by, with the Dutch heading of each."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found, for its figure: `others` counts the figure's other claims.

    `verdict` is the most pressing of the claim's relations, empty where it has none.
    """

    claim: Claim
    document: Document
    figure: Figure | None
    verdict: str
    others: int
    score: float

    def to_json(self) -> dict[str, Any]:
        """The hit for programs."""
        claim = self.claim
        return {
            "claim_id": claim.claim_id,
            "figure_id": self.figure.figure_id if self.figure else None,
            "doc_id": claim.doc_id,
            "title": self.document.title,
            "page": claim.page,
            "as_written": claim.as_written,
            "value": _plain(claim.value),
            "value_low": _plain(claim.value_low),
            "value_high": _plain(claim.value_high),
            "unit": claim.unit,
            "measure": claim.measure,
            "population": claim.population,
            "period": claim.period,
            "sentence": claim.sentence,
            "verdict": self.verdict or None,
            "others": self.others,
            "score": round(self.score, 3),
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """The hits shown and the documents named, out of `total` things told; counts by facet."""

    asked: str
    total: int
    hits: tuple[Hit, ...]
    documents: tuple[Document, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]
    loosened: bool = False
    """Whether nothing held all words, and hits hold some of them."""

    def to_json(self) -> dict[str, Any]:
        """The outcome for programs."""
        return {
            "asked": self.asked,
            "total": self.total,
            "loosened": self.loosened,
            "documents": [
                {
                    "doc_id": d.doc_id,
                    "title": d.title,
                    "kind": d.kind,
                    "publisher": d.publisher,
                    "date": d.date.isoformat() if d.date else None,
                }
                for d in self.documents
            ],
            "hits": [hit.to_json() for hit in self.hits],
            "facets": {
                name: [{"value": value, "count": count} for value, count in counts]
                for name, counts in self.facets.items()
            },
        }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
