"""Numbers told in the same words as other numbers of their document.

A table whose headings were only half read has many cells of one description, and an enumeration
("80, 100 en 120 kilometer per uur") has many numbers of one noun. Such a description does not say
which number it is about, so no contradiction can rest on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from pipeline.reconcile.concepts import weight_of
from pipeline.reconcile.levels import identity_of
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.values import value_level

Description = tuple[object, ...]


def describe(profile: Profile) -> Description:
    """All that tells a claim apart but its number; its clause where it names hardly anything."""
    bare = sum(weight_of(c) == 1.0 for c in profile.core) < 2 and not profile.claim.in_table
    return (
        profile.family,
        profile.near if bare else identity_of(profile),
        profile.bounds,
        profile.negated,
        profile.general,
        profile.marks_near,
        profile.period,
        profile.per,
        profile.statistic,
    )


def is_unclear(group: Sequence[Profile]) -> bool:
    """Whether claims of one description and one document tell numbers that cannot be of one thing.

    Two numbers for one year in different sentences may contradict each other; two without a
    year, in one sentence or in a table are two things.
    """
    numbers = {p.size for p in group}
    if len(numbers) < 2 or all(value_level(a, b) != "apart" for a, b in combinations(group[:9], 2)):
        return False
    sentences = {p.claim.sentence for p in group}
    dated = group[0].period is not None
    return _some_in_table(group) or len(numbers) > 2 or not dated or len(sentences) < 2


def _some_in_table(group: Iterable[Profile]) -> bool:
    return any(p.claim.in_table for p in group)
