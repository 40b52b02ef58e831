"""What the rows of a table tell of its scale: a line above them, amounts in their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.figures.counted_rows import COUNT
from extractors.pdf.tables.finding.scale_below import says_scale
from extractors.pdf.tables.grid.scale import Scale, brackets, find_scale

# An amount in the name of a row: "Bouw centrales (5 mld)". Two rows in which it is printed as a
# figure as well tell the scale of a table that names none.
_AMOUNT = re.compile(r"(?i)(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?) ?(mln|miljoen|mld|miljard)\b")
_TIMES: Final = {"mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9}
_WITNESSES: Final = 2


@lru_cache(maxsize=64)
def scale_over_rows(layout: Layout, row: int) -> str:
    """The scale told in a line among the rows above one: "(in duizenden euro)"; empty without.

    In brackets behind the name of a group it holds for the groups under that one too, up to one
    that counts; a percentage is that of its group alone.
    """
    for above in sorted((at for at in layout.beginning if at < row), reverse=True):
        cells = layout.beginning[above]
        if len(cells) > 1 or cells[0].column > 0:
            continue
        if told := says_scale(cells[0].text):
            return told
        for inside in brackets(cells[0].text):
            scale = find_scale(f"({inside})") if says_scale(f"({inside})") else None
            if scale is not None and scale.factor > 1:
                return f"({inside})"
        if COUNT.search(cells[0].text):
            return ""
    return ""


@lru_cache(maxsize=4)
def told_by_rows(layout: Layout) -> Scale | None:
    """The scale by which two amounts in the names of rows are figures of theirs."""
    told: Counter[int] = Counter()
    for row, cells in layout.beginning.items():
        names = [c.text for c in cells if c.column < layout.table.header_columns]
        amounts = {
            Decimal(found[1].replace(",", ".")) * _TIMES[found[2].lower()]
            for name in names
            for found in _AMOUNT.finditer(name)
        }
        if amounts:
            figures = {abs(figure) for figure in _figures(layout, row)}
            told.update(
                factor
                for factor in (10**3, 10**6, 10**9)
                if any(amount / factor in figures for amount in amounts)
            )
    if not told:
        return None
    factor, witnesses = told.most_common(1)[0]
    return Scale(Decimal(factor), "") if witnesses >= _WITNESSES else None


def _figures(layout: Layout, row: int) -> Iterator[Decimal]:
    """The whole numbers that begin in a row; "22.000" is one."""
    for cell in layout.beginning[row]:
        digits = cell.text.strip().lstrip("-−–").replace(".", "")
        if cell.column >= layout.table.header_columns and digits.isdecimal():
            yield Decimal(digits)
