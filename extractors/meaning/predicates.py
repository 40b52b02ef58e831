"""What is said of a share: the words behind it, with the verb before it where that is full."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.measured import Link, lemma_of, link_words
from extractors.meaning.view import View
from extractors.meaning.wordlists import word_group
from extractors.meaning.words import Word

_LINKING: Final = word_group("linking")
_BORDERS: Final = frozenset({"stop", "close", "conj"})
_EMPTY: Final = word_group("linking") | word_group("empty")


def find_predicate(view: View, at: int, begin: int) -> Link | None:
    """What is said of a share: the words behind it, with the verb before it where that is full."""
    if begin >= len(view.words) or view.words[begin].kind in _BORDERS:
        return main_verb(view, at)
    last = max(view.segment(begin)[1], begin)
    begin = past_relative(view, begin, last)
    first = begin
    while first < last and view.words[first].lower in _EMPTY:
        first += 1
    first, last = trim_periods(view, first, last)
    if not any(_says_something(word) for word in view.words[first:last]):
        return main_verb(view, at)
    tail = _as_written(view, first, last)
    verb = main_verb(view, at)
    if tail is None or verb is None or view.words[first].kind in {"verb", "part"}:
        return tail or verb
    return replace(
        tail, measure=f"{verb.measure} {tail.measure}", lemma=f"{verb.lemma} {tail.lemma}"
    )


def _says_something(word: Word) -> bool:
    return word.kind in {"noun", "adj", "part", "verb", "num"} and word.lower not in _LINKING


def _as_written(view: View, first: int, last: int) -> Link | None:
    """A predicate keeps its prepositions: `voor de rechter`, `afkomstig van de organisatie`."""
    while last > first and view.words[last - 1].kind in {"stop", "mark", "conj", "close", "open"}:
        last -= 1
    while last > first and view.words[last - 1].lower in _LINKING:
        last -= 1
    if first >= last:
        return None
    return Link(view.text(first, last), lemma_of(view, first, last), "predicate", 0.7)


def trim_periods(view: View, first: int, last: int) -> tuple[int, int]:
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


def past_relative(view: View, begin: int, last: int) -> int:
    """Behind a relative clause: `die de politie registreert | geen verdachte in beeld is`."""
    if begin >= last or view.words[begin].lower not in {"die", "dat"}:
        return begin
    for place in range(begin + 1, last):
        word = view.words[place]
        if word.kind == "verb":
            closes = place + 1 < last and view.words[place + 1].kind == "part"
            return place + 2 if closes and word.lower in _LINKING else place + 1
    return begin


def main_verb(view: View, at: int) -> Link | None:
    """The full verb before the number in its clause: `eindigde zo'n 27%`, `stopt de helft`."""
    first = view.segment(at)[0]
    for place in range(at - 1, first - 1, -1):
        word = view.words[place]
        if word.kind == "verb" and word.lower not in _LINKING:
            return link_words(view, place, place + 1, rule="verb", confidence=0.6)
    return None
