"""The official XML as a reading."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from extractors.xml.flow import read_flow
from extractors.xml.parse import name_of, parse_official
from schemas.errors import UnreadableDocument
from schemas.paper import PageInfo, Reading


def read_xml(path: Path) -> Reading:
    """An official publication; it has no paper, so all stands on page 1 without boxes.

    `metadata` holds the publication's own (DC.identifier, OVERHEIDop.dossiernummer, ...) and
    under `references` the documents its links name. Raises `UnreadableDocument`.
    """
    root = parse_official(path)
    flow = read_flow(root)
    if not flow.passages:
        raise UnreadableDocument(
            "no_text",
            f"{path.name} bevat geen tekst.",
            remedy="Gebruik de PDF van dit document.",
        )
    return Reading(
        pages=(PageInfo(1, 0.0, 0.0, text_source="xml"),),
        passages=(*flow.passages, *flow.bodies),
        tables=tuple(flow.tables),
        notes=tuple(flow.notes),
        text_source="xml",
        metadata=_metadata(root),
    )


def _metadata(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    links: list[str] = []
    for element in root.iter():
        name = name_of(element)
        if name in ("meta", "metadata") and element.get("name") and element.get("content"):
            found.setdefault(str(element.get("name")), str(element.get("content")))
        elif name == "item-titel":
            found.setdefault("DC.title", " ".join("".join(element.itertext()).split()))
        elif name in ("extref", "extverwijzing") and element.get("doc"):
            links.append(str(element.get("doc")))
    if links:
        found["references"] = ";".join(dict.fromkeys(links))
    return found
