"""What a number is told per: per jaar, /ha, per geleverde kilowattuur, per 100.000 inwoners."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.numbers.expressions.expressions import read_number
from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.units import LEXICON
from extractors.numbers.text.words import SCALES, cardinal

_PER: Final = {word: name for name, words in LEXICON["per"].items() for word in words}
_ADVERBS: Final = {word: name for name, words in LEXICON["adverbs"].items() for word in words}
_NOT_PER: Final = frozenset(LEXICON["not_per"]["words"])
_SHORTEST: Final = 4
# What the lexicon calls the words that say which of the things; one it does not know is a compound.
_DESCRIBING: Final = frozenset({"ADJ", "VERB"})
_NAMING: Final = frozenset({"NOUN", ""})
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


def base_named(word: str) -> str | None:
    """The base that a folded word names by itself: `ha` for "hectare"; None for others."""
    return _PER.get(word)


def rate_base_of(word: str) -> str:
    """The base that a folded word names behind "per" or as an adverb: `ha` for "hectare", `year`
    for "jaarlijks"; a noun it does not know is its own, what is no base ("saldo") the empty string.
    """
    if word in _NOT_PER:
        return ""
    return _PER.get(word) or _ADVERBS.get(word) or (word if len(word) >= _SHORTEST else "")


def base_at(scan: Scan, at: int) -> tuple[str | None, int]:
    """What stands under "/" or "per" at token `at`."""
    if not scan.follows[at]:
        return None, at
    if scan.follows[at + 1]:
        base = _PER.get(scan.phrase(at, at + 2))
        if base is not None:
            return base, at + 2
    base = _PER.get(scan.texts[at])
    return (None, at) if base is None else (base, at + 1)


def per_at(scan: Scan, at: int) -> tuple[str, int]:
    """The rate base at token `at` and the token after it; the empty string where there is none."""
    if not scan.follows[at]:
        return "", at
    word = scan.texts[at]
    if word in _ADVERBS:
        return _ADVERBS[word], at + 1
    if word == "op" and scan.after[at + 1] == "jaarbasis":
        return "year", at + 2
    if word == "/" or word == "per":
        base, last = base_at(scan, at + 1)
        if base is not None:
            return base, last
        if word == "per":
            return _per_other(scan, at + 1)
    return "", at


def _per_other(scan: Scan, at: int) -> tuple[str, int]:
    """per 100.000 inwoners, per gemeente."""
    number = read_number(scan, at) if scan.follows[at] else None
    if number is not None:
        word = scan.after[number.last]
        base = many_of(number.value, word) if word else ""
        return (base, number.last + 1) if base else ("", at - 1)
    word, thing = scan.after[at], scan.after[at + 1]
    if thing and (many := rate_base(word, thing)):
        return many, at + 2  # "per miljoen inwoners"
    named, last = base_at(scan, at + 1) if word else (None, at)
    if named is not None and _describes(word):
        return named, last  # "per verpompte kubieke meter"
    if _is_described(word, thing):
        return thing, at + 2
    if word and word not in _NOT_PER and len(word) >= _SHORTEST:
        return word, at + 1
    return "", at - 1


def rate_base_end(scan: Scan, at: int) -> int:
    """The token after a round number that only says per how many (per 100.000 inwoners); 0 else."""
    if scan.words[at - 1] != "per" or not scan.follows[at]:
        return 0
    number = read_number(scan, at)
    return 0 if number is None or not is_round(number.value) else number.last


def _is_described(word: str, thing: str) -> bool:
    """Whether one word says which of the things the next one names: `gerealiseerde stageplaats`."""
    if len(thing) < _SHORTEST or not thing.isalpha():
        return False
    return _describes(word) and load_lemmas().commonest_pos(thing) in _NAMING


def _describes(word: str) -> bool:
    return word not in _NOT_PER and load_lemmas().commonest_pos(word) in _DESCRIBING
