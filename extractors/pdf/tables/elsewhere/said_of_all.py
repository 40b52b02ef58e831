"""The sentence that gives the scale of all amounts of a report, among how its figures came about:
"De bedragen in de jaarrekening zijn vermeld in duizenden euro's, tenzij anders is aangegeven"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from schemas.paper import Reading

THOUSANDS: Final = "(in duizenden euro's)"
_SAID: Final = re.compile(
    r"(?i)\b(?:bedragen|\w*cijfers|financi[eë]le informatie|jaarrekening|jaarverslag|toelichting)\b"
    r"[^.;:]{0,80}\b(?:zijn|is|worden|luiden)\b[^.;:]{0,60}"
    r"\b(?:in duizenden euro|in euro['’]?s? ?[x×] ?€? ?1\.000\b|in duizendtallen"
    r"|afgerond op (?:het dichtstbijzijnde |hele )?duizend(?!ste))"
)
_OF_ONE: Final = re.compile(
    r"(?i)\b(?:onderstaande?|bovenstaande?|volgende?|deze|dit|hierna)"
    r" (?:tabel(?:len)?|overzicht|staat|grafiek)"
)
_REPORT: Final = re.compile(r"(?i)\bjaarverslag\b")


@dataclass(frozen=True, slots=True)
class SaidOfAll:
    """That all amounts are in thousands of euros, and from which page on."""

    page: int


def said_of_all(reading: Reading) -> SaidOfAll | None:
    """Where a report says that its amounts are in thousands of euros; None where it does not.

    Of the annual report it holds everywhere, of the accounts from where it stands: what comes
    before gives a scale itself.
    """
    pages = []
    for passage in reading.passages:
        found = _SAID.search(passage.text)
        if found is not None and not _OF_ONE.search(passage.text[: found.end()][-160:]):
            pages.append(1 if _REPORT.search(found[0]) else passage.page)
    return SaidOfAll(min(pages)) if pages else None
