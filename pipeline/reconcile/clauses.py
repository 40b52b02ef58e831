"""What the words right around a number say: its clause, limits, negation, pointing back."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from schemas.records import Claim

_DIGITS: Final = {
    "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6",
    "zeven": "7", "acht": "8", "negen": "9", "tien": "10", "twaalf": "12", "twintig": "20",
}  # fmt: skip
_NUMBER: Final = rf"(\d+(?:,\d+)?|{'|'.join(_DIGITS)})"
_SIDES: Final = {
    "jonger": "<", "minder": "<", "korter": "<", "lager": "<", "onder": "<", "tot": "<",
    "ouder": ">", "meer": ">", "langer": ">", "hoger": ">", "boven": ">", "vanaf": ">",
    "binnen": "in", "na": "in", "over": "in",
}  # fmt: skip
_BOUND: Final = re.compile(
    rf"\b({'|'.join(_SIDES)})\s+(?:dan\s+)?(?:de\s+)?{_NUMBER}\s*"
    r"(jaar|jaren|maand\w*|week|weken|dagen|uur|km|hectare|ha)\b"
)
_TERM: Final = re.compile(r"jaa?r|maand|we+k|dagen|uur|km|hectare|\bha\b")
_AGES: Final = re.compile(
    rf"\b{_NUMBER}\s*(?:-|–|tot|t/m|tot en met|en)\s*{_NUMBER}\s*(jaar|jarig)"
)
_NEGATED: Final = re.compile(r"\b(geen|niet|zonder|nooit|noch|onbekend|onbekende)\b")
_SEGMENT: Final = re.compile(
    r"[;:](?=\s)|,\s|\s[–-]\s|\b(?:terwijl|maar|waarvan|en|tegenover)\b|\bt\.o\.v\."
)
# Digits that are no year.
_FIGURE: Final = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")
_BACK: Final = re.compile(
    r"\b(zij|ze|hen|hun|hiervan|daarvan|hieronder|daaronder|dit|deze|waarvan)\b"
)
# Words that point back, or only join: "blijkt dat", "er waren", "ouderen die".
_BACK_OR_JOIN: Final = re.compile(r"\b(er|dat|die|het gaat)\b")
_GENERAL: Final = re.compile(r"\b(?:in|over) het algemeen\b(?!\s+(?:deel|belang|bestuur|overleg))")
_TERM_UNITS: Final = frozenset({"day", "week", "month", "year", "hour", "minute"})


@lru_cache(maxsize=20_000)
def clause_of(sentence: str, as_written: str, *, company: int) -> str:
    """The words of a sentence that belong to the number written so.

    The whole sentence when the number is alone in it; otherwise the segment it stands in, after
    the opening that tells no number itself ("Het aantal aanvragen steeg: van 40 in 2019 naar …").
    A number in brackets behind another belongs to the words around the brackets.
    """
    at = sentence.find(as_written) if as_written else -1
    if company <= 1 or at < 0:
        return sentence
    start, end, opening = 0, len(sentence), 0
    for mark in _SEGMENT.finditer(sentence):
        if mark.end() <= at:
            start = mark.end()
            if not opening and not _FIGURE.search(sentence, 0, mark.start()):
                opening = mark.start()
        elif mark.start() >= at + len(as_written):
            end = mark.start()
            break
    return f"{sentence[:opening]} {sentence[start:end]}".strip()


@lru_cache(maxsize=20_000)
def bounds_of(text: str) -> frozenset[str]:
    """The limits in a text: "jonger dan 23 jaar" → "<23jaa", "binnen twee jaar" → "in2jaa"."""
    text = text.casefold()
    if not _TERM.search(text):
        return frozenset()
    found = {f"{_SIDES[m[1]]}{_DIGITS.get(m[2], m[2])}{m[3][:3]}" for m in _BOUND.finditer(text)}
    found |= {f"{_DIGITS.get(m[1], m[1])}-{_DIGITS.get(m[2], m[2])}" for m in _AGES.finditer(text)}
    return frozenset(found)


def is_limit(claim: Claim) -> bool:
    """Whether the number only bounds what another number counts ("binnen twee jaar")."""
    if claim.unit not in _TERM_UNITS or claim.in_table:
        return False
    text = claim.sentence.casefold()
    written = claim.as_written.casefold()
    spans = [m for pattern in (_BOUND, _AGES) for m in pattern.finditer(text)]
    return any(written in m[0] or m[0] in written for m in spans)


def is_negated(text: str) -> bool:
    """Whether the clause speaks of what is not so."""
    return bool(_NEGATED.search(text.casefold()))


def speaks_generally(text: str) -> bool:
    """Whether the clause is about everyone, not one group."""
    return bool(_GENERAL.search(text.casefold()))


def looks_like_year(claim: Claim) -> bool:
    """Whether a bare count is rather a year that belongs to a name ("de rapportage 2017")."""
    written = claim.as_written.strip()
    return claim.unit == "count" and bool(re.fullmatch(r"(?:19|20)\d\d", written))


_LEANING: Final = re.compile(
    r"\W*(?:daar|er|hier|(?:daar|hier)(?:van|bij|onder)|van hen|zij|dit|dat)\b",
    re.I,
)


def leans_back(sentence: str) -> bool:
    """Whether a sentence opens with a word for what the one before it told."""
    return bool(_LEANING.match(sentence))


def points_back(text: str) -> bool:
    """Whether the clause leans on what an earlier sentence named."""
    return bool(_BACK.search(text.casefold()))


def may_point_back(text: str) -> bool:
    """Whether the clause has a word that points back, or only joins."""
    return bool(_BACK_OR_JOIN.search(text.casefold()))


_LINK: Final = re.compile(
    r"\b(?:voor|van|bij|aan|door|met)\s+(?:(?:in|totaal|ruim|bijna|circa|ongeveer|zo['’]n|de|een|meer"
    r"|dan|minder|slechts|maar|in totaal)\s+)*$",
    re.I,
)
_APART: Final = re.compile(r"\b(?:en|dan|naar|maar|terwijl|waarvan)\b|[;:]")


def are_linked(sentence: str, first: str, second: str) -> bool:
    """Whether one number is of or for the other: "30 trajecten … voor zo'n 25 daders"."""
    a, b = sentence.find(first), sentence.find(second)
    if a < 0 or b < 0 or a == b:
        return False
    if a > b:
        a, b, first = b, a, second
    between = sentence[a + len(first) : b]
    return not _APART.search(between) and bool(_LINK.search(between))


_APPOSED: Final = re.compile(r"\W*(?:\b(?:ofwel|oftewel|dat is|dus|is|namelijk)\b\W*)?")


def are_apposed(sentence: str, first: str, second: str) -> bool:
    """Whether one number says the other again: "ruim een derde (36%)"."""
    a, b = sentence.find(first), sentence.find(second)
    if a < 0 or b < 0:
        return False
    if a > b:
        a, b, first = b, a, second
    return bool(_APPOSED.fullmatch(sentence[a + len(first) : b]))
