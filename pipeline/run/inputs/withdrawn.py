"""Documents that were published and are gone from the inputs: they leave, their row stays."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pipeline.versions.intact import read_rows
from schemas.records import Document, Extraction

REASON: Final = "staat niet meer bij de bronnen"


def withdraw(extractions: Iterable[Extraction], previous: Path | None) -> list[Extraction]:
    """Rows for the documents of the version in folder `previous` that are no longer there.

    A document that is there but could not be read this time is quarantined, not withdrawn.
    """
    if previous is None:
        return []
    now = [extraction.document for extraction in extractions]
    present = {document.doc_id for document in now}
    unread = {document.file for document in now if document.status == "quarantined"}
    return [
        Extraction(
            replace(document, status="withdrawn", reason=REASON, claims=0, footnotes=0, numbers=0)
        )
        for document in documents_of(previous)
        if document.doc_id not in present
        and document.file not in unread
        and document.status != "quarantined"
    ]


def documents_of(folder: Path) -> list[Document]:
    """The documents of a published version; rows that do not hold any more are left out."""
    adapter = TypeAdapter(Document)
    found = []
    for row in read_rows(folder, "documents") or ():
        with contextlib.suppress(ValidationError):
            found.append(adapter.validate_python({**row, "date": row["date"] or None}))
    return found
