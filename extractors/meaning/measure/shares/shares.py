"""Shares: of what (population) and what holds for it (measure).

`45% van de zaken wordt geseponeerd` has population `van de zaken` and measure `geseponeerd`;
`43% binnenlandse uitbuiting` has only a measure, its population stands elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.doers import subject_of
from extractors.meaning.measure.clause.relatives import past_relative
from extractors.meaning.measure.clause.subject import acts, clause_subject, subject_before_number
from extractors.meaning.measure.counted.sizes import attributed_noun
from extractors.meaning.measure.shares.bare import comes_from, compares, is_contribution, is_level
from extractors.meaning.measure.shares.predicates import find_predicate
from extractors.meaning.measure.shares.unsaid import told_elsewhere, what_is_held
from extractors.meaning.measure.shares.wholes import whole_before, whole_behind
from extractors.meaning.measure.words.link import Link, is_noun_of, lemma_of, link_words
from extractors.meaning.sentence.clauses import clause_of
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import AND_OR
from extractors.meaning.sentence.view import SentenceView

_WORD: Final = re.compile(r"\b(?!euro\b|procent\b|miljoen\b)[^\W\d_]{4,}", re.IGNORECASE)
_CLAUSE_OF_WHOLE: Final = re.compile(r"waar(?:in|op|aan|uit|van|bij|voor|mee)\b", re.IGNORECASE)
_LINKING: Final = word_group("linking") | word_group("modals")
_POINTERS: Final = word_group("pointers")
_CONTRIBUTES: Final = frozenset({"draagt", "dragen", "droeg", "droegen", "bijdraagt", "bijdragen"})
_ALLOWED: Final = frozenset(
    {"mogelijk", "toegestaan", "nodig", "vereist", "voldoende", "verplicht", "haalbaar"}
)
_PLACING: Final = word_group("placing")
_PLACES: Final = frozenset({"onder", "boven", "in", "binnen", "buiten", "op", "tot", "uit", "via"})
_OPENS: Final = frozenset({"die", "dat"})
_IN_CASES: Final = frozenset({"in", "bij", "op"})
_WE: Final = frozenset({"we", "wij", "er", "het"})


def share_of(here: Cursor) -> Link | None:
    """`45% van de zaken`, `een op de drie daders`, `hiervan is 52% …`: a share with its whole."""
    view = here.view
    whole = whole_behind(here)
    level = is_level(view, here.at) or comes_from(here) or compares(view, view.after(here.at))
    lead = view.lead(here.at)
    joined = lead > 0 and view.words[lead].lower == "van" and view.words[lead - 1].lower in AND_OR
    if whole is None and not level and not joined:
        whole = whole_before(here)
    if whole is None:
        return None
    first, last, behind = whole
    if behind == last:
        last = behind = _until_relative(view, last)
        last = behind = past_relative(view, behind, view.segment(last - 1)[1])
    population = view.text(first, last)
    if view.words[first].kind == "noun" or first == last:
        population = f"van {population}"
    sized = _sized_noun(here)
    done = _done_with(here, first, last)
    if done is not None:
        said, begin = done
        of = "" if view.words[first].lower == "van" else "van "
        return replace(said, population=f"{of}{view.text(first, begin)}")
    predicate = (
        what_is_held(here, behind)
        or sized
        or _said_of(here, (first, last, behind))
        or subject_before_number(view, here.at)
    )
    if predicate is not None and (
        not _WORD.search(predicate.measure) or _CLAUSE_OF_WHOLE.match(predicate.measure)
    ):
        predicate = None  # "1,92% van de loonsom tot € 400.000", "… van de huizen waarin zij wonen"
    place = _place_in(view, first, last, predicate)
    if place is not None:
        said = predicate or Link("", "", "", 0.0)
        measure = f"{view.text(place, last)} {said.measure}".rstrip()
        lemma = f"{lemma_of(view, place, last)} {said.lemma}".rstrip()
        predicate = replace(said, measure=measure, lemma=lemma)
        population = population.removesuffix(view.text(place, last)).rstrip()
    if predicate is None or (predicate is not sized and predicate.measure in population):
        predicate = _of_the_next(here, last) or told_elsewhere(here, first, last) or predicate
    if predicate is None:
        predicate = link_words(view, first, last, rule="", confidence=0.0)
    if predicate is None:
        predicate = Link("", "", "", 0.0)
    return replace(predicate, rule="share_of", confidence=0.9, population=population)


def _done_with(here: Cursor, first: int, last: int) -> tuple[Link, int] | None:
    """`besteedde 12% van haar budget | aan wegen`: what is done with the part, where the parse has
    the last phrase of the words `first:last` go with a full verb before the number; and where that
    phrase begins."""
    view, parsed = here.view, here.view.sentence.parsed
    inner = [p for p in view.phrases if first < p.prep < last and p.number < 0]
    if parsed is None or not inner or first > here.at + 4 or is_contribution(here):
        return None
    phrase = inner[-1]
    token = view.words[phrase.head].token
    if (
        token < 0
        or parsed.tokens[token].dep != "obl"
        or is_noun_of("moment", view.words[phrase.head])
    ):
        return None
    verb = next((i for i, w in enumerate(view.words) if w.token == parsed.tokens[token].head), -1)
    behind = view.words[last : view.segment(last - 1)[1]]
    if not 0 <= verb < here.at or any(word.kind in {"verb", "part"} for word in behind):
        return None
    if view.words[verb].kind != "verb" or view.words[verb].lower in _LINKING:
        return None
    told = Link(
        f"{view.words[verb].text} {view.text(phrase.prep, last)}",
        f"{lemma_of(view, verb, verb + 1)} {lemma_of(view, phrase.prep, last)}",
        "share_of",
        0.8,
    )
    return told, phrase.prep


def _of_the_next(here: Cursor, last: int) -> Link | None:
    """`30% van de planten en 40% van de dieren gaat achteruit`: what the next share says."""
    view = here.view
    joined = last < len(view.words) and view.words[last].lower in AND_OR
    if not joined or here.index + 1 >= len(view.places):
        return None
    other = here.on(here.index + 1)
    between = view.words[last + 1 : other.at]
    if other.family != "share" or any(w.kind not in {"adv", "prep", "det"} for w in between):
        return None
    return share_of(other)


def _place_in(view: SentenceView, first: int, last: int, told: Link | None) -> int | None:
    """Where in the words of a whole begins what a verb of place says of its part:
    `50% van de natuur | onder de norm | is gebracht`."""
    behind = view.words[last : view.segment(last - 1)[1]]
    said = [word.lower for word in takewhile(lambda word: word.kind in {"verb", "part"}, behind)]
    verbs = told.measure.lower().split() if told is not None else said
    if not verbs or not set(verbs) <= _PLACING:
        return None
    preps = [i for i in range(first + 2, last) if view.words[i].lower in _PLACES]
    return preps[-1] if preps else None


def _until_relative(view: SentenceView, last: int) -> int:
    """Where a relative clause begins that phrases after the whole lead on to: `van de mensen met
    klachten | na een ziekte | die …`; `last` where none does."""
    at = last
    while at + 1 < len(view.words) and view.words[at].kind == "prep":
        phrase = view.phrase_from(at + 1)
        if phrase < 0 or view.phrases[phrase].number >= 0:
            return last
        at = view.chain_from(phrase)[1]
    if at + 1 >= len(view.words) or at == last:
        return last
    return at if view.words[at].lower in _OPENS and view.words[at + 1].kind != "noun" else last


def _sized_noun(here: Cursor) -> Link | None:
    """`een budget van 25% van de grondslag`: the noun the share is the size of."""
    view = here.view
    lead = view.lead(here.at)
    joins = view.words[lead].lower
    return attributed_noun(here) if joins in {"van", "met"} or joins.endswith(" van") else None


def _said_of(here: Cursor, whole: tuple[int, int, int]) -> Link | None:
    """What a share with its whole says: the noun its bracket stands behind, the subject of
    `vormen` and `verantwoordelijk voor`, else the predicate."""
    view = here.view
    at = here.at
    bracket = view.bracket(at)
    if bracket and view.phrase_until(bracket[0]) >= 0:
        first, last = view.chain_until(view.phrase_until(bracket[0]))
        return link_words(view, first, last, rule="", confidence=0.0)
    if is_contribution(here) or _stands_behind_trait(here):
        return clause_subject(here)
    told = find_predicate(view, at, whole[2])
    if told is not None and told.measure.lower() in _ALLOWED:
        return (
            attributed_noun(here) or clause_subject(here) or told
        )  # "een aanvulling tot 10% van de som is mogelijk"
    if told is not None and told.rule != "verb":
        return with_subject(here, told, besides=range(*whole[:2]))
    return _who_has(here, told, besides=range(*whole[:2])) or told


def with_subject(here: Cursor, told: Link, *, besides: range) -> Link:
    """`de norm wordt in 70% van de wijken | niet gehaald`: where a share only says in how many
    cases, what is said of them has its own subject, before or behind the verb."""
    view = here.view
    lead = view.lead(here.at)
    if lead < 1 or view.words[lead].lower not in _IN_CASES:
        return told
    while lead > 1 and view.words[lead - 1].kind in {"verb", "adv"}:
        lead -= 1
    place = view.phrase_until(lead)
    if place < 0 or view.phrases[place].number >= 0 or view.phrases[place].first in besides:
        return told
    first, last = view.chain_until(place)
    subject = link_words(view, first, last, rule="", confidence=0.0)
    governed = first > 0 and view.words[first - 1].kind == "prep"
    if subject is None or governed or acts(view, view.phrases[place]):
        return told
    return replace(
        told,
        measure=f"{subject.measure} {told.measure}",
        lemma=f"{subject.lemma} {told.lemma}",
    )


def _stands_behind_trait(here: Cursor) -> bool:
    """Whether a bracket tells how much a trait is: `het gebruik is laag (4% van de woningen)`."""
    bracket = here.view.bracket(here.at)
    if bracket is None or not bracket[0] or bracket[0] + 1 != here.at:
        return False
    return here.view.words[bracket[0] - 1].kind in {"adj", "part"}


def _who_has(here: Cursor, verb: Link | None, *, besides: range) -> Link | None:
    """`corporaties bezitten 29% van alle woningen`: who the clause is about, with its verb."""
    clause = clause_of(here)
    lead = here.view.lead(here.at)
    if clause is None or not clause.is_finite() or clause.is_passive():
        return None
    if lead >= 0 and here.view.words[lead].lower == "in":
        return None  # "stemde in 72% van de gevallen"
    subject, words = subject_of(clause)
    if subject is None or not 0 < words.stop <= here.at or subject.measure.lower() in _WE:
        return None
    if words.start in besides:
        return None
    if verb is None:
        return subject
    return replace(
        subject,
        measure=f"{subject.measure} {verb.measure}",
        lemma=f"{subject.lemma} {verb.lemma}",
    )


def whole_named_before(here: Cursor) -> str:
    """The whole of a share from another part: `Het merendeel van de scholen … een derde`."""
    view = here.view
    for at in range(len(view.phrases) - 1, -1, -1):
        phrase = view.phrases[at]
        if phrase.last > here.at or view.bracket(here.at):  # a bracket tells that part itself
            continue
        parts = [i for i in range(phrase.first, phrase.last) if is_noun_of("part", view.words[i])]
        begin, last = (parts[0] + 1, view.chain_from(at)[1]) if parts else (0, 0)
        if begin < last <= here.at:
            of = "" if view.words[begin].lower == "van" else "van "
            return f"{of}{view.text(begin, last)}"
    return ""


def whole_contributed_to(here: Cursor) -> str:
    """The whole that things in a row are parts of: `wonen (9%) en werk (6%) dragen bij aan …`."""
    view = here.view
    words = list(enumerate(view.words))
    verb = next((i for i, word in words if word.lower in _CONTRIBUTES), len(words))
    to = next((i for i, word in words[verb:] if word.lower == "aan"), -1)
    phrase = view.phrase_from(to + 1) if to >= 0 else -1
    if phrase < 0 or view.bracket(here.at) is None:
        return ""
    return f"van {view.text(to + 1, view.chain_from(phrase)[1])}"


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
