"""Numbers in words over several tokens: een miljoen tweehonderdduizend, vijf komma drie."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final

from extractors.numbers.expressions.multiplied import (
    COUNT_WORDS,
    DOZENS,
    MULTIPLIERS,
    WrittenNumber,
    multiplied,
)
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, WORD
from extractors.numbers.text.units import WORDS
from extractors.numbers.text.words import SCALES, cardinal, denominator, half

ONE: Final = frozenset({"één", "eén", "éen"})
_ACHT_NOT_BEFORE: Final = frozenset(COUNT_WORDS["acht"]["not_before"])
_ACHT_NOT_AFTER: Final = frozenset(COUNT_WORDS["acht"]["not_after"])
_ACHT_AGAINST: Final = frozenset(COUNT_WORDS["acht"]["against"])
_ACHT_KEPT: Final = frozenset(COUNT_WORDS["acht"]["kept"])
_THOUGHT: Final = re.compile(COUNT_WORDS["acht"]["thought"])
_NOTHING_COUNTED: Final = frozenset(COUNT_WORDS["acht"]["nothing_counted"])
_ACHT_LAST_AFTER: Final = frozenset(COUNT_WORDS["acht"]["last_after"])
_ROUGHLY: Final = frozenset(COUNT_WORDS["een"]["roughly"])
_PARTS: Final = frozenset({"share", "point"})
_MOMENTS: Final = frozenset(COUNT_WORDS["moment"]["behind"])
_COMPARED: Final = frozenset(COUNT_WORDS["moment"]["compared"])
_ONE_OF_SCALE: Final = frozenset(COUNT_WORDS["one_of_scale"]["words"])
_VAGUE: Final = frozenset(COUNT_WORDS["vague"]["words"])
_VAGUELY_MANY: Final = frozenset({"honderd", "duizend", "honderdduizend"})
_BOUNDS: Final = frozenset(COUNT_WORDS["een"]["after"])
_NOT_ONE: Final = frozenset(COUNT_WORDS["een"]["before"])
_ALONE: Final = 2  # tokens: "een", and a unit
_FEW: Final = frozenset({"twee", "drie", "vier", "anderhalf", "anderhalve"})
_ROOMS: Final = (10**12, 10**9, 10**6, 1000, 100)
_DECIMALS: Final = 8
_OTHER_WITHIN: Final = 16  # tokens
_TENS: Final = frozenset(Decimal(10 * n) for n in range(2, 10))


def read_spoken(scan: Scan, index: int) -> WrittenNumber | None:
    """The number in words that begins at token `index`, or None."""
    word = scan.texts[index]
    halves = half(word)
    if halves is not None:
        return multiplied(scan, WrittenNumber(halves, Decimal("0.5"), index, index + 1))
    value = word_value(scan, index)
    if value is None:
        return None
    if word == "een" or word in ONE:
        after = scan.after[index + 1]
        if after in DOZENS:
            return WrittenNumber(DOZENS[after], Decimal(1), index, index + 2)
    number = _sequence(scan, index, value)
    if scan.after[number.last] == "komma":
        return multiplied(scan, _spoken_decimals(scan, number))
    return multiplied(scan, number)


def word_value(scan: Scan, index: int) -> Decimal | None:
    """The value of the single word at `index` where it is a number there, else None."""
    word = scan.texts[index]
    if word == "een":
        return Decimal(1) if _een_counts(scan, index) else None
    if word in ONE:
        return None if _stands_for_one(scan, index) else Decimal(1)
    value = cardinal(word)
    if value is None or (word == "acht" and not _acht_counts(scan, index)):
        return None
    vague = word in _VAGUELY_MANY and scan.words[index - 1] in _VAGUE
    many = word in SCALES and not _is_one_of_scale(scan, index)
    return None if many or vague else value


def _is_one_of_scale(scan: Scan, index: int) -> bool:
    """Whether the "miljoen" at token `index` is one: "een kleine miljoen"."""
    return scan.words[index - 1] in _ONE_OF_SCALE and scan.words[index - 2] in ("een", "zo'n")


def _stands_for_one(scan: Scan, index: int) -> bool:
    """Whether the "één" at token `index` counts nothing: één en ander, de één … de ander."""
    after = scan.after[index + 1]
    if after == "en":
        return scan.after[index + 2] in ("ander", "al")
    return (
        scan.words[index - 1] == "de" and "ander" in scan.after[index + 1 : index + _OTHER_WITHIN]
    )


def one_may_count(folded: str) -> bool:
    """Whether an "een" in folded text may be a number though no other number stands there."""
    if "een " not in folded and not folded.endswith(" een"):
        return False
    for before, behind in pairwise(f" {folded} ".split(" een ")):
        last = before.rpartition(" ")[2]
        if last in _BOUNDS:
            return True
        if behind.strip() in WORDS and not before.strip():
            return True
        unit = WORDS.get(behind.partition(" ")[0].rstrip(".,;:)"))
        if unit is not None and (
            unit.family in _PARTS or (unit.family == "time" and last in _ROUGHLY)
        ):
            return True
    return False


def _een_counts(scan: Scan, index: int) -> bool:
    """Whether "een" is a number here: een miljoen, een en een half, een of twee, min een."""
    after = scan.after[index + 1]
    unit = WORDS.get(after)
    if unit is not None and index == 0 and scan.count == _ALONE:
        return True  # nothing else is said, as in a table cell
    if unit is not None and unit.family == "time":
        return _een_lasts(scan, index)
    if unit is not None and unit.family in _PARTS:
        return True  # "een procentpunt lager"
    if after in MULTIPLIERS or after in DOZENS:
        return True
    if scan.words[index - 1] in _BOUNDS:
        return after not in _NOT_ONE
    if after == "of":
        return scan.after[index + 2] == "twee"
    if scan.texts[index + 1] == "," and scan.after[index + 2] == "twee":
        return True  # counting out: een, twee, drie
    if after in ("tot", "à", "á"):  # "een tot twee procent"
        return scan.after[index + 2] in _FEW and _lists_unit(scan, index + 3)
    if after == "komma":
        return True
    return (
        after == "en"
        and scan.after[index + 2] == "een"
        and (
            scan.after[index + 3] in ("half", "halve")
            or denominator(scan.after[index + 3]) is not None
        )
    )


def _lists_unit(scan: Scan, at: int) -> bool:
    """Whether a unit or a multiplier stands at token `at`, or its sign."""
    return scan.after[at] in WORDS or scan.after[at] in MULTIPLIERS or scan.texts[at] == "%"


def _een_lasts(scan: Scan, index: int) -> bool:
    """Whether "een" before a unit of time is a number: ruim een jaar, een jaar en 3 maanden."""
    before = scan.words[index - 1]
    if before == "dan" and is_moment(scan, index - 2, index + 2):
        return False
    if before in _BOUNDS or before in _ROUGHLY:
        return True
    last = index + 2
    if scan.words[last] == ",":
        last += 1
    last += scan.after[last] == "en"
    if last == index + 2 or not scan.follows[last]:
        return False
    smaller = WORDS.get(scan.after[last + 1])
    counted = scan.kinds[last] == DIGITS or cardinal(scan.texts[last]) not in (None, 1)
    return counted and smaller is not None and smaller.family == "time"


def is_time_ago(scan: Scan, index: int) -> bool:
    """Whether "een" at token `index` begins a moment: een jaar eerder, een maand geleden."""
    unit = WORDS.get(scan.after[index + 1])
    return unit is not None and unit.family == "time" and scan.after[index + 2] in _MOMENTS


def is_moment(scan: Scan, compared: int, behind: int) -> bool:
    """Whether a time that ends before token `behind` says when something was that the word at token
    `compared` compares: "lager dan een jaar eerder", "een vijfde minder dan tien jaar geleden".
    """
    if scan.after[behind] not in _MOMENTS:
        return False
    told = compared > 0 and scan.follows[compared] and not scan.words[compared - 1]
    if compared > 1 and scan.after[compared - 1]:  # "40 leden minder dan vijf jaar geleden"
        told = told or scan.kinds[compared - 2] == DIGITS or scan.words[compared - 2] == ""
    return told or scan.words[compared] in _COMPARED


def _acht_counts(scan: Scan, index: int) -> bool:
    after = scan.after[index + 1]
    before = scan.texts[index - 1] if index else ""
    if after in WORDS:  # "hij wilde acht jaar geleden"
        return True
    if not after and before.isalpha() and before not in _ACHT_LAST_AFTER:
        return False
    if after == "een" and before in _ACHT_AGAINST:
        return is_time_ago(scan, index + 1)
    if before == "in" and after in _ACHT_KEPT:
        return False
    if after in _NOTHING_COUNTED and _THOUGHT.fullmatch(before):
        return False
    return after not in _ACHT_NOT_BEFORE and before not in _ACHT_NOT_AFTER


def _spoken_decimals(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """`number` with the digits spoken after "komma": vijf komma nul twee."""
    digits, last = "", number.last + 1
    while scan.follows[last] and scan.kinds[last] == WORD and len(digits) < _DECIMALS:
        value = cardinal(scan.texts[last])
        if value is None or value > (999 if not digits else 99):
            break
        digits += str(value)
        last += 1
    if not digits:
        return number
    step = Decimal(1).scaleb(-len(digits))
    return number._replace(value=number.value + int(digits) * step, step=step, last=last)


def _sequence(scan: Scan, index: int, value: Decimal) -> WrittenNumber:
    """Number words that go on over spaces: een miljoen tweehonderdduizend, twee en dertig."""
    total, current, last = Decimal(0), value, index + 1
    step, ceiling = Decimal(1), Decimal(10) ** 30
    between = index > 0 and scan.words[index - 1] in ("tussen", "de") and _between(scan, index)
    while True:
        word = scan.after[last]
        times = MULTIPLIERS.get(word)
        if times is not None and 0 < current < times and times < ceiling:
            current *= times
            if times >= 1000:
                total, current, ceiling = total + current, Decimal(0), times
            if times >= 1000 * 1000:
                step = times
            last += 1
            continue
        joined = last + 1 if word == "en" and not between else last
        nxt = scan.after[joined]
        if joined > last and denominator(scan.after[joined + 1]) is not None:
            break  # "honderd en drie vierde": a share is added
        addition = None if nxt in ("een", "nul", "") else cardinal(nxt)
        if nxt == "acht" and scan.after[joined + 1] in _ACHT_NOT_BEFORE:
            addition = None
        if nxt in ONE or (
            nxt == "een" and MULTIPLIERS.get(scan.after[joined + 1], ceiling) < ceiling
        ):
            addition = Decimal(1)
        if addition is None or (scan.texts[joined + 1] == "-" and scan.glued[joined + 1]):
            break  # "tweehonderd en tien- tot twaalfhonderd": the next number begins there
        if joined > last and 0 < current % 100 < 10 and addition in _TENS:
            current += addition
        elif addition < (_room(current) if current else ceiling) and addition < ceiling:
            if joined > last and (not current or (addition >= 100 and addition % 100 == 0)):
                break
            current += addition
            step = Decimal(1)
        else:
            break
        last = joined + 1
    return WrittenNumber(total + current, step, index, last, times=step)


def _room(value: Decimal) -> int:
    """Below what a next word must be to be added to `value` (tweeduizend + tweehonderd)."""
    whole = int(value)
    return next((room for room in _ROOMS if whole % room == 0), 0)


def _between(scan: Scan, index: int) -> bool:
    return scan.words[index - 1] == "tussen" or scan.words[index - 2] == "tussen"
