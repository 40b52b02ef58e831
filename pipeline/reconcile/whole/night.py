"""What a night brings: which documents are new or changed since an earlier run, and what of the
others is to be held against them.

Of the others only what was kept of their claims is looked at, as columns; only those that share
something with a document that is new are read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.engines import Engine
from pipeline.reconcile.candidates.described import Described
from pipeline.reconcile.candidates.likely import Candidates, find_candidates
from pipeline.reconcile.candidates.meetings import Meetings, meet
from pipeline.reconcile.candidates.subjects import rows_of
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.recompute.derived import Derived
from schemas.records import Claim

Imply = Callable[[Sequence[str]], Mapping[str, Derived]]
"""What documents imply, by id of the implied claim."""


@dataclass(frozen=True, slots=True)
class Night:
    """What is to be held against each other.

    `told` holds the claims of `meetings`, a row each; those that documents imply, by id in
    `implied`, are among them. `described` is kept for the next run.
    """

    told: Sequence[Claim]
    implied: Mapping[str, Derived]
    meetings: Meetings
    described: Described


def look_at_night(
    corpus: Corpus,
    digests: Mapping[str, int],
    earlier: Described,
    imply: Imply,
    engine: Engine,
) -> Night:
    """What of the claims of a corpus an earlier run did not hold against each other; `digests` are
    those of its documents, `earlier` what that run kept of them."""
    fresh = earlier.unlike(digests)
    implied = dict(imply(sorted(fresh)))
    told = _told_by(fresh, corpus, implied)
    described = earlier.renewed(
        digests, rows_of(told, corpus, engine), (claim.doc_id for claim in told)
    )
    columns, home = described.columns(), described.home()
    names = [*described.digests]
    is_fresh = np.array([doc_id in fresh for doc_id in names], dtype=bool)
    found = find_candidates(columns, asked=is_fresh[home], engine=engine)
    meets = is_fresh.copy()
    meets[home[found.left]] = meets[home[found.right]] = True
    if not is_fresh.all():
        others = {doc_id for doc_id, met in zip(names, meets.tolist(), strict=True) if met} - fresh
        implied |= imply(sorted(others))
        told = _told_by(fresh | others, corpus, implied)
        rows = np.flatnonzero(meets[home])
        place = np.cumsum(meets[home]) - 1
        found, columns = Candidates(place[found.left], place[found.right]), columns.take(rows)
    return Night(
        told=told,
        implied=implied,
        meetings=meet(told, columns, found, fresh),
        described=described,
    )


def _told_by(
    doc_ids: Iterable[str], corpus: Corpus, implied: Mapping[str, Derived]
) -> Sequence[Claim]:
    """What documents tell and imply, in order of document and id."""
    told = [claim for doc_id in doc_ids for claim in corpus.members.get(doc_id, ())]
    told += [derived.claim for derived in implied.values()]
    return sorted(told, key=lambda claim: (claim.doc_id, claim.claim_id))
