"""One number with its sign, currency and unit: the part that ranges and bounds are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from extractors.numbers.endings import read_ending
from extractors.numbers.expressions import MULTIPLIERS, Number, read_number
from extractors.numbers.measures import (
    CURRENCY_BEFORE,
    Measure,
    money_noun_follows,
    read_measure,
)
from extractors.numbers.scan import Scan
from extractors.numbers.shares import Share, read_share
from extractors.numbers.tokens import MARK, WORD
from extractors.numbers.units import WORDS, convert
from schemas.vocabularies import QuantityKind

_MINUS: Final = frozenset("-−–")
_DASHES: Final = frozenset("-–—=")
_HALF_WORDS: Final = frozenset({"half", "halve"})
_HALVED: Final = frozenset({"duration", "dimension", "percent", "currency"})


class Part(NamedTuple):
    """A number with unit, from token `first` up to `last`; without its "per" up to `unit_last`."""

    value: Decimal
    step: Decimal | None
    unit: str
    family: str
    kind: QuantityKind
    first: int
    last: int
    unit_last: int
    per: str = ""
    times: Decimal = Decimal(1)
    currency: bool = False
    rule: str = "number"

    @property
    def bare(self) -> bool:
        """Whether nothing says what the number counts."""
        return self.unit == "count" and not self.per


def read_part(scan: Scan, index: int) -> Part | None:
    """The part that begins at token `index`, or None."""
    kind, word = scan.kinds[index], scan.texts[index]
    if kind == MARK or word in CURRENCY_BEFORE or word in ("min", "minus", "us"):
        return _led(scan, index)
    if kind == WORD:
        ending = read_ending(scan, index)
        if ending is not None:
            return Part(
                ending.value,
                Decimal(1),
                ending.unit,
                ending.family,
                ending.kind,
                index,
                ending.last,
                ending.last,
                rule="ending",
            )
        if word in _HALF_WORDS or (
            word in ("een", "één") and scan.word_after(index + 1) in _HALF_WORDS
        ):
            return _halved(scan, index)
    share = read_share(scan, index)
    if share is not None:
        return _shared(scan, share)
    number = read_number(scan, index) or _quarter_hour(scan, index)
    return None if number is None else _measured(scan, _and_share(scan, number))


def _quarter_hour(scan: Scan, index: int) -> Number | None:
    """The "een" of "een kwartier", which says fifteen minutes."""
    if scan.texts[index] != "een" or scan.word_after(index + 1) != "kwartier":
        return None
    return Number(Decimal(1), Decimal(1), index, index + 1)


def _and_share(scan: Scan, number: Number) -> Number:
    """A number in words with a share added: honderddrie en twee derde."""
    at = number.last + (scan.word_after(number.last) == "en")
    if scan.kinds[number.last - 1] != WORD or not scan.word_after(at):
        return number
    share = read_share(scan, at)
    if share is None or scan.word_after(share.last) == "van" or scan.word(at) == "de":
        return number
    return number._replace(
        value=number.value + share.fraction, step=1 / share.bottom, last=share.last
    )


def _led(scan: Scan, index: int) -> Part | None:
    """A part behind a minus or a currency: −0,3%, min 0,3 procent, € 37,5 miljoen, € -12."""
    sign, at, currency = Decimal(1), index, ""
    for _ in range(3):
        word = scan.word(at)
        if at > index and not scan.follows(at):
            return None
        if word in ("min", "minus") and sign > 0:
            sign = Decimal(-1)
        elif word in _MINUS and sign > 0 and scan.glued(at + 1):
            if index == at and _joined_before(scan, at):
                return None
            sign = Decimal(-1)
        elif word == "us" and scan.glued(at + 1) and scan.word(at + 1) == "$":
            at += 1
            currency = "$"
        elif word in CURRENCY_BEFORE and not currency:
            currency = word
        else:
            break
        at += 1
    if at == index or not scan.follows(at):
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
    return part._replace(value=part.value * sign, first=index)


def _joined_before(scan: Scan, index: int) -> bool:
    """Whether something stands right before the minus, so that it is a dash."""
    return (
        index > 0
        and scan.ends[index - 1] == scan.starts[index]
        and (scan.texts[index - 1] not in ("(", "€", "$", "[", "|", "/"))
    )


def _priced(scan: Scan, number: Number, currency: str) -> Part:
    unit = WORDS[currency]
    last = _price_end(scan, number.last)
    measure = read_measure(scan, last)
    value, step, per, times = number.value, number.step, "", number.times
    if scan.word_after(last) == "ton" and scan.word_after(last + 1) not in ("co2", "per"):
        value, step, last, times = value * 100000, step * 100000, last + 1, Decimal(100000)
        measure = None
    end = last
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


def _price_end(scan: Scan, last: int) -> int:
    """The token after ",-" or ",--" behind a price."""
    if scan.glued(last) and scan.texts[last] == "," and scan.glued(last + 1):
        end = last + 1
        while scan.glued(end) and scan.texts[end] in _DASHES and end < last + 3:
            end += 1
        if end > last + 1:
            return end
    return last


def _measured(scan: Scan, number: Number) -> Part:
    """A number and the unit behind it, with lesser units after that: 1 jaar en 8 maanden."""
    last = _price_end(scan, number.last)
    measure = read_measure(scan, last)
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
        times=number.times,
        rule="measure",
    )
    return _with_lesser(scan, part) if measure.family in ("time", "money") else part


_CENTS: Final = 2


def _with_lesser(scan: Scan, part: Part) -> Part:
    """`part` with the lesser units joined to it: 1 jaar en 8 maanden, 3 euro en 50 cent."""
    if part.family == "money":
        return _with_cents(scan, part)
    while not part.per:
        number, measure = _joined_measure(scan, part.last)
        if number is None or measure is None or measure.family != "time":
            return part
        whole = _in_lesser_unit(part, measure.symbol)
        if whole is None:
            return part
        part = part._replace(
            value=whole + number.value * measure.factor,
            unit=measure.symbol,
            step=number.step * measure.factor,
            last=measure.last,
            unit_last=measure.unit_last,
            per=measure.per,
            rule="duration",
        )
    return part


def _joined_measure(scan: Scan, at: int) -> tuple[Number | None, Measure | None]:
    """The number and unit that a comma or "en" at token `at` joins on."""
    if scan.follows(at) and scan.texts[at] == ",":
        at += 1
    if scan.word_after(at) == "en":
        at += 1
    number = read_number(scan, at) if scan.follows(at) else None
    return number, read_measure(scan, number.last) if number else None


def _in_lesser_unit(part: Part, unit: str) -> Decimal | None:
    """The value of a duration in a lesser unit; None where `unit` is not lesser.

    Said together with days, a year is 365 days and a month 30: so such durations are meant.
    """
    size = convert(Decimal(1), part.unit, unit)
    if size is None or size <= 1:
        return None
    if unit == "day" and part.unit in ("year", "month"):
        months = part.value * (12 if part.unit == "year" else 1)
        return months // 12 * 365 + months % 12 * 30
    return part.value * size


def _with_cents(scan: Scan, part: Part) -> Part:
    """`part` with its cents: 3 euro en 50 cent, 5 euro 50."""
    if part.per or part.times > 1 or part.step != 1:
        return part
    number, measure = _joined_measure(scan, part.last)
    if number is None or number.step != 1 or number.value >= 100:
        return part
    cent = Decimal("0.01")
    if measure is not None and measure.factor == cent:
        last = measure.last
    elif (
        measure is None
        and number.first == part.last
        and len(scan.texts[number.first]) == _CENTS
        and not scan.word_after(number.last)
    ):
        last = number.last
    else:
        return part
    return part._replace(
        value=part.value + number.value * cent, step=cent, last=last, unit_last=last
    )


def _shared(scan: Scan, share: Share) -> Part:
    """A share as a percentage; before a unit or a multiplier the fraction itself."""
    times = MULTIPLIERS.get(scan.word_after(share.last))
    if times is not None:
        number = Number(
            share.fraction * times, times / share.bottom, share.first, share.last + 1, times
        )
        return _measured(scan, number)
    measure = read_measure(scan, share.last)
    if measure is not None and measure.kind in _HALVED:
        number = Number(share.fraction, 1 / share.bottom, share.first, share.last)
        return _measured(scan, number)._replace(rule="fraction")
    value = (100 * share.fraction).quantize(Decimal("0.0001")).normalize()
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
    """een half miljoen, half jaar, een halve liter; a lone "half" is none."""
    at = index if scan.texts[index] in _HALF_WORDS else index + 1
    half = Number(Decimal("0.5"), Decimal("0.5"), index, at + 1)
    after = scan.word_after(at + 1)
    if after in MULTIPLIERS:
        times = MULTIPLIERS[after]
        half = Number(half.value * times, half.step * times, index, at + 2, times)
        return _measured(scan, half)
    if after in ("dozijn", "tiental"):
        return _measured(
            scan, half._replace(value=Decimal(6 if after == "dozijn" else 5), last=at + 2)
        )
    measure = read_measure(scan, at + 1)
    if measure is None or measure.kind not in _HALVED or scan.word(index - 1) == "om":
        return None
    return _measured(scan, half)
