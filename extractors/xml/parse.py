"""XML from outside, parsed without trust: no entities, no DTD, no network, no giants."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from schemas.errors import UnreadableDocument

MAX_BYTES: Final = 64 * 1024 * 1024
ROOTS: Final = frozenset(
    ("officiele-publicatie", "officielepublicatie", "kamerstuk", "kamerwrk", "handeling",
     "vraagdoc", "kamervragen", "handelingen", "open-overheid")
)  # fmt: skip
FETCH_AGAIN: Final = "Haal het bestand opnieuw op bij de bron."


def parse_official(path: Path) -> etree._Element:
    """The root of an official publication.

    Raises `UnreadableDocument`: empty_file, too_large, damaged, not_official_xml. Nesting deeper
    than 256 elements, entities and other parser bombs count as damaged.
    """
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDocument("empty_file", f"{path.name} is leeg.", remedy=FETCH_AGAIN)
    if size > MAX_BYTES:
        raise UnreadableDocument(
            "too_large", f"{path.name} is {size // 1024**2} MB; zulke XML lezen we niet."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.parse(str(path), parser)
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        raise UnreadableDocument(
            "damaged", f"{path.name} is geen geldige XML.", remedy=FETCH_AGAIN
        ) from error
    subset = tree.docinfo.internalDTD
    if subset is not None and any(True for _ in subset.iterentities()):
        raise UnreadableDocument("damaged", f"{path.name} bevat eigen XML-entiteiten.")
    root = tree.getroot()
    if name_of(root) not in ROOTS:
        raise UnreadableDocument(
            "not_official_xml",
            f"{path.name} is geen officiële publicatie (het begint met <{name_of(root)}>).",
            remedy=FETCH_AGAIN,
        )
    return root


def name_of(element: etree._Element) -> str:
    """An element's name in lower case without namespace; empty for comments and the like."""
    tag = element.tag
    # A web page may hold elements that no XML allows: "<o{{{l>".
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
