"""Numbers inside a word: viertal, tienjarige, 25-jarige, driedaags, tweejaarlijks; and ordinals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from extractors.numbers.expressions.expressions import power_end
from extractors.numbers.expressions.multiplied import COUNT_WORDS
from extractors.numbers.expressions.spoken import ONE, read_spoken
from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, WORD
from extractors.numbers.text.units import family
from extractors.numbers.text.words import cardinal, half, ordinal
from schemas.vocabularies import Comparator, QuantityKind

ENDING_UNITS: Final[dict[str, str]] = COUNT_WORDS["endings"]
BOUNDING: Final[dict[str, Comparator]] = COUNT_WORDS["bounding_endings"]
_ENDING: Final = re.compile(
    rf"(.+?)({'|'.join(sorted(ENDING_UNITS, key=lambda ending: -len(ending)))})"
)
_TERMS: Final = frozenset(COUNT_WORDS["terms"]["words"])
_NAMES: Final = frozenset(COUNT_WORDS["names"]["words"])
_POINTING: Final = frozenset(COUNT_WORDS["pointing"]["words"])
_LONGEST_RANK: Final = 6
_ORDINAL_SUFFIXES: Final = frozenset({"e", "de", "ste", "en"})


class Ending(NamedTuple):
    """A number that its word's ending gives a unit; it stands up to token `last`."""

    value: Decimal
    unit: str
    family: str
    kind: QuantityKind
    last: int


@lru_cache(maxsize=1 << 16)
def number_in(word: str) -> tuple[Decimal, str] | None:
    """The number and the ending of a word such as "tienjarige", or None.

    "eenmaal" and "eenmalig" are no numbers; "tiental" and "honderdtal" are rough by nature.
    """
    match = _ENDING.fullmatch(word)
    if match is None or word in _NAMES:
        return None
    value = cardinal(match[1]) or half(match[1])
    if value is None or (match[1] == "een" and not match[2].startswith("jarig")):
        return None
    return value, match[2]


def read_ending(scan: Scan, index: int) -> Ending | None:
    """The number inside the word at `index` (tienjarige), or joined to an ending (25-jarige)."""
    if scan.kinds[index] == WORD:
        found = number_in(scan.texts[index])
        if found is not None:
            pointing = found[1] == "tal" and scan.words[index - 1] in _POINTING
            return None if pointing else _ending(scan, *found, index + 1)
    if scan.glued[index + 1] or scan.after[index + 1].startswith("jarig"):
        return _joined(scan, index)
    return None


def _joined(scan: Scan, index: int) -> Ending | None:
    """25-jarige, drie-jarige, 4-daagse, 10-tal: a number at `index` with a hyphen and an ending."""
    at = index + 1 + (scan.texts[index + 1] == "-")
    if not scan.follows[at] or scan.texts[at] not in ENDING_UNITS:
        return None
    word = scan.texts[index]
    if scan.kinds[index] == DIGITS:
        literal = read_literal(word)
        value = None if literal is None else literal.value
    else:
        value = cardinal(word) if word != "een" else None
    return None if value is None else _ending(scan, value, scan.texts[at], at + 1)


def _ending(scan: Scan, value: Decimal, ending: str, last: int) -> Ending:
    unit = ENDING_UNITS[ending]
    kind: QuantityKind = "cardinal" if unit in ("count", "times") else "duration"
    if ending in BOUNDING:
        kind = "age"
    if ending.startswith("jarig"):
        after = scan.after[last]
        if after == "leeftijd":
            last += 1
        if not after.endswith(tuple(_TERMS)):
            kind = "age"
    return Ending(value, unit, family(unit), kind, last)


def read_ordinal(scan: Scan, index: int) -> tuple[Decimal, int] | None:
    """The rank at token `index` (eerste, 3e, 30ste, drie miljoenste) and the token after it."""
    word = scan.texts[index]
    if scan.kinds[index] == DIGITS:
        hyphened = scan.texts[index + 1] == "-" and scan.glued[index + 2]
        if hyphened and scan.texts[index + 2] in ("ste", "de") and word.isdigit():
            return (Decimal(word), index + 3) if len(word) < _LONGEST_RANK else None
        suffixed = (
            word.isdigit()
            and len(word) < _LONGEST_RANK
            and scan.glued[index + 1]
            and scan.texts[index + 1] in _ORDINAL_SUFFIXES
            and not scan.glued_word(index + 2)
            and not power_end(scan, index + 1)
        )
        return (Decimal(word), index + 2) if suffixed else None
    rank = ordinal(word) if not scan.after[index + 1].endswith("joenste") else None
    if rank is not None:
        return (rank, index + 1) if scan.words[index - 1] != "ten" else None
    return spoken_rank(scan, index)


def spoken_rank(scan: Scan, index: int) -> tuple[Decimal, int] | None:
    """A rank in several words: drie miljoenste, tweeduizend (en) zestiende."""
    number = read_spoken(scan, index) if scan.texts[index] not in ONE else None
    if number is None or number.value <= 1:
        return None
    last = number.last + (scan.after[number.last] == "en")
    rank = ordinal(scan.after[last])
    if rank is None:
        return None
    if rank >= 10**6 and last == number.last and number.value < 10**6:
        return number.value * rank, last + 1
    fits = number.value >= 100 and number.value % _next_power(rank) == 0
    return (number.value + rank, last + 1) if fits else None


def _next_power(rank: Decimal) -> Decimal:
    """The power of ten above a rank: what it is added to is a multiple of that."""
    return max(Decimal(10) ** len(f"{rank:f}"), Decimal(100))
