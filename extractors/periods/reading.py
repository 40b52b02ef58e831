"""Finding the dates and periods of a text."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Final

from extractors.lexicon import Clues, Pattern, PatternRules, fold, read_patterns
from extractors.periods.bounds import find_bound
from extractors.periods.context import (
    is_range_of_counts,
    is_year,
    lead_start,
    words_before,
)
from extractors.periods.counted import counts_what_follows
from extractors.periods.readers import READERS
from schemas.readings import Period

_LEXICON: Final = Path(__file__).parent.parent / "lexicon"
PATTERNS: Final[tuple[Pattern, ...]] = read_patterns(_LEXICON / "periods.toml")
EVERYDAY: Final[tuple[Pattern, ...]] = read_patterns(_LEXICON / "everyday.toml")
# Of what is said everyday these are part of what other patterns find.
_PARTS: Final = frozenset(
    {"rank_alone", "weekday_alone", "month_alone", "numeric_date_alone", "same"}
)
_RULES: Final = PatternRules(PATTERNS)
_ABSOLUTE_RULES: Final = PatternRules([pattern for pattern in PATTERNS if not pattern.relative])
_EVERYDAY_RULES: Final = PatternRules(
    [
        *(pattern for pattern in EVERYDAY if pattern.label not in _PARTS),
        *PATTERNS,
        *(pattern for pattern in EVERYDAY if pattern.label in _PARTS),
    ]
)
# Words that belong to the date behind them: maandag 3 mei, eind 2023.
_LED: Final = frozenset({"date", "date_range", "numeric_date", "month", "year"})
# Periods with two ends that one name stands for.
_NAMED: Final = frozenset({"century", "decade", "half_year", "relative", "season", "year_part"})
_BARE: Final = frozenset({"numeric_date", "numeric_date_alone"})
_RANGES: Final = frozenset({"year_range", "years_between"})
_FROM_TO: Final = re.compile(r" ?[-–—] ?| (?:tot en met|t/m|tot aan|tot|en) (?:de |het )?")
_BETWEEN: Final = re.compile(r"\btussen (?:de |het )?\Z")
_WIDEST_BETWEEN: Final = 12
_WIDEST_LINK: Final = 16  # " tot en met het "


def read_periods(
    text: str, reference_date: dt.date | None = None, *, everyday: bool = False
) -> tuple[Period, ...]:
    """The dates and periods in `text`, left to right.

    Years in a range are inclusive (2015/2019). Relative periods ("vorig jaar", "dit najaar") and
    days without a year are resolved against `reference_date`; without it the former are not read
    and the latter keep XXXX for their year (ISO 8601-2). What is said `everyday` ("op vrijdag",
    "over twee weken") is read as well where that is asked and there is a reference date.
    """
    folded = fold(text)
    return find_periods(folded, reference_date, Clues(folded), everyday=everyday)


def find_periods(
    folded: str, reference: dt.date | None, clues: Clues, *, everyday: bool = False
) -> tuple[Period, ...]:
    """As `read_periods`, in text folded already."""
    found: list[Period] = []
    taken: bytearray | None = None
    rules = _ABSOLUTE_RULES if reference is None else _EVERYDAY_RULES if everyday else _RULES
    for pattern in rules.for_clues(clues):
        for match in pattern.matches(folded, folded):
            start, end = match.span()
            if taken is not None and taken.find(1, start, end) != -1:
                continue
            words = words_before(folded, start)
            if pattern.label in _RANGES and is_range_of_counts(folded, match, words):
                taken = taken or bytearray(len(folded))
                taken[start:end] = b"\x01" * (end - start)
                continue
            if pattern.label in _BARE and _counts(folded, match):
                continue
            iso = READERS[pattern.label](match, reference)
            if iso is None or (pattern.label == "year" and not is_year(folded, match, words)):
                continue
            if pattern.label in _LED:
                lead = lead_start(folded, start, words)
                if lead < start and (taken is None or taken.find(1, lead, start) == -1):
                    start = lead
            taken = taken or bytearray(len(folded))
            taken[start:end] = b"\x01" * (end - start)
            if folded[end - 1] == "." and not folded[end : end + 2].strip():
                end -= 1  # the point closes the sentence, not the name of the month
            found.append(_bounded(folded, start, end, iso, pattern))
    if len(found) < 2:
        return tuple(found)
    found.sort(key=lambda period: period.start)
    return tuple(_joined(folded, found))


def _counts(folded: str, match: re.Match[str]) -> bool:
    """Whether what looks like a day and its month counts: "op 5-10 cm", "van 2-10 euro"."""
    return match.groupdict().get("y") is None and counts_what_follows(folded, match.end())


def _bounded(folded: str, start: int, end: int, iso: str, pattern: Pattern) -> Period:
    """The period at `start` to `end`, open where the words around it leave an end of it open.

    "vanaf 2024 tot 2027" only says where the period begins that is told to its end.
    """
    if "/" in iso and pattern.label not in _NAMED and "jaar" not in folded[start:end]:
        return Period(start, end, iso, rule=pattern.name)
    comparator, begin, last = find_bound(folded, start, end, iso)
    return Period(start, end, iso, comparator, (begin, last), rule=pattern.name)


def _joined(folded: str, periods: list[Period]) -> list[Period]:
    """`periods` in which two that are joined as from and to are one: begin 2024 tot eind 2025."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if last is not None and _from_to(folded, last, period):
            iso = f"{last.iso}/{period.iso}"
            joined[-1] = Period(last.start, period.end, iso, rule="from and to")
        else:
            joined.append(period)
    return joined


def _from_to(folded: str, left: Period, right: Period) -> bool:
    if right.start - left.end > _WIDEST_LINK:
        return False
    link = _FROM_TO.fullmatch(folded, left.end, right.start)
    if link is None or "/" in left.iso + right.iso or left.iso >= right.iso:
        return False
    if left.iso.startswith("X") != right.iso.startswith("X"):
        return False
    before = folded[max(0, left.start - _WIDEST_BETWEEN) : left.start]
    return "en" not in link[0] or _BETWEEN.search(before) is not None
