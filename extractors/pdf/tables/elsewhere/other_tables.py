"""The scale of a table of amounts that says none, by the other tables of its document.

A budget prints "bedragen x € 1.000" over most of its tables and forgets it over the reserves. Two
things speak for a scale: that all others are told in it, and that amounts of the table stand in
them as well (the total of the reserves on the balance sheet).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.elsewhere.said_of_all import THOUSANDS, SaidOfAll
from extractors.pdf.tables.figures.counted_rows import (
    MONEY,
    counts_heads,
    is_of_heads,
    rows_that_count,
)
from extractors.pdf.tables.grid.scale import find_scale
from extractors.pdf.tables.grid.values import is_number
from schemas.paper import Table

FEWEST: Final = 4  # tables in one scale, and no other
ROUNDS: Final = 3
# Digits of amounts that stand in another table as well, beyond the first three of each.
WITNESSES: Final = 3
_FEW, _MANY = 3, 6
ROUNDED: Final = 3  # amounts that end in thousands, and their share of all
_OFTEN, _MOSTLY = 0.2, 0.5
FIGURES: Final = 4  # in a table: fewer show nothing
# What stands on a balance sheet and is no word for money elsewhere.
_BALANCE: Final = re.compile(
    r"(?i)\b(?:\w*boekwaarden?|activa|passiva|balans|schulden|vorderingen|eigen vermogen"
    r"|vreemd vermogen|afschrijvingen)\b"
)
_SHARE: Final = re.compile(r"(?i)%|\bprocent|\bpercentage|‰")
_CURRENCY: Final = re.compile(r"(?i)€|\beuro\b|\beur\b")
_AMOUNT: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
_BARE: Final = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d{1,3})")
_PRINTED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])")
_NOUGHTS: Final = re.compile(r"(?<!\.000)(?:\.000)+\Z")
_THOUSAND, _MOST = 1000, 10**8  # in thousands of euros more than the latter is a fund by itself
_LARGEST: Final = 10.0  # times the largest figure in the others: a larger one is an amount in full


@dataclass(frozen=True, slots=True)
class _Told:
    """What a table says of its scale: the words, the factor, and its amounts as printed."""

    words: str
    factor: int
    amounts: frozenset[str]
    signed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the tables of a document tell of the scale of their amounts, taken together."""

    told: Sequence[_Told]
    factors: Counter[int]
    seen: Mapping[str, set[int]]
    largest: int

    @classmethod
    def of(cls, tables: Sequence[Table]) -> _Known | None:
        """From the tables; None where none tells a scale."""
        told = [each for table in tables if (each := _told(table)) is not None]
        seen: defaultdict[str, set[int]] = defaultdict(set)
        for each in told:
            for amount in each.amounts:
                seen[amount].add(each.factor)
        largest = max((_size(text) for each in told for text in each.amounts), default=0)
        return cls(told, Counter(each.factor for each in told), seen, largest) if told else None

    def witnessed(self, figures: Sequence[str], *, money: bool) -> int:
        """The factor in which amounts of a table stand in others as well; 0 without.

        A number of six digits is met by chance hardly ever, one of four easily, and a round one
        anywhere; what does not look like `money` may count people, as rows of the others do.
        """
        met: dict[int, set[str]] = defaultdict(set)
        for text in set(figures):
            factors = self.seen.get(text, set())
            if len(factors) == 1:
                met[next(iter(factors))].add(text)
        if len(met) != 1:
            return 0
        factor, texts = next(iter(met.items()))
        few = _FEW if money else _FEW + 1
        told = sum(max(min(_significant(text), _MANY) - few, 0) for text in texts)
        return factor if told >= WITNESSES - (not money) else 0

    def words_under(self, heads: tuple[str, ...]) -> str:
        """The words that hold under headings with a bare sign, where others under them are told."""
        return next((each.words for each in self.told if each.signed == heads), "")


def with_scale_of_others(
    tables: Sequence[Table], said: SaidOfAll | None = None
) -> tuple[Table, ...]:
    """The tables, those of amounts without a scale with the words of the others that give it, or
    with what is `said` of all amounts of the report.

    What one table gets may tell that of another: the sum of a specification in which it stands.
    """
    tables = [_without_line_of_others(table) for table in tables]
    if said is not None:
        tables = _with_what_is_said(tables, said)
    for _ in range(ROUNDS):
        known = _Known.of(tables)
        if known is None:
            break
        before = tables
        tables = [
            replace(table, scale_line=words) if (words := _words_for(table, known)) else table
            for table in tables
        ]
        if tables == before:
            break
    return tuple(tables)


def _without_line_of_others(table: Table) -> Table:
    """The table without a line elsewhere on its page that gives a scale, where its amounts are
    rounded off to thousands themselves."""
    in_full = bool(table.scale_line) and _is_in_full(_figures(table), often=_MOSTLY)
    return replace(table, scale_line="") if in_full else table


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
    figures = [text for text in _figures(table) if "," not in text]
    names = (*layout.titles, *(c.text for c in table.cells if c.column < table.header_columns))
    over = [*_over(table), *layout.corner]
    scales = [scale for text in over if (scale := find_scale(text)) and not _is_sign(text)]
    return (
        any(map(_AMOUNT.fullmatch, figures))
        and all(map(_BARE.fullmatch, figures))
        and not _is_in_full(figures)
        and all(scale.factor == 1 and scale.unit == "percent" for scale in scales)
        and (any(map(_is_money, names)) or not any(map(counts_heads, (*names, *over))))
    )


def _is_sign(text: str) -> bool:
    """Whether a heading says no more of amounts than that they are euros: "€", "2031 €"."""
    return text.strip().endswith("€")


def _told(table: Table) -> _Told | None:
    for text in _over(table):
        scale = find_scale(text)
        if scale is not None and scale.unit == "EUR" and scale.factor >= _THOUSAND:
            amounts = frozenset(filter(_AMOUNT.fullmatch, _figures(table, counted=False)))
            return _Told(text, int(scale.factor), amounts, _signed_heads(table))
    return None


def _signed_heads(table: Table) -> tuple[str, ...]:
    """The headings of a table of which some say by a sign alone that its amounts are euros."""
    heads = tuple(c.text.strip() for c in table.cells if c.row < table.header_rows and c.text)
    return heads if any(map(_is_sign, heads)) else ()


def _over(table: Table) -> list[str]:
    """What stands over a table and its columns."""
    heads = [c.text for c in table.cells if c.row < table.header_rows and c.text]
    return [table.scale_line, table.scale_below, table.caption, *heads]


def _figures(table: Table, *, counted: bool = True) -> list[str]:
    """The figures of a table but for shares, those of rows that count left out where not asked."""
    amounts = {cell.column for cell in table.cells if _AMOUNT.fullmatch(cell.text.strip())}
    shares = {
        column
        for c in table.cells
        if c.row < table.header_rows and _SHARE.search(c.text)
        for column in range(c.column, c.column + c.column_span)
    } - amounts
    shares |= {column for column in _columns_of_parts(table) if column not in amounts}
    counting = frozenset() if counted else rows_that_count(Layout(table))
    return [
        cell.text.strip()
        for cell in table.cells
        if cell.row >= table.header_rows
        and cell.column >= table.header_columns
        and cell.column not in shares
        and cell.row not in counting
        and "%" not in cell.text
        and is_number(cell.text)
    ]


def _columns_of_parts(table: Table) -> set[int]:
    """The columns whose figures all have decimals: shares beside the amounts of a table."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.row >= table.header_rows and is_number(cell.text):
            texts[cell.column].append(cell.text)
    return {column for column, told in texts.items() if all("," in text for text in told)}


def _words_for(table: Table, known: _Known) -> str:
    """The words that give the scale of a table; empty where nothing does."""
    layout, figures = Layout(table), _figures(table)
    if table.scale_line or not figures or not all(map(_BARE.fullmatch, figures)):
        return ""
    over = [text for text in _over(table) if not _SHARE.search(text)]
    if is_of_heads(layout) or any(map(_SHARE.search, (*layout.corner, table.caption))):
        return ""
    signed = _signed_heads(table)
    if any((find_scale(t) or _CURRENCY.search(t)) and not _is_sign(t) for t in over):
        return ""
    if _is_in_full(figures) or max(map(_size, figures)) > _LARGEST * known.largest:
        return ""
    names = (*layout.titles, *(c.text for c in table.cells if c.column < table.header_columns))
    money = bool(signed) or any(map(_is_money, names))
    if factor := known.witnessed(figures, money=money):
        return _words(known.told, factor)
    if signed and len(figures) >= FIGURES:
        return known.words_under(signed)
    alone = len(known.factors) == 1 and sum(known.factors.values()) >= FEWEST
    if alone and money and len(figures) >= FIGURES:
        return _words(known.told, next(iter(known.factors)))
    return ""


def _is_in_full(figures: Sequence[str], *, often: float = _OFTEN) -> bool:
    """Whether figures are amounts to the unit, rounded off: many of them end in thousands."""
    amounts = [text for text in figures if _AMOUNT.fullmatch(text)]
    rounded = sum(text.endswith(".000") for text in amounts)
    return rounded >= ROUNDED and rounded >= often * len(amounts)


def _is_money(text: str) -> bool:
    return MONEY.search(text) is not None or _BALANCE.search(text) is not None


def _words(told: Sequence[_Told], factor: int) -> str:
    return Counter(each.words for each in told if each.factor == factor).most_common(1)[0][0]


def _significant(text: str) -> int:
    """How many digits an amount has without the thousands of noughts that it ends in."""
    return sum(map(str.isdigit, _NOUGHTS.sub("", text)))


def _size(text: str) -> int:
    return abs(int(text.replace(".", "")))
