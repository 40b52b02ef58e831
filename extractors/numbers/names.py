"""Names with digits in them: CO2, 3RO, A12, COVID-19, PM2,5, artikel-12-gemeente."""

from __future__ import annotations

from typing import Final

from extractors.numbers.expressions.endings import ENDING_UNITS
from extractors.numbers.expressions.expressions import power_end
from extractors.numbers.expressions.multiplied import MULTIPLIERS
from extractors.numbers.measured.measures import CURRENCY_BEFORE
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, WORD
from extractors.numbers.text.units import LEXICON, SIGNS, WORDS
from extractors.numbers.text.words import cardinal, denominator, half

_SUFFIXES: Final = frozenset({"e", "de", "ste", "en", "k", "x"})
_PREFIXES: Final = CURRENCY_BEFORE | {"ca", "min", "max", "us"}
_ENDINGS: Final = frozenset(LEXICON["times"]["words"])


def name_end(scan: Scan, index: int) -> int:
    """The token after the name with digits that begins at token `index`; 0 where there is none."""
    kind = scan.kinds[index]
    if kind == WORD:
        return _after_letters(scan, index)
    return _after_digits(scan, index) if kind == DIGITS else 0


def code_end(scan: Scan, index: int) -> int:
    """The token after digits joined by hyphens (2019-234) at token `index`; 0 where none are.

    Such a pair is a code where it makes no range.
    """
    last = index + 1
    while (
        scan.glued[last]
        and scan.texts[last] == "-"
        and scan.glued[last + 1]
        and scan.kinds[last + 1] == DIGITS
    ):
        last += 2
    return last if last > index + 1 and scan.kinds[index] == DIGITS else 0


def _after_letters(scan: Scan, index: int) -> int:
    """co2, a12, covid-19: letters with digits glued on or joined by a hyphen."""
    at = index + 1
    if scan.texts[at] == "-" and scan.kinds[at + 1] == WORD and scan.glued[at + 1]:
        return _after_number_word(scan, index)
    if scan.glued[at] and scan.texts[at] == "-" and len(scan.texts[index]) > 0:
        at += 1
    if not scan.glued[at] or scan.kinds[at] != DIGITS:
        return 0
    if at == index + 1 and scan.texts[index] in _PREFIXES:
        return 0
    return _rest(scan, at + 1)


def _after_number_word(scan: Scan, index: int) -> int:
    """twee-atomige, nul-toename: a word that begins with a number in words and counts nothing."""
    word, at = scan.texts[index], index + 2
    begun = scan.texts[at]
    if cardinal(word) is None or word == "een" or _counts(scan, at):
        return 0
    if begun in ("en", "op", "tot", "à", "a") or cardinal(begun) is not None:
        return 0
    if half(begun) is not None or denominator(begun) is not None:
        return 0
    return _rest(scan, at + 1)


def _after_digits(scan: Scan, index: int) -> int:
    """3ro, 4g, 65-plusser: digits joined to letters that are no unit, rank or multiplier."""
    at = index + 1
    if scan.glued[at] and scan.texts[at] == "-" and scan.glued[at + 1] and scan.after[at + 1]:
        return 0 if _counts(scan, at + 1) else _rest(scan, at)
    if not scan.glued[at] or scan.kinds[at] != WORD or power_end(scan, at):
        return 0
    word = scan.texts[at]
    if _counts(scan, at) and not (
        scan.kinds[at + 1] == DIGITS and scan.glued[at + 1] and word != "m"
    ):
        return 0
    return _rest(scan, at + 1)


def _counts(scan: Scan, at: int) -> bool:
    """Whether the word at `at`, joined to digits, is a unit, rank, multiplier or ending."""
    word = scan.texts[at]
    return (
        word in WORDS
        or word in SUFFIXED
        or word in MULTIPLIERS
        or word in ENDING_UNITS
        or scan.text[scan.starts[at] : scan.ends[at]] in SIGNS
    )


SUFFIXED: Final = _SUFFIXES | _ENDINGS


def _rest(scan: Scan, at: int) -> int:
    """Where letters, digits and hyphens that go on at token `at` end."""
    while scan.glued[at]:
        if scan.kinds[at] in (WORD, DIGITS):
            at += 1
        elif scan.texts[at] == "-" and scan.glued_word(at + 1):
            at += 2
        else:
            break
    return at
