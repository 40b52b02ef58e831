"""Numbers in digits: 1.045, 1 045, 12,5, 2.294,40, 1.234,5, 3.0, ,08."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

_LONGEST: Final = 24  # more digits are a code, and more than arithmetic keeps exact
_WHOLE: Final = re.compile(r"[0-9]+")
_DUTCH: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA: Final = re.compile(r"[0-9]*,[0-9]+")
_POINT: Final = re.compile(r"[0-9]+\.[0-9]+")
_ENGLISH: Final = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"
)
VULGAR: Final = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
    "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"),
    "⅗": Decimal("0.6"),
    "⅘": Decimal("0.8"),
    "⅙": Decimal(1) / 6,
}


class Literal(NamedTuple):
    """A number in digits and the value of its last printed digit ("2,50" is exact to 0,01)."""

    value: Decimal
    step: Decimal


@lru_cache(maxsize=1 << 14)
def read_literal(digits: str) -> Literal | None:
    """The number that `digits` writes, or None where they write none (192.168.1.2).

    A point before three digits groups thousands (1.045); any other single point is decimal
    (3.0), as in English-formatted table cells. Spaces between groups are taken out beforehand.
    """
    if len(digits) > _LONGEST:
        return None
    if _WHOLE.fullmatch(digits):
        return Literal(Decimal(digits), Decimal(1))
    if _DUTCH.fullmatch(digits):
        plain = digits.replace(".", "").replace(",", ".")
    elif _COMMA.fullmatch(digits):
        plain = "0" + digits.replace(",", ".")
    elif _POINT.fullmatch(digits):
        plain = digits
    elif _ENGLISH.fullmatch(digits):
        plain = digits.replace(",", "")
    else:
        return None
    places = len(plain.partition(".")[2])
    return Literal(Decimal(plain), Decimal(1).scaleb(-places))
