"""What a table cell is counted per, from the headings around it: "Bedrag per deelnemer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.meaning.lists.cues import Cue, load_cues
from extractors.meaning.lists.families import unit_family
from extractors.numbers import rate_base, rate_base_of
from schemas.readings import Quantity

# "bij een pensioen van 1.200 euro per maand" tells that amount, not those in the table.
_OTHER_AMOUNT: Final = re.compile(r"\d[\d.,]{0,30} (?:[^\W\d]+ ){0,2}per [^\W\d]+")
_MANY: Final = re.compile(r"(?i)\bper ([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{3,7}|miljoen) ([^\W\d]+)")
_COUNTS: Final = re.compile(r"(?i)^\W*(?:totaal )?aantal")
_RATED: Final = frozenset({"money", "weight", "time"})
_OF_TIME: Final = frozenset({"after:time", "after:adverb", "after:annum"})


def cell_per(quantity: Quantity, *, row: str, column: str, corner: str, caption: str) -> str:
    """The base that the headings of a cell name, as the dataset calls it; empty where none does.

    Of a caption only what nothing can be a row of is told; nor does a base hold by which the rows
    themselves are divided (`corner` names them).
    """
    family = unit_family(quantity)
    if quantity.per or family == "share":
        return quantity.per
    headings, above = (_OTHER_AMOUNT.sub("", text) for text in (f"{row} | {column}", caption))
    for text in (headings, above):
        many = _MANY.search(text)
        if many and (base := rate_base(many[1], many[2])):
            return base
    base = next(_bases(family, headings, above, (column, row), corner), "")
    return "" if base and f"/{base}" in quantity.unit else base


def _bases(
    family: str, headings: str, caption: str, names: tuple[str, str], corner: str
) -> Iterator[str]:
    known = {cue.id: cue for cue in load_cues("cell_per")}
    if family != "time":
        for cue in load_cues("per"):
            if cue.id in _OF_TIME:
                yield from _told(cue, headings)
            elif cue.where == "measure" and family in cue.units:
                for name in names:
                    yield from _told(cue, name.rpartition(": ")[2])
        yield from _told(known["counted"], headings)
        yield from _told(known["caption"], caption)
    if family in _RATED:
        for name in names:
            found = known["named"].pattern.search(name)
            if found and not _COUNTS.match(name) and not _divides(found["base"], corner):
                yield from _told(known["named"], name)


def _told(cue: Cue, text: str) -> Iterator[str]:
    found = cue.pattern.search(text)
    if found is not None:
        word = next(name for name in found.groups() if name).lower()
        if base := rate_base_of(word):
            yield base


def _divides(word: str, corner: str) -> bool:
    """Whether rows of tables are what a word names: "per provincie", "per categorie"."""
    rows = next(cue for cue in load_cues("cell_per") if cue.id == "rows")
    word = word.lower()
    return (
        rows.pattern.search(word) is not None
        or word in corner.lower()
        or load_lemmas().commonest_pos(word) not in {"NOUN", ""}
    )
