"""Lines of text with a rule drawn under them."""

from __future__ import annotations

from bisect import bisect_left

from extractors.pdf.lines import Line
from extractors.pdf.sheet import Edge, RawPage

_MOST = 400  # a page with more rulings is a drawing or a table
_NEAREST, _FARTHEST = -0.02, 0.3  # em under the baseline
_COVERED = 0.9  # of the line


def find_underlines(page: RawPage) -> list[Edge]:
    """The horizontal rules of a page, from the top; none on pages that are drawings."""
    if len(page.edges) > _MOST:
        return []
    return sorted((e for e in page.edges if e.orientation == "h"), key=lambda e: e.top)


def is_underlined(line: Line, rules: list[Edge]) -> bool:
    """Whether a rule stands under a line from its first letter to its last, and no farther."""
    top, bottom = line.baseline + _NEAREST * line.size, line.baseline + _FARTHEST * line.size
    pieces = []
    for rule in rules[bisect_left(rules, top, key=lambda e: e.top) :]:
        if rule.top > bottom:
            break
        if rule.x1 > line.box.x0 and rule.x0 < line.box.x1:
            pieces.append((rule.x0, rule.x1))
    if not pieces:
        return False
    left, right = min(x0 for x0, _ in pieces), max(x1 for _, x1 in pieces)
    if left < line.box.x0 - 0.6 * line.size or right > line.box.x1 + 0.6 * line.size:
        return False
    return _length(pieces) >= _COVERED * (line.box.x1 - line.box.x0)


def _length(pieces: list[tuple[float, float]]) -> float:
    """How much the pieces cover together."""
    covered, reach = 0.0, float("-inf")
    for x0, x1 in sorted(pieces):
        covered += max(0.0, x1 - max(x0, reach))
        reach = max(reach, x1)
    return covered
