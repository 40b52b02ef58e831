"""How two claims lie to each other on one dimension: an ordered level each, as splink has it."""

from __future__ import annotations

from typing import Final, Literal

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import count_telling
from pipeline.reconcile.language.words import read_axes
from pipeline.reconcile.quantity.periods import match_periods

Level = Literal["same", "compatible", "one_sided", "unknown", "other"]

# No longer than a year, leap days aside.
_LONGEST_YEAR: Final = 1.01


def heads_of(left: Profile, right: Profile) -> tuple[Level, Level]:
    """The counted nouns; what a share is named by may be its whole, its part or its verb."""
    if not left.head or not right.head:
        return "unknown", "unknown"
    if left.head == right.head:
        return "same", "same"
    if left.family == "percent":
        return "unknown", "unknown"
    for label, other in ((left, right), (right, left)):
        if label.label and not other.label and label.core and label.core <= other.near:
            return "compatible", "unknown"
    if left.head_class and right.head_class:
        return "other", ("other" if left.head_class != right.head_class else "same")
    named = left.head in right.core or right.head in left.core
    return ("compatible" if named else "other"), "unknown"


def population_level(left: Profile, right: Profile) -> Level:
    """Of whom or where: other places, other groups, or a group on one side only."""
    if left.places and right.places and not left.places & right.places:
        return "other"
    by_mark = marks_level(left, right, "population")
    if by_mark == "other" or _one_is_general(left, right):
        return "other"
    if left.population_head and right.population_head:
        if left.population_head == right.population_head:
            extra_left = left.population - right.around - right.far
            extra_right = right.population - left.around - left.far
            return "other" if extra_left and extra_right else by_mark
        met = _speaks_of(right, left.population_head) or _speaks_of(left, right.population_head)
        return by_mark if met else "other"
    uneven = left.places ^ right.places - left.far - right.far
    return "one_sided" if uneven or left.population_head or right.population_head else by_mark


def _speaks_of(profile: Profile, head: str) -> bool:
    """Whether a sentence has the noun of a group, and not only in what it says of its own group:
    victims of whom 49% "is gemeld" are no meldingen."""
    return head in profile.around and head not in profile.core - profile.population


def _one_is_general(left: Profile, right: Profile) -> bool:
    """One speaks of all ("in het algemeen"), the other of a group it names."""
    return left.general != right.general and bool(
        count_telling(left.core) and count_telling(right.core)
    )


def period_level(left: Profile, right: Profile) -> tuple[Level, bool]:
    """When, and whether that is taken from the document for one of them."""
    spans = (left.period or left.implied_period, right.period or right.implied_period)
    implied = left.period is None or right.period is None
    match match_periods(*spans):
        case "same":
            return "same", implied
        case "inside":
            return ("compatible" if implied else "other"), implied
        case "overlap" | "apart":
            return "other", implied
        case "unknown":
            if _named_by_year(left, right):
                return "same", False
            both = left.period is None and right.period is None
            return ("unknown" if both else "one_sided"), True


def _named_by_year(left: Profile, right: Profile) -> bool:
    """Whether both sentences name the same single year, where no period was read in one of them."""
    spans = [p.period for p in (left, right) if p.period is not None]
    short = all(span.years < _LONGEST_YEAR for span in spans)
    return len(spans) < 2 and short and len(left.years) == 1 and left.years == right.years


def is_same_statistic(left: Profile, right: Profile) -> bool:
    """The same statistic; the mean of so many a year is told as so many a year."""
    if left.statistic == right.statistic:
        return True
    return {left.statistic, right.statistic} == {
        "mean",
        "level",
    } and left.per == right.per == "year"


def per_level(left: Profile, right: Profile) -> Level:
    """The base of a rate: per year, per person."""
    if left.per == right.per:
        return "same"
    return "other" if left.per and right.per else "one_sided"


def marks_level(left: Profile, right: Profile, dimension: str) -> Level:
    """Contrasting words in what is named; else a word on one side that the other does not have."""
    axes = read_axes()
    level: Level = "same"
    named = left.marks | right.marks
    for number in {n for n, _ in named | left.marks_near | right.marks_near}:
        if axes[number].dimension != dimension:
            continue
        ours, theirs = members_of(left.marks, number), members_of(right.marks, number)
        ours_near = ours or members_of(left.marks_near, number)
        theirs_near = theirs or members_of(right.marks_near, number)
        if ours_near & theirs_near:
            continue
        if (ours and theirs) or (ours and theirs_near) or (theirs and ours_near):
            return "other"
        level = "one_sided" if ours or theirs or level == "one_sided" else "compatible"
    return level


def members_of(marks: frozenset[tuple[int, str]], number: int) -> set[str]:
    """The members of one axis among the marks."""
    return {member for n, member in marks if n == number}


def bounds_level(left: Profile, right: Profile) -> Level:
    """The limits named with the numbers: "jonger dan 23 jaar", "binnen twee jaar"."""
    if left.bounds == right.bounds:
        return "same"
    if not left.bounds or not right.bounds:
        return "one_sided"
    if left.bounds & right.bounds:
        return "one_sided"
    sides = [{bound[0] for bound in bounds} for bounds in (left.bounds, right.bounds)]
    return "other" if sides[0] & sides[1] else "unknown"
