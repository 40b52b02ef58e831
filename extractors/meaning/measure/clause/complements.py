"""Nouns that say nothing alone, with what they are of: `periode (burgemeester benoemd)`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.families import names_family, unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.happenings import what_happens
from extractors.meaning.measure.clause.relatives import end_of_relative
from extractors.meaning.measure.clause.tails import with_tail
from extractors.meaning.measure.words.link import Link, is_actor, is_noun_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import Phrase
from extractors.meaning.sentence.view import SentenceView

_BARE: Final = word_group("bare_nouns")
_RELATIVE: Final = frozenset({"die", "dat", "welke"})
_READ_HERE: Final = frozenset(
    {"following_noun", "attributed_noun", "measurable_noun", "parsed_subject", "subject"}
)
_CONTRASTED: Final = _READ_HERE | {"ellipsis", "share_of", "antecedent"}
_PLACES: Final = frozenset({"op", "in", "bij", "onder", "voor"})
_BEEN: Final = frozenset({"geweest", "gebleven"})
_NOT_TOLD_APART: Final = frozenset({"count", "time", "times"})
_AVAILABLE: Final = frozenset({"beschikbaar", "vrij", "te"})
_PURPOSES: Final = frozenset({"voor", "aan", "ter", "ten behoeve van", "t.b.v."})
_FAR_PURPOSES: Final = _PURPOSES - {"aan"}  # "wordt gemeld aan het bestuur"
_COUNTING: Final = frozenset({"aantal", "aantallen", "percentage", "aandeel", "deel"})
_LONGEST: Final = 16


def completed(here: Cursor, link: Link) -> Link:
    """The link with what its noun leaves unsaid, where the sentence tells it."""
    told = _with_counted_clause(here, link)
    if told is not None:
        return told
    if link.rule not in _CONTRASTED:
        return link
    if link.rule in _READ_HERE:
        link = _with_relative_clause(here, link)
    if link.rule == "attributed_noun" and here.family == "money":
        link = _with_purpose(here, link)
    if link.rule in _READ_HERE and link.measure.lower() in _BARE:
        return _with_complement(here, link)
    if link.population and link.rule != "ellipsis":
        return link
    if (place := _told_apart_by(here)) and not link.measure.endswith(place):
        return replace(link, population=place)
    return with_tail(here, link)


def _with_counted_clause(here: Cursor, link: Link) -> Link | None:
    """`het percentage burgers dat zich veilig voelt is 83%`: what is counted, with the clause that
    says which of them; None where the measure is no part of it."""
    view = here.view
    for phrase in view.phrases:
        opener = phrase.last
        if opener + 1 >= here.at or view.words[opener].lower not in _RELATIVE:
            continue
        counts = (i for i in range(phrase.first, phrase.head) if _counts(view.words[i].lower))
        noun = next(counts, -1) + 1
        if not noun:
            continue
        end = end_of_relative(view, opener, here.at)
        if not opener + 1 < end <= here.at or end - noun > _LONGEST:
            continue
        whole = view.text(phrase.first, end).lower().split()
        if not set(link.measure.lower().split()) <= set(whole):
            continue
        told = link_words(view, noun, end, rule=link.rule, confidence=link.confidence)
        return replace(told, population=link.population) if told is not None else None
    return None


def _counts(word: str) -> bool:
    return word in _COUNTING


def _with_purpose(here: Cursor, link: Link) -> Link:
    """A sum with what it is for: `een bedrag van € 5 miljoen (…) voor de opvang`, `een post van
    € 3.000 aan rente`; right behind the number, or further on where the noun says nothing."""
    view = here.view
    bare = link.measure.lower().split()[-1] in _BARE
    reach = view.segment(here.at)[1] if bare else _past_verbs(view, here.at + 1) + 1
    for phrase in view.phrases:
        if not here.at < phrase.prep < reach or phrase.number >= 0:
            continue
        told_far = not bare and phrase.prep > here.at + 1
        if view.words[phrase.prep].lower not in (_FAR_PURPOSES if told_far else _PURPOSES):
            continue
        if phrase.prep + 1 != phrase.first:
            continue
        if is_noun_of("moment", view.words[phrase.head]):
            continue
        last = view.chain_from(view.phrases.index(phrase))[1]
        told = link_words(view, phrase.first, last, rule=link.rule, confidence=link.confidence)
        if told is None:
            continue
        prep = view.words[phrase.prep].text
        return replace(
            link,
            measure=f"{link.measure} {prep} {told.measure}",
            lemma=f"{link.lemma} {told.lemma}",
        )
    return _with_purpose_before(here, link)


def _past_verbs(view: SentenceView, at: int) -> int:
    """The word behind those that only say that a sum is there: `€ 5 | beschikbaar te stellen`."""
    last = at
    while last < len(view.words) and (
        view.words[last].kind in {"verb", "part"} or view.words[last].lower in _AVAILABLE
    ):
        last += 1
    return last


def _with_purpose_before(here: Cursor, link: Link) -> Link:
    """`De raad stelde voor de ijsbaan een krediet van € 4 beschikbaar`: what stands right before
    the sum."""
    view = here.view
    own = next((p for p in view.phrases if p.last < here.at and _is_said_by(view, p, link)), None)
    place = view.phrase_until(own.first) if own is not None and own.prep < 0 else -1
    if place < 0:
        return link
    first, last = view.chain_until(place)
    opening = view.phrases[view.phrase_from(first)]
    if opening.prep < 0 or view.words[opening.prep].lower != "voor" or opening.number >= 0:
        return link
    if is_noun_of("moment", view.words[opening.head]) or is_actor(view.words[opening.head]):
        return link
    told = link_words(view, first, last, rule=link.rule, confidence=link.confidence)
    if told is None:
        return link
    return replace(
        link, measure=f"{link.measure} voor {told.measure}", lemma=f"{link.lemma} {told.lemma}"
    )


def _is_said_by(view: SentenceView, phrase: Phrase, link: Link) -> bool:
    """Whether a phrase is what a measure begins with."""
    return link.measure.startswith(view.text(phrase.head, phrase.head + 1))


def _with_complement(here: Cursor, link: Link) -> Link:
    """A bare noun with the phrase before it, else with what happens: `punten (wet aangepast)`."""
    view = here.view
    place = next(
        (
            at
            for at, phrase in enumerate(view.phrases)
            if view.words[phrase.head].lower == link.measure.lower()
            and (phrase.number == here.at or phrase.last <= here.at)
        ),
        -1,
    )
    if place < 0:
        return link
    phrase = view.phrases[place]
    first = phrase.prep if phrase.prep >= 0 else phrase.first
    is_end = phrase.prep >= 0 and phrase.number < 0
    whole = _phrase_before(view, first) if is_end else None
    told = whole or what_happens(here, besides=range(first, max(phrase.last, here.at + 1)))
    if told is None or link.measure.lower() in told.measure.lower().split():
        return link
    return replace(
        link,
        measure=f"{link.measure} ({told.measure})",
        lemma=f"{link.lemma} {told.lemma}",
        population=link.population or told.population,
    )


def _phrase_before(view: SentenceView, prep: int) -> Link | None:
    """The changing thing whose end is told: `een verhoging van de druk | tot een niveau van`."""
    if view.words[prep].lower not in {"tot", "naar", "op", "onder", "boven", "van"}:
        return None
    phrase = view.phrase_until(prep)
    if phrase < 0 or view.phrases[phrase].number >= 0:
        return None
    return link_words(view, *view.chain_until(phrase), rule="", confidence=0.0)


def _with_relative_clause(here: Cursor, link: Link) -> Link:
    """`kosten, die betrekking hebben op de huur, van € 3 miljoen`: the clause between the noun
    and its number belongs to the noun."""
    view, family = here.view, here.family
    for phrase in view.phrases:
        opener = phrase.last + (
            phrase.last < len(view.words) and view.words[phrase.last].text == ","
        )
        if opener + 1 >= here.at or view.words[opener].lower not in _RELATIVE:
            continue
        head = view.words[phrase.head]
        last = here.at
        while last > opener and view.words[last - 1].kind in {"prep", "adv", "stop", "det"}:
            last -= 1
        between = view.words[opener:last]
        fits = is_noun_of(family, head) and (head.text in link.measure or not _names(link, family))
        spans = any(word.kind in {"verb", "part"} for word in between) and not any(
            word.kind in {"num", "stop"} for word in between
        )
        ends = view.words[last].lower == "van" or view.words[last].text == ","
        if fits and spans and ends and last - phrase.first <= _LONGEST:
            told = link_words(view, phrase.first, last, rule=link.rule, confidence=link.confidence)
            return told or link
    return link


def _names(link: Link, family: str) -> bool:
    """Whether the measure begins with a noun of the family itself."""
    return names_family(family, link.measure.lower().partition(" ")[0])


def _told_apart_by(here: Cursor) -> str:
    """`van 30% op wijkniveau naar 8% op gemeenteniveau`: where each of two levels holds."""
    if here.family in _NOT_TOLD_APART:
        return ""
    own = _place_behind(here)
    quantities = here.view.sentence.reading.quantities
    others = (
        _place_behind(here.on(i))
        for i, quantity in enumerate(quantities)
        if i != here.index and unit_family(quantity) == here.family
    )
    return own if own and any(other and other != own for other in others) else ""


def _place_behind(here: Cursor) -> str:
    """The phrase of place right behind a number, with its preposition."""
    view, after = here.view, here.at + 1
    if after < len(view.words) and view.words[after].lower in _BEEN:
        after += 1
    if after >= len(view.words) or view.words[after].lower not in _PLACES:
        return ""
    phrase = view.phrase_from(after + 1)
    if phrase < 0 or is_noun_of("moment", view.words[view.phrases[phrase].head]):
        return ""
    return view.text(after, view.phrases[phrase].last)
