"""The same number told again in other words: equal numbers speak for themselves.

Two authors seldom name what they count alike, and a reader of a sentence seldom takes its nouns
apart as another reader does. A number of four digits met twice in sentences that share a word is
one number; a number of one digit needs whole clauses that say the same.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.reconcile.claims.cells import column_besides, stages_of
from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import (
    carrying_roots,
    concepts_of,
    count_telling,
    light_roots,
    root_of,
)
from pipeline.reconcile.language.words import read_places, read_words
from pipeline.reconcile.likeness.cover import contrasting_roots
from pipeline.reconcile.likeness.levels import Levels
from pipeline.reconcile.likeness.timed import are_timed_by_documents
from pipeline.reconcile.likeness.values import telling_digits
from pipeline.reconcile.rules import number
from schemas.records import Claim

# By the number's digits: telling words that both have, a period and a word like "ruim" among them,
# and the least share of the shorter clause.
SHARED: Final = {1: (4, 0.8), 2: (3, 0.7), 3: (2, 0.6)}
SHARED_OF_LONG: Final = (2, 0.5)
# A word of so many letters at the start of another is a part of it: gemeente, gemeentegrens.
COMPOUND: Final = 5
# Numbers of so many digits are one number, whatever it is said to count.
UNMISTAKABLE: Final = 5
# Numbers without a unit of measure, which says something too, and times, of which there are few.
PLAIN: Final = frozenset({"count", "percent", "time"})
# Clauses this much alike name the same statistic, in whichever of them it was overlooked.
SAME_CLAUSE: Final = 0.9
# Signs that two cells are one told again: words that name both rows, digits, and so many words at
# most that their columns and sections share.
SIGNS_OF_CELLS, AROUND_CELLS = 4, 2
# A number of one digit stands in any row; one of four is hardly met twice in rows of one name and
# one year.
LEAST_OF_CELLS, LONG_OF_CELLS = 2, 4


def is_retold(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether equal numbers stand in sentences that tell one thing, however it is named.

    Not where the texts say outright that they differ, in time, in what is counted or of whom, and
    not in tables and labels, which are no sentences.
    """
    if left.claim.in_table or right.claim.in_table:
        return False
    if levels.value != "equal" or left.claim.doc_id == right.claim.doc_id:
        return False
    if left.family != right.family or any(p.nameless or p.label for p in (left, right)):
        return False
    digits = telling_digits(left.claim)
    if digits < UNMISTAKABLE and _count_others(left, right, levels):
        return False
    if _differ_outright(left, right, levels):
        return False
    least, share = SHARED.get(digits, SHARED_OF_LONG)
    alone = digits >= UNMISTAKABLE  # then the whole sentence tells of it
    ours, theirs = (p.around if alone else p.near for p in (left, right))
    shorter = min(ours, theirs, key=lambda words: (count_telling(words), sorted(words)))
    other = right if shorter is ours else left
    met = _met(shorter, other.near | other.around) - light_roots()
    dated = levels.period == "same" and not levels.period_implied
    loosely = left.claim.comparator == right.claim.comparator != "eq"
    signs = len(met) + sum(len(word) >= number("long_word") for word in met) + dated + loosely
    measured = left.family not in PLAIN
    carried = (shorter & carrying_roots()) - met
    return signs + measured >= least and len(met) >= share * count_telling(shorter - carried)


def is_cell_told_again(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether numbers of one time, equal but for rounding, stand in rows of one name, in tables of
    documents that have to do with each other: a budget and the accounts, two monitors.

    Their tables have other columns and titles around them, which name no other thing. A place, or
    whom is counted, names a row of any table.
    """
    a, b = left.claim, right.claim
    if not (a.in_table and b.in_table) or a.doc_id == b.doc_id:
        return False
    if levels.value not in ("equal", "rounding") or not levels.kin:
        return False
    if levels.period != "same" or levels.period_implied:
        return False
    if left.statistic != right.statistic or levels.unlike:
        return False
    if "other" in (levels.definition, levels.bounds, levels.negation, levels.population):
        return False
    named = _row_named(left)
    if not named or named != _row_named(right) or not (left.size and right.size):
        return False
    digits = min(telling_digits(a), telling_digits(b))
    ours, theirs = (column_besides(c) - light_roots() for c in (a, b))
    long = digits >= LONG_OF_CELLS
    if digits < LEAST_OF_CELLS or _are_of_two_stages(a, b):
        return False
    alike = ours & theirs or stages_of(a) & stages_of(b)
    if ours - theirs and theirs - ours and (alike or not long):
        return False  # "raming lasten" beside "raming baten"
    if not long and _measure_each_their_own(left, right):
        return False
    around = (left.around | left.far) & (right.around | right.far) - named - left.subject
    return len(named) + digits + min(count_telling(around), AROUND_CELLS) >= SIGNS_OF_CELLS


def _are_of_two_stages(left: Claim, right: Claim) -> bool:
    """Whether one column tells what was planned and the other what came of it."""
    ours, theirs = stages_of(left), stages_of(right)
    return bool(ours and theirs) and not ours & theirs


def _measure_each_their_own(left: Profile, right: Profile) -> bool:
    """Whether what each measures has telling words that the other lacks."""
    ours, theirs = left.core - right.core, right.core - left.core
    ours, theirs = ours - contrasting_roots(), theirs - contrasting_roots()
    return bool(count_telling(ours) and count_telling(theirs))


def _row_named(profile: Profile) -> frozenset[str]:
    """The telling words of a cell's row, or of its column where the rows are years."""
    claim = profile.claim
    headings = (claim.row_heading, claim.column_heading)
    named = (concepts_of(heading) - light_roots() for heading in headings)
    return next((words for words in named if words), frozenset()) - _groups()


@cache
def _groups() -> frozenset[str]:
    """The roots that tell where or of whom, not what."""
    classes = read_words().classes.items()
    people = {form for form, name in classes if name in ("person", "household")}
    return frozenset(root_of(word) for word in people | read_places())


def _met(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The words that the others have too, alone or at the start of a compound."""
    return frozenset(
        word
        for word in words
        if word in others
        or any(
            min(len(word), len(other)) >= COMPOUND
            and (word.startswith(other) or other.startswith(word))
            for other in others
        )
    )


def _differ_outright(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether a dimension that both texts name is another one."""
    outright = levels.period == "other" and not levels.period_implied
    if outright and not are_timed_by_documents(left, right):
        return True
    dimensions = (levels.definition, levels.bounds, levels.negation)
    if levels.others or "other" in dimensions:
        return True
    if levels.population == "other" and not _of_one_group(left, right):
        return True
    statistics = {left.statistic, right.statistic}
    told = len(statistics) == 2 and bool(statistics & {"target", "change", "ratio"})
    return told and levels.clause < SAME_CLAUSE


def _of_one_group(left: Profile, right: Profile) -> bool:
    """Whether two populations are one but for a compound: the ammonia, the ammonia emissions."""
    if (left.places or right.places) and not left.places & right.places:
        return False
    ours, theirs = left.population, right.population
    return bool(ours) and (
        _met(ours, theirs) == ours or _met(theirs, ours) == theirs != frozenset()
    )


def _count_others(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether each counts a thing of its own: 31.200 pupils are no 31.200 courses."""
    foreign = (
        count_telling(left.core - _met(left.core, right.around | right.far)),
        count_telling(right.core - _met(right.core, left.around | left.far)),
    )
    if min(foreign):
        return True
    if left.family != "count" or not (left.head and right.head) or left.head == right.head:
        return False
    if levels.count_unit == "other":
        return True
    return left.head not in right.near and right.head not in left.near
