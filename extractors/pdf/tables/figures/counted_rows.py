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
# What is counted by the head: under "Bureaus en deelnemers" rows of such names are no amounts.
_COUNTED: Final = re.compile(
    r"(?i)\b\w*(?:deelnemers|gerechtigden|gepensioneerden|slapers|leden|personen|inwoners|bewoners"
    r"|medewerkers|werknemers|werkgevers|leerlingen|studenten|cli[eë]nten|pati[eë]nten|kinderen"
    r"|jongeren|huishoudens|bedrijven|bureaus|ondernemingen|organisaties|scholen|instellingen"
    r"|gemeenten|woningen|voertuigen|aanvragen|meldingen|bezoekers|klanten|vestigingen|panden"
    r"|verzekerden|polissen|abonnees|donateurs|vrijwilligers)\b"
)
_MONEY_OF: Final = re.compile(
    r"(?i)premie|bijdrage|uitkering|pensioenen\b|vorder|schuld|voorziening|belegging|\brisico\b"
    r"|onttrekking|storting|dotatie"
)
# What a table is about that counts heads, and no amounts.
_STOCK: Final = re.compile(
    r"(?i)\b(?:verzekerden|deelnemers?|leden|personeels|cli[eë]nten|leerlingen|klanten|donateurs"
    r"|wagen|woning|abonnee)-?bestand(?:en)?\b|\(aantallen\)|\bverloop(?:staat|overzicht)?"
    r" (?:van (?:de |het aantal )?)?(?:deelnemers|verzekerden|leden|personeel|cli[eë]nten)\b"
)
# How heads come and go: in a table of amounts this is told in other words.
_COMES_OR_GOES: Final = re.compile(
    r"(?i)\b(?:overlijden|overleden|ontslag|toetreding(?:en)?|toetreders|instroom|uitstroom"
    r"|in dienst|uit dienst|aanmeldingen|opzeggingen|revalidering|emigratie|geboorten)\b"
)
_ALL: Final = re.compile(r"(?i)^\W*totaa?l")
_MONEY_TOLD: Final = re.compile(r"(?i)€|\beuro|\bbedragen\b|\bpremie|\bkosten\b")
_KINDS: Final = 2
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
        elif _PART.search(name) or (_ALL.search(name) and before):
            counts = before and not _is_of_money(name)
        elif _counts_in_group(layout, row, name):
            counts = True
        else:
            counts = bool(_NEVER_MONEY.search(name)) or (block_counts and not MONEY.search(name))
        if counts:
            found.add(row)
        before = counts
    return frozenset(found)


@lru_cache(maxsize=4)
def is_of_heads(layout: Layout) -> bool:
    """Whether a whole table counts heads: it says so, or people of some kinds come and go in it."""
    table = layout.table
    told = (table.caption, *layout.corner)
    if any(map(_MONEY_TOLD.search, told)):
        return False
    named = any(c.text and counts_heads(c.text) for c in table.cells)
    if any(map(_STOCK.search, told)) or (named and _STOCK.search(table.section)):
        return True
    heads = [c.text for c in layout.heads if c.text]
    kinds = [text for text in heads if _COUNTED.search(text) and not _is_of_money(text)]
    if len(kinds) < _KINDS or len(kinds) < len(heads) - 1:
        return False
    columns = max(table.header_columns, 1)
    names = (c.text for cells in layout.beginning.values() for c in cells if c.column < columns)
    return any(map(_COMES_OR_GOES.search, names))


def counts_heads(text: str) -> bool:
    """Whether a name or a heading is of what is counted by the head."""
    return (COUNT.search(text) or _COUNTED.search(text) or _NEVER_MONEY.search(text)) is not None


def _counts_in_group(layout: Layout, row: int, name: str) -> bool:
    """Whether a row and the group that it stands in are named by who or what is counted."""
    group = layout.group(row)
    named = group is not None and _COUNTED.search(group.text) and _COUNTED.search(name)
    return bool(named) and not (group is not None and _is_of_money(f"{group.text} {name}"))


def _is_of_money(text: str) -> bool:
    return MONEY.search(text) is not None or _MONEY_OF.search(text) is not None
