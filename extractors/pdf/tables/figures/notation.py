"""How the figures of a table are printed: its columns tell together what one cell leaves open.

"164,380" alone is a number with three decimals, beside "1,091,255" it is one with thousands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.grid.values import value_kind
from schemas.paper import Cell

_FIGURE: Final = re.compile(r"\d[\d.,]*")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|0\.\d{3}")
_DUTCH: Final = re.compile(
    r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+"
)
_OPEN: Final = re.compile(r"[1-9]\d{0,2},\d{3}")  # either way
_POINTED: Final = re.compile(r"\d+\.\d{1,2}")
_WHOLE: Final = re.compile(r"[1-9]\d{2}")
_SPACED: Final = re.compile(
    r"[^\d]*(?<![.,])\b[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?:,\d+)?(?![.,\d])[^\d]*"
)
_SPACE: Final = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d)")
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{4,}(?:,\d+)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PLAIN: Final = re.compile(r"[1-9]\d{3,6}")
_OF_YEARS: Final = re.compile(r"(?i)jaar|\byear|\bsinds\b|\bperiode\b|\bdatum\b|\bvanaf\b")
_FEWEST: Final = 2
_SWAP: Final = str.maketrans(".,", ",.")


def in_dutch(layout: Layout, cell: Cell) -> str:
    """The text of a body cell with its figures as Dutch writes them; offsets stay the same."""
    if _SPACED.fullmatch(cell.text) and cell.column not in _dotted_columns(layout):
        return _SPACE.sub(".", cell.text)
    if "," not in cell.text and "." not in cell.text:
        return cell.text
    if cell.column not in _english_columns(layout):
        return cell.text
    return _FIGURE.sub(lambda found: found[0].translate(_SWAP), cell.text)


def is_amount_like_year(layout: Layout, cell: Cell) -> bool:
    """Whether "1987" is a figure and no year: others in its column are as large, without a point.

    Nothing beside or over it may speak of years.
    """
    if not _YEAR.fullmatch(cell.text.strip()) or cell.column not in _plain_columns(layout):
        return False
    beside = (c.text for c in layout.rows[cell.row] if c.column < layout.table.header_columns)
    over = (c.text for c in layout.heads if c.column <= cell.column < c.column + c.column_span)
    return not any(map(_OF_YEARS.search, (*beside, *over)))


@lru_cache(maxsize=4)
def _plain_columns(layout: Layout) -> frozenset[int]:
    """The columns with figures of four digits and more that are no years and have no points."""
    plain: dict[int, int] = {}
    years: dict[int, int] = {}
    grouped = set()
    for cells in layout.beginning.values():
        for c in cells:
            text = c.text.strip()
            if _YEAR.fullmatch(text):
                years[c.column] = years.get(c.column, 0) + 1
            elif _PLAIN.fullmatch(text):
                plain[c.column] = plain.get(c.column, 0) + 1
            elif any(map(_GROUPED.fullmatch, _FIGURE.findall(text))) or _SPACED.fullmatch(text):
                grouped.add(c.column)
    return frozenset(c for c, count in plain.items() if count > years.get(c, 0)) - grouped


@lru_cache(maxsize=4)
def _dotted_columns(layout: Layout) -> frozenset[int]:
    """The columns with thousands in another way than with white: there, white parts two figures."""
    return frozenset(
        c.column
        for cells in layout.beginning.values()
        for c in cells
        if not _SPACED.fullmatch(c.text) and any(map(_GROUPED.fullmatch, _FIGURE.findall(c.text)))
    )


@lru_cache(maxsize=4)
def _english_columns(layout: Layout) -> frozenset[int]:
    """The columns whose figures group thousands with commas or have points for decimals."""
    columns: dict[int, list[str]] = {}
    for cells in layout.beginning.values():
        for cell in cells:
            if value_kind(cell.text) not in ("", "year", "empty"):
                found = (figure[0].rstrip(".,") for figure in _FIGURE.finditer(cell.text))
                columns.setdefault(cell.column, []).extend(found)
    dutch = {c for c, figures in columns.items() if any(map(_DUTCH.fullmatch, figures))}
    english = {c for c, figures in columns.items() if any(map(_ENGLISH.fullmatch, figures))}
    elsewhere = bool(english) and not dutch
    pointed = any(_POINTED.fullmatch(f) for figures in columns.values() for f in figures)
    return frozenset(
        column
        for column, figures in columns.items()
        if column not in dutch
        and (column in english or elsewhere or (pointed and not dutch and _in_turns(figures)))
    )


def _in_turns(figures: list[str]) -> bool:
    """Whether figures of thousands have commas and lesser ones none: "1,250", "980"."""
    commas = sum(bool(_OPEN.fullmatch(figure)) for figure in figures)
    return commas >= _FEWEST and any(map(_WHOLE.fullmatch, figures))
