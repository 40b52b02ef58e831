"""HTML from outside, parsed without trust, and the part of it that is the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree, html

from extractors.xml.parse import MAX_BYTES, name_of
from schemas.errors import UnreadableDocument

TITLES: Final = ("dcterms.title", "dc.title", "og:title")
DATES: Final = (
    "dcterms.issued", "dcterms.available", "dcterms.date", "dc.date.issued", "dc.date",
    "article:published_time",
)  # fmt: skip
MOST_DEEP: Final = 500
"""Elements within each other; a page is read by descending, and Python only goes so deep."""
_CUT: Final = "Excessive depth"
_BOM: Final = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_CHARSET: Final = re.compile(rb"(?i)<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding")


def parse_file(path: Path) -> html.HtmlElement:
    """The root of a web page. Raises `UnreadableDocument`: empty_file, too_large, damaged."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDocument("empty_file", f"{path.name} is leeg.")
    if size > MAX_BYTES:
        raise UnreadableDocument(
            "too_large", f"{path.name} is {size // 1024**2} MB; zulke bladzijden lezen we niet."
        )
    return parse_bytes(path.read_bytes(), path.name)


def parse_bytes(page: bytes, name: str) -> html.HtmlElement:
    """The root of a page of that name. Raises `UnreadableDocument`: damaged, too_large."""
    parser = html.HTMLParser(
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        encoding=_encoding(page),
        huge_tree=True,  # else what stands more than 256 elements deep ends the page unseen
    )
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableDocument("damaged", f"{name} is geen leesbare HTML.") from error
    cut = any(_CUT in fault.message for fault in parser.error_log)
    if cut or _depth(root) > MOST_DEEP:
        raise UnreadableDocument("too_large", f"{name} is te diep genest om heel te lezen.")
    return root


def _depth(root: etree._Element) -> int:
    """How many elements stand within each other at most."""
    depth = most = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        most = max(most, depth)
    return most


def _encoding(page: bytes) -> str | None:
    """UTF-8 where a page that names no encoding is that, else what old Dutch pages are in."""
    if _BOM.match(page) or _CHARSET.search(page[:4096]):
        return None
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def metadata_of(root: html.HtmlElement, part: etree._Element) -> dict[str, str]:
    """Title and date as the page declares them, under the names that official XML has for them.

    The only `h1` of the document goes before the title of the page, which tells whose it is.
    """
    declared: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        declared.setdefault(name.lower(), str(meta.get("content") or ""))
    heads = ["".join(element.itertext()) for element in part.iter("h1")]
    titles = heads if len(heads) == 1 else [e.text_content() for e in root.iter("title")]
    found = {
        "DC.title": _first(declared, TITLES) or " ".join(next(iter(titles), "").split()),
        "DCTERMS.issued": _first(declared, DATES),
        "DC.identifier": declared.get("dc.identifier", declared.get("dcterms.identifier", "")),
        "OVERHEIDop.dossiernummer": declared.get("overheidop.dossiernummer", ""),
        "OVERHEIDop.ondernummer": declared.get("overheidop.ondernummer", ""),
    }
    return {name: value for name, value in found.items() if value}


def _first(declared: dict[str, str], names: tuple[str, ...]) -> str:
    return next((declared[name].strip() for name in names if declared.get(name, "").strip()), "")


def body_of(root: html.HtmlElement) -> etree._Element:
    """What is shown of the page."""
    body = root.find("body")
    return root if body is None else body


def document_part(root: html.HtmlElement) -> etree._Element:
    """The element that holds the document: the page's `main`, its only article, or its body."""
    mains = [e for e in _elements(root) if name_of(e) == "main" or e.get("role") == "main"]
    articles = [e for e in _elements(root) if name_of(e) == "article"]
    for found in (mains, articles):
        if len(found) == 1:
            return found[0]
    return body_of(root)


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))
