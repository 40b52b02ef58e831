"""The relations after stewards ruled: the same, or different, whatever the rules found."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reconcile.decisions.rulings import Rulings
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.likeness.values import value_level
from pipeline.reconcile.quantity.units import family_of
from pipeline.reconcile.wording.things import number_of
from schemas.records import Claim, Decision, Relation
from schemas.vocabularies import COMPUTED_DIMENSIONS, DIMENSIONS, Dimension, Verdict


def rule_pairs(
    relations: Sequence[Relation], rulings: Rulings, claims: Sequence[Claim], corpus: Corpus
) -> tuple[Relation, ...]:
    """The relations, in order of their pairs, with every ruled pair as the steward decided."""
    if not rulings.pairs:
        return tuple(relations)
    concerned = {claim_id for pair in rulings.pairs for claim_id in pair}
    known = {c.claim_id: c for c in claims if c.claim_id in concerned}
    computed = {(r.left, r.right): r for r in relations if r.dimension in COMPUTED_DIMENSIONS}
    ruled = [
        _ruled(known[pair[0]], known[pair[1]], decision, corpus, computed.get(pair))
        for pair, decision in rulings.pairs.items()
        if known.keys() >= {*pair}
    ]
    replaced = {(r.left, r.right) for r in ruled}
    others = (r for r in relations if (r.left, r.right) not in replaced)
    return tuple(sorted([*others, *ruled], key=lambda r: (r.left, r.right)))


def _ruled(
    left: Claim, right: Claim, decision: Decision, corpus: Corpus, computed: Relation | None
) -> Relation:
    """The relation as decided. Two numbers computed from each other, and rightly so, stay that:
    they are no one thing, and where the sum does not come out the contradiction stands."""
    numbers = f"{number_of(left)} en {number_of(right)}"
    who = f"volgens {decision.decided_by}"
    verdict: Verdict = "explained"
    dimension: Dimension = dimension_of(decision)
    if decision.kind == "different":
        text = f"{numbers}: {who} niet hetzelfde ({decision.because})."
    elif computed is not None:
        verdict, dimension = computed.verdict, computed.dimension
        text = f"{computed.explanation.rstrip('.')}; {who} nagerekend ({decision.because})."
    elif family_of(left.unit)[0] != family_of(right.unit)[0]:
        dimension = "unit"
        text = f"{numbers}: {who} hetzelfde, maar de eenheden zijn niet te vergelijken."
    else:
        verdict, dimension = verdict_on(left, right, corpus)
        text = f"{numbers}: {who} hetzelfde ({decision.because})."
    opening = text[0].upper() + text[1:]
    return Relation(
        left.claim_id, right.claim_id, verdict, dimension, opening, 1.0, decided_by="steward"
    )


def verdict_on(left: Claim, right: Claim, corpus: Corpus) -> tuple[Verdict, Dimension]:
    """What two claims come to that a steward says tell the same thing, in comparable units."""
    match value_level(corpus.profile(left), corpus.profile(right)):
        case "equal":
            return "agrees", ""
        case "rounding":
            return "consistent", "rounding"
        case "comparator" | "beyond":
            return "consistent", "comparator"
        case _:
            return "contradicts", ""


def dimension_of(decision: Decision) -> Dimension:
    """The dimension on which a steward says two differ; without a name it is the definition."""
    known: tuple[Dimension, ...] = DIMENSIONS
    return next((d for d in known if d and d == decision.outcome), "definition")
