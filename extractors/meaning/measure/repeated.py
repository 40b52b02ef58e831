"""Numbers that tell again, more precisely or of something else, what one before them told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.meaning.measure.before import carry
from extractors.meaning.measure.before.threads import TOPIC, is_dated, is_no_pronoun, on_topic
from extractors.meaning.measure.clause import subject
from extractors.meaning.measure.counted.durations import filled_with
from extractors.meaning.measure.shares import shares
from extractors.meaning.measure.shares.predicates import find_predicate
from extractors.meaning.measure.words import ellipses
from extractors.meaning.measure.words.link import Link, is_noun_of
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import guess_kind
from schemas.readings import Meaning

_ITEMS: Final = frozenset({"in", "voor", "bij"})
_LAST_ITEM: Final = re.compile(r"(?P<told>.*) (?:in|voor|bij) (?P<item>[^ ]+(?: [^ ]+)?)")
# "er zijn 865 opgenomen, dit is | 0,6% van het totaal": what was counted, as a share
_THAT_IS: Final = re.compile(
    r"\d[^.;:()]{0,80}, (?:dit|dat) is (?:[a-z.]+ )?$|\d[^.;:(),]{0,30}, (?:ofwel|oftewel) $"
)
_GROUPS: Final = frozenset({"van", "onder", "bij"})
_WHOLES: Final = frozenset({"van", "onder"})
_EQUALS: Final = re.compile(r"\d ?= ?$")
# "… 12 euro | en voor kinderen is dat | 7 euro": what a word joins to the same noun.
_BE: Final = r"(?:is|was|zijn|waren|bedr(?:aagt|agen|oeg|oegen)|ligt|lag|komt|kwam|geldt|gold)"
_OTHER: Final = re.compile(
    r"(?:[,;]|[\s,;](?:en|maar|terwijl|tegenover)) (?:die |dat )?"
    r"(?P<prep>voor|van|in|bij|op|over|uit|aan|onder|tussen|door|met|naar) "
    r"(?!(?:dit|dat|die|deze|totaal|vergelijking|beide|elk|hetzelfde)\b)"
    rf"(?P<other>(?:(?!{_BE}\b)[\w/.&-]+ ){{1,8}}?)"
    rf"(?:{_BE} )?(?:(?:dit|dat|die|deze|het|er) )?"
    r"(?:(?:nog|nu|toen|ook|al|dan|maar|slechts|gemiddeld|maximaal|minimaal) )?$",
    re.IGNORECASE,
)


def find_repeated(here: Cursor, earlier: Sequence[Meaning]) -> Link | None:
    """The measure of a number before this one that this one is another telling of."""
    view = here.view
    if view.restates(here.at) and earlier[here.index - 1].measure:
        return inherited(here, earlier[here.index - 1])
    if here.family == "share":
        part = _share_of_part(here)
        if part is not None:
            return part
        again = _told_again(here)
        if again < 0:
            again = _other_year(here)
        if again >= 0 and earlier[again].measure:
            return inherited(here, earlier[again])
        told = view.aside_of(here.at)
        if told < 0 and _THAT_IS.search(here.text, 0, here.quantity.start):
            told = here.index - 1
        if 0 <= told < here.index and earlier[told].measure:
            return _as_share(here, earlier[told])
    return ellipses.told_by_sign(here) or _outcome(here, earlier) or _said_elsewhere(here, earlier)


def _told_again(here: Cursor) -> int:
    """The share that a bracket tells more precisely: `ruim een kwart is voor (26,4%)`; else -1."""
    view, other = here.view, carry.earlier_alike(here)
    bracket = view.bracket(here.at)
    if here.family != "share" or other < 0 or bracket is None:
        return -1
    alone = all(word.kind in {"num", "adv"} for word in view.words[bracket[0] + 1 : bracket[1]])
    told, own = view.quantity(other).value, here.quantity.value
    in_words = not any(sign.isdigit() for sign in view.words[view.places[other]].text)
    if not (alone and in_words) or told is None or own is None:
        return -1
    return other if abs(told - own) * 8 <= max(told, own) else -1


def _other_year(here: Cursor) -> int:
    """The share that a bracket further on tells for another year: `voor 31% uit leningen (2023:
    30%)`; else -1."""
    view, other = here.view, carry.earlier_alike(here)
    bracket = view.bracket(here.at)
    if bracket is None or other < 0 or view.bracket(view.places[other]) is not None:
        return -1
    inside = view.words[bracket[0] + 1 : bracket[1]]
    if not any(word.kind == "period" for word in inside):
        return -1
    if any(word.kind not in {"num", "period", "stop", "mark", "adv", "prep"} for word in inside):
        return -1
    between = view.words[view.places[other] + 1 : bracket[0]]
    told = {word.kind for word in between}
    return other if told and not told & {"num", "stop", "conj", "verb", "close"} else -1


def _outcome(here: Cursor, earlier: Sequence[Meaning]) -> Link | None:
    """The measure of what numbers come to, theirs or the subject: `12/48 = 25 procent`."""
    if not _EQUALS.search(here.text, 0, here.quantity.start):
        return None
    if here.index and earlier[here.index - 1].measure:
        return _as_share(here, earlier[here.index - 1])
    if here.family == "time" and (own := filled_with(here)) is not None:
        return own  # "120 x 6 = 720 uur weidegang"
    told = subject.clause_subject(here)
    whole = shares.share_of(here) if told and here.family == "share" else None
    return replace(told, population=whole.population) if told and whole else told


def _said_elsewhere(here: Cursor, earlier: Sequence[Meaning]) -> Link | None:
    """`de dekkingsgraad is 104%; bij de bakkers is dit 98%`: the same of something else."""
    start = here.on(here.index - 1).quantity.end if here.index else 0
    topic = TOPIC.search(here.text, start, here.quantity.start)
    other = carry.earlier_alike(here)
    if topic is None or other < 0 or not earlier[other].measure:
        return None
    pointing = topic["it"].lower() in {"dit", "dat", "het"}
    is_it = pointing and not is_no_pronoun(here.view, topic.start("it"))
    return inherited(here, earlier[other]) if is_it else None


def _as_share(here: Cursor, told: Meaning) -> Link:
    """`6 kg (0,5% van het totaal)`: the bracket tells the same thing as a share of its whole."""
    whole = shares.share_of(here)
    return Link(
        told.measure,
        told.measure_lemma,
        "share_of",
        told.confidence * 0.9,
        whole.population if whole else told.population,
    )


def _share_of_part(here: Cursor) -> Link | None:
    """`Het merendeel hiervan (85%) is afkomstig van …`: the bracket counts the noun before it."""
    view = here.view
    if not shares.is_part(here):
        return None
    bracket = view.bracket(here.at)
    if bracket is None:
        return None
    link = find_predicate(view, here.at, bracket[1] + 1)
    words = view.words[: bracket[0]]
    whole = words[-1].text if words and words[-1].kind in {"pron", "adv"} else ""
    if link is None:
        return None
    return replace(link, rule="share_of", confidence=0.8, population=whole)


def inherited(here: Cursor, before: Meaning) -> Link:
    """The measure of an earlier number in the sentence: `van 285 verdachten … naar 170`."""
    link = Link(
        before.measure,
        before.measure_lemma,
        "ellipsis",
        before.confidence * 0.9,
        before.population,
    )
    link = _of_other_whole(here, _of_other_trait(here, link))
    return on_topic(here, _of_the_other(here, link))


def _of_other_whole(here: Cursor, link: Link) -> Link:
    """`van de leden is 30% tevreden, van de oud-leden is dat 11% en van de gasten 21%`: the same
    share of the whole that stands before this one."""
    view, other = here.view, carry.earlier_alike(here)
    prep = link.population.lower().split(" ", 1)[0]
    if here.family != "share" or other < 0 or prep not in _GROUPS:
        return link
    for place, phrase in enumerate(view.phrases):
        opens = phrase.prep > view.places[other] and view.words[phrase.prep].lower == prep
        if not opens or phrase.last > here.at or phrase.number >= 0:
            continue
        if view.words[phrase.prep - 1].kind in {"stop", "conj"}:
            last = view.chain_from(place)[1]
            return replace(link, population=view.text(phrase.prep, min(last, here.at)))
    return link


def _of_other_trait(here: Cursor, link: Link) -> Link:
    """`de vaste kosten zijn € 1.150 en de variabele € 310`: the same noun with the adjective that
    stands before the number alone."""
    view, end = here.view, here.at
    while end > 1 and view.words[end - 1].kind in {"adv", "mark"}:
        end -= 1
    trait = view.words[end - 1] if end > 1 else None
    first, _, noun = link.measure.partition(" ")
    if trait is None or trait.kind != "adj" or not trait.lower.endswith("e"):
        return link
    if view.words[end - 2].kind != "det" or not noun or guess_kind(first.lower()) != "adj":
        return link
    lemma = f"{trait.lower} {link.lemma.partition(' ')[2]}"
    return replace(link, measure=f"{trait.text} {noun}", lemma=lemma)


def of_what_is_joined(here: Cursor, link: Link) -> Link:
    """`het tarief voor volwassenen is 12 euro en voor kinderen is 7 euro`: the same of the other
    thing, where the measure still says what stands before the number before it."""
    if not here.index:
        return link
    before = here.on(here.index - 1).quantity
    found = _OTHER.search(here.text, before.end, here.quantity.start)
    if found is None or is_dated(here, found.span("other")):
        return link
    prep, other = found["prep"].lower(), found["other"].strip()
    named, joined, first = link.measure.rpartition(f" {prep} ")
    if not joined or other in first or f"{prep} {first}" not in here.text[: before.start]:
        return link
    measure = f"{named.removeprefix(f'{other}: ')}{joined}{other}"
    aside = link.population.lower() == f"{prep} {other.lower()}"
    population = "" if aside else link.population
    return replace(link, measure=measure, lemma=measure.lower(), population=population)


def _of_the_other(here: Cursor, link: Link) -> Link:
    """`522 mensen op de lijst voor opvang en 534 voor wonen`: the same of the other thing, where
    the number stands before the word that joined the first."""
    view, after = here.view, here.view.after(here.at)
    if here.family not in {"count", "money", "weight", "share"} or after >= len(view.words):
        return link
    if here.family == "share" and (view.restates(here.at) or view.words[after].lower in _WHOLES):
        return link  # "24,5% (2023: 24,1%) van de grondslag"
    prep, phrase = view.words[after].lower, view.phrase_from(after + 1)
    if view.words[after].kind != "prep" or phrase < 0 or view.phrases[phrase].number >= 0:
        return link
    told, joined, first = f" {link.measure}".rpartition(f" {prep} ")
    if not joined and here.family == "share" and prep in _ITEMS:  # "10% in CH4 en 20% voor N2O"
        found = _LAST_ITEM.fullmatch(f" {link.measure}")
        told, joined, first = (found["told"], f" {prep} ", found["item"]) if found else ("", "", "")
    other = view.text(after + 1, view.phrases[phrase].last)
    if not joined or is_noun_of("moment", view.words[view.phrases[phrase].head]):
        return link
    if other in first:
        return link
    lemma = f"{link.lemma} {other.lower()}"
    return replace(link, measure=f"{told}{joined}{other}".strip(), lemma=lemma)
