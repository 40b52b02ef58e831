"""What a clause says of whom, where or of which kind its number holds, and another does not.

"De uitstoot is 17%" is about more than "de uitstoot uit verkeer is 12%": a preposition behind a
word that both have, behind the number, a helping verb or in front of the clause, and an adjective
before such a word, narrow what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.reconcile.language.concepts import concepts_of
from pipeline.reconcile.language.words import read_words

_TOKEN: Final = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*%?|[^\w\s]")
# In front of a clause these tell whose words it has: "uit cijfers van de bond blijkt dat".
_SAYS_WHO: Final = frozenset({"uit", "volgens", "blijkens"})
_LONGEST: Final = 5
# An adjective before its noun ends in -e; before another, as in "langdurig ziek", it is told by its
# ending.
_ADJECTIVE: Final = re.compile(r"[^\W\d_]{4,}e|[^\W\d_]{3,}(?:ig|lijk|isch|baar|loos|end)")


def is_narrowed(
    clause: str, shared: frozenset[str], known: frozenset[str], passed_by: frozenset[str]
) -> bool:
    """Whether a clause narrows what it tells by words that the other nowhere has.

    `shared` holds the concepts that both clauses tell, `known` all the other has around it,
    `passed_by` those that narrow nothing.
    """
    tokens = _TOKEN.findall(clause.casefold())
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else ""
        if not before and token in _SAYS_WHO:
            continue
        if token in read_words().prepositions and _hangs_on(before, shared):
            named = [concepts_of(word) for word in _phrase(tokens, at + 1)]
        elif _ADJECTIVE.fullmatch(before) and concepts_of(token) & shared:
            named = [concepts_of(before)]
        else:
            continue
        told = frozenset[str]().union(*named)
        if not told & shared and told - known - passed_by:
            return True
    return False


def _hangs_on(before: str, shared: frozenset[str]) -> bool:
    """Whether a preposition behind this word, number or verb says more of what both tell."""
    told = concepts_of(before)
    return not told or bool(told & shared)


def _phrase(tokens: Sequence[str], start: int) -> Iterator[str]:
    """The words of the noun phrase that starts there, with what stands in brackets behind it."""
    known = read_words()
    for token in tokens[start : start + _LONGEST]:
        if token in known.prepositions or token in known.phrase_ends:
            return
        yield token
