"""What a number takes from the one before it: van 2,5 procent naar 2,3; € 570.017 en 482.039."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from extractors.lexicon import hedge_pattern
from extractors.numbers.expressions.multiplied import MULTIPLIERS
from extractors.periods.counted import counts_what_follows
from schemas.readings import Quantity

ASIDE: Final = r"(?: \([^()]{1,60}\))?"  # what an item is for: "zes (diefstal), acht (roof) en"
WIDEST_LINK: Final = 24
WIDEST_ASIDE: Final = 64
# From one level to the next, whose unit need not be said again: "van 2,5 procent naar 2,3".
_FROM: Final = re.compile(r"\bvan (?:[a-z']+ )?\Z")
_TO: Final = re.compile(rf"(?: in (?:[a-z]+ )?[12][0-9]{{3}})?{ASIDE},? (?:naar|tot) (?:[a-z']+ )?")
# The same of another year in a bracket: "82 miljoen euro aan effecten (2022: 383 miljoen)".
_YEAR_ASIDE: Final = re.compile(
    rf"[^()0-9;]{{0,80}}\((?:(?:[a-z]+ )?[12][0-9]{{3}}:|vorig (?:boek|verslag)?jaar:?|was)"
    rf" (?:{hedge_pattern()} )?"
)
_CONFIDENCE: Final = re.compile(r",? ?[(\[] ?(?:80|9[0-9])[0-9.,]* ?(?:%|procent)[^()0-9]{1,40}")
_NO_NOUN: Final = re.compile(r"\Z|[.,;:)]|-|\s(?:in|op|per|over|bij|en|voor|[(]|[12][0-9]{3}\b)")
# Behind an amount another of the same currency.
_JOINED: Final = re.compile(
    rf"(?: (?:in|over|voor) (?:[a-z]+ )?[12][0-9]{{3}})?"
    rf"{ASIDE},? ?(?:en|of|tegen|tegenover|respectievelijk|resp\.|naar|dan wel)?"
    rf"(?: (?:in|over|voor) (?:[a-z]+ )?[12][0-9]{{3}})?"
    rf" (?:respectievelijk |resp\. |{hedge_pattern()} )?"
)
_WIDEST_MONEY: Final = 80
_OF_WHICH: Final = re.compile(
    rf"(?: [^\W\d_]{{3,30}}){{0,3}}, (?:waarvan|van wie|waaronder) (?:er )?(?:{hedge_pattern()} )?"
)
_LEAST_AMOUNT: Final = 100
_FARTHEST_LEVEL: Final = 10
_TIMES: Final = {word: times for word, times in MULTIPLIERS.items() if times >= 1000}
_CARRIES: Final = re.compile(
    rf"(?:{'|'.join(word for word, times in _TIMES.items() if times >= 10**6)}|\b(?:duizend|dzd))\b"
)


def with_unit_before(left: Quantity, right: Quantity, folded: str) -> Quantity:
    """`right` with the unit that `left` told for both; itself where it has its own."""
    if right.unit != "count" or left.unit == "count":
        return right
    if _comes_to(left, right, folded) or _is_money_too(left, right, folded):
        return replace(right, unit=left.unit, kind=left.kind, rule="listed")
    if _is_part_of(left, right, folded):
        return replace(right, unit=left.unit, kind=left.kind, rule="listed")
    if left.unit == "score" and _is_mark_too(right):
        return replace(right, unit="score", rule="listed")
    if _is_interval(left, right, folded):
        return replace(right, unit=left.unit, kind=left.kind, rule="listed")
    return _like(left, right, folded) if _is_aside(left, right, folded) else right


def _comes_to(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether `right` is a bare number that something went to from `left`, in the unit of that."""
    if left.unit == "count" or right.unit != "count" or right.rule != "number" or right.per:
        return False
    if left.rule not in ("measure", "currency") or not left.value or not right.value:
        return False
    return (
        _alike(left.value, right.value)
        and right.start - left.end <= WIDEST_LINK + WIDEST_ASIDE
        and _TO.fullmatch(folded, left.end, right.digits[0]) is not None
        and _FROM.search(folded, max(0, left.start - WIDEST_LINK), left.digits[0]) is not None
        and _NO_NOUN.match(folded, right.end) is not None
    )


def _is_money_too(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether `right` is a bare number that the amount before it tells the currency of.

    So is one in millions that counts nothing ("35 mln. euro, dat is 8,75 mln. per jaar"), and one
    of the same order joined on ("€ 570.017 en 482.039").
    """
    if left.kind != "currency" or right.kind not in ("cardinal", "number_range"):
        return False
    if right.unit != "count" or right.rule not in ("number", "measure", "range"):
        return False
    if _NO_NOUN.match(folded, right.digits[1]) is None:
        return False
    between = right.start - left.end
    if times_of(right, folded) >= 10**6:
        return between <= _WIDEST_MONEY and "(" not in folded[left.end : right.start]
    if right.per or left.value is None or right.value is None or not left.value or not right.value:
        return False
    return (
        0 < between <= WIDEST_LINK
        and right.value >= _LEAST_AMOUNT
        and _alike(left.value, right.value)
        and _JOINED.fullmatch(folded, left.end, right.start) is not None
    )


def _is_part_of(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether `right` is a bare part of the time before it: "30 maanden, waarvan 10 in cel"."""
    return (
        left.kind == "duration"
        and right.rule == "number"
        and right.kind == "cardinal"
        and not right.per
        and left.value is not None
        and right.value is not None
        and right.value < left.value
        and _OF_WHICH.fullmatch(folded, left.end, right.digits[0]) is not None
        and not counts_what_follows(folded, right.digits[1])
    )


def _is_mark_too(right: Quantity) -> bool:
    """Whether a bare number behind a mark is one as well: "een 6,8 in 2022 en 7,1 in 2023"."""
    fine = right.step is not None and right.step < 1
    return (
        fine and right.rule == "number" and right.unit == "count" and 1 <= (right.value or 0) <= 10
    )


def _is_interval(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether `right` is the interval of confidence that a bracket gives behind `left`."""
    return (
        left.unit != "count"
        and right.unit == "count"
        and right.rule in ("number", "range")
        and right.start - left.end <= WIDEST_ASIDE
        and _CONFIDENCE.fullmatch(folded, left.end, right.start) is not None
    )


def _is_aside(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether `right` is a bare number in a bracket that tells `left` for another year."""
    return (
        left.unit != "count"
        and right.value is not None
        and left.kind != "age"
        and right.unit == "count"
        and right.rule == "number"
        and not right.per
        and right.digits[0] - left.end <= WIDEST_ASIDE + WIDEST_LINK
        and folded.startswith((")", ",", ";"), right.end)
        and _YEAR_ASIDE.fullmatch(folded, left.end, right.digits[0]) is not None
    )


def _like(left: Quantity, right: Quantity, folded: str) -> Quantity:
    """`right` in the unit of `left`, and in its multiplier where only that makes them alike."""
    level = left.value if left.value is not None else left.high
    if right.value is None or level is None:
        return right
    own, times = times_of(right, folded), times_of(left, folded)
    if own == 1 and times > 1:
        if not _alike(level, right.value * times):
            return right
        step = None if right.step is None else right.step * times
        right = replace(right, value=right.value * times, step=step)
    return replace(right, unit=left.unit, kind=left.kind, rule="listed")


def _alike(one: Decimal, other: Decimal) -> bool:
    """Whether two levels are of the same order."""
    lesser, greater = sorted((abs(one), abs(other)))
    return greater < _FARTHEST_LEVEL * lesser


def times_of(quantity: Quantity, folded: str) -> Decimal:
    """The multiplier that stands within a number: a million of "3,5 mln"."""
    found = _CARRIES.search(folded, quantity.digits[0], quantity.digits[1])
    return _TIMES[found[0]] if found else Decimal(1)
