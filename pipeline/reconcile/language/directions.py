"""Which way the words around a number go: up, down, or neither."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.reconcile.language.concepts import words_of
from schemas.datafiles import Entry, read_data


class DirectionsFile(Entry):
    """`directions.toml`: words that tell which way a number goes."""

    up: str
    down: str


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    lists = read_data(__package__, "lexicon/directions.toml", DirectionsFile)
    return frozenset(lists.up.split()), frozenset(lists.down.split())


@lru_cache(maxsize=20_000)
def direction_of(text: str) -> int:
    """1 where words of the text go up, -1 where they go down, 0 where both or neither do.

    A verb set apart from its particle ("nam met 5 af") goes the way of the two together.
    """
    up, down = _lists()
    words = frozenset(words_of(text))
    pairs = {
        f"{verb}-{particle}"
        for verb in words
        for particle in ("toe", "op", "af")
        if particle in words
    }
    told = words | pairs
    return bool(told & up) - bool(told & down)
