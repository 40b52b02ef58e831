"""Which documents meet, over which claims, and which of them met just so before.

What is found between two documents follows from these two and from nothing else: the pairs of
claims that are candidates and whether the two are kin do too. A fingerprint of both documents
therefore tells what an earlier run need not find again, however the rest of the corpus changed
since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.digests import digests_of
from pipeline.reconcile.candidates.equals import Equals, equals_among
from pipeline.reconcile.candidates.joined import mix
from pipeline.reconcile.candidates.kin import kin_of
from pipeline.reconcile.candidates.likely import Candidates, find_candidates
from pipeline.reconcile.candidates.subjects import Columns, Ints, columns_of
from pipeline.reconcile.documents.corpus import Corpus
from schemas.records import Claim, Relation

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Pairs of documents, every document with itself among them.

    `keys` holds first × documents + second, sorted; `fingerprints` goes with it; `of_pair` tells
    for each candidate which meeting it belongs to; `kin` tells which meetings are of documents
    that may retell each other, `columns` holds the claims, `equals` which of them tell one number,
    `home` the document of each claim.
    """

    keys: Ints
    fingerprints: Ints
    candidates: Candidates
    of_pair: Ints
    kin: Flags
    columns: Columns
    equals: Equals
    home: Ints
    documents: tuple[str, ...]

    def remember(self) -> bytes:
        """The fingerprints, to know these meetings again."""
        return np.sort(self.fingerprints).astype("<i8").tobytes()

    def unlike(self, remembered: bytes) -> Flags:
        """Which meetings are not among those remembered."""
        known = np.frombuffer(remembered, dtype="<i8")
        return np.isin(self.fingerprints, known, invert=True)

    def alone(self, chosen: Flags) -> Ints:
        """The numbers of the documents whose meeting with themselves is chosen."""
        first, second = np.divmod(self.keys[chosen], max(len(self.documents), 1))
        alone: Ints = first[first == second]
        return alone

    def documents_of(self, *rows: Ints) -> list[str]:
        """The documents that these claims stand in, each once."""
        return [self.documents[number] for number in np.unique(self.home[np.concatenate(rows)])]

    def between(self, relations: Sequence[Relation], claims: Sequence[Claim]) -> Ints:
        """The meeting each relation was found in; -1 where its documents no longer meet."""
        home = {c.claim_id: d for c, d in zip(claims, self.home.tolist(), strict=True)}
        ends = np.array(
            [sorted((home.get(r.left, -1), home.get(r.right, -1))) for r in relations],
            dtype=np.int64,
        ).reshape(-1, 2)
        keys = np.where(ends[:, 0] < 0, -1, ends[:, 0] * len(self.documents) + ends[:, 1])
        at = np.searchsorted(self.keys, keys)
        found = self.keys[np.minimum(at, len(self.keys) - 1)] == keys
        meetings: Ints = np.where(found, at, -1)
        return meetings


def meet(claims: Sequence[Claim], corpus: Corpus, *, processes: int = 1) -> Meetings:
    """The meetings of all documents over these claims, which are in order of document and id."""
    digests = digests_of(corpus.documents.values(), claims)
    documents = tuple(sorted(corpus.documents))
    number = {doc_id: row for row, doc_id in enumerate(documents)}
    home = np.fromiter((number[c.doc_id] for c in claims), dtype=np.int64, count=len(claims))
    columns = columns_of(claims, corpus, processes=processes)
    candidates = find_candidates(columns, processes=processes)
    equals = equals_among(columns, candidates)
    count = len(documents)
    across = home[candidates.left] * count + home[candidates.right]
    itself = np.arange(count) * (count + 1)
    keys, of_pair = np.unique(np.concatenate((across, itself)), return_inverse=True)
    first_row = np.searchsorted(home, np.arange(count))
    pairs = mix(
        candidates.left - first_row[home[candidates.left]],
        candidates.right - first_row[home[candidates.right]],
    )
    together = np.zeros(len(keys), dtype=np.int64)
    np.add.at(together, of_pair[: len(pairs)], pairs)
    digest = np.array([digests[doc_id] for doc_id in documents], dtype=np.uint64).view(np.int64)
    first, second = np.divmod(keys, max(count, 1))
    kin = np.isin(keys, kin_of(equals, home, count))
    return Meetings(
        keys=keys,
        fingerprints=mix(digest[first], digest[second], together, kin.astype(np.int64)),
        candidates=candidates,
        of_pair=of_pair[: len(pairs)],
        kin=kin,
        columns=columns,
        equals=equals,
        home=home,
        documents=documents,
    )
