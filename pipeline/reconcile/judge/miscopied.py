"""The same thing told again with another number: who retells a sentence may miscopy it.

Two authors choose other verbs and leave out what they like, but what a number is of they both name.
Where one tells a number in words that the other all has beside its own, and those are many, no room
is left for a second thing. A word that one has and the other lacks leaves room, unless it only
carries the number ("bedraagt", "is uitgetrokken") or says who tells it.
"""

from __future__ import annotations

from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.judge.contradiction import SLIPS
from pipeline.reconcile.judge.retold import PLAIN
from pipeline.reconcile.language.concepts import carrying_roots
from pipeline.reconcile.language.narrowing import is_narrowed
from pipeline.reconcile.likeness.levels import Levels
from pipeline.reconcile.likeness.namesakes import are_told_apart
from pipeline.reconcile.outcome.judgement import Judgement
from pipeline.reconcile.rules import number

# Signs that two sentences tell one thing: words that both have, a long one twice, the name of what
# is counted, the period and unit that both name, a number that looks miscopied. Where only one of
# both is dated it takes more.
SIGNS: Final = 4
# So many of them are words, where the documents have to do with each other and where they do not.
WORDS_AMONG_KIN, WORDS = 2, 3
# Words this long that begin alike are parts of one: reserve, reservemiddelen; so many at most.
COMPOUND, MOST_COMPOUNDS = 6, 2
# The longer clause says no more than so many times what the shorter one says.
LONGEST: Final = 6
SCORE_LEAST, SCORE_EACH, SCORE_MOST = 0.5, 0.05, 0.85
# A period of another length than a year is seldom told twice by chance.
_YEAR, _YEARS = 0.99, 1.5


def judge_miscopied(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    """A contradiction where one clause is told again with another number; None otherwise."""
    if levels.value != "apart" or not _may_be_one(left, right, levels):
        return None
    signs = count_signs(left, right, levels)
    if signs < (SIGNS if levels.period in ("same", "unknown") else number("signs_undated")):
        return None
    score = min(SCORE_MOST, SCORE_LEAST + SCORE_EACH * signs)
    return Judgement("contradicts", "", score + SLIPS[levels.slip])


def is_told_again(left: Profile, right: Profile) -> bool:
    """Whether numbers lie near each other and the longer clause has all that the shorter says, what
    carries the number aside."""
    if left.claim.doc_id == right.claim.doc_id or left.label or right.label:
        return False
    if left.claim.in_table or right.claim.in_table or not _lie_near(left, right):
        return False
    shorter, longer = _by_length(left, right)
    words, other = shorter.said, longer.near
    lacking = words - other
    if not lacking or not words:
        return bool(words)
    return len(lacking) <= MOST_COMPOUNDS and _meets(lacking, other)


def count_signs(left: Profile, right: Profile, levels: Levels) -> int:
    """How much tells that the two clauses are about one thing; 0 where one has words of its own."""
    if not is_told_again(left, right):
        return 0
    shorter, other = _by_length(left, right)
    words = shorter.said
    if len(other.said) > LONGEST * len(words):
        return 0
    known = shorter.around | shorter.far | shorter.subject
    if is_narrowed(other.clause, words, known, carrying_roots()):
        return 0
    if len(words) < WORDS and not _meets(other.said, shorter.near | shorter.far):
        return 0
    named_above = other.said & shorter.far
    told = len(words | named_above) + sum(len(word) >= number("long_word") for word in words)
    dated = levels.period == "same" and not levels.period_implied
    exact = dated and left.period is not None and not _YEAR < left.period.years < _YEARS
    if told + exact < (WORDS_AMONG_KIN if levels.kin else WORDS):
        return 0
    named = _names(left) == _names(right) != frozenset()
    measured = left.family not in PLAIN
    return told + named + dated + exact + measured + bool(levels.slip)


def _may_be_one(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether both tell one number outright, and no dimension is told differently."""
    a, b = left.claim, right.claim
    if a.value is None or b.value is None or left.statistic != right.statistic:
        return False
    if levels.count_unit == "other" or levels.definition in ("other", "one_sided"):
        return False
    if levels.period == "other" or levels.unlike:
        return False
    if levels.bounds != "same" or levels.negation == "other" or levels.elsewhere:
        return False
    if levels.population == "other" or are_told_apart(left, right):
        return False
    if _of_another_group(left, right) or _of_another_group(right, left):
        return False
    return _meets(left.core, right.near) or _meets(right.core, left.near)


def _lie_near(left: Profile, right: Profile) -> bool:
    small, large = sorted((abs(left.size), abs(right.size)))
    return left.size * right.size > 0 and large <= number("told_again_apart") * small


def _of_another_group(own: Profile, other: Profile) -> bool:
    """Whether one is of a group that the other does not name: "van de gevallen" is none."""
    foreign = own.population - carrying_roots()
    return own.family == "percent" and not _meets(foreign, other.around)


def _meets(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the others have all these words, alone or at the start of a compound."""
    return all(
        any(len(o) >= COMPOUND and _begin_alike(word, o) for o in others) for word in words - others
    )


def _begin_alike(word: str, other: str) -> bool:
    """Whether the shorter is the start of the longer; its last letter may be hardened."""
    short, long = sorted((word, other), key=len)
    softened = short[:-1] + {"f": "v", "s": "z"}.get(short[-1:], short[-1:])
    return len(short) >= COMPOUND and long.startswith((short, softened))


def _by_length(left: Profile, right: Profile) -> tuple[Profile, Profile]:
    """The one that says less first; of two alike the right."""
    return (left, right) if len(left.said) < len(right.said) else (right, left)


def _names(profile: Profile) -> frozenset[str]:
    return profile.core - carrying_roots()
