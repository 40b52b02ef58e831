"""What a table cell is counted per, from the headings around it: "Bedrag per deelnemer"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.lexicon import read_toml
from extractors.meaning.lists.cues import load_cues
from extractors.meaning.lists.families import unit_family
from extractors.numbers import rate_base, read_numbers
from schemas.readings import Quantity

# "bij een pensioen van 1.200 euro per maand" tells that amount, not those in the table.
_OTHER_AMOUNT: Final = re.compile(r"\d[\d.,]{0,30} (?:[^\W\d]+ ){0,2}per [^\W\d]+")
# "Aantal meldingen per week" over a table says that each week has its row; not of these.
_NO_ROWS: Final = frozenset({"person", "household", "ha", "hour"})
_NAMED: Final = re.compile(r"(?i)\bper ([^\W\d_]{4,}(?:-[^\W\d_]{3,})?)(?![\w-])")
_MANY: Final = re.compile(r"(?i)\bper ([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{3,7}|miljoen) ([^\W\d]+)")
_COUNTS: Final = re.compile(r"(?i)^\W*(?:totaal )?aantal")
_RATED: Final = frozenset({"money", "weight", "time"})
_UNITS: Final = Path(__file__).parents[2] / "lexicon" / "units.toml"
_NO_BASE: Final = frozenset(read_toml(_UNITS)["not_per"]["words"])  # "per saldo"


def cell_per(quantity: Quantity, *, row: str, column: str, corner: str, caption: str) -> str:
    """The base that the headings of a cell name, as the dataset calls it; empty where none does.

    Of a caption only what nothing can be a row of is told; nor does a base hold by which the rows
    themselves are divided (`corner` names them).
    """
    if quantity.per or unit_family(quantity) == "share":
        return quantity.per
    headings, above = (_OTHER_AMOUNT.sub("", text) for text in (f"{row} | {column}", caption))
    for text in (headings, above):
        many = _MANY.search(text)
        if many and (base := rate_base(many[1], many[2])):
            return base
    for cue in load_cues("per"):
        base = cue.id.split(":")[-1]
        over = above if base in _NO_ROWS else ""
        if cue.where == "after" and cue.pattern.search(f"{headings} | {over}"):
            return "" if f"/{base}" in quantity.unit else base
    if unit_family(quantity) == "money":
        for cue in load_cues("cell_per"):
            if cue.id != "rows" and cue.pattern.search(headings):
                return cue.id
    if unit_family(quantity) not in _RATED:
        return ""
    for text in (column, row):
        named = _NAMED.search(text)
        if named and not _COUNTS.match(text) and not _divides(named[1], corner):
            return _base(named[1].lower())
    return ""


def _divides(word: str, corner: str) -> bool:
    """Whether rows of tables are what a word names: "per provincie", "per categorie"."""
    rows = next(cue for cue in load_cues("cell_per") if cue.id == "rows")
    word = word.lower()
    return (
        rows.pattern.search(word) is not None
        or word in _NO_BASE
        or word in corner.lower()
        or load_lemmas().commonest_pos(word) not in {"NOUN", ""}
    )


@lru_cache(maxsize=512)
def _base(word: str) -> str:
    """What the dataset calls a base: as in running text."""
    quantities = read_numbers(f"1 euro per {word}").quantities
    return (quantities[0].per if quantities else "") or word
