"""Captions of tables in the words of the text: there the lowered marks of "NO2" are put back."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from schemas.paper import Passage, Table


def with_caption_in_order(table: Table, passages: Sequence[Passage]) -> Table:
    """`table` with its caption as the passage on its page has it that holds the same signs.

    Over a table a caption is read line by line, and lowered or raised marks stand on a line of
    their own: "NO-concentratie (µg m-3) 2".
    """
    if not table.caption:
        return table
    signs = _signs(table.caption)
    for passage in passages:
        if passage.page == table.page and passage.text != table.caption:
            close = abs(len(passage.text) - len(table.caption)) <= len(table.caption) // 4
            if close and _signs(passage.text) == signs:
                return replace(table, caption=passage.text)
    return table


def _signs(text: str) -> list[str]:
    """The letters and digits of a text, sorted; raised and lowered ones as the others."""
    return sorted(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
