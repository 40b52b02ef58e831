"""Every claim as a W3C Web Annotation: any tool can lead a reader to the number on its page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.dataset import Dataset
from schemas.records import Claim, Document
from schemas.vocabularies import UNPAGED

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc3778"


def write_annotations(path: Path, dataset: Dataset) -> None:
    """Write one annotation a line, in the order of the claims."""
    documents = {document.doc_id: document for document in dataset.documents}
    claims = sorted(dataset.claims, key=lambda claim: (claim.doc_id, claim.page))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for claim in claims:
            annotation = annotate(claim, documents[claim.doc_id])
            file.write(json.dumps(annotation, ensure_ascii=False) + "\n")


def annotate(claim: Claim, document: Document) -> dict[str, Any]:
    """The annotation of one claim: the document it stands in, its words, its page and box."""
    target: dict[str, Any] = {"source": _source(document)}
    if document.retrieved_at:
        target["state"] = {"type": "TimeState", "sourceDate": document.retrieved_at}
    target["selector"] = list(_selectors(claim, document))
    return {
        "@context": CONTEXT,
        "id": f"urn:kamercijfers:annotation:{claim.claim_id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "Dataset", "id": f"urn:kamercijfers:claim:{claim.claim_id}"},
        "target": target,
    }


def _source(document: Document) -> str:
    """Where the document is on the web, or else which bytes it is."""
    if urlsplit(document.source_url).scheme in {"http", "https"}:
        return document.source_url
    return f"urn:sha256:{document.sha256}"


def _selectors(claim: Claim, document: Document) -> Iterable[dict[str, Any]]:
    end = claim.start + len(claim.as_written)
    yield {
        "type": "TextQuoteSelector",
        "exact": claim.as_written,
        "prefix": claim.sentence[: claim.start],
        "suffix": claim.sentence[end:],
    }
    # A number may stand twice in its sentence: the sentence as a quote, the number by its place.
    yield {
        "type": "TextQuoteSelector",
        "exact": claim.sentence,
        "refinedBy": {
            "type": "TextPositionSelector",
            "start": claim.start,
            "end": end,
        },
    }
    if document.text_source in UNPAGED:
        return
    place = f"page={claim.page}"
    if None not in (claim.x0, claim.top, claim.x1, claim.bottom):
        x0, top, x1, bottom = (
            float(edge or 0) for edge in (claim.x0, claim.top, claim.x1, claim.bottom)
        )
        place += f"&viewrect={x0:.2f},{top:.2f},{x1 - x0:.2f},{bottom - top:.2f}"
    yield {"type": "FragmentSelector", "conformsTo": PDF_FRAGMENT, "value": place}
