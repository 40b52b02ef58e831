"""Small tables of one row: a title, headings under it, a rule, and the figures; often stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.built.build import Region
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, around
from extractors.pdf.tables.grid.frame import clip
from extractors.pdf.tables.heads.counting import count_up
from extractors.pdf.tables.heads.ruled_heads import SIDE, ceiling, level_rules

REACH: Final = 2.6  # em between the headings and the figures
FLUSH: Final = 0.6  # em
LONGEST: Final = 25  # characters of words that stand for a figure: "Niet beschikbaar"


def ruled_rows(page: RawPage, lines: Sequence[TextLine]) -> list[Region]:
    """Rows with a name that are the only one of a table between rules."""
    return [
        Region((line,), tuple(lines[:number]), "aligned")
        for number, line in enumerate(lines)
        if _is_ruled_row(page, line)
    ]


def _is_ruled_row(page: RawPage, line: TextLine) -> bool:
    name, *figures = line.chunks
    kinds = [chunk.kind not in ("", "year", "empty") for chunk in figures]
    if name.value or len(kinds) < 2 or not all(kinds):
        return False
    box, size = line.box, line.size
    under = level_rules(page, line.baseline, line.baseline + 2 * size)
    closed = any(x0 <= box.x0 + SIDE and x1 >= box.x1 - SIDE for _, x0, x1 in under)
    return closed and ceiling(page, box, size) is not None


def headed_rows(page: RawPage, lines: Sequence[TextLine]) -> list[Region]:
    """Rows of figures alone under as many headings, a rule between them; side by side too."""
    found = []
    for number in range(1, len(lines)):
        line = lines[number]
        if len(line.chunks) < 2 or not any(chunk.value for chunk in line.chunks):
            continue
        rules = level_rules(page, line.baseline - 2 * line.size, line.baseline - 0.5 * line.size)
        for _, x0, x1 in rules:
            part = clip(line, x0 - 2, x1 + 2)
            cuts = (clip(each, x0 - 2, x1 + 2) for each in reversed(lines[:number]))
            nearest = next(filter(None, cuts), None)
            if part is None or nearest is None or not _is_headed(part, nearest):
                continue
            if any(_goes_on(part, below, x0, x1) for below in lines[number + 1 : number + 3]):
                continue
            above = (clip(each, x0 - 2, x1 + 2) for each in lines[:number])
            found.append(Region((part,), tuple(filter(None, above)), "aligned"))
    return found


def _is_headed(line: TextLine, heads: TextLine) -> bool:
    figures = [chunk for chunk in line.chunks if chunk.kind not in ("", "year", "empty")]
    years = all(chunk.kind == "year" for chunk in heads.chunks)
    if len(line.chunks) != len(heads.chunks) or len(line.chunks) < 2:
        return False
    if count_up([chunk.text for chunk in line.chunks]):
        return False
    if not figures or (len(figures) < 2 and not years):
        return False
    if any(len(c.text) > LONGEST for c in line.chunks if not c.value):
        return False
    words = years or all(chunk.kind == "" for chunk in heads.chunks)
    near = 0 < line.baseline - heads.baseline <= REACH * line.size
    pairs = zip(heads.chunks, line.chunks, strict=True)
    return words and near and all(_aligned(over, under) for over, under in pairs)


def _aligned(over: Chunk, under: Chunk) -> bool:
    near = FLUSH * under.size
    one, other = over.box, under.box
    off = abs(one.x0 + one.x1 - other.x0 - other.x1) / 2
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), off) <= near


def _goes_on(line: TextLine, below: TextLine, x0: float, x1: float) -> bool:
    """Whether more figures stand right under those of a line."""
    part = clip(below, x0 - 2, x1 + 2)
    near = part is not None and part.baseline - line.baseline <= REACH * line.size
    return near and part is not None and any(chunk.value for chunk in part.chunks)


def without(lines: Sequence[TextLine], regions: Sequence[Region]) -> list[TextLine]:
    """The lines without the figures of some regions, and without the headings over them."""
    taken: set[int] = set()
    for region in regions:
        box = around(line.box for line in region.lines)
        for line in (*region.lines, region.above[-1]):
            taken |= {c.words[0] for c in line.chunks if c.box.x0 < box.x1 and c.box.x1 > box.x0}
    kept = []
    for line in lines:
        chunks = tuple(chunk for chunk in line.chunks if chunk.words[0] not in taken)
        if chunks:
            kept.append(replace(line, chunks=chunks))
    return kept
