"""The words by which a text tells that it works a number out of others, from `workings.toml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, Literal

from schemas.datafiles import Entry, read_data

Working = Literal["difference", "sum", "share", "rest"]
# Letters before and behind a number that are looked at.
_BEFORE, _BEHIND = 90, 70
_MARK: Final = "#"
# The dots and commas of other numbers end no clause.
_NUMBER: Final = re.compile(r"\d(?:[\d.,]*\d)?")


class WorkingEntry(Entry):
    """One way to tell a number that was worked out, with the texts that prove its pattern."""

    name: Working
    because: str
    pattern: str
    finds: list[str]
    ignores: list[str]


class WorkingsFile(Entry):
    """`workings.toml`."""

    working: list[WorkingEntry]


@cache
def read_workings() -> tuple[WorkingEntry, ...]:
    """The ways of `workings.toml`, in file order."""
    return tuple(read_data(__package__, "workings.toml", WorkingsFile).working)


@cache
def _patterns() -> tuple[tuple[Working, re.Pattern[str]], ...]:
    return tuple((one.name, re.compile("".join(one.pattern.split()))) for one in read_workings())


@lru_cache(maxsize=20_000)
def workings_of(sentence: str, start: int, end: int) -> frozenset[Working]:
    """How the words around the number at `start` up to `end` say that it is worked out."""
    before, behind = (
        _NUMBER.sub("0", text.replace(_MARK, " "))
        for text in (sentence[max(0, start - _BEFORE) : start], sentence[end : end + _BEHIND])
    )
    return told_in(f"{before}{_MARK}{behind}".casefold())


def told_in(marked: str) -> frozenset[Working]:
    """The same of a text in small letters with the mark in the place of the number."""
    return frozenset(name for name, pattern in _patterns() if pattern.search(marked))
