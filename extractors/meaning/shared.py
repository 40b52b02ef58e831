"""The statistic that a number has from one before it: the next in a list, the same told again."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.measure.before import carry
from extractors.meaning.sentence.borders import begins_anew
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.statistic import StatisticCue
from schemas.readings import Meaning

_JOINED: Final = re.compile(r"\b(?:en|in plaats van|respectievelijk|resp\.|dan wel|of)")
# what stands between the two: "met 340 hectare (2 procent)", "met 12 kuub, ofwel 3 procent"
_ONCE_MORE: Final = re.compile(
    r"(?: [^\W\d]+){0,3}(?: \(|, ?(?:of|ofwel|oftewel|dus|dat is|dat wil zeggen) )", re.IGNORECASE
)
_ENDS: Final = re.compile(r" ?(?:[).,;:]|$)")
_VERB_WITHIN: Final = re.compile(r"\b(?:is|was|zijn|waren|ligt|lag|liggen) dan\b", re.IGNORECASE)


def _joined_at(between: str) -> int | None:
    """Where what stands between two numbers joins the later: its last comma, else its first en."""
    if (comma := max(between.rfind(","), between.rfind(";"))) >= 0:
        return comma
    found = _JOINED.search(between)
    return found.start() if found else None


def shared_figure(here: Cursor, earlier: list[Meaning]) -> StatisticCue | None:
    """A coordinated number shares target and change: `verhoogd met € 5 mln en nog eens € 3 mln`."""
    view = here.view
    other = carry.earlier_in_text(here)
    if other < 0 or earlier[other].statistic not in {"change", "target"}:
        return None
    quantity, text = here.quantity, here.text
    start = here.on(other).quantity.end
    start = max(start, text.rfind(")", start, quantity.start) + 1)  # behind an aside
    between = text[start : quantity.start]
    joined = _joined_at(between)
    if joined is None or _VERB_WITHIN.search(text[quantity.start : quantity.digits[0]]):
        return None
    if begins_anew(here, here.view.places[other]) >= 0 or not _goes_on(here.on(other), here):
        return None
    begin = start + joined
    words = [w for w in view.words if begin <= w.start < here.quantity.start]
    if any(word.kind in {"verb", "part"} for word in words):
        return None
    return StatisticCue(earlier[other].statistic, earlier[other].sign, "shared")


def _goes_on(before: Cursor, here: Cursor) -> bool:
    """Whether two numbers hang from one preposition or from the same twice: `met 3 en met 5`, not
    `met 3, van 40 naar 43`."""
    lead, first = here.view.words[max(here.view.lead(here.at), 0)], before.view.lead(before.at)
    return lead.kind != "prep" or first < 0 or lead.lower == here.view.words[first].lower


def told_again(here: Cursor, earlier: list[Meaning]) -> StatisticCue | None:
    """A change told once more as a share of what there was: `met 340 hectare (2 procent)`."""
    before = here.index - 1
    if before < 0 or here.family != "share" or earlier[before].statistic != "change":
        return None
    if here.on(before).family == "share" or not _ENDS.match(here.text, here.quantity.end):
        return None
    if not _ONCE_MORE.fullmatch(here.text, here.on(before).quantity.end, here.quantity.start):
        return None
    return StatisticCue("change", earlier[before].sign, "told_again")
