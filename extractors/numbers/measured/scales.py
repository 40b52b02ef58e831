"""A scale told in the text itself: "Lasten (x € 1 mln): 34,2", "Kosten (€ mln): 3"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from extractors.numbers.expressions.multiplied import COUNT_WORDS, MULTIPLIERS
from extractors.periods.counted import counts_what_follows
from schemas.readings import Quantity

_PLURALS: Final = {word: Decimal(value) for word, value in COUNT_WORDS["scales"].items()}
_SCALES: Final = MULTIPLIERS | _PLURALS
_NAMES: Final = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_MONEY: Final = r"€|eur(?:o(?:'s)?)?"
_SCALE: Final = re.compile(
    rf"(?:(?<![\w])[x×*] ?(?P<a>(?:{_MONEY}) ?)?(?:1(?P<n>(?:[. ]?000){{1,3}})(?:,-)?"
    rf"|1 ?(?P<w>{_NAMES})\.?)|\bin (?P<b>(?:{_MONEY}) ?)?(?P<v>{_NAMES})\.?"
    rf"|\((?P<d>(?:{_MONEY}) ?)?(?P<u>{_NAMES})\.?)"
    rf"(?P<c> ?(?:{_MONEY}))?(?!\w)"
)
_HINT: Final = re.compile(r"[x×*] ?(?:€|eur|1)|(?:\bin |\()(?:€|eur|duiz|mil|ml|mr|dzd)")
_ENDS: Final = re.compile(r"\s{0,3}(?:\)\s{0,3}:?|:)")
_DIGITS: Final = re.compile(r"[-−–+]?[0-9][0-9.,]*(?:(?: ?[-–] ?| tot | à )[0-9][0-9.,]*)?")
_RULES: Final = frozenset({"number", "range", "listed", "currency"})
_SENTENCE_END: Final = ". "


def in_told_scale(quantities: tuple[Quantity, ...], folded: str) -> tuple[Quantity, ...]:
    """`quantities` in which bare numbers behind a scale are multiplied and take its currency.

    A scale holds from its bracket or colon to the end of its sentence; what counts a noun or names
    its own unit or multiplier keeps what it says.
    """
    if not quantities or (":" not in folded and ")" not in folded):
        return quantities
    if _HINT.search(folded) is None:
        return quantities
    scaled = list(quantities)
    for match in _SCALE.finditer(folded):
        end = _ENDS.match(folded, match.end())
        money = any(match[group] for group in "abcd")
        if end is None or (not money and (match["v"] or match["u"])):
            continue
        factor = _factor(match)
        stop = folded.find(_SENTENCE_END, end.end())
        for at, quantity in enumerate(scaled):
            if quantity.start >= end.end() and (stop < 0 or quantity.start < stop):
                scaled[at] = _scaled(quantity, folded, factor, money=money)
    return tuple(scaled)


def _factor(match: re.Match[str]) -> Decimal:
    if match["n"]:
        return Decimal(10) ** match["n"].count("0")
    return _SCALES[match["w"] or match["v"] or match["u"]]


def _scaled(quantity: Quantity, folded: str, factor: Decimal, *, money: bool) -> Quantity:
    begin, end = quantity.digits
    plain = quantity.unit == "count" or (money and quantity.unit == "EUR")
    if quantity.kind == "ordinal" or not plain or quantity.rule not in _RULES:
        return quantity
    written = folded[begin:end].removeprefix("€").strip()
    if not _DIGITS.fullmatch(written) or counts_what_follows(folded, end):
        return quantity
    return replace(
        quantity.times(factor),
        unit="EUR" if money else quantity.unit,
        kind="currency" if money else quantity.kind,
        rule="scaled",
    )
