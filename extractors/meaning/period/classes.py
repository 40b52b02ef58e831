"""Headings that divide all years among them: "voor 1946", "1946-1974", "vanaf 1975".

Such headings are classes of what came about in those years (houses, firms, forests), also where no
heading says so; what is counted in them was counted at another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_YEAR: Final = r"(?P<{}>1[5-9]\d\d|20\d\d)"
_EDGE: Final = r"\W{0,4}"
_BEFORE: Final = re.compile(
    rf"(?i){_EDGE}(?:v[oó]{{2}}r|tot(?: en met)?|t/m|ouder dan|≤|<=?)\s{{0,3}}"
    rf"{_YEAR.format('last')}{_EDGE}"
    rf"|{_EDGE}{_YEAR.format('late')} (?:en|of) (?:eerder|ouder){_EDGE}"
)
_BETWEEN: Final = re.compile(
    rf"(?i){_EDGE}(?:van )?{_YEAR.format('first')}"
    rf"\s{{0,3}}(?:[-–—/]|t/m|tot(?: en met)?)\s{{0,3}}{_YEAR.format('last')}{_EDGE}"
)
_SINCE: Final = re.compile(
    rf"(?i){_EDGE}(?:na|vanaf|sinds|jonger dan|≥|>=?)\s{{0,3}}{_YEAR.format('first')}{_EDGE}"
    rf"|{_EDGE}{_YEAR.format('early')} (?:en|of) (?:later|jonger){_EDGE}"
)
_FEWEST: Final = 2
_LONGER: Final = 3  # years: a shorter stretch is a time that is reported on


def is_class_of_years(heading: str) -> bool:
    """Whether a heading is one such class, open or not."""
    return any(form.fullmatch(heading) for form in (_BEFORE, _BETWEEN, _SINCE))


def are_classes_of_years(headings: Iterable[str]) -> bool:
    """Whether one heading takes all years before the first of two or more stretches that adjoin."""
    opens: set[int] = set()
    stretches: set[tuple[int, int]] = set()
    for heading in headings:
        if (before := _BEFORE.fullmatch(heading)) is not None:
            opens.add(int(before["last"] or before["late"]))
        elif (between := _BETWEEN.fullmatch(heading)) is not None:
            stretches.add((int(between["first"]), int(between["last"])))
    told = sorted(stretches)
    if len(told) < _FEWEST or any(last - first < _LONGER for first, last in told):
        return False
    adjoin = all(after[0] - before[1] in (0, 1) for before, after in pairwise(told))
    return adjoin and any(told[0][0] - end in (0, 1) for end in opens)
