"""Numbers told in a row behind a colon, or as the items of a list, with no noun of their own: what
the words before the colon count or name."""

from __future__ import annotations

from typing import Final

from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView, view_alone

_BESIDE: Final = frozenset({"num", "stop", "conj", "adv", "prep", "period"})
_ENDS: Final = frozenset({"num", "stop", "conj", "close"})
_IN_LABELS: Final = frozenset({"noun", "adj", "num", "prep", "mark", "conj", "part", "det"})
_LEAST: Final = 2  # numbers that make a row


def in_row(here: Cursor) -> Link | None:
    """`Er zijn drie stroken afgezet: tot 5 meter, tot 15 meter en tot 40 meter`; `– 10 jaar` under
    `De looptijden zijn:`."""
    view, at = here.view, here.at
    if at + 1 < len(view.words) and view.words[at + 1].kind not in _ENDS:
        return None
    if view.bracket(at) is not None:  # "de uitgaven van € 5 (2022: € 4)"
        return None
    colon = next((i for i in range(at - 1, -1, -1) if view.words[i].text == ":"), -1)
    if colon < 0:
        return _of_list(view)
    between = view.words[colon + 1 : at]
    row = [place for place in view.places if place > colon]
    if len(row) < _LEAST or any(word.kind not in _BESIDE for word in between):
        return None
    return _named(view, colon)


def labelled_first(here: Cursor) -> Link | None:
    """`Leningen 51,5% Aandelen 36,0% Vastgoed 12,5%`: of labels that each have their number behind
    them, without a verb, the one before the number."""
    view = here.view
    end = len(view.words)
    while end and view.words[end - 1].kind == "stop":
        end -= 1
    if len(view.places) < _LEAST or end - 1 != view.places[-1]:
        return None
    if any(word.kind not in _IN_LABELS for word in view.words[:end]):
        return None
    starts = [0, *(place + 1 for place in view.places[:-1])]
    spans = list(zip(starts, view.places, strict=True))
    if any(view.words[last - 1].kind != "noun" or first == last for first, last in spans):
        return None
    if not all(view.words[first].text[0].isupper() for first, _ in spans):
        return None
    first, last = spans[here.index]
    return link_words(view, first, last, rule="labelled", confidence=0.8)


def _of_list(view: SentenceView) -> Link | None:
    """What the lead of a list says its items are, where an item has no words of its own."""
    if any(word.kind not in _BESIDE for word in view.words):
        return None
    for sentence in reversed(view.context.before):
        before = view_alone(sentence)
        if before.words and before.words[-1].text == ":":
            return _named(before, len(before.words) - 1)
        if any(word.kind not in _BESIDE for word in before.words):
            return None
    return None


def _named(view: SentenceView, colon: int) -> Link | None:
    """The last thing counted before a colon, else the first thing named there."""
    told = [at for at, phrase in enumerate(view.phrases) if phrase.last <= colon]
    counted = [at for at in told if view.phrases[at].number >= 0]
    bare = [at for at in told if view.phrases[at].prep < 0]
    for at in (*reversed(counted), *bare):
        phrase = view.phrases[at]
        if is_noun_of("moment", view.words[phrase.head]):
            continue
        first, last = view.chain_from(at)
        first = max(first, phrase.number + 1)
        return link_words(view, first, min(last, colon), rule="row", confidence=0.6)
    return None
