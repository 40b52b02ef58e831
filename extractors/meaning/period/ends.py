"""Which end of a change a period belongs to: `sinds 2005 van 80 naar 330` tells when it was 80."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.sentence.cursor import Cursor
from schemas.readings import Period

_FROM: Final = re.compile(r"\bvan (?:[a-z'.]+ ){0,2}$", re.IGNORECASE)
# No participle stands between the ends: "met stappen van 650 euro teruggebracht tot 1.200".
_TO: Final = re.compile(
    r"^(?!.*\b(?:terug|toe|af|op|uit|bij)?(?:ge|ver|be)[a-z]{2,}(?:d|t|en)\b)"
    r"[^,;:]{0,60}?\b(?:naar|tot) (?:[a-z'.]+ ){0,2}$",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"\bsinds (?:het (?:jaar )?|begin |eind |medio )?$", re.IGNORECASE)
# A figure revised: "voor 2030 gaat het van 43% naar 30%".
_OF_BOTH: Final = re.compile(r"\bvoor (?:het (?:jaar )?)?$", re.IGNORECASE)
_FROM_THEN: Final = re.compile(
    r"\b(?:vanaf|na|met ingang van|per) (?:het (?:jaar )?|begin |eind |medio )?$", re.IGNORECASE
)
_HAS_BEEN: Final = re.compile(
    r"\b(?:gestegen|gedaald|toegenomen|afgenomen|gegroeid|gekrompen|verhoogd|verlaagd|verdubbeld"
    r"|gehalveerd|teruggelopen|opgelopen|uitgebreid|gegaan)\b",
    re.IGNORECASE,
)


def period_of_end(here: Cursor, period: Period, *, own: bool, alone: bool) -> str:
    """The ISO form of `period` as far as it holds for this number.

    A number that something went from or to has no more than its own end of a period: the first or
    last year of a range, the year after "sinds" for where it came from. Where it is not sure which
    of the ends a period belongs to, there is none. `own` says that the period stands in the phrase
    of the number itself (`van 80 in 2010 naar 330`), `alone` that the sentence has no other.
    """
    before, after = _is_end(here.on(here.index - 1)), _is_end(here)
    if not before and not after:
        return period.told
    first, _, last = period.iso.partition("/")
    if last and alone and int(last[:4]) - int(first[:4]) > 1:
        return first if after else last
    lead = here.text[: period.start]
    if (own and not alone) or _OF_BOTH.search(lead):
        return period.iso
    if _SINCE.search(lead):
        return period.iso if after else ""
    if own:
        return period.iso
    if _FROM_THEN.search(lead):
        return period.iso if before and not _HAS_BEEN.search(here.text) else ""
    return period.iso if before else ""


def _is_end(here: Cursor) -> bool:
    """Whether something went from this number to the next one."""
    quantities = here.view.sentence.reading.quantities
    if not 0 <= here.index < len(quantities) - 1:
        return False
    begun, reached = quantities[here.index], quantities[here.index + 1]
    text = here.text
    return (
        begun.unit == reached.unit
        and "range" not in (begun.comparator, reached.comparator)
        and reached.comparator not in ("le", "lt")
        and _FROM.search(text[: begun.digits[0]]) is not None
        and _TO.search(text[begun.end : reached.digits[0]]) is not None
    )
