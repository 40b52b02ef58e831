"""What a number's own clause is about beside others, and what is multiplied or divided."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.measure.clause.subject import (
    acts,
    is_sign,
    phrase_with,
    subject_of_verb,
)
from extractors.meaning.measure.counted.counted import part_of
from extractors.meaning.measure.counted.fitting import measurable_noun
from extractors.meaning.measure.words.link import Link, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import CLAUSE_OPENERS, SentenceView

_OPENERS: Final = CLAUSE_OPENERS | {"dat", "als"}
_HOLDS_FOR: Final = frozenset({"voor", "bij", "op"})


def own_subject(here: Cursor, since: int) -> Link | None:
    """The subject of the number's own clause, where that begins behind word `since`:
    `de ene dienst kromp met 5, de andere dienst groeide met 3`."""
    view = here.view
    joined = _subject_between(view, since, here.at)
    if joined is not None:
        return joined
    first, last = view.segment(here.at)
    if first <= since or not any(word.kind == "verb" for word in view.words[first:last]):
        return None
    for place, phrase in enumerate(view.phrases):
        bare = phrase.prep < 0 and phrase.number < 0
        if not (first <= phrase.first < here.at and bare) or acts(view, phrase):
            continue
        begin, end = view.chain_until(place)[0], view.chain_from(place)[1]
        if end <= here.at and any(word.kind == "verb" for word in view.words[end : here.at]):
            return link_words(view, begin, end, rule="own_subject", confidence=0.7)
    return None


def _subject_between(view: SentenceView, since: int, at: int) -> Link | None:
    """The subject of the number's own verb, where both stand behind the number before:
    `er is € 3 miljoen gereserveerd en de formatie wordt versterkt met € 1 miljoen`, `terwijl de
    prijzen met 3% stegen`."""
    phrase = subject_of_verb(view, at)
    if phrase is None or not since < phrase.first or phrase.last > at or acts(view, phrase):
        return None
    opened = view.words[phrase.first - 1].lower in _OPENERS
    told = opened or any(word.kind == "verb" for word in view.words[phrase.last : at])
    if phrase.prep >= 0 or not told:
        return None
    place = view.phrases.index(phrase)
    first, last = max(since + 1, view.chain_until(place)[0]), view.chain_from(place)[1]
    if last > at or is_sign(view, phrase):
        return None
    return link_words(view, first, last, rule="own_subject", confidence=0.7)


def what_is_multiplied(here: Cursor) -> Link | None:
    """`het aantal kinderen te halveren`, `een halvering van de uitgaven`: what the verb or the
    noun that is the number itself is said of."""
    view, at = here.view, here.at
    parsed = view.sentence.parsed
    own = view.words[at].lower.split()[-1]
    if parsed is None or not any(letter.isalpha() for letter in own) or own in {"keer", "maal"}:
        return None
    start, end = here.quantity.digits[0], here.quantity.end
    inside = {i for i, token in enumerate(parsed.tokens) if start <= token.start < end}
    behind = view.words[at + 1].lower if at + 1 < len(view.words) else ""
    if own.endswith(("ing", "en")) and behind == "van":
        phrase = view.phrase_from(at + 2)
        if phrase >= 0:
            return link_words(
                view, *view.chain_from(phrase), rule="attributed_noun", confidence=0.85
            )
    for dep in ("obj", "nsubj:pass", "nsubj"):
        for token in parsed.tokens:
            if token.head in inside and token.dep == dep:
                told = phrase_with(view, token.start, at)
                if told is not None:
                    return told
    return _halved(here)


def _halved(here: Cursor) -> Link | None:
    """`om het aantal ongevallen in vier jaar te halveren`: what stands first behind `om`."""
    view, at = here.view, here.at
    if at < 1 or view.words[at - 1].lower != "te":
        return None
    om = next((i for i in range(at - 1, -1, -1) if view.words[i].lower in {"om", ","}), -1)
    om = om if om >= 0 and view.words[om].lower == "om" else -1
    phrase = view.phrase_from(om + 1) if om >= 0 else -1
    if phrase < 0:
        return None
    chain = view.chain_from(phrase)
    return link_words(view, *chain, rule="parsed_subject", confidence=0.7)


def told_for(here: Cursor) -> Link | None:
    """`de toegestane uitstoot is 5 kg voor ketels en 8 kg voor ovens`: what is measured, with what
    it holds for; without such a subject what follows is what is measured."""
    view = here.view
    after = view.after(here.at)
    part = part_of(here)
    if part is None or view.words[after].lower not in _HOLDS_FOR:
        return part
    told = measurable_noun(here)
    if told is None:
        return part
    return replace(told, population=f"{view.words[after].lower} {part.measure}")
