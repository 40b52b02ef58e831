"""What a share says where nothing right behind its whole does: `de huur is 31% van het inkomen`."""

from __future__ import annotations

from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.doers import subject_of
from extractors.meaning.measure.clause.happenings import what_happens
from extractors.meaning.measure.clause.relatives import end_of_clause
from extractors.meaning.measure.clause.subject import clause_subject
from extractors.meaning.measure.shares.predicates import find_predicate, main_verb
from extractors.meaning.measure.words.link import Link, lemma_of
from extractors.meaning.sentence.clauses import clause_of
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

_SAYING: Final = word_group("saying")
_BEING: Final = word_group("copulas") | {"bedraagt", "bedragen", "bedroeg", "bedroegen", "blijft"}
_LEVELS: Final = frozenset({"op", "tot", "tussen", "rond", "naar"})
_LONGEST, _NEAR = 14, 6  # words


def told_elsewhere(here: Cursor, first: int, last: int) -> Link | None:
    """What the clause says of a share whose whole is the words `first:last`, or None."""
    return (
        _behind_aside(here, last)
        or _what_is_so_large(here, first)
        or _what_is_done(here, first, last)
        or _before(clause_subject(here), here, first, last)
    )


def _behind_aside(here: Cursor, last: int) -> Link | None:
    """The predicate behind a bracket or a relative clause: `75% van de bouwplaatsen waarin het
    fonds belegt, | is aangemeld`, `1/3 van de urine, die een koe uitscheidt, | opgevangen`."""
    view = here.view
    if last >= len(view.words):
        return None
    end = 0
    if view.words[last].text == "(":
        end = view.closing(last) + 1
    else:
        opener = last + (view.words[last].text == ",")
        if opener < len(view.words) and _opens(view, opener):
            end = end_of_clause(view, opener)
    if not end:
        return None
    while end < len(view.words) and view.words[end].text == ",":
        end += 1
    told = find_predicate(view, here.at, end) if end < len(view.words) else None
    return told if told is not None and told.rule != "verb" else None


def _opens(view: SentenceView, at: int) -> bool:
    word = view.words[at].lower
    return word in {"die", "dat", "wier"} or (word.startswith("waar") and word != "waarde")


def what_is_held(here: Cursor, last: int) -> Link | None:
    """`vindt 62% van de leden | dat de straat veiliger is`: the clause that the verb leads to."""
    view = here.view
    verb = main_verb(view, here.at)
    if verb is None or verb.measure.lower() not in _SAYING or last + 1 >= len(view.words):
        return None
    if view.words[last].lower not in {"dat", "of"}:
        return None
    end = last + 1
    while end < len(view.words) and view.words[end].kind not in {"stop", "open"}:
        end += 1
    end = min(end, last + _LONGEST)
    said = view.text(last, end)
    lemma = lemma_of(view, last, end)
    return Link(f"{verb.measure} {said}", f"{verb.lemma} {lemma}".strip(), "predicate", 0.7)


def _what_is_so_large(here: Cursor, first: int) -> Link | None:
    """`het vereist vermogen is 24% van de voorziening`, `een premie, vastgesteld op 22% van het
    loon`: the subject of a copula, or what is set at a level."""
    view = here.view
    lead = view.lead(here.at)
    own = view.words[here.at].lower.split()
    before = [word.lower for word in view.words[max(0, lead - _NEAR) : lead + 1]]
    is_level = own[0] in _LEVELS or (before[-1:] and before[-1] in _LEVELS)
    if not is_level and not _BEING & {*own, *before}:
        return None
    return _before(clause_subject(here), here, first, first)


def _what_is_done(here: Cursor, first: int, last: int) -> Link | None:
    """`hiermee kan 50% van de uitstoot worden verlaagd`: what happens, without the whole; where
    another does it, who: `elke set bevat 30% van de bronnen`."""
    clause = clause_of(here)
    if clause is not None and not clause.is_passive():
        told, words = subject_of(clause)
        if told is not None and 0 < words.stop <= min(here.at, first):
            return told
    return what_happens(here, besides=range(first, last))


def _before(told: Link | None, here: Cursor, first: int, last: int) -> Link | None:
    """A subject, where it is not the whole itself."""
    return None if told is None or told.measure in here.view.text(first, last) else told
