"""Who or what a clause is about, as a noun phrase: its subject, whatever a pronoun points at."""

from __future__ import annotations

from typing import Final

from extractors.meaning.measure.before import carry
from extractors.meaning.measure.words.link import Link, is_actor, is_noun_of, link_words
from extractors.meaning.sentence.clauses import SUBJECTS, Clause, clause_of
from extractors.meaning.sentence.cursor import Cursor

_RELATIVE: Final = frozenset({"die", "dat"})
_POINTING: Final = frozenset({"deze", "dit", "die", "dat", "zij", "ze", "hij", "het"})
_PARTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl"})


def subject_of(clause: Clause) -> tuple[Link | None, range]:
    """Who or what the clause is about, and its words; of a verb beside another, that one's."""
    verb, seen = clause.verb, set[int]()
    while verb not in seen:
        seen.add(verb)
        named = [
            _named(clause, place)
            for place, token in enumerate(clause.tokens)
            if token.head == verb and token.dep in SUBJECTS and place != verb
        ]
        found = next((pair for pair in named if pair[1]), named[0] if named else None)
        if found is not None and (found[0] is not None or not clause.loose):
            return found
        token = clause.tokens[verb]
        shown = token.dep == "ccomp" and clause.tokens[token.head].lemma == "laten"
        if token.dep not in {"conj", "xcomp"} and not shown:
            break
        verb = token.head
    return _first_phrase(clause)


def who_changes(here: Cursor) -> Link | None:
    """What the clause around a noun of change is about: `de huur laat een daling van 3% zien`."""
    clause = clause_of(here)
    if clause is None:
        return None
    subject, words = subject_of(clause)
    if subject is None or not words or not words.stop <= here.at:
        return None
    heads = [p.head for p in here.view.phrases if p.first in words and p.last - 1 in words]
    if not heads or is_actor(here.view.words[heads[0]]):
        return None
    return subject


def _first_phrase(clause: Clause) -> tuple[Link | None, range]:
    """The phrase that stands where the subject does: right behind a finite verb, or first."""
    view, verb = clause.view, clause.word_of(clause.verb)
    bare = [
        place
        for place, phrase in enumerate(view.phrases)
        if phrase.prep < 0 and phrase.number < 0 and clause.first <= phrase.first < clause.last
    ]
    behind = [p for p in bare if view.phrases[p].first == verb + 1]
    if clause.loose:
        behind = [p for p in bare if view.phrases[p].last <= clause.at]
    if not behind or (len(bare) < 2 and not clause.loose) or not clause.is_finite():
        return None, range(0)
    return _chain(clause, behind[0])


def _named(clause: Clause, token: int) -> tuple[Link | None, range]:
    """A subject as a phrase; a pronoun as what it points at, and no words of its own."""
    view, start = clause.view, clause.tokens[token].start
    place = clause.word_of(token)
    if place >= 0 and view.words[place].lower in _RELATIVE:
        before = view.phrase_until(place - (view.words[place - 1].text == ","))
        comma = view.words[place - 1].text == ","
        if before >= 0 and (comma or view.words[place].lower == "die"):
            return _chain(clause, before, backward=True)[0], range(0)
    in_phrase = any(phrase.first <= place < phrase.last for phrase in view.phrases)
    if place >= 0 and not in_phrase and clause.tokens[token].text.lower() in _POINTING:
        return _pointed_at(clause, place), range(0)
    for at, phrase in enumerate(view.phrases):
        if view.words[phrase.first].start <= start < view.words[phrase.last - 1].end:
            return _chain(clause, at)
    return None, range(0)


def _pointed_at(clause: Clause, place: int) -> Link | None:
    """What `deze` or `het` points at: the last thing the sentence named, else the one before it."""
    view = clause.view
    for at in range(len(view.phrases) - 1, -1, -1):
        phrase = view.phrases[at]
        token = view.words[phrase.head].token
        if phrase.last > place or token < 0 or clause.tokens[token].dep not in _PARTS:
            continue
        if not is_noun_of("moment", view.words[phrase.head]):
            return _chain(clause, at)[0]
    if view.words[place].lower == "het" or not view.context.before:
        return None
    return carry.sentence_topic(view.context.before[-1], "time")


def _chain(clause: Clause, phrase: int, *, backward: bool = False) -> tuple[Link | None, range]:
    """A phrase with what belongs to it, up to the number, and its words."""
    view = clause.view
    first, last = view.chain_until(phrase) if backward else view.chain_from(phrase)
    if first <= clause.at < last:
        last = view.phrases[phrase].last
    begin = first
    if first <= clause.at < last:
        begin = clause.at + 1 if view.phrases[phrase].head > clause.at else first
    link = link_words(view, begin, last, rule="happening", confidence=0.55)
    return link, range(first, last)
