"""Words that say how a number is meant: ruim, bijna, zo'n, minimaal, oplopend tot, of meer."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any, Final

from extractors.lexicon import read_toml
from extractors.numbers.expressions.spoken import ONE
from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, MARK, WORD, tokens_of
from extractors.numbers.text.units import NEVER_BELOW, WORDS
from extractors.numbers.text.words import cardinal
from schemas.readings import Quantity
from schemas.vocabularies import Comparator

_LEXICON: Final[dict[str, Any]] = read_toml(
    Path(__file__).parents[2] / "lexicon" / "comparators.toml"
)
_NAMES: Final[tuple[Comparator, ...]] = ("approx", "gt", "ge", "lt", "le")


_SPREAD: Final = frozenset(_LEXICON["tot"]["spread"])
_SHORTEST_PLURAL: Final = 4
_TOT: Final = frozenset({"tot", "de"})
_TOE: Final = "toe"  # "tot viermaal toe", "tot drie keer toe": so often, no bound
_CLOSING: Final = frozenset({*":,;.)'", "er", "ers"})
_IN_TURN: Final = frozenset({"respectievelijk"})


def _phrases(*fields: str) -> dict[str, Comparator]:
    table: dict[str, Comparator] = {}
    for name, field in product(_NAMES, fields):
        for phrase in _LEXICON[name].get(field, ()):
            if phrase in table:
                raise ValueError(f"comparators.toml gives {phrase!r} two meanings")
            table[phrase] = name
    return table


def _lengths(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        tokens = tokens_of(phrase)
        lengths.setdefault(tokens[-1], set()).add(len(tokens))
    return {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


_BEFORE: Final = _phrases("before", "bounds")
_AFTER: Final = _phrases("after")
_ROUGH: Final = frozenset(_LEXICON["rough"]["words"])
_ABOUT: Final = frozenset(phrase for phrase, name in _BEFORE.items() if name == "approx")
_CHANGE: Final = tuple(_LEXICON["tot"]["change"])
_CHANGE_WORDS: Final = frozenset(_LEXICON["tot"]["words"])
_LOOSELY: Final = frozenset(_LEXICON["tot"]["loosely"])
_GOVERNS: Final = tuple(_LEXICON["tot"]["governs"])
_GOVERNED_WITHIN: Final = 3  # tokens: "veroordeelde hem tot", "verplichten zich ook tot"
_LONGEST_PRONOUN: Final = 5
_FAR_DAN: Final = 4  # tokens: "niet eerder openbaar gemaakt dan"
_FALLS_WITHIN: Final = 3  # tokens: "12.000 euro", "40 %"
_FAR_END_WITHIN: Final = 12
_PARTING: Final = frozenset({",", ";", ":", "en", "of", "maar", "(", ")"})
BETWEEN: Final = frozenset(_LEXICON["ranges"]["between"])
JOINS: Final = frozenset(_LEXICON["ranges"]["joins"])
_SPAN: Final[dict[str, Comparator]] = {
    phrase: name for name in _NAMES for phrase in _LEXICON["span"].get(name, ())
}
_SPANNING: Final = frozenset({"time", "length"})
_COMPARED: Final[dict[str, Comparator]] = {
    word: name for name in _NAMES for word in _LEXICON["far"].get(name, ())
}
_FAR_VERBS: Final = frozenset(_LEXICON["far"]["verbs"])
_MOST_VERBS: Final = 2  # "niet hoger mag zijn dan"
_DENYING: Final = frozenset(_LEXICON["denied"]["by"])
_DENIED_VERBS: Final = frozenset(_LEXICON["denied"]["verbs"])
_OF_AGES: Final = frozenset(_LEXICON["denied"]["ages"])
_TURNED: Final[dict[Comparator, Comparator]] = {"gt": "le", "lt": "ge"}
# The tokens that end a phrase, with the lengths that such phrases have (longest first), and the
# tokens that begin a join: a glance tells where none can be.
_LENGTHS: Final = _lengths(_BEFORE)
_BETWEEN_LENGTHS: Final = _lengths(BETWEEN)
_SPAN_LENGTHS: Final = _lengths(_SPAN)
JOIN_FIRSTS: Final = frozenset(tokens_of(phrase)[0] for phrase in JOINS)


def is_rough(quantity: Quantity, folded: str) -> bool:
    """Whether the comparator of `quantity` says "about", on one side: ruim 200, bijna 30."""
    return folded[quantity.start : quantity.digits[0]].strip() in _ROUGH


def comparator_before(
    scan: Scan, first: int, *, counted: bool, lasts: bool = False
) -> tuple[Comparator, int] | None:
    """The comparator that ends right before token `first`, and the token it begins at.

    `counted` says that the number counts things: "onder 630 daders" is then "among", no bound;
    `lasts` that it is a time, which may be an age.
    """
    found = _comparator_before(scan, first, counted=counted, lasts=lasts)
    if found is None or found[0] not in _TURNED or found[1] == 0:
        return found
    return _denied(scan, *found, lasts=lasts)


def _denied(
    scan: Scan, comparator: Comparator, begin: int, *, lasts: bool
) -> tuple[Comparator, int]:
    """The bound that begins at token `begin`, turned around where it is denied."""
    if lasts and scan.texts[begin] in _OF_AGES:
        return comparator, begin
    at = begin - 1
    if scan.words[at] in _DENYING and scan.follows[begin]:
        return _TURNED[comparator], at
    if scan.texts[at] in _DENIED_VERBS and scan.texts[at - 1] in _DENYING:
        return _TURNED[comparator], begin
    return comparator, begin


def _far_dan(scan: Scan, dan: int) -> tuple[Comparator, int] | None:
    """The comparator that "dan" at a token ends behind verbs: hoger is dan, meer mag bedragen dan."""
    at = dan - 1
    while dan - at <= _MOST_VERBS and scan.words[at] in _FAR_VERBS and scan.follows[at + 1]:
        at -= 1
    if at == dan - 1 or not scan.follows[at + 1]:
        return None
    comparator = _COMPARED.get(scan.words[at])
    return None if comparator is None or not _stands_free(scan, at) else (comparator, at)


def _comparator_before(
    scan: Scan, first: int, *, counted: bool, lasts: bool
) -> tuple[Comparator, int] | None:
    if scan.words[first - 1] in _IN_TURN and scan.follows[first]:
        bound = comparator_before(scan, first - 1, counted=counted, lasts=lasts)
        if bound is not None:
            return bound
    for length in _LENGTHS.get(scan.words[first - 1], ()):
        begin = first - length
        comparator = _BEFORE.get(scan.phrase(begin, first)) if begin >= 0 else None
        if comparator is None or not _together(scan, begin, first):
            continue
        if counted and scan.texts[begin] == "onder":
            return None
        return comparator, begin
    if scan.words[first - 1] == "dan" and scan.follows[first]:
        return None if lasts else _far_dan(scan, first - 1)
    return _tot(scan, first)


def bound_of_span(scan: Scan, first: int, family: str) -> Comparator | None:
    """How the words before token `first` bound a duration or distance: binnen, niet eerder dan."""
    if (
        scan.words[first - 1] == "min"
        and scan.follows[first]
        and family.partition("/")[0] in NEVER_BELOW
    ):
        return "ge"
    if family not in _SPANNING:
        return None
    if scan.words[first - 1] == "dan":
        return _far_bound(scan, first - 1)
    for length in _SPAN_LENGTHS.get(scan.words[first - 1], ()):
        begin = first - length
        found = _SPAN.get(scan.phrase(begin, first)) if begin >= 0 else None
        if found is not None and _together(scan, begin, first):
            return found
    return None


def _far_bound(scan: Scan, dan: int) -> Comparator | None:
    """The bound that "dan" at a token ends: niet eerder (plaats) dan, niet later (bekend) dan."""
    for at in range(dan - 1, max(0, dan - 1 - _FAR_DAN), -1):
        found = _SPAN.get(f"{scan.texts[at - 1]} {scan.texts[at]} dan")
        if found is not None:
            return found
    compared = _far_dan(scan, dan)
    return None if compared is None else _denied(scan, *compared, lasts=True)[0]


def _together(scan: Scan, begin: int, first: int) -> bool:
    """Whether tokens `begin` up to and including `first` stand free, one behind the other."""
    return _stands_free(scan, begin) and all(scan.follows[begin + 1 : first + 1])


def _stands_free(scan: Scan, begin: int) -> bool:
    """Whether nobody took token `begin` and it is no rest of a code ("638tot")."""
    in_code = scan.glued[begin] and scan.kinds[begin - 1] == DIGITS
    return scan.words[begin] != "" and not in_code


def _tot(scan: Scan, first: int) -> tuple[Comparator, int] | None:
    """A bound said with "tot" ("tot 6 jaar"), unless something rose or fell to the number."""
    begin = first - 1
    if scan.words[begin] not in _TOT:
        return None
    if scan.words[begin] == "de":
        begin -= 1
    if (
        scan.words[begin] != "tot"
        or not _stands_free(scan, begin)
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
    return not _LOOSELY.isdisjoint(scan.texts[max(0, begin - 14) : first + 10])


def _changes(scan: Scan, first: int, last: int) -> bool:
    """Whether a word of rising, falling or reaching stands among these tokens."""
    return any(map(_is_change, scan.texts[max(0, first) : max(0, last)]))


def _is_change(word: str) -> bool:
    """Whether a word is one of rising, falling or reaching."""
    return word in _CHANGE_WORDS or word.startswith(_CHANGE)


def rose_to(scan: Scan, first: int, last: int) -> bool:
    """Whether what stands before token `first` went "van … tot …", so that these are no range."""
    return (
        scan.words[last] == "tot"
        and scan.words[first - 1] == "van"
        and _SPREAD.isdisjoint(scan.texts[max(0, first - 8) : first])
        and any(
            _is_change(word) and not _names_change(scan, index)
            for index, word in enumerate(scan.texts[max(0, first - 8) : first], max(0, first - 8))
        )
    )


def moved_by(scan: Scan, first: int, last: int) -> bool:
    """Whether the number at tokens `first` to `last` says by how much something rose or fell, and
    "tot" behind it to what: "gedaald met 9,7 miljoen tot 116,8 miljoen", "een daling van … tot".
    """
    if scan.words[last] != "tot":
        return False
    lead = first - 1
    while scan.words[lead] in _ROUGH or scan.words[lead] in _ABOUT:
        lead -= 1
    if scan.words[lead] == "van":
        return _is_change(scan.texts[lead - 1]) and _names_change(scan, lead - 1)
    return scan.words[lead] == "met" and _changes(scan, lead - 8, last + 8)


def _names_change(scan: Scan, index: int) -> bool:
    """Whether a word of change is a noun or stands before one: "een verhoging van 7 tot 8"."""
    word = scan.texts[index]
    return word.endswith(("ing", "ingen", "groei")) or (
        word.endswith("e") and scan.texts[index - 1] in ("een", "de", "het")
    )


def between_before(scan: Scan, first: int) -> int | None:
    """The token at which "tussen (de)" before `first` begins, or None."""
    for length in _BETWEEN_LENGTHS.get(scan.words[first - 1], ()):
        begin = first - length
        if begin >= 0 and scan.phrase(begin, first) in BETWEEN and _together(scan, begin, first):
            return begin
    return None


def comparator_after(scan: Scan, last: int) -> tuple[Comparator, int] | None:
    """The comparator that stands at token `last`, which follows, and the token after it."""
    word = scan.texts[last]
    if word == "+":
        free = not scan.glued[last + 1] or scan.texts[last + 1] in _CLOSING
        return ("ge", last + 1) if scan.glued[last] and free else None
    if word not in ("of", "en", "plus") or (word == "plus" and _adds(scan, last + 1)):
        return None
    for end in (last + 2, last + 1):
        if end == last + 2 and not scan.follows[last + 1]:
            continue
        comparator = _AFTER.get(scan.phrase(last, end))
        # "25 of meer dan 30": those words belong to the number behind.
        if comparator is not None and scan.after[end] != "dan":
            return comparator, end
    return None


def _adds(scan: Scan, at: int) -> bool:
    """Whether a number stands at token `at`, which "plus" before it adds: de helft plus één."""
    return scan.kinds[at] == DIGITS or cardinal(scan.texts[at]) is not None


def comparator_behind_noun(scan: Scan, last: int) -> Comparator | None:
    """The comparator behind the plural that a number before `last` counts: 5 zaken of meer."""
    noun = scan.after[last]
    if len(noun) < _SHORTEST_PLURAL or not noun.endswith(("en", "s")):
        return None
    if scan.after[last + 1] != "of" or not scan.follows[last + 2]:
        return None
    found = comparator_after(scan, last + 1)
    return found[0] if found else None
