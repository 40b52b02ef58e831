"""What stewards decided about the claims a letter's numbers are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.check.judge import Held
from pipeline.reconcile import Corpus, Nearby, Rulings, apply_decisions, dimension_of, verdict_on
from pipeline.reconcile.wording.things import number_of
from schemas.records import Claim, Decision, Document
from schemas.vocabularies import COMPUTED_DIMENSIONS, Dimension, Verdict


@dataclass(frozen=True, slots=True)
class Rules:
    """The decisions that hold, with the claims and documents they are about."""

    rulings: Rulings
    rejecting: Mapping[str, Decision]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]

    @classmethod
    def of(
        cls, decisions: Sequence[Decision], claims: Iterable[Claim], documents: Iterable[Document]
    ) -> Rules:
        """The decisions as they hold against these claims; one that is stale does nothing."""
        by_id = {claim.claim_id: claim for claim in claims}
        rulings = apply_decisions(decisions, by_id)
        rejecting = {
            claim_id: decision
            for decision in decisions
            if decision.kind == "reject_claim"
            for claim_id in decision.claims
            if claim_id in rulings.rejected
        }
        return cls(rulings, rejecting, by_id, {d.doc_id: d for d in documents})

    def heed(self, claim: Claim, held: Sequence[Held]) -> tuple[list[Held], Decision | None]:
        """What `claim` of a letter is held against, as stewards decided, and the decision that
        settled the first of it, or that left nothing of it.

        A claim that was rejected counts for nothing. Where another value was chosen, the number is
        held against that one instead. Of a letter that the dataset holds itself, its own claims may
        have been decided about.
        """
        ruled = [self._ruled(claim, one) for one in held]
        kept: dict[str, tuple[Held, Decision | None]] = {}
        for one, decision in ruled:
            if one is not None:
                kept.setdefault(one.other.claim_id, (one, decision))
        told = [one for one, _ in kept.values()]
        settled = next(iter(kept.values()))[1] if kept else next((d for _, d in ruled), None)
        return told, settled

    def stands(self, claim_id: str) -> bool:
        """Whether a known claim is one still, and no other value was chosen over it."""
        chosen = self.rulings.chosen.get(claim_id)
        lost = chosen is not None and chosen.outcome != claim_id
        return claim_id not in self.rejecting and not lost

    def without_rejected(self, nearest: Sequence[Nearby]) -> tuple[Nearby, ...]:
        """What comes nearest, without the claims that were rejected."""
        return tuple(near for near in nearest if near.claim.claim_id not in self.rejecting)

    def _ruled(self, claim: Claim, held: Held) -> tuple[Held | None, Decision | None]:
        """`held` after the decision about it; None where its claim is none any more."""
        other = held.other
        if rejecting := self.rejecting.get(other.claim_id):
            return None, rejecting
        pair = min(claim.claim_id, other.claim_id), max(claim.claim_id, other.claim_id)
        if decision := self.rulings.pairs.get(pair):
            return self._paired(claim, held, decision), decision
        for claim_id in (other.claim_id, claim.claim_id):
            decision = self.rulings.chosen.get(claim_id)
            if decision and decision.outcome != claim_id and _is_of_one_thing(held):
                return self._chosen(claim, held, decision), decision
        return held, None

    def _chosen(self, claim: Claim, held: Held, decision: Decision) -> Held:
        """`claim` held against the value that a steward chose."""
        winner = self.claims[decision.outcome]
        verdict, dimension = self._verdict(claim, winner)
        number = number_of(claim)
        told = f"Volgens {decision.decided_by} geldt {number_of(winner)}"
        told_of = dict.fromkeys(number_of(self.claims[name]) for name in decision.claims)
        losers = [value for value in told_of if value != number_of(winner)]
        if verdict == "contradicts":
            told += f", niet {' of '.join(losers)}" if losers else ""
            told += f"; de brief zegt {number}"
        return Held(winner, verdict, dimension, f"{told} ({decision.because}).", held.certainty)

    def _paired(self, claim: Claim, held: Held, decision: Decision) -> Held:
        """`claim` and what it is held against as a steward decided about the two."""
        told = f"{number_of(claim)} en {number_of(held.other)}: volgens {decision.decided_by}"
        if decision.kind == "different":
            text = f"{told} niet hetzelfde ({decision.because})."
            changed = replace(held, verdict="explained", dimension=dimension_of(decision))
        else:
            text = f"{told} hetzelfde ({decision.because})."
            verdict, dimension = self._verdict(claim, held.other)
            changed = replace(held, verdict=verdict, dimension=dimension)
        return replace(changed, explanation=text[0].upper() + text[1:], certainty=1.0)

    def _verdict(self, claim: Claim, other: Claim) -> tuple[Verdict, Dimension]:
        documents = [self.documents[name] for name in {claim.doc_id, other.doc_id}]
        return verdict_on(claim, other, Corpus.of(documents, [claim, other]))


def _is_of_one_thing(held: Held) -> bool:
    """Whether the two numbers are told to be about the same thing, not worked out of each other."""
    return held.verdict != "explained" and held.dimension not in COMPUTED_DIMENSIONS
