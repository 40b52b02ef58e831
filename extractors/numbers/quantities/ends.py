"""Both ends of a range in one unit, which the last of them often gives for both."""

from __future__ import annotations

from decimal import Decimal

from extractors.numbers.text.part import Part
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.units import convert


def with_elided(scan: Scan, part: Part, other: Part) -> Part:
    """`part` with what a hyphen leaves out: 10- tot 20.000, drie- tot vierhonderd."""
    if not part.bare or other.times != 1:
        return part
    hundreds = Decimal(100)
    said = scan.texts[other.first].endswith("honderd")
    if said and other.value % hundreds == 0 and part.value < other.value / hundreds:
        return _multiplied(part, hundreds)
    round_numbers = part.value < 1000 <= other.value and other.value % 1000 == 0
    return _multiplied(part, Decimal(1000)) if round_numbers else part


def aligned(part: Part, other: Part) -> tuple[Part, Part]:
    """Both ends in one unit: the multiplier and the unit of the last hold for the first too."""
    if other.times > 1 and part.times == 1 and part.value < 1000 and (part.bare or part.currency):
        part = _multiplied(part, other.times)
    if part.unit != other.unit:
        if part.bare:
            part = part._replace(unit=other.unit, family=other.family, kind=other.kind)
        elif other.bare or (other.unit == "count" and part.currency):
            other = other._replace(unit=part.unit, family=part.family, kind=part.kind)
        else:
            part, other = _in_lesser(part, other)
    return part, other


def _in_lesser(part: Part, other: Part) -> tuple[Part, Part]:
    """Two durations in the smaller of their units (6 maanden tot 2 jaar: months)."""
    size = convert(Decimal(1), part.unit, other.unit) if part.family == "time" else None
    if size is None:
        return part, other
    greater, unit = (part, other.unit) if size > 1 else (other, part.unit)
    value = convert(greater.value, greater.unit, unit)
    assert value is not None
    changed = greater._replace(value=value, unit=unit)
    return (changed, other) if greater is part else (part, changed)


def _multiplied(part: Part, times: Decimal) -> Part:
    """`part` with the multiplier that another number carries for it."""
    step = None if part.step is None else part.step * times
    return part._replace(value=part.value * times, step=step, times=times)
