"""Each document its own id: files that are the same, and files that claim the same id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

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
    for doc_id, group in sorted(claimants.items()):
        keeper, *others = sorted(group, key=lambda one: _precedence(one, doc_id))
        told.append(keeper)
        told += [
            _rename(other, f"{doc_id}-{other.document.sha256[:8] or number}", keeper.document.file)
            for number, other in enumerate(others, start=2)
        ]
    return tuple(sorted(told, key=lambda extraction: extraction.document.doc_id))


def _precedence(extraction: Extraction, doc_id: str) -> tuple[bool, bool, str, str]:
    document = extraction.document
    stem = document.file.rpartition(".")[0]
    return document.status != "ok", stem != doc_id, document.file, document.sha256


def _rename(extraction: Extraction, doc_id: str, keeper: str) -> Extraction:
    old = extraction.document.doc_id

    def renamed(claim_id: str) -> str:
        return doc_id + claim_id.removeprefix(old)

    message = f"Heet ook {old}, net als {keeper}; staat hier als {doc_id}."
    return replace(
        extraction,
        document=replace(extraction.document, doc_id=doc_id),
        claims=tuple(
            replace(claim, doc_id=doc_id, claim_id=renamed(claim.claim_id))
            for claim in extraction.claims
        ),
        footnotes=tuple(
            replace(
                note,
                doc_id=doc_id,
                claim_ids=";".join(map(renamed, filter(None, note.claim_ids.split(";")))),
            )
            for note in extraction.footnotes
        ),
        references=tuple(replace(row, doc_id=doc_id) for row in extraction.references),
        rejected=tuple(replace(row, doc_id=doc_id) for row in extraction.rejected),
        issues=(*extraction.issues, Issue("same_id", message)),
    )


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
