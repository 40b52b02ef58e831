"""Shares whose whole is not named beside them: their noun, their predicate or their verb."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.meaning.lists.cues import load_cues
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.before import carry
from extractors.meaning.measure.clause.subject import clause_subject
from extractors.meaning.measure.shares.predicates import find_predicate, telling_verb
from extractors.meaning.measure.shares.wholes import ABOUT, is_compared_with
from extractors.meaning.measure.words.link import Link, lemma_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

_COMPARATIVES: Final = word_group("comparatives")
_ONWARD: Final = frozenset({"naar", "tot"})
_DONE_TO: Final = frozenset({"nsubj:pass", "nsubj"})
_LEVELS: Final = frozenset({"naar", "tot", "op"})
_LINKING: Final = word_group("linking")
_VARYING: Final = word_group("varying")
_SPANS: Final = frozenset({"van", "tussen", "tot"})
_BESIDE: Final = frozenset({"ten opzichte van", "in vergelijking met", "vergeleken", "tegenover"})
_ASKED: Final = frozenset({"wie", "wat", "dat", "die", "of", "hoe", "waar", "waarom"})
_CONSISTS: Final = frozenset({"bestaat", "bestaan", "bestond", "bestonden"})
_DIFFERS: Final = frozenset({"meer", "minder"})  # "12% minder treinen"
_DEEL: Final = frozenset({"deel", "gedeelte"})


def is_contribution(here: Cursor) -> bool:
    """Whether the clause says what makes up a share: `wegverkeer draagt 31% bij`."""
    view = here.view
    first, last = view.segment(here.at)
    asked = (i for i in range(here.at + 1, last) if view.words[i].lower in _ASKED)
    return bool(ABOUT.search(view.text(first, next(asked, last))))


def contributor(here: Cursor) -> Link | None:
    """`wegverkeer draagt 31% bij`, `verantwoordelijk voor 61%`: the subject is the measure."""
    return clause_subject(here) if is_contribution(here) else None


def follow_share(here: Cursor) -> Link | None:
    """`43% binnenlandse seksuele uitbuiting`, `28% met vermogensdelicten`: what the share is."""
    view = here.view
    at = here.at
    after = view.after(at)
    if after >= len(view.words):
        return None
    behind = view.words[after + 1].lower if after + 1 < len(view.words) else ""
    if view.words[after].lower in _DEEL and behind == "uit":
        return None  # "voor een derde deel uit de inleg"
    if view.words[after].lower in _DIFFERS and view.phrase_from(after + 1) >= 0:
        last = view.chain_from(view.phrase_from(after + 1))[1]
        return link_words(view, after + 1, last, rule="following_noun", confidence=0.9)
    phrase = view.phrase_counted_by(at)
    if phrase < 0:
        phrase = view.phrase_from(after)
    counted = phrase >= 0 and view.phrases[phrase].number == at
    if phrase >= 0 and (counted or view.words[view.phrases[phrase].first].kind != "det"):
        first = max(at + 1, view.phrases[phrase].first)
        return link_words(
            view, first, view.chain_from(phrase)[1], rule="following_noun", confidence=0.9
        )
    if view.words[after].lower == "met":
        begin = after + 1
        while begin < len(view.words) and view.words[begin].kind == "adv":
            begin += 1
        phrase = view.phrase_from(begin)
        if phrase >= 0:
            link = link_words(
                view, begin, view.chain_from(phrase)[1], rule="with_noun", confidence=0.85
            )
            return _with_verb(view, at, link) if link else None
    return None


def _with_verb(view: SentenceView, at: int, link: Link) -> Link:
    """`recidiveert 28% met vermogensdelicten`: the verb, also for the items of a list after it."""
    for place in range(at - 1, -1, -1):
        word = view.words[place]
        if word.kind == "verb" and word.lower not in _LINKING:
            return replace(
                link,
                measure=f"{word.text} met {link.measure}",
                lemma=f"{lemma_of(view, place, place + 1)} {link.lemma}",
            )
        if word.text in ".;:":
            break
    return link


def predicate_share(here: Cursor) -> Link | None:
    """`42% is jonger dan 23 jaar`: what holds for a share whose whole is not named here."""
    view = here.view
    at = here.at
    begin = view.after(at)
    if is_contribution(here) or _is_change(view, at, begin) or compares(view, begin):
        return None
    if _varies(here) or _is_next_size(here):
        return None
    if is_level(view, at) or comes_from(here):
        return None
    other = carry.earlier_alike(here)
    if other >= 0 and (not _has_verb(view, at) or _is_joined(here, view.places[other])):
        return None
    predicate = find_predicate(view, at, begin)
    if predicate is None or predicate.rule == "verb":
        return None
    lead = view.words[max(view.lead(at), 0)].lower
    trait = begin
    while trait < len(view.words) and view.words[trait].kind == "adv":
        trait += 1
    if lead == "met" and trait < len(view.words) and view.words[trait].kind == "adj":
        return clause_subject(here)  # "de opkomst was met 43% laag"
    return replace(predicate, rule="predicate", confidence=0.7, population=_whole_of(here))


def _is_next_size(here: Cursor) -> bool:
    """Whether a number is the next size of one thing: `een schok van 20% voor aandelen en van 35%
    voor vastgoed`."""
    lead, other = here.view.lead(here.at), carry.earlier_alike(here)
    if other < 0 or lead < 1 or here.view.words[lead].lower != "van":
        return False
    before = here.view.lead(here.view.places[other])
    first = before >= 0 and here.view.words[before].lower == "van"
    return first and here.view.words[lead - 1].lower in {"en", "of", ","}


def _is_joined(here: Cursor, before: int) -> bool:
    """Whether only `en` stands between a number and the one before: `vastgesteld op 60% en 42%`."""
    between = here.view.words[before + 1 : here.at]
    return bool(between) and all(word.kind in {"conj", "mark"} for word in between)


def _varies(here: Cursor) -> bool:
    """Whether the verb before the number says where something lies: `die uiteenloopt van 5% tot
    60%`, `varieert tussen 3% en 4%`."""
    lead = here.view.lead(here.at)
    opens = here.view.words[here.at].lower.split()[0] in _SPANS
    verb = here.at - 1 if opens else lead - 1
    spans = opens or (lead >= 1 and here.view.words[lead].lower in _SPANS)
    return spans and verb >= 0 and here.view.words[verb].lower in _VARYING


def _whole_of(here: Cursor) -> str:
    """The whole of a share without one beside it: what consists of parts, or what is done for a
    part: `het valutarisico wordt voor 50% | afgedekt`."""
    view, behind = here.view, here.view.after(here.at)
    if (whole := _made_up(here)) is not None:
        return whole
    lead = view.lead(here.at)
    done = behind < len(view.words) and view.words[behind].kind == "part"
    if lead < 0 or view.words[lead].lower != "voor" or not done:
        return ""
    told = _done_to(view, behind)
    return f"van {told.measure}" if told else ""


def _done_to(view: SentenceView, part: int) -> Link | None:
    """What the parse says that is done what the participle at word `part` tells."""
    parsed, verb = view.sentence.parsed, view.words[part].token
    for place, phrase in enumerate(view.phrases):
        token = view.words[phrase.head].token
        if parsed is None or min(token, verb) < 0 or phrase.prep >= 0 or phrase.number >= 0:
            continue
        if parsed.tokens[token].head == verb and parsed.tokens[token].dep in _DONE_TO:
            return link_words(view, *view.chain_from(place), rule="", confidence=0.0)
    return None


def _made_up(here: Cursor) -> str | None:
    """The whole that consists of parts: `de vloot bestaat voor 40% uit bestelwagens`."""
    view = here.view
    lead = view.lead(here.at)
    first, last = view.segment(here.at)
    consists = any(word.lower in _CONSISTS for word in view.words[first:last])
    if not consists or lead < 0 or view.words[lead].lower != "voor":
        return None
    told = clause_subject(here)
    return f"van {told.measure}" if told else None


def is_level(view: SentenceView, at: int) -> bool:
    """Whether the number is what something comes to: `oplopen tot 50%`, `geschat op 30%`."""
    lead = view.lead(at)
    opening = view.words[at].lower.split()[0]
    return opening in _LEVELS or (lead >= 0 and view.words[lead].lower in _LEVELS)


def comes_from(here: Cursor) -> bool:
    """Whether something went from this number to the next: `van 61% in 2019 naar 86%`."""
    view = here.view
    lead = view.lead(here.at)
    if lead < 0 or view.words[lead].lower != "van":
        return False
    behind = view.words[here.at + 1 : view.segment(here.at)[1]]
    if any(word.kind == "num" and word.lower.split()[0] in _ONWARD for word in behind):
        return True  # "van 55 procent | tot circa 65 procent"
    steps = pairwise(behind)
    return any(word.lower in _ONWARD and after.kind in {"num", "adv"} for word, after in steps)


def _has_verb(view: SentenceView, at: int) -> bool:
    """Whether the number's piece of the clause has a verb, or only goes on: `, 10% op zee`."""
    first, last = view.segment(at)
    return any(word.kind in {"verb", "part"} for word in view.words[first:last])


def compares(view: SentenceView, begin: int) -> bool:
    """Whether a comparative follows: `9% lager dan …` says how the subject differs."""
    if begin >= len(view.words):
        return False
    first = view.words[begin].lower
    return first in _COMPARATIVES | _BESIDE or is_compared_with(view, begin)


def verb_share(here: Cursor) -> Link | None:
    """`recidiveert 28%`: only the verb says what the share is."""
    view = here.view
    at = here.at
    moves = _is_change(view, at, view.after(at)) or is_level(view, at)
    moves = moves or compares(view, view.after(at)) or _varies(here)
    verb = None if moves else telling_verb(view, at)
    return replace(verb, rule="predicate", confidence=0.6) if verb else None


def _is_change(view: SentenceView, at: int, begin: int) -> bool:
    """Whether the number tells a change: `van 27% naar 41% gestegen`, `gedaald met 67%`."""
    first, last = view.segment(at)
    around = f"{view.text(first, at)} … {view.text(begin, max(begin, last))}"
    return any(cue.where == "met" and cue.pattern.search(around) for cue in load_cues("statistic"))
