"""The year of what came and went between two stands: "Stand per 1 januari 2021" over rows of
movements and "Stand per 31 december 2021" below them, or as the first and the last column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from extractors.pdf.tables import Layout
from schemas.paper import Cell

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_BEGIN: Final = re.compile(
    r"(?i)(?<!\d)(?:(?:0?1[-/ ](?:0?1|jan(?:uari|\.)?)|begin(?:stand)?|primo)"
    rf"[-/ ]{{1,3}}){_YEAR}\b"
)
_END: Final = re.compile(
    r"(?i)(?<!\d)(?:(?:31[-/ ](?:12|dec(?:ember|\.)?)|ultimo(?: boekjaar)?|eind(?:e|stand)?)"
    rf"[-/ ]{{1,3}}){_YEAR}\b"
)


def movement_year(layout: Layout, cell: Cell) -> str:
    """The year of a cell between the stands at either end of it; empty where there are none."""
    for between in (_rows(layout).get(cell.row, ""), _columns(layout).get(cell.column, "")):
        if between:
            return between
    return ""


@lru_cache(maxsize=4)
def _rows(layout: Layout) -> dict[int, str]:
    columns = max(layout.table.header_columns, 1)
    return _between(
        (row, " ".join(c.text for c in cells if c.column < columns))
        for row, cells in layout.beginning.items()
    )


@lru_cache(maxsize=4)
def _columns(layout: Layout) -> dict[int, str]:
    told: dict[int, str] = {}
    for head in layout.heads:
        if head.column_span == 1:
            told[head.column] = f"{told.get(head.column, '')} {head.text}".strip()
    return _between(sorted(told.items()))


def _between(names: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The year of each place that stands between the two ends of one."""
    found: dict[int, str] = {}
    since: int | None = None
    waiting: list[int] = []
    for place, name in names:
        stand = _stand(name)
        if stand is None:
            waiting.append(place)
            continue
        if since is not None and abs(stand - since) == 1:
            found |= dict.fromkeys(waiting, str(min(since, stand)))
        since, waiting = stand, []
    return found


def _stand(name: str) -> int | None:
    """The turn of the year that a name is of: 2021 for "1 januari 2021" and for "ultimo 2020"."""
    begin, end = _BEGIN.search(name), _END.search(name)
    if (begin is None) == (end is None):
        return None
    return int(begin["year"]) if begin else int(end["year"]) + 1 if end else None
