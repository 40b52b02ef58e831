"""Names in a clause that say of whom or where its number holds: "in Oudmeer", "van de NVWA".

Which names there are no list knows; that they are written with a capital tells them. A capital at
the front of a sentence, a heading or a cell tells nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.reconcile.language.concepts import words_of
from pipeline.reconcile.language.words import read_words

_NAME: Final = r"[^\W\d_a-zà-ÿ][\w'’.-]*"
_NAMES: Final = rf"{_NAME}(?:\s+(?:(?:aan|op|en|van|der|den|de)\s+)*{_NAME})*"
_CAPITALS: Final = re.compile(rf"(?<=[\w,;%)\]]\s)(?:{_NAMES})")
# What stands before a name of a place: "in de gemeente Oudmeer", "te Oudmeer", "uit Oudmeer".
_PLACED: Final = re.compile(
    r"\b(?:[Ii]n|[Tt]e|[Uu]it|[Bb]innen|[Bb]uiten)\s+(?:(?:de|het|heel|geheel)\s+)?"
    rf"(?:(?:gemeenten?|provincies?|regio|stad|wijk|arrondissement|eilanden?)\s+)?({_NAMES})",
)


@lru_cache(maxsize=50_000)
def names_of(clause: str, named: str) -> frozenset[str]:
    """The names, in small letters, in the words `named` and behind a preposition of place.

    Only words that the clause writes with a capital inside a sentence count.
    """
    own = set(words_of(named))
    found = {word for m in _CAPITALS.finditer(clause) for word in words_of(m[0]) if word in own}
    found |= {word for m in _PLACED.finditer(clause) for word in words_of(m[1])}
    return frozenset(found) - read_words().stop
