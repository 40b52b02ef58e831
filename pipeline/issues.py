"""What went amiss in a document without stopping it, told so that a person can act on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.paper import Issue

DOUBTED: Final = frozenset({"picture_differs", "total_differs"})
"""Codes of what was read and looks or adds up otherwise."""

HARMLESS: Final = frozenset({"junk_prefix", "repaired", "hidden_text"}) | DOUBTED
"""Codes of trouble that cost no words a reader would see."""


def lost_pages(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues that tell of a page, or part of one, that was not read."""
    return tuple(issue for issue in issues if issue.page and issue.code not in HARMLESS)


def doubts(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues that tell of numbers that look or add up otherwise than they were read."""
    return tuple(issue for issue in issues if issue.code in DOUBTED)


def tell_issues(issues: Iterable[Issue]) -> Iterator[str]:
    """One Dutch line for each message, the pages it is about before it: "p. 3, 41–203: …"."""
    pages: dict[str, set[int]] = defaultdict(set)
    for issue in issues:
        pages[issue.message].add(issue.page)
    for message, numbers in pages.items():
        where = _tell_pages(sorted(numbers - {0}))
        yield f"p. {where}: {message}" if where else message


def _tell_pages(numbers: Sequence[int]) -> str:
    """Page numbers in order, runs of them as first and last: [1, 3, 4, 5] → "1, 3–5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
