"""A web page as a reading."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from extractors.html.flow import read_flow
from extractors.html.parse import body_of, document_part, metadata_of, parse_file
from schemas.errors import UnreadableDocument
from schemas.paper import PageInfo, Reading
from schemas.vocabularies import TextSource


def read_html(path: Path) -> Reading:
    """A web page; it has no paper, so all stands on page 1 without boxes.

    What is around the document (menus, the foot) is there with the role running. Raises
    `UnreadableDocument`: empty_file, too_large, damaged, no_text.
    """
    root = parse_file(path)
    return read_root(
        root, name=path.name, text_source="html", metadata=metadata_of(root, document_part(root))
    )


def read_root(
    root: html.HtmlElement, *, name: str, text_source: TextSource, metadata: dict[str, str]
) -> Reading:
    """The page under `root` as a reading of that source. Raises `UnreadableDocument`: no_text."""
    flow = read_flow(body_of(root), document_part(root))
    if not any(passage.role != "running" for passage in flow.passages) and not flow.tables:
        raise UnreadableDocument("no_text", f"{name} bevat geen tekst.")
    return Reading(
        pages=(PageInfo(1, 0.0, 0.0, text_source=text_source),),
        passages=tuple(flow.passages),
        tables=tuple(flow.tables),
        notes=flow.paired(),
        text_source=text_source,
        metadata=metadata,
    )
