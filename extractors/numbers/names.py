"""Names with digits in them: CO2, 3RO, A12, COVID-19, PM2,5, artikel-12-gemeente."""

from __future__ import annotations

from typing import Final

from extractors.numbers.expressions import MULTIPLIERS
from extractors.numbers.measures import CURRENCY_BEFORE
from extractors.numbers.scan import Scan
from extractors.numbers.tokens import DIGITS, WORD
from extractors.numbers.units import LEXICON, SIGNS, WORDS

_SUFFIXES: Final = frozenset({"e", "de", "ste", "en", "k", "x", "plus"})
_PREFIXES: Final = CURRENCY_BEFORE | {"ca", "n", "p", "min", "max", "us"}
_ENDINGS: Final = frozenset(LEXICON["times"]["words"])


def name_end(scan: Scan, index: int) -> int:
    """The token after the name with digits that begins at token `index`; 0 where there is none."""
    kind = scan.kinds[index]
    if kind == WORD:
        return _after_letters(scan, index)
    return _after_digits(scan, index) if kind == DIGITS else 0


def _after_letters(scan: Scan, index: int) -> int:
    """co2, a12, covid-19: letters with digits glued on or joined by a hyphen."""
    at = index + 1
    if scan.glued(at) and scan.texts[at] == "-" and len(scan.texts[index]) > 0:
        at += 1
    if not scan.glued(at) or scan.kinds[at] != DIGITS:
        return 0
    if at == index + 1 and scan.texts[index] in _PREFIXES:
        return 0
    return _rest(scan, at + 1)


def _after_digits(scan: Scan, index: int) -> int:
    """3ro, 4g: digits with letters glued on that are no unit, rank or multiplier."""
    at = index + 1
    if scan.glued(at) and scan.texts[at] == "-" and scan.glued_word(at + 1):
        return _rest(scan, at) if scan.texts[at + 1].startswith("plus") else 0
    if not scan.glued(at) or scan.kinds[at] != WORD:
        return 0
    word = scan.texts[at]
    known = (
        word in WORDS
        or word in SUFFIXED
        or word in MULTIPLIERS
        or scan.text[scan.starts[at] : scan.ends[at]] in SIGNS
    )
    if known and not (scan.glued(at + 1) and scan.kinds[at + 1] == DIGITS and word != "m"):
        return 0
    if _is_ending(word):
        return 0
    return _rest(scan, at + 1)


SUFFIXED: Final = _SUFFIXES | _ENDINGS


def _is_ending(word: str) -> bool:
    return word.startswith("jarig")


def _rest(scan: Scan, at: int) -> int:
    """Where letters, digits and hyphens that go on at token `at` end."""
    while scan.glued(at):
        if scan.kinds[at] in (WORD, DIGITS):
            at += 1
        elif scan.texts[at] == "-" and scan.glued_word(at + 1):
            at += 2
        else:
            break
    return at
