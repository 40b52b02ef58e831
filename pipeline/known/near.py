"""The dataset a letter is held against; of a large one only what the letter may be about."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from pipeline.dataset import Dataset
from pipeline.known.arrow import cells_at, is_in, rows_where, take_rows
from pipeline.known.index import ClaimIndex, index_file
from pipeline.known.surroundings import NONE
from pipeline.published import open_table, read_published, records_of
from pipeline.reconcile.documents.corpus import DocumentView
from schemas.records import Claim, Document, Footnote, Relation

if TYPE_CHECKING:
    import pyarrow as pa

LARGE: Final = 5_000
"""From so many claims on, only those of documents that tell of the letter's subjects are read."""


@dataclass(frozen=True, slots=True)
class Near:
    """What a letter is held against; `found` tells by claim of the letter which claims to compare,
    None where that is still to be found, and `views` what documents lend the claims taken out of
    them."""

    dataset: Dataset
    found: Mapping[str, tuple[str, ...]] | None = None
    views: Mapping[str, DocumentView] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """A published dataset, ready to be asked; `index` is None where all of it is looked at."""

    whole: Dataset
    documents: tuple[Document, ...] = ()
    claims: pa.Table | None = None
    relations: pa.Table | None = None
    footnotes: pa.Table | None = None
    index: ClaimIndex | None = None

    def near(self, claims: Iterable[Claim]) -> Near:
        """All documents, with the claims these may be about, what their documents tell in the same
        words, what agrees with them, and their notes and relations.
        """
        if self.index is None or self.claims is None:
            return Near(self.whole)
        index = self.index
        found = {claim.claim_id: index.find(claim) for claim in claims}
        met = np.array(sorted({row for near in found.values() for row in near}), np.int64)
        name_of = dict(zip(met.tolist(), cells_at(self.claims, "claim_id", met), strict=True))
        relations = self._agreeing(name_of.values())
        echoes = rows_where(
            self.claims, "claim_id", {name for r in relations for name in (r.left, r.right)}
        )
        rows = np.union1d(index.surroundings.with_namesakes(met), echoes)
        records = records_of("claims", take_rows(self.claims, rows))
        before = np.setdiff1d(index.surroundings.before[rows], [NONE])
        sentences = cells_at(self.claims, "sentence", before)
        return Near(
            Dataset(
                documents=self.documents,
                claims=records,
                footnotes=self._footnotes({claim.doc_id for claim in records}),
                relations=relations,
            ),
            {claim_id: tuple(name_of[row] for row in near) for claim_id, near in found.items()},
            index.surroundings.views(
                self.documents,
                dict(zip(rows.tolist(), records, strict=True)),
                dict(zip(before.tolist(), sentences, strict=True)),
            ),
        )

    def _agreeing(self, claim_ids: Collection[str]) -> tuple[Relation, ...]:
        """What the dataset says agrees with these claims."""
        import pyarrow.compute as pc

        table = self.relations
        assert table is not None
        told = is_in(table["verdict"], ["agrees"])
        either = pc.or_(*(is_in(table[end], claim_ids) for end in ("left", "right")))
        return records_of("relations", table.filter(pc.and_(told, either)))

    def _footnotes(self, doc_ids: Collection[str]) -> tuple[Footnote, ...]:
        table = self.footnotes
        assert table is not None
        return records_of("footnotes", table.filter(is_in(table["doc_id"], doc_ids)))


def open_known(processed: Path) -> Known:
    """The dataset published in `processed`. Raises UsageError when there is none."""
    claims = open_table(processed, "claims")
    if claims.num_rows < LARGE:
        return Known(read_published(processed))
    documents = records_of("documents", open_table(processed, "documents"))
    return Known(
        Dataset(),
        documents,
        claims,
        open_table(processed, "relations"),
        open_table(processed, "footnotes"),
        _index_of(processed, documents, claims),
    )


def index_published(processed: Path) -> None:
    """Keep the index of the version now published, where the dataset is large enough for one."""
    claims = open_table(processed, "claims")
    if claims.num_rows >= LARGE:
        _index_of(processed, records_of("documents", open_table(processed, "documents")), claims)


def _index_of(processed: Path, documents: tuple[Document, ...], claims: pa.Table) -> ClaimIndex:
    """The index kept for this version; made, and kept where there is room, when there is none."""
    file = index_file(processed)
    if file is None:
        return ClaimIndex.of(documents, records_of("claims", claims))
    try:
        return ClaimIndex.load(file)
    except Exception:  # a cache: whatever is wrong with it, it is made again
        index = ClaimIndex.of(documents, records_of("claims", claims))
    with contextlib.suppress(OSError):
        index.save(file)
    return index
