"""Rows that count things in a table of amounts: no euros and no thousands hold for them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.pdf.tables.built.layout import Layout

COUNT: Final = re.compile(r"(?i)^(?:(?:totaal|gemiddeld|het) )?aantal(?:len)?\b|\bin aantallen\b")
# What is told in millions over words such as these is money, and in Dutch papers that is euros.
MONEY: Final = re.compile(
    r"(?i)\b(?:\w*(?:uitgaven|inkomsten|ontvangsten|lasten|baten|kosten)|opbrengst\w*|\w*begroting\w*"
    r"|budget\w*|subsidies?|bedrag(?:en)?|emu|omzet|saldo\w*|financi(?:eel|ele|ën|ering)\w*"
    r"|investering(?:en)?|krediet(?:en)?|\w*middelen|te besteden|ten laste van|reserves?"
    r"|voorzieningen?|beschikbaar (?:gesteld|te stellen))\b"
)
# Measures that are in no currency, whatever the table they are told in.
_NEVER_MONEY: Final = re.compile(
    r"(?i)\b(?:leeftijd|\w*frequentie|fte['’]?s?|formatieplaatsen|bezettingsgraad|headcount)\b"
)
_PART: Final = re.compile(r"(?i)^\W*(?:waarvan|w\.?v\.?|w\.?o\.?|daarvan|idem)(?!\w)")


@lru_cache(maxsize=4)
def rows_that_count(layout: Layout) -> frozenset[int]:
    """The body rows of `layout` whose figures are counts, by their names and their neighbours.

    "Waarvan vrouw" counts under "Aantal medewerkers". Rows under headings of their own in the
    middle of a table ("Personeel") count when the first of them does, but for amounts.
    """
    columns = max(layout.table.header_columns, 1)
    found: set[int] = set()
    block, block_counts, before = 0, False, False
    for row, cells in layout.beginning.items():
        name = " ".join(c.text for c in cells if c.column < columns)
        again = layout.headed_again(row)
        first = again != block
        if first:
            block, block_counts = again, False
        if len(cells) == 1 and cells[0].column < columns:
            continue  # the heading of a group
        if COUNT.search(name):
            counts = True
            block_counts = block_counts or first
        elif _PART.search(name):
            counts = before
        else:
            counts = bool(_NEVER_MONEY.search(name)) or (block_counts and not MONEY.search(name))
        if counts:
            found.add(row)
        before = counts
    return frozenset(found)
