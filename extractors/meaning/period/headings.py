"""The period that a heading or caption gives to the numbers under it or beside it."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from extractors.meaning.lists.cues import load_cues
from extractors.meaning.sentence.context import Context
from extractors.periods import read_periods
from schemas.readings import Period

_OPENING_YEAR: Final = re.compile(r"(?:19|20)\d{2}(?= (?:[^\W\d_]|%))")  # "2023 Hoge lasten"
# In running text "in totaal 2024" counts; over a column it is the total of that year.
_YEAR_OF_TOTAL: Final = re.compile(
    r"(?i)(?<=totaal )(?:19|20)\d{2}$|(?<=saldo )(?:19|20)\d{2}$|(?<=aantal )(?:19|20)\d{2}$"
    r"|(?<=bedrag )(?:19|20)\d{2}$"
)
# A label that is no heading to what comes under it: its year is that of its own number.
_OWN_FIGURE: Final = re.compile(r"(?:19|20)\d{2} (?:€ ?)?\d[\d.,]*\d(?=\s|$)")
_DIGIT: Final = re.compile(r"\d")
# The years in which things of one class came about: "woningen naar bouwjaar".
_VINTAGE: Final = re.compile(
    r"\b(?:bouw|geboorte|installatie|oprichtings|instroom)(?:jaar|jaren|periode|jaarklasse|jaarperiode)\w*\b"
    r"|\b(?:gebouwd|geboren|opgericht)\b|\b\w*cohort\w*\b",
    re.IGNORECASE,
)
_ANNUAL: Final = re.compile(r"\bjaar(?:verslag|rekening|rapportage|cijfers|bericht)", re.IGNORECASE)
_BOUND: Final = frozenset("<>≤≥=")
_BRACKET: Final = re.compile(r"\([^()]*\)")
# "(bron: Emissieregistratie, 2031)": the year of who says so
_SOURCE: Final = re.compile(r"(?i)\((?:data)?(?:bron(?:nen)?|ontleend aan|overgenomen uit)\b")
_AMOUNT: Final = re.compile(
    r"€ ?\d|(?<![\d.,])\d[\d.,]* ?"
    r"(?:%|(?:mld|mrd|mln|miljard|miljoen|euro|procent|ton|kton|mton)\b)",
    re.IGNORECASE,
)


def names_vintage(headings: str) -> bool:
    """Whether headings tell of classes by the year in which things came about."""
    return _VINTAGE.search(headings) is not None


@lru_cache(maxsize=4096)
def heading_period(heading: str, reference: dt.date | None = None, *, vintage: bool = False) -> str:
    """The last period a heading or caption names, or the empty string.

    `reference` is the day "31 augustus" is counted from; a day without year is no period. A year
    that only bounds a class ("1990<=1995"), that holds for an amount in its bracket ("(35 mld. t/m
    2030)"), that is of a source in one or that numbers are compared with is none either; with
    `vintage` nor is a range ("1970-1980"). A report's year is one only where nothing else is named.
    """
    if _OWN_FIGURE.match(heading):
        return ""
    named = read_periods(heading, reference) if _DIGIT.search(heading) else ()
    brackets = [
        m.span() for m in _BRACKET.finditer(heading) if _AMOUNT.search(m[0]) or _SOURCE.match(m[0])
    ]
    named = tuple(
        period
        for period in named
        if "X" not in period.iso
        and not (vintage and _is_class(period))
        and not _is_bound(heading, period)
        and not any(start < period.start < end for start, end in brackets)
        and "baseline" not in _not_scope(heading, period)
    )
    scopes = [period for period in named if not _not_scope(heading, period)]
    last = next((period.told for period in reversed(scopes or named)), "")
    year = _OPENING_YEAR.match(heading) or _YEAR_OF_TOTAL.search(heading)
    return last or (year[0] if year else "")


def covered_by_title(context: Context) -> str:
    """The stretch of time that a document is about by its title: years from and to, or the year
    of an annual report. The year of a letter, a budget, an edition or another report is none."""
    if _ANNUAL.search(context.title):
        return context.document_period
    named = any(_not_scope(context.title, period) for period in read_periods(context.title))
    return context.document_period if "/" in context.document_period and not named else ""


def _is_class(period: Period) -> bool:
    """Whether a period is as wide or as open as a class: "1970-1980", "vóór 1945"."""
    return "/" in period.iso or period.open_start or period.open_end


def _is_bound(heading: str, period: Period) -> bool:
    """Whether a sign before or behind makes a year the bound of a class: "1990<=1995"."""
    before, after = heading[: period.start].rstrip(), heading[period.end :].lstrip()
    return before[-1:] in _BOUND or after[:1] in _BOUND


def _not_scope(heading: str, period: Period) -> tuple[str, ...]:
    """The cues by which a period names a document, an event or what is compared with."""
    before = heading[max(0, period.start - 60) : period.start]
    return tuple(cue.id for cue in load_cues("not_scope") if cue.pattern.search(before))
