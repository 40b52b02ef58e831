"""Rows named after currencies: what is held in them is told in euros, or they tell their rates."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.grid.scale import Scale
from extractors.pdf.tables.grid.values import is_number

_CODE: Final = (
    r"(?:EUR|USD|GBP|JPY|CHF|AUD|CAD|NZD|HKD|SGD|SEK|NOK|DKK|CNY|INR|BRL|ZAR|KRW|TWD|MXN)"
)
_NAME: Final = re.compile(
    rf"(?i)\A\W*(?:{_CODE}|(?:\w+ ){{0,2}}(?:euro|dollars?|pond(?: sterling)?|yen|frank"
    rf"|kro(?:on|nen)|renminbi|yuan|roepie|real|rand|won)(?: \(?{_CODE}\)?)?)\W*"
)
_RATES: Final = re.compile(r"(?i)\b(?:\w*wissel|\w*valuta|omreken)?koers(?:en)?\b")
_RATE: Final = re.compile(r"\A\d{1,3}(?:\.\d{3})*,\d{2,6}")
_FEWEST: Final = 2
_RATIO: Final = Scale(Decimal(1), "times")


@lru_cache(maxsize=4)
def rows_of_currencies(layout: Layout) -> frozenset[int]:
    """The rows that a currency names: "Amerikaanse dollar (USD)", where several are."""
    named = {
        row
        for row, cells in layout.beginning.items()
        if cells[0].column < max(layout.table.header_columns, 1) and _NAME.fullmatch(cells[0].text)
    }
    return frozenset(named) if len(named) >= _FEWEST else frozenset()


def rate_of_currency(layout: Layout, row: int) -> Scale | None:
    """That the figures of a row are rates of exchange; None where they are not."""
    if row not in rows_of_currencies(layout):
        return None
    table = layout.table
    told = (table.caption, table.section, *layout.corner, *(c.text for c in layout.heads))
    figures = [c.text.strip() for c in layout.beginning[row] if is_number(c.text)]
    rates = all(map(_RATE.fullmatch, figures)) and any(map(_RATES.search, told))
    return _RATIO if rates else None
