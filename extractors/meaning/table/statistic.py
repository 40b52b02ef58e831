"""What kind of figure a table cell is, from the headings around it."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.cues import Cue, load_cues
from extractors.meaning.lists.families import unit_family
from extractors.meaning.statistic import StatisticCue, by_unit
from schemas.readings import Quantity

_RATED_TIMES: Final = frozenset({"minute", "hour", "day"})
# "Opbrengst tarieven", "Aandeel in de premie": an amount or a part that rates bring about
_OF_A_RATE: Final = re.compile(r"(?i)\b(?:aandeel|verdeling|\w*opbrengst(?:en)?|baten|lasten)\b")
# A level among the movements that lead to it.
_STAND: Final = re.compile(r"(?i)\W*(?:(?:begin|eind)?(?:stand|saldo|balans)(?:waarde)?)\b")


def cell_statistic(
    quantity: Quantity, *, row: str, column: str, caption: str = "", per: str = ""
) -> StatisticCue:
    """The statistic of a table cell, from its headings; a caption tells what all its cells are.

    The words of a measure ("dekkingsgraad", "verschil") tell as much over a column as beside a row.
    """
    family = unit_family(quantity)
    if family == "times":
        return StatisticCue("ratio", cue="times")
    told = _told(quantity, family, row, column, caption, per)
    fell = told.statistic == "ratio" and (quantity.value or 0) < 0
    return StatisticCue("change") if fell else told


def _told(
    quantity: Quantity, family: str, row: str, column: str, caption: str, per: str
) -> StatisticCue:
    """What the cues of headings tell, else the unit."""
    _, _, own = row.partition(": ")
    if own and _STAND.match(own):
        row = own  # what is left at the end of "Mutaties:" is none of them
    headings = f"{row} | {column}"
    places = {"heading": headings, "column": column, "caption": f"{headings} | {caption}"}
    told = [cue for cue in load_cues("cell") if _holds(cue, family)]
    for cue in told:
        if cue.where != "over" and cue.pattern.search(places[cue.where]):
            return StatisticCue(cue.gives, cue.sign, cue.id)
    measures = [part for part in (column, row, row.rpartition(": ")[2]) if part]
    for cue in load_cues("statistic"):
        holds = cue.where == "measure" and _holds(cue, family)
        holds = holds and not (cue.gives == "rate" and _OF_A_RATE.search(headings))
        if holds and any(cue.pattern.search(measure) for measure in measures):
            return StatisticCue(cue.gives, cue.sign, cue.id)
    for cue in told:
        if cue.where == "over" and cue.pattern.search(places["caption"]):
            return StatisticCue(cue.gives, cue.sign, cue.id)
    if per and quantity.unit in _RATED_TIMES:
        return StatisticCue("rate")  # "Uren per aanvrager"
    return StatisticCue(by_unit(quantity, family, per))


def _holds(cue: Cue, family: str) -> bool:
    """Whether a cue is one for units of a family."""
    return not cue.units or family in cue.units
