"""Scale and unit of one cell: what the headings nearest to it say, or else the table as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.numbers import rate_base, read_numbers
from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.figures.counted_rows import COUNT, MONEY, is_of_heads, rows_that_count
from extractors.pdf.tables.figures.currencies import rate_of_currency, rows_of_currencies
from extractors.pdf.tables.figures.in_full import (
    POINTED,
    has_money_heads,
    is_amount,
    is_in_full,
    is_priced,
)
from extractors.pdf.tables.figures.named_units import unit_of_name
from extractors.pdf.tables.figures.scale_in_rows import scale_over_rows, told_by_rows
from extractors.pdf.tables.finding.scale_below import says_scale
from extractors.pdf.tables.grid.scale import (
    LONGEST_UNIT,
    Scale,
    brackets,
    find_scale,
    find_unit,
    scale_of_heading,
    unit_in_words,
)
from extractors.pdf.tables.grid.values import is_number, is_value, value_kind
from schemas.paper import Cell

_RATE: Final = re.compile(r"(?i)\bper (?P<many>[\d.]+ )?(?P<base>[^\W\d_]+)(?P<thing> [^\W\d_]+)?")
_PLAIN: Final = Scale(Decimal(1), "")
_EUROS: Final = Scale(Decimal(1), "EUR")
_OF_AMOUNTS = re.compile(r"(?is)\A(?=.*\bbedragen\b)(?=.*(?:\beuro\b|€))")
_PERCENT: Final = Scale(Decimal(1), "percent")
_SIGN: Final = Scale(Decimal(1), "EUR", "euro")
_TIMED: Final = frozenset(("minute", "hour", "day", "week", "month", "year"))
_YEARS: Final = Scale(Decimal(1), "year")
_MEAN_AGE = re.compile(r"(?i)\bgemiddelde leeftijd\b|\bleeftijd\b.{0,20}\bgemiddelde?\b")
# All figures under it are shares; a unit over a column is that of its classes ("kg/ha per klasse").
_SHARED_OUT = re.compile(
    r"(?i)(?:(?:tabel|figuur)\s*[\w.-]*\d[:.]?\s+)?(?:procentuele|percentuele) verdeling\b"
)
_MILLION: Final = 10**6


def cell_scale(
    layout: Layout, cell: Cell, *, row_heading: str, column_heading: str, over: Sequence[str]
) -> Scale:
    """The nearest scale wins: the row's, the column's, that of the corner, the caption's.

    `over` are the headings over the cell one by one, the nearest last.

    A row or column that counts ("Aantal aanvragen") takes no euros from the caption, and a cell
    that is a percentage no scale at all. Last come what the rows tell by the amounts in their
    names, and a line elsewhere that holds for all amounts.
    """
    if cell.text.rstrip().endswith("%") or _SHARED_OUT.match(layout.table.caption):
        return _PERCENT
    told_beside = _unit_column(layout, cell)
    if told_beside is not None:
        return told_beside
    table = layout.table
    own_row = row_heading.rpartition(": ")[2]
    own_unit = "" if cell.row in rows_of_currencies(layout) else own_row
    found = rate_of_currency(layout, cell.row) or _told_near(
        layout, cell, own_unit, column_heading, over
    )
    if found is not None:
        return _as_money(found, layout)
    group = row_heading.partition(": ")[0] if own_unit else row_heading.rpartition(": ")[0]
    found = _by_name(cell, (own_row, group, column_heading))
    if found is not None:
        return found
    counts = _counts(layout, cell, (row_heading, own_row, column_heading))
    for_all = (text for text in layout.over_others if says_scale(text))
    for text in (
        group,
        scale_over_rows(layout, cell.row),
        *_corner(layout),
        *for_all,
        table.caption,
        table.scale_below,
    ):
        found = find_scale(text)
        if found is not None and found.name != "factor":
            if text == table.caption and (
                _is_of_others(layout, found) or _is_of_names(layout, found)
            ):
                continue
            if counts and found.unit in ("EUR", "percent"):
                return _PLAIN
            return _as_money(found, layout)
    if counts or value_kind(cell.text) in ("", "empty", "year"):
        return _PLAIN
    if _MEAN_AGE.search(table.caption):
        return _YEARS
    told = told_by_rows(layout)
    if told is not None:
        return _as_money(told, layout)
    if table.scale_line and "," not in cell.text and not COUNT.search(table.caption):
        return find_scale(table.scale_line) or _PLAIN
    names = (own_row, column_heading, table.caption)
    told_money = any(map(MONEY.search, names)) or has_money_heads(layout)
    if told_money and is_amount(cell.text) and is_in_full(layout):
        return _EUROS
    return _EUROS if _OF_AMOUNTS.search(table.caption) or is_priced(layout, cell, names) else _PLAIN


def _told_near(
    layout: Layout, cell: Cell, own_row: str, column_heading: str, over: Sequence[str]
) -> Scale | None:
    """What the headings of a cell or a unit behind it tell; a sign alone leaves the scale to the
    line that holds for all amounts, and "in %" the amounts beside its shares."""
    found = _nearest(own_row, column_heading, over) or _unit_behind(layout, cell)
    line = layout.table.scale_line
    if found == _SIGN and line and _is_signed(over) and "€" not in cell.text:
        return find_scale(line) or found
    if found is not None and _is_of_shares_beside(layout, cell, own_row, found):
        return None
    return found


def _is_signed(over: Sequence[str]) -> bool:
    """Whether headings say of amounts that they are euros by the sign alone: "2031 €"."""
    return any(text.strip().endswith("€") for text in over)


def _is_of_shares_beside(layout: Layout, cell: Cell, own_row: str, scale: Scale) -> bool:
    """Whether a heading "in %" that reaches over a column of amounts is of the shares beside it."""
    if scale.unit != "percent" or find_scale(own_row) or find_unit(own_row, beside=True):
        return False
    return _holds_amounts(layout, cell.column)


@lru_cache(maxsize=16)
def _holds_amounts(layout: Layout, column: int) -> bool:
    """Whether the figures of a column are whole, some of them beyond a thousand."""
    body = (
        c.text.strip() for cells in layout.beginning.values() for c in cells if c.column == column
    )
    texts = [text for text in body if is_number(text)]
    whole = not any("," in text or "%" in text for text in texts)
    return whole and any(map(POINTED.fullmatch, texts))


def _by_name(cell: Cell, names: Sequence[str]) -> Scale | None:
    """The unit that a name tells by itself, the nearest name first."""
    if _MEAN_AGE.search(names[0]):
        return _YEARS
    return next(filter(None, (unit_of_name(name, cell.text) for name in names)), None)


def _counts(layout: Layout, cell: Cell, names: Sequence[str]) -> bool:
    """Whether a cell counts things, by its names, its row or all of its table."""
    named = any(map(COUNT.search, names))
    return named or cell.row in rows_that_count(layout) or is_of_heads(layout)


@lru_cache(maxsize=4)
def _is_of_others(layout: Layout, scale: Scale) -> bool:
    """Whether a bare unit in the caption is not that of the table: most figures print a percent."""
    if scale.factor != 1 or scale.unit in ("", "percent"):
        return False
    figures = [c.text for cells in layout.beginning.values() for c in cells if is_number(c.text)]
    return 2 * sum(text.rstrip().endswith("%") for text in figures) > len(figures)


def _nearest(own_row: str, column_heading: str, over: Sequence[str]) -> Scale | None:
    for text in (*(f"({inside})" for inside in brackets(own_row)), own_row):
        found = find_scale(text) or find_unit(text, beside=True)
        if found is not None:
            return found
    for text in reversed(over):
        found = scale_of_heading(text)
        if found is not None:
            return found
        if COUNT.fullmatch(text.strip()):
            return _PLAIN
    return find_scale(column_heading) or find_unit(column_heading)


def _unit_column(layout: Layout, cell: Cell) -> Scale | None:
    """What the column "Eenheid" says of the figures of a row: "%", "aantal per 1.000 inwoners"."""
    for other in layout.rows[cell.row]:
        if other.column not in layout.unit_columns or other.column == cell.column:
            continue
        text = other.text.strip()
        found = scale_of_heading(text) or find_scale(text) or find_unit(text, beside=True)
        found = found or unit_in_words(text)
        rate = _RATE.search(text)
        told = found is not None and (found.unit == "percent" or found.per or "/" in found.unit)
        if rate is not None and not told:
            return replace(found or _PLAIN, per=_rate_base(rate))
        if found is None and COUNT.match(text):
            return _PLAIN
        return found
    return None


def _rate_base(rate: re.Match[str]) -> str:
    """What figures are told per: "per 1.000 leerlingen" is "1000_student"; a thing without a name
    of its own keeps its word: "per 1.000 jongeren" is "1000_jongeren"."""
    told, many = rate["base"].lower(), (rate["many"] or "").strip()
    if many and (base := rate_base(many, told)):
        return base
    described = read_numbers(f"1 per {told}{(rate['thing'] or '').lower()}").quantities
    if not many and described and described[0].per not in ("", told):
        return described[0].per  # "per geproduceerde ton"
    bases = (told, told.removesuffix("en"), told.removesuffix("s"))
    named = {base: q.per for base in bases for q in read_numbers(f"1 per {base}").quantities}
    per = next((name for base, name in named.items() if name and name != base), told)
    return f"{many.replace('.', '')}_{per}" if many else per


def _unit_behind(layout: Layout, cell: Cell) -> Scale | None:
    """The unit that stands in a column of its own behind the figures of a row."""
    behind = (
        c.text
        for c in layout.rows[cell.row]
        if c.row == cell.row and c.column > cell.column and len(c.text) <= LONGEST_UNIT
        if not is_value(c.text)
    )
    return next((unit for text in behind if (unit := find_unit(text, beside=True))), None)


@lru_cache(maxsize=4)
def _corner(layout: Layout) -> tuple[str, ...]:
    """What the corner says of the figures: not "Looptijd (in maanden)" over "2-3 maanden"."""
    return tuple(
        text
        for text in layout.corner
        if (found := find_scale(text)) is None or not _tells_of_rows(layout, found)
    )


@lru_cache(maxsize=4)
def _is_of_names(layout: Layout, scale: Scale) -> bool:
    """Whether a time in the caption is told by the names of most rows: "≥ 1 < 2 maanden"."""
    if scale.unit not in _TIMED or not layout.table.header_columns:
        return False
    names = [c.text for cells in layout.beginning.values() for c in cells if c.column == 0]
    told = sum(any(q.unit == scale.unit for q in read_numbers(name).quantities) for name in names)
    return 2 * told > len(names)


def _tells_of_rows(layout: Layout, scale: Scale) -> bool:
    """Whether most rows are named by a number in the unit of `scale`, or by a bare one."""
    names = [c.text for cells in layout.beginning.values() for c in cells if c.column == 0]
    told = 0
    for name in names:
        numbers = read_numbers(name).quantities
        told += is_number(name) or any(q.unit == scale.unit for q in numbers)
    return 2 * told > len(names)


def _as_money(scale: Scale, layout: Layout) -> Scale:
    """A scale without a unit as euros where the table is about money ("in mln." over uitgaven)."""
    if scale.unit or scale.factor < _MILLION or not _is_about_money(layout):
        return scale
    return Scale(scale.factor, "EUR", scale.name)


@lru_cache(maxsize=4)
def _is_about_money(layout: Layout) -> bool:
    return any(map(MONEY.search, layout.titles))
