"""What decisions taken since publishing do to the dataset, worked out at once.

Only what they touch is worked out again: the figures of the claims decided on and of what those
are related to. The next run comes to the same, but for what a rejected claim meant to others of
its document, and a rejection taken back: those it works out from the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.explain import PublishedRows
from pipeline.reconcile import Corpus, compare, relation_of
from pipeline.reconcile.decisions.disputes import members_of
from pipeline.reconcile.decisions.ruled import rule_pairs
from pipeline.reconcile.decisions.rulings import Rulings, apply_decisions
from pipeline.reconcile.figures import gather_figures
from schemas.records import Claim, Decision, Figure, Relation

Corpora = Callable[[Iterable[str]], Corpus]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DecidedDataset:
    """The dataset after all decisions, and what of it differs from what was published.

    `relations` and `figures` hold those that are new or changed, `gone` the figures that are no
    more; `fresh` are the decisions that the published version does not hold yet.
    """

    published: PublishedRows
    rulings: Rulings
    fresh: tuple[Decision, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    gone: tuple[Figure, ...] = ()


def stand(
    published: PublishedRows,
    taken: Sequence[Decision],
    decisions: Sequence[Decision],
    corpora: Corpora,
) -> DecidedDataset:
    """The dataset as these decisions make it; `taken` are those it was published with.

    One of those that is no longer there counts as taken back. `corpora` gives the corpus of the
    documents asked for.
    """
    rulings = apply_decisions(decisions, published.claims)
    known = {decision.decision_id for decision in taken}
    fresh = tuple(d for d in decisions if d.decision_id not in known)
    held = {decision.decision_id for decision in decisions}
    dropped = tuple(d for d in taken if d.decision_id not in held)
    named = {c for d in (*fresh, *dropped) for c in d.claims if c in published.claims}
    if not named:
        return DecidedDataset(published, rulings, fresh)
    figure_of = {c: f for f in published.figures.values() for c in members_of(f)}
    beside = {
        end
        for r in published.relations
        if r.left in named or r.right in named
        for end in (r.left, r.right)
    }
    touched = {figure_of[c].figure_id for c in named | beside if c in figure_of}
    members = {c for figure_id in touched for c in members_of(published.figures[figure_id])}
    before = rulings_then(published, taken)
    old = [r for r in published.relations if r.left in members or r.right in members]
    new = _relations(old, members, rulings, before, published, corpora)
    claims = _claims(members, rulings, published)
    figures = gather_figures(claims, new, published.documents, rulings)
    return _standing(published, rulings, fresh, old=old, new=new, touched=touched, figures=figures)


def rulings_then(published: PublishedRows, taken: Sequence[Decision]) -> Rulings:
    """What the decisions did that a version was published with."""
    return apply_decisions(taken, published.claims)


def _relations(
    old: Sequence[Relation],
    members: set[str],
    rulings: Rulings,
    before: Rulings,
    published: PublishedRows,
    corpora: Corpora,
) -> list[Relation]:
    """The relations of the claims touched, as the decisions leave them."""
    ruled_then = {p for p in before.pairs if p not in rulings.pairs and {*p} & members}
    kept = [r for r in old if (r.left, r.right) not in ruled_then]
    kept += [r for pair in ruled_then for r in _unruled(pair, published, corpora)]
    kept = [r for r in kept if rulings.rejected.isdisjoint((r.left, r.right))]
    pairs = {p: d for p, d in rulings.pairs.items() if {*p} & members}
    concerned = {c for pair in pairs for c in pair if c in published.claims}
    claims = [published.claims[c] for c in sorted(concerned) if c not in rulings.rejected]
    corpus = corpora({c.doc_id for c in claims})
    return list(rule_pairs(kept, replace(rulings, pairs=pairs), claims, corpus))


def _unruled(pair: Pair, published: PublishedRows, corpora: Corpora) -> Iterable[Relation]:
    """What the rules find of a pair whose ruling was taken back."""
    left, right = (published.claims.get(claim_id) for claim_id in pair)
    if left is None or right is None:
        return []
    corpus = corpora({left.doc_id, right.doc_id})
    found = compare(left, right, corpus)
    return [relation_of(found, corpus)] if found is not None else []


def _claims(members: Iterable[str], rulings: Rulings, published: PublishedRows) -> list[Claim]:
    standing = (published.claims[c] for c in sorted(members) if c not in rulings.rejected)
    return [
        replace(c, indicator=rulings.renamed[c.claim_id]) if c.claim_id in rulings.renamed else c
        for c in standing
    ]


def _standing(
    published: PublishedRows,
    rulings: Rulings,
    fresh: tuple[Decision, ...],
    *,
    old: Sequence[Relation],
    new: Sequence[Relation],
    touched: set[str],
    figures: Sequence[Figure],
) -> DecidedDataset:
    replaced = {(r.left, r.right) for r in old}
    relations = [r for r in published.relations if (r.left, r.right) not in replaced]
    relations = sorted([*relations, *new], key=lambda r: (r.left, r.right))
    kept = {name: f for name, f in published.figures.items() if name not in touched}
    kept |= {figure.figure_id: figure for figure in figures}
    renamed = {
        c: replace(published.claims[c], indicator=indicator)
        for c, indicator in rulings.renamed.items()
        if c in published.claims
    }
    was = set(old)
    return DecidedDataset(
        published=replace(
            published,
            claims=published.claims | renamed,
            relations=tuple(relations),
            figures=kept,
        ),
        rulings=rulings,
        fresh=fresh,
        relations=tuple(r for r in new if r not in was),
        figures=tuple(f for f in figures if published.figures.get(f.figure_id) != f),
        gone=tuple(published.figures[name] for name in sorted(touched) if name not in kept),
    )
