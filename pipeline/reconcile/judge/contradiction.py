"""When incompatible numbers are told of one and the same thing, beyond doubt.

A false `contradicts` is the worst mistake: every doubt rules it out.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.clauses import points_back, supposes, tells_of_own_study
from pipeline.reconcile.language.concepts import carrying_roots, concepts_of, count_telling
from pipeline.reconcile.language.narrowing import is_narrowed
from pipeline.reconcile.likeness.dimensions import period_level
from pipeline.reconcile.likeness.kinship import may_be_of_two_bodies
from pipeline.reconcile.likeness.levels import Levels
from pipeline.reconcile.likeness.namesakes import are_told_apart
from pipeline.reconcile.outcome.judgement import (
    SAME_MOST,
    STRANGERS,
    Judgement,
    are_far_apart,
    score_of,
)
from pipeline.reconcile.rules import number
from schemas.records import Claim

# What must tie two claims together before one is held against the other.
EVIDENCE: Final = 2.2
# Clauses that tell the same in any document: telling words in both, and their least cover.
ALIKE_WORDS, ALIKE_CLAUSE = 3, 0.75
UNDATED_WORDS, UNDATED_CLAUSE = 4, 0.9
# Fewer telling words than this leave it to what is around a sentence what it is about.
FORM_WORDS: Final = 2
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")
# What a number that looks miscopied adds to the score.
SLIPS: Final = {"": 0.0, "mistyped": 0.05, "swapped": 0.1}


def judge_contradiction(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    """Numbers that cannot both be true, on claims that differ on nothing."""
    if not _speak_plainly(left, right, levels) or not _name_the_same(left, right, levels):
        return None
    if not _share_all(left, right, levels):
        return None
    return Judgement("contradicts", "", score_of(levels, 0.9) + SLIPS[levels.slip])


def _speak_plainly(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether each says one number of its own, in words that do not point elsewhere."""
    vague = (left.vague or right.vague) and not levels.echoed
    if levels.same_sentence or vague or levels.elsewhere or left.nameless or right.nameless:
        return False
    if levels.strange >= STRANGERS or left.claim.value is None or right.claim.value is None:
        return False
    return left.statistic == right.statistic and (levels.kin or are_told_alike(levels))


def hold_apart(left: Profile, right: Profile) -> bool:
    """Whether two numbers each hold for what their own document supposed, asked or examined, for a
    body that the other's does not name, or are changes between other times than one that both
    tell."""
    if may_be_of_two_bodies(left, right):
        return True
    if any(supposes(p.claim.sentence[: p.claim.start]) for p in (left, right)):
        return True
    if left.statistic == right.statistic == "change":
        return period_level(left, right) != ("same", False)
    return left.claim.doc_id != right.claim.doc_id and any(
        tells_of_own_study(claim.sentence) and not (claim.cited_source or claim.attributed_to)
        for claim in (left.claim, right.claim)
    )


def _name_the_same(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether neither names a thing, place, code, body or indicator that the other does not.

    Where both name one time, one of them may say more of what it is about.
    """
    if _name_each_their_own(left, right) or are_told_apart(left, right):
        return False
    if may_be_of_two_bodies(left, right):
        return False
    narrowed = _narrows(left, right) + _narrows(right, left)
    if narrowed > (levels.period == "same"):
        return False
    return not (left.claim.in_table or right.claim.in_table) or left.core == right.core


def _name_each_their_own(left: Profile, right: Profile) -> bool:
    """Whether each names what the other's sentence does not, and one of both what the other has
    nowhere: "taken voor isolatie" in a letter on heating, and "taken voor verwarming"."""
    ours, theirs = left.core - right.around, right.core - left.around
    return bool(ours and theirs and (ours - right.far or theirs - left.far))


def _narrows(own: Profile, other: Profile) -> bool:
    """Whether a clause narrows what both tell: "omzet uit pensioenen" beside "uit hypotheken"."""
    known = other.around | other.far | other.subject
    return is_narrowed(own.clause, own.near & other.near, known, carrying_roots())


def _share_all(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether words, period, group, definition and limits leave no room for a difference."""
    tied = levels.evidence >= EVIDENCE or are_told_alike(levels)
    if not tied or levels.clause < number("alike_clause"):
        return False
    if levels.least < number("same_cover") or levels.most < SAME_MOST:
        return False
    if levels.population != "same" and levels.least < 0.9:
        return False
    if levels.definition != "same":
        return False
    timed = levels.period in ("same", "unknown") or are_told_alike(levels)
    if not timed or levels.bounds != "same":
        return False
    if left.claim.doc_id == right.claim.doc_id and not _restated(left, right, levels):
        return False
    if levels.unlike and levels.period != "same" and not levels.echoed:
        return False
    return not are_far_apart(left, right) or (levels.least >= 0.9 and left.core == right.core)


def are_told_alike(levels: Levels) -> bool:
    """Whether two clauses say the same in so many telling words that it does not matter in which
    documents they stand.

    Where no time is told, it takes more of them; where one of both tells it, the sentence itself
    and a number that looks miscopied.
    """
    alike = levels.clause >= ALIKE_CLAUSE and levels.least >= SAME_MOST and not levels.strange
    if not alike or not levels.common or levels.others:
        return False
    if levels.period == "same" and not levels.period_implied:
        return levels.echoed or levels.common >= ALIKE_WORDS
    if levels.period == "unknown":
        nearly = levels.clause >= UNDATED_CLAUSE and levels.common >= UNDATED_WORDS
        return levels.echoed or nearly
    return levels.period == "one_sided" and levels.echoed and bool(levels.slip)


def _are_of_one_form(left: Claim, right: Claim) -> bool:
    """Whether two sentences say the same but for their numbers: on one page, or in so few telling
    words that what they are about stands in what is around them."""
    if left.sentence == right.sentence:
        return False
    ours, theirs = (_NO_LETTERS.sub(" ", claim.sentence).strip() for claim in (left, right))
    if ours != theirs:
        return False
    return left.page == right.page or count_telling(concepts_of(ours)) < FORM_WORDS


def _restated(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether one document tells the same thing twice, nearly word for word: it seldom errs.

    Labels, and sentences of one form on one page, are rows of a list that each tell of another
    thing: "De lasten zijn 79.000 lager" under one heading, "128.000" under the next. Words that
    point back ("dit diagram", "deze wijziging") do so to two things, even in the same words.
    """
    if left.label or right.label or _are_of_one_form(left.claim, right.claim):
        return False
    if points_back(left.claim.sentence) or points_back(right.claim.sentence):
        return False
    sections = concepts_of(left.claim.section), concepts_of(right.claim.section)
    apart = sections[0] - sections[1] and sections[1] - sections[0]
    ours, theirs = concepts_of(left.claim.sentence), concepts_of(right.claim.sentence)
    alike = len(ours & theirs) >= 0.7 * max(len(ours), len(theirs))
    nearly = alike and levels.clause >= 0.8 and levels.least >= 0.85
    return nearly and not apart and not levels.period_implied
