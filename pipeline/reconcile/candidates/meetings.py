"""Which documents meet, over which pairs of claims.

What is found between two documents follows from these two and from nothing else: the pairs of
claims that are candidates and whether the two are kin do too. Only documents that are new or
changed need therefore be held against the others, and those that nothing of theirs is held against
need not be here at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.equals import Equals, equals_among
from pipeline.reconcile.candidates.kin import kin_of
from pipeline.reconcile.candidates.likely import Candidates
from pipeline.reconcile.candidates.subjects import Columns, Ints
from schemas.records import Claim

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Meetings:
    """The claims of documents that meet, as columns, and the pairs of them to look at closely.

    `kin` holds the pairs of documents that may retell each other, as first × documents + second, in
    order; `equals` which of the candidates tell one number, `home` the document of each claim,
    `fresh` the numbers of the documents that are new or changed.
    """

    candidates: Candidates
    kin: Ints
    columns: Columns
    equals: Equals
    home: Ints
    documents: tuple[str, ...]
    fresh: Ints

    def documents_of(self, *rows: Ints) -> list[str]:
        """The documents that these claims stand in, each once."""
        return [self.documents[number] for number in np.unique(self.home[np.concatenate(rows)])]


def meet(
    claims: Sequence[Claim], columns: Columns, candidates: Candidates, fresh: Collection[str]
) -> Meetings:
    """The meetings over these claims, which are in order of document and id.

    Raises ValueError when there are not as many of them as there are rows.
    """
    if len(claims) != len(columns):
        raise ValueError(f"{len(claims)} claims are described by {len(columns)} rows")
    documents = tuple(sorted({claim.doc_id for claim in claims}))
    number = {doc_id: row for row, doc_id in enumerate(documents)}
    home = np.fromiter((number[c.doc_id] for c in claims), dtype=np.int64, count=len(claims))
    equals = equals_among(columns, candidates)
    return Meetings(
        candidates=candidates,
        kin=kin_of(equals, home, len(documents)),
        columns=columns,
        equals=equals,
        home=home,
        documents=documents,
        fresh=np.array([number[name] for name in documents if name in fresh], dtype=np.int64),
    )
