"""The structure tree of a tagged page: which element every piece of marked content is in."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as raw

from extractors.pdf.page.sheet import Element

# Of the elements above a word the first of these that occurs names it: a link inside a table
# cell is a cell, a paragraph inside a note is a note.
TELLING = (
    "Artifact",
    "Note",
    "FENote",
    "Caption",
    "TH",
    "TD",
    "TOCI",
    "TOC",
    "Title",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "H",
    "Figure",
    "Formula",
    "LBody",
    "Lbl",
    "LI",
    "BlockQuote",
    "P",
)
_RANK = {tag: rank for rank, tag in enumerate(TELLING)}
_ALIASES = {"FENote": "Note", "Footnote": "Note", "Endnote": "Note", "Lbl": "LI", "LBody": "LI"}
_MAX_ELEMENTS = 50_000
_MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of a page in reading order, and the element of each marked content."""

    elements: tuple[Element, ...]
    by_mcid: dict[int, int]
    telling: tuple[str, ...]
    """Per element: its most telling ancestor or itself."""

    def tag(self, element: int) -> str:
        """The telling tag of an element; empty for none."""
        return self.telling[element] if element >= 0 else ""


NO_STRUCTURE = Structure((), {}, ())


def _tag_name(element: object) -> str:
    buffer = ctypes.create_string_buffer(128)
    size = raw.FPDF_StructElement_GetType(element, buffer, 128)
    if not 2 < size <= 128:
        return ""
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _span(element: object, name: bytes) -> int:
    """RowSpan or ColSpan of a table cell; 1 where nothing is said."""
    value = ctypes.c_float()
    for number in range(min(raw.FPDF_StructElement_GetAttributeCount(element), 8)):
        attribute = raw.FPDF_StructElement_GetAttributeAtIndex(element, number)
        found = raw.FPDF_StructElement_Attr_GetValue(attribute, name)
        if found and raw.FPDF_StructElement_Attr_GetNumberValue(found, value):
            return min(max(int(value.value), 1), 1000)
    return 1


def read_structure(page: object) -> Structure:
    """The structure of an open PDFium page; `NO_STRUCTURE` where it is not tagged."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return NO_STRUCTURE
    try:
        return _walk(tree)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _walk(tree: object) -> Structure:
    elements: list[Element] = []
    telling: list[str] = []
    by_mcid: dict[int, int] = {}
    roots = range(raw.FPDF_StructTree_CountChildren(tree))
    stack = [(raw.FPDF_StructTree_GetChildAtIndex(tree, i), -1, 0) for i in reversed(roots)]
    while stack and len(elements) < _MAX_ELEMENTS:
        node, parent, depth = stack.pop()
        if not node or depth > _MAX_DEPTH:
            continue
        tag = _tag_name(node)
        tag = _ALIASES.get(tag, tag)
        cell = tag in {"TD", "TH"}
        here = len(elements)
        elements.append(
            Element(
                tag,
                parent,
                _span(node, b"RowSpan") if cell else 1,
                _span(node, b"ColSpan") if cell else 1,
            )
        )
        above = telling[parent] if parent >= 0 else ""
        better = _RANK.get(tag, 99) < _RANK.get(above, 99) or not above
        telling.append(tag if better and tag in _RANK else above)
        children = range(raw.FPDF_StructElement_CountChildren(node))
        for child in children:
            mcid = raw.FPDF_StructElement_GetChildMarkedContentID(node, child)
            if mcid >= 0:
                by_mcid.setdefault(mcid, here)
        stack.extend(
            (raw.FPDF_StructElement_GetChildAtIndex(node, child), here, depth + 1)
            for child in reversed(children)
        )
    return Structure(tuple(elements), by_mcid, tuple(telling))
