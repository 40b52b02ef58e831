"""The noun before a number that can be measured in its unit: `het budget … met € 5 mln`."""

from __future__ import annotations

from typing import Final

from extractors.meaning.measure.clause.subject import acts
from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import Phrase
from extractors.meaning.sentence.view import SentenceView

_OF: Final = frozenset({"van", "voor", "aan", "tussen"})
_TOLD_IN: Final = frozenset({"percentage", "aandeel", "deel"})
_BESIDE: Final = frozenset({"zonder", "inclusief", "exclusief", "behalve", "naast"})
_CAUSING: Final = frozenset(
    {"door", "wegens", "vanwege", "dankzij", "ondanks", "als gevolg van", "door middel van"}
)


def measurable_noun(here: Cursor, *, since: int = -1, within: bool = False) -> Link | None:
    """A noun before the number that fits its unit: `het budget is verhoogd met € 5 mln`.

    Only nouns behind word `since` count, and no complement of the number there; with `within`
    only those of the number's own piece of the clause.
    """
    view = here.view
    family = here.family
    if family == "times":
        return None
    at = here.at
    fitting = [
        place
        for place, phrase in enumerate(view.phrases)
        if since < phrase.first
        and phrase.last <= at
        and (since < 0 or phrase.prep < 0)
        and phrase.number < 0
        and is_noun_of(family, view.words[phrase.head])
        and view.bracket(phrase.head) in {None, view.bracket(at)}
    ]
    aside = _BESIDE | _CAUSING if family == "share" else _BESIDE
    fitting = [p for p in fitting if not _is_aside(view, view.phrases[p], aside)]
    fitting = [p for p in fitting if not _is_way_of_telling(view, view.phrases[p])]
    same = [p for p in fitting if view.phrases[p].first >= view.segment(at)[0]]
    if not same and not within:
        same = fitting
    if not same:
        return None
    place = _head_of_chain(view, same[0]) if since < 0 else same[0]
    first, last = view.chain_from(place)
    return link_words(view, first, min(last, at), rule="measurable_noun", confidence=0.75)


def _is_aside(view: SentenceView, phrase: Phrase, opening: frozenset[str]) -> bool:
    """Whether a phrase only says what something comes from, or goes without: `door inflatie vielen
    de kosten hoger uit`, `zonder kosten is de subsidie € 5`."""
    return phrase.prep >= 0 and view.words[phrase.prep].lower in opening


def _is_way_of_telling(view: SentenceView, phrase: Phrase) -> bool:
    """Whether a phrase only says in what something is told: `de kosten als percentage van`."""
    told = view.words[phrase.first].lower in _TOLD_IN
    return told and phrase.first > 0 and view.words[phrase.first - 1].lower == "als"


def _head_of_chain(view: SentenceView, place: int) -> int:
    """The bare phrase that a fitting noun is said of: `de bijdrage van verkeer aan de emissie`."""
    first = view.chain_until(place)[0]
    begin = next((i for i, phrase in enumerate(view.phrases) if phrase.first == first), place)
    phrase = view.phrases[begin]
    preps = {view.words[p.prep].lower for p in view.phrases[begin + 1 : place + 1]}
    if (
        not preps <= _OF
        or begin == place
        or phrase.prep >= 0
        or phrase.number >= 0
        or acts(view, phrase)
    ):
        return place
    return begin if view.words[phrase.head].text.islower() else place
