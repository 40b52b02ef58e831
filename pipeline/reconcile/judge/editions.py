"""The same place in two editions: what was told there then and what is told there now."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz import fuzz

from pipeline.reconcile.claims.cells import caption_of, name_of_row, place_of, spot_of
from pipeline.reconcile.claims.editions import NUMBER, is_open, number_in, place_in_series
from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import concepts_of, light_roots
from pipeline.reconcile.language.limits import is_limit
from pipeline.reconcile.likeness.levels import levels_of
from pipeline.reconcile.likeness.values import value_level
from pipeline.reconcile.outcome.judgement import Judgement, score_of
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.rules import values
from schemas.records import Claim
from schemas.vocabularies import Dimension

_YEAR: Final = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?![^\W_])")
_WORDS: Final = re.compile(r"[^\W_]+")
# A week and the weeks until then are no two times of one series.
LENGTHS: Final = 1.5
# Amounts told in steps of so much, of at least so many steps, may be rounded up or down.
THOUSANDS, ENOUGH_STEPS = 1_000, 100


def judge_editions(
    left: Profile, right: Profile, *, newest: bool = False, alone: bool = False
) -> Judgement | None:
    """What tells two numbers apart that stand in one place of two editions.

    Another number for the moment that both name is a revision; else each edition tells how things
    stood in its own time. Of a series each edition's `newest` number is held against the other's.
    A place that each document has for one number `alone` names it: headings of a cell, whatever the
    title above them, or a heading and a sentence. Amounts in thousands differ by one in rounding.
    """
    again = alone and _stand_in_one_spot(left.claim, right.claim)
    if any(is_limit(p.claim) if again else p.limit for p in (left, right)):
        return None
    if left.interval is None or right.interval is None:
        return None
    value, periods = value_level(left, right), {left.claim.period, right.claim.period}
    named_apart = len(periods) == 2 and "" not in periods
    if value == "equal" or (value not in ("apart", "beyond") and not named_apart):
        return None
    if not _are_alike(left.claim, right.claim, dated=not (named_apart and newest), alone=alone):
        return None
    if len(periods) == 1 and are_rounded_apart(left.claim, right.claim):
        return Judgement("consistent", "rounding", score_of(levels_of(left, right), 0.9))
    revised = len(periods) == 1 and "" not in periods and not is_open(left.claim.period)
    dimension: Dimension = "revision" if revised else "period"
    return Judgement("explained", dimension, score_of(levels_of(left, right), 0.9))


def are_rounded_apart(left: Claim, right: Claim) -> bool:
    """Whether two amounts told in thousands, or coarser, differ by one of these: each is rounded so
    that its own table adds up."""
    if left.value is None or right.value is None or left.step != right.step or not left.step:
        return False
    coarse = left.step >= THOUSANDS and abs(left.value) >= ENOUGH_STEPS * left.step
    return coarse and abs(left.value - right.value) == left.step


def _stand_in_one_spot(left: Claim, right: Claim) -> bool:
    """Whether two numbers stand in one sentence under one heading; a label that says nothing itself
    ("Totaal 3.199") is of what both are read to measure."""
    spot = spot_of(left)
    if not spot or spot != spot_of(right) or not concepts_of(left.measure) - light_roots():
        return False
    return bool(concepts_of(left.sentence)) or _measured(left) == _measured(right)


def _are_alike(left: Claim, right: Claim, *, dated: bool, alone: bool) -> bool:
    if alone and _stand_in_one_spot(left, right):
        return True
    if (left.unit, left.statistic, left.per) != (right.unit, right.statistic, right.per):
        return False
    if left.in_table and right.in_table:
        if not dated and place_in_series(left) == place_in_series(right):
            return True
        if alone and (not dated or left.period == right.period) and _have_one_name(left, right):
            return True
        return dated and _measured(left) == _measured(right) and _are_one_cell(left, right)
    if _measured(left) != _measured(right):
        return False
    return not (left.in_table or right.in_table) and are_one_sentence(left, right)


def _have_one_name(left: Claim, right: Claim) -> bool:
    """Whether two cells have one name by their headings, in tables of which one title says all that
    the other does."""
    if not name_of_row(left) or place_of(left) != place_of(right):
        return False
    if left.statistic == "change" and _measured(left) != _measured(right):
        return False
    ours, theirs = sorted((caption_of(left), caption_of(right)), key=len)
    return ours <= theirs and bool(ours) == bool(theirs) and _last_as_long(left, right)


def _last_as_long(left: Claim, right: Claim) -> bool:
    spans = [span_of(c.period) for c in (left, right)]
    years = [span.years for span in spans if span]
    return len(years) < len(spans) or max(years) <= LENGTHS * min(years)


def _measured(claim: Claim) -> str:
    """What is measured: a title's year names the edition, but for a change since that year."""
    changes = claim.statistic == "change" and claim.in_table
    return _fold(claim.measure if changes else _YEAR.sub("", claim.measure))


def _are_one_cell(left: Claim, right: Claim) -> bool:
    """Whether two cells have one row and one column: their headings tell years as well."""
    rows = _fold(left.row_heading), _fold(right.row_heading)
    columns = _fold(left.column_heading), _fold(right.column_heading)
    return rows[0] == rows[1] and columns[0] == columns[1] and any(map(str.isalpha, rows[0]))


def are_one_sentence(left: Claim, right: Claim) -> bool:
    """Whether two sentences are one, their numbers aside, and both tell this one at one place."""
    ours, theirs = (_fold(NUMBER.sub("", c.sentence)) for c in (left, right))
    if min(len(ours.split()), len(theirs.split())) < values()["sentence_words"]:
        return False
    alike = fuzz.ratio(ours, theirs) >= values()["sentence_alike"]
    return alike and number_in(left) == number_in(right)


def _fold(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
