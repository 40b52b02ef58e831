"""Rulings between columns that are drawn in a few rows only, and go on in white in the others.

Writers of pages part the rows of a table by lines over its whole width and draw the lines between
its columns in the last row alone, or leave out those that another cell has drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.pdf.page.sheet import Edge, RawPage

_SNAP: Final = 3.0  # points
_FEWEST: Final = 5  # lines between rows
_HIGHEST: Final = 90.0  # points, of a row
_FEW: Final = 2  # rows in which the others are drawn


def carried_on(page: RawPage) -> Iterator[Edge]:
    """The rulings that stand for those drawn in at most two of the rows between level lines of one
    width, where no word of the other rows lies across them."""
    on_page = [e for e in page.edges if e.x0 >= 0 and e.top >= 0 and e.bottom <= page.height]
    for levels in _of_one_width([e for e in on_page if e.x1 <= page.width]):
        first, last = levels[0], levels[-1]
        tops = [edge.top for edge in levels]
        drawn: defaultdict[int, list[Edge]] = defaultdict(list)
        for edge in on_page:
            inside = first.x0 + _SNAP < edge.x0 < first.x1 - _SNAP
            upright = edge.orientation == "v" and edge.top >= tops[0] - _SNAP
            if upright and inside and edge.bottom <= tops[-1] + _SNAP:
                drawn[round(edge.x0)].append(edge)
        crossed = [
            (word.box.x0, word.box.x1)
            for word in page.words
            if tops[0] < (word.box.top + word.box.bottom) / 2 < tops[-1]
        ]
        for edges in drawn.values():
            x = edges[0].x0
            rows = sum(
                any(e.top <= above + _SNAP and e.bottom >= below - _SNAP for e in edges)
                for above, below in pairwise(tops)
            )
            if 0 < rows <= _FEW and not any(x0 < x - 0.5 and x1 > x + 0.5 for x0, x1 in crossed):
                yield replace(edges[0], top=first.top, bottom=last.top)


def _of_one_width(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Level lines that begin and end under each other, from the top down, their pieces joined."""
    wide: defaultdict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in _joined([edge for edge in edges if edge.orientation == "h"]):
        if edge.x1 - edge.x0 > 10 * _SNAP:
            wide[round(edge.x0 / _SNAP), round(edge.x1 / _SNAP)].append(edge)
    for found in wide.values():
        ordered = sorted(found, key=lambda edge: edge.top)
        block = ordered[:1]
        for edge in ordered[1:]:
            if edge.top - block[-1].top > _HIGHEST:
                if len(block) >= _FEWEST:
                    yield block
                block = []
            block.append(edge)
        if len(block) >= _FEWEST:
            yield block


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    found: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: (round(edge.top), edge.x0)):
        last = found[-1] if found else None
        level = last is not None and round(last.top) == round(edge.top)
        if last is not None and level and edge.x0 <= last.x1 + _SNAP:
            found[-1] = replace(last, x1=max(last.x1, edge.x1))
        else:
            found.append(edge)
    return found
