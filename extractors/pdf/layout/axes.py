"""Numbers of charts that say nothing alone: marks along an axis and bars written out.

Marks are evenly spaced and in even steps. Bars have a name each ("Economie 38", "Techniek 10"), and
none heads the next as "Stap 1", "Stap 2" and "Stap 3" do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from extractors.pdf.layout.blocks import Block
from extractors.pdf.text.even import FEWEST, even_run, mark_value
from extractors.pdf.text.lines import Line

_BAR: Final = re.compile(r"(?=\D*[^\W\d_]{3})(\D{3,60}?)\s(\d{1,3}(?:[.,]\d+)?\s?%?)")
_FEWEST_BARS: Final = 3
_BETWEEN: Final = 3  # other texts between two bars


def axis_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The `id`s of the lines that are marks along an axis, upright or level."""
    marks = [
        (line, value)
        for block in blocks
        if block.angle == 0
        for line in block.lines
        if (value := mark_value(line.text)) is not None
    ]
    if len(marks) < FEWEST:
        return frozenset()
    found: set[int] = set()
    for upright in (True, False):
        rows: defaultdict[int, list[tuple[float, Decimal, Line]]] = defaultdict(list)
        for line, value in marks:
            middle = (line.box.x0 + line.box.x1) / 2
            level, along = (line.box.x1, line.baseline) if upright else (line.baseline, middle)
            rows[round(level / (0.5 * line.size))].append((along, value, line))
        for at in list(rows):
            near = sorted([*rows[at], *rows.get(at + 1, [])], key=lambda mark: mark[0])
            found |= {id(line) for line in even_run(near)}
    return frozenset(found)


def find_bars(texts: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Which of the texts, each with its page and in reading order, are bars of one chart."""
    rows: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for at, (page, text) in enumerate(texts):
        told = _BAR.fullmatch(text.strip())
        if told is not None:
            rows[page].append((at, told[1].lower(), told[2]))
    found: set[int] = set()
    for bars in rows.values():
        run = [bars[0]]
        for bar in [*bars[1:], None]:
            if bar is not None and bar[0] - run[-1][0] <= _BETWEEN:
                run.append(bar)
                continue
            found |= _of_one_chart(run)
            run = [bar] if bar is not None else []
    return frozenset(found)


def _of_one_chart(run: Sequence[tuple[int, str, str]]) -> set[int]:
    """The places of bars in a row whose names differ and whose numbers do not count up."""
    firsts = {name.split()[0] for _, name, _ in run}
    numbers = [number for _, _, number in run]
    counted = all(number.isdigit() for number in numbers) and all(
        int(after) == int(before) + 1 for before, after in pairwise(numbers)
    )
    if len(run) < _FEWEST_BARS or len(firsts) < _FEWEST_BARS or counted:
        return set()
    return {at for at, _, _ in run}
