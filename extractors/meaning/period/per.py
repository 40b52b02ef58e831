"""What a number is counted per (`year`, `month`, `person`), from its own clause."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from extractors.lexicon import hedge_pattern, read_toml
from extractors.meaning.lists.cues import load_cues
from extractors.meaning.sentence.cursor import Cursor

# told before the number: `een bedrag per project van € 5.000`, `kosten per leerling: € 12`
_NAMED_BEFORE: Final = re.compile(
    rf"\b(per [^\W\d]+)(?: (?:van|is|was|op|bedraagt|bedroeg|om|met"
    rf"|{hedge_pattern()}))*:?\W{{0,2}}$",
    re.IGNORECASE,
)


_SHORTEST_BASE: Final = 3
_UNITS: Final = Path(__file__).parents[2] / "lexicon" / "units.toml"
_NO_BASE: Final = frozenset(read_toml(_UNITS)["not_per"]["words"])  # "per saldo"


def find_per(here: Cursor) -> str:
    """What a number is counted per (`year`, `month`, `person`), from its own clause."""
    quantity, text = here.quantity, here.text
    if quantity.per:
        return quantity.per
    if here.family not in {"count", "money", "weight", "rate"}:
        return ""
    after = text[quantity.end :]
    border = re.search(r"[,;:()]|\b(?:maar|terwijl|en|naar|tot|met)\b", after)
    near = after[: border.start()] if border else after
    following = here.view.sentence.reading.quantities[here.index + 1 : here.index + 2]
    if following:
        near = near[: max(0, following[0].start - quantity.end)]
    before = text[: quantity.start]
    starts = [m.end() for m in re.finditer(r"[,;:]\s|\b(?:maar|terwijl)\b", before)]
    clause = before[starts[-1] :] if starts else before
    named = _NAMED_BEFORE.search(before)
    if named:
        near = f"{near} {named[1]}"
    for cue in load_cues("per"):
        place = clause if cue.where == "clause" else near
        if cue.pattern.search(place) and not _number_in(here, place, clause):
            return cue.id.split(":")[-1]
    word = named[1].lower().removeprefix("per ") if named else ""
    return word if len(word) > _SHORTEST_BASE and word not in _NO_BASE else ""


def _number_in(here: Cursor, place: str, clause: str) -> bool:
    """Whether the clause's word is taken by an earlier number of it."""
    if place is not clause or here.index == 0:
        return False
    return here.on(here.index - 1).quantity.start >= here.quantity.start - len(clause)
