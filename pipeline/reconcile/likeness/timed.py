"""Whether the words around a number name its time, or its document alone does.

A brochure of February and one of September both say that 138 schemes are carried out: each number
has the date of its brochure, and neither sentence speaks of a time. Told twice, it holds at both.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from extractors.periods import read_periods
from pipeline.reconcile.claims.profile import Profile

# Against some day "vorig jaar" can be read; against which is all the same here.
_SOME_DAY: Final = dt.date(2000, 7, 1)


def are_timed_by_documents(left: Profile, right: Profile) -> bool:
    """Whether neither of two sentences names the time of its number: in itself, in the one before
    it, or in the heading above it. Cells and labels are filled in anew every time."""
    return not any(p.claim.in_table or p.label or _names_its_time(p) for p in (left, right))


def _names_its_time(profile: Profile) -> bool:
    claim = profile.claim
    return any(map(_names_a_time, (claim.sentence, profile.before, claim.section)))


@lru_cache(maxsize=20_000)
def _names_a_time(text: str) -> bool:
    return bool(text) and bool(read_periods(text, _SOME_DAY, everyday=True))
