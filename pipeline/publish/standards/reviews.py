"""Contradictions that a steward confirmed, as schema.org ClaimReview: what search engines read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from pipeline.dataset import Dataset
from schemas.catalog import Catalog
from schemas.names import split_list
from schemas.records import Claim, Decision, Document, Figure, Relation

CONTEXT: Final = "https://schema.org"
BEST, WORST = 5, 1
CONTRADICTED: Final = 2
"""A rating between wrong and half right: confirmed to be at odds, and nobody said which holds."""


def write_reviews(path: Path, dataset: Dataset, catalog: Catalog) -> None:
    """Write one ClaimReview a line, in the order of the relations; none where none is confirmed."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for review in reviews(dataset, catalog):
            file.write(json.dumps(review, ensure_ascii=False) + "\n")


def reviews(dataset: Dataset, catalog: Catalog) -> Iterator[dict[str, Any]]:
    """A review of the claim that lost, for every contradiction between claims on which a steward
    decided that they tell of one thing, or which of them holds.

    What only the rules found is none: a machine's verdict is no fact-check.
    """
    claims = {claim.claim_id: claim for claim in dataset.claims}
    documents = {document.doc_id: document for document in dataset.documents}
    homes = {name: figure for figure in dataset.figures for name in _members(figure)}
    for relation in sorted(dataset.relations, key=lambda r: (r.left, r.right)):
        if relation.verdict != "contradicts":
            continue
        figure = homes.get(relation.left)
        together = figure if figure is not None and homes.get(relation.right) is figure else None
        chosen = together is not None and together.status == "decided"
        decision = _decision(dataset, relation, together)
        if decision is None or not (chosen or relation.decided_by == "steward"):
            continue
        lost = relation.left
        if together is not None and together.preferred_claim == relation.left:
            lost = relation.right
        held = relation.right if lost == relation.left else relation.left
        sides = (claims[lost], claims[held])
        yield _review(sides, documents, relation, decision, catalog, chosen=chosen)


def _members(figure: Figure) -> tuple[str, ...]:
    return (figure.preferred_claim, *split_list(figure.alternatives))


def _decision(dataset: Dataset, relation: Relation, figure: Figure | None) -> Decision | None:
    """The newest decision on this pair, or on which claim of their figure holds."""
    pair = {relation.left, relation.right}
    taken_back = {d.outcome for d in dataset.decisions if d.kind == "withdraw"}
    found = [
        decision
        for decision in dataset.decisions
        if decision.decision_id not in taken_back
        and (
            (decision.kind == "same" and pair <= {*decision.claims})
            or (
                decision.kind == "choose_value"
                and figure is not None
                and decision.outcome == figure.preferred_claim
                and pair <= {*_members(figure)}
            )
        )
    ]
    return max(found, key=lambda one: (one.decided_at, one.decision_id), default=None)


def _review(
    sides: tuple[Claim, Claim],
    documents: dict[str, Document],
    relation: Relation,
    decision: Decision,
    catalog: Catalog,
    *,
    chosen: bool,
) -> dict[str, Any]:
    lost, held = sides
    source = documents[held.doc_id]
    name = "Onjuist" if chosen else "Tegengesproken"
    review: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": f"urn:kamercijfers:review:{relation.left}~{relation.right}",
        "inLanguage": "nl",
        "datePublished": decision.decided_at[:10],
        "author": {"@type": "Organization", "name": catalog.publisher},
        "claimReviewed": lost.sentence,
        "itemReviewed": _claim(lost, documents[lost.doc_id]),
        "reviewBody": f"{relation.explanation} {decision.because}".strip(),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": WORST if chosen else CONTRADICTED,
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": name,
        },
        "citation": {
            "@type": "CreativeWork",
            "name": source.title or source.doc_id,
            "text": held.sentence,
            **_address(source, held.page),
        },
    }
    if catalog.homepage:
        review["url"] = catalog.homepage
    return review


def _claim(claim: Claim, document: Document) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": document.title or document.doc_id,
        **_address(document, claim.page),
    }
    if document.date is not None:
        work["datePublished"] = document.date.isoformat()
    told: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:kamercijfers:claim:{claim.claim_id}",
        "text": claim.sentence,
        "appearance": work,
    }
    if document.publisher:
        told["author"] = {"@type": "Organization", "name": document.publisher}
    return told


def _address(document: Document, page: int) -> dict[str, str]:
    if urlsplit(document.source_url).scheme not in {"http", "https"}:
        return {}
    return {"url": f"{document.source_url}#page={page}"}
