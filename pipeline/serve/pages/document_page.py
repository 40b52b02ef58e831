"""What a document's page tells, at the desk and on a static site."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.serve.edition.edition import Now
from schemas.records import Claim, Document, Rejected

PRESSING = ("contradicts", "explained", "consistent", "agrees")


def document_page(now: Now, document: Document, page: int) -> dict[str, Any]:
    """The subject of the template document.html, at one page (from 1)."""
    published, edition = now.published, now.edition
    own = [c for c in edition.of_document(document.doc_id) if not _is_rejected(now, c)]
    rejected = edition.rejected(document.doc_id)
    numbers = sorted({p for d, p in edition.sizes if d == document.doc_id})
    page = page if page in numbers else (numbers[0] if numbers else 1)
    here = [c for c in own if c.page == page]
    return {
        "document": document,
        "page": page,
        "pages": numbers,
        "told_on": Counter(c.page for c in own),
        "size": edition.sizes.get((document.doc_id, page)),
        "here": here,
        "verdict_of": {c.claim_id: verdict_of(now, c) for c in here},
        "figures": now.indexes.figures,
        "refused": [r for r in rejected if r.page == page],
        "notes": [n for n in published.notes.get(document.doc_id, ()) if n.page == page],
        "reading": reading_of(own, rejected),
        "source_url": document.source_url if document.source_url.startswith("http") else "",
    }


def verdict_of(now: Now, claim: Claim) -> str:
    """The most pressing verdict of a claim's relations; empty where it has none."""
    told = {r.verdict for r in now.indexes.relations.get(claim.claim_id, ())}
    return next((verdict for verdict in PRESSING if verdict in told), "")


def reading_of(claims: list[Claim], rejected: list[Rejected]) -> dict[str, float]:
    """How sure the reading is: the mean certainty of its claims, and how many there are."""
    sure = [claim.confidence for claim in claims]
    return {
        "claims": len(claims),
        "rejected": len(rejected),
        "certainty": sum(sure) / len(sure) if sure else 0.0,
        "doubtful": sum(c < 0.5 for c in sure),
    }


def _is_rejected(now: Now, claim: Claim) -> bool:
    return claim.claim_id in now.standing.rulings.rejected
