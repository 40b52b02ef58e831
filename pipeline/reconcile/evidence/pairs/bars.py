"""What no evidence outweighs: two claims that name another time, another place, or another thing of
one population, that two bodies tell each of itself, or two entries of a list, are not the same.

They are few and named; each differs on what both texts say outright.
"""

from __future__ import annotations

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import count_telling
from pipeline.reconcile.likeness.dimensions import period_level
from pipeline.reconcile.likeness.further import ENTRIES
from pipeline.reconcile.likeness.kinship import are_elsewhere, are_of_two_bodies
from pipeline.reconcile.likeness.namesakes import are_other_entries


def is_barred(left: Profile, right: Profile) -> bool:
    """Whether two claims cannot be about the same thing."""
    level, implied = period_level(left, right)
    if level == "other" and not implied:
        return True
    if any(entry.level(left, right) == "other" for entry in ENTRIES):
        return True
    if are_elsewhere(left, right) or are_of_two_bodies(left, right):
        return True
    if are_other_entries(left, right):
        return True
    return say_other_things(left, right)


def say_other_things(left: Profile, right: Profile) -> bool:
    """Whether two shares of one population are shares for what is said of it: a third younger than
    23 and a third under supervision have nothing to do with each other."""
    if left.family != "percent" or not left.population & right.population:
        return False
    ours, theirs = left.core - left.population, right.core - right.population
    foreign = (ours - right.around - right.far, theirs - left.around - left.far)
    said = bool(ours and theirs) and foreign == (ours, theirs)
    return said and min(map(count_telling, foreign)) > 0
