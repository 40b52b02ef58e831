"""Numbers in a row that share the unit of the last: € 100, € 100 en € 150 miljoen."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from extractors.lexicon import hedge_pattern
from extractors.numbers.comparators import is_rough
from extractors.numbers.multiplied import MULTIPLIERS
from schemas.readings import Quantity

_ASIDE: Final = r"(?: \([^()]{1,60}\))?"  # what an item is for: "zes (diefstal), acht (roof) en"
_LINK: Final = re.compile(
    rf"{_ASIDE}-?,? ?(?:(?:en|of|respectievelijk|resp\.|dan wel|versus|tegen|tot|naar)"
    r" (?:respectievelijk |resp\. |gemiddeld )?)?"
)
# Words between two numbers of one list: what bounds the first bounds the second.
_SAME_BOUND: Final = re.compile(
    rf"{_ASIDE}(?:, ?|,? (?:en|of|respectievelijk|resp\.|dan wel) )(?:respectievelijk |resp\. )?"
)
_COUPLED: Final = re.compile(r"(?: [\w₂₃-]{1,20})? en ")
# "oplopend tot" holds for every number that is listed behind it, with its year.
_RISING: Final = re.compile(r"(?:en )?oplopend (?:tot|naar)")
_RISING_LINK: Final = re.compile(
    rf"(?: (?:in|vanaf|voor) [12][0-9]{{3}})?{_ASIDE}(?:,|,? en|,? en) (?:naar |tot )?"
)
# From one level to the next, whose unit need not be said again: "van 2,5 procent naar 2,3".
_FROM: Final = re.compile(r"\bvan (?:[a-z']+ )?\Z")
_TO: Final = re.compile(
    rf"(?: in (?:[a-z]+ )?[12][0-9]{{3}})?{_ASIDE},? (?:naar|tot) (?:[a-z']+ )?"
)
# The same of another year in a bracket: "82 miljoen euro aan effecten (2022: 383 miljoen)".
_YEAR_ASIDE: Final = re.compile(
    rf"[^()0-9;]{{0,80}}\((?:[a-z]+ )?[12][0-9]{{3}}: (?:{hedge_pattern()} )?"
)
_CONFIDENCE: Final = re.compile(r",? ?[(\[] ?(?:80|9[0-9])[0-9.,]* ?(?:%|procent)[^()0-9]{1,40}")
_NO_NOUN: Final = re.compile(r"\Z|[.,;:)]|-|\s(?:in|op|per|over|bij|en|voor|[(]|[12][0-9]{3}\b)")
# Behind an amount another of the same currency.
_JOINED: Final = re.compile(
    rf"{_ASIDE},? ?(?:en|of|tegen|tegenover|respectievelijk|resp\.|naar|dan wel)?"
    r" (?:respectievelijk |resp\. |(?:circa|ca\.|ongeveer|ruim|bijna) )?"
)
_WIDEST_MONEY: Final = 80
_LEAST_AMOUNT: Final = 100
_FARTHEST_LEVEL: Final = 10
_WIDEST_LINK: Final = 24
_WIDEST_ASIDE: Final = 64
_CARRYING: Final = frozenset({"measure", "currency", "range", "listed"})
_TIMES: Final = {word: times for word, times in MULTIPLIERS.items() if times >= 1000}
_CARRIES: Final = re.compile(
    rf"(?:{'|'.join(word for word, times in _TIMES.items() if times >= 10**6)}|\b(?:duizend|dzd))\b"
)


def share_units(quantities: list[Quantity], folded: str) -> tuple[Quantity, ...]:
    """`quantities` in which those listed before one with unit or multiplier have it as well."""
    shared = list(quantities)
    times: Decimal | None = None  # of the number to the right, where it was given one
    for at in range(len(shared) - 2, -1, -1):
        left, right = shared[at], shared[at + 1]
        if not _listed(left, right, folded):
            times = None
            continue
        shared[at], times = _shared(
            left,
            right,
            own=_times(left, folded),
            times=_times(right, folded) if times is None else times,
            elided=folded.startswith("-", left.end),
        )
    rising = False
    for at in range(1, len(shared)):
        left, right = shared[at - 1], shared[at]
        if _comes_to(left, right, folded):
            shared[at] = right = replace(right, unit=left.unit, kind=left.kind, rule="listed")
        elif _is_money_too(left, right, folded):
            shared[at] = right = replace(right, unit=left.unit, kind=left.kind, rule="listed")
        elif left.unit == "score" and _is_mark_too(right):
            shared[at] = right = replace(right, unit="score", rule="listed")
        elif _is_interval(left, right, folded):
            shared[at] = right = replace(right, unit=left.unit, kind=left.kind, rule="listed")
        elif _is_aside(left, right, folded):
            shared[at] = right = _like(left, right, folded)
        rising = left.comparator == "le" and (
            rising or _RISING.match(folded, left.start) is not None
        )
        if right.comparator != "eq":
            continue
        if _bounds_both(left, right, folded):
            shared[at] = replace(right, comparator=left.comparator)
        elif rising or left.comparator == "approx":
            shared[at] = _carried(left, right, folded)
    return tuple(shared)


def _listed(left: Quantity, right: Quantity, folded: str) -> bool:
    if not 0 < right.start - left.end <= _WIDEST_LINK + _WIDEST_ASIDE:
        return False
    link = folded[left.end : right.start]
    return (
        left.value is not None
        and "ordinal" not in (left.kind, right.kind)
        and not link.isspace()
        and _LINK.fullmatch(link) is not None
        and not _says_again(left, right, link)
    )


def _comes_to(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether `right` is a bare number that something went to from `left`, in the unit of that."""
    if left.unit == "count" or right.unit != "count" or right.rule != "number" or right.per:
        return False
    if left.rule not in ("measure", "currency") or not left.value or not right.value:
        return False
    return (
        _alike(left.value, right.value)
        and right.start - left.end <= _WIDEST_LINK + _WIDEST_ASIDE
        and _TO.fullmatch(folded, left.end, right.digits[0]) is not None
        and _FROM.search(folded, max(0, left.start - _WIDEST_LINK), left.digits[0]) is not None
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
    if _times(right, folded) >= 10**6:
        return between <= _WIDEST_MONEY and "(" not in folded[left.end : right.start]
    if right.per or left.value is None or right.value is None or not left.value or not right.value:
        return False
    return (
        0 < between <= _WIDEST_LINK
        and right.value >= _LEAST_AMOUNT
        and _alike(left.value, right.value)
        and _JOINED.fullmatch(folded, left.end, right.start) is not None
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
        and right.start - left.end <= _WIDEST_ASIDE
        and _CONFIDENCE.fullmatch(folded, left.end, right.start) is not None
    )


def _is_aside(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether `right` is a bare number in a bracket that tells `left` for another year."""
    return (
        left.unit != "count"
        and left.value is not None
        and right.value is not None
        and left.kind != "age"
        and right.unit == "count"
        and right.rule == "number"
        and not right.per
        and right.digits[0] - left.end <= _WIDEST_ASIDE + _WIDEST_LINK
        and folded.startswith((")", ",", ";"), right.end)
        and _YEAR_ASIDE.fullmatch(folded, left.end, right.digits[0]) is not None
    )


def _like(left: Quantity, right: Quantity, folded: str) -> Quantity:
    """`right` in the unit of `left`, and in its multiplier where only that makes them alike."""
    assert right.value is not None
    assert left.value is not None
    own, times = _times(right, folded), _times(left, folded)
    if own == 1 and times > 1:
        if not _alike(left.value, right.value * times):
            return right
        step = None if right.step is None else right.step * times
        right = replace(right, value=right.value * times, step=step)
    return replace(right, unit=left.unit, kind=left.kind, rule="listed")


def _alike(one: Decimal, other: Decimal) -> bool:
    """Whether two levels are of the same order."""
    lesser, greater = sorted((abs(one), abs(other)))
    return greater < _FARTHEST_LEVEL * lesser


def _says_again(left: Quantity, right: Quantity, link: str) -> bool:
    """Whether "of" gives the share that a count is: "97 of 0,75% van de punten"."""
    return (
        link.strip() == "of"
        and right.unit == "percent"
        and left.value is not None
        and right.value is not None
        and left.value > right.value
    )


def _bounds_both(left: Quantity, right: Quantity, folded: str) -> bool:
    """Whether the bound of `left` holds for `right`: one unit for both, or "respectievelijk"."""
    if left.comparator in ("eq", "range") or right.value is None:
        return False
    if left.unit != right.unit or not _SAME_BOUND.fullmatch(folded, left.end, right.start):
        return False
    before = folded[left.start : left.digits[0]] + folded[left.end : right.start]
    return left.rule == "listed" or "resp" in before


def _carried(left: Quantity, right: Quantity, folded: str) -> Quantity:
    """`right` with what `left` says for both: ca. 5 kg NH3 en 8 kg NOx; oplopend tot 5 en 8%."""
    if left.unit != right.unit or right.start - left.end > _WIDEST_LINK + _WIDEST_ASIDE:
        return right
    approx = left.comparator == "approx"
    if approx and left.unit == "count":
        return right
    link = _COUPLED if approx else _RISING_LINK
    if not link.fullmatch(folded, left.end, right.start):
        return right
    return replace(right, comparator=left.comparator)


def _shared(
    left: Quantity, right: Quantity, *, own: Decimal, times: Decimal, elided: bool
) -> tuple[Quantity, Decimal]:
    """`left` with what `right` carries for both, and the multiplier it then has."""
    if left.value is None or left.step is None:
        return left, own
    bare = left.unit == "count" and left.rule == "number" and not left.per
    if (
        times > 1
        and own == 1
        and left.value < 1000
        and (bare or (left.unit == right.unit and left.rule == "currency"))
    ):
        left, own = replace(left, value=left.value * times, step=left.step * times), times
    ellipsis = right.rule == "ending" and elided  # 16- en 17-jarigen
    if bare and right.unit != "count" and (right.rule in _CARRYING or ellipsis):
        left = replace(left, unit=right.unit, kind=right.kind, per=right.per, rule="listed")
    return left, own


def _times(quantity: Quantity, folded: str) -> Decimal:
    found = _CARRIES.search(folded, quantity.digits[0], quantity.digits[1])
    return _TIMES[found[0]] if found else Decimal(1)


_BOUND_LINK: Final = re.compile(r",? ?(?:(?:en|maar|doch) )?(?:is )?")
_LOWER: Final = frozenset({"gt", "ge"})
_UPPER: Final = frozenset({"lt", "le"})


def join_bounds(quantities: tuple[Quantity, ...], folded: str) -> tuple[Quantity, ...]:
    """`quantities` in which a lower and an upper bound of one thing are one range."""
    joined: list[Quantity] = []
    for quantity in quantities:
        if joined and _bound_one_thing(joined[-1], quantity, folded):
            joined[-1] = _bounded(joined[-1], quantity)
        else:
            joined.append(quantity)
    return tuple(joined)


def _bound_one_thing(left: Quantity, right: Quantity, folded: str) -> bool:
    opposite = (left.comparator in _LOWER and right.comparator in _UPPER) or (
        left.comparator in _UPPER and right.comparator in _LOWER
    )
    if not opposite or right.start - left.end > _WIDEST_LINK:
        return False
    link = folded[left.end : right.start]
    if left.value is None or right.value is None:
        return False
    if is_rough(left, folded) or is_rough(right, folded):
        return False
    same = left.unit == right.unit or (left.unit == "count" and left.rule == "number")
    ordered = (left.value < right.value) == (left.comparator in _LOWER)
    return same and ordered and _BOUND_LINK.fullmatch(link) is not None


def _bounded(left: Quantity, right: Quantity) -> Quantity:
    low, high = sorted(q.value for q in (left, right) if q.value is not None)
    return replace(
        right,
        start=left.start,
        kind="number_range" if right.unit == "count" else right.kind,
        value=None,
        low=low,
        high=high,
        comparator="range",
        digits=(left.digits[0], right.digits[1]),
        rule="bounds",
    )
