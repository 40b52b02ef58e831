"""A number that is copied wrongly, with two digits swapped, or that stands beside one that fits.

Both leave a mark of their own, so that less evidence is enough than for any other number. The very
number of a neighbour is looked at in `instead`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from pipeline.reconcile.evidence.pairs.features import COLUMN, VALUES
from pipeline.reconcile.evidence.pairs.passages import passages_of
from pipeline.reconcile.evidence.weigh import Weighed
from schemas.records import Claim

_SWAPPED_DIGITS: Final = 2  # they differ in both
_DIGITS: Final = re.compile(r"\d[\d.,]*\d|\d")


def beside(weighed: Weighed, row: int) -> list[int]:
    """The rows of what stands in one sentence, row or column with what this row tells."""
    own = passages_of(weighed.told[row])
    return [
        n
        for n, claim in enumerate(weighed.told)
        if n != row and any(a == b != "" for a, b in zip(own, passages_of(claim), strict=True))
    ]


def how_meant(weighed: Weighed, row: int) -> float | None:
    """How much better its words fit this row than those beside it that tell the very number that is
    told, below zero worse; None where there is no such neighbour."""
    told = weighed.told[row]
    own = weighed.feature(row, "rival_exact")
    better = [
        own - weighed.feature(n, "rival_exact")
        for n in beside(weighed, row)
        if weighed.feature(n, "value") == VALUES["equal"] and weighed.told[n].unit == told.unit
    ]
    return min(better, default=None)


def is_swapped(weighed: Weighed, row: int) -> bool:
    """Whether both are the same number of one scale but for two digits that changed places, and the
    text does not tell that other number too."""
    if weighed.features[row, COLUMN["distance"]] >= 1:
        return False
    teller, told = weighed.teller, weighed.told[row]
    return _are_swapped(teller.value, told.value) and not tells_too(teller, told)


def _are_swapped(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return False
    ours, theirs = (
        format(abs(value).normalize(), "f").replace(".", "").strip("0") for value in (one, other)
    )
    if len(ours) != len(theirs):
        return False
    apart = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(apart) == _SWAPPED_DIGITS and apart[0] == apart[1][::-1]


def tells_too(teller: Claim, told: Claim) -> bool:
    """Whether the sentence of the one also prints the number of the other."""
    printed = set(_DIGITS.findall(teller.sentence))
    return bool(printed & set(_DIGITS.findall(told.as_written)))
