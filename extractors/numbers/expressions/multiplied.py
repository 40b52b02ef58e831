"""A number and what stands behind it: multipliers (3,5 mln, 10k) and halves (2 en een half)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from extractors.lexicon import read_toml
from extractors.numbers.text.scan import Scan

COUNT_WORDS: Final[dict[str, Any]] = read_toml(
    Path(__file__).parents[2] / "lexicon" / "count_words.toml"
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
DOZENS: Final = {word: Decimal(value) for word, value in COUNT_WORDS["dozens"].items()}
_BEHIND: Final = MULTIPLIERS | {"k": Decimal(1000)}
_MOST: Final = Decimal(10) ** 12
_SPANS: Final = frozenset({"jaar", "uur", "maand", "week", "dag", "eeuw"})
_ABBREVIATED: Final = frozenset({"mln", "mld", "mrd", "dzd"})


class WrittenNumber(NamedTuple):
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


def multiplied(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """`number` with the halves and multipliers behind it: 2 en een half, 3,5 mln, 10k."""
    if scan.after[number.last] == "en":
        number = _with_half(scan, number)
    while True:
        last = number.last
        if scan.after[last + 1] in MULTIPLIERS and _is_hyphen(scan, last):
            last += 1  # vijf-duizend
        word = scan.after[last]
        times = _BEHIND.get(word)
        if word in DOZENS:
            few = number.value % 100 if number.value > 100 else number.value
            value = number.value - few + (few or number.value) * DOZENS[word]
            return number._replace(value=value, last=last + 1)
        if times is None or number.times >= _MOST:
            return _with_half(scan, number) if word == "en" and number.scaled else number
        last += 1
        if word in _ABBREVIATED and _abbreviation_point(scan, last):
            last += 1
        number = number._replace(
            value=number.value * times,
            step=number.step * times,
            last=last,
            times=number.times * times,
        )


def _is_hyphen(scan: Scan, index: int) -> bool:
    """Whether token `index` is a hyphen between two others, without a space."""
    return scan.texts[index] == "-" and scan.glued[index] and scan.glued[index + 1]


def _abbreviation_point(scan: Scan, index: int) -> bool:
    """Whether token `index` is a point that closes an abbreviation, not a sentence."""
    if not scan.glued[index] or scan.texts[index] != ".":
        return False
    end = scan.ends[index]
    rest = scan.text[end : end + 2]
    return len(rest) == 2 and rest[0].isspace() and (rest[1].islower() or rest[1] in "€(")


def _with_half(scan: Scan, number: WrittenNumber) -> WrittenNumber:
    """`number` with the half or quarter that "en" at its end joins on."""
    if number.value != number.value.to_integral_value():
        return number
    last = number.last
    nxt = last + 1
    if scan.after[nxt] in ("een", "één"):
        nxt += 1
    part = {"half": "0.5", "halve": "0.5", "kwart": "0.25"}.get(scan.after[nxt])
    if part is None or (part == "0.25" and nxt == last + 1):
        return number
    share = Decimal(part)
    times = MULTIPLIERS.get(scan.after[nxt + 1], Decimal(1))
    if number.scaled:  # "een miljard en een half miljoen" adds half a million
        if times == 1 and scan.after[nxt + 1] not in _SPANS:  # "drie miljoen en een half"
            return number._replace(
                value=number.value + share * number.times, step=share * number.times, last=nxt + 1
            )
        if not 1 < times < number.times:
            return number
        return number._replace(value=number.value + share * times, step=share * times, last=nxt + 2)
    return number._replace(value=number.value + share, step=share, last=nxt + 1)
