"""The bases of rates that are many: per 100.000 inwoners, per duizend leerlingen."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.units import LEXICON
from extractors.numbers.text.words import SCALES, cardinal

_MANY: Final = {word: name for name, words in LEXICON["per_many"].items() for word in words}
_LEAST: Final = 100


def rate_base(number: str, word: str) -> str:
    """The base of a rate as it is printed: `100000_inhabitant` for "100.000" and "inwoners"; the
    empty string where the number is not round or `word` names no many.
    """
    literal = read_literal(number)
    value = literal.value if literal is not None else _spoken(number.lower())
    return "" if value is None else many_of(value, word.lower())


def many_of(number: Decimal, word: str) -> str:
    """As `rate_base`, for a number that is read and a folded word."""
    if not is_round(number):
        return ""
    base = _MANY.get(word, word if word.endswith(("en", "s")) else "")
    return f"{number.normalize():f}_{base}" if base else ""


def is_round(number: Decimal) -> bool:
    """Whether a number is one that rates are told per: 100, 1.000, 500.000."""
    return number >= _LEAST and number.normalize().as_tuple().digits == (1,)


def _spoken(word: str) -> Decimal | None:
    return Decimal(SCALES[word]) if word in SCALES else cardinal(word)
