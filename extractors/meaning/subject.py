"""What a clause is about, where a number has no noun beside it: its subject, or the noun that can
be measured in the number's unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from extractors.meaning.cues import unit_family
from extractors.meaning.measured import Link, is_actor, is_noun_of, link_words
from extractors.meaning.view import View

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


def measurable_noun(view: View, index: int, *, since: int = -1) -> Link | None:
    """A noun before the number that fits its unit: `het budget is verhoogd met € 5 mln`.

    Only nouns behind word `since` count, and no complement of the number there.
    """
    family = unit_family(view.quantity(index))
    if family == "times":
        return None
    at = view.places[index]
    fitting = [
        place
        for place, phrase in enumerate(view.phrases)
        if since < phrase.first
        and phrase.last <= at
        and (since < 0 or phrase.prep < 0)
        and phrase.number < 0
        and is_noun_of(family, view.words[phrase.head])
    ]
    same = [p for p in fitting if view.phrases[p].first >= view.segment(at)[0]] or fitting
    if not same:
        return None
    place = same[0]
    first, last = view.chain_from(place)
    return link_words(view, first, min(last, at), rule="measurable_noun", confidence=0.75)


def clause_subject(view: View, index: int) -> Link | None:
    """The subject of the number's clause, or of the clauses before it."""
    at = view.places[index]
    parsed = _parsed_subject(view, at)
    if parsed is not None:
        return parsed
    for place in _subject_candidates(view, at):
        phrase = view.phrases[place]
        head = view.words[phrase.head]
        if is_actor(head) or len(head.text) == 1:
            continue
        first, last = view.chain_from(place)
        if first <= at < last:
            continue
        link = link_words(view, first, last, rule="subject", confidence=0.6)
        if link:
            return link
    return None


def _subject_candidates(view: View, at: int) -> Iterator[int]:
    """Phrases without a preposition: the number's own clause piece first, then leftwards."""
    first, last = view.segment(at)
    bare = [i for i, p in enumerate(view.phrases) if p.prep < 0 and p.number < 0]
    yield from (i for i in bare if first <= view.phrases[i].first < at)
    yield from (i for i in bare if at < view.phrases[i].first < last)
    while first > 0:
        last = first - 1
        first = view.segment(max(0, last - 1))[0] if last > 0 else 0
        yield from (i for i in bare if first <= view.phrases[i].first < last)
        if last <= 0:
            return


def _parsed_subject(view: View, at: int) -> Link | None:
    """The subject of the nearest verb above the number in the parse."""
    parsed = view.sentence.parsed
    if parsed is None or not any(token.dep for token in parsed.tokens):
        return None
    start, end = view.words[at].start, view.words[at].end
    tokens = parsed.tokens
    place = next((i for i, t in enumerate(tokens) if start <= t.start < end), -1)
    seen: set[int] = set()
    while place >= 0 and place not in seen:
        seen.add(place)
        for i, token in enumerate(tokens):
            if token.head == place and token.dep in _SUBJECTS and i not in seen:
                link = _phrase_with(view, token.start, at)
                if link:
                    return link
        place = tokens[place].head
    return None


def _phrase_with(view: View, offset: int, at: int) -> Link | None:
    for i, phrase in enumerate(view.phrases):
        words = view.words[phrase.first : phrase.last]
        if words and words[0].start <= offset < words[-1].end and phrase.number < 0:
            head = view.words[phrase.head]
            if is_actor(head) or len(head.text) == 1:
                return None
            first, last = view.chain_from(i)
            if first <= at < last:
                return None
            return link_words(view, first, last, rule="parsed_subject", confidence=0.7)
    return None
