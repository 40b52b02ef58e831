"""From levels to a verdict. Precision first: a false `contradicts` is the worst mistake.

Same on all dimensions and compatible numbers agree; same on all and incompatible contradict;
alike and different on one dimension is explained by it; anything else is no relation at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reconcile.levels import Levels
from pipeline.reconcile.profile import Profile
from schemas.vocabularies import Dimension, Verdict

# Cover of the words that say what a claim is about: the same thing, and alike.
SAME_LEAST, SAME_MOST = 0.72, 0.8
AGREE_LEAST, AGREE_MOST = 0.45, 0.72
ALIKE_LEAST, ALIKE_MOST = 0.4, 0.6
# Numbers further apart than this are seldom two readings of one thing.
FAR_APART = 3.0


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
    if levels.shared < 1.0 and not _bare(left, right, levels):
        return None
    differing = differences(left, right, levels)
    if not differing:
        return _same_thing(left, right, levels)
    if len(differing) > 1:
        return None
    return _explained(left, right, levels, differing[0])


def differences(left: Profile, right: Profile, levels: Levels) -> list[Dimension]:
    """The dimensions on which the texts say different things, the telling ones first."""
    found: list[Dimension] = []
    if levels.definition == "other":
        found.append("definition")
    if levels.count_unit == "other":
        found.append("count_unit")
    if levels.population == "other" or levels.bounds == "other":
        found.append("population")
    means = {left.statistic, right.statistic} == {"mean", "level"}
    if levels.period == "other" and not (levels.period_implied and found):
        found.append("period")
    if levels.statistic == "other" and not (means and levels.period == "other"):
        found.append("statistic")
    if levels.per == "other":
        found.append("per")
    return found


def _cannot_meet(left: Profile, right: Profile) -> bool:
    a, b = left.claim, right.claim
    if left.interval is None or right.interval is None:
        return True
    if a.in_table and b.in_table and (a.doc_id, a.in_table) == (b.doc_id, b.in_table):
        return True
    changing = {"change", "ratio"}
    return (left.statistic in changing) != (right.statistic in changing)


def _bare(left: Profile, right: Profile, levels: Levels) -> bool:
    return False


def _same_thing(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    score = 0.5 * (levels.least + levels.most)
    if levels.negation == "other":
        return None
    if levels.head == "other" and levels.count_unit != "unknown":
        return None
    if levels.value in ("equal", "rounding", "comparator"):
        if levels.least < AGREE_LEAST or levels.most < AGREE_MOST:
            return None
        if levels.value == "equal":
            return Judgement("agrees", "", score)
        return Judgement(
            "consistent", "rounding" if levels.value == "rounding" else "comparator", score * 0.95
        )
    if levels.value == "beyond":
        return None
    if (
        levels.definition == "one_sided"
        and levels.least >= ALIKE_LEAST
        and levels.most >= SAME_MOST
    ):
        return Judgement("explained", "definition", score * 0.8)
    return Judgement("contradicts", "", score) if _contradict(left, right, levels) else None


def _contradict(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether incompatible numbers are told of one and the same thing, beyond doubt."""
    if levels.same_sentence or left.vague or right.vague:
        return False
    if levels.least < SAME_LEAST or levels.most < SAME_MOST:
        return False
    if levels.period not in ("same", "unknown") or levels.bounds != "same":
        return False
    if levels.period == "unknown" and left.claim.doc_id == right.claim.doc_id:
        return False
    if levels.per == "one_sided" and levels.period != "same":
        return False
    small, large = sorted((abs(left.size), abs(right.size)))
    return small > 0 and (large / small <= FAR_APART or levels.least >= 0.9)


def _explained(
    left: Profile, right: Profile, levels: Levels, dimension: Dimension
) -> Judgement | None:
    score = 0.5 * (levels.least + levels.most) * 0.9
    if levels.least < ALIKE_LEAST or levels.most < ALIKE_MOST:
        return None
    if dimension != "count_unit" and levels.head == "other" and levels.count_unit == "same":
        return None
    if levels.negation == "other":
        return None
    return Judgement("explained", dimension, score)
