"""The verdict on one number: what it is held against, and how much that matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.doctypes import about_kind
from pipeline.check.findings import Evidence, Finding, NearClaim
from pipeline.explain import notes_of
from pipeline.labels import labels
from pipeline.reconcile import Nearby
from schemas.records import Claim, Decision, Document, Footnote
from schemas.vocabularies import Dimension, FindingVerdict, Verdict

MOST_EVIDENCE = 5
WEIGHTS: dict[FindingVerdict, float] = {
    "contradicts": 4,
    "explained": 3,
    "consistent": 2,
    "agrees": 1,
    "not_found": 2.5,
}
NOTHING = "Niets over hetzelfde gevonden in de dataset."
NOT_SURE = "Niets gevonden dat zeker over hetzelfde gaat; wat er het dichtst bij komt staat erbij."
SMALL = 12
"""Counts up to here are mostly structure: "drie acties", "twee jaar"."""


@dataclass(frozen=True, slots=True)
class Held:
    """The letter's number held against one other claim."""

    other: Claim
    verdict: Verdict
    dimension: Dimension
    explanation: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Sources:
    """What the evidence may come from: documents, and the notes of each."""

    documents: Mapping[str, Document]
    notes: Mapping[str, tuple[Footnote, ...]]

    @classmethod
    def of(cls, documents: Iterable[Document], footnotes: Iterable[Footnote]) -> Sources:
        """Index documents and notes."""
        notes: dict[str, list[Footnote]] = {}
        for note in footnotes:
            notes.setdefault(note.doc_id, []).append(note)
        return cls(
            {document.doc_id: document for document in documents},
            {doc_id: tuple(found) for doc_id, found in notes.items()},
        )

    def notes_of(self, claim: Claim) -> tuple[Footnote, ...]:
        """The notes called in the claim's sentence."""
        return notes_of(claim, self.notes.get(claim.doc_id, ()))


def judge_claim(
    claim: Claim,
    outer: Sequence[Held],
    decision: Decision | None,
    inner: Sequence[Held],
    nearest: Sequence[Nearby],
    sources: Sources,
) -> Finding:
    """The finding on `claim`.

    `outer` holds it against the dataset, best first; `inner` against the letter itself.
    `decision` is what a steward decided about the first of it.
    `nearest` are the claims of the dataset that come nearest, sure or not.
    The first comparison of the dataset decides. Only when the letter contradicts itself on a
    number that nothing outside contradicts does the letter's own comparison decide.
    """
    evidence = [_evidence(held, sources, is_own=False) for held in outer]
    own = [_evidence(held, sources, is_own=True) for held in inner]
    clash = next((held for held in inner if held.verdict == "contradicts"), None)
    verdict: FindingVerdict = "not_found"
    dimension: Dimension = ""
    explanation = NOT_SURE if nearest else NOTHING
    certainty = 0.0
    if decision is not None and decision.kind == "reject_claim":
        explanation = tell_rejected(decision)
    if outer:
        best = outer[0]
        verdict, dimension, explanation = best.verdict, best.dimension, best.explanation
        certainty = best.certainty
    if clash is not None and verdict != "contradicts":
        verdict, dimension, explanation = "contradicts", clash.dimension, clash.explanation
        certainty = clash.certainty
        own.sort(key=lambda found: found.verdict != "contradicts")
        evidence = own + evidence
    else:
        evidence += own
    kept = tuple(evidence[:MOST_EVIDENCE])
    return Finding(
        claim=claim,
        verdict=verdict,
        dimension=dimension,
        explanation=explanation,
        evidence=kept,
        weight=_weight(claim, verdict, kept),
        notes=sources.notes_of(claim),
        certainty=certainty,
        nearest=tuple(_near_claim(near, sources) for near in nearest),
        decision=decision,
    )


def tell_rejected(decision: Decision) -> str:
    """That what a number was found to retell is no claim any more."""
    return (
        f"Het getal waar dit op lijkt is door {decision.decided_by} afgewezen als bewering "
        f"({decision.because}); het telt niet als bron."
    )


def _near_claim(near: Nearby, sources: Sources) -> NearClaim:
    document = sources.documents.get(near.claim.doc_id)
    unsure = ", ".join(labels().unsure[name] for name in near.unsure)
    return NearClaim.of(near.claim, document, certainty=near.certainty, unsure=unsure)


def _evidence(held: Held, sources: Sources, *, is_own: bool) -> Evidence:
    document = sources.documents.get(held.other.doc_id)
    return Evidence.of(
        held.other,
        document,
        verdict=held.verdict,
        explanation=held.explanation,
        kind=document.kind if document else "overig",
        is_own=is_own,
        notes=sources.notes_of(held.other),
    )


def _weight(claim: Claim, verdict: FindingVerdict, evidence: Sequence[Evidence]) -> float:
    """How much a finding matters: its verdict first, then its source, then the number itself."""
    weight = WEIGHTS[verdict]
    if evidence and about_kind(evidence[0].kind).primary:
        weight += 0.4
    value = claim.value if claim.value is not None else claim.value_high
    structural = value is not None and abs(value) <= SMALL and claim.unit in ("count", "year")
    if structural:
        weight -= 0.6 if verdict == "contradicts" else 1.6
    return weight + 0.2 * claim.confidence
