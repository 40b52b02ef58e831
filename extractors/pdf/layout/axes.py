"""Numbers along the axis of a chart: evenly spaced, in even steps, and saying nothing alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from extractors.pdf.layout.blocks import Block
from extractors.pdf.text.lines import Line

_VALUE = re.compile(r"([-−–]?\d{1,3}(?:\.\d{3})+|[-−–]?\d+(?:,\d+)?)\s*%?")
_FEWEST = 4
_UNEVEN = 0.15  # of a step: how far places may differ


def axis_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The `id`s of the lines that are marks along an axis, upright or level."""
    marks = [
        (line, value)
        for block in blocks
        if block.angle == 0
        for line in block.lines
        if (value := _value(line.text)) is not None
    ]
    if len(marks) < _FEWEST:
        return frozenset()
    found: set[int] = set()
    for upright in (True, False):
        rows: defaultdict[int, list[tuple[float, Decimal, Line]]] = defaultdict(list)
        for line, value in marks:
            middle = (line.box.x0 + line.box.x1) / 2
            level, along = (line.box.x1, line.baseline) if upright else (line.baseline, middle)
            rows[round(level / (0.5 * line.size))].append((along, value, line))
        for at in list(rows):
            found |= _even(sorted([*rows[at], *rows.get(at + 1, [])], key=lambda mark: mark[0]))
    return frozenset(found)


def _value(text: str) -> Decimal | None:
    found = _VALUE.fullmatch(text.strip())
    if found is None:
        return None
    digits = found[1].translate(str.maketrans("−–", "--"))
    return Decimal(digits.replace(".", "").replace(",", "."))


def _even(marks: Sequence[tuple[float, Decimal, Line]]) -> set[int]:
    """The lines of the longest run of marks in even steps, if it is long enough."""
    if len(marks) < _FEWEST:
        return set()
    best: list[Line] = []
    run = [marks[0]]
    for before, mark in pairwise(marks):
        rising = len(run) < 2 or mark[1] - before[1] == run[1][1] - run[0][1] != 0
        if not rising:
            run = [before]
        run.append(mark)
        steps = [b[0] - a[0] for a, b in pairwise(run)]
        usual = median(steps)
        if len(run) > len(best) and all(abs(s - usual) <= _UNEVEN * usual for s in steps):
            best = [line for _, _, line in run]
    return {id(line) for line in best} if len(best) >= _FEWEST else set()
