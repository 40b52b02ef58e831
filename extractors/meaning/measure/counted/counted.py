"""From a number to the noun it counts, by what stands right around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.counted.fitting import measurable_noun
from extractors.meaning.measure.counted.sizes import attributed_noun
from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import SentenceWord

_PURPOSES: Final = word_group("purposes")
_KEPT: Final = frozenset({"op", "in", "uit"})
_CONSISTS: Final = frozenset({"bestaat", "bestaan", "bestond", "bestonden"})
_SPENT: Final = word_group("spent")
_DIFFERS: Final = frozenset({"meer", "minder", "extra"})
_JOINING: Final = frozenset({"naar", "tot", "en", "of", "in", ",", "maar"})


def follow_noun(here: Cursor) -> Link | None:
    """`893 opsporingsonderzoeken naar mensenhandel`: the phrase the number stands in."""
    view = here.view
    if here.family == "money" and " per " in view.words[here.at].lower:
        return None  # "10 euro per kg afval": the noun belongs to what is paid for
    at = here.at
    phrase = view.phrase_counted_by(at)
    if phrase < 0:
        after = view.after(at)
        differs = after + 1 < len(view.words) and view.words[after].lower in _DIFFERS
        if here.family == "money" and after < len(view.words) and view.words[after].kind == "adv":
            after += 1  # "voor € 45.000 per saldo voordelige verschillen"
        phrase = view.phrase_from(after)
        if phrase < 0 and differs:
            phrase = view.phrase_from(after + 1)
        if phrase < 0 or view.phrases[phrase].number >= 0:
            return None
        if view.words[view.phrases[phrase].first].kind == "det" and not differs:
            return None
        if differs:  # "14.000 meer beoordelingen dan vorig jaar"
            last = view.chain_from(phrase)[1]
            return link_words(view, after + 1, last, rule="following_noun", confidence=0.95)
    first, last = max(at + 1, view.phrases[phrase].first), view.chain_from(phrase)[1]
    return link_words(view, first, last, rule="following_noun", confidence=0.95)


def labelled(here: Cursor) -> Link | None:
    """`Onderwijs: 2 Bedrijven: 1`: the label whose colon stands right before the number; a bracket
    before the colon says in what it is told: `Looptijd (in dagen): 43`.
    """
    view = here.view
    end = here.at - 1
    if end < 1 or view.words[end].text not in (":", "):"):
        return None
    if view.words[end].text != ":":
        while end > 0 and view.words[end].text != "(":
            end -= 1
    phrase = view.phrase_until(end)
    if phrase < 0 and (end < 1 or view.words[end - 1].kind not in {"adj", "quant"}):
        return None
    first = view.phrases[phrase].first if phrase >= 0 else end - 1
    if first > 0 and view.words[first - 1].kind not in {"num", "stop", "close", "mark"}:
        return None
    return link_words(view, first, end, rule="labelled", confidence=0.9)


def of_those_named(here: Cursor) -> Link | None:
    """`Van de aanvragen zijn er 17 afgewezen`: what the clause opens with, that a number without a
    noun is some of."""
    view, at = here.view, here.at
    first = view.segment(at)[0]
    behind = view.words[at + 1] if at + 1 < len(view.words) else None
    if view.words[first].lower != "van" or (behind is not None and behind.kind == "num"):
        return None
    phrase = view.phrase_from(first + 1)
    last = view.chain_from(phrase)[1] if phrase >= 0 else at
    if last >= at or all(word.lower != "er" for word in view.words[last:at]):
        return None
    return link_words(view, first + 1, last, rule="part_of", confidence=0.75)


def before_colon(here: Cursor) -> Link | None:
    """`Jeugdsport: structurele verhoging van € 18.000`: the thing that a sentence opens with."""
    view = here.view
    colon = next((i for i, word in enumerate(view.words[: here.at]) if word.text == ":"), 0)
    phrase = view.phrase_until(colon) if colon else -1
    if phrase < 0 or view.chain_until(phrase)[0] > 1:
        return None
    first, last = view.chain_until(phrase)
    return link_words(view, first, last, rule="labelled", confidence=0.8)


def follow_substance(here: Cursor) -> Link | None:
    """`de uitstoot van stallen met 2 kton NH3`, `de emissie bedroeg 2 kton NH3`: the substance
    with what is measured of it."""
    link = follow_noun(here)
    if link is None:
        return None
    whole = attributed_noun(here)
    if whole is None and " " not in link.measure:
        whole = measurable_noun(here, within=True)
    if whole is None or link.measure in whole.measure.split():
        return whole or link
    return replace(
        link, measure=f"{whole.measure} {link.measure}", lemma=f"{whole.lemma} {link.lemma}"
    )


def count_of(here: Cursor) -> Link | None:
    """`25 van de 30 moties`: a count out of what is named behind `van`."""
    view = here.view
    after = view.after(here.at)
    if after >= len(view.words) or view.words[after].lower != "van":
        return None
    return part_of(here)


def named_as(here: Cursor) -> Link | None:
    """`de onderbouwing van 101,5% als minimale dekkingsgraad`: what a number is given as, where
    that fits its unit."""
    view = here.view
    after = view.after(here.at)
    if after + 1 >= len(view.words) or view.words[after].lower != "als":
        return None
    phrase = view.phrase_from(after + 1)
    if phrase < 0 or view.phrases[phrase].number >= 0:
        return None
    if not is_noun_of(here.family, view.words[view.phrases[phrase].head]):
        return None
    first, last = view.chain_from(phrase)
    return link_words(view, first, last, rule="attributed_noun", confidence=0.85)


def listed(here: Cursor) -> Link | None:
    """`rente 418 (vorig jaar 69) en bankkosten 27`: an item of a list right before its number."""
    view = here.view
    at = here.at
    phrase = view.phrase_until(at) if at and view.words[at - 1].kind == "noun" else -1
    if phrase < 0:
        return None
    behind = view.words[at + 1] if at + 1 < len(view.words) else None
    if behind is not None and behind.text != "(" and behind.kind not in {"stop", "conj"}:
        return None
    if is_noun_of("moment", view.words[view.phrases[phrase].head]):
        return None  # "bedraagt ultimo jaar € 8.658 (2023: € 6.062)"
    first, last = view.chain_until(phrase)
    before = view.words[first - 1].kind if first else "stop"
    compared = behind is not None and behind.text == "("
    if before not in {"stop", "conj", "close", "num"} and not (compared and before == "prep"):
        return None
    return link_words(view, first, last, rule="listed", confidence=0.75)


def shared_behind(here: Cursor) -> Link | None:
    """`van 80 naar ongeveer 330 meetpunten`, `97 of 5% van de punten`: the next number's noun."""
    view = here.view
    at = here.at
    behind = at + 1
    while behind < len(view.words) and _passes(view.words[behind]):
        behind += 1
    if behind == at + 1 or behind >= len(view.words) or view.words[behind].kind != "num":
        return None
    other = view.words[behind].index
    beside = here.on(other)
    if beside.at != behind or beside.family not in {"count", "share"}:
        return None
    return follow_noun(beside) or part_of(beside) or shared_behind(beside)


def _passes(word: SentenceWord) -> bool:
    """Whether a word may stand between two numbers that share a noun."""
    return word.lower in _JOINING or word.kind in {"adv", "period"}


def _places(head: SentenceWord) -> bool:
    """Whether a noun tells when or under which conditions, and not what for."""
    return is_noun_of("moment", head) or is_noun_of("circumstance", head)


def purpose(here: Cursor) -> Link | None:
    """`€ 143 miljoen beschikbaar voor de preventieaanpak`: what an amount is for."""
    view = here.view
    at = here.at
    last = view.segment(at)[1]
    aside = False
    for place in range(at + 1, last):
        word = view.words[place]
        aside = word.kind == "open" or (aside and word.kind != "close")
        if aside:
            continue
        if word.kind == "num":
            return None
        if word.kind != "prep" or word.lower not in _PURPOSES:
            continue
        phrase = view.phrase_from(place + 1)
        if phrase < 0 or _places(view.words[view.phrases[phrase].head]):
            continue
        if word.lower in _KEPT and _told_before(here, "voor", view.segment(at)[0]):
            return None  # "voor de sloop is € 2 miljoen gereserveerd op de begroting"
        first, end = view.chain_from(phrase)
        return link_words(view, first, end, rule="purpose", confidence=0.8)
    return None


def spent_on(here: Cursor) -> Link | None:
    """`aan wegen, groen en water werd € 3 miljoen besteed`: what an amount was spent on."""
    view, at = here.view, here.at
    last = view.segment(at)[1]
    if not any(word.lower in _SPENT for word in view.words[at + 1 : last]):
        return None
    return _told_before(here, "aan", 0)


def consists_of(here: Cursor) -> Link | None:
    """`de kosten bestaan voor € 10 uit vergoedingen`: the part of a whole that an amount is."""
    view, after = here.view, here.view.after(here.at)
    lead = view.lead(here.at)
    if lead < 0 or view.words[lead].lower != "voor" or after >= len(view.words):
        return None
    consists = any(word.lower in _CONSISTS for word in view.words[:lead])
    phrase = view.phrase_from(after + 1)
    if not consists or view.words[after].lower != "uit" or phrase < 0:
        return None
    return link_words(view, *view.chain_from(phrase), rule="part_of", confidence=0.85)


def purpose_before(here: Cursor) -> Link | None:
    """`trekt voor een onderzoek € 2 miljoen uit`: what an amount is for, named before it."""
    return _told_before(here, "voor", here.view.segment(here.at)[0])


def _told_before(here: Cursor, prep: str, first: int) -> Link | None:
    """The phrase behind `prep` from word `first` up to the number."""
    view = here.view
    for place, phrase in enumerate(view.phrases):
        if phrase.first < first or phrase.prep < 0 or view.words[phrase.prep].lower != prep:
            continue
        begin, last = view.chain_from(place)
        if last <= here.at and not _places(view.words[phrase.head]):
            return link_words(view, begin, last, rule="purpose", confidence=0.7)
    return None


def part_of(here: Cursor) -> Link | None:
    """`22 maanden van inschrijving tot vonnis`, `20 kg van de depositie`: what `van` adds."""
    view = here.view
    after = view.after(here.at)
    if after >= len(view.words) or view.words[after].kind != "prep":
        return None
    if view.words[after].lower not in {"van", "uit", "aan", "tussen", "bij", "op", "voor"}:
        return None
    if here.quantity.unit in {"m", "km", "cm", "mm"} and view.words[after].lower != "van":
        return None
    begin = after + 1
    if begin + 1 < len(view.words) and view.words[begin].lower in {"elk", "ieder", "beide"}:
        begin += 2 if view.words[begin + 1].lower == "van" else 0
    phrase = view.phrase_from(begin)
    if phrase < 0 or _places(view.words[view.phrases[phrase].head]):
        return None
    first, last = view.chain_from(phrase)
    return link_words(view, first, last, rule="part_of", confidence=0.8)
