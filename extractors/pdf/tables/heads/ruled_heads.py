"""What rules say of the headings of a table: how far they reach, and where the headings begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.chunks import Chunk
from schemas.paper import Box

JOIN: Final = 2.0  # points between pieces of one rule
SIDE: Final = 10.0  # points a rule may fall short of the table
UNDER: Final = 0.8  # em below the baseline
APART: Final = 9.0  # em between two rules of one block of headings
HIGHEST: Final = 20.0  # em of headings over a table

Extents = Sequence[tuple[float, float]]


def ceiling(page: RawPage, box: Box, size: float) -> float | None:
    """How high the headings may reach: the uppermost rule over a table that is as wide as it."""
    edge, found = box.top, None
    for top, x0, x1 in sorted(level_rules(page, box.top - HIGHEST * size, box.top), reverse=True):
        if x0 > box.x0 + SIDE or x1 < box.x1 - SIDE:
            continue
        if edge - top > APART * size:
            break
        edge = found = top
    return found


def reach_by_rules(
    page: RawPage, chunks: Sequence[Chunk], columns: Extents, *, names_end: float
) -> dict[int, tuple[int, int]]:
    """First and last of the `columns` over which the rule under a heading runs, by its position.

    A rule that runs on under all headings, or under the names of the rows (up to `names_end`),
    parts rows and tells nothing.
    """
    found: dict[int, tuple[int, int]] = {}
    if not chunks:
        return found
    size = chunks[0].size
    rules = level_rules(page, chunks[0].baseline - 1, chunks[0].baseline + UNDER * size)
    for number, chunk in enumerate(chunks):
        under = [
            r
            for r in rules
            if names_end - 2 <= r[1] <= chunk.box.x0 + 2 and r[2] >= chunk.box.x1 - 2
        ]
        if not under:
            continue
        _, x0, x1 = min(under)
        others = sum(x0 <= (c.box.x0 + c.box.x1) / 2 <= x1 for c in chunks)
        covered = [n for n, (left, right) in enumerate(columns) if x0 < (left + right) / 2 < x1]
        if others == 1 and covered:
            found[number] = (covered[0], covered[-1])
    return found


def level_rules(page: RawPage, top: float, bottom: float) -> list[tuple[float, float, float]]:
    """Level rules between two heights as (height, left, right), their pieces joined."""
    pieces = sorted(
        (round(e.top), e.x0, e.x1)
        for e in page.edges
        if e.orientation == "h" and top <= e.top <= bottom
    )
    joined: list[tuple[float, float, float]] = []
    for height, x0, x1 in pieces:
        if joined and joined[-1][0] == height and x0 <= joined[-1][2] + JOIN:
            joined[-1] = (height, joined[-1][1], max(x1, joined[-1][2]))
        else:
            joined.append((height, x0, x1))
    return joined
