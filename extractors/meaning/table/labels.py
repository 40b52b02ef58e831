"""Chart labels and call-outs: the label's word with the heading that says what is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractors.lexicon import hedge_pattern, hedges
from extractors.meaning.measure.words.headings import (
    TELLS,
    heading_topic,
    plain_lemma,
    without_scale,
)
from extractors.meaning.period.headings import covered_by_title, heading_period
from extractors.meaning.period.per import find_per
from extractors.meaning.period.scope import find_period
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView
from extractors.meaning.statistic import find_statistic
from schemas.readings import Meaning

_COUNTED_PER: Final = frozenset({"count", "money", "weight"})
_LOOSE_END: Final = re.compile(
    rf"(?:\s(?:van|met|tot|op|in|voor|en|bij|{hedge_pattern()})){{1,6}}$", re.IGNORECASE
)
_GOVERNS: Final = re.compile(r"(?i)\b(?:van|met|voor|aan|bij|uit|door|onder)(?: \S{1,9}\.?)?$")
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_EMPTY: Final = frozenset(
    {"gemiddeld", "totaal", "zie", "en", "van", "per", "jaar", "jaarlijks", "de", "het", "een",
     "in", "op", "of", "tot", "pm"}
).union(*(hedge.split() for hedge in hedges()))  # fmt: skip
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")


def describe_label(here: Cursor) -> Meaning:
    """A chart label, call-out or heading: its own words, then the heading over it."""
    view = here.view
    heading = heading_over(view)
    own = label_measure(here)
    measure = under_heading(own, heading if heading != here.text else "")
    family = here.family
    together = f"{heading}. {own}" if heading else own
    per = find_per(here)
    context = view.context
    period = find_period(here) or heading_period(heading, context.document_date)
    if not period and family != "time":
        period = context.page_period or covered_by_title(context)
    if not per and family in _COUNTED_PER and re.search(r"\bper jaar\b", heading):
        per = "year"
    figure = find_statistic(here, measure=own, per=per)
    if figure.statistic in {"total", "rate", ""} and re.search(
        r"\bgemiddelde?\b", together, re.IGNORECASE
    ):
        figure = replace(figure, statistic="mean")
    return Meaning(
        measure=measure,
        measure_lemma=plain_lemma(measure),
        period=period,
        per=per,
        statistic=figure.statistic,
        sign=figure.sign,
        rule="label",
        confidence=0.8 if own else 0.4,
    )


def label_measure(here: Cursor) -> str:
    """The words of a label around its number, number and sign taken out."""
    text, quantity = here.text, here.quantity
    start = max(
        (q.end for q in here.view.sentence.reading.quantities if q.end <= quantity.start), default=0
    )
    said = text[start : quantity.start].strip(" :=–-\t|*>≈<")
    before = _LOOSE_END.sub("", said)
    after = text[quantity.end :].strip(" :=–-\t|*")
    counted = quantity.unit == "count" and _GOVERNS.search(said) and _WORDS.match(after)
    if _names(before) and not counted:
        return without_scale(before)
    return without_scale(after) if _names(after) else ""


def _names(text: str) -> bool:
    """Whether a text has a word that names something: not `gemiddeld`, not `(zie)`."""
    return any(word.lower() not in _EMPTY for word in _LETTERS.findall(text))


def heading_over(view: SentenceView) -> str:
    """The nearest heading that says what is counted or when, else the nearest heading."""
    headings = [heading for heading in (view.sentence.section, *view.context.headings) if heading]
    telling = (heading for heading in headings if TELLS.search(heading))
    return next(telling, headings[0] if headings else "")


def under_heading(measure: str, heading: str) -> str:
    """`veroordeling` under `Aantal daders in de keten`: both, as one measure."""
    topic = heading_topic(heading)
    if not measure or not topic:
        return measure or topic
    return f"{measure} ({topic})"
