"""When two numbers look alike and one dimension tells why they differ: `explained`."""

from __future__ import annotations

from typing import Final

from pipeline.reconcile.claims.profile import Profile, population_of
from pipeline.reconcile.language.concepts import concepts_of, count_telling, weigh
from pipeline.reconcile.language.words import read_axes
from pipeline.reconcile.likeness.dimensions import members_of
from pipeline.reconcile.likeness.further import entry_of
from pipeline.reconcile.likeness.kinship import are_cited, tell_of_no_body
from pipeline.reconcile.likeness.levels import Levels
from pipeline.reconcile.outcome.judgement import (
    RESIDUE,
    SAME_MOST,
    STRANGERS,
    Judgement,
    are_far_apart,
    builds_text,
    score_of,
)
from pipeline.reconcile.quantity.periods import match_periods
from pipeline.reconcile.rules import number
from schemas.vocabularies import Dimension

# "Een reductie van 15%" shares the word for a change alone with any other.
CHANGING: Final = 2
MOST: Final = 0.6
EVIDENCE: Final = 1.8
# The same, and the telling words that both clauses have, where only the documents are dated.
DATED_EVIDENCE, DATED_COMMON = 2.2, 2
# Counted beside what is done with them; two things done are told apart by their definition.
PEOPLE: Final = frozenset({"person", "household"})
# What a year between two periods takes off the score: of a series the nearest years are held
# against each other.
_YEAR_APART, _MOST_YEARS = 0.03, 5.0


def judge_difference(
    left: Profile, right: Profile, levels: Levels, dimension: Dimension
) -> Judgement | None:
    """Claims that differ on one dimension, alike enough to be held against each other."""
    if not _are_alike(left, right, levels):
        return None
    match dimension:
        case "definition":
            told = _told_by_definition(left, right, levels)
        case "population":
            told = _told_by_population(left, right, levels)
        case "period":
            told = _told_by_period(left, right, levels)
        case "statistic":
            told = _told_by_statistic(left, right, levels)
        case _:
            words = entry_of(dimension).words
            told = bool(words(left.claim) and words(right.claim)) and levels.least >= number(
                "same_cover"
            )
    if not told or (dimension != "population" and _may_be_of_others(left, right, levels)):
        return None
    return Judgement("explained", dimension, score_of(levels, 0.9) - _years_apart(left, right))


def _may_be_of_others(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whether one tells of its own place, or of the body that publishes it, the other of all."""
    if levels.elsewhere:
        return True
    if None in (left.body, right.body) or bool(left.body) == bool(right.body):
        return False
    if are_cited(left, right):
        return False
    return tell_of_no_body(left, right)


def _are_alike(left: Profile, right: Profile, levels: Levels) -> bool:
    named = left.family == "percent" or levels.head in ("same", "compatible")
    if not named or levels.negation == "other" or left.nameless or right.nameless:
        return False
    if left.claim.in_table or right.claim.in_table:
        return False
    if levels.least < number("differing_cover") or levels.most < MOST or levels.evidence < EVIDENCE:
        return False
    if left.claim.value is right.claim.value is None or are_far_apart(left, right):
        return False
    if levels.bounds == "other" and (
        levels.least < number("same_cover") or _same_series(left, right)
    ):
        return False
    return not builds_text(left, right)


def _told_by_definition(left: Profile, right: Profile, levels: Levels) -> bool:
    """Whole clauses, not labels; within one document both must say how they are defined."""
    if left.label or right.label or levels.same_sentence or levels.strange >= STRANGERS:
        return False
    return left.claim.doc_id != right.claim.doc_id or _both_marked(left, right)


def _both_marked(left: Profile, right: Profile) -> bool:
    """Whether both name a member of one axis ("gesignaleerd", "opgespoord"), and not the same."""
    marks = left.marks | left.marks_near, right.marks | right.marks_near
    for place, axis in enumerate(read_axes()):
        ours, theirs = (members_of(own, place) for own in marks)
        if axis.dimension == "definition" and ours and theirs and ours != theirs:
            return True
    return False


def _told_by_population(left: Profile, right: Profile, levels: Levels) -> bool:
    """The same said of other groups; of a change both must tell what it is a change of.

    One number twice is of two groups only where both texts name theirs.
    """
    if levels.value == "equal" and not all(population_of(p.claim) for p in (left, right)):
        return False
    if left.statistic == "change" and levels.common < CHANGING:
        return False
    if levels.value == "equal" and left.family == "count" and left.size <= number("structural"):
        return False
    return levels.bounds == "same" and levels.predicate <= RESIDUE


def _told_by_period(left: Profile, right: Profile, levels: Levels) -> bool:
    """The same said of another time; two years of one series in one document stand side by side.

    A year is held against years around it only as one of their mean. A time that only the document
    implies takes shares of which the same is said. Clauses share enough to tell one thing; those
    of two aims do by being aims.
    """
    aims = left.statistic == right.statistic == "target"
    if levels.clause < number("differing_clause") and not aims:
        return False
    if _same_series(left, right) or _share_their_subject_alone(left, right):
        return False
    inside = match_periods(left.period, right.period) == "inside"
    if inside and "mean" not in (left.statistic, right.statistic):
        return False
    if left.family != "percent":
        alike = levels.kin or levels.least >= number("meeting_cover")
        return alike and levels.head == "same" and not levels.period_implied
    foreign = max(foreign_said(left, right), foreign_said(right, left))
    return foreign <= RESIDUE and levels.least >= number("same_cover")


def _share_their_subject_alone(left: Profile, right: Profile) -> bool:
    """Whether the clauses of two documents share no more than a unit and what both documents are
    about."""
    if left.claim.doc_id == right.claim.doc_id:
        return False
    units = concepts_of(f"{left.claim.unit} {right.claim.unit}".replace("/", " "))
    return not count_telling((left.near & right.near) - units - (left.subject & right.subject))


def foreign_said(own: Profile, other: Profile) -> float:
    """What a share is a share for, as far as the other is none for it."""
    said = own.core - own.population
    said = said if count_telling(said) else own.near - own.population
    return weigh(said - (other.around - other.population) - other.far)


def _same_series(left: Profile, right: Profile) -> bool:
    """Two years of one series in one document: the reader sees them side by side."""
    return left.claim.doc_id == right.claim.doc_id and left.statistic == right.statistic


def _told_by_statistic(left: Profile, right: Profile, levels: Levels) -> bool:
    """A target beside what came of it; other statistics only where the year is told by both.

    What is no measurement (how long a sentence is, how warm water) came of nothing.
    """
    if not (left.claim.statistic and right.claim.statistic):
        return False
    if levels.same_sentence or levels.strange >= STRANGERS or levels.value != "apart":
        return False
    told = levels.period == "same" and levels.least >= SAME_MOST
    return "target" in (left.statistic, right.statistic) or told


def _years_apart(left: Profile, right: Profile) -> float:
    if left.period is None or right.period is None:
        return 0.0
    days = abs(left.period.first + left.period.last - right.period.first - right.period.last) / 2
    return _YEAR_APART * min(_MOST_YEARS, days / 365.25)


def judge_dated(
    left: Profile, right: Profile, levels: Levels, years: tuple[str, str]
) -> Judgement | None:
    """Numbers of one thing that their documents, of these `years` ("" for unknown), put at two
    times where not both texts do: 84 gardens in 2019, and 94 in a report of 2024.

    As much must be the same as for a contradiction.
    """
    if levels.value != "apart" or not _are_of_two_times(left, right, levels, years):
        return None
    if not (_are_plain(left) and _are_plain(right)) or are_far_apart(left, right):
        return None
    if not _are_one_but_for_time(left, right, levels) or builds_text(left, right):
        return None
    return Judgement("explained", "period", score_of(levels, 0.85))


def _are_of_two_times(
    left: Profile, right: Profile, levels: Levels, years: tuple[str, str]
) -> bool:
    if left.claim.doc_id == right.claim.doc_id or (left.period and right.period):
        return False
    told = [
        str(p.period.first_year) if p.period else year
        for p, year in zip((left, right), years, strict=True)
    ]
    return all(told) and told[0] != told[1] and levels.period != "same"


def _are_plain(profile: Profile) -> bool:
    """Whether a whole sentence tells the number, as a level, in words that point nowhere else."""
    if profile.claim.in_table or profile.label or profile.nameless or profile.vague:
        return False
    return profile.statistic not in ("change", "target")


def _are_one_but_for_time(left: Profile, right: Profile, levels: Levels) -> bool:
    if levels.others or levels.statistic != "same" or levels.negation == "other":
        return False
    if levels.definition != "same" or levels.bounds != "same" or levels.population == "other":
        return False
    if left.family == "percent":
        foreign = max(foreign_said(left, right), foreign_said(right, left))
    else:
        foreign = 0.0 if levels.head == "same" else 1.0
    if foreign > RESIDUE:
        return False
    if levels.least < number("same_cover") or levels.most < SAME_MOST:
        return False
    common = levels.common + count_telling(left.places & right.places)
    return (
        levels.evidence >= DATED_EVIDENCE and common >= DATED_COMMON and levels.strange < STRANGERS
    )


def judge_count_units(left: Profile, right: Profile, levels: Levels) -> Judgement | None:
    """People beside tracks, cases beside decisions: one thing counted in two ways.

    Either the sentence says that the one is for or of the other, or both tell of the same years
    and nothing in the shorter of the two noun phrases is foreign to the other's sentence.
    """
    if not {left.head_class, right.head_class} & PEOPLE:
        return None
    if left.family != "count" or levels.period == "other" or levels.statistic == "other":
        return None
    if _more_people_than_tracks(left, right):
        return None
    if are_far_apart(left, right) or levels.others:
        return None
    if levels.linked:
        return Judgement("explained", "count_unit", score_of(levels, 0.9))
    if left.claim.doc_id == right.claim.doc_id or levels.period != "same" or levels.period_implied:
        return None
    for one, other in ((left, right), (right, left)):
        own = one.core - {one.head} - one.topic
        foreign = own - other.around - other.far
        topics = (other.core - {other.head} - other.topic) & (one.around | one.far)
        if not foreign and (topics or own):
            return Judgement("explained", "count_unit", score_of(levels, 0.9))
    return None


def _more_people_than_tracks(left: Profile, right: Profile) -> bool:
    """Whether there are more people than tracks they are in: each track is of one person."""
    sizes = {p.head_class: p.size for p in (left, right)}
    return "track" in sizes and sizes.get("person", 0.0) > sizes["track"]
