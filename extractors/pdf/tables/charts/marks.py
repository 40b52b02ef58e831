"""What stands in a chart: figures at marks of their own, and marks along an axis.

Marks of an axis are even in place and in value, and nothing names each of them. A figure of a chart
stands where its bar, point or slice is, and has a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from extractors.pdf.page.sheet import RawPage, RawWord
from extractors.pdf.tables.grid.chunks import Chunk, TextLine, make_chunk
from extractors.pdf.text.even import FEWEST, even_run, mark_value
from schemas.paper import Box

CENTRED: Final = 0.9  # em between the middle of a name and that of its figure
_NAME_REACH: Final = 9.0  # em between a figure and a name that stands in its row or column
_NO_FIGURES: Final = frozenset(("", "empty", "year"))


@dataclass(frozen=True, slots=True)
class Marks:
    """The figures of a page that may stand at marks, the marks of its axes, and its lines."""

    figures: tuple[Chunk, ...]
    ticks: tuple[Chunk, ...]
    lines: tuple[TextLine, ...]


def find_marks(page: RawPage, lines: Sequence[TextLine], free: Sequence[int]) -> Marks:
    """The figures and ticks in `lines`, and the figures on their side among the `free` words."""
    lines = [_parted_by_bars(page, line) for line in lines]
    chunks = [c for line in lines for c in line.chunks]
    numbers = [c for c in chunks if is_figure(c)]
    lying = (make_chunk(page, [i]) for i in free if page.words[i].angle in (90, 270))
    ticks = _ticks([c for c in chunks if c.value], lines)  # "2000" is one, and looks like a year
    figures = [c for c in numbers if id(c) not in ticks]
    figures += (chunk for chunk in lying if is_figure(chunk))
    return Marks(tuple(figures), tuple(c for c in numbers if id(c) in ticks), tuple(lines))


def _parted_by_bars(page: RawPage, line: TextLine) -> TextLine:
    """The line with a figure parted from the name before it where a short bar stands between."""
    parted: list[Chunk] = []
    for chunk in line.chunks:
        *name, last = chunk.words
        figure = name and chunk.text[-1:].isdigit() and is_figure(make_chunk(page, [last]))
        if figure and not chunk.value and _holds_bar(page, page.words[name[-1]], page.words[last]):
            parted += [make_chunk(page, name), make_chunk(page, [last])]
        else:
            parted.append(chunk)
    return replace(line, chunks=tuple(parted)) if len(parted) > len(line.chunks) else line


def _holds_bar(page: RawPage, before: RawWord, figure: RawWord) -> bool:
    left, right, level = before.box.x1, figure.box.x0, middle(figure.box)[1]
    return any(
        left - 1 <= shade.box.x0 < shade.box.x1 <= right + 1
        and shade.box.top <= level <= shade.box.bottom
        for shade in page.shades
    )


def is_figure(chunk: Chunk) -> bool:
    """Whether a piece of a line is a number that is no year."""
    return chunk.kind not in _NO_FIGURES


def middle(box: Box) -> tuple[float, float]:
    """The middle of a box, across and down."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _ticks(numbers: Sequence[Chunk], lines: Sequence[TextLine]) -> set[int]:
    """The `id`s of the chunks that are marks along an axis, upright or level."""
    marks = [(c, value) for c in numbers if (value := mark_value(c.text)) is not None]
    found: set[int] = set()
    if len(marks) < FEWEST:
        return found
    sides: tuple[Callable[[Box], float], ...] = (
        lambda box: box.x1,
        lambda box: box.x0,
        lambda box: (box.x0 + box.x1) / 2,
    )
    for side in sides:
        found |= _along(marks, lines, side, upright=True)
    return found | _along(marks, lines, lambda box: box.bottom, upright=False)


def _along(
    marks: Sequence[tuple[Chunk, Decimal]],
    lines: Sequence[TextLine],
    side: Callable[[Box], float],
    *,
    upright: bool,
) -> set[int]:
    rows: defaultdict[int, list[tuple[float, Decimal, Chunk]]] = defaultdict(list)
    for chunk, value in marks:
        along = chunk.baseline if upright else middle(chunk.box)[0]
        rows[round(side(chunk.box) / (0.5 * chunk.size))].append((along, value, chunk))
    found: set[int] = set()
    for at in list(rows):
        near = sorted([*rows[at], *rows.get(at + 1, [])], key=lambda mark: mark[0])
        run = even_run(near)
        if not any(map(is_figure, run)):
            continue
        if not all(_is_named(mark, lines, upright=upright) for mark in run):
            found |= {id(mark) for mark in run}
    return found


def _is_named(mark: Chunk, lines: Sequence[TextLine], *, upright: bool) -> bool:
    """Whether a mark has a name of its own: in its row to the left, or in its column."""
    for line in lines:
        if abs(line.baseline - mark.baseline) > _NAME_REACH * mark.size:
            continue
        for other in line.chunks:
            if other.kind not in ("", "year") or other is mark:
                continue
            if upright:
                level = abs(other.baseline - mark.baseline) <= 0.3 * mark.size
                if level and 0 <= mark.box.x0 - other.box.x1 <= _NAME_REACH * mark.size:
                    return True
            else:
                apart = abs(middle(other.box)[0] - middle(mark.box)[0])
                if apart <= CENTRED * mark.size:
                    return True
    return False
