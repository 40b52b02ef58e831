"""An index over the claims of a published version: which are worth a close look, and what their
documents lend them.

A cache in `processed/index/`, keyed by version and by the code that takes words apart; it may be
deleted at any time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.known.surroundings import NONE, ClaimSurroundings
from pipeline.published import version_folder
from pipeline.reconcile.candidates.digests import digests_of
from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.found import Found
from pipeline.reconcile.evidence.shelf import Shelf
from pipeline.reconcile.evidence.survey import Survey
from pipeline.reconcile.evidence.weigh import Reader
from pipeline.store.whole import whole
from pipeline.versions.intact import promised
from schemas.records import Claim, Document


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """The claims of a version on a shelf, a row each, and what their documents lend them.

    `digests` are those of the documents with their claims: what a claim is about, its document
    alone decides.
    """

    shelf: Shelf
    surroundings: ClaimSurroundings
    digests: Mapping[str, int]

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        claims: Sequence[Claim],
        earlier: ClaimIndex | None = None,
    ) -> ClaimIndex:
        """Index claims in the order given; documents that `earlier` has as they are now are taken
        from it."""
        digests = digests_of(documents, claims)
        known = earlier.digests if earlier else {}
        fresh = {doc_id for doc_id, digest in digests.items() if known.get(doc_id) != digest}
        rows = [row for row, claim in enumerate(claims) if claim.doc_id in fresh]
        own, homes = [claims[row] for row in rows], [d for d in documents if d.doc_id in fresh]
        reader = Reader.of(Corpus.of(homes, own))
        shelf = Shelf.of(map(reader.about, own))
        surroundings = ClaimSurroundings.of(homes, own)
        if earlier is None or not known:
            return cls(shelf, surroundings, digests)
        at = np.array(rows, dtype=np.int64)
        to = earlier._places({*digests} - fresh, claims)
        lent = earlier.surroundings.renewed(to, surroundings, at)
        in_order = {doc_id: lent.documents[doc_id] for doc_id in digests}
        return cls(earlier.shelf.renewed(to, shelf, at), replace(lent, documents=in_order), digests)

    def _places(self, same: AbstractSet[str], claims: Sequence[Claim]) -> npt.NDArray[np.int64]:
        """By row the row its claim has among `claims`, which hold those of the documents `same` in
        the same order; -1 for those of the others."""
        spelled = {doc_id: spell(doc_id) for doc_id in same}
        home = np.array([spelled.get(claim.doc_id, NONE) for claim in claims], dtype=np.int64)
        was = np.where(np.isin(self.shelf.document, [*spelled.values()]), self.shelf.document, NONE)
        old, new = (np.argsort(homes, kind="stable") for homes in (was, home))
        to = np.full(len(was), NONE, dtype=np.int64)
        to[old[was[old] != NONE]] = new[home[new] != NONE]
        return to

    def find(self, document: Document, claims: Sequence[Claim]) -> dict[str, Found]:
        """By id of each claim of a document, in the order they are read, what it may retell."""
        reader = Reader.of(Corpus.of([document], claims))
        found = Survey.of(self.shelf, [*map(reader.about, claims)]).all_found()
        return {claim.claim_id: one for claim, one in zip(claims, found, strict=True)}

    def beside(self, rows: Iterable[int]) -> npt.NDArray[np.int64]:
        """The rows of what stands in one sentence, table row or column with these."""
        return self.shelf.beside_rows(np.array(sorted(rows), dtype=np.int64))

    def save(self, path: Path) -> None:
        """Write the index whole or not at all; other indexes beside it go."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as part, part.open("wb") as file:
            np.savez(
                file,
                words=_as_bytes(self.shelf.positions),
                **{name: getattr(self.shelf, name) for name in SHELVED},
                company=self.surroundings.company,
                told_before=self.surroundings.before,
                naming=self.surroundings.naming,
                doc_ids=_as_bytes(self.surroundings.documents),
                documents=_as_bytes(self.surroundings.documents.values()),
                digested=_as_bytes(self.digests),
                digests=np.array([*self.digests.values()], dtype=np.uint64),
            )
        for old in path.parent.glob("*.npz"):
            if old != path:
                old.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path) -> ClaimIndex:
        """Read an index. Raises OSError or ValueError where there is none or it is damaged."""
        with np.load(path, allow_pickle=False) as kept:
            documents = zip(_as_lines(kept["doc_ids"]), _as_lines(kept["documents"]), strict=True)
            return cls(
                Shelf(
                    positions={word: place for place, word in enumerate(_as_lines(kept["words"]))},
                    **{name: kept[name] for name in SHELVED},
                ),
                ClaimSurroundings(
                    company=kept["company"],
                    before=kept["told_before"],
                    naming=kept["naming"],
                    documents=dict(documents),
                ),
                dict(zip(_as_lines(kept["digested"]), kept["digests"].tolist(), strict=True)),
            )

    @classmethod
    def newest(cls, folder: Path) -> ClaimIndex | None:
        """The index that the same code last kept in a folder; None where there is none that
        holds."""
        for path in folder.glob(f"*-{_code()}.npz"):
            with contextlib.suppress(Exception):  # a cache: whatever is wrong with it, it is none
                return cls.load(path)
        return None


SHELVED: Final = tuple(
    field.name for field in fields(Shelf) if field.init and field.name != "positions"
)


def index_file(place: Path) -> Path | None:
    """Where the index of the version now published stands.

    It is named after the claims and documents it was made of: a version that only decisions set
    apart has that of the version before. None for a copy of a dataset and for an older version:
    theirs is not kept.
    """
    folder = version_folder(place).resolve()
    processed = folder.parent.parent
    if (processed / "dataset").resolve() != folder:
        return None
    held = promised(folder)
    made_of = "".join(held.get(f"{table}.csv", folder.name) for table in ("claims", "documents"))
    return processed / "index" / f"{sha256(made_of.encode()).hexdigest()[:16]}-{_code()}.npz"


@cache
def _code() -> str:
    """Which code and data made the index: of a letter the same words must be found."""
    return fingerprint(ALL_PACKAGES)[:12]


def _as_bytes(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _as_lines(kept: npt.NDArray[np.uint8]) -> list[str]:
    return kept.tobytes().decode().split("\n")
