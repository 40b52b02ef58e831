"""Which side of an opposition the words around a number take: up or down, stay or leave."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from pipeline.reconcile.language.concepts import words_of
from schemas.datafiles import Entry, read_data

# Words that belong to a verb elsewhere in the clause: "nam met 5 af", "stemden er 40 tegen".
_PARTICLES: Final = frozenset(
    {"toe", "op", "af", "terug", "bij", "weg", "in", "uit", "voor", "tegen", "omhoog", "omlaag"}
    | {"erbij", "meer"}
)
# So long is the shorter of two words that "on" makes opposites: voldoende, onvoldoende.
_LEAST_LETTERS: Final = 4
SIZE: Final = "omvang"
"""The axis that tells which way a number goes."""


class Opposition(Entry):
    """An opposition: the words of its one side and of its other, with texts that prove it."""

    name: str
    because: str
    one: str
    other: str
    finds: list[tuple[str, str]]
    ignores: list[tuple[str, str]]


class OppositesFile(Entry):
    """`opposites.toml`: words that tell the opposite of each other."""

    axis: list[Opposition]


@cache
def read_opposites() -> tuple[Opposition, ...]:
    """The oppositions of `opposites.toml`, in file order."""
    return tuple(read_data(__package__, "lexicon/opposites.toml", OppositesFile).axis)


@cache
def _sides() -> dict[str, tuple[tuple[str, int], ...]]:
    """Word, or verb and particle → the axes it stands on, with its side: 1 or -1."""
    sides: dict[str, tuple[tuple[str, int], ...]] = {}
    for axis in read_opposites():
        for words, side in ((axis.one, 1), (axis.other, -1)):
            for word in dict.fromkeys(words.split()):
                sides[word] = (*sides.get(word, ()), (axis.name, side))
    return sides


@lru_cache(maxsize=20_000)
def sides_of(text: str, at: int = 0) -> Mapping[str, int]:
    """By axis the side that a text takes: that of the word nearest to the place `at` in it.

    Left out are the axes of which no word is there. A verb set apart from its particle goes the way
    of the two together.
    """
    words = words_of(text)
    told = _sides()
    particles = [word for word in words if word in _PARTICLES]
    middle = len(words_of(text[:at]))
    found: dict[str, tuple[float, int]] = {}
    for place, word in enumerate(words):
        forms = (word, *(f"{word}-{particle}" for particle in particles))
        for axis, side in (pair for form in forms for pair in told.get(form, ())):
            # A word behind the number is nearer to it than one as far before: "5 meer dan 4".
            apart = place - middle if place >= middle else middle - place - 0.5
            if axis not in found or apart < found[axis][0]:
                found[axis] = (apart, side)
    return {axis: side for axis, (_, side) in found.items()}


@lru_cache(maxsize=20_000)
def _negatable(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text, and those that stand in it with "on" before them, without it."""
    words = frozenset(words_of(text))
    return words, frozenset(w[2:] for w in words if w.startswith("on") and len(w) > _LEAST_LETTERS)


def are_negated(one: str, other: str) -> bool:
    """Whether one text has a word that stands in the other with "on" before it only."""
    ours, ours_not = _negatable(one)
    theirs, theirs_not = _negatable(other)
    apart = (ours - ours_not) & (theirs_not - theirs)
    apart |= (theirs - theirs_not) & (ours_not - ours)
    return any(len(word) >= _LEAST_LETTERS for word in apart)
