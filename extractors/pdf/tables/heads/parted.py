"""Words of one line of headings that stand close together but go on with two headings above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.chunks import Chunk, make_chunk
from schemas.paper import Box

_SHARED = 0.6  # of the narrower: so much of a word stands under the heading it goes on with


def parted_as_above(
    page: RawPage, chunk: Chunk, above: Sequence[tuple[Chunk, int]]
) -> tuple[Chunk, ...]:
    """A chunk, cut where its words stand under headings of different columns: "deelnemers" and
    "gerechtigden" under "Gewezen" and "Pensioen-". `above` are headings, each with its column."""
    over = [(head, column) for head, column in above if _reach(head.box, chunk.box) > 0]
    if len({column for _, column in over}) < 2 or len(chunk.words) < 2:
        return (chunk,)
    owners = []
    for word in chunk.words:
        box = page.words[word].box
        near = {column for head, column in over if _reach(box, head.box) >= _SHARED}
        if len(near) != 1:
            return (chunk,)
        owners.append(near.pop())
    runs = [
        tuple(word for _, word in run)
        for _, run in groupby(zip(owners, chunk.words, strict=True), key=lambda each: each[0])
    ]
    if not 1 < len(runs) == len(set(owners)):
        return (chunk,)
    return tuple(make_chunk(page, run) for run in runs)


def _reach(one: Box, other: Box) -> float:
    """The share of the narrower box that stands under, or over, the other one."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared / max(min(one.x1 - one.x0, other.x1 - other.x0), 1.0)
