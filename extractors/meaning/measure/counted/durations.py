"""How long and how far: a duration measures what lasts; an adjunct of time or place nothing."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.subject import clause_subject, subject_of_verb
from extractors.meaning.measure.counted.counted import follow_noun, part_of
from extractors.meaning.measure.counted.fitting import measurable_noun
from extractors.meaning.measure.words.link import Link, is_actor, is_noun_of, link_words
from extractors.meaning.sentence.clauses import head_of_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

_LASTING: Final = word_group("lasting")
_COPULAS: Final = word_group("copulas")
_WITHIN: Final = frozenset({"binnen", "na", "over", "sinds", "om", "in", "gedurende"})
_LENGTHS: Final = frozenset({"m", "km", "cm", "mm"})
_AGED: Final = frozenset({"oud", "oude", "lang", "lange", "geleden"})
_EVERY: Final = frozenset({"elk", "elke", "ieder", "iedere"})
_OR: Final = frozenset({"of", "en", "tot", "à", "-", "–"})
_ADVERBIALS: Final = frozenset({"obl", "advmod"})
_THEN: Final = re.compile(
    r"^\W*(?:geleden|later|eerder|tevoren|daarvoor|daarna|nadat|voordat|voorafgaand|oud|lang"
    r"|(?:voor|na) (?:de|het|een|\d|inwerkingtreding|afloop|invoering|aanvang))\b",
    re.IGNORECASE,
)
ADJUNCT: Final = Link("", "", "adjunct", 0.5)
"""The reading of a number that only tells when, where or how often: `binnen zes weken`."""


def is_adjunct(here: Cursor) -> bool:
    """Whether a duration or distance tells when or where, by the word before or behind it."""
    view = here.view
    at = here.at
    lead = view.lead(at)
    family, unit = here.family, here.quantity.unit
    if family != "time":
        return unit in _LENGTHS and lead >= 0 and view.words[lead].lower == "binnen"
    if at > 0 and view.words[at - 1].lower in _EVERY:
        return True
    if lead >= 0 and view.words[lead].lower in _WITHIN:
        return view.words[lead].lower != "om" or _next_to_det(view, at)
    if lead >= 0 and view.words[lead].lower == "van":
        return False
    return bool(_THEN.match(here.text[here.quantity.end :]))


def _next_to_det(view: SentenceView, at: int) -> bool:
    """`om de drie jaar`, not `gaat om drie jaar`."""
    return at > 0 and view.words[at - 1].kind == "det"


def stretch_between(here: Cursor) -> Link | None:
    """`22 maanden van inschrijving tot vonnis`: what `van` and `tussen` add."""
    view = here.view
    after = view.after(here.at)
    if after >= len(view.words) or view.words[after].lower not in {"van", "tussen"}:
        return None
    return part_of(here)


def filled_with(here: Cursor) -> Link | None:
    """`720 uur weidegang`, `drie jaar cel`: the noun behind it, where that is no name."""
    link = follow_noun(here)
    return link if link and link.measure[0].islower() else None


def span_of(here: Cursor) -> Link | None:
    """`de uitkomsten van drie jaar | onderzoek`: what a time that stands right before it is a time
    of, and not what that brought."""
    view, lead = here.view, here.view.lead(here.at)
    behind = here.at + 1
    if lead < 1 or behind >= len(view.words) or view.words[lead].lower != "van":
        return None
    place = view.phrase_until(lead)
    if place < 0 or view.words[behind].kind not in {"noun", "adj"}:
        return None
    head = view.words[view.phrases[place].head]
    told = filled_with(here)
    if told is None or is_noun_of("time", head) or is_noun_of("size", head):
        return None
    return told if view.words[behind].lower not in _AGED else None


def shared_term(here: Cursor) -> Link | None:
    """`op korte (1-5 jaar) en middellange termijn`: the noun the bracket's adjective shares."""
    view = here.view
    bracket = view.bracket(here.at)
    if bracket is None or bracket[0] == 0 or view.words[bracket[0] - 1].kind != "adj":
        return None
    if bracket[1] + 1 >= len(view.words) or view.words[bracket[1] + 1].lower not in _OR:
        return None
    adjective = view.words[bracket[0] - 1]
    for phrase in view.phrases:
        head = view.words[phrase.head]
        if phrase.first == bracket[1] + 2 and is_noun_of("time", head):
            named = f"{adjective.text} {head.text}"
            return Link(named, named.lower(), "before_bracket", 0.8)
    return None


def time_noun(here: Cursor) -> Link | None:
    """A noun for time before the number in its own clause: `de wachttijd … gestegen naar`."""
    return measurable_noun(here, within=True)


def _is_adverbial(here: Cursor) -> bool:
    """Whether the parse has a duration as a bare adverbial: `wacht tien dagen af`."""
    parsed = here.view.sentence.parsed
    if parsed is None:
        return False
    quantity = here.quantity
    inside = {
        place
        for place, token in enumerate(parsed.tokens)
        if quantity.start <= token.start < quantity.end
    }
    heads = [place for place in inside if parsed.tokens[place].head not in inside]
    return any(parsed.tokens[place].dep in _ADVERBIALS for place in heads) and not any(
        token.dep == "case" and token.head in inside for token in parsed.tokens
    )


def _has_object(here: Cursor) -> bool:
    """Whether the verb that a duration hangs from is done to something."""
    parsed, verb = here.view.sentence.parsed, head_of_number(here)
    return parsed is not None and any(t.head == verb and t.dep == "obj" for t in parsed.tokens)


def what_lasts(here: Cursor) -> Link | None:
    """The subject of a clause that says how long: `De regeling geldt voor drie jaar.`"""
    view = here.view
    at = here.at
    first, last = view.segment(at)
    lead = at - 1
    while lead >= 0 and view.words[lead].kind in {"adv", "prep", "det"}:
        lead -= 1
    if at + 1 < last and view.words[at + 1].kind in {"part", "adj"}:
        return None  # "bleef negen dagen gesloten": the predicate says what lasts
    after_copula = lead >= first and view.words[lead].lower in _COPULAS
    if after_copula or any(word.lower in _LASTING for word in view.words[first:last]):
        return clause_subject(here)
    subject = subject_of_verb(view, at)
    if subject is None or _is_adverbial(here):
        return None
    head = view.words[subject.head]
    if _has_object(here):
        return None  # "het orgaan kan de beslissing voor vier weken verdagen"
    if is_actor(head) or not head.text.islower() or head.lower.endswith(("er", "ers")):
        return None
    begin, end = view.chain_from(view.phrases.index(subject))
    if begin <= at < end:
        return None
    return link_words(view, begin, end, rule="parsed_subject", confidence=0.6)
