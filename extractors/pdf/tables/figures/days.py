"""Days without a year in a cell: "01/01" beside "Aanvang", "31-12" beside "Einde"."""

from __future__ import annotations

import re
from typing import Final

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])[-/](?:0[1-9]|1[0-2])"
_DAYS: Final = re.compile(rf"{_DAY}(?:\s?(?:-|–|t/m|tot)\s?{_DAY})?")
_ZERO: Final = re.compile(r"(?<!\d)0\d")
_LAST: Final = re.compile(r"(?:31[-/](?:10|12)|30[-/]11)$")
_WHEN: Final = re.compile(
    r"(?i)\b(?:aanvang|begin|start|einde?|datum|vanaf|ingang|per|periode|duur|tot)\b"
)


def is_day(text: str, *headings: str) -> bool:
    """Whether a whole cell is a day of a month, or two; the last day of one where `headings` ask.

    "12/14" and "10-12" may be ranges or fractions as well and are no days.
    """
    whole = text.strip()
    if _DAYS.fullmatch(whole) is None:
        return False
    asked = any(map(_WHEN.search, headings))
    return _ZERO.search(whole) is not None or (asked and _LAST.search(whole) is not None)
