"""No pattern of code or data takes more than three times as long on a row twice as long.

A document of our own making reads in a moment; one made to wear a pattern out takes the same.
"""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.patterns import ENDS, Found, find_patterns

SHORT, MIDDLE, FULL = 25, 200, 2000
SLOW = 0.0015
"""Seconds: what a pattern that grows as its text takes less than on `FULL` characters."""
MOST = 3.0
LONGEST = 1_000_000
AGAIN = 3
"""Times a pattern is measured anew before it is blamed: what else a machine does wears out none."""


def grown(row: str, length: int, end: str) -> str:
    return (row * (length // len(row) + 1))[:length] + end


def growth(found: Found, row: str, end: str, length: int) -> float:
    """How much longer the pattern takes per doubling, measured where it takes long enough; 1 where
    it never does: one that gives up early was only slow because the machine was busy."""
    while found.spend(grown(row, length, end)) < 4 * SLOW:
        length *= 2
        if length > LONGEST:
            return 1.0
    short, long = (
        min(found.spend(grown(row, size, end)) for _ in range(3)) for size in (length, 2 * length)
    )
    return long / short


def worn_out_by(found: Found) -> str:
    """The row that wears a pattern out; empty where none does."""
    for row, end in product(found.rows(), ENDS):
        for length in (SHORT, MIDDLE, FULL):
            if found.spend(grown(row, length, end)) > SLOW:
                times = growth(found, row, end, length)
                for _ in range(AGAIN):
                    if times > MOST:
                        times = min(times, growth(found, row, end, length))
                if times > MOST:
                    return f"{row!r} × n + {end!r}: {times:.1f} times as long when doubled"
                break
    return ""


@pytest.fixture(scope="module")
def patterns() -> list[Found]:
    return find_patterns()


def test_all_patterns_of_code_and_data_are_looked_at(patterns: list[Found]) -> None:
    places = {found.place for found in patterns}
    assert len(patterns) > 600
    for part in (
        "extractors.numbers",
        "extractors.lexicon",
        "extractors.pdf",
        "pipeline.reconcile",
    ):
        assert any(place.startswith(part) for place in places)


def test_a_row_twice_as_long_takes_at_most_three_times_as_long(patterns: list[Found]) -> None:
    told = ((found, worn_out_by(found)) for found in patterns)
    worn = [f"{one.place} {one.pattern.pattern[:60]!r}: {row}" for one, row in told if row]
    assert not worn, "\n".join(worn)


def test_patterns_that_are_made_only_while_documents_are_read_are_looked_at_too(
    patterns: list[Found],
) -> None:
    """Lists asked for by name and the words of indicators were left out: 240 patterns."""
    places = [found.place.rpartition(":")[0] for found in patterns]
    assert places.count("extractors.meaning.lists.cues") > 100
    assert places.count("schemas.indicators.indicators") > 50


def test_no_pattern_keeps_all_that_a_group_took(patterns: list[Found]) -> None:
    """Python before 3.11.5, that of Debian 12, then takes what the group began with as well: of
    "3, op" it read "3,"."""
    keeping = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")
    assert [f.place for f in patterns if keeping.search(f.pattern.pattern)] == []
