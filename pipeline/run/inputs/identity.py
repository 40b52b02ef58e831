"""Each document its own id: files that are the same, and files that claim the same id."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.dataset import tables_read
from schemas.names import join_list, split_list
from schemas.paper import Issue
from schemas.records import Extraction, Reference


def tell_apart(extractions: Iterable[Extraction]) -> tuple[Extraction, ...]:
    """Give documents that claim one id ids of their own, the same on every machine and run.

    The file named after the id keeps it, else the first by name; the others get the beginning
    of their hash behind it, or a number when they could not be opened, and an issue that says so.
    """
    claimants: dict[str, list[Extraction]] = defaultdict(list)
    for extraction in extractions:
        claimants[extraction.document.doc_id].append(extraction)
    told = []
    taken = set(claimants)
    for doc_id, group in sorted(claimants.items()):
        if len(group) == 1:
            told += group
            continue
        keeper, *others = sorted(group, key=lambda one: _precedence(one, doc_id))
        told.append(keeper)
        for other in others:
            own = _free_id(doc_id, other.document.sha256[:8], taken)
            taken.add(own)
            told.append(_rename(other, own, keeper.document.file))
    return tuple(sorted(told, key=lambda extraction: extraction.document.doc_id))


def _free_id(doc_id: str, digest: str, taken: Collection[str]) -> str:
    """The id with the beginning of a hash behind it, or the first number, that nothing has."""
    hashed = [f"{doc_id}-{digest}"] if digest else []
    numbered = (f"{doc_id}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain(hashed, numbered) if one not in taken)


def _precedence(extraction: Extraction, doc_id: str) -> tuple[bool, bool, str, str]:
    document = extraction.document
    stem = document.file.rpartition(".")[0]
    return document.status != "ok", stem != doc_id, document.file, document.sha256


def _rename(extraction: Extraction, doc_id: str, keeper: str) -> Extraction:
    old = extraction.document.doc_id
    rows: dict[str, Any] = {
        name: tuple(_rename_row(row, old, doc_id) for row in getattr(extraction, name))
        for name in tables_read()
    }
    message = f"Heet ook {old}, net als {keeper}; staat hier als {doc_id}."
    return replace(
        extraction,
        document=replace(extraction.document, doc_id=doc_id),
        issues=(*extraction.issues, Issue("same_id", message)),
        **rows,
    )


def _rename_row(row: Any, old: str, doc_id: str) -> Any:
    """A row with the document's new id, and that id at the head of the ids of its claims."""

    def renamed(claim_id: str) -> str:
        return doc_id + claim_id.removeprefix(old)

    changes: dict[str, str] = {"doc_id": doc_id}
    if hasattr(row, "claim_id"):
        changes["claim_id"] = renamed(row.claim_id)
    if hasattr(row, "claim_ids"):
        changes["claim_ids"] = join_list(map(renamed, split_list(row.claim_ids)))
    return replace(row, **changes)


def link_references(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """Lead each Kamerstuk reference to the document it names, where that is in the dataset."""
    homes = {
        (extraction.document.dossier, extraction.document.number): extraction.document.doc_id
        for extraction in reversed(extractions)
        if extraction.document.dossier and extraction.document.number
    }

    def linked(reference: Reference) -> Reference:
        target = homes.get((reference.dossier, reference.number), "")
        return replace(reference, target_doc_id=target)

    return tuple(
        replace(extraction, references=tuple(map(linked, extraction.references)))
        for extraction in extractions
    )
