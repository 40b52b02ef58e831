"""The Dutch word list that repairs lean on.

`dutch_words.txt.gz` is made by `extractors.model.build_words`; `dutch_words.md` has its licence.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).with_name("dutch_words.txt.gz")

_SHORTEST_PART = 4
_LINKS = ("", "s", "en", "e")


@cache
def dutch_words() -> frozenset[str]:
    """Some four hundred thousand Dutch word forms in lower case; loaded once, when needed."""
    return frozenset(gzip.decompress(WORDS.read_bytes()).decode("utf-8").split("\n"))


def is_dutch(word: str, *, compounds: bool = True) -> bool:
    """Whether it is a known word form, or two of them written together."""
    return word.lower() in dutch_words() or (compounds and compound_strength(word) > 0)


def compound_strength(word: str) -> int:
    """The length of the shorter part where a word is two words together; 0 where it is not.

    slachtoffer + populatie is stronger than slacht + otterpopulatie would be.
    """
    word, known = word.lower(), dutch_words()
    return max(
        (
            min(cut, len(word) - cut)
            for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
            if word[:cut] in known and any(_follows(word[cut:], link, known) for link in _LINKS)
        ),
        default=0,
    )


def _follows(rest: str, link: str, known: frozenset[str]) -> bool:
    part = rest.removeprefix(link)
    return rest.startswith(link) and len(part) >= _SHORTEST_PART and part in known
