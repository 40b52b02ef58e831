"""The tidy dataset: one row per thing measured, with the value to prefer.

The rule of preference, in order: what a steward chose; the newer edition over the one it revises;
the primary source over the letter that cites it; the newest document; the exact number over the
rounded; the running text over notes and tables; the smallest id. It is written down for readers in
docs/reconcile.md.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.doctypes import about_kind
from pipeline.reconcile.claims.editions import edition_key, told_on
from pipeline.reconcile.decisions.rulings import Rulings
from schemas.names import join_list
from schemas.records import Claim, Document, Figure, Relation
from schemas.vocabularies import COMPUTED_DIMENSIONS, FigureStatus


def gather_figures(
    claims: Sequence[Claim],
    relations: Iterable[Relation],
    documents: Mapping[str, Document],
    rulings: Rulings,
) -> tuple[Figure, ...]:
    """Every claim in exactly one figure; sorted by figure id."""
    told = [*relations]
    bonds = [r for r in told if r.dimension not in COMPUTED_DIMENSIONS]
    belied = [r for r in told if r.dimension in COMPUTED_DIMENSIONS and r.verdict == "contradicts"]
    groups = _group(claims, [r for r in bonds if is_same_thing(r)])
    of_claim = {c.claim_id: number for number, group in enumerate(groups) for c in group}
    verdicts: dict[int, set[str]] = defaultdict(set)
    for relation in (*bonds, *belied):
        for claim_id in (relation.left, relation.right):
            if claim_id in of_claim:
                verdicts[of_claim[claim_id]].add(relation.verdict)
    revised = _revised(bonds, claims, documents)
    dates = {doc_id: _year_and_day(document) for doc_id, document in documents.items()}
    figures = [
        _figure(group, verdicts[number], documents, dates, rulings, revised)
        for number, group in enumerate(groups)
    ]
    return tuple(sorted(figures, key=lambda figure: figure.figure_id))


def is_same_thing(relation: Relation) -> bool:
    """Whether a relation joins two claims in one figure."""
    return relation.verdict != "explained" or relation.dimension == "revision"


def _revised(
    relations: Iterable[Relation], claims: Sequence[Claim], documents: Mapping[str, Document]
) -> frozenset[str]:
    """The claims that a newer edition of their source has replaced."""
    home = {c.claim_id: documents[c.doc_id] for c in claims}
    older = set()
    for relation in relations:
        if relation.dimension == "revision" and relation.left in home and relation.right in home:
            left, right = home[relation.left], home[relation.right]
            older.add(relation.left if edition_key(left) < edition_key(right) else relation.right)
    return frozenset(older)


def _group(claims: Sequence[Claim], bonds: Sequence[Relation]) -> list[list[Claim]]:
    parent = {claim.claim_id: claim.claim_id for claim in claims}

    def find(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            parent[claim_id] = parent[parent[claim_id]]
            claim_id = parent[claim_id]
        return claim_id

    for relation in bonds:
        if relation.left in parent and relation.right in parent:
            first, second = sorted((find(relation.left), find(relation.right)))
            parent[second] = first
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[find(claim.claim_id)].append(claim)
    return list(groups.values())


def _figure(
    group: Sequence[Claim],
    verdicts: set[str],
    documents: Mapping[str, Document],
    dates: Mapping[str, int],
    rulings: Rulings,
    revised: frozenset[str],
) -> Figure:
    def preference(claim: Claim) -> tuple[object, ...]:
        document = documents[claim.doc_id]
        decision = rulings.chosen.get(claim.claim_id)
        primary = about_kind(document.kind).primary and not claim.cited_source
        return (
            decision is None or decision.outcome != claim.claim_id,
            claim.claim_id in revised,
            not primary,
            -dates[claim.doc_id],
            claim.comparator != "eq",
            bool(claim.in_table),
            bool(claim.in_footnote),
            claim.claim_id,
        )

    best = min(group, key=preference) if len(group) > 1 else group[0]
    decision = rulings.chosen.get(best.claim_id)
    decided = decision is not None and decision.outcome == best.claim_id
    told = max(group, key=lambda c: (bool(c.indicator), c is best))
    return Figure(
        figure_id=figure_id_of(group),
        indicator=told.indicator,
        measure=best.measure or best.measure_lemma or told.measure,
        population=best.population or _first(c.population for c in group),
        period=best.period or _first(c.period for c in group),
        per=best.per or _first(c.per for c in group),
        statistic=best.statistic,
        unit=best.unit,
        value=best.value,
        value_low=best.value_low,
        value_high=best.value_high,
        comparator=best.comparator,
        status="decided" if decided else _status(group, verdicts),
        sources=join_list(sorted({c.doc_id for c in group})),
        preferred_claim=best.claim_id,
        alternatives=join_list(sorted(c.claim_id for c in group if c is not best)),
    )


def _year_and_day(document: Document) -> int:
    """When a document is from, as a number that grows with time; 0 where nothing tells."""
    digits = told_on(document).replace("-", "").ljust(8, "0")
    return int(digits) if digits.isdigit() else 0


def figure_id_of(group: Iterable[Claim]) -> str:
    """Named after its first claim, so that a figure keeps its id while that claim stays."""
    first = min(claim.claim_id for claim in group)
    return "f-" + hashlib.sha256(first.encode()).hexdigest()[:12]


def _status(group: Sequence[Claim], verdicts: set[str]) -> FigureStatus:
    if "contradicts" in verdicts:
        return "contested"
    if len(group) > 1 and verdicts & {"agrees", "consistent"}:
        return "agreed"
    return "explained" if "explained" in verdicts else "single"


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")
