"""Published rows as JSON has them, with what leads a reader back to the page."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from pipeline.explain import PublishedRows
from pipeline.reconcile.decisions.disputes import members_of
from schemas.records import Claim, Document, Figure
from schemas.tables import load_tables


def row_json(table: str, record: Any) -> dict[str, Any]:
    """A record with the columns of its table; null for missing."""
    return {
        column.name: plain(getattr(record, column.name)) for column in load_tables()[table].columns
    }


def plain(value: Any) -> Any:
    """A cell as JSON has it: a whole number whole, a date as text, no text as null."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(member) for member in value]
    return None if value == "" else value


def place_json(claim: Claim, document: Document) -> dict[str, Any]:
    """Where a claim stands, enough to cite it: document, page, box and the sentence itself."""
    box = (claim.x0, claim.top, claim.x1, claim.bottom)
    source = document.source_url
    return {
        "doc_id": document.doc_id,
        "title": document.title or None,
        "publisher": document.publisher or None,
        "date": plain(document.date),
        "file": document.file,
        "source_url": source or None,
        "page": claim.page,
        "box": list(box) if None not in box else None,
        "as_written": claim.as_written,
        "sentence": claim.sentence,
        "page_url": f"{source}#page={claim.page}" if source else None,
    }


def claim_json(published: PublishedRows, claim: Claim) -> dict[str, Any]:
    """A claim with its place and its relations."""
    relations = [r for r in published.relations if claim.claim_id in (r.left, r.right)]
    return {
        **row_json("claims", claim),
        "place": place_json(claim, published.documents[claim.doc_id]),
        "relations": [row_json("relations", relation) for relation in relations],
    }


def figure_json(published: PublishedRows, figure: Figure) -> dict[str, Any]:
    """A figure with the place of every claim that tells it, the preferred one first."""
    claims = [published.claims[name] for name in members_of(figure) if name in published.claims]
    claims.sort(key=lambda claim: claim.claim_id != figure.preferred_claim)
    return {
        **row_json("figures", figure),
        "places": [
            {
                "claim_id": claim.claim_id,
                "preferred": claim.claim_id == figure.preferred_claim,
                "value": plain(claim.value),
                **place_json(claim, published.documents[claim.doc_id]),
            }
            for claim in claims
        ],
    }
