"""Two claims held against each other: the verdict, on which dimension, and why."""

from __future__ import annotations

from typing import Final

from pipeline.reconcile.claims.editions import is_erratum, is_open
from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.contradiction import hold_apart
from pipeline.reconcile.judge.difference import judge_dated
from pipeline.reconcile.judge.editions import are_rounded_apart, judge_editions
from pipeline.reconcile.judge.retold import is_retold
from pipeline.reconcile.judge.stages import are_of_one_row, judge_stages
from pipeline.reconcile.judge.verdicts import are_unrelated, judge
from pipeline.reconcile.language.clauses import are_compared_apart
from pipeline.reconcile.language.concepts import count_telling
from pipeline.reconcile.likeness.levels import Levels, levels_of
from pipeline.reconcile.likeness.values import significant_digits, value_level
from pipeline.reconcile.outcome.explanations import Step, describe_levels
from pipeline.reconcile.outcome.judgement import Comparison, Judgement
from schemas.records import Claim
from schemas.vocabularies import Dimension, Verdict

# Two numbers of this many digits are seldom equal by chance.
TELLING_DIGITS: Final = 3
# Nor are numbers in clauses that share so much.
TELLING_CLAUSE, TELLING_WORDS = 0.6, 3
# A label of fewer telling words leaves it to its document what it is of.
TELLING_LABEL: Final = 3


def lay_out(left: Claim, right: Claim, context: Corpus) -> tuple[Step, ...]:
    """The waterfall of any two claims of one unit family; empty for claims of two families."""
    profiles = [context.profile(c) for c in (left, right)]
    if profiles[0].family != profiles[1].family:
        return ()
    levels = levels_of(profiles[0], profiles[1])
    return tuple(describe_levels(left, right, levels))


def compare(left: Claim, right: Claim, context: Corpus) -> Comparison | None:
    """The comparison of two claims; None when they are not about the same thing."""
    if left.claim_id == right.claim_id:
        return None
    return compare_profiles(*in_order(context.profile(left), context.profile(right)), context)


def in_order(one: Profile, other: Profile) -> tuple[Profile, Profile]:
    """Two claims in the order in which they are compared."""
    names = [(p.claim.doc_id, p.claim.claim_id) for p in (one, other)]
    return (one, other) if names[0] <= names[1] else (other, one)


def compare_profiles(left: Profile, right: Profile, context: Corpus) -> Comparison | None:
    """The same for profiles already made, in canonical order."""
    if left.family != right.family:
        return None
    judgement = _judge(left, right, context)
    if judgement is None and context.are_editions(left.claim, right.claim):
        unclear = any(
            context.is_unclear(claim) and not context.has_headings_of_its_own(claim)
            for claim in (left.claim, right.claim)
        )
        newest = context.is_newest(left.claim) and context.is_newest(right.claim)
        alone = _are_each_alone(left, right, context)
        if alone or not unclear:
            judgement = judge_editions(left, right, newest=newest, alone=alone)
    if judgement is None and are_of_one_row(left, right) and _are_each_alone(left, right, context):
        judgement = judge_stages(left, right)
    if judgement is None:
        return None
    verdict, dimension, score = judgement.verdict, judgement.dimension, judgement.score
    return Comparison(left.claim, right.claim, verdict, dimension, score)


def _are_each_alone(left: Profile, right: Profile, context: Corpus) -> bool:
    """Whether no other number of its document stands under the headings of either cell."""
    return all(context.tells_one_number(p.claim) for p in (left, right))


def _judge(left: Profile, right: Profile, context: Corpus) -> Judgement | None:
    """What the two tell by themselves, seen with their documents."""
    if are_unrelated(left, right):
        return None
    levels = levels_of(left, right)
    judgement = judge(left, right, levels)
    if judgement is None:
        judgement = judge_dated(left, right, levels, context.years_of(left, right))
    return judgement and _weigh(left, right, judgement, levels, context)


def _weigh(
    left: Profile, right: Profile, judgement: Judgement, levels: Levels, context: Corpus
) -> Judgement | None:
    """A judgement seen with its documents: unclear words prove nothing, and editions revise.

    Where words fit several numbers, two of those may still be equal by more than chance. A number
    that stands in the other's very sentence, beside the one that differs, contradicts nothing. An
    edition repeats the words of the last: clauses that each say something else tell two things, and
    so do changes since another edition each. What a document only supposes or asked contradicts no
    other.
    """
    if are_compared_apart(left.claim.measure, right.claim.measure):
        return None
    if _are_labels_of_two(left, right) and not context.are_editions(left.claim, right.claim):
        return None
    if context.is_unclear(left.claim) or context.is_unclear(right.claim):
        digits = significant_digits(left.claim)
        alike = levels.clause >= TELLING_CLAUSE and levels.common >= TELLING_WORDS
        alike = alike and _are_sentences_of_two(left, right)
        sure = digits >= TELLING_DIGITS or alike or is_retold(left, right, levels)
        return judgement if judgement.verdict == "agrees" and sure else None
    if judgement.verdict != "contradicts":
        return judgement
    if context.tells_beside(left.claim, right.claim) or context.tells_beside(
        right.claim, left.claim
    ):
        return None
    if context.are_editions(left.claim, right.claim):
        cells = left.claim.in_table and right.claim.in_table
        told_again = cells or levels.echoed or not levels.apart
        if levels.period == "same" and are_rounded_apart(left.claim, right.claim):
            return Judgement("consistent", "rounding", judgement.score * 0.9)
        dimension = _between_editions(left, right, levels, context)
        return Judgement("explained", dimension, judgement.score * 0.9) if told_again else None
    return None if hold_apart(left, right) else judgement


def _between_editions(left: Profile, right: Profile, levels: Levels, context: Corpus) -> Dimension:
    """What another number in another edition is: a revision of what is told of one named time, or
    put right by an erratum; else each edition tells of its own time."""
    named = levels.period == "same" and not levels.period_implied
    named = named and not is_open(left.claim.period)
    corrected = any(is_erratum(context.documents[p.claim.doc_id]) for p in (left, right))
    years = context.years_of(left, right)
    return "revision" if named or corrected or years[0] == years[1] else "period"


def _are_labels_of_two(left: Profile, right: Profile) -> bool:
    """Whether two labels of two documents leave it to these what they are of: "Afgewezen: 3".

    In editions that is one thing; elsewhere their own words must tell it, or a long number.
    """
    if left.claim.doc_id == right.claim.doc_id or left.claim.in_table or right.claim.in_table:
        return False
    if not all(p.label and not p.claim.sentence.endswith(".") for p in (left, right)):
        return False
    digits = min(significant_digits(left.claim), significant_digits(right.claim))
    telling = min(count_telling(left.core), count_telling(right.core))
    return digits < TELLING_DIGITS and telling < TELLING_LABEL


def _are_sentences_of_two(left: Profile, right: Profile) -> bool:
    """Whether whole sentences of two documents are held together, no labels or cells."""
    if left.claim.doc_id == right.claim.doc_id:
        return False
    return not any(p.label or p.claim.in_table for p in (left, right))


def restate(label: Claim, text: Claim, context: Corpus) -> Comparison:
    """The comparison of a claim with one that tells the same number: a chart's label, say."""
    verdict, dimension = _verdict_on_number(label, text, context)
    return Comparison(label, text, verdict, dimension, 0.7)


def relabel(comparison: Comparison, text: Claim, label: Claim, context: Corpus) -> Comparison:
    """The same comparison with a claim replaced by the label that restates it."""
    left, right = (label if c is text else c for c in (comparison.left, comparison.right))
    verdict, dimension = comparison.verdict, comparison.dimension
    if verdict in ("agrees", "consistent"):
        verdict, dimension = _verdict_on_number(left, right, context)
    meant = comparison.meant or (comparison.left, comparison.right)
    return Comparison(left, right, verdict, dimension, comparison.score * 0.9, meant)


def _verdict_on_number(left: Claim, right: Claim, context: Corpus) -> tuple[Verdict, Dimension]:
    """The verdict on two claims known to tell the same number."""
    equal = value_level(context.profile(left), context.profile(right)) == "equal"
    return ("agrees", "") if equal else ("consistent", "comparator")
