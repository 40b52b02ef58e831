"""Meaning carried on: from an earlier number in the sentence, from the sentence that calls a
note, from the sentences and the heading before."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.families import unit_family
from extractors.meaning.measure.words.link import Link, is_actor, is_noun_of, link_words
from extractors.meaning.sentence.context import Sentence
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView, view_alone
from schemas.readings import Meaning

_POINTER: Final = re.compile(
    r"^(?:van |onder |bij )?(?:hen|hun|ze|deze|die|dit|dat|hiervan|daarvan|waarvan|ervan|hieronder"
    r"|daaronder|waaronder|(?:deze|die|dit|dat) \w+)$",
    re.IGNORECASE,
)


def earlier_alike(here: Cursor) -> int:
    """The nearest earlier quantity of the sentence in the same unit family, or -1."""
    family = here.family
    for other in range(here.index - 1, -1, -1):
        quantity = here.view.quantity(other)
        if unit_family(quantity) == family and quantity.kind != "ordinal":
            return other
    return -1


def earlier_in_text(here: Cursor) -> int:
    """The earlier quantity that a clause goes on from: one in its own text before one in a bracket
    there; -1 where there is none."""
    view, other = here.view, earlier_alike(here)
    place = other
    if view.bracket(here.at) is not None:
        return other
    while place >= 0 and view.bracket(view.places[place]) is not None:
        place = earlier_alike(here.on(place))
    return place if place >= 0 else other


def points_away(population: str) -> bool:
    """Whether a population only points: `van hen`, `hiervan`, `van deze groep`."""
    return bool(_POINTER.match(population))


def resolve(population: str, antecedent: str) -> str:
    """A pointing population with what it points at: `van hen (daders van uitbuiting)`."""
    if not antecedent or antecedent in population:
        return population
    return f"{population} ({antecedent})"


def what_was_meant(meaning: Meaning) -> str:
    """A number's meaning as the thing a later pointer points at."""
    whole = re.sub(r"^(?:van|onder|bij|uit|binnen) ", "", meaning.population)
    return " ".join(part for part in (meaning.measure, whole) if part)


def antecedent_noun(view: SentenceView, first: int) -> str:
    """What `waarvan` or `hiervan` points at in its own sentence: the chain right before it."""
    for place in range(len(view.phrases) - 1, -1, -1):
        phrase = view.phrases[place]
        if phrase.last <= first:
            begin, last = view.chain_until(place)
            link = link_words(view, begin, last, rule="", confidence=0.0)
            return link.measure if link else ""
    return ""


def sentence_topic(sentence: Sentence, family: str) -> Link | None:
    """What a sentence without a fitting number is about: a noun for the unit, else its subject."""
    view = view_alone(sentence)
    chosen = None
    for place, phrase in enumerate(view.phrases):
        head = view.words[phrase.head]
        if is_actor(head) or phrase.number >= 0:
            continue
        fits = family != "times" and is_noun_of(family, head)
        if fits or (chosen is None and phrase.prep < 0):
            chosen = place
            if fits:
                break
    if chosen is None:
        return None
    first, last = view.chain_from(chosen)
    return link_words(view, first, last, rule="topic", confidence=0.5)


def named_phrase(view: SentenceView, noun: str) -> str:
    """The longest chain of the sentence whose head is `noun`, where it says more than the noun."""
    chains = [
        link_words(view, *view.chain_from(place), rule="", confidence=0.0)
        for place, phrase in enumerate(view.phrases)
        if view.words[phrase.head].lower == noun
    ]
    named = [
        chain.measure
        for chain in chains
        if chain and re.match(r"[\w-]+ (?:van|aan|voor|uit)\b", chain.measure, re.IGNORECASE)
    ]
    return max(named, key=len, default="")


def fuller_name(view: SentenceView, link: Link, *, before: int) -> Link:
    """The fuller name of a thing counted: `verdachten` after `het aantal opgespoorde verdachten`.

    Looks among the phrases of `view` that begin before word `before`, behind a word for a number.
    """
    for place, phrase in enumerate(view.phrases):
        if phrase.first >= before or view.words[phrase.head].lower != link.measure.lower():
            continue
        first, last = view.chain_from(place)
        begin = max(first - 2, 0)
        counts = any(is_noun_of("count", word) for word in view.words[begin:last])
        fuller = link_words(view, first, min(last, before), rule=link.rule, confidence=0.9)
        if counts and fuller and fuller.measure != link.measure:
            return fuller
    return link
