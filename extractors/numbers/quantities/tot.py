"""What "tot" says before a number: a bound, where something came, or what another word asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from extractors.lexicon import read_toml
from extractors.numbers.expressions.spoken import ONE
from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, MARK, WORD
from extractors.numbers.text.units import WORDS
from schemas.vocabularies import Comparator

_LEXICON: Final[dict[str, Any]] = read_toml(
    Path(__file__).parents[2] / "lexicon" / "comparators.toml"
)
_SPREAD: Final = frozenset(_LEXICON["tot"]["spread"])
_TOT: Final = frozenset({"tot", "de"})
_TOE: Final = "toe"  # "tot viermaal toe", "tot drie keer toe": so often, no bound
_CHANGE: Final = tuple(_LEXICON["tot"]["change"])
_CHANGE_WORDS: Final = frozenset(_LEXICON["tot"]["words"])
_PARTICLES: Final = frozenset(_LEXICON["tot"]["particles"])
_LOOSELY: Final = frozenset(_LEXICON["tot"]["loosely"])
_GOVERNS: Final = tuple(_LEXICON["tot"]["governs"])
_GOVERNED_WITHIN: Final = 3  # tokens: "veroordeelde hem tot", "verplichten zich ook tot"
_LONGEST_PRONOUN: Final = 5
_ROSE_WITHIN: Final = 8  # tokens
_FALLS_WITHIN: Final = 3  # tokens: "12.000 euro", "40 %"
_FAR_END_WITHIN: Final = 12
_PARTING: Final = frozenset({",", ";", ":", "en", "of", "maar", "(", ")"})
_HEDGES: Final = frozenset(_LEXICON["rough"]["words"]) | frozenset(
    _LEXICON["approx"]["before"] + _LEXICON["approx"]["bounds"]
)


def stands_free(scan: Scan, begin: int) -> bool:
    """Whether nobody took token `begin` and it is no rest of a code ("638tot")."""
    in_code = scan.glued[begin] and scan.kinds[begin - 1] == DIGITS
    return scan.words[begin] != "" and not in_code


def bound_of_tot(scan: Scan, first: int) -> tuple[Comparator, int] | None:
    """A bound said with "tot" ("tot 6 jaar"), unless something rose or fell to the number."""
    begin = first - 1
    if scan.words[begin] not in _TOT:
        return None
    if scan.words[begin] == "de":
        begin -= 1
    if (
        scan.words[begin] != "tot"
        or not stands_free(scan, begin)
        or not scan.follows[first]
        or scan.words[first] in ONE
        or _TOE in scan.after[first + 1 : first + 3]
    ):
        return None
    if _falls_to(scan, begin, first):
        return None
    if _comes_to(scan, begin, first) or _is_governed(scan, begin) or _is_far_end(scan, begin):
        return None
    return "le", begin


def _is_governed(scan: Scan, begin: int) -> bool:
    """Whether a word before the "tot" at token `begin` asks for it: behoort tot, toegang tot."""
    for at in range(begin - 1, max(-1, begin - 1 - _GOVERNED_WITHIN), -1):
        word = scan.texts[at]
        if word.startswith(_GOVERNS):
            return True
        if scan.kinds[at] != WORD or len(word) > _LONGEST_PRONOUN:
            return False
    return False


def _is_far_end(scan: Scan, begin: int) -> bool:
    """Whether the number behind "tot" at token `begin` ends what began at another with its own
    noun: "van 16,6 kg voor bouwland tot 21,5 kg voor grasland".
    """
    for at in range(begin - 1, max(0, begin - 1 - _FAR_END_WITHIN), -1):
        if scan.texts[at] in _PARTING:
            return False
        if scan.texts[at] == "van" and scan.kinds[at + 1] in (DIGITS, MARK):
            return begin > at + 3
    return False


def _falls_to(scan: Scan, begin: int, first: int) -> bool:
    """Whether what stands before the "tot" at token `begin` came from a greater number: "gematigd
    van € 12.000 tot € 7.500", which bounds nothing.
    """
    for at in range(begin - 1, max(0, begin - 1 - _FALLS_WITHIN), -1):
        if scan.kinds[at] == DIGITS:
            if scan.texts[at - 1 - (scan.kinds[at - 1] == MARK)] != "van":
                return False
            begun = read_literal(scan.texts[at])
            reached = read_literal(scan.texts[first + (scan.kinds[first] == MARK)])
            return begun is not None and reached is not None and reached.value < begun.value
    return False


def _comes_to(scan: Scan, begin: int, first: int) -> bool:
    """Whether the "tot" at token `begin` says where something came, at the number at `first`."""
    if _changes(scan, begin - 14, first + 10):
        return True
    units = (WORDS.get(word) for word in scan.after[first : first + 4])
    if any(unit is not None and unit.family == "time" for unit in units):
        return False
    if scan.words[begin - 1] in _PARTICLES:
        return True
    return not _LOOSELY.isdisjoint(scan.texts[max(0, begin - 14) : first + 10])


def _changes(scan: Scan, first: int, last: int) -> bool:
    """Whether a word of rising, falling or reaching stands among these tokens."""
    return any(map(_is_change, scan.texts[max(0, first) : max(0, last)]))


def _is_change(word: str) -> bool:
    """Whether a word is one of rising, falling or reaching."""
    return word in _CHANGE_WORDS or word.startswith(_CHANGE)


def rose_to(scan: Scan, first: int, last: int) -> bool:
    """Whether what stands before token `first` went "van … tot …", so that these are no range."""
    if scan.words[last] != "tot":
        return False
    lead = _before_hedges(scan, first)
    begin = max(0, lead - _ROSE_WITHIN)
    return (
        scan.words[lead] == "van"
        and _SPREAD.isdisjoint(scan.texts[begin:lead])
        and any(
            _is_change(word) and not _names_change(scan, index)
            for index, word in enumerate(scan.texts[begin:lead], begin)
        )
    )


def _before_hedges(scan: Scan, first: int) -> int:
    """The token before the words that say how exact the number at token `first` is."""
    lead = first - 1
    while scan.words[lead] in _HEDGES:
        lead -= 1
    return lead


def moved_by(scan: Scan, first: int, last: int) -> bool:
    """Whether the number at tokens `first` to `last` says by how much something rose or fell, and
    "tot" behind it to what: "gedaald met 9,7 miljoen tot 116,8 miljoen", "een daling van … tot".
    """
    if scan.words[last] != "tot":
        return False
    lead = _before_hedges(scan, first)
    if scan.words[lead] == "van":
        return _is_change(scan.texts[lead - 1]) and _names_change(scan, lead - 1)
    return scan.words[lead] == "met" and _changes(scan, lead - 8, last + 8)


def _names_change(scan: Scan, index: int) -> bool:
    """Whether a word of change is a noun or stands before one: "een verhoging van 7 tot 8"."""
    word = scan.texts[index]
    return word.endswith(("ing", "ingen", "groei")) or (
        word.endswith("e") and scan.texts[index - 1] in ("een", "de", "het")
    )
