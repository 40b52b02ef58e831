"""Of whom a text speaks: the one noun for people that it has."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.reconcile.language.concepts import parts_of, root_of, words_of
from pipeline.reconcile.language.words import read_words

# Words for people of any kind, or told apart by sex or age, name no one in particular.
_ANYONE = frozenset(
    root_of(word)
    for word in ("mens", "mensen", "persoon", "personen", "man", "vrouw", "jongens", "meisjes")
)


def name_persons(texts: Iterable[str]) -> str:
    """The word for people in the first of these texts that has one; empty where it has several."""
    for text in texts:
        found = {root_of(parts_of(word)[-1]): word for word in words_of(text) if _is_person(word)}
        if found:
            return found.popitem()[1] if len(found) == 1 else ""
    return ""


def _is_person(word: str) -> bool:
    part = parts_of(word)[-1]
    known = read_words().classes
    named = known.get(part) == "person" or known.get(root_of(part)) == "person"
    return named and root_of(part) not in _ANYONE
