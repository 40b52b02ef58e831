"""Words of two texts matched in linear time: rare runs of three as anchors, the rest between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

RUN: Final = 3  # words: a run that occurs once in both texts is an anchor
SMALL: Final = 160_000  # pairs of words that a stretch between anchors may cost
_KEPT: Final = re.compile(r"[^\w%€]+")


def normal(word: str) -> str:
    """A word without case, hyphens and points; signs alone become empty."""
    return _KEPT.sub("", word.lower())


def match_tokens(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places (left, right) with the same word, rising on both sides."""
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for a, b in [*_anchors(left, right), (len(left), len(right))]:
        pairs += _between(left, right, (i, a), (j, b))
        if a < len(left) and b < len(right):
            pairs.append((a, b))
        i, j = a + 1, b + 1
    return pairs


def _anchors(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Places of words whose run of three is unique in both texts, in rising order."""
    lefts, rights = _unique_runs(left), _unique_runs(right)
    shared = sorted((at, rights[run]) for run, at in lefts.items() if run in rights)
    return _longest_rising(shared)


def _unique_runs(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs (sorted by left) in which the right side rises too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        at = bisect_left(tails, right)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(right)
            ends.append(number)
        else:
            tails[at], ends[at] = right, number
    found: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(
    left: Sequence[str], right: Sequence[str], i: tuple[int, int], j: tuple[int, int]
) -> list[tuple[int, int]]:
    """Matches in a stretch without anchors; a very long one is left alone."""
    size = (i[1] - i[0]) * (j[1] - j[0])
    if size <= 0 or size > SMALL:
        return []
    matcher = SequenceMatcher(None, left[i[0] : i[1]], right[j[0] : j[1]], autojunk=False)
    return [
        (i[0] + block.a + k, j[0] + block.b + k)
        for block in matcher.get_matching_blocks()
        for k in range(block.size)
    ]
