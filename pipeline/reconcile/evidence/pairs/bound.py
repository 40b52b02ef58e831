"""The words that belong to one number among those told beside it.

"Nederland (49 ton) was samen met België (70 ton)": between two numbers the first mark or joining
word parts what is said of the one from what is said of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pipeline.reconcile.language.words import read_words
from schemas.records import Claim

_PARTING: Final = re.compile(
    r"[;,()|•]|\s[–-]\s|\b(?:en|of|terwijl|waarvan|maar|tegen|tegenover|naar|tot|waar|dan)\b", re.I
)
_END: Final = re.compile(r"[;|•]|\.\s|,\s")
_TOKEN: Final = re.compile(r"[^\W_]+(?:[.,]\d+)?")
_YEAR_DIGITS: Final = 4


def bound_words(claim: Claim, beside: Iterable[Claim]) -> str:
    """The words said of a claim's number, of one cell those of its headings; `beside` are the other
    claims of its sentence.

    What the first number has before it and the last behind it may be said of all: of those they
    have no more telling words than the others have between them.
    """
    if claim.in_table:
        return f"{claim.row_heading} {claim.column_heading}"
    text = claim.sentence
    others = [(c.start, c.end) for c in beside if c.sentence == text]
    places = sorted({*others, (claim.start, claim.end)})
    gaps = [_parted(text[one[1] : other[0]]) for one, other in pairwise(places)]
    at = places.index((claim.start, claim.end))
    before = text[: claim.start]
    ahead = gaps[at - 1][1] if at else _last_words(before, [later for _, later in gaps])
    if at < len(gaps):
        behind = gaps[at][0]
    else:
        behind = text[claim.end :]
        end = _END.search(behind)
        behind = _first_words(behind[: end.start()] if end else behind, [own for own, _ in gaps])
    return f"{ahead} {'' if behind.lstrip().startswith(')') else behind}"


def _last_words(text: str, others: Sequence[str]) -> str:
    return " ".join(reversed(_nearest(text.split()[::-1], others))) if others else text


def _first_words(text: str, others: Sequence[str]) -> str:
    return " ".join(_nearest(text.split(), others)) if others else text


def _nearest(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The first words, up to as many telling ones as the most that any of the others has."""
    left = max(len(tokens_of(other)) for other in others)
    kept = []
    for word in words:
        left -= bool(tokens_of(word))
        if left < 0:
            break
        kept.append(word)
    return kept


def _parted(gap: str) -> tuple[str, str]:
    """What stands between two numbers, by whose it is; all of it of both where nothing parts."""
    mark = _PARTING.search(gap)
    return (gap, gap) if mark is None else (gap[: mark.start()], gap[mark.end() :])


@lru_cache(maxsize=50_000)
def tokens_of(text: str) -> frozenset[str]:
    """The words of a text as they stand, codes and single letters among them; years and words that
    only join are none."""
    stop = read_words().stop
    words = (word.casefold() for word in _TOKEN.findall(text))
    return frozenset(
        w for w in words if w not in stop and not (w.isdigit() and len(w) == _YEAR_DIGITS)
    )
