"""Totals of a whole table that stand below its last group of rows and are none of that group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

from extractors.pdf.tables.grid.values import value_kind
from schemas.paper import Cell

_SECOND: Final = 2
_TOTAL: Final = re.compile(r"(?i)(?:sub|eind)?tota(?:al|le)\b")


def total_rows(groups: Sequence[Cell], rows: Mapping[int, Sequence[Cell]]) -> list[int]:
    """Rows with a total of all groups: one under a group, while a group before it has none; and
    below the last group its second, where each before it has one.

    `groups` are the headings over groups of rows, from the top down; `rows` the cells with text by
    their row. A year in a row of its own heads a table of its own, whose total is below it.
    """
    wholes: list[int] = []
    told: list[int] = []
    missing = False
    for group, following in zip_longest(groups, groups[1:]):
        named = {
            row: cells[0].text
            for row, cells in rows.items()
            if group.row < row and (following is None or row < following.row) and len(cells) > 1
        }
        totals = [row for row, text in named.items() if _TOTAL.match(text)]
        second = following is None and len(totals) == _SECOND and set(told) == {1}
        if totals and (missing or (second and totals[-1] == max(named))):
            wholes.append(totals[-1])
        told.append(len(totals))
        year = value_kind(group.text) == "year"
        missing = missing or (bool(named) and not totals and not year)
    return wholes
