"""Shares: of what (population) and what holds for it (measure).

`45% van de zaken wordt geseponeerd` has population `van de zaken` and measure `geseponeerd`;
`43% binnenlandse uitbuiting` has only a measure, its population stands elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.meaning.lists.cues import load_cues
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure import carry
from extractors.meaning.measure.counted import attributed_noun, before_bracket
from extractors.meaning.measure.link import Link, is_noun_of, lemma_of, link_words
from extractors.meaning.measure.predicates import find_predicate, past_relative, telling_verb
from extractors.meaning.measure.subject import clause_subject, subject_before_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import Word
from extractors.meaning.sentence.view import View

_OF: Final = word_group("whole")
_POINTERS: Final = word_group("pointers")
_ONE_IN: Final = re.compile(r"\b(?:op|van) (?:de|elke|iedere)\b", re.IGNORECASE)
_COMPARATIVES: Final = word_group("comparatives")
_ONWARD: Final = frozenset({"naar", "tot"})
_LEVELS: Final = frozenset({"naar", "tot", "op"})
_LINKING: Final = word_group("linking")
_COMES: Final = word_group("comes_from")
_ABOUT: Final = re.compile(
    r"\b(?:verantwoordelijk|goed|bijdra\w+|draagt|dragen|vormt|vormen|vormde|betreft|betrof"
    r"|betreffen|omvat\w*|beslaat|bedr(?:aagt|agen|oeg|oegen)|uitmaakt|uitmaken)\b",
    re.IGNORECASE,
)


def share_of(here: Cursor) -> Link | None:
    """`45% van de zaken`, `een op de drie daders`, `hiervan is 52% …`: a share with its whole."""
    view = here.view
    whole = _whole_behind(here)
    if whole is None and not _is_level(here.view, here.at):
        whole = _whole_before(here)
    if whole is None:
        return None
    first, last, behind = whole
    if behind == last:
        last = behind = past_relative(view, behind, view.segment(last - 1)[1])
    population = view.text(first, last)
    if view.words[first].kind == "noun" or first == last:
        population = f"van {population}"
    predicate = _sized_noun(here) or _said_of(here, behind) or subject_before_number(view, here.at)
    if predicate is None:
        predicate = link_words(view, first, last, rule="", confidence=0.0)
    if predicate is None:
        predicate = Link("", "", "", 0.0)
    return replace(predicate, rule="share_of", confidence=0.9, population=population)


def _sized_noun(here: Cursor) -> Link | None:
    """`een budget van 25% van de grondslag`: the noun the share is the size of."""
    view = here.view
    lead = view.lead(here.at)
    return attributed_noun(here) if view.words[lead].lower in {"van", "met"} else None


def _said_of(here: Cursor, behind: int) -> Link | None:
    """What a share with its whole says: the noun its bracket stands behind, the subject of
    `vormen` and `verantwoordelijk voor`, else the predicate."""
    view = here.view
    at = here.at
    bracket = view.bracket(at)
    if bracket and view.phrase_until(bracket[0]) >= 0:
        first, last = view.chain_until(view.phrase_until(bracket[0]))
        return link_words(view, first, last, rule="", confidence=0.0)
    if is_contribution(here):
        return clause_subject(here)
    return find_predicate(view, at, behind)


def is_contribution(here: Cursor) -> bool:
    """Whether the clause says what makes up a share: `wegverkeer draagt 31% bij`."""
    view = here.view
    first, last = view.segment(here.at)
    return bool(_ABOUT.search(view.text(first, last)))


def contributor(here: Cursor) -> Link | None:
    """`wegverkeer draagt 31% bij`, `verantwoordelijk voor 61%`: the subject is the measure."""
    return clause_subject(here) if is_contribution(here) else None


def _whole_behind(here: Cursor) -> tuple[int, int, int] | None:
    """The words of the whole behind the number, and where the predicate may begin."""
    view = here.view
    at = here.at
    after = view.after(at)
    if after >= len(view.words):
        return None
    word = view.words[after]
    if word.kind == "prep" and word.lower in _OF and not _is_origin(view, after):
        begin = after + 1
        while begin < len(view.words) and view.words[begin].kind == "adv":
            begin += 1
        phrase = view.phrase_from(begin)
        if phrase >= 0:
            last = _end_of_whole(view, phrase, at)
            return after, last, last
        if begin < len(view.words) and _points(view.words[begin]):
            return after, begin + 1, begin + 1
        return None
    if word.lower in _POINTERS:
        return after, after + 1, after + 1
    if _ONE_IN.search(word_text := view.words[at].text) and word_text:
        phrase = view.phrase_counted_by(at)
        if phrase >= 0:
            last = _end_of_whole(view, phrase, at)
            return at + 1, last, last
    return None


def _is_origin(view: View, prep: int) -> bool:
    """Whether `uit` tells where a share comes from: `94% komt uit het verkeer`, no whole."""
    if view.words[prep].lower != "uit":
        return False
    first, last = view.segment(prep)
    return any(word.lower in _COMES for word in view.words[first:last])


def _points(word: Word) -> bool:
    return word.kind == "pron" or (word.kind == "det" and word.lower not in {"de", "het", "een"})


def _end_of_whole(view: View, phrase: int, at: int) -> int:
    """Where the whole ends. After a verb-first clause only `van …` belongs to it:
    `eindigde 27% van de zaken | in een technisch sepot`."""
    last = view.chain_from(phrase)[1]
    segment = view.segment(at)
    verb_before = any(w.kind == "verb" for w in view.words[segment[0] : at])
    verb_behind = any(
        w.kind in {"verb", "part"} for w in view.words[last : view.segment(last - 1)[1]]
    )
    loose = frozenset({"door"})
    if verb_before and not verb_behind and not _ABOUT.search(view.text(segment[0], at)):
        loose = word_group("postmodifiers") - {"van", "naar", "onder"}
    for place in range(view.phrases[phrase].last, last):
        if view.words[place].kind == "prep" and view.words[place].lower in loose:
            return place
    return last


def _whole_before(here: Cursor) -> tuple[int, int, int] | None:
    """`Van de verdachten komt 60% …`, `Hiervan is 52% …`: the whole opens the clause."""
    view = here.view
    at = here.at
    for first in _clause_starts(view, at):
        word = view.words[first]
        if word.lower in _POINTERS:
            return first, first + 1, view.after(at)
        if word.lower in {"van", "onder", "bij"}:
            phrase = view.phrase_from(first + 1)
            if phrase >= 0:
                last = view.chain_from(phrase)[1]
                if last <= at:
                    return first, last, view.after(at)
    return None


def _clause_starts(view: View, at: int) -> list[int]:
    """Where the number's clause may begin: its piece, and the piece before a comma."""
    first = view.segment(at)[0]
    starts = [first]
    if first >= 1 and view.words[first - 1].lower in _POINTERS:
        starts.append(first - 1)
    if first >= 2 and view.words[first - 1].text == ",":
        starts.append(view.segment(first - 2)[0])
    return starts


def follow_share(here: Cursor) -> Link | None:
    """`43% binnenlandse seksuele uitbuiting`, `28% met vermogensdelicten`: what the share is."""
    view = here.view
    at = here.at
    after = view.after(at)
    if after >= len(view.words):
        return None
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


def _with_verb(view: View, at: int, link: Link) -> Link:
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
    if is_contribution(here) or _is_change(view, at, begin) or _compares(view, begin):
        return None
    if _is_level(view, at) or _comes_from(here):
        return None
    if carry.earlier_alike(here) >= 0 and not _has_verb(view, at):
        return None
    predicate = find_predicate(view, at, begin)
    if predicate is None or predicate.rule == "verb":
        return None
    return replace(predicate, rule="predicate", confidence=0.7)


def _is_level(view: View, at: int) -> bool:
    """Whether the number is what something comes to: `oplopen tot 50%`, `geschat op 30%`."""
    lead = view.lead(at)
    opening = view.words[at].lower.split()[0]
    return opening in _LEVELS or (lead >= 0 and view.words[lead].lower in _LEVELS)


def _comes_from(here: Cursor) -> bool:
    """Whether something went from this number to the next: `van 61% in 2019 naar 86%`."""
    view = here.view
    lead = view.lead(here.at)
    if lead < 0 or view.words[lead].lower != "van":
        return False
    behind = view.words[here.at + 1 : view.segment(here.at)[1]]
    steps = pairwise(behind)
    return any(word.lower in _ONWARD and after.kind in {"num", "adv"} for word, after in steps)


def _has_verb(view: View, at: int) -> bool:
    """Whether the number's piece of the clause has a verb, or only goes on: `, 10% op zee`."""
    first, last = view.segment(at)
    return any(word.kind in {"verb", "part"} for word in view.words[first:last])


def _compares(view: View, begin: int) -> bool:
    """Whether a comparative follows: `9% lager dan …` says how the subject differs."""
    return begin < len(view.words) and view.words[begin].lower in _COMPARATIVES


def verb_share(here: Cursor) -> Link | None:
    """`recidiveert 28%`: only the verb says what the share is."""
    view = here.view
    at = here.at
    moves = _is_change(view, at, view.after(at)) or _is_level(view, at)
    verb = None if moves else telling_verb(view, at)
    return replace(verb, rule="predicate", confidence=0.6) if verb else None


def _is_change(view: View, at: int, begin: int) -> bool:
    """Whether the number tells a change: `van 27% naar 41% gestegen`, `gedaald met 67%`."""
    first, last = view.segment(at)
    around = f"{view.text(first, at)} … {view.text(begin, max(begin, last))}"
    return any(cue.where == "met" and cue.pattern.search(around) for cue in load_cues("statistic"))


def clause_before_bracket(here: Cursor) -> Link | None:
    """`… als ze minderjarig zijn (65%)`: a bracket behind a clause says how often that holds."""
    view = here.view
    bracket = view.bracket(here.at)
    if bracket is None or bracket[0] == 0 or before_bracket(here):
        return None
    last = bracket[0]
    first = view.segment(last - 1)[0]
    clause = link_words(view, first, last, rule="clause_before_bracket", confidence=0.6)
    if clause is None:
        return None
    subject = clause_subject(here)
    if subject is None or subject.measure in clause.measure:
        return clause
    return replace(
        clause,
        measure=f"{subject.measure} {clause.measure}",
        lemma=f"{subject.lemma} {clause.lemma}",
    )


def is_part(here: Cursor) -> bool:
    """Whether the noun before the bracket is itself a share word: `het merendeel (85%)`."""
    view = here.view
    bracket = view.bracket(here.at)
    if bracket is None:
        return False
    last = bracket[0]
    if last > 0 and view.words[last - 1].lower in _POINTERS:
        last -= 1
    return last > 0 and is_noun_of("part", view.words[last - 1])
