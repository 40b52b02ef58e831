"""Words that say how a number is meant: ruim, bijna, zo'n, minimaal, oplopend tot, of meer."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any, Final

from extractors.lexicon import read_toml
from extractors.numbers.quantities.tot import bound_of_tot, stands_free
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, tokens_of
from extractors.numbers.text.units import NEVER_BELOW
from extractors.numbers.text.words import cardinal
from schemas.readings import Quantity
from schemas.vocabularies import Comparator

_LEXICON: Final[dict[str, Any]] = read_toml(
    Path(__file__).parents[2] / "lexicon" / "comparators.toml"
)
_NAMES: Final[tuple[Comparator, ...]] = ("approx", "gt", "ge", "lt", "le")


_SHORTEST_PLURAL: Final = 4
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
_FAR_DAN: Final = 4  # tokens: "niet eerder openbaar gemaakt dan"
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
    """The comparator that "dan" at a token ends behind verbs: hoger is dan, meer bedraagt dan."""
    at = dan - 1
    while dan - at <= _MOST_VERBS and scan.words[at] in _FAR_VERBS and scan.follows[at + 1]:
        at -= 1
    if at == dan - 1 or not scan.follows[at + 1]:
        return None
    comparator = _COMPARED.get(scan.words[at])
    return None if comparator is None or not stands_free(scan, at) else (comparator, at)


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
    return bound_of_tot(scan, first)


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
    return stands_free(scan, begin) and all(scan.follows[begin + 1 : first + 1])


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
