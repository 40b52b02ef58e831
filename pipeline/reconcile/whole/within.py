"""What documents tell within themselves: implied, told twice, in text and table, recomputed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from pipeline.engines import Engine
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.compare import restate
from pipeline.reconcile.judge.restated import Echoes
from pipeline.reconcile.outcome.explanations import relation_of
from pipeline.reconcile.outcome.faults import Fault, gather
from pipeline.reconcile.recompute.arithmetic import find_sums
from pipeline.reconcile.recompute.derived import Derived, derive
from pipeline.reconcile.recompute.own_table import relate_to_own_tables
from schemas.records import Claim, Relation

# Documents looked through by themselves in one go.
DOCUMENTS: Final = 500


def derive_all(
    doc_ids: Sequence[str], corpus: Corpus, faults: list[Fault], engine: Engine
) -> dict[str, Derived]:
    """What documents imply, by id of the implied claim."""
    telling = [doc_id for doc_id in doc_ids if doc_id in corpus.members]
    implied: dict[str, Derived] = {}
    for told, failed in engine.share(
        lambda some: _derive_from(some, corpus),
        in_batches(telling),
        parcel=lambda some: partial(_derive_from, some, corpus.only(some)),
    ):
        implied |= {derived.claim.claim_id: derived for derived in told}
        faults += failed
    return implied


def _derive_from(doc_ids: Sequence[str], corpus: Corpus) -> tuple[list[Derived], list[Fault]]:
    failed: list[Fault] = []
    found = [
        derived
        for doc_id in doc_ids
        for derived in gather(
            partial(derive, title=corpus.documents[doc_id].title),
            corpus.members[doc_id],
            on=(doc_id,),
            faults=failed,
        )
    ]
    return found, failed


def in_batches(doc_ids: Sequence[str]) -> list[Sequence[str]]:
    """The documents in lots that one process looks through in one go."""
    return [doc_ids[at : at + DOCUMENTS] for at in range(0, len(doc_ids), DOCUMENTS)]


def relate_within(
    doc_ids: Sequence[str], echoes: Echoes, corpus: Corpus, engine: Engine
) -> Iterator[tuple[list[Relation], list[Fault]]]:
    """What documents tell within themselves, a batch of documents at a time."""

    def parcel(some: Sequence[str]) -> Callable[[], tuple[list[Relation], list[Fault]]]:
        own = {doc_id: echoes[doc_id] for doc_id in some if doc_id in echoes}
        return partial(relations_within, some, own, corpus.only(some))

    yield from engine.share(
        lambda some: relations_within(some, echoes, corpus), in_batches(doc_ids), parcel=parcel
    )


def relations_within(
    doc_ids: Sequence[str], echoes: Echoes, corpus: Corpus
) -> tuple[list[Relation], list[Fault]]:
    """What documents tell within themselves: twice, in text and table, or to be recomputed."""
    found: list[Relation] = []
    faults: list[Fault] = []
    for doc_id in doc_ids:
        own, on = corpus.members.get(doc_id, ()), (doc_id,)
        found += gather(_restated, echoes.get(doc_id, ()), corpus, on=on, faults=faults)
        found += gather(relate_to_own_tables, own, corpus, on=on, faults=faults)
        sums = gather(find_sums, own, corpus, on=on, faults=faults)
        found += [computed.relation() for computed in sums]
    return found, faults


def _restated(echoes: Iterable[tuple[Claim, Claim]], corpus: Corpus) -> list[Relation]:
    """The labels of one document and the texts they restate, as relations."""
    return [relation_of(restate(*echo, corpus), corpus) for echo in echoes]
