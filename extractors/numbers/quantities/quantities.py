"""Whole quantities: a part with its comparator, or two parts that make a range."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.lexicon import hedges
from extractors.numbers.expressions.endings import BOUNDING
from extractors.numbers.expressions.expressions import read_number
from extractors.numbers.expressions.spoken import is_moment
from extractors.numbers.measured.bare import (
    AGE_WORDS,
    is_age_group,
    is_told_age,
    told_around,
    with_half_width,
)
from extractors.numbers.measured.odds import in_same_whole, to_wider_whole
from extractors.numbers.quantities.comparators import (
    JOIN_FIRSTS,
    JOINS,
    between_before,
    bound_of_span,
    comparator_after,
    comparator_before,
    comparator_behind_noun,
)
from extractors.numbers.quantities.ends import aligned, with_elided
from extractors.numbers.quantities.parts import read_part
from extractors.numbers.quantities.tot import moved_by, rose_to
from extractors.numbers.text.part import Part
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import WORD
from extractors.numbers.text.units import WORDS
from schemas.readings import Quantity
from schemas.vocabularies import Comparator, QuantityKind

_FINEST: Final = -12
_FAR: Final = 4  # times the first number; what has no unit of its own is sooner half a range
_FAR_ELIDED: Final = 10
_ALL: Final = 100  # percent
_ROUND: Final = 10  # "een twintigtal" is some twenty
_LONGEST_JOIN: Final = 4  # tokens: - tot en met
_REPEATING: Final = Decimal("0.0001")
_JOIN_FIRSTS: Final = JOIN_FIRSTS | {"en", "of"}
_TIGHT: Final = frozenset("-–—")
_DASHES: Final = frozenset("-–—~")
_AGE_BEFORE: Final = frozenset({"ouder dan", "jonger dan"})


def read_quantity(scan: Scan, index: int) -> tuple[Quantity, int] | None:
    """The quantity whose number begins at token `index`, and the token after it; or None."""
    part = read_part(scan, index)
    if part is None:
        return None
    part = with_half_width(scan, part)
    if part.rule == "fold":
        return _single(scan, part)
    if not scan.follows[part.last] or scan.texts[part.last] not in _JOIN_FIRSTS:
        return _single(scan, part)
    between = between_before(scan, part.first)
    odds = to_wider_whole(scan, part)
    if odds is not None:
        return _range(scan, *odds, between)
    other = _second(scan, part, between=between is not None)
    if other is None or (between is None and _came_to(scan, part, other)):
        return _single(scan, part)
    if scan.texts[part.last] == "-" and scan.kinds[part.last + 1] == WORD:
        part = with_elided(scan, part, other)
    return _range(scan, *aligned(in_same_whole(scan, part, other), other), between)


def _came_to(scan: Scan, part: Part, other: Part) -> bool:
    """Whether "tot" between two numbers says where something came, so that they are no range.

    A range of what something changed by is narrow ("gestegen met 2 tot 3 procent"); of two numbers
    far apart the first is the change and the second what it came to.
    """
    if rose_to(scan, part.first, part.last):
        return True
    if not moved_by(scan, part.first, part.last):
        return False
    low, high = aligned(part, other)
    elided = part.bare and part.times == 1
    if elided and other.family == "share":
        return False
    return high.value >= (_FAR_ELIDED if elided else _FAR) * low.value


def _second(scan: Scan, part: Part, *, between: bool) -> Part | None:
    """The far end of a range that begins with `part`, or None."""
    for join_end in _join_ends(scan, part.last, between=between):
        join_last = join_end
        if scan.words[join_last] == "+" and scan.glued[join_last + 1]:
            join_last += 1  # "tussen -75 en +75"
        if not scan.words[join_last]:
            continue
        other = read_part(scan, join_last)
        if other is None or other.first != join_last:
            continue
        if other.value < 0 and scan.texts[join_last - 1] in _DASHES:
            continue
        low, high = aligned(in_same_whole(scan, part, other), other)
        if high.value < low.value < 0:
            low, high = high, low  # "van -1 tot -3 procent"
        beyond = other.bare and part.unit == "percent" and other.value > _ALL  # "5% tot 300 zaken"
        if low.unit == high.unit and low.value < high.value and not beyond:
            return other
    return None


def _join_ends(scan: Scan, at: int, *, between: bool) -> list[int]:
    """Tokens at which the second number may begin, after words that join a range at `at`."""
    ends: list[int] = []
    first = scan.texts[at]
    if first == "a" and scan.glued[at + 1]:
        return ends  # "≥ 1 jaar A1332": a code
    if between and first == "en":
        nxt = at + 1
        while scan.after[nxt] == "de" or scan.after[nxt] in hedges():
            nxt += 1
        return [nxt]
    if first == "of" and _next_up(scan, at):
        return [at + 1]
    last = at + 1
    if (
        first in _TIGHT
        and scan.glued[at] != scan.glued[last]
        and scan.kinds[last] != WORD
        and not _lasts(scan, last)
    ):
        return ends  # "-3.970 -1.500" is two numbers, the second below zero
    while last - at <= _LONGEST_JOIN and scan.follows[last]:
        if scan.phrase(at, last) in JOINS:
            ends.append(last)
        last += 1
    return ends[::-1]


def _lasts(scan: Scan, at: int) -> bool:
    """Whether a time stands at token `at`, which is never below zero: the 15 of "5 -15 jaar"."""
    unit = WORDS.get(scan.after[at + 1])
    return unit is not None and unit.family == "time"


def _next_up(scan: Scan, at: int) -> bool:
    """Whether "of" joins neighbours (twee of drie), which is a rough way to count."""
    before = read_number(scan, at - 1)
    after = read_number(scan, at + 1) if scan.follows[at + 1] else None
    return before is not None and after is not None and after.value == before.value + 1


def _range(scan: Scan, low: Part, high: Part, between: int | None) -> tuple[Quantity, int]:
    first, last = low.first, high.last
    lesser, greater = sorted((low.value, high.value))
    begin = between if between is not None else first
    before = comparator_before(scan, begin, counted=False)
    if before is not None and before[0] in ("approx", "lt", "gt", "ge", "le"):
        begin = before[1]
    if high.bare and scan.words[first - 1] == "factor":
        high = high._replace(unit="times", family="ratio")
    if high.bare and is_told_age(scan, low, high):
        high = high._replace(unit="year", family="time", kind="age")
    kind: QuantityKind = "number_range" if high.unit == "count" else high.kind
    age_last = _age_end(scan, begin, high)
    if age_last:
        kind, last = "age", age_last
    steps = [step for step in (low.step, high.step) if step is not None]
    quantity = Quantity(
        start=scan.starts[begin],
        end=scan.ends[last - 1],
        kind=kind,
        value=None,
        low=_plain(lesser),
        high=_plain(greater),
        step=_plain(max(steps)) if steps else None,
        comparator="range",
        unit=high.unit,
        digits=(scan.starts[first], scan.ends[high.unit_last - 1]),
        per=high.per or low.per,
        rule="range",
    )
    return quantity, last


def _plain(value: Decimal) -> Decimal:
    """`value` without the decimals a multiplier or a division left: 37500000, 0.6667."""
    whole = value.to_integral_value()
    if value == whole:
        return whole
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < _FINEST:
        return _plain(value.quantize(_REPEATING))
    return value


def _single(scan: Scan, part: Part) -> tuple[Quantity, int]:
    comparator: Comparator = "eq"
    if part.bare:
        part = told_around(scan, part)
    begin, last = part.first, part.last
    before = comparator_before(
        scan, begin, counted=part.family == "count", lasts=part.family == "time"
    )
    if before is not None and part.family == "time" and is_moment(scan, before[1], last):
        before = None
    if before is not None and part.rule == "ending" and scan.words[before[1]] == "onder":
        before = None  # "onder 65-plussers": among them
    if before is not None:
        comparator, begin = before
    kind = part.kind
    age_last = _age_end(scan, begin, part) if part.family == "time" else 0
    if age_last:
        kind, last = "age", age_last
    after = comparator_after(scan, last) if scan.follows[last] and before is None else None
    if after is not None:
        comparator, last = after
        if part.bare and is_age_group(scan, part, last):
            part, kind = part._replace(unit="year", family="time"), "age"
        if scan.texts[last - 1] in AGE_WORDS and part.family == "time":
            kind = "age"
    if comparator == "eq":
        comparator = bound_of_span(scan, begin, part.family) or comparator
    if comparator == "eq" and part.family == "count":
        comparator = comparator_behind_noun(scan, last) or comparator
    if part.rule == "ending" and comparator == "eq":
        comparator = BOUNDING.get(scan.texts[part.last - 1], comparator)
    if part.rule == "ending" and scan.phrase(part.first, part.last).endswith("tal"):
        rounded = part.value >= _ROUND and part.value % _ROUND == 0  # as no seventeen is
        comparator = "approx" if rounded and comparator == "eq" else comparator
    quantity = Quantity(
        start=scan.starts[begin],
        end=scan.ends[last - 1],
        kind=kind,
        value=_plain(part.value),
        low=None,
        high=None,
        step=None if part.step is None else _plain(part.step),
        comparator=comparator,
        unit=part.unit,
        digits=(scan.starts[part.first], scan.ends[part.unit_last - 1]),
        per=part.per,
        rule=part.rule,
    )
    return quantity, last


def _age_end(scan: Scan, begin: int, part: Part) -> int:
    """Where the age that the time `part` is ends (… jaar oud); 0 where it is no age."""
    if part.unit not in ("year", "month", "week", "day"):
        return 0
    if scan.after[part.last] == "oud":
        return part.last + 1
    if begin + 2 < part.last and scan.phrase(begin, begin + 2) in _AGE_BEFORE:
        return part.last
    before = (scan.words[begin - 1], scan.words[begin - 2])
    return part.last if before[0] == "leeftijd" or before == ("van", "leeftijd") else 0
