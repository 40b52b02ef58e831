"""When two numbers that can both be true are said of one thing: `agrees` and `consistent`."""

from __future__ import annotations

from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import count_telling
from pipeline.reconcile.likeness.levels import Levels
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.outcome.judgement import STRANGERS, Judgement, builds_text, score_of
from pipeline.reconcile.quantity.intervals import bound_of
from pipeline.reconcile.rules import number

LEAST, MOST = 0.45, 0.72
# One claim may say much more than the other that agrees with it and is wholly in it.
WHOLE: Final = 0.95
# What must tie two claims together before anything is said about them.
EVIDENCE: Final = 1.7
# Numbers of this many digits are seldom equal by chance, even where neither text names them.
LONG, DIGITS_EVIDENCE = 3, 0.4
# Numbers told loosely, and numbers that rounding makes equal, lie within this share of each other.
NEARBY, NEARBY_ROUNDED = 0.25, 0.1
# Of one document a bare number and one with a bound are of one thing when the clauses share this.
RETOLD: Final = 0.9
_UPWARD: Final = frozenset({"gt", "ge"})
_DOWNWARD: Final = frozenset({"lt", "le"})


def judge_agreement(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    """Same number or numbers that meet, on claims that differ on nothing."""
    if levels.value != "equal" and not _meet_closely(left, right, levels):
        return None
    if not _are_one_thing(left, right, levels) or _may_be_chance(left, right, levels):
        return None
    if levels.value == "equal":
        return Judgement("agrees", "", score_of(levels, 1.0))
    if left.claim.doc_id != right.claim.doc_id and levels.least < number("meeting_cover"):
        return None
    return Judgement(
        "consistent",
        "rounding" if levels.value == "rounding" else "comparator",
        score_of(levels, 0.95),
    )


def _are_one_thing(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether words and context tie the two together."""
    digits = significant_digits(left.claim)
    least = number("agreeing_evidence")
    least -= DIGITS_EVIDENCE * (levels.value == "equal" and digits >= LONG)
    whole = levels.most >= WHOLE and levels.evidence >= least
    if levels.most < MOST or (levels.least < LEAST and not whole):
        return False
    if levels.evidence < EVIDENCE or (levels.bounds != "same" and levels.least < 0.6):
        return False
    return not levels.same_sentence or levels.apposed


def _may_be_chance(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether so short a number in so few words may well be told of two things."""
    digits = significant_digits(left.claim)
    if left.nameless or right.nameless:
        return True
    named = count_telling(left.core) and count_telling(right.core)
    if not named and not levels.echoed and digits < LONG:
        return True
    if _structural(left, right, levels):
        return True
    if left.claim.in_table and right.claim.in_table:
        return count_telling(left.core ^ right.core) > 0 or levels.period == "one_sided"
    if digits >= LONG or levels.echoed:
        return False
    return levels.apart >= STRANGERS and not _are_named_alike(left, right, levels)


def _are_named_alike(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether related documents count the same by a name of at least two telling words, or by one
    word and of the same time."""
    if not levels.kin or left.family == "percent":
        return False
    if levels.head == "same" and levels.period == "same" and not levels.period_implied:
        return True
    few, many = sorted((left.core, right.core), key=len)
    return count_telling(few) >= 2 and few <= many


def _meet_closely(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether unequal numbers meet by more than room.

    Of one document two ranges, or a range and a number in it, are two things told, and so are two
    numbers in one and the same sentence; elsewhere they lie near each other.
    """
    a, b = left.claim, right.claim
    comparators = {bound_of(a), bound_of(b)}
    if comparators & _UPWARD and comparators & _DOWNWARD:
        return False
    if a.comparator == b.comparator != "eq" and a.value != b.value:
        return False
    if a.value is b.value is None:
        return False
    if a.doc_id == b.doc_id and not levels.apposed:
        if a.value is None or b.value is None:
            return False
        if a.value != b.value and levels.echoed:
            return False
        if a.value == b.value and significant_digits(a) < LONG and levels.clause < RETOLD:
            return False
    small, large = sorted((abs(left.size), abs(right.size)))
    nearby = NEARBY_ROUNDED if levels.value == "rounding" else NEARBY
    return large - small <= nearby * large


def _structural(left: Profile, right: Profile, levels: Levels) -> bool:
    """Twice "twee conclusies" in one document, or in two that have nothing to do with each other
    and name no year: such small numbers build a text, count little."""
    if left.claim.doc_id == right.claim.doc_id:
        return not (left.period or right.period) and builds_text(left, right)
    cells = left.claim.in_table or right.claim.in_table
    dated = left.years & right.years
    return not (cells or dated or levels.kin or levels.echoed) and builds_text(left, right)
