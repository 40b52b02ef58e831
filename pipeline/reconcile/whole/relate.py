"""The whole corpus reconciled: relations between claims and the figures they add up to."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, groupby
from operator import attrgetter
from typing import Final

import numpy as np

from pipeline.engines import Engine, Local
from pipeline.reconcile.candidates.described import Described
from pipeline.reconcile.candidates.digests import digests_of
from pipeline.reconcile.candidates.meetings import Meetings
from pipeline.reconcile.candidates.subjects import Ints
from pipeline.reconcile.decisions.disputes import find_disputes
from pipeline.reconcile.decisions.ruled import rule_pairs
from pipeline.reconcile.decisions.rulings import Rulings, apply_decisions
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.documents.labels import find_echoes
from pipeline.reconcile.documents.placed import MOST_IN_SENTENCE
from pipeline.reconcile.figures import gather_figures
from pipeline.reconcile.outcome.explanations import relation_of
from pipeline.reconcile.outcome.faults import Fault
from pipeline.reconcile.recompute.derived import Derived
from pipeline.reconcile.whole.chosen import choose
from pipeline.reconcile.whole.judged import JudgedPairs, judge_pairs
from pipeline.reconcile.whole.night import Night, look_at_night
from pipeline.reconcile.whole.opened import Taken, find_opened, in_tiles
from pipeline.reconcile.whole.result import PreviousReconciliation, Reconciliation
from pipeline.reconcile.whole.retellings import Related, find_all
from pipeline.reconcile.whole.within import derive_all, relate_within
from schemas.records import Claim, Decision, Document, Relation

# Pairs of documents looked through for retellings in one go.
DOCUMENTS_MET: Final = 2_000


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for cycles meanwhile: comparing makes none, and each search walks all claims."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_paused()
def reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    decisions: Sequence[Decision] = (),
    *,
    previous: PreviousReconciliation | None = None,
    engine: Engine | None = None,
) -> Reconciliation:
    """Relate every claim to the claims it can be held against, and gather them into figures.

    With `previous`, what was found between documents that meet as they did before is taken over;
    the outcome is the same as without. The order of documents and claims does not matter, nor what
    `engine` shares out the work. Raises KeyError for a claim whose document is not
    among the documents.
    """
    named = {claim_id for decision in decisions for claim_id in decision.claims}
    rulings = apply_decisions(decisions, {c.claim_id: c for c in claims if c.claim_id in named})
    home = {d.doc_id: d for d in sorted(documents, key=lambda d: d.doc_id)}
    standing = _after_rulings(claims, rulings)
    corpus = Corpus.of(home.values(), standing)
    compared = _compare_all(standing, corpus, previous, engine or Local())
    found, faults = compared.found, compared.faults
    relations = rule_pairs(found, rulings, standing, corpus)
    figures = gather_figures(standing, relations, home, rulings)
    return Reconciliation(
        relations=relations,
        figures=figures,
        stale=rulings.stale,
        disputes=tuple(find_disputes(relations, figures, rulings)),
        rejected_claim_ids=rulings.rejected,
        renamed=rulings.renamed,
        # What failed is not known: the next run, with a mended rule or not, tries and tells again.
        described=b"" if faults else compared.described,
        found=found,
        compared=compared.pairs,
        faults=faults,
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was found, the documents as described, how many pairs were looked at for it."""

    found: tuple[Relation, ...]
    described: bytes
    pairs: int = 0
    faults: tuple[Fault, ...] = ()


def _compare_all(
    standing: Sequence[Claim],
    corpus: Corpus,
    previous: PreviousReconciliation | None,
    engine: Engine,
) -> _Compared:
    """What the claims that stand have to do with each other, before stewards rule on it."""
    digests = digests_of(corpus.documents.values(), standing)
    earlier = Described.from_bytes(previous.described if previous else b"")
    fresh = earlier.unlike(digests)
    found = _kept(corpus, fresh, previous)
    if not fresh:  # some may be gone; decisions come after comparing
        return _Compared(tuple(found), earlier.renewed(digests).to_bytes())
    faults: list[Fault] = []
    night = look_at_night(
        corpus,
        digests,
        earlier,
        lambda doc_ids: derive_all(doc_ids, corpus, faults, engine),
        engine,
    )
    found += _find_relations(night, corpus, engine, faults=faults)
    pairs = len(night.meetings.candidates.left)
    described = night.described.to_bytes()
    return _Compared(tuple(_in_order(found)), described, pairs, tuple(faults))


def _after_rulings(claims: Sequence[Claim], rulings: Rulings) -> list[Claim]:
    """The claims that stand, in order of document and id, with the indicators stewards gave."""
    standing = (c for c in claims if c.claim_id not in rulings.rejected)
    renamed = (
        replace(c, indicator=rulings.renamed[c.claim_id]) if c.claim_id in rulings.renamed else c
        for c in standing
    )
    return _by_document(renamed)


def _by_document(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.doc_id, c.claim_id))


def _kept(
    corpus: Corpus, fresh: AbstractSet[str], previous: PreviousReconciliation | None
) -> list[Relation]:
    """The earlier relations between documents that are as they were."""
    if previous is None or not previous.described:
        return []
    still = {
        claim.claim_id
        for doc_id, members in corpus.members.items()
        if doc_id not in fresh
        for claim in members
    }
    return [r for r in previous.relations if r.left in still and r.right in still]


def _in_order(relations: Iterable[Relation]) -> list[Relation]:
    """By pair; of two on one pair the later."""
    ordered = sorted(relations, key=_PAIR)
    return [[*same][-1] for _, same in groupby(ordered, key=_PAIR)]


_PAIR = attrgetter("left", "right")


def _find_relations(
    night: Night, corpus: Corpus, engine: Engine, *, faults: list[Fault]
) -> Iterator[Relation]:
    """The relations of the documents that are new or changed."""
    meetings, claims, implied = night.meetings, night.told, night.implied
    members = corpus.members
    changed = [meetings.documents[number] for number in meetings.fresh]
    judged = _judge(meetings, claims, corpus, engine, implied=implied)
    met = sorted({*meetings.documents_of(judged.rows["left"], judged.rows["right"]), *changed})
    labels = ((doc_id, [*find_echoes(members.get(doc_id, ()), corpus)]) for doc_id in met)
    echoes = {doc_id: found for doc_id, found in labels if found}
    chosen = choose(judged.rows, meetings.home, claims, corpus, implied=implied, echoes=echoes)
    passed_on = [relation_of(c, corpus) for c in chosen.passed_on]
    within = [*relate_within(changed, echoes, corpus, engine)]
    compared = [*judged.relations(chosen.kept, claims), *passed_on]
    retold = _retold(meetings, claims, compared, corpus, engine, faults=faults)
    corpus.forget()
    yield from compared
    yield from retold
    yield from (computed.relation() for computed in chosen.sums)
    for told, failed in within:
        yield from told
        faults += failed
    faults += (*judged.faults, *chosen.faults)


def _retold(
    meetings: Meetings,
    claims: Sequence[Claim],
    told: Sequence[Relation],
    corpus: Corpus,
    engine: Engine,
    *,
    faults: list[Fault],
) -> list[Relation]:
    """What documents that meet retell of each other in words of their own."""
    related = [r for r in told if r.verdict != "explained"]
    row = {claim.claim_id: row for row, claim in enumerate(claims)} if related else {}
    ends = np.array([(row[r.left], row[r.right]) for r in related], dtype=np.int64).reshape(-1, 2)
    taken = Taken.of(ends, meetings)
    lengths = {doc_id: len(members) for doc_id, members in corpus.members.items()}
    pairs = in_tiles(find_opened(meetings, claims, taken), lengths)
    home = {claim.claim_id: claim.doc_id for claim in claims}
    known = Related.of(related, home)
    many = max(1, min(DOCUMENTS_MET, len(pairs) // engine.spread))
    parts = [pairs[at : at + many] for at in range(0, len(pairs), many)]
    between = _by_documents(related, home)

    def parcel(part: Sequence[tuple[str, str]]) -> Callable[[], tuple[list[Relation], list[Fault]]]:
        told = Related.of((r for pair in part for r in between.get(pair, ())), home)
        return partial(
            find_all, part, corpus.only(doc_id for pair in part for doc_id in pair), told
        )

    retold: list[Relation] = []
    for found, failed in engine.share(
        lambda part: find_all(part, corpus, known), parts, parcel=parcel
    ):
        retold += found
        faults += failed
    return retold


def _by_documents(
    relations: Iterable[Relation], home: Mapping[str, str]
) -> Mapping[tuple[str, str], Sequence[Relation]]:
    """Relations by the two documents they are between, in order."""
    between: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        one, other = sorted((home[relation.left], home[relation.right]))
        between[one, other].append(relation)
    return between


def _judge(
    meetings: Meetings,
    claims: Sequence[Claim],
    corpus: Corpus,
    engine: Engine,
    *,
    implied: Mapping[str, Derived],
) -> JudgedPairs:
    """What comparing the claims that meet comes to."""
    left, right = _pairs(meetings, claims, implied)
    corpus.look_around(meetings.documents_of(left, right))
    return judge_pairs(left, right, claims, corpus, engine)


def _pairs(
    meetings: Meetings, claims: Sequence[Claim], implied: Mapping[str, Derived]
) -> tuple[Ints, Ints]:
    """The rows of the candidates, then of what stands beside each other in the
    documents that changed."""
    known = meetings.candidates
    changed = np.isin(meetings.home, meetings.fresh)
    rows = [row for row in np.flatnonzero(changed).tolist() if claims[row].claim_id not in implied]
    beside = np.array([*pairs_beside(claims, rows)], dtype=np.int64).reshape(-1, 2)
    packed = known.left << 32 | known.right
    more = beside[np.isin(beside[:, 0] << 32 | beside[:, 1], packed, invert=True)]
    return np.append(known.left, more[:, 0]), np.append(known.right, more[:, 1])


def pairs_beside(claims: Sequence[Claim], rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The rows of counts that stand in one sentence: "30 trajecten voor 25 daders".

    The rows of one document must stand together.
    """
    for _, own in groupby(rows, key=lambda row: claims[row].doc_id):
        sentences: dict[str, list[int]] = defaultdict(list)
        for row in own:
            if claims[row].unit == "count" and not claims[row].in_table:
                sentences[claims[row].sentence].append(row)
        for members in sentences.values():
            if len(members) <= MOST_IN_SENTENCE:
                yield from combinations(members, 2)
