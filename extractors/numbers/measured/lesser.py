"""Durations and prices said in two units: 1 jaar en 8 maanden, 3 euro en 50 cent."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.numbers.expressions.expressions import read_number
from extractors.numbers.expressions.multiplied import WrittenNumber
from extractors.numbers.measured.measures import UnitAfter, read_measure
from extractors.numbers.text.part import Part
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import WORD
from extractors.numbers.text.units import convert

_CENTS: Final = 2
_BEHIND_CENTS: Final = frozenset({"", "per", "voor", "en", "in", "aan", "extra"})
_LEAST_SPOKEN: Final = 5  # "vijf euro vijftig"; "twee euro een" is none
_COMPARED: Final = frozenset({"langer", "korter", "later", "eerder", "meer", "minder", "sneller"})


def with_lesser(scan: Scan, part: Part) -> Part:
    """`part` with the lesser units joined to it: 1 jaar en 8 maanden, 3 euro en 50 cent."""
    if part.family == "money":
        return _with_cents(scan, part)
    while not part.per:
        number, measure = _joined_measure(scan, part.last)
        if number is None or measure is None or measure.family != "time":
            return part
        if scan.after[measure.last] in _COMPARED:
            return part  # "anderhalf jaar, drie maanden langer dan gepland"
        whole = _in_lesser_unit(part, measure.symbol)
        if whole is None:
            return part
        part = part._replace(
            value=whole + number.value * measure.factor,
            unit=measure.symbol,
            step=number.step * measure.factor,
            last=measure.last,
            unit_last=measure.unit_last,
            per=measure.per,
            rule="duration",
        )
    return part


def _joined_measure(scan: Scan, at: int) -> tuple[WrittenNumber | None, UnitAfter | None]:
    """The number and unit that a comma or "en" at token `at` joins on."""
    if scan.follows[at] and scan.texts[at] == ",":
        at += 1
    if scan.after[at] == "en":
        at += 1
    number = read_number(scan, at) if scan.follows[at] else None
    return number, read_measure(scan, number.last) if number else None


def _in_lesser_unit(part: Part, unit: str) -> Decimal | None:
    """The value of a duration in a lesser unit; None where `unit` is not lesser.

    Said together with days, a year is 365 days and a month 30: so such durations are meant.
    """
    size = convert(Decimal(1), part.unit, unit)
    if size is None or size <= 1:
        return None
    if unit == "day" and part.unit in ("year", "month"):
        months = part.value * (12 if part.unit == "year" else 1)
        return months // 12 * 365 + months % 12 * 30
    return part.value * size


def _with_cents(scan: Scan, part: Part) -> Part:
    """`part` with its cents: 3 euro en 50 cent, 5 euro 50."""
    if part.per or part.times > 1 or part.step != 1:
        return part
    number, measure = _joined_measure(scan, part.last)
    if number is None or number.step != 1 or number.value >= 100:
        return part
    cent = Decimal("0.01")
    if measure is not None and measure.factor == cent:
        last = measure.last
    elif (
        measure is None
        and number.first == part.last
        and (len(scan.texts[number.first]) == _CENTS or scan.kinds[number.first] == WORD)
        and number.value >= _LEAST_SPOKEN
        and scan.after[number.last] in _BEHIND_CENTS
    ):
        last = number.last
    else:
        return part
    return part._replace(
        value=part.value + number.value * cent, step=cent, last=last, unit_last=last
    )
