"""What a number is counted per (`year`, `month`, `person`), from its own clause."""

from __future__ import annotations

import re
from typing import Final

from extractors.lexicon import hedge_pattern
from extractors.meaning.lists.cues import load_cues
from extractors.meaning.sentence.cursor import Cursor
from extractors.numbers import rate_base, rate_base_of

# told before the number: `een bedrag per project van € 5.000`, `kosten per leerling: € 12`
_NAMED_BEFORE: Final = re.compile(
    r"\b(per [^\W\d]+)(?: (?:van|is|was|zijn|waren|op|uit|bedraagt|bedroeg|bedragen|komt|komen|kwam"
    r"|ligt|liggen|lag|wordt|worden|geraamd|geschat|begroot|vastgesteld|gemiddeld|nu|dan|om|met"
    rf"|{hedge_pattern()}))*:?\W{{0,2}}$",
    re.IGNORECASE,
)
_COUNTED: Final = frozenset({"count", "money", "weight", "rate"})
_RATED: Final = frozenset({"count", "money", "weight", "time"})
_MANY: Final = re.compile(r"\bper ([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{3,7}|[^\W\d]+) ([^\W\d]+)", re.I)
_MANY_FIRST: Final = re.compile(rf"\W*{_MANY.pattern}", re.I)
# those who are counted once, whatever happens each year: `bezoekt elk jaar alle | 35 scholen`
_DEFINITE: Final = re.compile(
    r"\b(?:van|in|bij|voor|op|onder) de $|\b(?:alle|deze|die|onze|hun) $", re.I
)
_END_BEHIND: Final = re.compile(r"[,;:()]|\b(?:maar|terwijl|en|naar|tot|met)\b")
_END_OF_PART: Final = re.compile(r"[,;:()]\s|\b(?:maar|terwijl)\b")


def find_per(here: Cursor, measure: str = "") -> str:
    """What a number is counted per (`year`, `month`, `person`), from its own clause or the noun
    phrase that it measures: `uurtarief`."""
    quantity, text = here.quantity, here.text
    if quantity.per:
        return quantity.per
    many = _per_many(here)
    if many:
        return many
    after = text[quantity.end :]
    border = _END_BEHIND.search(after)
    near = after[: border.start()] if border else after
    following = here.view.sentence.reading.quantities[here.index + 1 : here.index + 2]
    if following:
        near = near[: max(0, following[0].start - quantity.end)]
    before = text[: quantity.start]
    starts = [m.end() for m in re.finditer(r"[,;:]\s|\b(?:maar|terwijl)\b", before)]
    clause = before[starts[-1] :] if starts else before
    named = _NAMED_BEFORE.search(before) if here.family in _COUNTED else None
    texts = {"after": f"{near} {named[1]}" if named else near, "measure": measure}
    if not _number_in(here, clause) and not _DEFINITE.search(before):
        texts["clause"] = clause
    for cue in load_cues("per"):
        found = cue.pattern.search(texts.get(cue.where, ""))
        if found and here.family in (cue.units or _COUNTED):
            word = next(name for name in found.groups() if name).lower()
            if base := rate_base_of(word):
                return base
    return ""


def _per_many(here: Cursor) -> str:
    """`100000_inhabitant` where a round number of something is the base, behind what is counted or
    first in the clause: `25 gevallen per 100.000 inwoners`, `Per duizend leerlingen zijn er 3`."""
    if here.family not in _RATED:
        return ""
    quantity, following = here.quantity, here.index + 1
    reading = here.view.sentence.reading
    end = len(here.text)
    if following < len(reading.quantities):
        end = reading.quantities[following].start
    behind = _END_OF_PART.split(here.text[quantity.end : end], maxsplit=1)[0]
    begin = here.on(here.index - 1).quantity.end if here.index else 0
    before = _END_OF_PART.split(here.text[begin : quantity.start])[-1]
    for found in (_MANY.search(behind), _MANY_FIRST.match(before)):
        if found and (base := rate_base(found[1], found[2])):
            return base
    return ""


def _number_in(here: Cursor, clause: str) -> bool:
    """Whether what the clause says before a number is taken by an earlier number of it."""
    if here.index == 0:
        return False
    return here.on(here.index - 1).quantity.start >= here.quantity.start - len(clause)
