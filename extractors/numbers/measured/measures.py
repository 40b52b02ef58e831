"""The unit that follows a number: 45%, € 5 per jaar, 100 mol N/ha/jaar, drie keer zoveel."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from extractors.numbers.measured.bases import base_at, base_named, per_at
from extractors.numbers.text.literals import read_literal
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, WORD, tokens_of
from extractors.numbers.text.units import LEXICON, SIGNS, WORDS, Unit
from extractors.numbers.text.words import half
from schemas.vocabularies import QuantityKind

_SUBSTANCES: Final = frozenset(LEXICON["substances"]["words"])
# How many tokens the substances have that begin with a token, widest first.
_SUBSTANCE_WIDTHS: Final = {
    first: sorted({len(t) for t in map(tokens_of, _SUBSTANCES) if t[0] == first}, reverse=True)
    for first in {tokens_of(substance)[0] for substance in _SUBSTANCES}
}
_TIMES: Final = frozenset(LEXICON["times"]["words"])
MORE_OR_AS: Final = frozenset(LEXICON["times"]["after"])
_LEVELS: Final = frozenset(LEXICON["times"]["levels"])
_THE: Final = frozenset({"het", "de", "zijn", "haar", "hun"})
_MONEY_NOUNS: Final = frozenset(LEXICON["money_nouns"]["words"])
_MONEY_NOUNS_AAN: Final = tuple(LEXICON["money_nouns"]["aan"])
_COMPOSED: Final = frozenset(
    {
        "mass",
        "amount",
        "volume",
        "energy",
        "area",
        "power",
        "dose",
        "activity",
        "length",
        "livestock",
    }
)
_SPACES: Final = frozenset({"ha", "m2", "km2", "m3", "km", "l", "kg", "t", "kWh", "mol"})
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
CURRENCY_BEFORE: Final = frozenset(LEXICON["before"]["words"])
# Times that a unit holds by themselves (m3/s), and those it holds behind another base.
_FLOWS: Final = frozenset({"second", "minute", "hour"})
_LONG: Final = frozenset({"year", "month", "week", "day"})
_SHORT: Final = {"second": "s", "minute": "min", "hour": "h"}
_POWER_SIGNS: Final = frozenset("-−⁻")
_LOWERED: Final = str.maketrans("¹²³", "123")
# How many tokens the units have that begin with a token: what is not here begins none.
_WIDTHS: Final = {
    first: max(map(len, units))
    for first, units in groupby(sorted(map(tokens_of, WORDS)), key=itemgetter(0))
}


_MOST_TONS: Final = 100  # ten million euros
_MONEY_TOO: Final = frozenset({"ton", "pond"})
_MONEY_WORDS: Final = tuple(LEXICON["money_or_weight"]["money"])
_WEIGHT_WORDS: Final = tuple(LEXICON["money_or_weight"]["weight"])
_NO_WEIGHT: Final = tuple(LEXICON["money_or_weight"]["no_weight"])
_LAND: Final = frozenset({"hectare", "ha"})
_NEAR: Final = {sign: frozenset(words) for sign, words in LEXICON["told_near"].items()}
_NEAR_WITHIN: Final = 8  # tokens
_MILLIONS: Final = frozenset({"miljoen", "miljard", "mln", "mld"})
_AROUND: Final = 20  # tokens


class UnitAfter(NamedTuple):
    """A unit as it stands after a number, up to token `unit_last`; with its "per" up to `last`."""

    symbol: str
    family: str
    kind: QuantityKind
    factor: Decimal
    last: int
    unit_last: int
    per: str = ""


def read_measure(scan: Scan, at: int) -> UnitAfter | None:
    """The unit, with what it is held against, that follows at token `at`; None where none does."""
    start = at
    if scan.glued[at] and scan.texts[at] == "-" and scan.glued[at + 1] and scan.after[at + 1]:
        start = at + 1
    elif not scan.follows[at]:
        return None
    found = _unit_at(scan, start)
    if found is None:
        return None if start != at else _times(scan, at) or _rate(scan, at)
    unit, last = found
    if scan.texts[start] in _MONEY_TOO and last == start + 1:
        unit = _money_meant(scan, start) or unit
    if unit.family in _COMPOSED:
        return _composed(scan, unit, last)
    per, end = per_at(scan, last) if scan.follows[last] else ("", last)
    return UnitAfter(unit.symbol, unit.family, unit.kind, unit.factor, end, last, per)


def is_year_before_price(scan: Scan, at: int, unit_last: int) -> bool:
    """Whether token `at` is a year, and the currency that ends right before token `unit_last` is of
    the amount behind it: "in 2024 EUR 108"."""
    if scan.texts[unit_last - 1] != "eur" or scan.kinds[unit_last] != DIGITS:
        return False
    return unit_last == at + 2 and _YEAR.fullmatch(scan.texts[at]) is not None


def _unit_at(scan: Scan, at: int) -> tuple[Unit, int] | None:
    sign = scan.text[scan.starts[at] : scan.ends[at]]
    width = _WIDTHS.get(scan.words[at])
    if width is None and sign not in SIGNS:
        return None
    widest = at + 1
    while widest - at < (width or 0) and scan.follows[widest]:
        widest += 1
    for last in range(widest, at, -1):
        unit = WORDS.get(scan.phrase(at, last))
        if unit is not None and not _runs_on(scan, last):
            return unit, last
    unit = SIGNS.get(sign)
    if unit is None or _runs_on(scan, at + 1):
        return None
    near = _NEAR.get(sign)
    if near is not None and near.isdisjoint(scan.texts[max(0, at - _NEAR_WITHIN) : at]):
        return None
    if scan.words[at + 1] == "/" and (
        unit.family not in _COMPOSED or base_at(scan, at + 2)[0] is None
    ):
        return None  # "m/v" is no metre
    if scan.texts[at + 1] == "." and scan.glued[at + 1]:
        initial = len(sign) == 1 and sign.isupper() and at + 2 < scan.count
        if initial or scan.glued_word(at + 2):
            return None  # "12 J. Jansen" is no joule, "t.n.v." no ton
    return unit, at + 1


def _money_meant(scan: Scan, at: int) -> Unit | None:
    """The money that "ton" or "pond" at token `at` stands for, where no weight is meant."""
    near = [word for word in scan.texts[max(0, at - _AROUND) : at + _AROUND] if word]
    money = sum(word.startswith(_MONEY_WORDS) for word in near)
    weight = sum(
        word.startswith(_WEIGHT_WORDS) and not word.startswith(_NO_WEIGHT) for word in near
    )
    told = read_literal(scan.texts[at - 1]) if scan.texts[at] == "ton" else None
    if told is not None and told.value >= _MOST_TONS:
        return None  # "13.460 ton" is never said of money
    if scan.after[at + 1] == "per" and scan.after[at + 2] in _LAND:
        return None  # "8 ton per hectare"
    if scan.after[at + 1] in _SUBSTANCES or weight >= max(money, 1):
        return None
    if scan.texts[at] == "pond":
        scaled = scan.words[at - 1] in _MILLIONS
        return WORDS["gbp"] if money or scaled else None
    return Unit("EUR", "money", "currency", Decimal(100000)) if money else None


def _runs_on(scan: Scan, last: int) -> bool:
    """Whether a letter or digit is glued to what was read ("m" of "m2020")."""
    return (
        last < scan.count
        and scan.starts[last] == scan.ends[last - 1]
        and scan.kinds[last] in (WORD, DIGITS)
        and scan.kinds[last - 1] == WORD
    )


_SHORTEST_SUBSTANCE: Final = 3


def _composed(scan: Scan, unit: Unit, last: int) -> UnitAfter:
    """A measured unit with its substance and denominators: kg N/ha, mol per hectare per jaar."""
    symbol, family, end, per = unit.symbol, unit.family, last, ""
    at = last
    for width in _SUBSTANCE_WIDTHS.get(scan.texts[last], ()):
        if _follow_all(scan, last, width) and scan.phrase(last, last + width) in _SUBSTANCES:
            at = last + width
            break
    else:
        at = last + _is_substance(scan, last)
    unit_last = end
    under: list[str] = []
    while True:
        base, after = _inverse(scan, at)
        if base is None:
            break
        under.append(base)
        end = unit_last = at = after
    while scan.follows[at] and scan.texts[at] in ("/", "per"):
        base, after = base_at(scan, at + 1)
        if base is None:
            break
        if scan.texts[at] == "/" or base in _SPACES or base in _FLOWS:
            unit_last = after
        under.append(base)
        at = end = after
    if len(under) == 1 and under[0] not in _SPACES and under[0] not in _FLOWS:
        return UnitAfter(symbol, family, unit.kind, unit.factor, end, unit_last, under[0])
    symbol, family = ("/".join([name, *_in_order(under)]) for name in (symbol, family))
    per, after = per_at(scan, at)
    unit_last = end if len(under) > 1 else unit_last
    return UnitAfter(symbol, family, unit.kind, unit.factor, after if per else end, unit_last, per)


def _is_substance(scan: Scan, at: int) -> bool:
    """Whether the word at token `at` is what is weighed, by the space or weight it is told per:
    the lood of "12 mg lood per kilogram"."""
    word = scan.after[at]
    if len(word) < _SHORTEST_SUBSTANCE or not word.isalpha() or word in WORDS:
        return False
    base = base_at(scan, at + 2)[0] if scan.after[at + 1] == "per" else None
    return base is not None and (base in _SPACES or base in _FLOWS)


def _in_order(under: list[str]) -> list[str]:
    """What stands under a unit in one order, whatever the page writes: mol/ha/year.

    One base that is a time or a thing is no part of the unit: "kton/jaar" is kt, per year.
    """
    times = [base for base in under if base in _LONG]
    return [_SHORT.get(base, base) for base in under if base not in _LONG] + times


def _inverse(scan: Scan, at: int) -> tuple[str | None, int]:
    """A denominator written as a power: the ha of "mol ha-1", the m3 of "µg m-3"."""
    word = scan.after[at]
    if not word or scan.texts[at + 1] not in _POWER_SIGNS or not scan.glued[at + 2]:
        return None, at
    power = scan.texts[at + 2].translate(_LOWERED)
    base = base_named(word + power if power in ("2", "3") else word)
    if power not in ("1", "2", "3"):
        return None, at
    return base, at + 3


def _follow_all(scan: Scan, at: int, width: int) -> bool:
    return all(scan.follows[index] for index in range(at, at + width))


def times_end(scan: Scan, at: int) -> int:
    """The token after the words at `at` that make a number of times a ratio: "zoveel", "hoger" and
    "het gemiddelde" (not themselves taken); 0 where none does.
    """
    after = scan.after[at]
    if after in _THE and not _LEVELS.isdisjoint(scan.after[at + 1 : at + 3]):
        return at  # "drie maal het toegestane aantal"
    if after not in MORE_OR_AS:
        return 0
    if after == "zoveel":
        return at + 1
    return at + 2 if after == "zo" and scan.after[at + 1] == "veel" else at


def _times(scan: Scan, at: int) -> UnitAfter | None:
    """keer and maal: a ratio before zoveel, hoger, … ; otherwise they count occasions."""
    word = scan.texts[at]
    if word not in _TIMES or (word in ("x", "×") and not scan.glued[at]):
        return None
    last = times_end(scan, at + 1)
    if last:
        return UnitAfter("times", "ratio", "cardinal", Decimal(1), last, last)
    per, last = per_at(scan, at + 1)
    before = scan.texts[at - 1]
    if not per and ("," in before or half(before) is not None):  # "1,5 keer modaal"
        return UnitAfter("times", "ratio", "cardinal", Decimal(1), last, at + 1)
    return UnitAfter("count", "count", "cardinal", Decimal(1), last, at + 1, per)


def _rate(scan: Scan, at: int) -> UnitAfter | None:
    """A count with only a rate behind it (25 per jaar), or money by its noun."""
    if scan.after[at] in _MONEY_NOUNS:
        return None
    per, last = per_at(scan, at)
    return UnitAfter("count", "count", "cardinal", Decimal(1), last, at, per) if per else None


def money_noun_follows(scan: Scan, at: int) -> bool:
    """Whether a noun for money follows (2,5 miljoen subsidie, 40 miljard aan export)."""
    if scan.after[at] == "aan":
        nouns = scan.after[at + 1 : at + 3]
        return any(noun.endswith(_MONEY_NOUNS_AAN) for noun in nouns if noun)
    return scan.after[at] in _MONEY_NOUNS
