"""The relations after stewards ruled: the same, or different, whatever the rules found."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.decisions import Rulings
from pipeline.reconcile.values import value_level
from pipeline.reconcile.wording import number_of
from schemas.records import Claim, Decision, Relation
from schemas.vocabularies import DIMENSIONS, Dimension, Verdict

Pair = tuple[str, str]


def rule_pairs(
    relations: Mapping[Pair, Relation],
    rulings: Rulings,
    claims: Mapping[str, Claim],
    corpus: Corpus,
) -> dict[Pair, Relation]:
    """The relations with every ruled pair replaced by what the steward decided."""
    ruled = dict(relations)
    for pair, decision in rulings.pairs.items():
        if all(claim_id in claims for claim_id in pair):
            left, right = (claims[claim_id] for claim_id in pair)
            ruled[pair] = _ruled(left, right, decision, corpus)
    return ruled


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
