"""Two sentences of which one number agrees: what that says of the numbers beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.compare import restate
from pipeline.reconcile.likeness.levels import Levels, levels_of
from pipeline.reconcile.outcome.judgement import Comparison
from schemas.records import Claim

# The scores of a number that is equal, and of one that is not, beside one that agrees.
EQUAL, APART = 0.8, 0.75
# Clauses that tell the same thing but for the number: their least cover and shared telling words.
SAME_CLAUSE, SAME_WORDS = 0.8, 4
# Numbers further apart are seldom told of one thing.
FAR_APART: Final = 2.5


def tell_beside(
    comparisons: Sequence[Comparison], own: Collection[str], corpus: Corpus
) -> Iterator[Comparison]:
    """What else the sentences of an agreement tell: equal numbers agree, and one that differs in
    the same words contradicts. `own` names the claims of the newcomer."""
    known = {frozenset((c.left.claim_id, c.right.claim_id)) for c in comparisons}
    for comparison in comparisons:
        ends = (comparison.left, comparison.right)
        told, source = ends if comparison.left.claim_id in own else ends[::-1]
        if comparison.verdict != "agrees" or told.in_table or source.in_table:
            continue
        ours, theirs = corpus.sentence_of(told), corpus.sentence_of(source)
        for claim in ours:
            if claim is told or claim.value is None:
                continue
            found = _equal(claim, ours, theirs, corpus) or _apart(claim, source, theirs, corpus)
            if found is None:
                continue
            pair = frozenset((found.left.claim_id, found.right.claim_id))
            if pair not in known:
                known.add(pair)
                yield found


def _number(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.value_low, claim.value_high, claim.unit


def _equal(
    claim: Claim, ours: Sequence[Claim], theirs: Sequence[Claim], corpus: Corpus
) -> Comparison | None:
    """The one claim of the other sentence that tells the same number, where each tells it once."""
    equal = [c for c in theirs if _number(c) == _number(claim)]
    once = sum(_number(c) == _number(claim) for c in ours) == 1
    if len(equal) != 1 or not once:
        return None
    return replace(restate(claim, equal[0], corpus), score=EQUAL)


def _apart(
    claim: Claim, source: Claim, theirs: Sequence[Claim], corpus: Corpus
) -> Comparison | None:
    """The claim of the other sentence that tells another number in the same words."""
    profile = corpus.profile(claim)
    for other in theirs:
        if other is source or other.value is None or corpus.tells_beside(claim, other):
            continue
        against = corpus.profile(other)
        levels = levels_of(profile, against)
        if profile.family == against.family and _same_but_for_number(profile, against, levels):
            return Comparison(claim, other, "contradicts", "", APART)
    return None


def _same_but_for_number(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether two clauses tell one thing in the same words, and only the number differs."""
    if levels.value != "apart" or levels.head != "same" or left.core != right.core:
        return False
    if levels.clause < SAME_CLAUSE or levels.common < SAME_WORDS:
        return False
    if left.limit or right.limit or left.statistic != right.statistic or levels.others:
        return False
    dimensions = {levels.population, levels.definition, levels.bounds, levels.negation}
    if "other" in dimensions or (levels.period == "other" and not levels.period_implied):
        return False
    small, large = sorted((abs(left.size), abs(right.size)))
    return small > 0 and large / small <= FAR_APART
