"""Heights, depths, widths: `een hoogte van 7 meter`, `40 cm diep`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.measure.clause.subject import clause_subject
from extractors.meaning.measure.words.link import Link
from extractors.meaning.sentence.cursor import Cursor

_LENGTHS: Final = frozenset({"m", "km", "cm", "mm"})
_EXTENTS: Final = {
    "hoog": "hoogte", "diep": "diepte", "breed": "breedte", "lang": "lengte", "dik": "dikte",
    "hoogte": "hoogte", "diepte": "diepte", "breedte": "breedte", "lengte": "lengte",
    "dikte": "dikte",
}  # fmt: skip


def extent(here: Cursor) -> Link | None:
    """The extent that a length tells, of what the clause is about."""
    view = here.view
    if here.quantity.unit not in _LENGTHS:
        return None
    lead, after = view.lead(here.at), here.at + 1
    behind = view.words[after].lower if after < len(view.words) else ""
    governed = lead >= 1 and view.words[lead].lower == "van"
    before = view.words[lead - 1].lower if governed else ""
    name = _EXTENTS.get(behind) or (before if before in _EXTENTS.values() else "")
    if not name:
        return None
    told = clause_subject(here)
    if told is None or name in told.measure.lower() or told.measure in view.text(here.at, after):
        return Link(name, name, "attributed_noun", 0.8)
    return replace(
        told, measure=f"{name} {told.measure}", lemma=f"{name} {told.lemma}", rule="attributed_noun"
    )
