"""The dataset a letter is held against; of a large one only what the letter may be about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.check.index import WordIndex, index_file
from pipeline.dataset import Dataset
from pipeline.published import open_table, read_published, records_of
from schemas.records import Claim, Document

if TYPE_CHECKING:
    import pyarrow as pa

LARGE: Final = 5_000
"""From so many claims on, only those of documents that tell of the letter's subjects are read."""


@dataclass(frozen=True, slots=True)
class Near:
    """What a letter is held against; `found` tells by claim of the letter which claims to compare,
    None where that is still to be found."""

    dataset: Dataset
    found: Mapping[str, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True)
class Known:
    """A published dataset, ready to be asked; `index` is None where all of it is looked at."""

    whole: Dataset
    documents: tuple[Document, ...] = ()
    claims: pa.Table | None = None
    relations: pa.Table | None = None
    footnotes: pa.Table | None = None
    index: WordIndex | None = None

    def near(self, claims: Iterable[Claim]) -> Near:
        """All documents, with the claims, notes and relations of those these claims may be about.

        A document comes whole: what its claims mean depends on the claims around them.
        """
        if self.index is None or self.claims is None:
            return Near(self.whole, None)
        import pyarrow as pa
        import pyarrow.compute as pc

        found = {claim.claim_id: self.index.find(claim) for claim in claims}
        rows = sorted({row for near in found.values() for row in near})
        names = self.claims["claim_id"].take(pa.array(rows, pa.int64())).to_pylist()
        name_of = dict(zip(rows, names, strict=True))
        met = pc.unique(self.claims["doc_id"].take(pa.array(rows, pa.int64())))
        near = self.claims.filter(pc.is_in(self.claims["doc_id"], value_set=met))
        relations, footnotes = self.relations, self.footnotes
        assert relations is not None
        assert footnotes is not None
        ids = near["claim_id"].combine_chunks()
        both = pc.and_(*(pc.is_in(relations[end], value_set=ids) for end in ("left", "right")))
        noted = footnotes.filter(pc.is_in(footnotes["doc_id"], value_set=met))
        return Near(
            Dataset(
                documents=self.documents,
                claims=records_of("claims", near),
                footnotes=records_of("footnotes", noted),
                relations=records_of("relations", relations.filter(both)),
            ),
            {claim_id: tuple(name_of[row] for row in near) for claim_id, near in found.items()},
        )


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


def _index_of(processed: Path, documents: tuple[Document, ...], claims: pa.Table) -> WordIndex:
    """The index kept for this version; made, and kept where there is room, when there is none."""
    file = index_file(processed)
    try:
        return WordIndex.load(file)
    except (OSError, ValueError, KeyError):
        index = WordIndex.of(documents, records_of("claims", claims))
    try:
        index.save(file)
    except OSError:
        return index
    return index
