"""One number with its sign, currency and unit: the part that ranges and bounds are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.numbers.expressions.endings import read_ending
from extractors.numbers.expressions.expressions import read_number
from extractors.numbers.expressions.multiplied import COUNT_WORDS, MULTIPLIERS, WrittenNumber
from extractors.numbers.expressions.shares import Share, may_be_named, names_thing, read_share
from extractors.numbers.measured.folds import read_fold
from extractors.numbers.measured.lesser import with_lesser
from extractors.numbers.measured.measures import (
    CURRENCY_BEFORE,
    is_year_before_price,
    money_noun_follows,
    read_measure,
    times_end,
)
from extractors.numbers.text.part import Part
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, MARK, WORD
from extractors.numbers.text.units import NEVER_BELOW, WORDS

_MINUS: Final = frozenset("-−–")
_DASHES: Final = frozenset("-–—=")
_MONEY_SCALES: Final = {"m": Decimal(10**6), "bn": Decimal(10**9), "b": Decimal(10**9)}
_LEAST_SHARE: Final = Decimal("0.01")  # percent: a lesser one keeps all its digits
_PARTS_OF_TIME: Final = frozenset({"kwartier", "halfuur", "halfuurtje", "halfjaar"})
_HALF_WORDS: Final = frozenset({"half", "halve"})
_NOT_HALVED: Final = frozenset(COUNT_WORDS["half"]["no_things"])
_HALVED: Final = frozenset({"duration", "dimension", "percent", "currency"})


def read_part(scan: Scan, index: int) -> Part | None:
    """The part that begins at token `index`, or None."""
    kind, word = scan.kinds[index], scan.texts[index]
    if kind == MARK or word in CURRENCY_BEFORE or word in ("min", "minus", "us"):
        return _led(scan, index)
    fold = read_fold(scan, index) if kind == WORD else None
    if fold is not None:
        return fold
    ending = read_ending(scan, index)
    times_last = times_end(scan, ending.last) if ending and word.endswith("maal") else 0
    if ending is not None and times_last:  # "tweemaal zo veel"
        return Part(
            value=ending.value,
            step=Decimal(1),
            unit="times",
            family="ratio",
            kind="cardinal",
            first=index,
            last=times_last,
            unit_last=times_last,
            rule="ending",
        )
    if ending is not None:
        return Part(
            value=ending.value,
            step=Decimal(1),
            unit=ending.unit,
            family=ending.family,
            kind=ending.kind,
            first=index,
            last=ending.last,
            unit_last=ending.last,
            rule="ending",
        )
    if word in _HALF_WORDS or (word in ("een", "één") and scan.after[index + 1] in _HALF_WORDS):
        return _halved(scan, index)
    share = read_share(scan, index)
    if share is not None:
        return _shared(scan, share)
    number = read_number(scan, index)
    if kind == WORD:
        number = number or _quarter_hour(scan, index)
        number = number and _and_share(scan, number)
    return None if number is None else _measured(scan, number)


def _quarter_hour(scan: Scan, index: int) -> WrittenNumber | None:
    """The "een" of "een kwartier" or "een halfuur", which says fifteen or thirty minutes."""
    if scan.texts[index] != "een" or scan.after[index + 1] not in _PARTS_OF_TIME:
        return None
    return WrittenNumber(Decimal(1), Decimal(1), index, index + 1)


def _and_share(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """A number in words with a share added: honderddrie en twee derde."""
    at = number.last + (scan.after[number.last] == "en")
    if not scan.after[at] or scan.kinds[number.last - 1] != WORD:
        return number
    share = read_share(scan, at)
    if share is None or scan.after[share.last] == "van" or scan.words[at] == "de":
        return number
    # "zes miljoen en twee derde" is two thirds of a million more
    whole = number.times if number.last == share.first - 1 else Decimal(1)
    return number._replace(
        value=number.value + whole * share.fraction, step=whole / share.bottom, last=share.last
    )


def _is_either_way(scan: Scan, at: int) -> bool:
    """Whether a minus stands behind its plus and says how exact a number is: "plus of min 5%"."""
    while at > 1 and scan.words[at - 1] in ("en", "of", "/"):
        at -= 1
    return scan.words[at - 1] == "plus"


def _led(scan: Scan, index: int) -> Part | None:
    """A part behind a minus or a currency: −0,3%, min 0,3 procent, € 37,5 miljoen, € -12."""
    sign, at, currency = Decimal(1), index, ""
    for _ in range(3):
        word = scan.words[at]
        if at > index and not scan.follows[at]:
            return None
        if word in ("min", "minus") and _is_either_way(scan, at):
            return None
        behind = _minus_end(scan, at) if sign > 0 else 0
        if behind:
            if index == at and _joined_before(scan, at):
                return None
            sign, at = Decimal(-1), behind
            continue
        if word == "us" and scan.glued[at + 1] and scan.words[at + 1] == "$":
            at += 1
            currency = "$"
        elif word in CURRENCY_BEFORE and not currency:
            currency = word
        else:
            break
        at += 1
    if at == index or not scan.follows[at]:
        return None
    if currency:
        number = read_number(scan, at)
        if number is None:
            return None
        part = _priced(scan, number, currency)
    else:
        found = read_part(scan, at) if scan.kinds[at] != MARK else None
        if found is None:
            return None
        part = found
        after = scan.after[part.last]
        if part.bare and scan.kinds[at] == WORD and after and may_be_named(after):
            return None  # "alle scholen, minus één uitzondering"
    if scan.words[index] == "min" and part.family.partition("/")[0] in NEVER_BELOW:
        return None  # "met min 1,7 kg": at least
    return part._replace(value=part.value * sign, first=index)


def _minus_end(scan: Scan, at: int) -> int:
    """The token after a minus at token `at`; 0 where there is none.

    A hyphen or dash is one only against its number; the true sign and the bookkeeper's "-/-" may
    stand apart from it ("− 4,46 procent", "-/- 1,2 miljoen").
    """
    word = scan.words[at]
    if word in ("min", "minus"):
        return at + 1
    if word == "-" and scan.texts[at + 1] == "/" and scan.texts[at + 2] in _MINUS:
        return at + 3 if scan.glued[at + 1] and scan.glued[at + 2] else 0
    if word not in _MINUS:
        return 0
    if scan.glued[at + 1]:
        return at + 1
    apart = word == "−" and scan.follows[at + 1] and scan.kinds[at + 1] == DIGITS
    return at + 1 if apart and scan.kinds[at - 1] != DIGITS else 0


def _joined_before(scan: Scan, index: int) -> bool:
    """Whether something stands right before the minus, so that it is a dash."""
    return (
        index > 0
        and scan.ends[index - 1] == scan.starts[index]
        and (scan.texts[index - 1] not in ("(", "€", "$", "[", "|", "/"))
    )


def _priced(scan: Scan, number: WrittenNumber, currency: str) -> Part:
    unit = WORDS[currency]
    last = _price_end(scan, number.last)
    measure = read_measure(scan, last)
    value, step, per, times = number.value, number.step, "", number.times
    if scan.after[last] == "ton" and scan.after[last + 1] != "co2":
        value, step, last, times = value * 100000, step * 100000, last + 1, Decimal(100000)
        measure = read_measure(scan, last)
    said = _MONEY_SCALES.get(scan.after[last])
    if said is not None and number.times == 1:  # €5m
        value, step, last, times = value * said, step * said, last + 1, said
        measure = read_measure(scan, last)
    end = last
    if measure is not None and _leads_next(scan, measure.unit_last):
        measure = None  # "€ 570.017 € 482.039": the sign is of the number behind it
    if measure is not None and measure.family in ("money", "count"):
        per, end = measure.per, measure.last
        last = measure.unit_last if measure.family == "money" else last
    return Part(
        value=value,
        step=step,
        unit=unit.symbol,
        family=unit.family,
        kind=unit.kind,
        first=number.first,
        last=end,
        unit_last=last,
        per=per,
        times=times,
        currency=True,
        rule="currency",
    )


def _leads_next(scan: Scan, unit_last: int) -> bool:
    """Whether the sign that ends right before token `unit_last` stands before another number."""
    return scan.kinds[unit_last - 1] == MARK and scan.kinds[unit_last] == DIGITS


def _price_end(scan: Scan, last: int) -> int:
    """The token after ",-" or ",--" behind a price."""
    if scan.glued[last] and scan.texts[last] == "," and scan.glued[last + 1]:
        end = last + 1
        while scan.glued[end] and scan.texts[end] in _DASHES and end < last + 3:
            end += 1
        if end > last + 1:
            return end
    return last


def _measured(scan: Scan, number: WrittenNumber) -> Part:
    """A number and the unit behind it, with lesser units after that: 1 jaar en 8 maanden."""
    last = number.last
    if scan.texts[last] == ",":
        last = _price_end(scan, last)
    measure = read_measure(scan, last) if scan.follows[last] else None
    if measure is not None and is_year_before_price(scan, number.first, measure.unit_last):
        measure = None
    if measure is None:
        money = number.scaled and money_noun_follows(scan, last)
        return Part(
            value=number.value,
            step=number.step,
            unit="EUR" if money else "count",
            family="money" if money else "count",
            kind="currency" if money else "cardinal",
            first=number.first,
            last=last,
            unit_last=last,
            times=number.times,
        )
    money = measure.family == "money"  # "3 à 4 ton"
    part = Part(
        value=number.value * measure.factor,
        step=number.step * measure.factor,
        unit=measure.symbol,
        family=measure.family,
        kind=measure.kind,
        first=number.first,
        last=measure.last,
        unit_last=measure.unit_last,
        per=measure.per,
        times=number.times * max(measure.factor, Decimal(1)) if money else number.times,
        rule="measure",
    )
    return with_lesser(scan, part) if measure.family in ("time", "money") else part


def _shared(scan: Scan, share: Share) -> Part:
    """A share as a percentage; before a unit or a multiplier the fraction itself."""
    times = MULTIPLIERS.get(scan.after[share.last])
    if times is not None:
        number = WrittenNumber(
            share.fraction * times, times / share.bottom, share.first, share.last + 1, times
        )
        return _measured(scan, number)
    measure = read_measure(scan, share.last)
    of_each = scan.texts[share.first + 1] == "van"  # "4 van elke 5 euro" is no part of one euro
    if measure is not None and measure.kind in _HALVED and not of_each:
        number = WrittenNumber(share.fraction, 1 / share.bottom, share.first, share.last)
        return _measured(scan, number)._replace(rule="fraction")
    exact = 100 * share.fraction
    value = (exact.quantize(Decimal("0.0001")) if exact >= _LEAST_SHARE else +exact).normalize()
    return Part(
        value=value.quantize(Decimal(1)) if value == value.to_integral_value() else value,
        step=None,
        unit="percent",
        family="share",
        kind="fraction",
        first=share.first,
        last=share.last,
        unit_last=share.last,
        rule="share",
    )


def _halved(scan: Scan, index: int) -> Part | None:
    """een half miljoen, half jaar, een halve liter, een half brood; a lone "half" is none."""
    at = index if scan.texts[index] in _HALF_WORDS else index + 1
    half = WrittenNumber(Decimal("0.5"), Decimal("0.5"), index, at + 1)
    after = scan.after[at + 1]
    if after in MULTIPLIERS:
        times = MULTIPLIERS[after]
        half = WrittenNumber(half.value * times, half.step * times, index, at + 2, times)
        return _measured(scan, half)
    if after in ("dozijn", "tiental"):
        return _measured(
            scan, half._replace(value=Decimal(6 if after == "dozijn" else 5), last=at + 2)
        )
    if after in ("tot", "à", "á") and at > index:  # "een half tot anderhalf procent"
        number = read_number(scan, at + 2) if scan.follows[at + 2] else None
        return _measured(scan, half) if number is not None and number.value > half.value else None
    if scan.words[index - 1] == "om":
        return None
    measure = read_measure(scan, at + 1)
    if measure is None and at > index:  # "een half brood", not "een halve waarheid"
        is_thing = index == 0 and scan.count == at + 1  # nothing else is said
        is_thing = is_thing or (bool(after) and after not in _NOT_HALVED and names_thing(after))
        return _measured(scan, half) if is_thing else None
    return _measured(scan, half) if measure is not None and measure.kind in _HALVED else None
