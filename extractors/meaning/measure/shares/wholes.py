"""The whole that a share is a part of: `van de zaken`, `hiervan`, `onder daders van …`."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.sentence.clauses import SUBJECTS, clause_of, tokens_of_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import SentenceWord
from extractors.meaning.sentence.phrases import POSTMODIFIERS
from extractors.meaning.sentence.view import SentenceView

_OF: Final = word_group("whole")
_POINTERS: Final = word_group("pointers")
_ONE_IN: Final = re.compile(r"\b(?:op|van) (?:de|elke|iedere)\b", re.IGNORECASE)
_DEEL: Final = frozenset({"deel", "gedeelte"})
_SPANS: Final = frozenset({"jaar", "jaren", "maand", "maanden", "week", "weken", "dag", "dagen"})
_MARKS: Final = frozenset({"niveau", "peil", "gemiddelde", "norm", "grens", "raming", "begroting"})
_COPULAS: Final = word_group("copulas")
_COMES: Final = word_group("comes_from")
ABOUT: Final = re.compile(
    r"\b(?:verantwoordelijk|goed|bijdraagt|bijdragen|bijdroeg\w*|bijgedragen|draagt|dragen|vormt|vormen|vormde|betreft|betrof"
    r"|betreffen|omvat\w*|bestrijk\w*|bevat\w*|vertegenwoordig\w*|beslaat|bedr(?:aagt|agen|oeg|oegen)|uitmaakt|uitmaken)\b",
    re.IGNORECASE,
)


def whole_behind(here: Cursor) -> tuple[int, int, int] | None:
    """The words of the whole behind the number, and where the predicate may begin."""
    view = here.view
    at = here.at
    after = view.after(at)
    if after < len(view.words) and view.words[after].lower in _DEEL:
        after += 1  # "een derde deel van de huizen"
    if after >= len(view.words):
        return None
    word = view.words[after]
    if word.kind == "prep" and word.lower in _OF and not _is_origin(view, after):
        begin = after + 1
        while begin < len(view.words) and view.words[begin].kind == "adv":
            begin += 1
        phrase = view.phrase_from(begin)
        if phrase < 0:
            phrase = _described_first(view, begin)
        if phrase >= 0 and view.words[view.phrases[phrase].head].lower in _SPANS:
            return None  # "een kans van 5% binnen een jaar"
        if is_compared_with(view, after):
            return None
        if phrase >= 0:
            last = _end_of_whole(here, phrase)
            return after, last, last
        if begin < len(view.words) and _points(view.words[begin]):
            return after, begin + 1, begin + 1
        return None
    if word.lower in _POINTERS:
        return after, after + 1, after + 1
    if _ONE_IN.search(word_text := view.words[at].text) and word_text:
        phrase = view.phrase_counted_by(at)
        if phrase >= 0:
            last = _end_of_whole(here, phrase)
            return at + 1, last, last
    return None


def is_compared_with(view: SentenceView, prep: int) -> bool:
    """Whether a number lies so far from a level: `20% onder het niveau van 2019`."""
    phrase = view.phrase_from(prep + 1)
    return (
        phrase >= 0
        and view.words[prep].lower in {"onder", "boven"}
        and view.words[view.phrases[phrase].head].lower in _MARKS
    )


def _described_first(view: SentenceView, begin: int) -> int:
    """The phrase that an article opens from afar: `van de | in het plan genoemde | wijken`."""
    parsed = view.sentence.parsed
    if parsed is None or begin >= len(view.words) or view.words[begin].kind != "det":
        return -1
    token = view.words[begin].token
    head = parsed.tokens[token].head if token >= 0 else -1
    return next(
        (
            at
            for at, phrase in enumerate(view.phrases)
            if phrase.first > begin and view.words[phrase.head].token == head
        ),
        -1,
    )


def _is_origin(view: SentenceView, prep: int) -> bool:
    """Whether `uit` tells where a share comes from: `94% komt uit het verkeer`, no whole."""
    if view.words[prep].lower != "uit":
        return False
    first, last = view.segment(prep)
    own = view.words[first:last]
    if not any(word.kind == "verb" for word in own):  # "…, voor 40% | uit aandelen": the verb above
        own = view.words[:last]
    return any(word.lower in _COMES for word in own)


def _points(word: SentenceWord) -> bool:
    return word.kind == "pron" or (word.kind == "det" and word.lower not in {"de", "het", "een"})


def _end_of_whole(here: Cursor, phrase: int) -> int:
    """Where the whole ends. After a verb-first clause only `van …` belongs to it:
    `eindigde 27% van de zaken | in een technisch sepot`."""
    view, at = here.view, here.at
    last = view.chain_from(phrase)[1]
    segment = view.segment(at)
    verb_before = any(w.kind == "verb" for w in view.words[segment[0] : at])
    verb_behind = any(
        w.kind in {"verb", "part"} for w in view.words[last : view.segment(last - 1)[1]]
    )
    loose = frozenset({"door"})
    about = ABOUT.search(view.text(segment[0], at)) or _is_had(here)
    if verb_before and not verb_behind and not about:
        loose = POSTMODIFIERS - {"van", "naar", "onder"}
    preps = [p for p in range(view.phrases[phrase].last, last) if view.words[p].kind == "prep"]
    for place in preps:
        if view.words[place].lower in loose:
            return place
    behind = view.words[last : last + 2]
    if preps and [word.kind for word in behind] == ["prep", "num"]:
        return preps[-1]  # "de verhuizingen | binnen een straal van tien kilometer"
    return last


def _is_had(here: Cursor) -> bool:
    """Whether another than the share is the subject: `de stad bezit 11% van de aandelen in …`."""
    clause = clause_of(here)
    lead = here.view.lead(here.at)
    if clause is None or (clause.is_passive() and not any(clause.children("cop"))):
        return False
    if lead >= 0 and here.view.words[lead].kind == "prep":
        return False
    number = min(tokens_of_number(here), default=0)
    return any(place < number for place in clause.children(*SUBJECTS))


def whole_before(here: Cursor) -> tuple[int, int, int] | None:
    """`Van de verdachten komt 60% …`, `Hiervan is 52% …`: the whole opens the clause."""
    view = here.view
    at = here.at
    for first in _clause_starts(view, at):
        word = view.words[first]
        if word.lower in _POINTERS and not _is_closed(view, first, at):
            return first, first + 1, view.after(at)
        if word.lower in {"van", "onder", "bij"}:
            phrase = view.phrase_from(first + 1)
            if phrase >= 0:
                last = view.chain_from(phrase)[1]
                if last <= at:
                    return first, last, view.after(at)
    return None


def _is_closed(view: SentenceView, pointer: int, at: int) -> bool:
    """Whether a relative clause ends before the number: `het bedrag waarvan is uitgegaan is 5%`."""
    if not view.words[pointer].lower.startswith("waar"):
        return False
    return sum(word.lower in _COPULAS for word in view.words[pointer:at]) > 1


def _clause_starts(view: SentenceView, at: int) -> list[int]:
    """Where the number's clause may begin: its piece, and the piece before a comma."""
    first = view.segment(at)[0]
    starts = [first]
    if first >= 1 and view.words[first - 1].lower in _POINTERS:
        starts.append(first - 1)
    if first >= 2 and view.words[first - 1].text == ",":
        starts.append(view.segment(first - 2)[0])
    return starts
