"""Find what waits for a steward in what is published now, most weighty first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final, TypeVar

from pipeline.explain import PublishedRows
from pipeline.reconcile import Corpus, lay_out, load_decisions
from pipeline.reconcile.decisions.disputes import Dispute, find_disputes, is_open, members_of
from pipeline.reconcile.decisions.rulings import Rulings, apply_decisions
from pipeline.review.waiting.answers import case_answers
from pipeline.review.waiting.cases import Case, Difference, Review, StaleCase
from pipeline.review.waiting.stale import find_stale
from schemas.records import Figure, Relation

# An explained difference under this score is one a steward may see otherwise.
DOUBTFUL_SCORE: Final = 0.6
Sort = TypeVar("Sort", Case, StaleCase)


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, most weighty first, as bare cases: no comparisons, no answers yet."""

    contested: tuple[Case, ...]
    doubtful: tuple[Case, ...]


def find_waiting(
    processed: Path,
    decisions: Path,
    *,
    doubtful: bool = False,
    limit: int = 0,
    flags: Sequence[str] = (),
) -> Review:
    """What waits in the dataset published in `processed`, given the file of decisions.

    `doubtful` asks for differences that were explained with little certainty as well; `limit`
    keeps that many of each sort (0: all). `flags` are put in every command. A contradiction that
    a steward confirmed or settled does not wait. Raises UsageError when nothing is published.
    """
    published = PublishedRows.read(processed)
    decided = load_decisions(decisions)
    queue = queue_up(published, apply_decisions(decided, published.claims), doubtful=doubtful)
    left_out: dict[str, int] = {}

    def keep(sort: str, waiting: Sequence[Sort]) -> tuple[Sort, ...]:
        kept = waiting[:limit] if limit else waiting
        left_out[sort] = len(waiting) - len(kept)
        return tuple(kept)

    contested = keep("contested", queue.contested)
    unsure = keep("doubtful", queue.doubtful)
    corpus = published.corpus_of(
        [d.relation for case in (*contested, *unsure) for d in case.differences]
    )
    return Review(
        contested=tuple(complete_case(case, published, corpus, flags) for case in contested),
        stale=keep("stale", find_stale(decided, published, processed, flags=flags)),
        doubtful=tuple(complete_case(case, published, corpus, flags) for case in unsure),
        left_out=left_out,
    )


def queue_up(published: PublishedRows, rulings: Rulings, *, doubtful: bool) -> Queue:
    """The cases that wait in a dataset, given what decisions do to it."""
    disputes = find_disputes(published.relations, published.figures.values(), rulings)
    unruled = [r for r in published.relations if doubtful and is_open(r, rulings)]
    return Queue(tuple(_contested(disputes, published)), tuple(_doubtful(unruled, published)))


def complete_case(
    case: Case, published: PublishedRows, corpus: Corpus, flags: Sequence[str] = ()
) -> Case:
    """The case with its claims compared point by point, and the answers that can be given."""
    case = replace(case, differences=_laid_out(case.differences, published, corpus))
    return replace(case, answers=case_answers(case, flags))


def _contested(disputes: Iterable[Dispute], published: PublishedRows) -> list[Case]:
    """The contested figures, and the contradictions between claims of no one figure."""
    cases = []
    for dispute in disputes:
        first = dispute.relations[0]
        known = dispute.figure.figure_id if dispute.figure else f"{first.left}~{first.right}"
        cases.append(_case(known, dispute.figure, dispute.relations, published))
    return sorted(cases, key=_weight)


def _doubtful(relations: Iterable[Relation], published: PublishedRows) -> list[Case]:
    """The differences explained with the least certainty, least certain first."""
    unsure = [r for r in relations if r.verdict == "explained" and r.score < DOUBTFUL_SCORE]
    unsure.sort(key=lambda r: (r.score, r.left, r.right))
    return [_case(f"{r.left}~{r.right}", None, [r], published) for r in unsure]


def _case(
    case_id: str, figure: Figure | None, relations: Sequence[Relation], published: PublishedRows
) -> Case:
    concerned = {claim_id for r in relations for claim_id in (r.left, r.right)}
    order = sorted(concerned)
    if figure is not None:
        order = [claim_id for claim_id in members_of(figure) if claim_id in concerned]
    return Case(
        case_id=case_id,
        figure=figure,
        places=tuple(published.place(published.claims[claim_id]) for claim_id in order),
        differences=tuple(Difference(r, ()) for r in relations),
        answers=(),
    )


def _weight(case: Case) -> tuple[int, float, Decimal, str]:
    """Between more documents first, then the surest to be one thing, then the widest apart."""
    documents = {place.claim.doc_id for place in case.places}
    score = max(difference.relation.score for difference in case.differences)
    return -len(documents), -score, -_gap(case), case.case_id


def _gap(case: Case) -> Decimal:
    """How far apart the numbers are, as a part of the largest."""
    values = [place.claim.value for place in case.places if place.claim.value is not None]
    largest = max(map(abs, values), default=Decimal(0))
    return (max(values) - min(values)) / largest if largest else Decimal(0)


def _laid_out(
    differences: Iterable[Difference], published: PublishedRows, corpus: Corpus
) -> tuple[Difference, ...]:
    claims = published.claims
    return tuple(
        replace(d, steps=lay_out(claims[d.relation.left], claims[d.relation.right], corpus))
        for d in differences
    )
