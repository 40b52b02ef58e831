"""One row of two tables: what was planned beside what came of it, or beside a later plan.

A budget and the accounts of its year, a monitor and the next, print the same rows under columns of
their own: "Begroot 2023", "Realisatie 2023", "Streefwaarde 2023".
"""

from __future__ import annotations

from typing import Final

from pipeline.reconcile.claims.cells import (
    PLANNED,
    column_besides,
    name_of_row,
    row_of,
    stages_of,
)
from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.judge.editions import are_rounded_apart
from pipeline.reconcile.language.rarity import nats_of
from pipeline.reconcile.likeness.kinship import are_kin
from pipeline.reconcile.likeness.levels import levels_of
from pipeline.reconcile.likeness.values import value_level
from pipeline.reconcile.outcome.judgement import Judgement, are_far_apart, score_of
from schemas.vocabularies import Dimension

# What a row's name must say, in nats: "Lasten" stands in every table.
NAMED: Final = 9.0


def are_of_one_row(left: Profile, right: Profile) -> bool:
    """Whether two cells of documents that have to do with each other stand in rows of one name."""
    a, b = left.claim, right.claim
    if not (a.in_table and b.in_table) or a.doc_id == b.doc_id or left.family != right.family:
        return False
    row = row_of(a)
    return bool(row) and row == row_of(b) and are_kin(left, right)


def judge_stages(left: Profile, right: Profile) -> Judgement | None:
    """What tells apart the numbers of two cells in one row and of one time, where their columns
    name another stage of it and nothing else."""
    a, b = left.claim, right.claim
    if not a.period or a.period != b.period or (a.unit, a.per) != (b.unit, b.per):
        return None
    if left.limit or right.limit or left.bounds != right.bounds:
        return None
    if sum(map(nats_of, sorted(name_of_row(a)))) < NAMED:
        return None
    if value_level(left, right) != "apart" or are_far_apart(left, right):
        return None
    dimension = _stage_between(left, right)
    if dimension is None:
        return None
    if dimension == "revision" and are_rounded_apart(a, b):
        return Judgement("consistent", "rounding", score_of(levels_of(left, right), 0.85))
    return Judgement("explained", dimension, score_of(levels_of(left, right), 0.85))


def _stage_between(left: Profile, right: Profile) -> Dimension | None:
    a, b = left.claim, right.claim
    statistics = {left.statistic, right.statistic}
    if statistics == {"target", "level"}:
        return "statistic"
    if len(statistics) > 1 or column_besides(a) != column_besides(b):
        return None
    ours, theirs = stages_of(a), stages_of(b)
    if ours == theirs == {PLANNED}:
        return "revision"
    return "definition" if ours and theirs and not ours & theirs else None
