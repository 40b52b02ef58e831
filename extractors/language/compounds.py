"""Compounds: the nouns a long word is made of, so that written joined or apart they are the same.

Dutch joins nouns (*jeugdzorg*), and authors differ in how: *24uurs zorg*, *24-uurszorg*. A word is
cut where nouns of the lemma table meet. What a cut gives need not be what the word means (*land*,
*bouw*), but is the same for all who write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from extractors.language.lemmas import load_lemmas

# Letters of the shortest word that comes apart, and of its first and its last part.
_SHORTEST, _FIRST, _LAST = 7, 3, 4
# A part so long is seldom one by chance; a shorter one must be met more than once.
_SURE: Final = 6
# Of words that are also something else, one in so many uses is as a noun.
_NOUN_SHARE: Final = 0.25
_LINK: Final = "s"
# Nouns that, behind another word, are but its ending.
_ENDINGS: Final = frozenset(
    ("lijk", "rijk", "ring", "ringen", "ling", "lingen", "lering", "aard", "aren", "pers", "heid")
)


@lru_cache(maxsize=200_000)
def pieces_of(word: str) -> tuple[str, ...]:
    """The nouns that a word in small letters is made of, as printed; the word itself where it is
    not made of nouns."""
    if len(word) < _SHORTEST or load_lemmas().commonest_pos(word) not in ("", "NOUN"):
        return (word,)
    return next(_cuts(word), (word,))


def without_link(front: str) -> str:
    """A first part without the letter that joins it to the next: *arbeid(s)*, but *basis*."""
    if front.endswith(_LINK) and len(front) > _FIRST and not _is_noun(front):
        return front.removesuffix(_LINK)
    return front


def _cuts(word: str) -> Iterator[tuple[str, ...]]:
    """The ways to cut a word: without a joining letter first, then with the shortest last part."""
    places = range(len(word) - _LAST, _FIRST - 1, -1)
    cuts = [(word[:at], word[at:]) for at in places if _is_last(word[at:])]
    fronts = [(front, last) for front, last in cuts if _is_noun(front)]
    fronts += [(bare, last) for front, last in cuts if _is_noun(bare := without_link(front))]
    yield from ((*pieces_of(front), *pieces_of(last)) for front, last in fronts)
    for front, last in cuts:
        first = pieces_of(front)
        first = first if len(first) > 1 else pieces_of(front.removesuffix(_LINK))
        if len(first) > 1:
            yield (*first, *pieces_of(last))


def _is_last(word: str) -> bool:
    return word not in _ENDINGS and _is_noun(word)


@lru_cache(maxsize=200_000)
def _is_noun(word: str) -> bool:
    """Whether a part is a noun by itself."""
    if len(word) < _FIRST:
        return False
    entries = load_lemmas().entries(word)
    noun = entries.get("NOUN")
    if noun is None or (noun.count < 2 and len(word) < _SURE):
        return False
    return noun.count >= _NOUN_SHARE * sum(entry.count for entry in entries.values())
