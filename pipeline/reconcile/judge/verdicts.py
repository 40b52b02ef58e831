"""From levels to a verdict. Precision first: a false `contradicts` is the worst mistake.

Same on all dimensions and compatible numbers agree; same on all and incompatible contradict;
alike and different on one dimension is explained by it; anything else is no relation at all.
"""

from __future__ import annotations

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.judge.agreement import judge_agreement
from pipeline.reconcile.judge.contradiction import judge_contradiction
from pipeline.reconcile.judge.difference import judge_count_units, judge_difference
from pipeline.reconcile.judge.miscopied import is_told_again, judge_miscopied
from pipeline.reconcile.judge.retold import is_cell_told_again, is_retold
from pipeline.reconcile.language.concepts import count_telling
from pipeline.reconcile.likeness.cover import residue_of
from pipeline.reconcile.likeness.dimensions import (
    Level,
    bounds_level,
    heads_of,
    marks_level,
    period_level,
    population_level,
)
from pipeline.reconcile.likeness.further import others
from pipeline.reconcile.likeness.kinship import are_beside, are_of_two_bodies, are_other_rows
from pipeline.reconcile.likeness.levels import Levels
from pipeline.reconcile.likeness.namesakes import are_other_entries
from pipeline.reconcile.likeness.timed import are_timed_by_documents
from pipeline.reconcile.likeness.values import ValueLevel, value_level
from pipeline.reconcile.outcome.judgement import RESIDUE, Judgement, are_far_apart, score_of
from schemas.vocabularies import Dimension


def judge(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    """The verdict on two claims of one unit family that `are_unrelated` lets by; None for none."""
    if is_retold(left, right, levels) or is_cell_told_again(left, right, levels):
        if levels.value == "rounding":
            return Judgement("consistent", "rounding", score_of(levels, 0.95))
        return Judgement("agrees", "", score_of(levels, 1.0))
    judged = _judge_by_dimension(left, right, levels)
    if judged is None or judged.verdict == "explained":
        return judge_miscopied(left, right, levels) or judged
    return judged


def _judge_by_dimension(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    if (levels.residue > RESIDUE and not levels.linked) or levels.bounds == "unknown":
        return None
    if levels.count_unit == "other":
        return judge_count_units(left, right, levels)
    if _say_other_things(left, right, levels.definition):
        return None
    differing = differences(left, right, levels)
    if not differing:
        return _judge_one_thing(left, right, levels)
    if len(differing) > 1:
        return None
    return judge_difference(left, right, levels, differing[0])


def are_unrelated(left: Profile, right: Profile) -> bool:
    """Whether a few looks tell that `judge` finds nothing: it spares most pairs their levels.

    Numbers that are equal, or of one sentence, may be told of one thing in quite other words.
    """
    if _cannot_meet(left, right):
        return True
    value = value_level(left, right)
    if are_beside(left.claim, right.claim) or value == "equal":
        return False
    return _are_named_apart(left, right, value) and not is_told_again(left, right)


def _are_named_apart(left: Profile, right: Profile, value: ValueLevel) -> bool:
    """Whether names, limits, or more dimensions than one tell two numbers that differ apart."""
    if min(residue_of(left, right), residue_of(right, left)) > RESIDUE:
        return True
    head, count_unit = heads_of(left, right)
    if count_unit == "other":
        return False
    bounds = bounds_level(left, right)
    if head == "other" or bounds == "unknown":
        return True
    return _differ_too_much(left, right, bounds, value)


def _differ_too_much(left: Profile, right: Profile, bounds: Level, value: ValueLevel) -> bool:
    """Whether more differs than one dimension, or anything where nothing may: a cell explains no
    difference, and neither do numbers far apart."""
    nothing_may = bool(left.claim.in_table or right.claim.in_table) or are_far_apart(left, right)
    if nothing_may and value == "beyond":
        return True
    most = 0 if nothing_may else 1
    period, implied = period_level(left, right)
    differing = (period == "other" and not implied) + len(others(left, right))
    if differing > most:
        return True
    definition = marks_level(left, right, "definition")
    differing += bounds == "other" or _is_defined_apart(left, right, definition, value)
    if differing > most or _say_other_things(left, right, definition):
        return True
    return differing + (population_level(left, right) == "other") > most


def _is_defined_apart(left: Profile, right: Profile, definition: Level, value: ValueLevel) -> bool:
    """Whether contrasting words are named, or for numbers that differ one such word by one."""
    targets = "target" in (left.statistic, right.statistic)
    one_names_it = definition == "one_sided" and value == "apart" and not targets
    return definition == "other" or one_names_it


def _cannot_meet(left: Profile, right: Profile) -> bool:
    a, b = left.claim, right.claim
    if left.interval is None or right.interval is None or left.limit or right.limit:
        return True
    if a.in_table and b.in_table and a.doc_id == b.doc_id:
        return True
    if a.in_table and b.in_table and are_other_rows(a, b):
        return True
    if are_of_two_bodies(left, right) or are_other_entries(left, right):
        return True
    changing = {"change", "ratio"}
    return (left.statistic in changing) != (right.statistic in changing)


def _say_other_things(left: Profile, right: Profile, definition: Level) -> bool:
    """Whether two shares of one population are shares for what is said of it: a third younger than
    23 and a third under supervision have nothing to do with each other."""
    if left.family != "percent" or definition == "other":
        return False
    ours, theirs = left.core - left.population, right.core - right.population
    foreign = (ours - right.around - right.far, theirs - left.around - left.far)
    return (
        bool(ours and theirs) and foreign == (ours, theirs) and min(map(count_telling, foreign)) > 0
    )


def differences(left: Profile, right: Profile, levels: Levels) -> list[Dimension]:
    """The dimensions on which the texts say different things, the telling ones first.

    A period that only the document implies does not count beside a difference in the text, nor for
    one number told by documents of two times, and neither does a mean over years held against one
    of them: that is the period.
    """
    found: list[Dimension] = []
    defined_apart = _is_defined_apart(left, right, levels.definition, levels.value)
    if defined_apart or levels.bounds == "other":
        found.append("definition")
    if levels.population == "other":
        found.append("population")
    if levels.period == "other" and not (levels.period_implied and found):
        told_again = levels.value == "equal" and are_timed_by_documents(left, right)
        found += [] if told_again else ["period"]
    means = {left.statistic, right.statistic} == {"mean", "level"}
    if levels.statistic == "other" and not (means and levels.period == "other"):
        found.append("statistic")
    return [*found, *levels.others]


def _judge_one_thing(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    if levels.negation == "other" or levels.head == "other" or levels.value == "beyond":
        return None
    if levels.value == "apart":
        return judge_contradiction(left, right, levels)
    return judge_agreement(left, right, levels)
