"""Ranges of shares told as odds: 3 tot 4 op de 10, een op de drie à vier."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.numbers.expressions.expressions import read_number
from extractors.numbers.expressions.shares import read_share
from extractors.numbers.measured.measures import read_measure
from extractors.numbers.text.part import Part
from extractors.numbers.text.scan import Scan

_JOINS: Final = frozenset({"à", "á", "a", "tot", "of", "-", "–"})
_FINE: Final = Decimal("0.0001")


def in_same_whole(scan: Scan, part: Part, other: Part) -> Part:
    """`part` as a share of the whole that `other` names: the 3 of "3 tot 4 op de 10"."""
    if other.rule != "share" or not part.bare or part.times != 1:
        return part
    share = read_share(scan, other.first)
    if share is None or not 0 < part.value < share.top:
        return part
    value = _percent(part.value / share.bottom)
    return part._replace(
        value=value, step=None, unit="percent", family="share", kind="fraction", rule="share"
    )


def to_wider_whole(scan: Scan, part: Part) -> tuple[Part, Part] | None:
    """Both ends of odds whose whole is a range (1 op de 3 à 4: from 25 to 33.3); None elsewhere."""
    if part.rule != "share" or scan.texts[part.last] not in _JOINS or not scan.follows[part.last]:
        return None
    share = read_share(scan, part.first)
    whole = read_number(scan, part.last + 1)
    if share is None or whole is None or whole.scaled or not scan.follows[part.last + 1]:
        return None
    if read_number(scan, part.last - 1) is None or not share.bottom < whole.value <= 100:
        return None
    if read_measure(scan, whole.last) is not None:
        return None
    low = part._replace(value=_percent(share.top / whole.value))
    return low, part._replace(last=whole.last, unit_last=whole.last)


def _percent(fraction: Decimal) -> Decimal:
    value = (100 * fraction).quantize(_FINE).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
