"""The period of a number that is told by its distance from another: `in 2022 15%, een jaar eerder
13%`, `980 namen eind 2021 en een jaar later 1.130`.
"""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.families import unit_family
from extractors.meaning.period.attached import scopes
from extractors.meaning.sentence.cursor import Cursor

_COUNT: Final = {
    "een": 1,
    "één": 1,
    "het": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "tien": 10,
}
_APART: Final = (
    rf"(?P<n>{'|'.join(_COUNT)}|[1-9][0-9]?) jaar "
    r"(?:(?P<back>eerder|daarvoor|ervoor|voordien|tevoren|geleden)|later|daarna|daarop|erna|erop"
    r"|nadien)\b"
)
_BEHIND: Final = re.compile(
    rf"(?: (?!dan\b|als\b|van\b|sinds\b)[^\W\d]+){{0,2}},? (?:in )?{_APART}", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    rf"(?:^|[,;:(–] |\b(?:en|maar|terwijl|tegen|was|waren|in) ){_APART}[^,;:.()\d]{{0,40}}$",
    re.IGNORECASE,
)
_REACH: Final = 70  # letters
_SAME_CLAUSE: Final = re.compile(r"[^,;:.()]{0,40}")
_YEAR: Final = re.compile(r"(\d{4})((?:-[QWH]?\d+)*)")


def period_apart(here: Cursor) -> str:
    """The ISO period that lies so many years from the one told before it; else the empty string.

    What a number is compared with is none of its own: `12% hoger dan een jaar eerder`.
    """
    if here.family == "time":
        return ""
    start, end = here.quantity.start, here.quantity.end
    found = _BEFORE.search(here.text, max(0, start - _REACH), start)
    if found is None:
        found = _BEHIND.match(here.text, end)
        if found is None or _leads_on(here, found.end()):
            return ""
    told = [p for p in scopes(here.view) if p.end <= found.start("n")]
    year = _YEAR.fullmatch(told[-1].iso) if told else None
    if year is None:
        return ""
    apart = _COUNT.get(found["n"].lower()) or int(found["n"])
    return f"{int(year[1]) + (-apart if found['back'] else apart)}{year[2]}"


def _leads_on(here: Cursor, end: int) -> bool:
    """Whether what ends there is told of the number behind it: `980, een jaar later 1.130`."""
    return any(
        end <= other.start and _SAME_CLAUSE.fullmatch(here.text, end, other.start)
        for other in here.view.sentence.reading.quantities
        if unit_family(other) != "time"
    )
