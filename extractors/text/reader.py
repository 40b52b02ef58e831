"""A text file as a reading."""

from __future__ import annotations

from pathlib import Path

from extractors.text.blocks import read_blocks
from extractors.text.parts import Parts
from schemas.errors import UnreadableDocument
from schemas.paper import PageInfo, Reading


def read_text(path: Path) -> Reading:
    """The text of a file in reading order. Raises `UnreadableDocument` where it holds none."""
    parts = Parts()
    read_blocks(path, parts)
    if not (parts.passages or parts.tables):
        raise UnreadableDocument("no_text", f"{path.name} bevat geen tekst.")
    title = next((p.text for p in parts.passages[:1] if p.role == "heading"), "")
    # A text is a letter to be checked, never published: the vocabulary needs no word for it.
    return Reading(
        pages=(PageInfo(1, 0.0, 0.0, text_source="html"),),
        passages=tuple(parts.passages),
        tables=tuple(parts.tables),
        text_source="html",
        metadata={"Title": title} if title else {},
    )
