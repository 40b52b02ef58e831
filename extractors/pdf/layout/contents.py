"""Tables of contents: lines that end in the page they point to, and say nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.text.lines import Line

_TITLE = re.compile(r"inhoud(?:sopgave|sopgaaf)?|inhoudstafel|contents", re.IGNORECASE)
_POINTS = re.compile(r"(?:(?<![\s.…])[\s.…]{2,}|\s|(?<![—–_])[—–_]+\s?)(\d{1,3})$|^(\d{1,3})$")
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}")
_FEWEST = 4
_RISING = 0.8


def contents_entries(lines: Sequence[Line]) -> frozenset[int]:
    """Places of the lines that are entries of a table of contents; empty on other pages.

    A page is one where it says so, is tagged so or draws leaders, and where the numbers at the
    ends of lines rise from top to bottom.
    """
    pointing: list[tuple[float, int, int]] = []
    for place, line in enumerate(lines):
        found = _POINTS.search(line.text)
        if found and line.angle == 0:
            pointing.append((line.baseline, place, int(found[1] or found[2])))
    if len(pointing) < _FEWEST or not _says_so(lines):
        return frozenset()
    pointing = _outermost(pointing, lines)
    rising = sum(a[2] <= b[2] for a, b in pairwise(pointing))
    if rising < _RISING * (len(pointing) - 1):
        return frozenset()
    first, last = pointing[0][0], pointing[-1][0]
    rows = {round(baseline) for baseline, _, _ in pointing}
    return frozenset(
        place
        for place, line in enumerate(lines)
        if first - 1 <= line.baseline <= last + 1
        and any(abs(line.baseline - row) <= 0.3 * line.size for row in rows)
    )


def _outermost(
    pointing: Sequence[tuple[float, int, int]], lines: Sequence[Line]
) -> list[tuple[float, int, int]]:
    """From top to bottom, of each row only the number furthest right: no number of a chapter."""
    rows: dict[int, tuple[float, int, int]] = {}
    for found in sorted(pointing, key=lambda found: lines[found[1]].box.x1):
        rows[round(found[0])] = found
    return sorted(rows.values())


def _says_so(lines: Sequence[Line]) -> bool:
    titled = any(_TITLE.fullmatch(line.text.strip(" .:")) for line in lines)
    leaders = sum(bool(_LEADER.search(line.text)) for line in lines)
    tagged = sum(line.tag in ("TOC", "TOCI") for line in lines)
    return titled or leaders >= _FEWEST or tagged >= _FEWEST
