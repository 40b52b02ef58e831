"""Two moments side by side, and what they compare between them: "1.392  Aantal plaatsen  1.114".

The years stand over the figures, and the name of each pair in the middle, over one or more lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.built.build import FoundTable, finish
from extractors.pdf.tables.charts.marks import is_figure, middle
from extractors.pdf.tables.charts.title import find_title
from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, around
from schemas.paper import Table

_ASIDE: Final = 1.5  # em: how far a figure may stand from the middle of its year
_REACH: Final = 14.0  # em of the figures between the years, or one pair, and the next pair
_SLACK: Final = 0.3  # em: how much a name may stand over its figures
_LEVEL: Final = 0.35  # em: baselines of one pair
_LONGEST: Final = 6  # lines of a name

_Pair = tuple[tuple[Chunk, ...], Chunk, Chunk]


def find_between(page: RawPage, lines: Sequence[TextLine]) -> list[FoundTable]:
    """The comparisons of a page, each a table of two columns."""
    found = []
    for at, line in enumerate(lines):
        for left, right in pairwise(line.chunks):
            if left.kind == right.kind == "year" and left.text != right.text:
                pairs = _pairs(left, right, lines[at + 1 :])
                if pairs:
                    found.append(_build(page, lines, left, right, pairs))
    return found


def _pairs(left: Chunk, right: Chunk, below: Sequence[TextLine]) -> list[_Pair]:
    """The figures under both years with their name between them, from the top down."""
    pairs: list[_Pair] = []
    words: list[Chunk] = []
    edge = left.baseline
    for line in below:
        inside = [
            chunk
            for chunk in line.chunks
            if left.box.x0 <= middle(chunk.box)[0] <= right.box.x1
            and any(character.isalnum() for character in chunk.text)  # no star of a note
        ]
        one = [c for c in inside if is_figure(c) and _is_under(c, left)]
        other = [c for c in inside if is_figure(c) and _is_under(c, right)]
        size = max((c.size for c in (*one, *other)), default=line.size)
        if line.baseline - edge > _REACH * size:
            break
        names = [c for c in inside if not c.value and _is_between(c, left, right)]
        if len(names) < len(inside) - len(one) - len(other):
            break  # something else stands under the years
        words += names
        if one and other:
            if len(one) > 1 or len(other) > 1 or not 1 <= len(words) <= _LONGEST:
                break
            pairs.append((tuple(words), one[0], other[0]))
            words, edge = [], line.baseline
        elif one or other:
            break
    return pairs


def _is_under(figure: Chunk, year: Chunk) -> bool:
    return abs(middle(figure.box)[0] - middle(year.box)[0]) <= _ASIDE * figure.size


def _is_between(name: Chunk, left: Chunk, right: Chunk) -> bool:
    centre = (middle(left.box)[0] + middle(right.box)[0]) / 2
    near = abs(middle(name.box)[0] - centre) <= _ASIDE * name.size
    slack = _SLACK * name.size
    return near and left.box.x1 - slack <= name.box.x0 and name.box.x1 <= right.box.x0 + slack


def _build(
    page: RawPage, lines: Sequence[TextLine], left: Chunk, right: Chunk, pairs: Sequence[_Pair]
) -> FoundTable:
    slots = [Slot(0, 1, [left.words]), Slot(0, 2, [right.words])]
    for row, (words, one, other) in enumerate(pairs, start=1):
        slots.append(Slot(row, 0, [chunk.words for chunk in words]))
        slots += [Slot(row, 1, [one.words]), Slot(row, 2, [other.words])]
    box = around([left.box, right.box, *(c.box for _, *both in pairs for c in both)])
    table = Table(
        table_id="",
        page=page.number,
        box=box,
        cells=(),
        header_rows=1,
        header_columns=1,
        caption=find_title(lines, box, None, ()),
        rule="aligned",
    )
    return finish(page, slots, table)
