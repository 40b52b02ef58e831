"""The scale of a table of amounts that says none, by the other tables of its document.

A budget prints "bedragen x € 1.000" over most of its tables and forgets it over the reserves. Two
things speak for a scale: that all others are told in it, and that amounts of the table stand in
them as well (the total of the reserves on the balance sheet).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.figures.counted_rows import MONEY, counts_heads
from extractors.pdf.tables.figures.said_of_all import THOUSANDS, SaidOfAll
from extractors.pdf.tables.grid.scale import find_scale
from extractors.pdf.tables.grid.values import is_number
from schemas.paper import Table

FEWEST: Final = 4  # tables in one scale, and no other
WITNESSES: Final = 2  # amounts that stand in another table as well
FIGURES: Final = 4  # in a table: fewer show nothing
# What stands on a balance sheet and is no word for money elsewhere.
_BALANCE: Final = re.compile(
    r"(?i)\b(?:\w*boekwaarden?|activa|passiva|balans|schulden|vorderingen|eigen vermogen"
    r"|vreemd vermogen|afschrijvingen)\b"
)
_CURRENCY: Final = re.compile(r"(?i)€|\beuro\b|\beur\b|%|\bprocent|\bpercentage|‰")
_AMOUNT: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
_BARE: Final = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d{1,3})")
_PRINTED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])")
_THOUSAND, _MOST = 1000, 10**8  # in thousands of euros more than the latter is a fund by itself
_LARGEST: Final = 10.0  # times the largest figure in the others: a larger one is an amount in full


@dataclass(frozen=True, slots=True)
class _Told:
    """What a table says of its scale: the words, the factor, and its amounts as printed."""

    words: str
    factor: int
    amounts: frozenset[str]


def with_scale_of_others(
    tables: Sequence[Table], said: SaidOfAll | None = None
) -> tuple[Table, ...]:
    """The tables, those of amounts without a scale with the words of the others that give it, or
    with what is `said` of all amounts of the report."""
    if said is not None:
        tables = _with_what_is_said(tables, said)
    told = [each for table in tables if (each := _told(table)) is not None]
    if not told:
        return tuple(tables)
    factors = Counter(each.factor for each in told)
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for each in told:
        for amount in each.amounts:
            seen[amount].add(each.factor)
    return tuple(
        replace(table, scale_line=words)
        if (words := _words_for(table, told, factors, seen))
        else table
        for table in tables
    )


def _with_what_is_said(tables: Sequence[Table], said: SaidOfAll) -> list[Table]:
    """The tables, those that what is said of all amounts holds for with a line that says it."""
    told = [each for table in tables if (each := _told(table)) and each.factor == _THOUSAND]
    largest = max((_size(text) for each in told for text in each.amounts), default=0)
    return [
        replace(table, scale_line=THOUSANDS)
        if _is_under(table, said) and _largest(table) <= (_LARGEST * largest or _MOST)
        else table
        for table in tables
    ]


def _largest(table: Table) -> int:
    """The largest amount printed in a table, among its names too."""
    printed = (text for cell in table.cells for text in _PRINTED.findall(cell.text))
    return max(map(_size, printed), default=0)


def _is_under(table: Table, said: SaidOfAll) -> bool:
    """Whether what is said of all amounts holds for a table: one of figures in full, without a
    scale or a currency in words of its own, that counts nothing by its names."""
    if table.scale_line or table.page < said.page:
        return False
    layout = Layout(table)
    figures = [text for text in _figures(table) if "," not in text and "%" not in text]
    names = (*layout.titles, *(c.text for c in table.cells if c.column < table.header_columns))
    over = [*_over(table), *layout.corner]
    scales = [scale for text in over if (scale := find_scale(text)) and not _is_sign(text)]
    return (
        any(map(_AMOUNT.fullmatch, figures))
        and all(map(_BARE.fullmatch, figures))
        and all(scale.factor == 1 and scale.unit == "percent" for scale in scales)
        and (any(map(_is_money, names)) or not any(map(counts_heads, (*names, *over))))
    )


def _is_sign(text: str) -> bool:
    """Whether a heading says no more of amounts than that they are euros: "€", "2031 €"."""
    return text.strip().endswith("€")


def _told(table: Table) -> _Told | None:
    for text in _over(table):
        scale = find_scale(text)
        if scale is not None and scale.unit == "EUR" and scale.factor >= 1000:
            amounts = frozenset(text for text in _figures(table) if _AMOUNT.fullmatch(text))
            return _Told(text, int(scale.factor), amounts)
    return None


def _over(table: Table) -> list[str]:
    """What stands over a table and its columns."""
    heads = [c.text for c in table.cells if c.row < table.header_rows and c.text]
    return [table.scale_line, table.scale_below, table.caption, *heads]


def _figures(table: Table) -> list[str]:
    return [
        cell.text.strip()
        for cell in table.cells
        if cell.row >= table.header_rows
        and cell.column >= table.header_columns
        and is_number(cell.text)
    ]


def _words_for(
    table: Table,
    told: Sequence[_Told],
    factors: Counter[int],
    seen: dict[str, set[int]],
) -> str:
    """The words that give the scale of a table; empty where nothing does."""
    layout = Layout(table)
    figures = [text for text in _figures(table) if not text.endswith("%")]
    names = (*layout.titles, *(c.text for c in table.cells if c.column < table.header_columns))
    if table.scale_line or len(figures) < FIGURES or not any(map(_is_money, names)):
        return ""
    over = [*_over(table), *layout.corner]
    if any(find_scale(text) is not None or _CURRENCY.search(text) for text in over):
        return ""
    if not all(map(_BARE.fullmatch, figures)):
        return ""
    met = Counter(
        factor for text in set(figures) if len(seen.get(text, ())) == 1 for factor in seen[text]
    )
    if len(met) == 1 and sum(met.values()) >= WITNESSES:
        return _words(told, next(iter(met)))
    if len(factors) == 1 and sum(factors.values()) >= FEWEST:
        largest = max(_size(text) for each in told for text in each.amounts or ("0",))
        if max(map(_size, figures)) <= _LARGEST * largest:
            return _words(told, next(iter(factors)))
    return ""


def _is_money(text: str) -> bool:
    return MONEY.search(text) is not None or _BALANCE.search(text) is not None


def _words(told: Sequence[_Told], factor: int) -> str:
    return Counter(each.words for each in told if each.factor == factor).most_common(1)[0][0]


def _size(text: str) -> int:
    return abs(int(text.replace(".", "")))
