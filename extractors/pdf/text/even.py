"""Numbers in even steps, as the marks along an axis are: even in place and in value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Final, TypeVar

FEWEST: Final = 4
_UNEVEN: Final = 0.15  # of a step: how far places may differ
_VALUE: Final = re.compile(
    r"(?:€ ?)?([-−–]?\d{1,3}(?:\.\d{3})+|[-−–]?\d+(?:[.,]\d+)?)\s*(?:%|mln|mld)?"
)
_THOUSANDS: Final = re.compile(r"[-−–]?\d{1,3}(?:\.\d{3})+")

Mark = TypeVar("Mark")


def mark_value(text: str) -> Decimal | None:
    """The number that a mark is; None for other texts."""
    found = _VALUE.fullmatch(text.strip())
    if found is None:
        return None
    digits = found[1].translate(str.maketrans("−–", "--"))
    whole = digits.replace(".", "") if _THOUSANDS.fullmatch(found[1]) else digits
    return Decimal(whole.replace(",", "."))


def even_run(marks: Sequence[tuple[float, Decimal, Mark]]) -> list[Mark]:
    """The longest run of marks, given in order of their place, that is even; empty if too short."""
    if len(marks) < FEWEST:
        return []
    best: list[Mark] = []
    run = [marks[0]]
    for before, mark in pairwise(marks):
        rising = len(run) < 2 or mark[1] - before[1] == run[1][1] - run[0][1] != 0
        if not rising:
            run = [before]
        run.append(mark)
        steps = [b[0] - a[0] for a, b in pairwise(run)]
        usual = median(steps)
        if len(run) > len(best) and all(abs(s - usual) <= _UNEVEN * usual for s in steps):
            best = [each for _, _, each in run]
    return best if len(best) >= FEWEST else []
