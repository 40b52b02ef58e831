"""Numbers in a row that share the unit of the last: € 100, € 100 en € 150 miljoen."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from extractors.numbers.quantities.carried import (
    ASIDE,
    WIDEST_ASIDE,
    WIDEST_LINK,
    times_of,
    with_unit_before,
)
from extractors.numbers.quantities.comparators import is_rough
from extractors.numbers.text.units import family
from schemas.readings import Quantity

_LINK: Final = re.compile(
    rf"{ASIDE}-?,? ?(?:(?:en|of|ofwel|respectievelijk|resp\.|dan wel|versus|tegen|tot|naar)"
    r" (?:respectievelijk |resp\. |gemiddeld )?)?"
)
# Words between two numbers of one list: what bounds the first bounds the second.
_SAME_BOUND: Final = re.compile(
    rf"{ASIDE}(?:, ?|,? (?:en|of|respectievelijk|resp\.|dan wel) )(?:respectievelijk |resp\. )?"
)
_COUPLED: Final = re.compile(r"(?: [\w₂₃-]{1,20})? en ")
# "oplopend tot" holds for every number that is listed behind it, with its year.
_RISING: Final = re.compile(r"(?:en )?oplopend (?:tot|naar)")
_RISING_LINK: Final = re.compile(
    rf"(?: (?:in|vanaf|voor) [12][0-9]{{3}})?{ASIDE}(?:,|,? en|,? en) (?:naar |tot )?"
)
_ADDS: Final = (" + ", " plus ")
_CARRYING: Final = frozenset({"measure", "currency", "range", "listed"})


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
            own=times_of(left, folded),
            times=times_of(right, folded) if times is None else times,
            elided=folded.startswith("-", left.end),
        )
    rising = False
    for at in range(1, len(shared)):
        left, right = shared[at - 1], shared[at]
        shared[at] = right = with_unit_before(left, right, folded)
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
    if not 0 < right.start - left.end <= WIDEST_LINK + WIDEST_ASIDE:
        return False
    link = folded[left.end : right.start]
    if link == "/":  # "de verdeling is 55/45%"
        return left.kind == "cardinal" and right.unit == "percent"
    if link in _ADDS or (link == " = " and folded.endswith(_ADDS, 0, left.start)):
        return left.kind == "cardinal"  # "24 + 5 = 29 fte"
    if link == " bij ":  # "40 bij 65 meter"
        return left.kind == "cardinal" and family(right.unit) == "length"
    return (
        left.value is not None
        and "ordinal" not in (left.kind, right.kind)
        and not link.isspace()
        and _LINK.fullmatch(link) is not None
        and not _says_again(left, right, link)
    )


def _says_again(left: Quantity, right: Quantity, link: str) -> bool:
    """Whether "of" gives the share that a count is: "97 of 0,75% van de punten"; "ofwel" does."""
    if right.unit != "percent" or left.value is None or right.value is None:
        return False
    said = link.strip(" ,")
    return said == "ofwel" or (said == "of" and left.value > right.value)


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
    if left.unit != right.unit or right.start - left.end > WIDEST_LINK + WIDEST_ASIDE:
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
    if not opposite or right.start - left.end > WIDEST_LINK:
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
