"""What a document lends its claims, kept: of a document met, not all claims need be read again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.documents.corpus import naming_of
from pipeline.reconcile.documents.view import CalledNote, DocumentView, view_of
from pipeline.reconcile.quantity.periods import DaySpan
from schemas.records import Claim, Document

Ints = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]

NONE = -1


@dataclass(frozen=True, slots=True)
class ClaimSurroundings:
    """By row of the claims table: `company`, how many claims stand in its sentence; `before`, a row
    with the sentence told just before it, or -1; `naming`, a number that the claims of a document
    share when they are told in the same words. `documents` holds the rest, by document.
    """

    company: Ints
    before: Ints
    naming: Ints
    documents: Mapping[str, str]

    @classmethod
    def of(cls, documents: Iterable[Document], claims: Sequence[Claim]) -> ClaimSurroundings:
        """What these documents lend these claims; rows in the order given."""
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, claim in enumerate(claims):
            rows[claim.doc_id].append(row)
        company, before = np.ones(len(claims), np.int32), np.full(len(claims), NONE, np.int32)
        naming = np.zeros(len(claims), np.int32)
        numbers: dict[object, int] = {}
        kept: dict[str, str] = {}
        for document in documents:
            own = rows.get(document.doc_id, [])
            view = view_of(document, [claims[row] for row in own])
            row_of = {claims[row].sentence: row for row in own}
            for row in own:
                claim = claims[row]
                company[row] = view.sentences.get(claim.sentence, 1)
                before[row] = row_of.get(view.before.get(claim.sentence, ""), NONE)
                name = (claim.doc_id, naming_of(claim))
                naming[row] = numbers.setdefault(name, len(numbers))
            kept[document.doc_id] = json.dumps(_packed(view), ensure_ascii=False)
        return cls(company, before, naming, kept)

    def renewed(self, rows: Rows, fresh: ClaimSurroundings, fresh_rows: Rows) -> ClaimSurroundings:
        """Those of the claims of whole documents: row `rows[n]` is claim `n` of these (none where
        that is negative), row `fresh_rows[n]` claim `n` of the fresh ones."""
        kept = rows >= 0
        size = int(np.count_nonzero(kept)) + len(fresh_rows)
        company, naming = np.ones(size, np.int32), np.zeros(size, np.int64)
        before = np.full(size, NONE, np.int32)
        ahead = int(self.naming.max(initial=NONE)) + 1
        parts = ((self, rows[kept], kept, rows, 0), (fresh, fresh_rows, ..., fresh_rows, ahead))
        for part, at, taken, to, first in parts:
            company[at] = part.company[taken]
            naming[at] = part.naming[taken] + first
            told = part.before[taken]
            before[at] = np.where(told == NONE, NONE, to[told]) if len(told) else told
        _, naming = np.unique(naming, return_inverse=True)
        return ClaimSurroundings(
            company, before, naming.astype(np.int32), {**self.documents, **fresh.documents}
        )

    def with_namesakes(self, rows: Rows) -> Rows:
        """These rows and those that their documents tell in the same words, in order."""
        return np.flatnonzero(np.isin(self.naming, self.naming[rows]))

    def views(
        self,
        documents: Iterable[Document],
        claims: Mapping[int, Claim],
        sentences: Mapping[int, str],
    ) -> dict[str, DocumentView]:
        """The documents of these claims, by row, as a reader of the whole of each knows them.

        `sentences` holds those of the rows in `before`.
        """
        by_document: defaultdict[str, list[int]] = defaultdict(list)
        for row, claim in claims.items():
            by_document[claim.doc_id].append(row)
        return {
            document.doc_id: replace(
                _unpacked(document, json.loads(self.documents[document.doc_id])),
                sentences={claims[row].sentence: int(self.company[row]) for row in own},
                before={
                    claims[row].sentence: sentences[int(self.before[row])]
                    for row in own
                    if self.before[row] != NONE
                },
            )
            for document in documents
            if (own := by_document.get(document.doc_id))
        }


def _packed(view: DocumentView) -> dict[str, Any]:
    """What only a reader of all claims knows, but for what `ClaimSurroundings` holds by row."""
    return {
        "period": [view.period.first, view.period.last] if view.period else None,
        "topic": sorted(view.topic),
        "cites": sorted(view.cites),
        "calls": [
            [*place, sorted(call.concepts), call.counted] for place, call in view.calls.items()
        ],
    }


def _unpacked(document: Document, kept: dict[str, Any]) -> DocumentView:
    return replace(
        view_of(document, ()),
        period=DaySpan(*kept["period"]) if kept["period"] else None,
        topic=frozenset(kept["topic"]),
        cites=frozenset(kept["cites"]),
        calls={
            (marker, page): CalledNote(frozenset(concepts), counted)
            for marker, page, concepts, counted in kept["calls"]
        },
    )
