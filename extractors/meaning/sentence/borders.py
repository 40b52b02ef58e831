"""Where another main clause begins between two numbers: what is said before it says nothing of the
number behind it."""

from __future__ import annotations

from typing import Final

from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import AND_OR
from extractors.meaning.sentence.view import CLAUSE_OPENERS, SentenceView

_POINTING: Final = frozenset({"het", "dat", "dit", "deze", "die", "ze", "zij"})
# "of" and "ofwel" tell the same once more: "12 kg ofwel 3 procent"
_SAME_ONCE_MORE: Final = frozenset({"ofwel", "oftewel", "of"})
_SUBORDINATE: Final = CLAUSE_OPENERS - {"maar", "want"} - _SAME_ONCE_MORE | {"dat", "als", "of"}
_BREAKS: Final = frozenset({",", ";", "–", "—"})


def begins_anew(here: Cursor, since: int) -> int:
    """The last word behind word `since` and before the number with which a clause of its own
    begins, or -1: `gegroeid met 7 wijken, | op 70 van de 330 plekken wordt gemeten`.

    A clause that goes on with the same subject is none (`daalde met 3 en is nu 40`), nor one that
    points back at it (`en in 2020 was het 40`).
    """
    view = here.view
    for place in range(here.at - 1, since, -1):
        word = view.words[place]
        if word.lower in CLAUSE_OPENERS - _SAME_ONCE_MORE and word.kind in {"conj", "pron", "adv"}:
            return place
        joins = word.lower in AND_OR - _SAME_ONCE_MORE or word.text in _BREAKS
        if joins and _is_told(view, place) and _has_own_verb(here, place + 1):
            return place
    return -1


def _is_told(view: SentenceView, place: int) -> bool:
    """Whether the clause before a border is whole: it has its verb, and is no subordinate one."""
    for before in range(place - 1, -1, -1):
        word = view.words[before]
        if _is_finite(view, before):
            opened = range(before - 1, -1, -1)
            opener = next((i for i in opened if view.words[i].lower in _SUBORDINATE), -1)
            between = view.words[opener + 1 : before]
            return opener < 0 or any(w.text == "," for w in between)
        if word.lower in _SUBORDINATE and word.kind in {"conj", "pron"}:
            return False
    return False


def _has_own_verb(here: Cursor, first: int) -> bool:
    """Whether words from `first` on are a main clause: one thing, the number within or behind it,
    its verb, and a subject of its own."""
    view, at = here.view, here.at
    verb = next((i for i in range(first, len(view.words)) if _ends_first_part(view, i, at)), -1)
    if verb <= first or not _is_finite(view, verb):
        return False
    behind = view.words[verb + 1].lower if verb + 1 < len(view.words) else ""
    return behind not in _POINTING or verb > at


def _ends_first_part(view: SentenceView, place: int, at: int) -> bool:
    """Whether a clause's first part ends at a word: its verb, or what shows that there is none."""
    word = view.words[place]
    if word.kind in {"verb", "part"}:
        return True
    return place > at and (word.kind in {"stop", "conj"} or word.text in "()")


def _is_finite(view: SentenceView, place: int) -> bool:
    word, parsed = view.words[place], view.sentence.parsed
    if word.kind != "verb":
        return False
    return parsed is None or word.token < 0 or "|pv|" in f"|{parsed.tokens[word.token].tag}|"
