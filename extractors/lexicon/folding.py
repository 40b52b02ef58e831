"""Folding: one spelling for looking up, with every character on its own offset."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\r\n", " "),
        **dict.fromkeys("’‘`´ʼ", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
        # The figure dash, the small and the wide minus and that of the Symbol font.
        **dict.fromkeys("\u2012\ufe63\uff0d\uf02d", "\u2212"),
    }
)
_INNER_MINUS: Final = re.compile(r"(?<=\d)\u2212(?=\d)")


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """`text` in lower case with one kind of space, apostrophe and hyphen; offsets stay put."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" lowers to two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if lowered.isascii() and "\n" not in lowered:
        return lowered
    # A minus between two digits is a dash: "13−17 jaar".
    return _INNER_MINUS.sub("–", lowered.translate(_SAME))
