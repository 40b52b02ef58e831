"""What is said of a share: the words behind it, with the verb before it where that is full."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.relatives import past_relative
from extractors.meaning.measure.words.link import Link, lemma_of, link_words
from extractors.meaning.sentence.kinds import SentenceWord
from extractors.meaning.sentence.phrases import AND_OR, opens_infinitive
from extractors.meaning.sentence.view import SentenceView

_LINKING: Final = word_group("linking")
_MODALS: Final = word_group("modals")
_EMPTY_VERBS: Final = word_group("empty_verbs")
_FINITE: Final = frozenset({"ROOT", "aux", "aux:pass", "cop"})
_BORDERS: Final = frozenset({"stop", "close", "conj"})
_GOES_ON: Final = frozenset({"wat", "hetgeen"})
_ARTICLES: Final = frozenset({"de", "het", "een"})
_EMPTY: Final = word_group("linking") | word_group("empty")


def find_predicate(view: SentenceView, at: int, begin: int) -> Link | None:
    """What is said of a share: the words behind it, with the verb before it where that is full."""
    if begin + 1 < len(view.words) and view.words[begin].text == ",":
        begin += view.words[begin + 1].kind == "verb"  # "de mensen die verhuizen, wonen daarna"
    if begin >= len(view.words) or view.words[begin].kind in _BORDERS:
        return telling_verb(view, at)
    if view.words[begin].lower in _GOES_ON:
        return telling_verb(view, at)  # "was 9,9%, | wat lager is dan vorig jaar"
    last = _end_of_own_clause(view, at, begin, _end_of_predicate(view, begin))
    last = _end_of_infinitive(view, begin, last)
    begin = past_relative(view, begin, last)
    first = begin
    while first < last and view.words[first].lower in _EMPTY:
        first += 1
    if first < last and view.words[first].kind in _BORDERS:
        return telling_verb(view, at)
    first, last = trim_periods(view, first, last)
    if first + 1 < last and view.words[first].lower == "per":
        first += 2  # "één op de duizend per jaar"
    if first >= last or view.words[first].kind in _BORDERS:
        return telling_verb(view, at)
    telling = [word for word in view.words[first:last] if _says_something(word)]
    tail = _as_written(view, first, last)
    if all(word.lower in _EMPTY_VERBS for word in telling):
        infinitive = any(word.lower == "te" for word in view.words[first:last])
        return telling_verb(view, at) or (tail if telling and infinitive else None)
    verb = main_verb(view, at)
    if tail is None:
        return telling_verb(view, at)
    if verb is None or view.words[first].kind in {"verb", "part"}:
        return tail
    return replace(
        tail, measure=f"{verb.measure} {tail.measure}", lemma=f"{verb.lemma} {tail.lemma}"
    )


def _end_of_predicate(view: SentenceView, begin: int) -> int:
    """The end of the clause piece, with the rest of a list: `met opslag, waterstof en stroom`."""
    last = _before_next_share(view, begin, max(view.segment(begin)[1], begin))
    last = _before_next_verb(view, begin, last)
    for place, phrase in enumerate(view.phrases):
        if phrase.first < last <= phrase.last:
            return max(last, view.chain_from(place)[1])
    return last


def _before_next_verb(view: SentenceView, begin: int, last: int) -> int:
    """Where a second thing said begins: `is toegekend | en resteert per 1 juli nog een deel`."""
    parsed = view.sentence.parsed
    for place in range(begin + 1, last - 1):
        verb = view.words[place + 1]
        if view.words[place].lower not in {"en", "maar"} or verb.kind != "verb":
            continue
        if (
            parsed is not None
            and verb.token >= 0
            and "|pv|" in f"|{parsed.tokens[verb.token].tag}|"
        ):
            return place
    return last


def _end_of_own_clause(view: SentenceView, at: int, begin: int, last: int) -> int:
    """Where a relative clause around a share ends: `die voor 40% vergoed worden | vallen onder`."""
    before = view.words[view.segment(at)[0] : at]
    if not any(word.lower in {"die", "dat"} and word.kind != "det" for word in before):
        return last
    for place in range(begin + 1, last):
        closed, word = view.words[place - 1], view.words[place]
        if closed.kind in {"verb", "part"} and word.kind == "verb" and word.lower not in _LINKING:
            return place
    return last


def _end_of_infinitive(view: SentenceView, begin: int, last: int) -> int:
    """Where an infinitive clause that opens a sentence ends and its verb stands: `door 20% van de
    subsidie in te houden | ontstaat ruimte`."""
    parsed = view.sentence.parsed
    if parsed is None:
        return last
    for place in range(begin + 2, last):
        word = view.words[place]
        closed = view.words[place - 2].lower == "te" and view.words[place - 1].lower.endswith("n")
        if closed and word.kind == "verb" and parsed.tokens[word.token].dep in _FINITE:
            return place
    return last


def _before_next_share(view: SentenceView, begin: int, last: int) -> int:
    """Where the next of two shares begins: `30% uit de bijdrage | en 70% uit eigen middelen`."""
    for place in range(begin, last):
        word = view.words[place]
        if word.kind == "num" and unit_family(view.quantity(word.index)) == "share":
            joint = place
            while joint > begin and view.words[joint - 1].kind in {"prep", "adv", "det"}:
                joint -= 1
            if joint > begin and view.words[joint - 1].lower in AND_OR:
                return joint - 1
    return last


def _says_something(word: SentenceWord) -> bool:
    return word.kind in {"noun", "adj", "part", "verb", "num"} and word.lower not in _LINKING


def _as_written(view: SentenceView, first: int, last: int) -> Link | None:
    """A predicate keeps its prepositions: `voor de rechter`, `afkomstig van de organisatie`.

    A bracket that does not close in it ends it; an article opens none: `de uitleg onduidelijk`.
    """
    while first < last - 1 and view.words[first].lower in _ARTICLES:
        first += 1
    open_at = -1
    for place in range(first, last):
        if view.words[place].kind == "open":
            open_at = place
        elif view.words[place].kind == "close":
            open_at = -1
    last = open_at if open_at >= 0 else last
    if last > first and view.words[last - 1].kind == "close":
        last = next((i for i in range(last - 1, first, -1) if view.words[i].kind == "open"), last)
    while last > first and view.words[last - 1].kind in {"stop", "mark", "conj", "close", "open"}:
        last -= 1
    while last > first and view.words[last - 1].lower in _LINKING:
        last -= 1
    if first >= last:
        return None
    return Link(view.text(first, last), lemma_of(view, first, last), "predicate", 0.7)


def trim_periods(view: SentenceView, first: int, last: int) -> tuple[int, int]:
    """Without a period (and its preposition) at either end."""
    words = view.words
    while last > first and words[last - 1].kind == "period":
        last -= 1
        if last > first and words[last - 1].kind == "prep":
            last -= 1
    while first < last and (
        words[first].kind == "period"
        or (words[first].kind == "prep" and first + 1 < last and words[first + 1].kind == "period")
    ):
        first += 1
    return first, last


def telling_verb(view: SentenceView, at: int) -> Link | None:
    """The full verb before the number, where it says something alone: `recidiveert 28%`."""
    verb = main_verb(view, at)
    return None if verb is None or verb.measure.lower() in _EMPTY_VERBS else verb


def main_verb(view: SentenceView, at: int) -> Link | None:
    """The full verb before the number in its clause: `eindigde zo'n 27%`, `stopt de helft`."""
    first, last = view.segment(at)
    has_own = any(word.kind == "verb" for word in view.words[at + 1 : last])
    for place in range(at - 1, first - 1, -1):
        word = view.words[place]
        if has_own and word.lower in AND_OR:
            return None  # "de helft ligt in de stad | en een kwart is een brede school"
        if (has_own and word.kind == "conj") or (
            word.lower == "om" and opens_infinitive(view.words, word)
        ):
            return None  # "de prijs stijgt als | de helft meedoet", "kiest om | 10% op te nemen"
        if word.kind == "verb" and word.lower not in _LINKING | _MODALS:
            return link_words(view, place, place + 1, rule="verb", confidence=0.6)
    return None
