"""Changes and ratios held against the numbers they lie between: "van 40 naar 50, met 25%"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.reconcile.documents.passages import passages_of
from pipeline.reconcile.documents.placed import Placed, PlacedPassage
from pipeline.reconcile.language.formulas import FormulaTold, find_told, is_fall, may_tell
from pipeline.reconcile.outcome.sums import HUNDRED, Sum
from pipeline.reconcile.quantity.intervals import ZERO, Interval
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a computation comes to: its value, between which ends, and how it is written out."""

    value: Decimal
    span: Interval
    working: str


def read_formulas(claims: Sequence[Claim]) -> list[tuple[PlacedPassage, list[FormulaTold]]]:
    """The passages of a document's text that may tell a change or ratio, with those they tell."""
    return [(p, [*find_told(p.marked())]) for p in passages_of(claims, may_tell)]


def find_changes(claims: Sequence[Claim]) -> Iterator[Sum]:
    """The changes and ratios of a document's text, held against the numbers told with them."""
    seen: set[tuple[str, str]] = set()
    for passage, formulas in read_formulas(claims):
        for told in formulas:
            found = check(told, passage)
            pair = (found.left.claim_id, found.right.claim_id) if found else None
            if found is not None and pair is not None and pair not in seen:
                seen.add(pair)
                yield found


def check(told: FormulaTold, passage: PlacedPassage) -> Sum | None:
    """The change or ratio of a passage held against its ends; None where they do not compare."""
    parts = {name: passage.numbers[index] for name, index in told.parts.items()}
    ends = ends_of(parts)
    if ends is None:
        return None
    first, last = ends
    if "change" in parts:
        return _check_change(first, last, parts["change"], is_fall(told.text))
    ratio = parts.get("ratio")
    if told.factor is None and (ratio is None or ratio.claim.unit != "times"):
        return None
    quotient = quotient_of(first, last)
    if ratio is None:
        holds = stretched(told.factor or ZERO).overlaps(quotient.span)
        return Sum(first.claim, last.claim, holds, "ratio", quotient.working)
    holds = told_ratio(ratio).overlaps(quotient.span)
    return Sum(ratio.claim, last.claim, holds, "ratio", quotient.working)


def ends_of(parts: Mapping[str, Placed]) -> tuple[Placed, Placed] | None:
    """The number before and the number after, by their years where the words do not tell; None
    where they cannot be one thing at two moments."""
    base, end = parts.get("base"), parts.get("end")
    if "one" in parts:
        one, other = parts["one"], parts["other"]
        spans = (span_of(one.claim.period), span_of(other.claim.period))
        if spans[0] is None or spans[1] is None or spans[0] == spans[1]:
            return None
        base, end = (one, other) if spans[0].first < spans[1].first else (other, one)
    if base is None or end is None or not _are_alike(base.claim, end.claim):
        return None
    first, last = magnitude(base), magnitude(end)
    return (first, last) if first.value > 0 and last.value > 0 else None


def _are_alike(base: Claim, end: Claim) -> bool:
    """Whether two numbers can be one thing at two moments."""
    goals = (base.statistic == "target", end.statistic == "target")
    return base.unit == end.unit and base.per == end.per and goals != (True, False)


def magnitude(number: Placed) -> Placed:
    """A number between which something changed, without the sign of the change it is told with;
    one that was reached ("tot 5.000") is no bound."""
    if number.claim.as_written.casefold().startswith("tot "):
        half = (number.claim.step or ZERO) / 2
        number = replace(number, interval=Interval(number.value - half, number.value + half))
    if number.value >= 0:
        return number
    low, high = -number.interval.high, -number.interval.low
    return replace(
        number, value=-number.value, interval=replace(number.interval, low=low, high=high)
    )


def _check_change(base: Placed, end: Placed, change: Placed, falls: bool | None) -> Sum | None:
    told = signed(change, falls)
    computed = [c for c in (_relative(base, end, change), _absolute(base, end, change)) if c]
    if not computed:
        return None
    fitting = [c for c in computed if _fits(c, told, signed=falls is not None)]
    best = (fitting or computed)[0]
    if fitting and best.span.high - best.span.low > 2 * abs(best.value):
        return None
    return Sum(change.claim, end.claim, bool(fitting), "change", best.working)


def _fits(computed: WorkedOut, told: Interval, *, signed: bool) -> bool:
    turned = Interval(-told.high, -told.low, loose=True)
    return computed.span.overlaps(told) or (not signed and computed.span.overlaps(turned))


def signed(change: Placed, falls: bool | None) -> Interval:
    """The change as told, a fall below zero."""
    size = magnitude(change).interval
    return Interval(-size.high, -size.low, loose=True) if falls else replace(size, loose=True)


def _relative(base: Placed, end: Placed, change: Placed) -> WorkedOut | None:
    """The change in percent of what it was."""
    return in_percent(base, end) if change.claim.unit == "percent" else None


def in_percent(base: Placed, end: Placed) -> WorkedOut | None:
    """How much more the end is than the base, in percent of it; None of a base that may be 0."""
    if base.interval.low <= 0:
        return None
    value = (end.value - base.value) / base.value * HUNDRED
    low = (end.interval.low / base.interval.high - 1) * HUNDRED
    high = (end.interval.high / base.interval.low - 1) * HUNDRED
    quotient = dutch_number(round(value, 1))
    working = f"({end.printed} − {base.printed}) / {base.printed} = {quotient}%"
    return WorkedOut(value, Interval(low, high, loose=True), working)


def _absolute(base: Placed, end: Placed, change: Placed) -> WorkedOut | None:
    """The difference; of percentages also where it is told in percent."""
    unit = base.claim.unit
    if change.claim.unit != unit and (change.claim.unit, unit) != ("percentage_point", "percent"):
        return None
    value = end.value - base.value
    low, high = end.interval.low - base.interval.high, end.interval.high - base.interval.low
    working = f"{end.printed} − {base.printed} = {dutch_number(value)}"
    return WorkedOut(value, Interval(low, high, loose=True), working)


def quotient_of(base: Placed, end: Placed) -> WorkedOut:
    """How many times the one is the other."""
    value = end.value / base.value
    low = end.interval.low / base.interval.high
    high = end.interval.high / base.interval.low if base.interval.low > 0 else value * 2
    working = f"{end.printed} / {base.printed} = {dutch_number(round(value, 1))}"
    return WorkedOut(value, Interval(low, high, loose=True), working)


def stretched(factor: Decimal) -> Interval:
    """The quotients that a ratio told in words ("verdubbeld") is said of."""
    reach = factor * values()["ratio_reach"]
    return Interval(factor - reach, factor + reach, loose=True)


def told_ratio(ratio: Placed) -> Interval:
    """What quotients a ratio is said of."""
    near = stretched(ratio.value)
    low, high = min(near.low, ratio.interval.low), max(near.high, ratio.interval.high)
    return Interval(low, high, loose=True)
