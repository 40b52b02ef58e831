"""Nouns said once for more numbers, and words at the end of a phrase that tell two sides apart."""

from __future__ import annotations

import re
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.words.link import Link, lemma_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import PARTICIPLE, SentenceWord
from extractors.meaning.sentence.phrases import AND_OR
from extractors.meaning.sentence.view import SentenceView

_SIDES: Final = word_group("sides")
_MORE: Final = frozenset({"meer", "meerdere", "enkele", "verscheidene"})
_NAME_IS: Final = re.compile(r"(?<![\w/.])(?P<name>[^\W\d_][\w-]{0,20}) ?= ?$")
_BETWEEN: Final = AND_OR | {","}


def shared_noun(here: Cursor) -> Link | None:
    """`14 verplichte en 3 vrijwillige thema's`: the noun stands with the next number."""
    view, at = here.view, here.at
    last = at + 1
    while last < len(view.words) and _bends(view.words[last]):
        last += 1
    head = _noun_behind(view, last) if last > at + 1 else -1
    if head < 0:
        return None
    noun = view.words[head].text
    lemma = f"{lemma_of(view, at + 1, last)} {lemma_of(view, head, head + 1)}"
    return Link(f"{view.text(at + 1, last)} {noun}", lemma.strip(), "following_noun", 0.85)


def noun_behind_or_more(here: Cursor) -> Link | None:
    """`één of meerdere locaties`, `twee of meer dagen`: the noun behind a loose second number."""
    view, at = here.view, here.at
    aside = at + 4 < len(view.words) and view.words[at + 1].text == "("
    at += aside  # "twee (of meer) dagen"
    if at + 3 >= len(view.words) or view.words[at + 1].lower not in AND_OR:
        return None
    if view.words[at + 2].lower not in _MORE or (aside and view.words[at + 3].text != ")"):
        return None
    phrase = view.phrase_from(at + 2)
    begin = at + 3 + aside
    if begin + 3 < len(view.words) and view.words[begin].text == "(":
        begin += 3 * (view.words[begin + 2].text == ")")  # "één of meer (zware) stoornissen"
        phrase = -1
    if phrase < 0:
        phrase = view.phrase_from(begin)
    if phrase < 0:
        return None
    last = view.chain_from(phrase)[1]
    return link_words(view, begin, last, rule="following_noun", confidence=0.85)


def told_by_sign(here: Cursor) -> Link | None:
    """`Rc = 3,5`, `n=412`: the name whose value is given."""
    found = _NAME_IS.search(here.text, 0, here.quantity.digits[0])
    if found is None:
        return None
    return Link(found["name"], found["name"].lower(), "labelled", 0.85)


def _noun_behind(view: SentenceView, at: int) -> int:
    """The noun of the next number of a row, where that has an adjective of its own too; else -1."""
    while at < len(view.words) and view.words[at].lower in _BETWEEN:
        at += 1
    if at >= len(view.words) or view.words[at].kind != "num" or view.words[at - 1].kind == "num":
        return -1
    place = at + 1
    while place < len(view.words) and _bends(view.words[place]):
        place += 1
    if place == at + 1 or view.words[at - 1].lower not in _BETWEEN or place >= len(view.words):
        return -1
    return place if view.words[place].kind == "noun" else _noun_behind(view, place)


def _bends(word: SentenceWord) -> bool:
    """Whether a word is an adjective with its ending: `nieuwe`, `verplichte`."""
    if word.kind not in {"adj", "part", "noun", "verb"} or not word.lower.endswith("e"):
        return False
    if word.kind == "adj" or PARTICIPLE.fullmatch(word.lower[:-1]):
        return True
    return load_lemmas().commonest_pos(word.lower) == "ADJ"


def with_side(here: Cursor, link: Link) -> Link:
    """`22 stemmen voor en 9 tegen`: the side that a count is on belongs to what it counts."""
    view = here.view
    phrase = view.phrase_counted_by(here.at)
    last = view.phrases[phrase].last if phrase >= 0 else -1
    if not 0 <= last < len(view.words) or view.words[last].lower not in _SIDES:
        return link
    behind = view.words[last + 1] if last + 1 < len(view.words) else None
    if behind is not None and behind.kind not in {"stop", "conj", "close"}:
        return link
    side = view.words[last].text
    return Link(
        f"{link.measure} {side}", f"{link.lemma} {side.lower()}", link.rule, link.confidence
    )
