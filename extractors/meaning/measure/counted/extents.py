"""Heights, depths, widths, distances and zones: `een hoogte van 7 meter`, `40 cm diep`, `op 3 km
van de haven`, `in de zones 0 tot 1 km; 1 tot 2 km`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.measure.clause.subject import clause_subject
from extractors.meaning.measure.words.link import Link, link_words
from extractors.meaning.sentence.cursor import Cursor

_LENGTHS: Final = frozenset({"m", "km", "cm", "mm"})
_AWAY: Final = frozenset({"op", "tot", "binnen", "vanaf"})
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
    lead, after = view.lead(_begin_of_list(here)), here.at + 1
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


def stretches(here: Cursor) -> Link | None:
    """`in de zones 0 tot 1 km; 1 tot 2 km en 2 tot 5 km`, `ringen van 1, 2 en 3 km`: the things
    that the lengths of a row tell apart."""
    view = here.view
    begin = _begin_of_list(here)
    is_followed = here.index + 1 < len(view.places)
    listed = begin < here.at or (is_followed and _begin_of_list(here.on(here.index + 1)) == begin)
    if here.quantity.unit not in _LENGTHS or not listed:
        return None
    lead = view.lead(begin)
    governed = lead >= 0 and view.words[lead].lower == "van"
    place = view.phrase_until(lead if governed else begin)
    if place < 0 or view.phrases[place].number >= 0:
        return None
    phrase = view.phrases[place]
    return link_words(view, phrase.first, phrase.last, rule="attributed_noun", confidence=0.8)


def distance(here: Cursor) -> Link | None:
    """`op 3 kilometer van de haven`: how far something is from what stands behind "van"."""
    view, lead, after = here.view, here.view.lead(here.at), here.at + 1
    if here.quantity.unit not in _LENGTHS or lead < 0 or after >= len(view.words):
        return None
    opening = view.words[here.at].lower.split()[0]
    away = view.words[lead].lower in _AWAY or opening in _AWAY
    if not away or view.words[after].lower != "van":
        return None
    place = view.phrase_from(after + 1)
    if place < 0 or view.phrases[place].number >= 0:
        return None
    told = link_words(view, *view.chain_from(place), rule="attributed_noun", confidence=0.7)
    if told is None:
        return None
    return replace(told, measure=f"afstand van {told.measure}", lemma=f"afstand {told.lemma}")


def _begin_of_list(here: Cursor) -> int:
    """The first word of the row of lengths that a number stands in, which may be its own."""
    view, begin = here.view, here.at
    for at in range(here.at - 1, -1, -1):
        word = view.words[at]
        if word.kind == "num" and view.quantity(word.index).unit in {here.quantity.unit, "count"}:
            begin = at
        elif word.kind not in {"conj", "stop", "adv"} or word.text in {".", ":"}:
            break
    return begin
