"""The contradictions that wait for a steward: what `run`, `status` and `review` all count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.reconcile.decisions.rulings import Rulings
from pipeline.reconcile.wording.dutch import period_of
from schemas.names import split_list
from schemas.records import Figure, Relation


@dataclass(frozen=True, slots=True)
class Dispute:
    """A figure with the contradictions among its claims, or two claims of no one figure (None)."""

    figure: Figure | None
    relations: tuple[Relation, ...]

    def tell(self) -> str:
        """One line for a steward."""
        first = self.relations[0]
        if self.figure is None:
            return f"Strijdig: {first.explanation} ({first.left} tegenover {first.right})"
        told = (self.figure.measure or self.figure.indicator, period_of(self.figure.period))
        claims = f"{self.figure.preferred_claim} tegenover {self.figure.alternatives}"
        return f"Strijdig: {' '.join(filter(None, (*told, f'({claims})')))}."


def find_disputes(
    relations: Iterable[Relation], figures: Iterable[Figure], rulings: Rulings
) -> list[Dispute]:
    """The contradictions no steward ruled on: those of one figure together, then the others.

    One that a steward confirmed waits no more, nor one between claims among which a value was
    chosen, nor one of a claim that was rejected.
    """
    waiting = [r for r in relations if r.verdict == "contradicts" and is_open(r, rulings)]
    concerned = {claim_id for r in waiting for claim_id in (r.left, r.right)}
    figure_of = {c: figure for figure in figures for c in members_of(figure) if c in concerned}
    together: dict[str, list[Relation]] = {}
    apart = []
    for relation in waiting:
        pair = (relation.left, relation.right)
        figure = figure_of.get(relation.left)
        if figure is None or figure is not figure_of.get(relation.right):
            apart.append(Dispute(None, (relation,)))
        elif not all(claim_id in rulings.chosen for claim_id in pair):
            together.setdefault(figure.figure_id, []).append(relation)
    whole = [Dispute(figure_of[found[0].left], tuple(found)) for found in together.values()]
    return [*whole, *apart]


def is_open(relation: Relation, rulings: Rulings) -> bool:
    """Whether no steward ruled on this relation, by a decision applied or still to be applied."""
    pair = (relation.left, relation.right)
    ruled = relation.decided_by == "steward" or pair in rulings.pairs
    return not ruled and rulings.rejected.isdisjoint(pair)


def members_of(figure: Figure) -> Iterator[str]:
    """The claims of a figure, the preferred one first."""
    yield figure.preferred_claim
    yield from split_list(figure.alternatives)
