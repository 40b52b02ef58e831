"""Rows for tests: plain, with what a test is about filled in by name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from schemas.records import Claim, Document
from tests.pipeline.standing import standing


def make_document(doc_id: str, **fields: Any) -> Document:
    """A document of one page."""
    plain: dict[str, Any] = {
        "file": f"{doc_id}.pdf",
        "sha256": doc_id.encode().hex().ljust(64, "0"),
        "kind": "overig",
        "title": "",
        "publisher": "",
        "date": None,
        "dossier": "",
        "number": "",
        "source_url": "",
        "retrieved_at": "",
        "pages": 1,
        "text_source": "pdf",
        "status": "ok",
        "reason": "",
    }
    return Document(doc_id, **(plain | fields))


def make_claim(claim_id: str, **fields: Any) -> Claim:
    """A claim of 5 daders on page 1 of the document named before the colon."""
    plain: dict[str, Any] = {
        "doc_id": claim_id.partition(":")[0],
        "page": 1,
        "value": Decimal(5),
        "value_low": None,
        "value_high": None,
        "step": Decimal(1),
        "comparator": "eq",
        "unit": "count",
        "statistic": "",
        "measure": "daders",
        "measure_lemma": "dader",
        "population": "",
        "indicator": "",
        "period": "",
        "per": "",
        "attributed_to": "",
        "cited_source": "",
        "as_written": "5",
        "sentence": "Er waren 5 daders.",
        "start": 0,
        "section": "",
        "in_footnote": "",
        "footnotes": "",
        "in_table": "",
        "row_heading": "",
        "column_heading": "",
        "x0": 10.0,
        "top": 10.0,
        "x1": 20.0,
        "bottom": 20.0,
        "rule": "test",
        "confidence": 1.0,
    }
    claim = Claim(claim_id, **(plain | fields))
    return replace(claim, **(standing(claim) | fields))
