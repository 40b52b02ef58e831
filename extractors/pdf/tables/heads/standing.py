"""Headings that stand on their side over the columns, as they do where columns are narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.pdf.page.frame import along
from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import CHUNK_GAP, Chunk, around, make_chunk
from extractors.pdf.tables.grid.grid import columns_of
from schemas.paper import Box

ANGLES: Final = (90, 270)
REACH: Final = 4.5  # em between the end of a heading and the figures, a group's name between
SAME_LINE: Final = 0.25  # em

Gaps = Sequence[tuple[float, float]]


def standing_chunks(page: RawPage) -> list[Chunk]:
    """Runs of words that lie on their side, each as one chunk; from the left."""
    found: list[Chunk] = []
    for angle in ANGLES:
        lying = [i for i, word in enumerate(page.words) if word.angle == angle and not word.raised]
        lying.sort(key=lambda i: page.words[i].baseline)
        lines: list[list[int]] = []
        for i in lying:
            word = page.words[i]
            last = page.words[lines[-1][0]].baseline if lines else float("-inf")
            if word.baseline - last <= SAME_LINE * word.size:
                lines[-1].append(i)
            else:
                lines.append([i])
        for line in lines:
            found += _runs(page, line, angle)
    return sorted(found, key=lambda chunk: chunk.box.x0)


def _runs(page: RawPage, line: list[int], angle: int) -> list[Chunk]:
    line.sort(key=lambda i: along(page.words[i].box, angle))
    runs = [[line[0]]]
    for i in line[1:]:
        before, word = page.words[runs[-1][-1]], page.words[i]
        gap = along(word.box, angle)[0] - along(before.box, angle)[1]
        if gap > CHUNK_GAP * word.size:
            runs.append([i])
        else:
            runs[-1].append(i)
    return [make_chunk(page, run) for run in runs]


def standing_heads(
    page: RawPage, box: Box, gaps: Gaps, *, labels: int
) -> tuple[list[Slot], Box | None]:
    """The headings on their side right over the columns of a table, in row 0, and where they are.

    `box` holds the rows with figures. Nothing is taken unless several columns have such a heading.
    """
    slots: dict[int, Slot] = {}
    taken: list[Chunk] = []
    for chunk in standing_chunks(page):
        near = -chunk.size <= box.top - chunk.box.bottom <= REACH * chunk.size
        if not near or not box.x0 <= (chunk.box.x0 + chunk.box.x1) / 2 <= box.x1 + chunk.size:
            continue
        column, _ = columns_of(chunk, gaps)
        if column < labels:
            continue
        slot = slots.setdefault(column, Slot(0, column))
        if page.words[chunk.words[0]].angle == 90:
            slot.lines.append(chunk.words)
        else:  # read from the right
            slot.lines.insert(0, chunk.words)
        taken.append(chunk)
    if len(slots) < 2:
        return [], None
    return list(slots.values()), around(chunk.box for chunk in taken)
