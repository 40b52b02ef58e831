"""The meaning of every number in a sentence or a table cell: the two doors of this room."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from extractors.meaning.measure import hollow
from extractors.meaning.measure.before import carry
from extractors.meaning.measure.before.past import (
    Past,
    change_before,
    fuller_count,
    link_from_past,
    link_mentioned,
    pointed_at,
    share_of_told,
    whole_from_past,
)
from extractors.meaning.measure.before.threads import is_thread, on_topic
from extractors.meaning.measure.clause.arguments import argument_of_verb
from extractors.meaning.measure.counted import respective, windows
from extractors.meaning.measure.ladder import fall_back, is_bare_change, link_quantity
from extractors.meaning.measure.shares import shares
from extractors.meaning.measure.words.link import Link
from extractors.meaning.period.before import (
    is_timeless,
    names_moment,
    names_that_time,
    only_period,
    points_back,
    tells_of_earlier,
    tells_of_today,
    told_on,
)
from extractors.meaning.period.headings import covered_by_title, heading_period
from extractors.meaning.period.per import find_per
from extractors.meaning.period.scope import find_period, has_periods, part_period
from extractors.meaning.sentence.context import Context, Sentence
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import open_view
from extractors.meaning.shared import shared_figure, told_again
from extractors.meaning.source import find_sources
from extractors.meaning.statistic import StatisticCue, find_statistic
from extractors.meaning.table.cells import describe_cell
from extractors.meaning.table.labels import describe_label, says_something, with_heading
from schemas.readings import Meaning
from schemas.vocabularies import PassageRole

__all__ = ["describe_cell", "describe_sentence"]

# words up to which a passage is read as a label; a longer one is a sentence
_LONGEST_LABEL: Final[dict[PassageRole, int]] = {"label": 20, "heading": 8, "caption": 8}
_COUNTED_PER: Final = frozenset({"count", "money", "weight"})
# readings that name the thing itself: such a share does not take its whole from the past
_NAMED_WHOLE: Final = frozenset(
    {
        "before_bracket", "attributed_noun", "measurable_noun", "subject", "parsed_subject",
        "labelled", "ellipsis",
    }
)  # fmt: skip
_CONTRAST: Final = re.compile(
    r"\b(?:terwijl|maar|waarvan|landelijk|andere|overige|algehele|in het algemeen)\b", re.IGNORECASE
)
_IN_GENERAL: Final = re.compile(r"\bin het algemeen\b", re.IGNORECASE)
_COMPARATIVE_CUES: Final = frozenset({"more_time", "less_time"})
_NEW_CLAUSE: Final = re.compile(
    r"[;:]\s|\b(?:maar|terwijl|waarvan|in totaal|naar|tot|was|waren|is|zijn)\b", re.IGNORECASE
)


def describe_sentence(sentence: Sentence, context: Context) -> tuple[Meaning, ...]:
    """One meaning for each quantity of the sentence's reading, in the same order.

    An ordinal ("de eerste aanbeveling") measures nothing and gets an empty meaning.
    """
    return _described(sentence, context)


@lru_cache(maxsize=64)
def _described(sentence: Sentence, context: Context) -> tuple[Meaning, ...]:
    """The meanings of a sentence: remembered, for the sentences after it ask for them again."""
    view = open_view(sentence, context)
    is_label = len(view.words) <= _LONGEST_LABEL.get(sentence.role, 0)
    is_clause = is_label and says_something(view)
    meanings: list[Meaning] = []
    sources: tuple[str, str] | None = None
    for index, quantity in enumerate(sentence.reading.quantities):
        if quantity.kind == "ordinal":
            meanings.append(Meaning(rule="ordinal", confidence=0.0))
        elif is_label and not is_clause:
            meanings.append(describe_label(Cursor(view, index)))
        else:
            sources = sources or find_sources(view)
            told = _describe_quantity(Cursor(view, index), meanings, sources)
            meanings.append(told)
            if is_label:
                label = describe_label(Cursor(view, index))
                meanings[-1] = with_heading(view, told) if told.measure else label
    return tuple(meanings)


def _describe_quantity(here: Cursor, earlier: list[Meaning], sources: tuple[str, str]) -> Meaning:
    past = Past(here, _described)
    link = _link(past, earlier)
    period = _period(past, link, earlier)
    per = _per(here, link, earlier)
    # "0,3% van het gemiddeld vermogen" is no mean
    is_whole = link.population.startswith("van ") and link.measure in link.population
    figure = find_statistic(here, measure="" if is_whole else link.measure, per=per)
    if not figure.cue:
        figure = shared_figure(here, earlier) or told_again(here, earlier) or figure
    if link.rule == windows.RULE:
        figure = StatisticCue("", cue="window")
    link = _with_direction(here, respective.of_its_own(here, link), figure)
    attributed, cited = sources
    return Meaning(
        measure=link.measure,
        measure_lemma=link.lemma,
        population=link.population,
        period=period,
        per=per,
        statistic=figure.statistic,
        attributed_to=attributed,
        cited_source=cited,
        sign=1 if (here.quantity.value or 0) < 0 else figure.sign,  # printed: "(-3%)"
        rule=link.rule,
        confidence=round(link.confidence, 2),
    )


def _period(past: Past, link: Link, earlier: list[Meaning]) -> str:
    """The period of a number: of its clause, else its sentence, the sentence before, the heading.

    A sentence that names a period only for another number, or says that it tells of today, takes
    none from elsewhere.
    """
    here = past.here
    period = find_period(here)
    if period or tells_of_earlier(here):
        return period
    part = part_period(here, earlier)
    if part is not None:
        return part
    if link.elsewhere or points_back(here) or past.in_note:
        return past.period()
    if has_periods(here) or tells_of_today(here.view) or here.family == "time":
        return ""
    return _period_from_outside(past)


def _period_from_outside(past: Past) -> str:
    """The period that goes on from the sentence before, or that of the heading or the title."""
    here = past.here
    sentence, context = here.view.sentence, here.view.context
    before = context.before[-1] if context.before else None
    if before is not None and (alone := only_period(before)):
        return alone
    if is_timeless(here):
        return ""
    if before is not None and not (sentence.first_in_passage or names_moment(here.view)):
        told = told_on(before, here)
        if told or names_that_time(before):
            return told or past.period()
    return (
        heading_period(sentence.section, context.document_date)
        or context.declared_period
        or context.page_period
        or covered_by_title(context)
    )


def _link(past: Past, earlier: list[Meaning]) -> Link:
    """The measure and population of a quantity, from its sentence or from its past."""
    here = past.here
    link = link_mentioned(past) or link_quantity(here, earlier)
    if link is None:
        link = link_from_past(past)
        link = on_topic(here, link) if link else fall_back(here)
    if link is None or not link.measure:
        link = hollow.unsaid(past) or link or argument_of_verb(here)
    if link is None:
        return Link("", "", "none", 0.0)
    if here.family == "count" and link.rule == "following_noun":
        return fuller_count(past, link, thread=is_thread(here))
    if is_bare_change(link):
        link = change_before(past, link)
    link = hollow.filled(past, share_of_told(past, pointed_at(past, link, earlier)))
    return _with_whole(past, link, earlier) if here.family == "share" else link


def _with_whole(past: Past, link: Link, earlier: list[Meaning]) -> Link:
    """A share with its whole: its own, that of the share before it in a list, or from the past."""
    here = past.here
    if link.population:
        return whole_from_past(past, link)
    other = carry.earlier_alike(here)
    if other >= 0 and earlier[other].population:
        between = here.text[here.on(other).quantity.end : here.quantity.end]
        if _CONTRAST.search(between):
            general = _IN_GENERAL.search(between)
            return replace(link, population=general.group()) if general else link
        return replace(link, population=earlier[other].population)
    own = shares.whole_contributed_to(here) or shares.whole_named_before(here)
    if own:
        return replace(link, population=own)
    return link if link.rule in _NAMED_WHOLE else whole_from_past(past, link)


def _with_direction(here: Cursor, link: Link, figure: StatisticCue) -> Link:
    """`40 dagen korter`: a difference of time has no sign; the measure says its direction."""
    if here.family != "time" or figure.cue not in _COMPARATIVE_CUES or not link.measure:
        return link
    after = here.text[here.quantity.end :].split(maxsplit=1)
    direction = after[0].strip(".,;:()").lower() if after else ""
    if not direction.endswith("er") or direction in re.split(r"\W+", link.measure.lower()):
        return link
    return replace(
        link, measure=f"{link.measure} ({direction})", lemma=f"{link.lemma} {direction}".strip()
    )


def _per(here: Cursor, link: Link, earlier: list[Meaning]) -> str:
    """The rate base of the clause; a coordinated number shares it: `30 … per jaar, voor 25 …`."""
    per = find_per(here, link.measure)
    if per or here.family not in _COUNTED_PER:
        return per
    other = carry.earlier_alike(here)
    if other < 0 or not earlier[other].per:
        return ""
    between = here.text[here.on(other).quantity.end : here.quantity.start]
    return "" if _NEW_CLAUSE.search(between) else earlier[other].per
