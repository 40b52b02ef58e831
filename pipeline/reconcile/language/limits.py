"""Numbers that bound or place what another number tells: ages, terms, thresholds, names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from pipeline.reconcile.language.words import Limit, read_limits
from pipeline.reconcile.quantity.units import family_of
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
    r"(jaar|jaren|maand\w*|week|weken|dagen|uur|km|hectare|ha)\b",
    re.I,
)
# One of these stands in every text with a bound.
_TERMS: Final = ("jaar", "jar", "maand", "week", "weken", "dagen", "uur", "km", "hectare", " ha")
_AGES: Final = re.compile(
    rf"\b{_NUMBER}\s*(?:-|–|tot|t/m|tot en met|en)\s*{_NUMBER}\s*(jaar|jarig)",
    re.I,
)
_TERM_UNITS: Final = frozenset({"day", "week", "month", "year", "hour", "minute"})


@lru_cache(maxsize=20_000)
def bounds_of(text: str) -> frozenset[str]:
    """The limits in a text: "jonger dan 23 jaar" → "<23jaa", "binnen twee jaar" → "in2jaa"."""
    text = text.casefold()
    if not any(term in text for term in _TERMS):
        return frozenset()
    found = {f"{_SIDES[m[1]]}{_DIGITS.get(m[2], m[2])}{m[3][:3]}" for m in _BOUND.finditer(text)}
    found |= {f"{_DIGITS.get(m[1], m[1])}-{_DIGITS.get(m[2], m[2])}" for m in _AGES.finditer(text)}
    return frozenset(found)


def is_limit(claim: Claim) -> bool:
    """Whether the number only bounds what another number counts ("binnen twee jaar")."""
    if claim.in_table:
        return False
    return _is_term(claim) or looks_like_year(claim) or bool(limit_in(claim))


def _is_term(claim: Claim) -> bool:
    if claim.unit not in _TERM_UNITS:
        return False
    bounds = (m for pattern in (_BOUND, _AGES) for m in pattern.finditer(claim.sentence))
    return any(m.start() < claim.end and claim.start < m.end() for m in bounds)


def looks_like_year(claim: Claim) -> bool:
    """Whether a bare count is rather a year that belongs to a name ("de rapportage 2017")."""
    written = claim.as_written.strip()
    return claim.unit == "count" and bool(re.fullmatch(r"(?:19|20)\d\d", written))


def limit_in(claim: Claim) -> str:
    """The name of the limit of `limits.toml` that the number is; empty where it is none."""
    before, after = claim.sentence[: claim.start], claim.sentence[claim.start :]
    return name_limit(f"{before}#{after}", family_of(claim.unit)[0])


@lru_cache(maxsize=20_000)
def name_limit(marked: str, family: str) -> str:
    """The same for a sentence in which `#` stands before the number."""
    marked = marked.casefold()
    for limit, pattern in _compiled():
        if limit.units and family not in limit.units:
            continue
        if limit.needs and not any(text in marked for text in limit.needs):
            continue
        if pattern.search(marked):
            return limit.name
    return ""


@cache
def _compiled() -> tuple[tuple[Limit, re.Pattern[str]], ...]:
    return tuple((limit, re.compile(limit.pattern)) for limit in read_limits())
