"""Hold a letter against a dataset: every number of it, and what it cites."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.check.findings import LetterCheck, MissingSource
from pipeline.check.judge import Held, Sources, judge_claim
from pipeline.check.ruled import Rules
from pipeline.known.near import Near
from pipeline.reconcile import Nearby, Sight, relate_newcomer
from pipeline.reconcile.documents.view import DocumentView
from schemas.records import Claim, Document, Extraction, Reference, Relation

KAMERSTUK = re.compile(r"(?i)kamerstuk")

OWN_SUFFIX = "#brief"
"""Marks the letter's own doc_id and claims while comparing: its name may stand in the dataset."""

AGREEMENT_HEADSTART = {"agrees": 0.15, "consistent": 0.1, "contradicts": 0.0, "explained": -1.0}
"""Added to the score when the best of several is chosen.

One that is the same on all dimensions goes before one that differs on a dimension, and a source
that agrees before a source just as near that contradicts.
"""


PRECISION = 0.2
"""Added where the letter gives a bound ("ruim een derde") and the source the number itself."""

BOUNDS = ("gt", "ge", "lt", "le")


def check_letter(letter: Extraction, known: Near) -> LetterCheck:
    """Every claim of `letter` held against what is `known`, heaviest finding first.

    The letter itself does not count as a source of itself, also when the dataset holds it. What
    stewards decided goes before what is found.
    """
    dataset = known.dataset
    own = letter.document.sha256
    documents = [d for d in dataset.documents if d.status == "ok" and d.sha256 != own]
    usable = {document.doc_id for document in documents}
    claims = [claim for claim in dataset.claims if claim.doc_id in usable]
    by_id = {claim.claim_id: claim for claim in claims}
    sight = known.sight.among(usable) if known.sight else None
    held = _hold(letter, documents, claims, sight, known.views)
    agreeing = _agreeing(dataset.relations)
    rules = Rules.of(
        dataset.decisions, [*dataset.claims, *letter.claims], [*dataset.documents, letter.document]
    )
    standing = {name: claim for name, claim in by_id.items() if rules.stands(name)}
    sources = Sources.of(
        [*documents, letter.document],
        [*(note for note in dataset.footnotes if note.doc_id in usable), *letter.footnotes],
    )
    findings = []
    for claim in letter.claims:
        outer, decision = rules.heed(claim, held.outer.get(claim.claim_id, ()))
        findings.append(
            judge_claim(
                claim,
                _with_echoes(outer, agreeing, standing),
                decision,
                held.inner.get(claim.claim_id, ()),
                rules.without_rejected(held.nearest.get(claim.claim_id, ())),
                sources,
            )
        )
    evidence = {found.doc_id for finding in findings for found in finding.evidence}
    findings.sort(key=lambda f: (-f.weight, f.claim.page, f.claim.top or 0, f.claim.claim_id))
    return LetterCheck(
        document=letter.document,
        findings=tuple(findings),
        cited=tuple(document for document in documents if document.doc_id in evidence),
        missing_sources=(
            *_missing_sources(letter.references, documents, letter.document),
            *_missing_reports(letter.claims, documents),
        ),
        unchecked=letter.rejected,
        issues=letter.issues,
        sources=len(documents),
    )


@dataclass(frozen=True, slots=True)
class HeldLetter:
    """By claim of the letter: what the dataset says, best first (`outer`), where the letter clashes
    with itself (`inner`), and what comes nearest."""

    outer: Mapping[str, list[Held]]
    inner: Mapping[str, list[Held]]
    nearest: Mapping[str, tuple[Nearby, ...]]


def _hold(
    letter: Extraction,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    sight: Sight | None,
    views: Mapping[str, DocumentView],
) -> HeldLetter:
    """Hold every number of the letter against the claims and against its other numbers."""
    doc_id = letter.document.doc_id + OWN_SUFFIX
    own = {claim.claim_id + OWN_SUFFIX: claim for claim in letter.claims}
    others = {claim.claim_id: claim for claim in claims}
    names = {claim.claim_id: name for name, claim in own.items()}
    newcomer = relate_newcomer(
        replace(letter.document, doc_id=doc_id),
        [replace(claim, doc_id=doc_id, claim_id=name) for name, claim in own.items()],
        documents,
        claims,
        sight=sight.renamed(names) if sight else None,
        views=views,
    )
    outer: defaultdict[str, list[tuple[float, Held]]] = defaultdict(list)
    inner: defaultdict[str, list[Held]] = defaultdict(list)
    for relation in newcomer.relations:
        for name, other in ((relation.left, relation.right), (relation.right, relation.left)):
            if name not in own:
                continue
            if other in others:
                held = _held(relation, others[other])
                outer[own[name].claim_id].append((_rank(relation, own[name], held.other), held))
            elif relation.verdict == "contradicts":
                inner[own[name].claim_id].append(_held(relation, own[other]))
    best_first = {
        claim_id: [
            held for _, held in sorted(found, key=lambda one: (-one[0], one[1].other.claim_id))
        ]
        for claim_id, found in outer.items()
    }
    nearest = {own[name].claim_id: near for name, near in newcomer.nearest.items()}
    return HeldLetter(best_first, inner, nearest)


def _held(relation: Relation, other: Claim) -> Held:
    explanation = relation.explanation.replace(OWN_SUFFIX, "")
    return Held(other, relation.verdict, relation.dimension, explanation, relation.score)


def _rank(relation: Relation, claim: Claim, other: Claim) -> float:
    rank = relation.score + AGREEMENT_HEADSTART[relation.verdict]
    if claim.comparator in BOUNDS and other.comparator == "eq":
        rank += PRECISION
    return rank


def _with_echoes(
    held: list[Held], agreeing: dict[str, list[str]], others: dict[str, Claim]
) -> list[Held]:
    """`held`, with after the first the claims that the dataset says agree with it.

    A letter's own wording may be nearest to another letter, while the monitor that both repeat
    is the source a fact-checker wants to see.
    """
    if not held:
        return []
    first, *rest = held
    known = {one.other.claim_id for one in held}
    echoes = [
        Held(
            others[claim_id],
            first.verdict,
            first.dimension,
            "Zegt volgens de dataset hetzelfde als de eerste bron.",
            first.certainty,
        )
        for claim_id in agreeing.get(first.other.claim_id, ())
        if claim_id in others and claim_id not in known
    ]
    return [first, *echoes, *rest]


def _agreeing(relations: Sequence[Relation]) -> dict[str, list[str]]:
    """By claim: the claims of the dataset that agree with it."""
    agreeing: defaultdict[str, list[str]] = defaultdict(list)
    for relation in relations:
        if relation.verdict == "agrees":
            agreeing[relation.left].append(relation.right)
            agreeing[relation.right].append(relation.left)
    return agreeing


def _missing_sources(
    references: Sequence[Reference], documents: Sequence[Document], letter: Document
) -> tuple[MissingSource, ...]:
    """Kamerstukken the letter cites that the dataset does not hold, each once."""
    held = {(document.dossier, document.number) for document in documents}
    held.add((letter.dossier, letter.number))
    missing: dict[tuple[str, str], MissingSource] = {}
    for reference in references:
        key = (reference.dossier, reference.number)
        if reference.kind == "kamerstuk" and reference.number and key not in held:
            missing.setdefault(key, MissingSource(reference.page, _name_of(reference), *key))
    return tuple(missing.values())


def _missing_reports(
    claims: Sequence[Claim], documents: Sequence[Document]
) -> tuple[MissingSource, ...]:
    """Reports and monitors the letter names for a number that the dataset does not hold.

    One is there when all words of its name stand in the title or file name of some document.
    """
    names = [frozenset(_words(f"{document.title} {document.file}")) for document in documents]
    missing: dict[str, MissingSource] = {}
    for claim in claims:
        words = frozenset(_words(claim.cited_source))
        if not words or KAMERSTUK.match(claim.cited_source):
            continue
        if not any(words <= name for name in names):
            missing.setdefault(claim.cited_source, MissingSource(claim.page, claim.cited_source))
    return tuple(missing.values())


def _words(name: str) -> list[str]:
    """Words and years of a name, without the small ones."""
    return re.findall(r"[^\W\d_]{4,}|(?:19|20)\d\d", name.lower())


def _name_of(reference: Reference) -> str:
    """A Kamerstuk's full name, also where the letter lists several numbers of one dossier."""
    digits, dash, chapter = reference.dossier.partition("-")
    return f"Kamerstuk {digits[:2]} {digits[2:]}{dash}{chapter}, nr. {reference.number}"
