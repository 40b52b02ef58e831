"""What a number is said of without a verb of its own between: `aandeel uit wind nu 35%, …`, `de
bezetting was 80% op de afdeling`, `een lagere dekking dan 40%`."""

from __future__ import annotations

from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.subject import acts, clause_subject
from extractors.meaning.measure.shares.shares import share_of
from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.clauses import tokens_of_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

_COMPARING: Final = ("ere", "dere", "meer", "minder")
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_PLACING: Final = frozenset({"in", "op", "bij", "binnen", "onder", "voor", "tot", "van"})
_AMOUNTS: Final = word_group("amounting")
_BEEN: Final = frozenset({"geweest", "gebleven", "gebleken"})


def stated_of(here: Cursor) -> Link | None:
    """What a number is said of outright, whatever is told of it behind the number."""
    return _without_verb(here) or _by_copula(here)


def compared(here: Cursor) -> Link | None:
    """`een lagere dekking dan 40% van de kosten`: what is compared, without how."""
    view, dan = here.view, here.at - 1
    if dan < 2 or view.words[dan].lower != "dan":
        return None
    place = view.phrase_until(dan)
    if place < 0 or view.phrases[place].number >= 0:
        return None
    phrase = view.phrases[place]
    first = phrase.first + (view.words[phrase.first].kind == "det")
    if first >= phrase.head or not view.words[first].lower.endswith(_COMPARING):
        return None
    whole = share_of(here)
    population = whole.population if whole is not None else ""
    return link_words(
        view,
        first + 1,
        phrase.last,
        rule="attributed_noun",
        confidence=0.8,
        population=population,
    )


def _without_verb(here: Cursor) -> Link | None:
    """`Aandeel uit wind nu 35%, kan worden aangepast`: a number right behind what opens the
    sentence, both before its verb, and a comma behind it."""
    view = here.view
    behind = here.at + 1
    if behind >= len(view.words) or view.words[behind].text not in {",", ";", "–"}:
        return None
    first = view.segment(here.at)[0]
    if first or any(word.kind in {"verb", "pron"} for word in view.words[: here.at]):
        return None
    lead = here.at
    while lead > 0 and view.words[lead - 1].kind in {"adv", "mark", "adj"}:
        lead -= 1
    place = view.phrase_until(lead)
    if place < 0 or view.chain_until(place)[0] > 1 or _names_time(view, place):
        return None
    opening = view.chain_until(place)[0]
    if view.words[0].kind == "prep" or acts(view, view.phrases[view.phrase_from(opening)]):
        return None
    return link_words(view, opening, lead, rule="labelled", confidence=0.7)


def _names_time(view: SentenceView, place: int) -> bool:
    return is_noun_of("moment", view.words[view.phrases[place].head])


def _by_copula(here: Cursor) -> Link | None:
    """`De bezetting was 80% op de afdeling`: the subject of the copula that the number itself goes
    with in the parse, where only a place is told behind it."""
    view, parsed = here.view, here.view.sentence.parsed
    behind = view.words[here.at + 1].lower if here.at + 1 < len(view.words) else ""
    if behind in _BEEN or _closes_clause(here):
        return clause_subject(here)
    if parsed is None or behind not in _PLACING:
        return None
    own = set(tokens_of_number(here))
    tokens = parsed.tokens
    copula = any(t.dep == "cop" and t.head in own for t in tokens)
    subject = next((t for t in tokens if t.dep in _SUBJECTS and t.head in own), None)
    if not copula or subject is None or subject.pos not in {"NOUN", "PROPN"}:
        return None
    for place, phrase in enumerate(view.phrases):
        begin, end = view.words[phrase.first].start, view.words[phrase.last - 1].end
        if begin <= subject.start < end and phrase.number < 0 and not acts(view, phrase):
            first, last = view.chain_from(place)
            if first <= here.at < last:
                return None
            return link_words(view, first, last, rule="parsed_subject", confidence=0.8)
    return None


def _closes_clause(here: Cursor) -> bool:
    """Whether the verb that a number belongs to stands right behind it: `moet minimaal 87% te
    bedragen`, `dat circa 5% bedraagt`."""
    view, after = here.view, here.at + 1
    if after < len(view.words) and view.words[after].kind == "open":
        after = view.closing(after) + 1  # "minimaal 85% (was 80%) te bedragen"
    behind = [word.lower for word in view.words[after : after + 2]]
    return bool(behind) and behind[behind[0] == "te" and len(behind) > 1] in _AMOUNTS
