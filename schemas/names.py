"""Names from outside, made fit for tables, terminals and commands; and lists in one cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

UNKNOWN: Final = "document"
"""The id of a document whose name holds nothing to call it by."""
_UNSHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories of what acts on a terminal, turns a line around or breaks it."""
_SEPARATOR: Final = ";"
_ESCAPED: Final = "%3B"


_KEPT: Final = "\n\t"
"""Control characters that lay out a text; all others act upon the terminal."""


def printable(name: str) -> str:
    """A name that every table and terminal can hold, a question mark for what they cannot.

    That is for bytes that are no UTF-8, control characters, and marks that turn the direction of
    writing around (so that "fdp.exe" looks like a PDF).
    """
    if name.isascii() and name.isprintable():
        return name
    return "".join("?" if unicodedata.category(sign) in _UNSHOWN else sign for sign in name)


def harmless(text: str) -> str:
    """The text without what a terminal acts upon; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if sign in _KEPT else printable(sign) for sign in text)


def is_decodable(name: str) -> bool:
    """Whether a file's name, as Python has it, was UTF-8 on disk."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def document_id(stem: str) -> str:
    """The id of a document by its file's stem: nothing in it ends a list, a line or an option.

    "Rapport 2020; bijlage" → "Rapport 2020_ bijlage".
    """
    shown = printable(stem).replace(_SEPARATOR, "_")
    return " ".join(shown.split()).lstrip("- ") or UNKNOWN


def join_list(items: Iterable[str]) -> str:
    """Items as one cell, joined with ";"; an item's own ";" is written %3B."""
    return _SEPARATOR.join(
        re.sub("%(?=(?:25)*3B)", "%25", item).replace(_SEPARATOR, _ESCAPED) for item in items
    )


def split_list(cell: str) -> list[str]:
    """The items that `join_list` joined; none in an empty cell."""
    if not cell:
        return []
    return [
        re.sub("%25(?=(?:25)*3B)", "%", item.replace(_ESCAPED, _SEPARATOR))
        for item in cell.split(_SEPARATOR)
    ]
