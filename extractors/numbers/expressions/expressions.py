"""Number expressions: digits with their groups and fractions, and numbers in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.numbers.expressions.multiplied import WrittenNumber, multiplied
from extractors.numbers.expressions.spoken import read_spoken
from extractors.numbers.text.literals import VULGAR as VULGAR_VALUES
from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, RAISED, VULGAR, WORD

_GROUP: Final = 3
_HIGHEST_POWER: Final = 18
_HIGHEST_RAISED: Final = 30
_SIGNS: Final = frozenset("-−+")
_BEFORE_POWER: Final = frozenset("(€$≈~<>=-−")
_AFTER_POWER: Final = frozenset(".,;:)%")


def power_end(scan: Scan, at: int) -> int:
    """The token after a power of ten (e10, e-3) that is glued to digits at `at`; 0 without one.

    Such a number stands by itself: in "aa2e5:" it is part of a code.
    """
    if scan.texts[at] != "e" or not scan.glued[at]:
        return 0
    if scan.glued[at - 1] and scan.texts[at - 2] not in _BEFORE_POWER:
        return 0
    at += 2 if scan.texts[at + 1] in _SIGNS and scan.glued[at + 1] else 1
    power = scan.texts[at]
    if not (
        scan.glued[at] and power.isdecimal() and len(power) < 3 and int(power) <= _HIGHEST_POWER
    ):
        return 0
    return 0 if scan.glued[at + 1] and scan.texts[at + 1] not in _AFTER_POWER else at + 1


_TIMES: Final = frozenset("x×·*∙")
_RAISED_DIGITS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def ten_end(scan: Scan, at: int) -> tuple[int, int]:
    """The power of ten written at token `at` (10^6, 10³, 10^-3) and the token after it, or 0, 0."""
    if scan.texts[at] != "10" or not scan.glued[at + 1] or not scan.words[at]:
        return 0, 0
    at += 1
    sign = 1
    if scan.texts[at] == "^" and scan.glued[at + 1]:
        at += 1
        if scan.texts[at] in _SIGNS and scan.glued[at + 1]:
            sign, at = (1 if scan.texts[at] == "+" else -1), at + 1
        power = scan.texts[at] if scan.kinds[at] == DIGITS else ""
    else:
        power = scan.texts[at].translate(_RAISED_DIGITS) if scan.kinds[at] == RAISED else ""
    if not power.isdecimal() or int(power) > _HIGHEST_POWER:
        return 0, 0
    return sign * int(power), at + 1


def _times_ten(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """`number` with the power of ten it is multiplied by: 5,0 x 10^6, 3·10³."""
    at = number.last
    if scan.texts[at] not in _TIMES or not scan.follows[at] or not scan.follows[at + 1]:
        return number
    power, last = ten_end(scan, at + 1)
    if not last:
        return number
    times = Decimal(10) ** power
    return number._replace(value=number.value * times, step=number.step * times, last=last)


def read_number(scan: Scan, index: int) -> WrittenNumber | None:
    """The number that begins at token `index`, or None."""
    if not scan.words[index]:
        return None
    kind = scan.kinds[index]
    if kind == DIGITS:
        return _digits(scan, index)
    if kind == VULGAR:
        value = VULGAR_VALUES.get(scan.texts[index])
        if value is None:
            return None
        return multiplied(scan, WrittenNumber(value, value, index, index + 1))
    return read_spoken(scan, index) if kind == WORD else None


def _digits(scan: Scan, index: int) -> WrittenNumber | None:
    last = index + 1
    digits = scan.texts[index]
    if scan.kinds[last] == DIGITS and len(digits) <= _GROUP:
        last = _grouped_end(scan, index)
        digits = scan.phrase(index, last).replace(" ", "")
    literal = read_literal(digits)
    if literal is None:
        return None
    number = WrittenNumber(literal.value, literal.step, index, last)
    if not scan.follows[last]:
        apart = scan.kinds[last] == DIGITS and scan.folded[scan.ends[last - 1] : scan.starts[last]]
        return _with_part(scan, number) if apart == "  " else number
    if scan.texts[last] == "^" and scan.texts[index] != "10":
        return _raised(scan, number)
    power, ten_last = ten_end(scan, index)
    if ten_last:
        return WrittenNumber(Decimal(10) ** power, Decimal(10) ** power, index, ten_last)
    if scan.texts[last] in _TIMES:
        times_ten = _times_ten(scan, number)
        if times_ten is not number:
            return times_ten
    if scan.texts[last] == "e":
        number = _with_power(scan, number)
        last = number.last
    if scan.kinds[last] == WORD:
        return multiplied(scan, number)
    return multiplied(scan, _with_part(scan, number))


def _raised(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """`number` to the power written behind it: 1,1^23, 2,5^-1."""
    at = number.last + 1
    sign = -1 if scan.glued[at] and scan.texts[at] in "-−" else 1
    at += scan.glued[at] and scan.texts[at] in _SIGNS
    power = scan.texts[at] if scan.glued[at] and scan.kinds[at] == DIGITS else ""
    if not scan.glued[number.last] or not power.isdecimal() or int(power) > _HIGHEST_RAISED:
        return number
    if not number.value:
        return number
    value = number.value ** (sign * int(power))
    return number._replace(value=value, step=value, last=at + 1)


def _with_power(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """`number` with the power of ten glued on: 1e10, 2,5E-3."""
    last = power_end(scan, number.last)
    if not last:
        return number
    times = Decimal(10) ** (int(scan.texts[last - 1]) * (-1 if scan.texts[last - 2] in "-−" else 1))
    return number._replace(value=number.value * times, step=number.step * times, last=last)


def _grouped_end(scan: Scan, index: int) -> int:
    """Where a number grouped by spaces ends (1 045; 628 577): groups of three after one to three.

    An ordinary space groups only where the groups can hardly be numbers of their own.
    """
    first = scan.texts[index]
    if len(first) > _GROUP or not first.isdigit() or first[0] == "0":
        return index + 1
    last = index + 1
    while scan.follows[last] and scan.starts[last] > scan.ends[last - 1] and _is_group(scan, last):
        last += 1
        if not scan.texts[last - 1].isdigit():
            break
    if last == index + 1 or (scan.glued[last] and scan.texts[last] == "-"):
        return index + 1
    if " " not in scan.text[scan.starts[index] : scan.ends[last - 1]] or len(first) < _GROUP:
        return last
    words_next = scan.kinds[last] == WORD and scan.follows[last]
    round_number = "000" in scan.texts[index + 1 : last]
    money_before = index > 0 and scan.texts[index - 1] in ("€", "$", "£", "eur")
    return last if round_number or money_before or (words_next and last == index + 2) else index + 1


def _is_group(scan: Scan, index: int) -> bool:
    group = scan.texts[index]
    if scan.kinds[index] != DIGITS:
        return False
    whole = group.partition(",")[0]
    return len(whole) == _GROUP and "." not in group and whole.isdigit()


def _with_part(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """`number` with a vulgar fraction behind it: 3½, 3 1/2, 10 1/2."""
    last = number.last
    if scan.follows[last] and scan.kinds[last] == VULGAR:
        part = VULGAR_VALUES.get(scan.texts[last])
        if part is not None:
            return number._replace(value=number.value + part, step=part, last=last + 1)
    if (
        number.step == 1
        and scan.follows[last + 2]
        and scan.kinds[last] == DIGITS
        and scan.starts[last] > scan.ends[last - 1]
        and scan.glued[last + 1]
        and scan.texts[last + 1] == "/"
        and scan.glued[last + 2]
        and scan.texts[last] in ("1", "2", "3", "4")
        and scan.texts[last + 2] in ("2", "3", "4", "5", "8")
        and int(scan.texts[last]) < int(scan.texts[last + 2])
    ):
        part = Decimal(int(scan.texts[last])) / Decimal(int(scan.texts[last + 2]))
        return number._replace(value=number.value + part, step=part, last=last + 3)
    return number
