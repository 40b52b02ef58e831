"""What a text implies of a number at another moment: what it was before a change, what it grew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.documents.placed import Placed, PlacedPassage
from pipeline.reconcile.language.formulas import FormulaTold, is_fall, name_base
from pipeline.reconcile.outcome.sums import HUNDRED
from pipeline.reconcile.quantity.intervals import ZERO, Interval
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.recompute.texts.changes import (
    WorkedOut,
    check,
    ends_of,
    magnitude,
    signed,
    stretched,
    told_ratio,
)
from pipeline.reconcile.recompute.texts.moments import find_moments
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim
from schemas.vocabularies import Dimension

_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Base:
    """What a number was before it changed.

    `year` is the year it is of, None where nothing tells, and `named` whether the text names it;
    `origin` is the claim that tells the change, `end` the claim that changed.
    """

    computed: WorkedOut
    year: int | None
    named: bool
    origin: Claim
    end: Claim
    dimension: Dimension


def imply_bases(passages: Sequence[tuple[PlacedPassage, Sequence[FormulaTold]]]) -> Iterator[Base]:
    """What the numbers of a document's text were before, where only the change is told.

    The passages come with the formulas that they tell.
    """
    settled = {
        checked.left.claim_id
        for passage, found in passages
        for told in found
        if (checked := check(told, passage))
    }
    for passage, found in passages:
        for told in found:
            base = _imply(told, passage) if _lacks_base(told) else None
            if base is not None and settled.isdisjoint((base.origin.claim_id, base.end.claim_id)):
                settled.add(base.end.claim_id)
                yield base


def imply_growth(
    passages: Sequence[tuple[PlacedPassage, Sequence[FormulaTold]]], claims: Sequence[Claim]
) -> Iterator[tuple[Placed, Placed]]:
    """The numbers before and after of one thing that are told, each of a year, and not what lies
    between them."""
    told = set()
    for passage, found in passages:
        if any({"change", "ratio"} & one.parts.keys() for one in found):
            continue
        for one in found:
            ends = ends_of({name: passage.numbers[index] for name, index in one.parts.items()})
            years = [end.claim.period for end in ends or () if _YEAR.fullmatch(end.claim.period)]
            if ends is not None and len(years) == 2 and years[0] < years[1]:
                told.add((ends[0].claim.claim_id, ends[1].claim.claim_id))
                yield ends
    for ends in find_moments(claims):
        if (ends[0].claim.claim_id, ends[1].claim.claim_id) not in told:
            yield ends


def _lacks_base(told: FormulaTold) -> bool:
    return not {"base", "one"} & told.parts.keys()


def _imply(told: FormulaTold, passage: PlacedPassage) -> Base | None:
    """What the number at the end was before; None where that lies too wide apart to tell."""
    end = magnitude(passage.numbers[told.parts["end"]])
    year, named = _base_year(told, end.claim)
    origin, computed, dimension = _before(told, end, passage)
    if computed is None or computed.value <= 0 or computed.span.low <= 0:
        return None
    if end.claim.statistic in ("target", "change"):
        return None
    if not is_narrow(computed, dimension):
        return None
    return Base(computed, year, named, origin, end.claim, dimension)


def is_narrow(computed: WorkedOut, dimension: Dimension) -> bool:
    """Whether rounding leaves so little room that the number computed proves something."""
    wide = computed.span.high - computed.span.low
    most = values()["change_width" if dimension == "change" else "ratio_width"]
    return wide <= most * abs(computed.value)


def _before(
    told: FormulaTold, end: Placed, passage: PlacedPassage
) -> tuple[Claim, WorkedOut | None, Dimension]:
    if "change" in told.parts:
        change = passage.numbers[told.parts["change"]]
        return change.claim, _without_change(end, change, is_fall(told.text)), "change"
    if "ratio" in told.parts:
        ratio = passage.numbers[told.parts["ratio"]]
        told_of = _divided(end, ratio.value, told_ratio(ratio))
        return ratio.claim, told_of if ratio.claim.unit == "times" else None, "ratio"
    factor = told.factor or ZERO
    return end.claim, _divided(end, factor, stretched(factor)), "ratio"


def _without_change(end: Placed, change: Placed, falls: bool | None) -> WorkedOut | None:
    """The number before its change; None where the units do not tell."""
    if falls is None or change.claim.per:
        return None
    unit = change.claim.unit
    size = signed(change, falls)
    value = -abs(change.value) if falls else abs(change.value)
    told = dutch_number(abs(change.value))
    sign = ("−", "+") if falls else ("+", "−")
    if unit == "percent" and end.claim.unit != "percent" and size.low > -HUNDRED:
        low = end.interval.low / (1 + size.high / HUNDRED)
        high = end.interval.high / (1 + size.low / HUNDRED)
        before = end.value / (1 + value / HUNDRED)
        working = f"{end.printed} / (1 {sign[0]} {told}%) = {_rounded(before)}"
    elif unit == end.claim.unit != "percent" or (unit, end.claim.unit) == (
        "percentage_point", "percent",
    ):  # fmt: skip
        low, high = end.interval.low - size.high, end.interval.high - size.low
        before = end.value - value
        working = f"{end.printed} {sign[1]} {told} = {dutch_number(before)}"
    else:
        return None
    return WorkedOut(before, Interval(low, high, loose=True), working)


def _divided(end: Placed, ratio: Decimal, told: Interval) -> WorkedOut | None:
    if ratio <= 0 or told.low <= 0:
        return None
    value = end.value / ratio
    working = f"{end.printed} / {dutch_number(ratio)} = {_rounded(value)}"
    span = Interval(end.interval.low / told.high, end.interval.high / told.low, loose=True)
    return WorkedOut(value, span, working)


def _rounded(value: Decimal) -> str:
    return dutch_number(round(value, 0 if abs(value) >= HUNDRED else 1))


def _base_year(told: FormulaTold, end: Claim) -> tuple[int | None, bool]:
    """The year of the number before, and whether the text names it."""
    span = span_of(end.period)
    own = span.first_year if span is not None and span.years < 1.1 else None
    found = name_base(f"{told.text}{told.after}") or name_base(told.before)
    if found == "before" and own is not None:
        return own - 1, True
    if found and _YEAR.fullmatch(found) and int(found) != own:
        return int(found), True
    return (own - 1 if own is not None and not found else None), False
