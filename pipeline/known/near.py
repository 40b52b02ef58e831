"""The dataset a letter is held against; of a large one only what the letter may be about."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from pipeline.dataset import Dataset
from pipeline.known.arrow import cells_at, is_in, rows_where, take_rows
from pipeline.known.index import ClaimIndex, index_file
from pipeline.known.surroundings import NONE
from pipeline.published import open_table, read_published, records_of
from pipeline.reconcile import Sight
from pipeline.reconcile.documents.view import DocumentView
from schemas.records import Claim, Decision, Document, Footnote, Relation

if TYPE_CHECKING:
    import pyarrow as pa

LARGE: Final = 5_000
"""From so many claims on, only those of documents that tell of the letter's subjects are read."""


@dataclass(frozen=True, slots=True)
class Near:
    """What a letter is held against; `sight` tells which claims to look at,
    None where that is still to be found, and `views` what documents lend the claims taken out of
    them."""

    dataset: Dataset
    sight: Sight | None = None
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
    decisions: tuple[Decision, ...] = ()

    def under(self, decisions: Iterable[Decision]) -> Known:
        """The same with what stewards decided, published already or not."""
        taken = tuple(decisions)
        return replace(self, whole=replace(self.whole, decisions=taken), decisions=taken)

    def near(self, document: Document, claims: Sequence[Claim]) -> Near:
        """All documents, with what the claims of a text may be about, what stands beside that, what
        their documents tell in the same words, what agrees with it, and their notes and relations.
        """
        if self.index is None or self.claims is None:
            return Near(self.whole)
        index = self.index
        found = index.find(document, claims)
        met = sorted(
            {row for one in found.values() for row in one.rows.tolist()}
            | {anchor.row for one in found.values() for anchor in one.around}
        )
        looked_at = np.array(met, np.int64)
        names = cells_at(self.claims, "claim_id", looked_at)
        relations = self._agreeing(names)
        echoes = rows_where(
            self.claims, "claim_id", {name for r in relations for name in (r.left, r.right)}
        )
        decided = rows_where(
            self.claims, "claim_id", {name for d in self.decisions for name in d.claims}
        )
        rows = np.union1d(index.surroundings.with_namesakes(looked_at), echoes)
        rows = np.union1d(rows, decided)
        rows = np.union1d(rows, index.beside(met))
        records = records_of("claims", take_rows(self.claims, rows))
        by_row = dict(zip(rows.tolist(), records, strict=True))
        before = np.setdiff1d(index.surroundings.before[rows], [NONE])
        sentences = cells_at(self.claims, "sentence", before)
        return Near(
            Dataset(
                documents=self.documents,
                claims=records,
                footnotes=self._footnotes({claim.doc_id for claim in records}),
                relations=relations,
                decisions=self.decisions,
            ),
            Sight(found, by_row),
            index.surroundings.views(
                self.documents, by_row, dict(zip(before.tolist(), sentences, strict=True))
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
    """The dataset published in `processed`, under the decisions published with it.

    Raises UsageError when there is none.
    """
    claims = open_table(processed, "claims")
    decisions = records_of("decisions", open_table(processed, "decisions"))
    if claims.num_rows < LARGE:
        return Known(read_published(processed)).under(decisions)
    documents = records_of("documents", open_table(processed, "documents"))
    return Known(
        Dataset(),
        documents,
        claims,
        open_table(processed, "relations"),
        open_table(processed, "footnotes"),
        _index_of(processed, documents, claims),
    ).under(decisions)


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
        earlier = ClaimIndex.newest(file.parent)
        index = ClaimIndex.of(documents, records_of("claims", claims), earlier)
    with contextlib.suppress(OSError):
        index.save(file)
    return index
