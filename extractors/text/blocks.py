"""Plain text: paragraphs between empty lines, list items, headings, and tables out of tabs."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Final

from extractors.text.parts import Parts
from schemas.errors import UnreadableDocument

LARGEST: Final = 4 << 20
"""Bytes; a letter of two thousand pages is smaller."""
_ITEM: Final = re.compile(r"\s*(?:[-•*–·]|\(?\d{1,2}[.)]|[a-z][.)])\s+\S")
_MARKDOWN_HEADING: Final = re.compile(r"#{1,6}\s+(?=\S)")
_SENTENCE_END: Final = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
LONGEST_HEADING: Final = 90
SHORTEST_WRAPPED: Final = 40
"""Lines are one paragraph that was wrapped when all but the last are at least so long."""


def read_blocks(path: Path, parts: Parts) -> None:
    """Read a text file. Raises `UnreadableDocument` when it is too large or no text."""
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise UnreadableDocument("too_large", f"{path.name} is te groot voor een brief.")
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableDocument("garbled_text", f"{path.name} is geen tekst.")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    for block in re.split(r"\n[^\S\n]*\n", text):
        _read_block([line for line in block.split("\n") if line.strip()], parts)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _read_block(lines: list[str], parts: Parts) -> None:
    """Lines without an empty one between them."""
    for tabbed, run in groupby(lines, key=lambda line: "\t" in line.strip()):
        own = [*run]
        if tabbed and len(own) > 1:
            rows = [[" ".join(cell.split()) for cell in line.split("\t")] for line in own]
            parts.add_table(rows, rule="tabs")
        else:
            _read_lines([" ".join(line.split()) for line in own], parts)


def _read_lines(lines: list[str], parts: Parts) -> None:
    if len(lines) == 1 and (heading := _heading(lines[0])):
        parts.add(heading, "heading")
        return
    for is_item, text in _joined(lines):
        parts.add(text, "list_item" if is_item else "paragraph")


def _heading(line: str) -> str:
    """The words of a line that stands alone and ends as no sentence does; else nothing."""
    marked = _MARKDOWN_HEADING.match(line)
    if marked:
        return line[marked.end() :].strip()
    short = len(line) <= LONGEST_HEADING and not _SENTENCE_END.search(line)
    return line if short and line[:1].isupper() and not re.search(r"\d{3}|%", line) else ""


def _joined(lines: list[str]) -> list[tuple[bool, str]]:
    """The paragraphs and list items of a block: wrapped lines joined, others apart."""
    wrapped = all(len(line) >= SHORTEST_WRAPPED for line in lines[:-1])
    found: list[tuple[bool, str]] = []
    for line in lines:
        item = _ITEM.match(line) is not None
        if found and not item and (wrapped or (found[-1][0] and line[:1].islower())):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
        else:
            found.append((item, line))
    return found
