"""Numbers in a row that name things one by one: "de stukken 2, 5, 8, 9, 12 en 31"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

# Below so many a row may count: "met 2, 5 en 12 woningen".
_FEWEST: Final = 5
# From so many on a rising row counts nothing, whatever stands behind it.
_MANY: Final = 7
# From so many on it is one whatever their order: codes of areas, plots, records.
_LONG: Final = 12
_JOINED: Final = r"(?:, ?(?:en |of )?| en | of | t/m | tot en met |; ?)"
_ITEM: Final = r"[1-9][0-9]{0,3}[a-z]?(?![\w%€°])"
_ROW: Final = re.compile(rf"(?<![\w.,€-]){_ITEM}(?:{_JOINED}{_ITEM}){{4,400}}(?![.,][0-9])")
_NUMBER: Final = re.compile(r"[0-9]+")
# Before a row that counts: "de aantallen waren achtereenvolgens 3, 5, 8, 12 en 21".
_COUNTED: Final = re.compile(
    r"aantal|totaal|gemiddeld|respectievelijk|achtereenvolgens|percentage|bedrag|waarde|score|punten"
)
_BEFORE: Final = 80  # characters


def rows_of_names(
    folded: str, *, measured: Sequence[int], counts: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Where rows of ever higher or of very many whole numbers stand that name what is numbered.

    Who counts seldom does so in order. A row is none where a unit stands behind a number of it
    (those that start at `measured`), where it is told to be amounts, or, for one that is
    short or in no order, where a noun may stand behind it that it counts (`counts`, asked for where
    it ends).
    """
    found = []
    for row in _ROW.finditer(folded):
        first, last = row.span()
        numbers = [int(digits) for digits in _NUMBER.findall(row[0])]
        rising = all(one <= other for one, other in pairwise(numbers))
        ordered = rising or len(numbers) >= _LONG
        if not ordered or len(numbers) < _FEWEST or numbers[0] == numbers[-1]:
            continue
        if any(first <= start < last for start in measured):
            continue
        if _COUNTED.search(folded, max(0, first - _BEFORE), first):
            continue
        if (rising and len(numbers) >= _MANY) or not counts(last):
            found.append((first, last))
    return found
