"""Changes and ratios against the numbers they lie between: "van 40 naar 50, een stijging van 25%".

Where a text tells a number and how much it changed, it implies what it was before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pipeline.reconcile.formulas import Told, find_told, is_fall, may_tell, name_base
from pipeline.reconcile.intervals import ZERO, Interval
from pipeline.reconcile.passages import passages_of
from pipeline.reconcile.periods import span_of
from pipeline.reconcile.placed import Passage, Placed
from pipeline.reconcile.sums import HUNDRED, Sum
from pipeline.reconcile.wording import dutch_number
from schemas.records import Claim
from schemas.vocabularies import Dimension

# A ratio in whole words ("drie keer zoveel", "verdubbeld") is said of quotients this near.
RATIO_SLACK: Final = Decimal("0.15")
# A number computed that may lie this far apart, as a share of itself, proves nothing.
MOST_WIDE: Final = {"change": Decimal("0.2"), "ratio": Decimal("0.35")}
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Computed:
    """What a computation comes to: its value, between which ends, and how it is written out."""

    value: Decimal
    span: Interval
    working: str


@dataclass(frozen=True, slots=True)
class Base:
    """What a number was before it changed.

    `year` is the year it is of, None where nothing tells, and `named` whether the text names it;
    `origin` is the claim that tells the change, `end` the claim that changed.
    """

    computed: Computed
    year: int | None
    named: bool
    origin: Claim
    end: Claim
    dimension: Dimension


def find_changes(claims: Sequence[Claim]) -> Iterator[Sum]:
    """The changes and ratios of a document's text, held against the numbers told with them."""
    seen: set[tuple[str, str]] = set()
    for passage in passages_of(claims, may_tell):
        for told in find_told(passage.marked()):
            found = _check(told, passage)
            if (
                found is not None
                and (key := (found.left.claim_id, found.right.claim_id)) not in seen
            ):
                seen.add(key)
                yield found


def imply_bases(claims: Sequence[Claim]) -> Iterator[Base]:
    """What the numbers of a document's text were before, where only the change is told."""
    passages = [(p, [*find_told(p.marked())]) for p in passages_of(claims, may_tell)]
    settled = {
        checked.left.claim_id
        for passage, found in passages
        for told in found
        if (checked := _check(told, passage))
    }
    for passage, found in passages:
        for told in found:
            base = _imply(told, passage) if _lacks_base(told) else None
            if base is not None and settled.isdisjoint((base.origin.claim_id, base.end.claim_id)):
                settled.add(base.end.claim_id)
                yield base


def _lacks_base(told: Told) -> bool:
    return not {"base", "one"} & told.parts.keys()


def _check(told: Told, passage: Passage) -> Sum | None:
    """The change or ratio of a passage held against its ends; None where they do not compare."""
    parts = {name: passage.numbers[index] for name, index in told.parts.items()}
    base, end = _ends(parts)
    if base is None or end is None or not _are_alike(base.claim, end.claim):
        return None
    first, last = _magnitude(base), _magnitude(end)
    if first.value <= 0 or last.value <= 0:
        return None
    if "change" in parts:
        return _check_change(first, last, parts["change"], is_fall(told.text))
    ratio = parts.get("ratio")
    if ratio is None and told.factor is None:
        return None
    quotient = _quotient(first, last)
    if ratio is None:
        holds = _stretched(told.factor or ZERO).overlaps(quotient.span)
        return Sum(base.claim, end.claim, holds, "ratio", quotient.working)
    holds = _told_ratio(ratio).overlaps(quotient.span)
    return Sum(ratio.claim, end.claim, holds, "ratio", quotient.working)


def _ends(parts: dict[str, Placed]) -> tuple[Placed | None, Placed | None]:
    """The number before and the number after; by their years where the words do not tell."""
    if "one" not in parts:
        return parts.get("base"), parts.get("end")
    one, other = parts["one"], parts["other"]
    spans = (span_of(one.claim.period), span_of(other.claim.period))
    if spans[0] is None or spans[1] is None or spans[0] == spans[1]:
        return None, None
    return (one, other) if spans[0].first < spans[1].first else (other, one)


def _are_alike(base: Claim, end: Claim) -> bool:
    """Whether two numbers can be one thing at two moments."""
    goals = (base.statistic == "target", end.statistic == "target")
    return base.unit == end.unit and base.per == end.per and goals != (True, False)


def _magnitude(number: Placed) -> Placed:
    """A number between which something changed, without the sign of the change it is told with."""
    if number.value >= 0:
        return number
    low, high = -number.interval.high, -number.interval.low
    return replace(
        number, value=-number.value, interval=replace(number.interval, low=low, high=high)
    )


def _check_change(base: Placed, end: Placed, change: Placed, falls: bool | None) -> Sum | None:
    told = _signed(change, falls)
    computed = [c for c in (_relative(base, end, change), _absolute(base, end, change)) if c]
    if not computed:
        return None
    fitting = [c for c in computed if _fits(c, told, signed=falls is not None)]
    best = (fitting or computed)[0]
    if fitting and best.span.high - best.span.low > 2 * abs(best.value):
        return None
    return Sum(change.claim, end.claim, bool(fitting), "change", best.working)


def _fits(computed: Computed, told: Interval, *, signed: bool) -> bool:
    turned = Interval(-told.high, -told.low, loose=True)
    return computed.span.overlaps(told) or (not signed and computed.span.overlaps(turned))


def _signed(change: Placed, falls: bool | None) -> Interval:
    """The change as told, a fall below zero."""
    size = _magnitude(change).interval
    return Interval(-size.high, -size.low, loose=True) if falls else replace(size, loose=True)


def _relative(base: Placed, end: Placed, change: Placed) -> Computed | None:
    """The change in percent of what it was."""
    if change.claim.unit != "percent" or base.interval.low <= 0:
        return None
    value = (end.value - base.value) / base.value * HUNDRED
    low = (end.interval.low / base.interval.high - 1) * HUNDRED
    high = (end.interval.high / base.interval.low - 1) * HUNDRED
    quotient = dutch_number(round(value, 1))
    working = f"({end.printed} − {base.printed}) / {base.printed} = {quotient}%"
    return Computed(value, Interval(low, high, loose=True), working)


def _absolute(base: Placed, end: Placed, change: Placed) -> Computed | None:
    """The difference; of percentages also where it is told in percent."""
    unit = base.claim.unit
    if change.claim.unit != unit and (change.claim.unit, unit) != ("percentage_point", "percent"):
        return None
    value = end.value - base.value
    low, high = end.interval.low - base.interval.high, end.interval.high - base.interval.low
    working = f"{end.printed} − {base.printed} = {dutch_number(value)}"
    return Computed(value, Interval(low, high, loose=True), working)


def _quotient(base: Placed, end: Placed) -> Computed:
    value = end.value / base.value
    low = end.interval.low / base.interval.high
    high = end.interval.high / base.interval.low if base.interval.low > 0 else value * 2
    working = f"{end.printed} / {base.printed} = {dutch_number(round(value, 1))}"
    return Computed(value, Interval(low, high, loose=True), working)


def _stretched(factor: Decimal) -> Interval:
    return Interval(factor * (1 - RATIO_SLACK), factor * (1 + RATIO_SLACK), loose=True)


def _told_ratio(ratio: Placed) -> Interval:
    """What quotients a ratio is said of."""
    near = _stretched(ratio.value)
    low, high = min(near.low, ratio.interval.low), max(near.high, ratio.interval.high)
    return Interval(low, high, loose=True)


def _imply(told: Told, passage: Passage) -> Base | None:
    """What the number at the end was before; None where that lies too wide apart to tell."""
    end = passage.numbers[told.parts["end"]]
    year, named = _base_year(told, end.claim)
    origin, computed, dimension = _before(told, end, passage)
    if computed is None or end.value <= 0 or computed.value <= 0:
        return None
    if computed.span.low <= 0 or end.claim.statistic in ("target", "change"):
        return None
    if computed.span.high - computed.span.low > MOST_WIDE[dimension] * computed.value:
        return None
    return Base(computed, year, named, origin, end.claim, dimension)


def _before(told: Told, end: Placed, passage: Passage) -> tuple[Claim, Computed | None, Dimension]:
    if "change" in told.parts:
        change = passage.numbers[told.parts["change"]]
        return change.claim, _without_change(end, change, is_fall(told.text)), "change"
    if "ratio" in told.parts:
        ratio = passage.numbers[told.parts["ratio"]]
        return ratio.claim, _divided(end, ratio.value, _told_ratio(ratio)), "ratio"
    factor = told.factor or ZERO
    return end.claim, _divided(end, factor, _stretched(factor)), "ratio"


def _without_change(end: Placed, change: Placed, falls: bool | None) -> Computed | None:
    """The number before its change; None where the units do not tell."""
    if falls is None or change.claim.per:
        return None
    unit = change.claim.unit
    size = _signed(change, falls)
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
    return Computed(before, Interval(low, high, loose=True), working)


def _divided(end: Placed, ratio: Decimal, told: Interval) -> Computed | None:
    if ratio <= 0 or told.low <= 0:
        return None
    value = end.value / ratio
    working = f"{end.printed} / {dutch_number(ratio)} = {_rounded(value)}"
    span = Interval(end.interval.low / told.high, end.interval.high / told.low, loose=True)
    return Computed(value, span, working)


def _rounded(value: Decimal) -> str:
    return dutch_number(round(value, 0 if abs(value) >= HUNDRED else 1))


def _base_year(told: Told, end: Claim) -> tuple[int | None, bool]:
    """The year of the number before, and whether the text names it."""
    span = span_of(end.period)
    own = int(end.period[:4]) if span is not None and span.years < 1.1 else None
    found = name_base(f"{told.text}{told.after}") or name_base(told.before)
    if found == "before" and own is not None:
        return own - 1, True
    if found and _YEAR.fullmatch(found) and int(found) != own:
        return int(found), True
    return (own - 1 if own is not None and not found else None), False
