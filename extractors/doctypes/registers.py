"""Pages that are registers: lists of documents, parcels or cases, whose numbers only name them.

Maps and plans are so too: a house, a parcel, a rule of the legend.

Such a list says of each entry whether it is made public, on which ground not, or in which section
of the land register it lies. What is numbered there is no quantity, whether it stands in a table
that was recognised or in loose lines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Final

from schemas.paper import Reading
from schemas.readings import NumberReading, Rejection
from schemas.vocabularies import PassageRole

# What an inventory says of an entry; the whole line or cell, or its end.
_JUDGED: Final = re.compile(
    r"(?i)(?:^|[\s|])(?:(?:geheel|volledig|deels|gedeeltelijke?|niet|reeds|al|wel)[ /-]?)?"
    r"(?:openbaar(?:making)?(?: gemaakt)?|geweigerd|verstrekt|gelakt"
    r"|buiten (?:de )?(?:reikwijdte|verzoek))\W*$"
    r"|^(?:persoonsgegevens|persoonlijke beleidsopvattingen|bedrijfs(?:vertrouwelijke )?gegevens"
    r"|ongeredigeerd|geredigeerd|intern beraad)(?:(?:,| en) .{1,40})?\W*$"
)
_GROUND: Final = re.compile(
    r"(?<![\d.,])\d{1,2}(?:\.\d{1,2}){1,3}\.?[a-z](?!\w)"
    r"|(?<![\d.,])(?:10\.[12]|11\.[12]|5\.[12]|7\.[12]) [a-k](?!\w)"
    r"|\((?:10|11|5)\) ?\([1-9][a-k]?\)"
)
# An entry of an inventory that says what it is and not what is withheld: "642 11-11-2019 Re: plan".
_FILED: Final = re.compile(
    r"(?i)(?:\d{1,4}\.?\s+)?\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d{2}|\d{2})\s+[^\W\d_]{2}"
    r"|(?:re|fwd?|fw|antw):\s"
    r"|.{0,80}\.(?:docx?|pdf|msg|xlsx?|pptx?|eml)\b"
)
_PARCEL: Final = re.compile(r"(?<!\w)[A-Z]{3}\d{2}[ -]?[A-Z]{1,2}[ -]?\d{1,5}(?!\w)")
_TITLE: Final = re.compile(
    r"(?i)\b(?:inventaris(?:atie)?(?:-?lijst)?|documentenlijst|documentenoverzicht"
    r"|(?:lijst|overzicht|index)(?: van| met)?(?: de)?(?: openbaar te maken)?"
    r" (?:documenten|stukken|percelen|ingekomen stukken|zaaknummers))\b"
)
_LISTED: Final[frozenset[PassageRole]] = frozenset(("label", "list_item", "heading", "caption"))
_FEWEST = 3
_FEWEST_TITLED = 2
_SHARE = 0.08  # of the lines and cells of a page
_SHORT = 60  # characters: a longer text says something
# A line of a map: a house, a height, a letter and a number, the rest of a street's name.
_BARE: Final = re.compile(
    r"\d{1,4}(?:[.,]\d{1,2})?(?: ?[A-Za-z]{1,2})?|\d{1,4} ?[-/] ?\d{1,4}"
    r"|[^\W\d_]{1,3} ?\d{1,3}(?:[.,]\d)?|[^\W\d_]{1,12} \d{1,4}"
)
_STREET: Final = re.compile(
    r"(?i)\b[^\W\d_]{3,40}(?:straat|laan|weg|plein|gracht|kade|singel|dijk|hof|steeg|dreef|pad|sloot)\b"
)
_LEGEND: Final = re.compile(
    r"(?i)bestemmingsplan|plankaart|verbeelding|legenda|schaal 1 ?: ?\d|kadastra|noordpijl|blad \d"
)
_BUSY = 60  # lines of a page
_BARE_SHARE = 0.4
_STREETS = 3
_SHEET = 800.0  # points: the short side of A3, nearly
_TOLD = 0.1  # of the lines of a drawing: what says something
_STOP: Final = re.compile(r"[.!?][\"')]*\s*$")


def find_registers(reading: Reading) -> frozenset[int]:
    """The pages (1-based) of a reading that are registers."""
    lines: Counter[int] = Counter()
    entries: Counter[int] = Counter()
    filed: Counter[int] = Counter()
    titled = 0
    for page, text in _texts(reading):
        lines[page] += 1
        entries[page] += _is_entry(text)
        filed[page] += _FILED.match(text) is not None
        if not titled and len(text) < 2 * _SHORT and _TITLE.search(text):
            titled = page
    if titled:  # of a list that says so, entries without a judgement are known as well
        entries.update({page: count for page, count in filed.items() if page >= titled})
    return _drawings(reading) | frozenset(
        page
        for page, count in entries.items()
        if count >= (_FEWEST_TITLED if 0 < titled <= page else _FEWEST)
        and count >= _SHARE * lines[page]
    )


def _drawings(reading: Reading) -> frozenset[int]:
    """The pages that are maps or plans: bare numbers by the dozen, and no text to read.

    A poster or a dashboard has many numbers too; a map has streets among them, a large sheet or
    the words of a legend: two of these three.
    """
    lines: Counter[int] = Counter()
    bare: Counter[int] = Counter()
    told: Counter[int] = Counter()
    streets: defaultdict[int, set[str]] = defaultdict(set)
    legends: set[int] = set()
    for passage in reading.passages:
        page, text = passage.page, passage.text.strip()
        lines[page] += 1
        bare[page] += _BARE.fullmatch(text) is not None
        told[page] += len(text) > 2 * _SHORT
        if len(text) < _SHORT and _STREET.search(text):
            streets[page].add(text)
        if _LEGEND.search(text):
            legends.add(page)
    large = {page.number for page in reading.pages if min(page.width, page.height) >= _SHEET}
    return frozenset(
        page
        for page, count in lines.items()
        if count >= _BUSY and bare[page] >= _BARE_SHARE * count and told[page] <= _TOLD * count
        if (len(streets[page]) >= _STREETS) + (page in large) + (page in legends) > 1
    )


def _texts(reading: Reading) -> list[tuple[int, str]]:
    """Every line and cell with its page."""
    found = [(p.page, p.text) for p in reading.passages if p.role not in ("running", "margin")]
    found += [(cell.page, cell.text) for table in reading.tables for cell in table.cells]
    return [(page, text) for page, text in found if text.strip()]


def _is_entry(text: str) -> bool:
    short = len(text) < _SHORT
    return short and bool(_JUDGED.search(text) or _GROUND.search(text) or _PARCEL.search(text))


def is_listed(role: PassageRole, text: str) -> bool:
    """Whether a passage of a register is one of its entries, and no text about it."""
    return role in _LISTED or _STOP.search(text) is None


def as_names(numbers: NumberReading) -> NumberReading:
    """`numbers` of an entry: what counts things is a number of a thing."""
    bare = [q for q in numbers.quantities if q.unit == "count" and q.kind != "ordinal"]
    if not bare:
        return numbers
    named = (*numbers.rejections, *(Rejection(*q.digits, "list_number") for q in bare))
    return replace(
        numbers,
        quantities=tuple(q for q in numbers.quantities if q not in bare),
        rejections=tuple(sorted(named, key=lambda rejection: rejection.start)),
    )
