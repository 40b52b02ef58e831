"""From levels to a verdict. Precision first: a false `contradicts` is the worst mistake.

Same on all dimensions and compatible numbers agree; same on all and incompatible contradict;
alike and different on one dimension is explained by it; anything else is no relation at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.reconcile.concepts import concepts_of, count_telling
from pipeline.reconcile.kinship import are_other_rows
from pipeline.reconcile.levels import Levels
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.values import significant_digits
from schemas.vocabularies import Dimension, Verdict

# Cover of the words that say what a claim is about: the same thing, and alike.
SAME_LEAST, SAME_MOST, SAME_CLAUSE = 0.7, 0.8, 0.45
AGREE_LEAST, AGREE_MOST = 0.45, 0.72
ALIKE_LEAST, ALIKE_MOST = 0.4, 0.6
# One claim may say much more than the other that agrees with it and is wholly in it.
WHOLE, WHOLE_EVIDENCE = 0.95, 3.0
# More than this on both sides, named by one and lacking in the other, makes two things.
RESIDUE: Final = 0.6
# What must tie two claims together before anything is said about them.
AGREE_EVIDENCE, EXPLAIN_EVIDENCE, CONTRADICT_EVIDENCE = 1.7, 1.8, 2.2
# Numbers further apart than this are seldom two readings of one thing.
FAR_APART: Final = 3.5
# Clauses that tell the same in any document: telling words in both, and their least cover.
ALIKE_WORDS, ALIKE_CLAUSE = 3, 0.75
UNDATED_WORDS, UNDATED_CLAUSE = 4, 0.9
# What a number that looks miscopied adds to the score of a contradiction.
SLIPS: Final = {"": 0.0, "mistyped": 0.05, "swapped": 0.1}
# Numbers told loosely lie within this share of each other.
NEARBY: Final = 0.25
# Telling words that each clause may have and the other lack.
STRANGERS: Final = 2
# Counted beside what is done with them; two things done are told apart by their definition.
PEOPLE: Final = frozenset({"person", "household"})
# Numbers of this many digits are seldom equal by chance, even where neither text names them.
LONG, DIGITS_EVIDENCE = 3, 0.4
# Counts up to here are often parts of the argument: "drie vragen", "twaalf maatregelen".
STRUCTURAL: Final = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its dimension and a score from 0 to 1."""

    verdict: Verdict
    dimension: Dimension
    score: float


def judge(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    """The verdict on two claims of one unit family; None when they are unrelated."""
    if _cannot_meet(left, right):
        return None
    if (levels.residue > RESIDUE and not levels.linked) or levels.bounds == "unknown":
        return None
    if levels.count_unit == "other":
        return _count_units(left, right, levels)
    if _say_other_things(left, right, levels):
        return None
    differing = differences(left, right, levels)
    if not differing:
        return _same_thing(left, right, levels)
    if len(differing) > 1:
        return None
    return _explained(left, right, levels, differing[0])


def _say_other_things(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether two shares of one population are shares for what is said of it: a third younger than
    23 and a third under supervision have nothing to do with each other."""
    if left.family != "percent" or levels.definition == "other":
        return False
    ours, theirs = left.core - left.population, right.core - right.population
    foreign = (ours - right.around - right.far, theirs - left.around - left.far)
    return (
        bool(ours and theirs) and foreign == (ours, theirs) and min(map(count_telling, foreign)) > 0
    )


def differences(left: Profile, right: Profile, levels: Levels) -> list[Dimension]:
    """The dimensions on which the texts say different things, the telling ones first.

    A period that only the document implies does not count beside a difference in the text, and
    neither does a mean over years held against one of them: that is the period.
    """
    found: list[Dimension] = []
    targets = "target" in (left.statistic, right.statistic)
    one_names_it = levels.definition == "one_sided" and levels.value == "apart" and not targets
    if levels.definition == "other" or levels.bounds == "other" or one_names_it:
        found.append("definition")
    if levels.population == "other":
        found.append("population")
    if levels.period == "other" and not (levels.period_implied and found):
        found.append("period")
    means = {left.statistic, right.statistic} == {"mean", "level"}
    if levels.statistic == "other" and not (means and levels.period == "other"):
        found.append("statistic")
    if levels.per == "other":
        found.append("per")
    return found


def _cannot_meet(left: Profile, right: Profile) -> bool:
    a, b = left.claim, right.claim
    if left.interval is None or right.interval is None or left.limit or right.limit:
        return True
    if a.in_table and b.in_table and a.doc_id == b.doc_id:
        return True
    if a.in_table and b.in_table and are_other_rows(a, b):
        return True
    changing = {"change", "ratio"}
    return (left.statistic in changing) != (right.statistic in changing)


def _score(levels: Levels, factor: float) -> float:
    covers = 0.5 * (levels.least + levels.most)
    return factor * (0.7 * covers + 0.3 * min(1.0, levels.evidence / 4))


def _same_thing(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    if levels.negation == "other" or levels.head == "other" or levels.value == "beyond":
        return None
    if levels.value != "apart":
        if levels.value == "comparator" and not _meet_closely(left, right, levels):
            return None
        digits = significant_digits(left.claim.value)
        least = WHOLE_EVIDENCE - DIGITS_EVIDENCE * (levels.value == "equal" and digits >= LONG)
        whole = levels.most >= WHOLE and levels.evidence >= least
        if levels.most < AGREE_MOST or (levels.least < AGREE_LEAST and not whole):
            return None
        if levels.evidence < AGREE_EVIDENCE or (levels.bounds != "same" and levels.least < 0.6):
            return None
        nameless = not (left.core or right.core or levels.echoed)
        if nameless and digits < LONG:
            return None
        if _structural(left, right) or (levels.same_sentence and not levels.apposed):
            return None
        if levels.value == "equal":
            return Judgement("agrees", "", _score(levels, 1.0))
        return Judgement("consistent", levels.value, _score(levels, 0.95))
    if _contradict(left, right, levels):
        return Judgement("contradicts", "", _score(levels, 0.9) + SLIPS[levels.slip])
    return None


def _meet_closely(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether loose numbers meet by more than room: of one document two ranges, or a range and a
    number in it, are two things told; elsewhere they lie near each other."""
    a, b = left.claim, right.claim
    if {a.comparator, b.comparator} in _OPPOSED:
        return False
    if a.doc_id == b.doc_id and (a.value is None or b.value is None) and not levels.apposed:
        return False
    small, large = sorted((abs(left.size), abs(right.size)))
    return large - small <= NEARBY * large


_OPPOSED: Final = ({"lt", "gt"}, {"lt", "gte"}, {"lte", "gt"})


def _structural(left: Profile, right: Profile) -> bool:
    """Twice "twee conclusies" in one document: such small numbers build a text, count little."""
    if left.claim.doc_id != right.claim.doc_id or left.period or right.period:
        return False
    bare = min(count_telling(left.core), count_telling(right.core)) < 2
    return bare and left.family == "count" and max(left.size, right.size) <= STRUCTURAL


def _contradict(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether incompatible numbers are told of one and the same thing, beyond doubt."""
    vague = (left.vague or right.vague) and not levels.echoed
    if levels.same_sentence or vague or levels.elsewhere:
        return False
    if levels.strange >= STRANGERS or left.claim.value is None or right.claim.value is None:
        return False
    if left.statistic != right.statistic or not (levels.kin or _told_alike(levels)):
        return False
    if left.core - right.around - right.far and right.core - left.around - left.far:
        return False
    if (left.claim.in_table or right.claim.in_table) and left.core ^ right.core:
        return False
    if _name_other_codes(left, right):
        return False
    tied = levels.evidence >= CONTRADICT_EVIDENCE or _told_alike(levels)
    if not tied or levels.clause < SAME_CLAUSE:
        return False
    if levels.least < SAME_LEAST or levels.most < SAME_MOST:
        return False
    if levels.population != "same" and levels.least < 0.9:
        return False
    if levels.definition != "same":
        return False
    timed = levels.period in ("same", "unknown") or _told_alike(levels)
    if not timed or levels.bounds != "same":
        return False
    if left.claim.doc_id == right.claim.doc_id and not _restated(left, right, levels):
        return False
    if levels.per == "one_sided" and levels.period != "same" and not levels.echoed:
        return False
    return not _far_apart(left, right) or levels.least >= 0.9


def _name_other_codes(left: Profile, right: Profile) -> bool:
    """Whether the clauses name things told apart by a code (PM10, PM2) or by their indicator."""
    codes = [{word for word in p.near if any(c.isdigit() for c in word)} for p in (left, right)]
    if codes[0] and codes[1] and not codes[0] & codes[1]:
        return True
    indicators = left.claim.indicator, right.claim.indicator
    return all(indicators) and indicators[0] != indicators[1]


def _told_alike(levels: Levels) -> bool:
    """Whether two clauses say the same in so many telling words that it does not matter in which
    documents they stand. Where no time is told, it takes more of them; where one of both tells it,
    the sentence itself and a number that looks miscopied."""
    alike = levels.clause >= ALIKE_CLAUSE and levels.least >= SAME_MOST and not levels.strange
    if not alike or not levels.common or levels.per == "other":
        return False
    if levels.period == "same" and not levels.period_implied:
        return levels.echoed or levels.common >= ALIKE_WORDS
    if levels.period == "unknown":
        nearly = levels.clause >= UNDATED_CLAUSE and levels.common >= UNDATED_WORDS
        return levels.echoed or nearly
    return levels.period == "one_sided" and levels.echoed and bool(levels.slip)


def _restated(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether one document tells the same thing twice, nearly word for word: it seldom errs."""
    sections = concepts_of(left.claim.section), concepts_of(right.claim.section)
    apart = sections[0] - sections[1] and sections[1] - sections[0]
    ours, theirs = concepts_of(left.claim.sentence), concepts_of(right.claim.sentence)
    alike = len(ours & theirs) >= 0.7 * max(len(ours), len(theirs))
    nearly = alike and levels.clause >= 0.8 and levels.least >= 0.85
    return nearly and not apart and not levels.period_implied


def _explained(
    left: Profile, right: Profile, levels: Levels, dimension: Dimension
) -> Judgement | None:
    named = left.family == "percent" or levels.head in ("same", "compatible")
    if not named or levels.negation == "other":
        return None
    if levels.least < ALIKE_LEAST or levels.most < ALIKE_MOST:
        return None
    if levels.evidence < EXPLAIN_EVIDENCE or (left.claim.value is right.claim.value is None):
        return None
    if not _explains_well(left, right, levels, dimension):
        return None
    if dimension == "population" and levels.bounds != "same":
        return None
    if dimension == "period" and _same_series(left, right):
        return None
    if left.claim.in_table and right.claim.in_table:
        return None
    if dimension == "period" and (left.claim.in_table or right.claim.in_table):
        return None
    if dimension == "population" and levels.predicate > RESIDUE:
        return None
    if _far_apart(left, right) or (levels.same_sentence and dimension == "statistic"):
        return None
    if levels.bounds == "other" and (levels.least < SAME_LEAST or _same_series(left, right)):
        return None
    told = levels.period == "same" and levels.least >= SAME_MOST
    if dimension == "statistic" and "target" not in (left.statistic, right.statistic) and not told:
        return None
    return Judgement("explained", dimension, _score(levels, 0.9))


def _explains_well(left: Profile, right: Profile, levels: Levels, dimension: Dimension) -> bool:
    """Whether the difference has whole clauses to rest on: labels and cells say too little for a
    definition, another noun counted too little for a period, other words for a statistic."""
    sides = (left, right)
    if dimension == "definition":
        return not any(p.label or p.claim.in_table for p in sides)
    if dimension == "period":
        return left.family == "percent" or levels.head == "same"
    return dimension != "statistic" or levels.strange < STRANGERS


def _far_apart(left: Profile, right: Profile) -> bool:
    small, large = sorted((abs(left.size), abs(right.size)))
    return small <= 0 or large / small > FAR_APART


def _same_series(left: Profile, right: Profile) -> bool:
    """Two years of one series in one document: the reader sees them side by side."""
    return left.claim.doc_id == right.claim.doc_id and left.statistic == right.statistic


def _count_units(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    """People beside tracks, cases beside decisions: one thing counted in two ways.

    Either the sentence says that the one is for or of the other, or both tell of the same years
    and nothing in the shorter of the two noun phrases is foreign to the other's sentence.
    """
    if not {left.head_class, right.head_class} & PEOPLE:
        return None
    if left.family != "count" or levels.period == "other" or levels.statistic == "other":
        return None
    if _far_apart(left, right) or levels.per == "other":
        return None
    if levels.linked:
        return Judgement("explained", "count_unit", _score(levels, 0.9))
    if left.claim.doc_id == right.claim.doc_id or levels.period != "same" or levels.period_implied:
        return None
    for one, other in ((left, right), (right, left)):
        own = one.core - {one.head} - one.topic
        foreign = own - other.around - other.far
        topics = (other.core - {other.head} - other.topic) & (one.around | one.far)
        if not foreign and (topics or own):
            return Judgement("explained", "count_unit", _score(levels, 0.9))
    return None
