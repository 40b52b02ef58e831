"""The meaning of every number in a sentence or a table cell: the two doors of this room."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractors.meaning import carry, labels
from extractors.meaning.attribution import find_sources
from extractors.meaning.cells import describe_cell
from extractors.meaning.context import Context, Sentence
from extractors.meaning.cues import unit_family
from extractors.meaning.link import fall_back, is_thread, link_quantity, on_topic
from extractors.meaning.measured import Link
from extractors.meaning.scope import find_per, find_period, heading_period, last_period, points_back
from extractors.meaning.statistic import Figure, find_statistic
from extractors.meaning.view import View, open_view
from schemas.records import Meaning

__all__ = ["describe_cell", "describe_sentence"]

_LABEL_ROLES: Final = frozenset({"label", "heading", "caption"})
_COUNTED_PER: Final = frozenset({"count", "money", "weight"})


def describe_sentence(sentence: Sentence, context: Context) -> tuple[Meaning, ...]:
    """One meaning for each quantity of the sentence's reading, in the same order."""
    view = open_view(sentence, context)
    meanings: list[Meaning] = []
    for index in range(len(sentence.reading.quantities)):
        if sentence.role in _LABEL_ROLES and len(view.words) <= 30:
            meanings.append(_describe_label(view, index))
        else:
            meanings.append(_describe_one(view, index, meanings))
    return tuple(meanings)


def _describe_one(view: View, index: int, earlier: list[Meaning]) -> Meaning:
    link = link_quantity(view, index, earlier)
    before = None
    if link is None:
        before = _before(view)
        link = _from_context(view, index, before)
        link = on_topic(view, index, link) if link else fall_back(view, index)
    if link is None:
        link = Link("", "", "none", 0.0)
    if link.rule == "following_noun" and unit_family(view.quantity(index)) == "count":
        link = _fuller(view, index, link)
    link = _with_population(view, index, link, earlier)
    period = find_period(view, index)
    if not period and (link.elsewhere or points_back(view, index) or _in_note(view)):
        period = _period_before(view, before)
    per = _per(view, index, earlier)
    figure = find_statistic(view, index, measure=link.measure, per=per)
    if not figure.cue:
        figure = _shared_figure(view, index, earlier) or figure
    attributed, cited = find_sources(view)
    return Meaning(
        measure=link.measure,
        measure_lemma=link.lemma,
        population=link.population,
        period=period,
        per=per,
        statistic=figure.statistic,
        attributed_to=attributed,
        cited_source=cited,
        sign=figure.sign,
        rule=link.rule,
        confidence=round(link.confidence, 2),
    )


def _fuller(view: View, index: int, link: Link) -> Link:
    """The count's fuller name from its own sentence or the one before."""
    fuller = carry.fuller_name(view, link, before=view.places[index])
    if fuller is link and view.context.before and is_thread(view):
        before = open_view(view.context.before[-1], Context())
        fuller = carry.fuller_name(before, link, before=len(before.words))
    return fuller


def _in_note(view: View) -> bool:
    return view.context.anchor is not None and not view.context.before


def _before(view: View) -> Meaning | None:
    """The meaning of the last number before this sentence: its anchor's, for a note."""
    context = view.context
    if _in_note(view) and context.anchor is not None:
        meanings = describe_sentence(context.anchor, Context(title=context.title))
        counted = [m for m in meanings if m.statistic != "share" and m.measure]
        return next(reversed(counted or list(meanings)), None)
    for distance in (1, 2):
        if len(context.before) < distance:
            return None
        sentence = context.before[-distance]
        if sentence.reading.quantities:
            rest = replace(context, before=context.before[:-distance])
            return describe_sentence(sentence, rest)[-1]
        if sentence.first_in_passage:
            return None
    return None


def _period_before(view: View, before: Meaning | None) -> str:
    """The period of the sentence before, or of the sentence that calls the note."""
    context = view.context
    if _in_note(view):
        before = before or _before(view)
        return before.period if before else ""
    if not context.before:
        return ""
    sentence = context.before[-1]
    if sentence.reading.quantities:
        before = before or _before(view)
        return before.period if before else ""
    return last_period(sentence)


def _from_context(view: View, index: int, before: Meaning | None) -> Link | None:
    """The measure from the anchor, the sentence before or the heading."""
    context = view.context
    family = unit_family(view.quantity(index))
    same = _said_before(view, index)
    if same is not None:
        return _carried(same, "said_before")
    if _in_note(view) and before is not None:
        return _carried(before, "anchor")
    if context.before:
        sentence = context.before[-1]
        if not sentence.reading.quantities:
            topic = carry.sentence_topic(sentence, family)
            if topic:
                return replace(topic, elsewhere=True)
    if before is not None and before.measure:
        return _carried(before, "sentence_before")
    if view.sentence.section:
        heading = carry.heading_topic(view.sentence.section)
        return Link(heading, labels.plain_lemma(heading), "heading", 0.4, elsewhere=True)
    return None


def _said_before(view: View, index: int) -> Meaning | None:
    """`de genoemde 44 kg`: the same number in the calling sentence or the sentences before."""
    context, quantity = view.context, view.quantity(index)
    if not _MENTIONED.search(view.sentence.text[: quantity.digits[0]]):
        return None
    for sentence in filter(None, (*reversed(context.before), context.anchor)):
        for place, other in enumerate(sentence.reading.quantities):
            if other.value == quantity.value is not None and other.unit == quantity.unit:
                return describe_sentence(sentence, Context(title=context.title))[place]
    return None


_MENTIONED: Final = re.compile(
    r"\b(?:genoemde|bovengenoemde|vermelde|bovenstaande|deze|die|dezelfde)\W*$", re.IGNORECASE
)


def _carried(before: Meaning, rule: str) -> Link:
    return Link(
        before.measure,
        before.measure_lemma,
        rule,
        before.confidence * 0.8,
        before.population,
        elsewhere=True,
    )


def _with_population(view: View, index: int, link: Link, earlier: list[Meaning]) -> Link:
    """The whole of a share where the sentence names none, and what a pointing whole points at."""
    if unit_family(view.quantity(index)) != "share":
        return link
    if link.population and carry.points_away(link.population):
        antecedent = _antecedent(view, index, link.population)
        return replace(link, population=carry.resolve(link.population, antecedent))
    if link.population:
        return link
    other = carry.earlier_alike(view, index)
    if other >= 0 and earlier[other].population:
        return replace(link, population=earlier[other].population)
    if link.rule in {"before_bracket", "attributed_noun", "measurable_noun"}:
        return link
    before = _before(view)
    if before is None:
        return link
    if before.statistic == "share" and before.population:
        return replace(link, population=before.population)
    if _in_note(view) and before.measure:
        return replace(link, population=f"van de {before.measure}")
    return link


def _antecedent(view: View, index: int, pointer: str) -> str:
    place = view.sentence.text.lower().find(pointer.lower())
    first = next((i for i, w in enumerate(view.words) if w.start >= place), 0)
    if pointer.lower() in {"waarvan", "waaronder"}:
        inside = carry.antecedent_noun(view, first)
        if inside:
            return inside
    before = _before(view)
    if before is not None:
        return carry.what_was_meant(before)
    if view.context.before:
        topic = carry.sentence_topic(view.context.before[-1], "share")
        return topic.measure if topic else ""
    return ""


def _per(view: View, index: int, earlier: list[Meaning]) -> str:
    """The rate base of the clause; a coordinated number shares it: `30 … per jaar, voor 25 …`."""
    per = find_per(view, index)
    if per or unit_family(view.quantity(index)) not in _COUNTED_PER:
        return per
    other = carry.earlier_alike(view, index)
    if other < 0 or not earlier[other].per:
        return ""
    between = view.sentence.text[view.quantity(other).end : view.quantity(index).start]
    return "" if _NEW_CLAUSE.search(between) else earlier[other].per


def _shared_figure(view: View, index: int, earlier: list[Meaning]) -> Figure | None:
    """A coordinated number shares target and change: `verhoogd met € 5 mln en nog eens € 3 mln`."""
    other = carry.earlier_alike(view, index)
    if other < 0 or earlier[other].statistic not in {"change", "target"}:
        return None
    between = view.sentence.text[view.quantity(other).end : view.quantity(index).start]
    joined = _JOINED.search(between)
    if joined is None:
        return None
    begin = view.quantity(other).end + joined.start()
    words = [w for w in view.words if begin <= w.start < view.quantity(index).start]
    if any(word.kind in {"verb", "part"} for word in words):
        return None
    return Figure(earlier[other].statistic, earlier[other].sign, "shared")


_JOINED: Final = re.compile(r"(?:[,;]|\b(?:en|respectievelijk|resp\.|dan wel|of))(?=[^,;]*$)")
_NEW_CLAUSE: Final = re.compile(
    r"[;:]\s|\b(?:maar|terwijl|waarvan|in totaal|naar|tot|was|waren|is|zijn)\b", re.IGNORECASE
)


def _describe_label(view: View, index: int) -> Meaning:
    """A chart label, call-out or heading: its own words, then the heading over it."""
    heading = labels.heading_over(view)
    own = labels.label_measure(view, index)
    measure = labels.under_heading(own, heading if heading != view.sentence.text else "")
    family = unit_family(view.quantity(index))
    together = f"{heading}. {own}" if heading else own
    per = find_per(view, index)
    period = find_period(view, index) or heading_period(heading)
    if not per and family in _COUNTED_PER and re.search(r"\bper jaar\b", heading):
        per = "year"
    figure = find_statistic(view, index, measure=own, per=per)
    if figure.statistic in {"total", "rate", ""} and re.search(
        r"\bgemiddelde?\b", together, re.IGNORECASE
    ):
        figure = replace(figure, statistic="mean")
    return Meaning(
        measure=measure,
        measure_lemma=labels.plain_lemma(measure),
        period=period,
        per=per,
        statistic=figure.statistic,
        sign=figure.sign,
        rule="label",
        confidence=0.8 if own else 0.4,
    )
