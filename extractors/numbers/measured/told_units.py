"""A unit told once for the numbers behind it: "Doorlooptijd (in dagen): 43", "Tarief (%): 19,2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from extractors.numbers.text.units import WORDS, Unit
from extractors.periods.counted import counts_what_follows
from schemas.readings import Quantity

# A lone letter in brackets is sooner a mark ("mannen (m): 12") than a unit.
_TOLD: Final = re.compile(
    r"(?:\((?P<in>in )(?P<a>[^()\d:;]{1,24})\)|\((?P<b>[^()\d:;]{2,24}|%|€)\)(?=\s{0,3}[:=])"
    r"|\bin (?P<c>[^()\d:;,.]{1,20})(?=:))\s{0,3}[:=]?"
)
_EURO: Final = Unit("EUR", "money", "currency", Decimal(1))
_MONEY: Final = dict.fromkeys(("€", "eur", "euro", "euro's"), _EURO)
_RULES: Final = frozenset({"number", "range", "listed"})
_SENTENCE_END: Final = ". "


def in_told_unit(quantities: Sequence[Quantity], folded: str) -> tuple[Quantity, ...]:
    """`quantities` in which bare numbers behind a unit in its bracket take that unit.

    It holds to the end of its sentence or to the next such unit; what counts a noun or names its
    own unit keeps that.
    """
    if not quantities or (":" not in folded and "(in " not in folded):
        return tuple(quantities)
    told = list(quantities)
    found = [*_TOLD.finditer(folded)]
    ends = [*(match.start() for match in found[1:]), len(folded)]
    for match, end in zip(found, ends, strict=False):
        name = (match["a"] or match["b"] or match["c"]).strip()
        unit = WORDS.get(name) or _MONEY.get(name)
        if unit is None:
            continue
        stop = folded.find(_SENTENCE_END, match.end(), end)
        for at, quantity in enumerate(told):
            if match.end() <= quantity.start < (end if stop < 0 else stop):
                told[at] = _told(quantity, folded, unit)
    return tuple(told)


def _told(quantity: Quantity, folded: str, unit: Unit) -> Quantity:
    bare = quantity.unit == "count" and quantity.kind != "ordinal" and quantity.rule in _RULES
    if not bare or quantity.per or counts_what_follows(folded, quantity.digits[1]):
        return quantity
    return replace(quantity.times(unit.factor), unit=unit.symbol, kind=unit.kind, rule="scaled")
