"""Number expressions over tokens: digits with multipliers, words over several tokens, halves."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from extractors.lexicon import read_words
from extractors.numbers.literals import VULGAR as VULGAR_VALUES
from extractors.numbers.literals import read_literal
from extractors.numbers.scan import Scan
from extractors.numbers.tokens import DIGITS, VULGAR, WORD
from extractors.numbers.units import WORDS
from extractors.numbers.words import SCALES, cardinal, denominator, half

COUNT_WORDS: Final[dict[str, Any]] = read_words(
    Path(__file__).parent.parent / "lexicon" / "count_words.toml"
)
_POWERS: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
MULTIPLIERS: Final = {
    word: Decimal(_POWERS[name])
    for name, words in COUNT_WORDS["multipliers"].items()
    for word in words
}
_ABBREVIATED: Final = frozenset({"mln", "mld", "mrd", "dzd"})
ONE: Final = frozenset({"één", "eén", "éen"})
_ACHT_NOT_BEFORE: Final = frozenset(COUNT_WORDS["acht"]["not_before"])
_ACHT_NOT_AFTER: Final = frozenset(COUNT_WORDS["acht"]["not_after"])
_BOUNDS: Final = frozenset(COUNT_WORDS["een"]["after"])
_ACHT_LAST_AFTER: Final = frozenset(COUNT_WORDS["acht"]["last_after"])
DOZENS: Final = {word: Decimal(value) for word, value in COUNT_WORDS["dozens"].items()}


class Number(NamedTuple):
    """A number read from tokens `first` up to `last`; `times` is the multiplier it ends with."""

    value: Decimal
    step: Decimal
    first: int
    last: int
    times: Decimal = Decimal(1)

    @property
    def scaled(self) -> bool:
        """Whether a multiplier stands behind the number (3,5 mln)."""
        return self.times > 1


def read_number(scan: Scan, index: int) -> Number | None:
    """The number that begins at token `index`, or None."""
    if not scan.free(index):
        return None
    kind = scan.kinds[index]
    if kind == DIGITS:
        return _digits(scan, index)
    if kind == VULGAR:
        value = VULGAR_VALUES.get(scan.texts[index])
        if value is None:
            return None
        return _multiplied(scan, Number(value, value, index, index + 1))
    return _words(scan, index) if kind == WORD else None


def _digits(scan: Scan, index: int) -> Number | None:
    last = _grouped_end(scan, index)
    digits = scan.phrase(index, last).replace(" ", "")
    literal = read_literal(digits)
    if literal is None:
        return None
    number = Number(literal.value, literal.step, index, last)
    return _multiplied(scan, _with_part(scan, number))


_GROUP: Final = 3


def _grouped_end(scan: Scan, index: int) -> int:
    """Where a number grouped by spaces ends (1 045; 628 577): groups of three after one to three.

    An ordinary space groups only where the groups can hardly be numbers of their own.
    """
    first = scan.texts[index]
    if len(first) > _GROUP or not first.isdigit() or first[0] == "0":
        return index + 1
    last = index + 1
    while scan.follows(last) and scan.starts[last] > scan.ends[last - 1] and _is_group(scan, last):
        last += 1
        if not scan.texts[last - 1].isdigit():
            break
    if last == index + 1 or (scan.glued(last) and scan.texts[last] == "-"):
        return index + 1
    if " " not in scan.text[scan.starts[index] : scan.ends[last - 1]] or len(first) < _GROUP:
        return last
    words_next = scan.kinds[last] == WORD and scan.follows(last)
    round_number = "000" in scan.texts[index + 1 : last]
    money_before = index > 0 and scan.texts[index - 1] in ("€", "$", "£", "eur")
    return last if round_number or money_before or (words_next and last == index + 2) else index + 1


def _is_group(scan: Scan, index: int) -> bool:
    group = scan.texts[index]
    if scan.kinds[index] != DIGITS:
        return False
    whole = group.partition(",")[0]
    return len(whole) == _GROUP and "." not in group and whole.isdigit()


def _with_part(scan: Scan, number: Number) -> Number:
    """`number` with a vulgar fraction behind it: 3½, 3 1/2, 10 1/2."""
    last = number.last
    if scan.follows(last) and scan.kinds[last] == VULGAR:
        part = VULGAR_VALUES.get(scan.texts[last])
        if part is not None:
            return number._replace(value=number.value + part, step=part, last=last + 1)
    if (
        number.step == 1
        and scan.follows(last + 2)
        and scan.kinds[last] == DIGITS
        and scan.starts[last] > scan.ends[last - 1]
        and scan.glued(last + 1)
        and scan.texts[last + 1] == "/"
        and scan.glued(last + 2)
        and scan.texts[last] in ("1", "2", "3", "4")
        and scan.texts[last + 2] in ("2", "3", "4", "5", "8")
        and int(scan.texts[last]) < int(scan.texts[last + 2])
    ):
        part = Decimal(int(scan.texts[last])) / Decimal(int(scan.texts[last + 2]))
        return number._replace(value=number.value + part, step=part, last=last + 3)
    return number


def _multiplied(scan: Scan, number: Number) -> Number:
    """`number` with the halves and multipliers behind it: 2 en een half, 3,5 mln, 10k."""
    number = _with_half(scan, number)
    while True:
        last = number.last
        word = scan.word_after(last)
        if word == "k":
            times = Decimal(1000)
        elif word in MULTIPLIERS:
            times = MULTIPLIERS[word]
        else:
            return number
        last += 1
        if word in _ABBREVIATED and _abbreviation_point(scan, last):
            last += 1
        number = number._replace(
            value=number.value * times,
            step=number.step * times,
            last=last,
            times=number.times * times,
        )


def _abbreviation_point(scan: Scan, index: int) -> bool:
    """Whether token `index` is a point that closes an abbreviation, not a sentence."""
    if not scan.glued(index) or scan.texts[index] != ".":
        return False
    end = scan.ends[index]
    rest = scan.text[end : end + 2]
    return len(rest) == 2 and rest[0].isspace() and (rest[1].islower() or rest[1] in "€(")


def _with_half(scan: Scan, number: Number) -> Number:
    last = number.last
    if scan.word_after(last) != "en" or number.value != number.value.to_integral_value():
        return number
    nxt = last + 1
    if scan.word_after(nxt) in ("een", "één"):
        nxt += 1
    part = {"half": "0.5", "halve": "0.5", "kwart": "0.25"}.get(scan.word_after(nxt))
    if part is None or (part == "0.25" and nxt == last + 1):
        return number
    share = Decimal(part)
    return number._replace(value=number.value + share, step=share, last=nxt + 1)


def word_value(scan: Scan, index: int) -> Decimal | None:
    """The value of the single word at `index` where it is a number there, else None."""
    word = scan.texts[index]
    if word == "een":
        return Decimal(1) if _een_counts(scan, index) else None
    if word in ONE:
        return (
            None
            if scan.word_after(index + 1) == "en"
            and scan.word_after(index + 2)
            in (
                "ander",
                "al",
            )
            else Decimal(1)
        )
    value = cardinal(word)
    if value is None or (word == "acht" and not _acht_counts(scan, index)):
        return None
    return None if word in SCALES else value


def _een_counts(scan: Scan, index: int) -> bool:
    """Whether "een" is a number here: een miljoen, een en een half, een of twee, min een."""
    after = scan.word_after(index + 1)
    if after in MULTIPLIERS or after in DOZENS or scan.word(index - 1) in _BOUNDS:
        return True
    if after == "of":
        return scan.word_after(index + 2) == "twee"
    if after == "komma":
        return True
    return (
        after == "en"
        and scan.word_after(index + 2) == "een"
        and (
            scan.word_after(index + 3) in ("half", "halve")
            or denominator(scan.word_after(index + 3)) is not None
        )
    )


def _acht_counts(scan: Scan, index: int) -> bool:
    after = scan.word_after(index + 1)
    before = scan.texts[index - 1] if index else ""
    if after in WORDS:  # "hij wilde acht jaar geleden"
        return True
    if not after and before.isalpha() and before not in _ACHT_LAST_AFTER:
        return False
    return after not in _ACHT_NOT_BEFORE and before not in _ACHT_NOT_AFTER


def _words(scan: Scan, index: int) -> Number | None:
    word = scan.texts[index]
    halves = half(word)
    if halves is not None:
        return _multiplied(scan, Number(halves, Decimal("0.5"), index, index + 1))
    value = word_value(scan, index)
    if value is None:
        return None
    if word == "een" or word in ONE:
        after = scan.word_after(index + 1)
        if after in DOZENS:
            return Number(DOZENS[after], Decimal(1), index, index + 2)
    number = _sequence(scan, index, value)
    after = scan.word_after(number.last)
    if after in DOZENS:
        times = DOZENS[after]
        return number._replace(value=number.value * times, last=number.last + 1)
    if after == "komma":
        return _multiplied(scan, _spoken_decimals(scan, number))
    return _with_half(scan, number)


def _spoken_decimals(scan: Scan, number: Number) -> Number:
    """`number` with the digits spoken after "komma": vijf komma nul twee."""
    digits, last = "", number.last + 1
    while scan.follows(last) and scan.kinds[last] == WORD:
        value = cardinal(scan.texts[last])
        if value is None or value > 99:
            break
        digits += str(value)
        last += 1
    if not digits:
        return number
    step = Decimal(1).scaleb(-len(digits))
    return number._replace(value=number.value + int(digits) * step, step=step, last=last)


def _sequence(scan: Scan, index: int, value: Decimal) -> Number:
    """Number words that go on over spaces: een miljoen tweehonderdduizend, twee en dertig."""
    total, current, last = Decimal(0), value, index + 1
    step, ceiling = Decimal(1), Decimal(10) ** 30
    between = index > 0 and scan.word(index - 1) in ("tussen", "de") and _between(scan, index)
    while True:
        word = scan.word_after(last)
        times = MULTIPLIERS.get(word)
        if times is not None and 0 < current < times and times < ceiling:
            current *= times
            if times >= 1000 * 1000:
                total, current, ceiling, step = total + current, Decimal(0), times, times
            last += 1
            continue
        joined = last + 1 if word == "en" and not between else last
        nxt = scan.word_after(joined)
        addition = None if nxt in ("een", "") else cardinal(nxt)
        if nxt == "acht" and scan.word_after(joined + 1) in _ACHT_NOT_BEFORE:
            addition = None
        if nxt in ONE:
            addition = Decimal(1)
        if addition is None:
            break
        if joined > last and 0 < current % 100 < 10 and addition in _TENS:
            current += addition
        elif addition < (_room(current) if current else ceiling) and addition < ceiling:
            if joined > last and (addition >= 100 or not current):
                break
            current += addition
            step = Decimal(1)
        else:
            break
        last = joined + 1
    return Number(total + current, step, index, last, times=step)


_TENS: Final = frozenset(Decimal(10 * n) for n in range(2, 10))


def _room(value: Decimal) -> int:
    """Below what a next word must be to be added to `value` (tweeduizend + tweehonderd)."""
    whole = int(value)
    if whole % 1000 == 0:
        return 1000
    return 100 if whole % 100 == 0 else 0


def _between(scan: Scan, index: int) -> bool:
    return scan.word(index - 1) == "tussen" or scan.word(index - 2) == "tussen"
