"""Amounts printed in full, without a scale or a currency: what tells that they are euros."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.figures.counted_rows import MONEY
from extractors.pdf.tables.grid.values import is_number
from schemas.paper import Cell

# An amount in full: what a table about money prints without a currency is euros.
POINTED: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
_CENTS: Final = re.compile(r"-?(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,6}),(?:\d\d|-)")
_PRICE: Final = re.compile(
    r"(?i)\b(?:\w*tarie(?:f|ven)|\w*prij(?:s|zen)|leges|\w*vergoeding(?:en)?|\w*huur|\w*kosten"
    r"|\w*salaris(?:sen)?|\w*lo(?:on|nen)|\w*bedrag(?:en)?|\w*toeslag|\w*uitkering(?:en)?)\b"
)
_NUMBERED: Final = 2  # digits


def is_priced(layout: Layout, cell: Cell, told: Sequence[str]) -> bool:
    """Whether a cell holds a price without its currency: "Tarief" over amounts to the cent."""
    return any(map(_PRICE.search, told)) and _has_cents(layout, cell.column)


@lru_cache(maxsize=16)
def _has_cents(layout: Layout, column: int) -> bool:
    """Whether the figures of a column are amounts to the cent."""
    body = (c for cells in layout.beginning.values() for c in cells if c.column == column)
    texts = [c.text.strip() for c in body if is_number(c.text)]
    return bool(texts) and all(map(_CENTS.fullmatch, texts))


@lru_cache(maxsize=4)
def has_money_heads(layout: Layout) -> bool:
    """Whether two in three columns are headed by words for money: "Nog te besteden"."""
    body = (c for cells in layout.beginning.values() for c in cells)
    amounts = {c.column for c in body if POINTED.fullmatch(c.text.strip())}
    told = {c.column: bool(MONEY.search(c.text)) for c in layout.heads if c.column_span == 1}
    heads = [money for column, money in told.items() if column in amounts]
    return 3 * sum(heads) >= 2 * len(heads) > 2


def is_amount(text: str) -> bool:
    """Whether a figure is an amount in full, or the nought that stands among them."""
    return text.strip() == "0" or POINTED.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4)
def is_in_full(layout: Layout) -> bool:
    """Whether the figures of a table are amounts to the unit: hardly one is below a thousand.

    A column of numbers below a hundred, of programmes or of notes, says nothing of it.
    """
    columns: dict[int, list[str]] = defaultdict(list)
    for cell in (c for cells in layout.beginning.values() for c in cells if is_number(c.text)):
        text = cell.text.strip()
        if text not in ("0", "-") and "%" not in text:
            columns[cell.column].append(text)
    told = (texts for texts in columns.values() if max(map(len, texts)) > _NUMBERED)
    whole = [text for texts in told for text in texts]
    return 10 * sum(map(bool, map(POINTED.fullmatch, whole))) >= 9 * len(whole) > 0
