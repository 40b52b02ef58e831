"""Lists of literature: their volumes, pages and report numbers are no quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from schemas.paper import Passage
from schemas.readings import NumberReading, Quantity, Rejection

_LIST: Final = re.compile(
    r"(?i)^(?:\d{1,2}\.?\d?\.? |bijlage \w{1,3}[.:]? )?(?:literatuur(?:lijst|verwijzingen|opgave)?"
    r"|referenties|referentielijst|references|bibliografie|bibliography|geraadpleegde (?:literatuur"
    r"|bronnen)|bronnen(?:lijst)?|bronvermelding)(?: en (?:bronnen|literatuur))?\W*\d*$"
)
# "Bronnen" heads other things too: an entry has a year or a link.
_DATED: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|https?:|www\.|doi")
_YEAR: Final = r"\((?:19|20)\d\d[a-z]?(?:[,-][^()]{1,20})?\)"
# "Jansen, P.D. & De Wit, A. (2019)." at the beginning, as APA has it.
_ENTRY: Final = re.compile(
    rf"^[\s\d.)\]\[]{{0,6}}(?:(?i:van|de|der|den|ten|ter|von|el) ){{0,3}}[A-ZÀ-Þ][\w'’-]{{1,30}},"
    rf" (?:[A-ZÀ-Þ]\.[ -]?){{1,4}}.{{0,300}}?{_YEAR}",
    re.DOTALL,
)


def is_source(passage: Passage) -> bool:
    """Whether a passage is an entry of a list of literature, or such an entry in a note."""
    if passage.role == "heading":
        return False
    listed = _LIST.match(passage.section.strip()) is not None
    if listed and (_DATED.search(passage.text) or not passage.section.lower().startswith("bron")):
        return True
    return passage.role != "label" and _ENTRY.match(passage.text) is not None


def without_numbers(numbers: NumberReading) -> NumberReading:
    """`numbers` of a source: what counts nothing in particular is its volume, page or number.

    Shares, amounts and measures stay: the title or the sentence behind it may tell them.
    """
    bare = tuple(quantity for quantity in numbers.quantities if _is_bare(quantity))
    if not bare:
        return numbers
    rejections = (*numbers.rejections, *(Rejection(*q.digits, "document_id") for q in bare))
    return replace(
        numbers,
        quantities=tuple(q for q in numbers.quantities if not _is_bare(q)),
        rejections=tuple(sorted(rejections, key=lambda rejection: rejection.start)),
    )


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit == "count" and quantity.kind != "ordinal"
