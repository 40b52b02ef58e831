"""The relations after stewards ruled: the same, or different, whatever the rules found."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reconcile.decisions.rulings import Rulings
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.likeness.values import value_level
from pipeline.reconcile.wording.things import number_of
from schemas.records import Claim, Decision, Relation
from schemas.vocabularies import DIMENSIONS, Dimension, Verdict


def rule_pairs(
    relations: Sequence[Relation], rulings: Rulings, claims: Sequence[Claim], corpus: Corpus
) -> tuple[Relation, ...]:
    """The relations, in order of their pairs, with every ruled pair as the steward decided."""
    if not rulings.pairs:
        return tuple(relations)
    concerned = {claim_id for pair in rulings.pairs for claim_id in pair}
    known = {c.claim_id: c for c in claims if c.claim_id in concerned}
    ruled = [
        _ruled(known[pair[0]], known[pair[1]], decision, corpus)
        for pair, decision in rulings.pairs.items()
        if known.keys() >= {*pair}
    ]
    replaced = {(r.left, r.right) for r in ruled}
    others = (r for r in relations if (r.left, r.right) not in replaced)
    return tuple(sorted([*others, *ruled], key=lambda r: (r.left, r.right)))


def _ruled(left: Claim, right: Claim, decision: Decision, corpus: Corpus) -> Relation:
    numbers = f"{number_of(left)} en {number_of(right)}"
    who = f"volgens {decision.decided_by}"
    verdict: Verdict = "explained"
    dimension: Dimension = _dimension(decision.outcome)
    if decision.kind == "different":
        text = f"{numbers}: {who} niet hetzelfde ({decision.because})."
    else:
        level = value_level(corpus.profile(left), corpus.profile(right))
        verdict, dimension = _verdict_of(level)
        text = f"{numbers}: {who} hetzelfde ({decision.because})."
    opening = text[0].upper() + text[1:]
    return Relation(
        left.claim_id, right.claim_id, verdict, dimension, opening, 1.0, decided_by="steward"
    )


def _verdict_of(level: str) -> tuple[Verdict, Dimension]:
    match level:
        case "equal":
            return "agrees", ""
        case "rounding":
            return "consistent", "rounding"
        case "comparator" | "beyond":
            return "consistent", "comparator"
        case _:
            return "contradicts", ""


def _dimension(outcome: str) -> Dimension:
    """The dimension a steward named; without one the two differ in definition."""
    known: tuple[Dimension, ...] = DIMENSIONS
    return next((d for d in known if d and d == outcome), "definition")
