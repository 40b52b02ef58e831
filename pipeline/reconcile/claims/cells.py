"""What names a number by its place, so that it is known again in another document: a cell by its
headings, a number in a text by its heading and its sentence.

The next report prints the same table under another title, with a column more, or a hyphen less.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from pipeline.reconcile.claims.editions import NUMBER, number_in, without_dates
from pipeline.reconcile.language.concepts import (
    concepts_of,
    contrasts_of,
    light_roots,
    root_of,
    words_of,
)
from pipeline.reconcile.language.words import read_axes
from schemas.records import Claim

_LETTERS: Final = re.compile(r"[^\W_]+")
# "Belastingen: Ozb woningen" is a row in a group of rows.
_GROUP: Final = re.compile(r"^.*: ")
# The axis of what is planned and what came of it, and its member for what was planned.
STAGES, PLANNED = "begroting", "begroot"


@lru_cache(maxsize=1 << 16)
def _letters(heading: str) -> str:
    return "".join(_LETTERS.findall(without_dates(heading).casefold()))


def row_of(claim: Claim) -> str:
    """The letters of what names a cell's row, times and the name of its group left out; those of
    its column where the rows are times. Empty for what is no cell."""
    if not claim.in_table:
        return ""
    return _letters(_GROUP.sub("", claim.row_heading)) or _letters(claim.column_heading)


def place_of(claim: Claim) -> tuple[str, ...]:
    """Row, column and unit of a cell, times left out; empty for a cell without a name."""
    row = row_of(claim)
    column = _letters(claim.column_heading)
    return (row, column, claim.unit, claim.statistic, claim.per) if row else ()


def spot_of(claim: Claim) -> tuple[str, ...]:
    """The heading above a number in a text, its sentence without numbers, which of these it is, and
    its unit; empty where no heading stands above it, and for a cell."""
    if claim.in_table or not claim.section:
        return ()
    sentence = _letters(NUMBER.sub(" ", claim.sentence))
    section = _letters(NUMBER.sub(" ", claim.section))
    return (section, sentence, str(number_in(claim)), claim.unit) if section else ()


def name_of_row(claim: Claim) -> frozenset[str]:
    """The telling concepts of what names a cell's row."""
    row = _GROUP.sub("", claim.row_heading) if _letters(claim.row_heading) else claim.column_heading
    return concepts_of(without_dates(row)) - light_roots()


def caption_of(claim: Claim) -> frozenset[str]:
    """The telling concepts of what a cell measures that its headings do not have: its table's
    title."""
    headings = concepts_of(f"{claim.row_heading} {claim.column_heading}")
    return concepts_of(without_dates(claim.measure)) - headings - light_roots()


def stages_of(claim: Claim) -> frozenset[str]:
    """Which stages of planning and spending the heading of a cell's column names."""
    number, words = _stages()
    heading = claim.column_heading
    named = {member for n, member in contrasts_of(heading) if n == number}
    return frozenset(named | {words[word] for word in words_of(heading) if word in words})


def column_besides(claim: Claim) -> frozenset[str]:
    """The concepts of a cell's column that name no stage: "Begroting 2024 lasten"."""
    stages = {root_of(word) for word in words_of(claim.column_heading) if _names_a_stage(word)}
    return concepts_of(claim.column_heading) - stages


def _names_a_stage(word: str) -> bool:
    number, words = _stages()
    return word in words or any(n == number for n, _ in contrasts_of(word))


@cache
def _stages() -> tuple[int, dict[str, str]]:
    """The number of the axis, and the stage of each word that names one in headings only."""
    for number, axis in enumerate(read_axes()):
        if axis.name == STAGES:
            told = axis.headings.items()
            return number, {form: member for member, forms in told for form in forms.split()}
    raise ValueError(STAGES)
