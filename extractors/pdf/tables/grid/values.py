"""What a table cell's text is: a value, a stand-in for one, a year, or words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

from extractors.lexicon import read_toml

_ROOT = files(__package__)
VALUE_PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (entry["name"], re.compile(entry["regex"]))
    for entry in read_toml(_ROOT / "values.toml")["pattern"]
)
REFERENCE: Final = re.compile(r"\(\d{1,2}\)")
"""The number of a note on its own: "(9)"."""
_LONGEST = 40  # characters: longer cells are words


@lru_cache(maxsize=20_000)
def value_kind(text: str) -> str:
    """The name of the pattern that reads the whole text; empty for words."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return ""
    for name, pattern in VALUE_PATTERNS:
        if pattern.fullmatch(text):
            return name
    return ""


def is_value(text: str) -> bool:
    """Whether a cell's whole text is a number, a year or a stand-in such as "n.v.t."."""
    return value_kind(text) != ""


def is_number(text: str) -> bool:
    """Whether a cell's whole text is a number that is no year."""
    return value_kind(text) not in ("", "empty", "year")
