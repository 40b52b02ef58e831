"""How rare a concept is in Dutch policy text: what it tells when two claims share it.

The list ships with the product and does not depend on the corpus at hand, so that what holds
between two documents depends on those two alone.
"""

from __future__ import annotations

import gzip
import math
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

FILE: Final = files(__package__) / "lexicon" / "rarity.tsv.gz"
# Brings the rarest words near 5, the most common near 0.
_SCALE: Final = 2.1


@cache
def _counts() -> tuple[dict[str, int], int]:
    """In how many of so many sentences each concept stands; those met once are left out."""
    text = gzip.decompress(FILE.read_bytes()).decode()
    first, *lines = text.splitlines()
    pairs = (line.split("\t") for line in lines)
    return {concept: int(count) for concept, count in pairs}, int(first)


@lru_cache(maxsize=1 << 17)
def rarity_of(concept: str) -> float:
    """From about 0 (in every sentence) to about 5 (in none of the list's)."""
    return nats_of(concept) / _SCALE


def nats_of(concept: str) -> float:
    """Minus the natural logarithm of the share of the list's sentences in which it stands."""
    counts, sentences = _counts()
    return math.log((sentences + 1) / (counts.get(concept, 0) + 1))
