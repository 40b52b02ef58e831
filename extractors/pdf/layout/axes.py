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
from statistics import median
from typing import Final

from extractors.pdf.layout.blocks import Block
from extractors.pdf.text.lines import Line

_VALUE = re.compile(r"([-−–]?\d{1,3}(?:\.\d{3})+|[-−–]?\d+(?:,\d+)?)\s*%?")
_FEWEST = 4
_UNEVEN = 0.15  # of a step: how far places may differ
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
