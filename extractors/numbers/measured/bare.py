"""Bare numbers whose unit the words around them tell: factor 3, een 7,3, een moeder (34)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from extractors.numbers.expressions.expressions import read_number
from extractors.numbers.expressions.multiplied import COUNT_WORDS
from extractors.numbers.expressions.shares import may_be_named
from extractors.numbers.measured.measures import read_measure
from extractors.numbers.text.part import Part
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS
from extractors.numbers.text.units import LEXICON

AGE_WORDS: Final = frozenset({"ouder", "jonger"})
_RATE_ENDS: Final = ("percentage", "percentages")
_TELLING: Final = frozenset(
    {":", "is", "was", "bedraagt", "bedroeg", "ligt", "lag", "blijft", "bleef", "komt", "kwam",
     "staat", "stond", "steeg", "stijgt", "daalde", "daalt", "zakte", "naar", "tot", "op",
     "uit", "nu", "nog", "dan", "gemiddeld", "wordt", "werd"}
)  # fmt: skip
_NAMED_WITHIN: Final = 4  # tokens: "het percentage werkloze jongeren lag op"
_TOLD_WITHIN: Final = 5  # tokens
_OLDEST: Final = 120
_AGES: Final = 20
"""A list of more numbers is no row of ages; each would walk along all others."""
_BETWEEN: Final = (",", "en")
_YOUNGEST_GROUP: Final = 12
_GROUPED: Final = frozenset({"ers", "er"})
_PERSONS: Final = frozenset(COUNT_WORDS["persons"]["words"])
_MANY_PERSONS: Final = frozenset(COUNT_WORDS["persons"]["many"])
_MARKED: Final = frozenset(LEXICON["score"]["before"])
_MARKING: Final = frozenset(LEXICON["score"]["near"])
_SCORED: Final = frozenset(LEXICON["score"]["scored"])
_BECOMING: Final = frozenset({"wordt", "worden", "werd", "werden"})
_WHO: Final = frozenset({"hij", "zij", "ze", "wie", "je", "u", "iemand", "jongere", "kind"})
_AGE_ENDS: Final = ("leeftijd", "leeftijden")
_LINKS: Final = frozenset(
    {"van", "is", "was", "een", "de", "het", "met", "gemiddeld", ":", "op", "naar", "uit", "komt",
     "kwam", "ligt", "lag", "bedraagt", "bedroeg", "steeg", "stijgt", "daalde", "daalt", "zakte",
     "ging", "gaat"}
)  # fmt: skip
_NO_NOUN: Final = frozenset(
    {"", "en", "of", "voor", "op", "in", "aan", "van", "als", "bij", "uit", "door", "over", "tegen",
     "gemiddeld", "terwijl", "maar", "naar", "tot", "is", "was", "dan", "hoger",
     "lager", "per", "gegeven", "gekregen", "toegekend", "gehaald", "gescoord"}
)  # fmt: skip
_MINUS: Final = frozenset("-−–")
_REACH: Final = 12  # tokens
_LEAST, _MOST = Decimal(1), Decimal(10)


def told_around(scan: Scan, part: Part) -> Part:
    """`part` with the unit that the words around it give: percentages van 5, de 18, een 7,3."""
    word = scan.words[part.first - 1]
    if word == "factor":
        return part._replace(unit="times", family="ratio")
    if _is_percentage(scan, part):
        return part._replace(unit="percent", family="share", kind="percent")
    age = (word == "de" and _is_age(scan, part)) or (word == "dan" and _is_older(scan, part))
    age = age or (scan.after[part.last] in _BECOMING and _is_reached_age(scan, part))
    if age or (word in ("(", ",", "en") and _is_age_of_person(scan, part)):
        return part._replace(unit="year", family="time", kind="age")
    if is_told_age(scan, part, part):
        return part._replace(unit="year", family="time", kind="age")
    if _is_mark(scan, part):
        return part._replace(unit="score", family="score")
    return part


def is_told_age(scan: Scan, low: Part, high: Part) -> bool:
    """Whether a bare number or range is told to be an age: een leeftijd van 12 tot 18."""
    within = high.value <= _OLDEST and _is_told(scan, low, _AGE_ENDS)
    return within and _counts_nothing(scan, high)


def with_half_width(scan: Scan, part: Part) -> Part:
    """`part` with the half-width behind it, which is no number of its own: 12,4 ± 0,3 m."""
    at = part.last
    if scan.texts[at] == "±":
        at += 1
    elif scan.texts[at] == "+" and scan.texts[at + 1] == "/" and scan.texts[at + 2] in _MINUS:
        at += 3
    else:
        return part
    number = read_number(scan, at) if all(scan.follows[part.last : at + 1]) else None
    if number is None or part.rule == "share":
        return part
    measure = read_measure(scan, number.last)
    if part.unit == "count" and not part.per and measure is not None:
        value = part.value * measure.factor
        return part._replace(
            value=value, unit=measure.symbol, family=measure.family, kind=measure.kind,
            last=measure.last, unit_last=measure.unit_last, per=measure.per, rule="measure",
        )  # fmt: skip
    last = measure.last if measure is not None and measure.symbol == part.unit else number.last
    return part._replace(last=last, unit_last=last)


def is_age_group(scan: Scan, part: Part, last: int) -> bool:
    """Whether a bare number with "+" before token `last` is a group by age: "65+: 22%", "(18+)",
    "jongeren 16+".
    """
    if scan.texts[last - 1] != "+" or not _YOUNGEST_GROUP <= part.value < _OLDEST:
        return False
    if part.value != part.value.to_integral_value():
        return False
    before, behind = scan.texts[part.first - 1] if part.first else "", scan.texts[last]
    if behind == ":" or not _GROUPED.isdisjoint(scan.after[last : last + 2]):
        return True
    return (before == "(" and behind == ")") or _is_person(before)


def _is_person(word: str) -> bool:
    """Whether a folded word is one of those for persons, or its plural."""
    return word in _PERSONS | _MANY_PERSONS or any(
        word.endswith(ending) and word.removesuffix(ending) in _PERSONS
        for ending in ("en", "s", "n")
    )


def _is_older(scan: Scan, part: Part) -> bool:
    """Whether a bare number is an age by the word before it: ouder dan 65."""
    return scan.words[part.first - 2] in AGE_WORDS and part.value <= _OLDEST


def _is_age(scan: Scan, part: Part) -> bool:
    """Whether nothing but an age can be meant: "jongeren onder de 18 zijn", "(boven de 65)"."""
    if not 10 <= part.value < 100 or scan.words[part.first - 2] not in ("onder", "boven"):
        return False
    after = scan.after[part.last]
    if after in ("", "en", "of"):
        return True
    return _is_person(scan.words[part.first - 3]) and not may_be_named(after)


def _is_reached_age(scan: Scan, part: Part) -> bool:
    """Whether someone becomes a number: "zodra jongeren 18 worden", "wie 67 wordt"."""
    who = scan.words[part.first - 1]
    adult = 10 <= part.value <= _OLDEST and part.value.to_integral_value() == part.value
    return adult and (who in _WHO or _is_person(who))


def _is_age_of_person(scan: Scan, part: Part) -> bool:
    """Whether a number stands in a bracket behind who is that old: "een moeder (34)".

    Behind several persons there are several ages: "de verdachten (17 en 23)"; one number there
    is how many they are.
    """
    if part.value.to_integral_value() != part.value or not 1 <= part.value <= _OLDEST:
        return False
    first, last, others = part.first, part.last, 0
    while others < _AGES and scan.texts[first - 1] in _BETWEEN and first > 2:
        if scan.kinds[first - 2] != DIGITS:
            break
        first, others = first - 2, others + 1
    while others < _AGES and scan.texts[last] in _BETWEEN and scan.kinds[last + 1] == DIGITS:
        last, others = last + 2, others + 1
    if scan.texts[first - 1] != "(" or scan.texts[last] != ")" or first < 2:
        return False
    person = scan.texts[first - 2]
    return person in _PERSONS or (others > 0 and _is_person(person))


def _is_percentage(scan: Scan, part: Part) -> bool:
    """Whether a bare number is told to be a percentage: "percentages van 5", "Groeipercentage:
    1,9", "dat percentage ligt op 12,5"; not "het percentage van 5 scholen".
    """
    van = scan.words[part.first - 1] == "van" and scan.texts[part.first - 2].endswith(_RATE_ENDS)
    if van and part.times == 1 and _counts_nothing(scan, part):
        return True
    return _is_told(scan, part, _RATE_ENDS)


def _counts_nothing(scan: Scan, part: Part) -> bool:
    after = scan.after[part.last]
    return after in _NO_NOUN or not may_be_named(after)


def _is_told(scan: Scan, part: Part, ends: tuple[str, ...]) -> bool:
    """Whether a bare number is told of a noun that ends so: "de leeftijd ligt nu op 57"."""
    at = part.first - 1
    if part.times != 1 or not _counts_nothing(scan, part):
        return False
    if scan.words[at] == "van" and ends is _AGE_ENDS:
        at -= 1
        return scan.texts[at].endswith(ends)
    while at > part.first - _TOLD_WITHIN and scan.words[at] in _TELLING:
        at -= 1
    if at == part.first - 1:
        return False
    return any(
        scan.texts[place].endswith(ends)
        for place in range(at, max(-1, at - _NAMED_WITHIN), -1)
        if all(scan.follows[place + 1 : at + 1]) and all(scan.after[place + 1 : at + 1])
    )


def _is_mark(scan: Scan, part: Part) -> bool:
    """Whether a number from 1 to 10 is a mark: "cijfer 7,3", "scoort gemiddeld een 6,8"."""
    if not _LEAST <= part.value <= _MOST or part.step is None or part.times != 1:
        return False
    if scan.kinds[part.first] != DIGITS or scan.after[part.last] not in _NO_NOUN:
        return False
    if scan.texts[part.last] in ("%", "/"):
        return False
    at = part.first - 1
    article = scan.words[at] == "een"
    while at > 0 and scan.words[at] in _LINKS:
        at -= 1
    if scan.words[at] in _MARKED:
        return True
    if article and part.step < 1:
        return True
    near = scan.texts[max(0, part.first - _REACH) : part.first]
    if not article and part.step < 1:
        return not _SCORED.isdisjoint(near)
    return article and not _MARKING.isdisjoint(near)
