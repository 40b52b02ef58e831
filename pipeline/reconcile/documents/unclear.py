"""Numbers told in the same words as other numbers of their document.

A table whose headings were only half read has many cells of one description, and an enumeration
("80, 100 en 120 kilometer per uur") has many numbers of one noun. Such a description does not say
which number it is about, so no contradiction can rest on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.clauses import are_apposed
from pipeline.reconcile.language.concepts import weight_of
from pipeline.reconcile.likeness.cover import identity_of
from pipeline.reconcile.likeness.kinship import are_beside
from pipeline.reconcile.likeness.values import value_level

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
    year, in one sentence or in a table are two things. Two cells under the same headings are
    told apart by what stands above their tables or columns, and that was not read.
    """
    if sum(bool(p.claim.in_table) for p in group) > 1:
        return True
    numbers = {p.size for p in group}
    if len(numbers) < 2 or all(_may_be_one(a, b) for a, b in combinations(group[:9], 2)):
        return False
    sentences = {p.claim.sentence for p in group}
    dated = group[0].period is not None
    in_table = any(p.claim.in_table for p in group)
    return in_table or len(numbers) > 2 or not dated or len(sentences) < 2


def _may_be_one(left: Profile, right: Profile) -> bool:
    """Whether both numbers can be of one thing; of one sentence only where one says the other."""
    if left.size == right.size:
        return True
    a, b = left.claim, right.claim
    apart = are_beside(a, b) and not are_apposed(a, b)
    return not apart and value_level(left, right) != "apart"
