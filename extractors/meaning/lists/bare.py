"""Numbers without a unit: whether they can count what comes behind, and whether money is meant."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.families import names_family
from extractors.meaning.lists.wordlists import word_class

_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
_NO_NOUN: Final = frozenset().union(
    *(word_class(kind) for kind in ("det", "prep", "conj", "pron", "adv", "verb"))
) | {"positief", "negatief"}


def stands_alone(text: str, at: int) -> bool:
    """Whether what comes at `at`, behind a number, is nothing that the number could count."""
    rest = text[at:].lstrip(" ")
    word = _WORD.match(rest)
    return word is None or word[0].lower() in _NO_NOUN


def names_money(text: str) -> bool:
    """Whether a word of `text` is one for an amount of money: `winst`, `premies`."""
    return any(names_family("money", word) for word in _WORD.findall(text.lower()))
