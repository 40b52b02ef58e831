"""The measure of each quantity: a ladder of readings per unit family, surest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from extractors.meaning.measure import rows
from extractors.meaning.measure.before import carry
from extractors.meaning.measure.before.threads import is_thread
from extractors.meaning.measure.clause import subject
from extractors.meaning.measure.clause.antecedents import antecedent
from extractors.meaning.measure.clause.complements import completed
from extractors.meaning.measure.clause.doers import who_changes
from extractors.meaning.measure.clause.happenings import find_happening, paid_for, set_aside
from extractors.meaning.measure.clause.settled import set_at
from extractors.meaning.measure.counted import (
    brackets,
    counted,
    durations,
    extents,
    fitting,
    labels_within,
    own_clause,
    sizes,
    windows,
)
from extractors.meaning.measure.repeated import find_repeated, inherited, of_what_is_joined
from extractors.meaning.measure.shares import bare, shares, stated
from extractors.meaning.measure.shares.predicates import find_predicate
from extractors.meaning.measure.words import ellipses
from extractors.meaning.measure.words.link import Link
from extractors.meaning.sentence.cursor import Cursor
from schemas.readings import Meaning

Reader = Callable[[Cursor], Link | None]

_LADDERS: Final[dict[str, tuple[Reader, ...]]] = {
    "count": (
        counted.labelled,
        ellipses.shared_noun,
        ellipses.noun_behind_or_more,
        subject.amounts_to,
        counted.follow_noun,
        counted.count_of,
        brackets.before_bracket,
        set_at,
        sizes.attributed_noun,
        counted.shared_behind,
        counted.listed,
        counted.of_those_named,
    ),
    "weight": (
        counted.labelled,
        extents.extent,
        extents.stretches,
        extents.distance,
        counted.follow_substance,
        brackets.before_bracket,
        set_at,
        sizes.attributed_noun,
        subject.stands_before,
        own_clause.told_for,
    ),
    "rate": (
        counted.labelled,
        brackets.before_bracket,
        set_at,
        sizes.attributed_noun,
        subject.stands_before,
        own_clause.told_for,
    ),
    "money": (
        counted.labelled,
        counted.named_as,
        counted.consists_of,
        labels_within.labelled_within,
        brackets.before_bracket,
        set_at,
        sizes.attributed_noun,
        subject.amounts_to,
        counted.follow_noun,
        counted.listed,
    ),
    "time": (
        counted.labelled,
        durations.shared_term,
        durations.span_of,
        brackets.before_bracket,
        sizes.attributed_noun,
        durations.stretch_between,
        durations.filled_with,
    ),
    "times": (own_clause.what_is_multiplied, counted.follow_noun),
    "score": (counted.labelled, brackets.before_bracket, set_at, sizes.attributed_noun),
    "share": (
        counted.labelled,
        counted.named_as,
        stated.compared,
        shares.share_of,
        bare.follow_share,
        brackets.share_over,
        labels_within.labelled_within,
        brackets.before_bracket,
        set_at,
        sizes.attributed_noun,
        subject.stands_before,
        brackets.clause_before_bracket,
        stated.stated_of,
        bare.predicate_share,
    ),
}
_FALLBACKS: Final[dict[str, tuple[Reader, ...]]] = {
    "count": (subject.clause_subject,),
    "weight": (fitting.measurable_noun, subject.clause_subject),
    "rate": (fitting.measurable_noun, counted.follow_noun, subject.clause_subject),
    "money": (
        fitting.measurable_noun,
        subject.told_by_copula,
        counted.spent_on,
        paid_for,
        counted.purpose,
        counted.part_of,
        counted.purpose_before,
        subject.clause_subject,
        set_aside,
    ),
    "time": (durations.time_noun, durations.what_lasts),
    "times": (subject.clause_subject,),
    "score": (fitting.measurable_noun, subject.clause_subject),
    "share": (
        fitting.measurable_noun,
        bare.contributor,
        bare.verb_share,
        subject.clause_subject,
    ),
}
_BARE_CHANGE: Final = re.compile(
    r"(?:[a-z]+e )?"
    r"(?:stijging|daling|toename|afname|groei|krimp|verhoging|verlaging|vermindering|reductie|trend)",
    re.IGNORECASE,
)
_JOINING: Final = frozenset({"en", "maar"})
_FREQUENCY: Final = re.compile(r"(?:keer|maal|malen)(?: per \w+)?$", re.IGNORECASE)


def link_quantity(here: Cursor, earlier: Sequence[Meaning]) -> Link | None:
    """What the quantity measures within its sentence; None where only context can tell."""
    link = _link(here, earlier)
    return link and of_what_is_joined(here, link)


def _link(here: Cursor, earlier: Sequence[Meaning]) -> Link | None:
    view = here.view
    family = here.family
    repeated = find_repeated(here, earlier)
    if repeated is not None:
        return repeated
    if (row := rows.in_row(here) or rows.labelled_first(here)) is not None:
        return row
    if windows.is_window(here):
        told = _said_around(here) or find_happening(here) or durations.ADJUNCT
        return windows.as_window(told)
    if durations.is_adjunct(here) or (
        family == "count" and _FREQUENCY.search(view.words[here.at].text)
    ):
        return find_happening(here) or _said_around(here) or durations.ADJUNCT
    for read in _LADDERS[family]:
        link = read(here)
        if link and link.measure:
            link = brackets.counted_of(here, _of_what(here, link, earlier))
            return completed(here, ellipses.with_side(here, link))
    other = carry.earlier_in_text(here)
    if other >= 0 and earlier[other].measure:
        own = fitting.measurable_noun(here, since=view.places[other])
        if own is None and _is_for(here, other, earlier):
            own = counted.purpose(here)
        if family in {"money", "count"}:
            own = own or antecedent(here)
        if family == "time" and own is None and _has_own_verb(here, view.places[other]):
            own = find_predicate(view, here.at, here.at + 1)
        if family not in {"times", "score"}:
            own = own or own_clause.own_subject(here, here.on(other).at)
        return completed(here, own or inherited(here, earlier[other]))
    if is_thread(here):
        return None
    if family != "time":
        return fall_back(here)
    return fall_back(here) or find_happening(here) or _said_around(here) or durations.ADJUNCT


def _is_for(here: Cursor, other: int, earlier: Sequence[Meaning]) -> bool:
    """Whether the number at `other`, or the one whose bracket it is, tells what it is for."""
    while other >= 0 and earlier[other].rule == "ellipsis":
        other = carry.earlier_alike(here.on(other))
    return other >= 0 and earlier[other].rule == "purpose"


def _said_around(here: Cursor) -> Link | None:
    """What a span of time bounds where no verb tells it: the next thing counted in its clause
    (`in de afgelopen 7 dagen zijn er 222 opnames`), else what the clause is about."""
    view = here.view
    if here.family != "time":
        return None
    last = view.segment(here.at)[1]
    for index in range(here.index + 1, len(view.places)):
        other = here.on(index)
        if other.at < last and other.family == "count" and other.quantity.kind != "ordinal":
            counted_there = counted.follow_noun(other)
            if counted_there is not None:
                return replace(counted_there, rule="adjunct", confidence=0.5)
    told = subject.clause_subject(here)
    return replace(told, rule="adjunct", confidence=0.45) if told is not None else None


def _has_own_verb(here: Cursor, since: int) -> bool:
    """Whether a verb is joined to the clause of the number at word `since`: `was tien jaar leraar
    | en is drie jaar met pensioen`."""
    between = here.view.words[since + 1 : here.at]
    joint = next((i for i, word in enumerate(between) if word.lower in _JOINING), len(between))
    return any(word.kind == "verb" for word in between[joint:])


def _of_what(here: Cursor, link: Link, earlier: Sequence[Meaning]) -> Link:
    """`1.250 klachten, een stijging van 8%`: a bare change is one of the number before it, else
    of what the clause is about: `de huurprijs laat een stijging van 8% zien`."""
    if not is_bare_change(link):
        return link
    told = brackets.named_before(here) or counted.before_colon(here)
    if told is None and earlier:
        before = earlier[-1]
        told = Link(before.measure, before.measure_lemma, "", 0.0)
    elif told is None:
        told = who_changes(here)
    if told is None or link.measure.lower().split()[-1] in told.measure.lower().split():
        return link
    return replace(
        link,
        measure=f"{link.measure} {told.measure}".strip(),
        lemma=f"{link.lemma} {told.lemma}".strip(),
    )


def is_bare_change(link: Link) -> bool:
    """Whether a measure says that something changed and not what: `daling`."""
    return _BARE_CHANGE.fullmatch(link.measure) is not None


def fall_back(here: Cursor) -> Link | None:
    """The weaker readings: a noun that fits the unit, the subject of the clause."""
    for read in _FALLBACKS[here.family]:
        link = read(here)
        if link and link.measure:
            return completed(here, link)
    return None
