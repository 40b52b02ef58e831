"""The measure of each quantity: a ladder of readings per unit family, surest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from extractors.meaning.measure import (
    brackets,
    carry,
    counted,
    durations,
    ellipses,
    shares,
    subject,
)
from extractors.meaning.measure.complements import completed
from extractors.meaning.measure.doers import who_changes
from extractors.meaning.measure.happenings import find_happening
from extractors.meaning.measure.link import Link
from extractors.meaning.measure.predicates import find_predicate
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView
from schemas.readings import Meaning

Reader = Callable[[Cursor], Link | None]

_LADDERS: Final[dict[str, tuple[Reader, ...]]] = {
    "count": (
        counted.labelled,
        ellipses.shared_noun,
        ellipses.noun_behind_or_more,
        counted.follow_noun,
        counted.count_of,
        brackets.before_bracket,
        counted.attributed_noun,
        counted.shared_behind,
        counted.listed,
    ),
    "weight": (
        counted.follow_substance,
        brackets.before_bracket,
        counted.attributed_noun,
        counted.part_of,
    ),
    "rate": (
        brackets.before_bracket,
        counted.attributed_noun,
        counted.part_of,
    ),
    "money": (
        counted.labelled,
        brackets.before_bracket,
        counted.attributed_noun,
        counted.follow_noun,
    ),
    "time": (
        durations.shared_term,
        brackets.before_bracket,
        counted.attributed_noun,
        durations.stretch_between,
        durations.filled_with,
    ),
    "times": (subject.what_is_multiplied, counted.follow_noun),
    "score": (counted.labelled, brackets.before_bracket, counted.attributed_noun),
    "share": (
        counted.labelled,
        shares.share_of,
        shares.follow_share,
        brackets.before_bracket,
        counted.attributed_noun,
        shares.clause_before_bracket,
        shares.predicate_share,
    ),
}
_FALLBACKS: Final[dict[str, tuple[Reader, ...]]] = {
    "count": (subject.clause_subject,),
    "weight": (subject.measurable_noun, subject.clause_subject),
    "rate": (subject.measurable_noun, counted.follow_noun, subject.clause_subject),
    "money": (
        subject.measurable_noun,
        counted.purpose,
        counted.part_of,
        counted.purpose_before,
        subject.clause_subject,
    ),
    "time": (durations.time_noun, durations.what_lasts),
    "times": (subject.clause_subject,),
    "score": (subject.measurable_noun, subject.clause_subject),
    "share": (
        subject.measurable_noun,
        shares.contributor,
        shares.verb_share,
        subject.clause_subject,
    ),
}
_EQUALS: Final = re.compile(r"\d ?= ?$")
_BARE_CHANGE: Final = re.compile(
    r"\w*(?:stijging|daling|toename|afname|groei|krimp|verhoging|verlaging|vermindering|reductie)",
    re.IGNORECASE,
)
_FREQUENCY: Final = re.compile(r"(?:keer|maal|malen)(?: per \w+)?$", re.IGNORECASE)
_TOPIC: Final = re.compile(
    r"\bvoor (?P<topic>[^,;:()]{2,60}?) (?:is|was|zijn|waren) (?:dit|dat|het)\b", re.I
)
_THREAD: Final = re.compile(
    r"^\W*(?:in (?:totaal|die periode|dat jaar) )?(?:het|dit|dat) (?:gaat|ging|betreft|betrof|zijn"
    r"|waren|is|was)\b|\b(?:is|was|zijn|waren|bedraagt|bedroeg|ligt|lag|kwam|komt|duurde|duurt) "
    r"(?P<it>dit|dat|het|er|dat er|het er|die|deze|ze|zij)\b"
    r"|\bgaat het (?:gemiddeld )?om\b|\b(?:de|het) (?:overige|resterende|rest|andere)\b",
    re.I,
)


def link_quantity(here: Cursor, earlier: Sequence[Meaning]) -> Link | None:
    """What the quantity measures within its sentence; None where only context can tell."""
    view = here.view
    family = here.family
    if view.restates(here.at) and earlier[here.index - 1].measure:
        return _inherit(here, earlier[here.index - 1])
    part = _share_of_part(here) if family == "share" else None
    if part:
        return part
    told = view.aside_of(here.at)
    if family == "share" and 0 <= told < here.index and earlier[told].measure:
        return _as_share(here, earlier[told])
    told_so = ellipses.told_by_sign(here) or _outcome(here, earlier)
    if told_so:
        return told_so
    if durations.is_adjunct(here) or (
        family == "count" and _FREQUENCY.search(view.words[here.at].text)
    ):
        return find_happening(here) or durations.ADJUNCT
    for read in _LADDERS[family]:
        link = read(here)
        if link and link.measure:
            return completed(here, ellipses.with_side(here, _of_what(here, link, earlier)))
    other = carry.earlier_alike(here)
    if other >= 0 and earlier[other].measure:
        own = subject.measurable_noun(here, since=view.places[other])
        if own is None and earlier[other].rule == "purpose":
            own = counted.purpose(here)
        if family in {"money", "count"}:
            own = own or subject.antecedent(here)
        if family not in {"times", "score"}:
            own = own or subject.own_subject(here, here.on(other).at)
        return completed(here, own or _inherit(here, earlier[other]))
    if is_thread(here):
        return None
    if family != "time":
        return fall_back(here)
    return fall_back(here) or find_happening(here) or durations.ADJUNCT


def _outcome(here: Cursor, earlier: Sequence[Meaning]) -> Link | None:
    """The measure of what numbers come to, theirs or the subject: `12/48 = 25 procent`."""
    if not _EQUALS.search(here.text, 0, here.quantity.start):
        return None
    if here.index and earlier[here.index - 1].measure:
        return _as_share(here, earlier[here.index - 1])
    told = subject.clause_subject(here)
    whole = shares.share_of(here) if told and here.family == "share" else None
    return replace(told, population=whole.population) if told and whole else told


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


def _of_what(here: Cursor, link: Link, earlier: Sequence[Meaning]) -> Link:
    """`1.250 klachten, een stijging van 8%`: a bare change is one of the number before it, else
    of what the clause is about: `de huurprijs laat een stijging van 8% zien`."""
    if " " in link.measure or not _BARE_CHANGE.fullmatch(link.measure):
        return link
    told: Link | None = None
    if earlier:
        before = earlier[-1]
        told = Link(before.measure, before.measure_lemma, "", 0.0)
    else:
        told = who_changes(here)
    if told is None or link.measure.lower() in told.measure.lower().split():
        return link
    return replace(
        link,
        measure=f"{link.measure} {told.measure}".strip(),
        lemma=f"{link.lemma} {told.lemma}".strip(),
    )


def fall_back(here: Cursor) -> Link | None:
    """The weaker readings: a noun that fits the unit, the subject of the clause."""
    for read in _FALLBACKS[here.family]:
        link = read(here)
        if link and link.measure:
            return completed(here, link)
    return None


def is_thread(here: Cursor) -> bool:
    """Whether the number goes on about what was said before: `Het gaat om € 5 miljoen.`"""
    return any(
        match["it"] is None or not _is_no_pronoun(here.view, match.start("it"))
        for match in _THREAD.finditer(here.text, 0, here.quantity.end)
    )


def _is_no_pronoun(view: SentenceView, offset: int) -> bool:
    """Whether the word there opens a noun phrase or a clause: `is het aandeel 7%`, `is dat het
    aandeel daalt`; not `is het 7%`."""
    opens = any(word.start == offset and word.kind == "conj" for word in view.words)
    return opens or any(
        view.words[phrase.first].start == offset and phrase.number < 0 for phrase in view.phrases
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


def _inherit(here: Cursor, before: Meaning) -> Link:
    """The measure of an earlier number in the sentence: `van 285 verdachten … naar 170`."""
    link = Link(
        before.measure,
        before.measure_lemma,
        "ellipsis",
        before.confidence * 0.9,
        before.population,
    )
    return on_topic(here, link)


def on_topic(here: Cursor, link: Link) -> Link:
    """`Voor stikstof is dit 90%`: a carried measure with the topic it is carried to."""
    quantities = here.view.sentence.reading.quantities
    start = quantities[here.index - 1].end if here.index else 0
    topic = _TOPIC.search(here.text, start, here.quantity.start)
    if topic is None:
        return link
    return replace(
        link,
        measure=f"{topic['topic']}: {link.measure}",
        lemma=f"{topic['topic'].lower()} {link.lemma}",
    )
