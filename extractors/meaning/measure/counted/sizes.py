"""The noun that a number is the size of: `een vertraging van 2 dagen`, `een budget op € 5 mln`."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.before.carry import earlier_alike
from extractors.meaning.measure.counted.fitting import measurable_noun
from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.clauses import head_of_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import SentenceWord
from extractors.meaning.sentence.phrases import preceding_chain
from extractors.meaning.sentence.view import SentenceView

_ATTRIBUTIVE: Final = word_group("attributive")
_AMOUNTING: Final = frozenset(
    {"ter grootte van", "ter hoogte van", "ten bedrage van", "ter waarde van"}
)
_COMPARED: Final = frozenset({"hoger", "lager", "groter", "kleiner", "jonger", "ouder", "langer"})
_AGES: Final = frozenset({"tot", "onder", "boven", "vanaf", "jonger", "ouder"})
_OF_AGES: Final = frozenset({"year", "month", "week"})
_REACHED: Final = frozenset({"op", "naar", "tot", "rond"})
_WITHIN: Final = frozenset({"met", "binnen", "tussen"})
_CHANGE: Final = re.compile(
    r"\w*(?:stijging|daling|toename|afname|groei|krimp|verhoging|verlaging|vermindering|reductie"
    r"|verandering|verschuiving|ontwikkeling|bandbreedte|spreiding|variatie)"
)
_CHANGES: Final = re.compile(
    rf"(?:{_CHANGE.pattern}|\w*(?:korting|indexatie|indexering|bezuiniging))"
)


def attributed_noun(here: Cursor) -> Link | None:
    """`een vertraging van 2 dagen`, `een budget op € 227 miljoen`: the noun it is the size of."""
    return _set_apart(here) or _joined_noun(here)


def _joined_noun(here: Cursor) -> Link | None:
    """The noun that a preposition joins a number to as its size."""
    view = here.view
    lead = view.lead(here.at)
    opening = view.words[here.at].lower.split()[0]
    bounded = opening in {"boven", "onder"} and lead >= 1 and view.words[lead].lower == "van"
    if (opening in _ATTRIBUTIVE or opening in _COMPARED) and not bounded:
        lead = here.at
    elif lead < 1 or view.words[lead].lower not in _ATTRIBUTIVE | _AMOUNTING:
        return None
    if _is_goal(here, lead):
        return None
    phrase = _sized_phrase(here, lead)
    if phrase < 0:
        return None
    head = view.words[view.phrases[phrase].head]
    counted = view.phrases[phrase].number
    sized = here.family == "weight" or (
        here.family in {"money", "rate"} and view.words[lead].lower == "van"
    )  # "twee leningen van € 5 miljoen"
    if _is_of_time(here, phrase) or (counted >= 0 and not sized):
        return None
    if is_noun_of("circumstance", head) and (lead == here.at or view.phrases[phrase].prep >= 0):
        return None  # "onder geen enkele omstandigheid onder de 120%"
    if _goes_to_next(here, lead) and not _moves(here, head) and measurable_noun(here, within=True):
        return None  # "de straf voor de productie van drugs gaat van acht naar twaalf jaar"
    first, last = _sized_words(here, phrase, lead)
    governed = first > 0 and view.words[first - 1].kind == "prep"
    if view.words[lead].lower in _REACHED | {"met"} and lead != here.at:
        begin = _behind_doing(view, first, last)
        governed = governed and begin == first
        first = begin
    heads = (view.words[p.head] for p in view.phrases if first <= p.head < last)
    loose = not any(_moves(here, noun) for noun in heads) and not _hangs_from(here, first, last)
    if (
        governed
        and view.words[lead].lower == "met"
        and (loose or _is_gapped(here) or _tells_trait(here))
    ):
        return None  # "het verbruik kan bij gebruik met 5% omlaag"
    if governed and view.words[lead].lower in _REACHED:
        return None  # "de mediaan ligt binnen deze bedrijfstak op 49"
    if governed and _is_level(here, lead) and not _moves(here, head):
        return None
    return link_words(view, first, last, rule="attributed_noun", confidence=0.9)


def _sized_phrase(here: Cursor, lead: int) -> int:
    """The phrase before word `lead` that a number is the size of, or -1: right before it, or over
    a period or a word that says nothing."""
    view = here.view
    phrase = _before_rate(view, view.phrase_until(lead))
    if phrase < 0 and lead > 1 and _is_passed(view, lead) and not _next_is_counted(here, lead):
        phrase = view.phrase_until(lead - 1)
    if phrase < 0 and here.family not in {"time", "count"}:
        phrase = view.phrase_until(_before_period(view, lead))
    if phrase < 0 and view.words[lead].lower in _AMOUNTING | {"van"}:
        phrase = view.phrase_until(_before_infinitive(view, lead))
    return phrase


def _set_apart(here: Cursor) -> Link | None:
    """`ruimte voor een verhoging van de lonen, (namelijk) met 2%`: the change that a number behind
    a comma tells the size of."""
    view = here.view
    lead = view.lead(here.at)
    comma = lead - 1
    while comma > 0 and view.words[comma].kind in {"adv", "conj"}:
        comma -= 1
    if comma < 1 or view.words[lead].lower != "met" or view.words[comma].text != ",":
        return None
    place = view.phrase_until(comma)
    begin = view.chain_until(place)[0] if place >= 0 else comma
    for phrase in view.phrases:
        if begin <= phrase.first < comma and _CHANGES.fullmatch(view.words[phrase.head].lower):
            return link_words(view, phrase.first, comma, rule="attributed_noun", confidence=0.8)
    return None


def _is_of_time(here: Cursor, phrase: int) -> bool:
    """Whether a phrase, or the one that its chain begins with, tells when or in which cases:
    `tot 150% in de meeste gevallen en lokaal tot 200%`."""
    view = here.view
    begin = view.phrases[preceding_chain(view.words, view.phrases, phrase)]
    governed = begin.prep >= 0 and is_noun_of("moment", view.words[begin.head])
    return governed or is_noun_of("moment", view.words[view.phrases[phrase].head])


def _sized_words(here: Cursor, phrase: int, lead: int) -> tuple[int, int]:
    """The words of what a number is the size of: the chain, or the one phrase it is said of."""
    view, own = here.view, here.view.phrases[phrase]
    behind = view.words[here.at + 1].lower if here.at + 1 < len(view.words) else ""
    if own.number >= 0 or behind == "oud":
        return max(own.first, own.number + 1), own.last  # "bomen van 30 jaar oud"
    if _is_age(here, view.words[own.head]) and own.prep >= 0:
        return own.first, own.last  # "gezinnen met kinderen tot 4 jaar"
    if lead == here.at and _bounds_only(here, view.chain_until(phrase)[0], own.first):
        return own.first, own.last  # "een uitkomst voor de bijdragen onder 5 kg"
    if view.words[lead].lower == "van" and _first_is_sized(here, phrase):
        return view.chain_until(phrase)
    within = own.prep >= 0 and view.words[own.prep].lower in _WITHIN
    lasts = own.prep >= 0 and here.family == "time" and is_noun_of("time", view.words[own.head])
    indefinite = view.words[own.first].lower == "een"
    if (within or lasts or indefinite) and view.words[lead].lower == "van":
        return own.first, own.last  # "vragen binnen de termijn van drie dagen"
    return view.chain_until(phrase)


def _is_age(here: Cursor, noun: SentenceWord) -> bool:
    """Whether a time bounds how old what stands right before it is: `kinderen tot 4 jaar`."""
    opening = here.view.words[here.at].lower.split()[0]
    of_time = is_noun_of("time", noun) or is_noun_of("moment", noun)
    return here.quantity.unit in _OF_AGES and opening in _AGES and not of_time


def _first_is_sized(here: Cursor, phrase: int) -> bool:
    """Whether a chain begins with what has a size, and what stands right before the number has
    none of that unit: `een bijdrage aan de hinder op een gevel van 0,4 dB`."""
    view = here.view
    first, own = view.chain_until(phrase)[0], view.phrases[phrase]
    opening = next(p for p in view.phrases if p.first >= first)
    head, last = view.words[opening.head], view.words[own.head]
    if opening is own or opening.number >= 0:
        return False
    if any(is_noun_of(kind, last) for kind in (here.family, "size", "time", "money", "share")):
        return False
    return is_noun_of("size", head) or is_noun_of(here.family, head)


def _bounds_only(here: Cursor, first: int, own: int) -> bool:
    """Whether a bound is one of the noun right before it, and of none before that in the chain."""
    view = here.view
    opening = view.words[here.at].lower.split()[0]
    heads = [view.words[p.head] for p in view.phrases if first <= p.first < own]
    is_bound = opening in _COMPARED | {"onder", "boven"}
    return is_bound and not any(is_noun_of(here.family, head) for head in heads)


def _behind_doing(view: SentenceView, first: int, last: int) -> int:
    """Where in a chain begins what something is done to: `door het verhogen van | de norm`."""
    parsed = view.sentence.parsed
    for at in range(last - 2, first - 1, -1):
        word = view.words[at]
        is_verb = parsed is not None and word.token >= 0 and parsed.tokens[word.token].pos == "VERB"
        if is_verb and word.lower.endswith("en") and view.words[at + 1].lower == "van":
            return at + 2
    return first


def _hangs_from(here: Cursor, first: int, last: int) -> bool:
    """Whether the parse hangs the number from one of the words `first:last`, or says nothing."""
    head = head_of_number(here)
    return head < 0 or any(word.token == head for word in here.view.words[first:last])


def _is_gapped(here: Cursor) -> bool:
    """Whether the verb of a number stands with the one before it: `de huur steeg in de stad met 3%,
    op het platteland | met 1,5%`."""
    view, other = here.view, earlier_alike(here)
    first, last = view.segment(here.at)
    return (
        other >= 0
        and view.places[other] < first
        and not any(word.kind in {"verb", "part"} for word in view.words[first:last])
    )


def _tells_trait(here: Cursor) -> bool:
    """Whether a number only says how much a trait is: `is in dit gebied met 12% | nog klein`."""
    view, at = here.view, here.view.after(here.at)
    while at < len(view.words) and view.words[at].kind == "adv":
        at += 1
    return at < len(view.words) and view.words[at].kind == "adj" and view.phrase_from(at) < 0


def _is_passed(view: SentenceView, lead: int) -> bool:
    """Whether a word between a noun and its size says nothing: `een vergoeding aanvragen van`."""
    kind = view.words[lead - 1].kind
    if kind == "part" and is_noun_of("circumstance", view.words[max(lead - 2, 0)]):
        return False  # "er wordt gebruik gemaakt van"
    passed = {"verb", "part", "prep"}  # "levert een besparing op van", "een rendement behaald van"
    sized = view.words[lead].lower in _AMOUNTING | {"van"}
    return kind in {"adv", "adj"} or (kind in passed and sized)


def _next_is_counted(here: Cursor, lead: int) -> bool:
    """Whether a count goes on to one with a noun of its own: `gegroeid van 80 naar 330 punten`."""
    if (
        here.family != "count"
        or not _is_level(here, lead)
        or here.index + 1 >= len(here.view.places)
    ):
        return False
    return here.view.phrase_counted_by(here.on(here.index + 1).at) >= 0


def _before_period(view: SentenceView, lead: int) -> int:
    """The word that a period before word `lead` begins with: `de rente | van 2023 van 3%`."""
    at = lead
    while at > 1 and view.words[at - 1].kind in {"period", "adv"}:
        at -= 1
    if at == lead or view.words[at].kind == "adv":
        return lead
    return at - (view.words[at - 1].kind == "prep")


def _before_infinitive(view: SentenceView, lead: int) -> int:
    """The word that "te" and its verb before word `lead` begin with: `een reserve | in te stellen
    van € 5 mln`; `lead` itself where none stands there."""
    verb = lead - 1
    if verb < 2 or view.words[verb - 1].lower != "te" or not view.words[verb].lower.endswith("n"):
        return lead
    return verb - 2 if view.words[verb - 2].kind in {"prep", "adv"} else verb - 1


def _before_rate(view: SentenceView, phrase: int) -> int:
    """The phrase that is the size of a number told per something: `een bedrag per project van`."""
    if phrase <= 0:
        return phrase
    prep = view.phrases[phrase].prep
    is_rate = prep >= 0 and view.words[prep].lower == "per"
    return view.phrase_until(prep) if is_rate else phrase


def _is_level(here: Cursor, lead: int) -> bool:
    """Whether the number is where a change begins: `… van 11 weken in 2022 naar 14 weken`."""
    view = here.view
    if view.words[lead].lower != "van":
        return False
    end = view.segment(here.at)[1]
    toward = [at for at in range(here.at + 1, end - 1) if view.words[at].lower == "naar"]
    return any(view.words[at + 1].kind in {"num", "adv", "quant"} for at in toward)


def _goes_to_next(here: Cursor, lead: int) -> bool:
    """Whether the number is where a change begins, and no more than that."""
    return here.family in {"time", "money"} and _is_level(here, lead)


def _is_goal(here: Cursor, lead: int) -> bool:
    """Whether the number is where a change ends: `van 32% in de stad naar 11%`."""
    view = here.view
    other = earlier_alike(here)
    if other < 0 or view.words[lead].lower not in {"naar", "tot"}:
        return False
    begun = view.lead(view.places[other])
    return begun >= 0 and view.words[begun].lower == "van"


def _moves(here: Cursor, head: SentenceWord) -> bool:
    """Whether a noun is a change or fits the unit: `een stijging van 3 naar 5 procent`."""
    family = here.family
    return bool(_CHANGE.fullmatch(head.lower)) or (
        family not in {"count", "times"} and is_noun_of(family, head)
    )
