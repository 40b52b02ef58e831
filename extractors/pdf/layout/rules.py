"""Rules drawn on a page: under a line of text, or between two lines, as in a ruled table."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from extractors.pdf.page.sheet import Edge, RawPage
from extractors.pdf.text.lines import Line

_MOST = 400  # a page with more rulings is a drawing
_NEAREST, _FARTHEST = -0.02, 0.3  # em under the baseline
_THICKEST = 3.0  # points: what is filled and higher than this is an area, no rule
_COVERED = 0.9  # of the line
_SLACK = 0.6  # em
_LONGER = 0.8  # em: a rule between rows is longer than their text, an underline is not


@dataclass(frozen=True, slots=True)
class PageRules:
    """Level rules from the top down, and upright ones from the left."""

    level: tuple[Edge, ...] = ()
    upright: tuple[Edge, ...] = ()


def find_rules(page: RawPage) -> PageRules:
    """The rules of a page, sides of filled areas left out; none on pages that are drawings."""
    if len(page.edges) > _MOST:
        return PageRules()
    sides = {
        (round(shade.box.x0), round(shade.box.x1), round(side))
        for shade in page.shades
        if shade.box.bottom - shade.box.top > _THICKEST
        for side in (shade.box.top, shade.box.bottom)
    }
    level = (
        e
        for e in page.edges
        if e.orientation == "h" and (round(e.x0), round(e.x1), round(e.top)) not in sides
    )
    return PageRules(
        tuple(sorted(level, key=lambda e: e.top)),
        tuple(sorted((e for e in page.edges if e.orientation == "v"), key=lambda e: e.x0)),
    )


def is_underlined(line: Line, rules: PageRules) -> bool:
    """Whether a rule stands under a line from its first letter to its last, and no farther."""
    top, bottom = line.baseline + _NEAREST * line.size, line.baseline + _FARTHEST * line.size
    pieces = [
        (rule.x0, rule.x1)
        for rule in _between(rules.level, top, bottom)
        if rule.x1 > line.box.x0 and rule.x0 < line.box.x1
    ]
    if not pieces:
        return False
    left, right = min(x0 for x0, _ in pieces), max(x1 for _, x1 in pieces)
    slack = _SLACK * line.size
    if left < line.box.x0 - slack or right > line.box.x1 + slack:
        return False
    return _length(pieces) >= _COVERED * (line.box.x1 - line.box.x0)


def parts(rules: PageRules, before: Line, line: Line) -> bool:
    """Whether a rule that is longer than the text runs between two lines of it."""
    if not rules.level and not rules.upright:
        return False
    left, right = min(before.box.x0, line.box.x0), max(before.box.x1, line.box.x1)
    if line.baseline - before.baseline > 0.5 * line.size:
        top, bottom = before.baseline + 0.1 * line.size, line.baseline - 0.6 * line.size
        pieces = [(r.x0, r.x1) for r in _between(rules.level, top, bottom)]
        if not pieces:
            return False
        x0, x1 = min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
        longer = x1 - x0 >= right - left + _LONGER * line.size
        covered = _length(pieces) >= _COVERED * (x1 - x0)
        return x0 <= left + 1 and x1 >= right - 1 and longer and covered
    start = bisect_left(rules.upright, before.box.x1 - 1, key=lambda e: e.x0)
    for rule in rules.upright[start:]:
        if rule.x0 > line.box.x0 + 1:
            return False
        if rule.top <= line.baseline - 0.5 * line.size and rule.bottom >= line.baseline:
            return True
    return False


def _between(level: tuple[Edge, ...], top: float, bottom: float) -> list[Edge]:
    found = []
    for rule in level[bisect_left(level, top, key=lambda e: e.top) :]:
        if rule.top > bottom:
            break
        found.append(rule)
    return found


def _length(pieces: list[tuple[float, float]]) -> float:
    """How much the pieces cover together."""
    covered, reach = 0.0, float("-inf")
    for x0, x1 in sorted(pieces):
        covered += max(0.0, x1 - max(x0, reach))
        reach = max(reach, x1)
    return covered
