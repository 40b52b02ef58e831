"""Shares in words: een derde, tweederde, de helft, vier op de vijf, 1 op 10, 3/4."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from extractors.language.lemmas import load_lemmas
from extractors.numbers.expressions.expressions import read_number
from extractors.numbers.expressions.multiplied import COUNT_WORDS
from extractors.numbers.expressions.spoken import ONE, word_value
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, WORD
from extractors.numbers.text.words import cardinal, denominator, glued_fraction

_FOLLOWED_BY: Final = frozenset(COUNT_WORDS["share"]["followed_by"])
_PRECEDED_BY: Final = frozenset(COUNT_WORDS["share"]["preceded_by"])
_PARTIES: Final = frozenset(COUNT_WORDS["share"]["parties"])
_OF_PARTIES: Final = frozenset(COUNT_WORDS["share"]["of_parties"])
# Hours on the face of a clock.
_HOURS: Final = 12
_QUARTERS: Final = frozenset({"eerste", "laatste", "tweede", "derde"})
_BASED: Final = frozenset(COUNT_WORDS["share"]["based"])
_HALVES_OF_TIME: Final = frozenset(
    {"eerste", "tweede", "1e", "2e", "laatste", "1ste", "2de", "vorige", "betere"}
)
_SLASHED: Final = frozenset(map(str, (*range(2, 17), 20, 25, 50, 100, 1000)))
_OUT_OF: Final = frozenset({"op", "van", "uit"})
_ONE_IN: Final = 40
_ROUND: Final = frozenset({10, 12, 15, 20, 25, 50, 100, 1000, 10000, 100000})


class Share(NamedTuple):
    """`top` parts of `bottom`, read from tokens `first` up to `last`."""

    top: Decimal
    bottom: Decimal
    first: int
    last: int

    @property
    def fraction(self) -> Decimal:
        """The share as a part of one."""
        return self.top / self.bottom


def read_share(scan: Scan, index: int) -> Share | None:
    """The share that begins at token `index`, or None."""
    kind = scan.kinds[index]
    if kind == DIGITS:
        if scan.texts[index + 1] == "/":
            return _slashed(scan, index)
        return _out_of(scan, index) if scan.after[index + 1] in _OUT_OF else None
    if kind != WORD:
        return None
    word = scan.texts[index]
    if word == "de":
        return _half_of(scan, index)
    if word == "helft":
        before = scan.texts[index - 1]
        if before in _HALVES_OF_TIME or scan.after[index + 1] != "van":
            return None
        return Share(Decimal(1), Decimal(2), index, index + 1)
    glued = glued_fraction(word)
    if glued is not None:
        return Share(Decimal(glued[0]), Decimal(glued[1]), index, index + 1)
    return _worded(scan, index) or _lone(scan, index) or _out_of(scan, index)


def _half_of(scan: Scan, index: int) -> Share | None:
    nxt = index + 1
    if scan.after[nxt] in ("andere", "overige"):
        nxt += 1
    if scan.after[nxt] != "helft":
        return None
    return Share(Decimal(1), Decimal(2), index, nxt + 1)


def _slashed(scan: Scan, index: int) -> Share | None:
    """3/4, where the bottom is a usual one; 20/30 and 24/7 are no shares."""
    top, bottom = scan.texts[index], scan.texts[index + 2]
    if not scan.glued[index + 2] or bottom not in _SLASHED:
        return None
    after = scan.texts[index + 3] if scan.glued[index + 3] else ""
    if not top.isdigit() or len(top) > len(bottom) or top[0] == "0" or after in ("/", "-"):
        return None
    if int(top) >= int(bottom):
        return None
    return Share(Decimal(top), Decimal(bottom), index, index + 3)


def _worded(scan: Scan, index: int) -> Share | None:
    """A numerator and a denominator in words: een derde, twee vijfde, drie kwart."""
    word, nxt = scan.texts[index], index + 1
    if scan.words[nxt] in ("-", "/") and scan.words[nxt + 1]:
        nxt += 1
    name = scan.words[nxt] if scan.follows[nxt] else ""
    bottom = denominator(name)
    if bottom is None:
        return None
    if word == "een" or word in ONE:
        if not _is_share_of_one(scan, index, nxt, name):
            return None
        return Share(Decimal(1), Decimal(bottom), index, nxt + 1)
    top = cardinal(word)
    if top is None or (word == "acht" and word_value(scan, index) is None):
        return None
    after = scan.after[nxt + 1]
    if top >= bottom and (after and may_be_named(after)):
        return None  # "op twintig vijfde plaatsen"
    if top == 1 and after and after not in _FOLLOWED_BY and _is_ranked(after):
        return None  # "er is één derde belanghebbende"
    return Share(top, Decimal(bottom), index, nxt + 1)


def _is_share_of_one(scan: Scan, index: int, name_at: int, name: str) -> bool:
    """Whether "een derde" is a share here and not a third thing ("een derde partij")."""
    after = scan.after[name_at + 1]
    if name == "kwart":
        return after != "eeuw" and not _is_clock(after, scan.after[name_at + 2])
    if name == "derde" and _is_party(scan, index, name_at):
        return after in ("van", "deel", "miljoen", "miljard", "meer", "minder")
    if not after or after in _FOLLOWED_BY:
        return True
    if index > 0 and scan.words[index - 1] in _PRECEDED_BY:
        return True
    if scan.words[index - 1] == "met" and after.endswith("en") and not scan.after[name_at + 2]:
        return True  # "met een derde terugdringen": a thing would stand in the singular
    return not _is_ranked(after)


def _is_party(scan: Scan, index: int, name_at: int) -> bool:
    """Whether "een derde" is someone: "verkocht aan een derde", "een derde-belanghebbende"."""
    if scan.texts[name_at + 1] == "-" and scan.glued[name_at + 1] and scan.glued_word(name_at + 2):
        return scan.texts[name_at + 2] != "deel"
    before = scan.words[index - 1]
    return before in _PARTIES or (before in ("van", "met") and scan.words[index - 2] in _OF_PARTIES)


def _is_clock(link: str, word: str) -> bool:
    """Whether what follows "een kwart" makes it a time of day: `voor negen`, `over 2`."""
    hour = word if word.isdigit() else cardinal(word)
    return link in ("over", "voor") and hour is not None and 1 <= int(hour) <= _HOURS


@lru_cache(maxsize=1 << 14)
def may_be_named(word: str) -> bool:
    """Whether a folded word may be or describe a thing, so that "een derde" ranks it."""
    pos = load_lemmas().commonest_pos(word)
    return pos in ("", "NOUN", "ADJ", "PROPN", "NUM", "X", "SYM")


@lru_cache(maxsize=1 << 14)
def _is_ranked(word: str) -> bool:
    """Whether a word is who or what "derde" ranks: `één derde belanghebbende`."""
    return may_be_named(word) or word.endswith("ende")


@lru_cache(maxsize=1 << 14)
def names_thing(word: str) -> bool:
    """Whether a folded word is a noun as far as the lexicon knows."""
    return load_lemmas().commonest_pos(word) == "NOUN"


def _lone(scan: Scan, index: int) -> Share | None:
    """A share told without its "een": nog geen kwart, het laatste kwart van de lening."""
    word, before = scan.texts[index], scan.words[index - 1] if index else ""
    bottom = denominator(word)
    if bottom is None:
        return None
    negated = before == "geen" and index > 1 and scan.words[index - 2] in ("nog", "net")
    quarter = word == "kwart" and before in _QUARTERS and scan.after[index + 1] == "van"
    if not quarter and not (negated and not may_be_named(scan.after[index + 1] or "haalt")):
        return None
    return Share(Decimal(1), Decimal(bottom), index, index + 1)


def _out_of(scan: Scan, index: int) -> Share | None:
    """X op de Y, X van de Y, 1 uit 3: a share where Y is small or round and X stays below it."""
    word, last = scan.texts[index], index + 1
    link = scan.after[last]
    if link not in _OUT_OF:
        return None
    if word == "een" or word in ONE:
        top = Decimal(1)
    else:
        number = read_number(scan, index) if _may_be_small(word) else None
        if number is None or number.last != last:
            return None
        top = number.value
    article = scan.after[last + 1] in ("de", "elke", "iedere")
    whole_at = last + 1 + article
    if not scan.follows[whole_at]:
        return None
    whole = read_number(scan, whole_at)
    if whole is None or whole.scaled or not 0 < top < whole.value:
        return None
    bottom = whole.value
    if bottom != bottom.to_integral_value() or top != top.to_integral_value():
        return None
    if not _is_out_of(scan, link, article=article, top=top, bottom=bottom, last=whole.last):
        return None
    return Share(top, bottom, index, whole.last)


def _is_out_of(
    scan: Scan, link: str, *, article: bool, top: Decimal, bottom: Decimal, last: int
) -> bool:
    if link == "uit":
        return top == 1
    small = bottom <= 10 or int(bottom) in _ROUND
    after = scan.after[last]
    if link == "op":
        if _BASED.intersection(scan.after[last : last + 3]):
            return False  # "een op drie pijlers gebaseerde aanpak"
        # "1 op de 200 pasgeborenen", "huishoudens: 1 op 13"; "schaal 1 op 50" is one of a map
        rare = top == 1 and after != "" if article else top == 1 and bottom < _ONE_IN and not after
        return (small or rare) and after not in ("na", "punten")
    # "11 van 12" and "25 van de 85" name two counts; "vier van de vijf" is a way to say 80%.
    if not article or (bottom > 10 and (top > 1 or int(bottom) not in _ROUND)):
        return False
    return top > 1 or not after  # "een van de drie lijnen" is one line


def _may_be_small(word: str) -> bool:
    value = cardinal(word) if not word.isdigit() else Decimal(word)
    return value is not None and value <= 100
