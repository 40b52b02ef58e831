"""Chart labels and call-outs: the label's word with the heading that says what is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractors.lexicon import hedge_pattern, hedges
from extractors.lexicon.months import MONTHS
from extractors.meaning.measure.counted import windows
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
# behind these a label's number counts what follows: "onze 6 punten", "Samenvattend: drie lessen"
_POINTS_ON: Final = re.compile(
    r"(?i)(?:^|\b)(?:onze?|de|deze|die|hun|zijn|haar|alle|\w+end|kortom|dus|namelijk|te weten):?$"
)
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_EMPTY: Final = frozenset(
    {"gemiddeld", "totaal", "zie", "en", "van", "per", "jaar", "jaarlijks", "de", "het", "een",
     "in", "op", "of", "tot", "pm"}
).union(*(hedge.split() for hedge in hedges()))  # fmt: skip
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_BEING: Final = re.compile(r"\s(?:is|was|zijn|waren|bedraagt|bedragen|bedroeg)$", re.IGNORECASE)
_CLAUSE: Final = 5  # words of the shortest label that is read as a clause
_MONTHS: Final = "|".join(MONTHS)
_DAY: Final = (
    rf"(?:(?:per|op|eind|ultimo|in|sinds) )?(?:(?:\d{{1,2}} )?(?:{_MONTHS}) )?(?:19|20)\d\d"
)
_ENDS_IN_PERIOD: Final = re.compile(rf"(?:^|[\s,(]){_DAY}\)?:?$", re.IGNORECASE)
_OPENS_IN_PERIOD: Final = re.compile(rf"^\(?{_DAY}\)?(?:[\s:,]|$)", re.IGNORECASE)
_OTHER_YEAR: Final = re.compile(r"\((?:19|20)\d\d: ")  # "€ 650 miljoen (2022: € 600 miljoen)"
# A label with its own figure is no heading to the next: "Beheerkosten 2024 € 219".
_TILE: Final = re.compile(
    r"(?P<name>[^\d:]{3,60}?)(?:,? (?:19|20)\d\d)? (?:€ ?)?-?(?!(?:19|20)\d\d$)\d[\d.,]*\d ?%?$"
)


def describe_label(here: Cursor) -> Meaning:
    """A chart label, call-out or heading: its own words, then the heading over it."""
    view = here.view
    heading = heading_over(view)
    own = label_measure(here)
    if windows.is_window(here):  # "Gemiddeld rendement laatste 5 jaar 3,8%"
        own = f"periode ({own})" if own else "periode"
    if not own and (tile := _TILE.match(view.sentence.section)):
        own = tile["name"].strip()  # "Beheerkosten 2024 € 219" over "2023 € 199"
    measure = under_heading(own, heading if heading != here.text else "")
    family = here.family
    together = f"{heading}. {own}" if heading else own
    per = find_per(here, own)
    context = view.context
    period = find_period(here) or heading_period(heading, context.document_date)
    if not period and family != "time":
        period = context.page_period or covered_by_title(context)
    if not per and family in _COUNTED_PER and re.search(r"\bper jaar\b", heading):
        per = "year"
    figure = find_statistic(here, measure=own, per=per)
    if not figure.cue and (over := find_statistic(here, measure=heading, per=per)).cue:
        figure = over
    if figure.statistic in {"total", "rate", ""} and re.search(
        r"\bgemiddelde?\b", together, re.IGNORECASE
    ):
        figure = replace(figure, statistic="mean")
    if windows.is_window(here):
        figure = replace(figure, statistic="")
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


def with_heading(view: SentenceView, told: Meaning) -> Meaning:
    """The meaning of a label that is a clause, with the heading that it stands under."""
    measure = under_heading(told.measure, heading_over(view))
    return replace(told, measure=measure, measure_lemma=plain_lemma(measure))


def says_something(view: SentenceView) -> bool:
    """Whether a label is a clause with a bent verb: `18% van de inleg raakt aan dit doel`, and not
    `Begeleid wonen regulier 807`, whose last word is its figure."""
    parsed = view.sentence.parsed
    last = [word for word in view.words if word.kind not in {"stop", "close", "mark"}][-1:]
    if parsed is None or len(view.words) < _CLAUSE or (last and last[0].kind == "num"):
        return _is_equated(view)
    return any(
        word.kind == "verb" and word.token >= 0 and "|pv|" in f"|{parsed.tokens[word.token].tag}|"
        for word in view.words
    )


def _is_equated(view: SentenceView) -> bool:
    """Whether a copula stands right before the first number: `het oppervlak is 256 ha`."""
    return (
        bool(view.places)
        and _BEING.search(view.sentence.text[: view.words[view.places[0]].start].rstrip())
        is not None
    )


def label_measure(here: Cursor) -> str:
    """The words of a label around its number, number and sign taken out."""
    text, quantity = here.text, here.quantity
    start = max(
        (
            q.end
            for index, q in enumerate(here.view.sentence.reading.quantities)
            if q.end <= quantity.start and not windows.is_window(here.on(index))
        ),
        default=0,
    )
    said = text[start : quantity.start].strip(" :=–-\t|*>≈<([")
    before = _without_period(_BEING.sub("", _LOOSE_END.sub("", said)))
    after = text[quantity.end :].strip(" :=–-\t|*.")
    after = "" if _OTHER_YEAR.match(after) else _without_period(_unbracketed(after))
    governs = _GOVERNS.search(said) or _POINTS_ON.search(said)
    counted = quantity.unit == "count" and governs and _WORDS.match(after)
    if _names(before) and not counted:
        return without_scale(before)
    return without_scale(after) if _names(after) else ""


def _without_period(text: str) -> str:
    """A label's words without the year or the day that stands at either end of them."""
    return _ENDS_IN_PERIOD.sub("", _OPENS_IN_PERIOD.sub("", text)).strip(" ,:–-")


def _unbracketed(text: str) -> str:
    """Words behind a number in a bracket that opened before it: `N-NH3)` is `N-NH3`."""
    return text.replace(")", "", 1).strip() if text.count(")") > text.count("(") else text


def _names(text: str) -> bool:
    """Whether a text has a word that names something: not `gemiddeld`, not `(zie)`."""
    return any(word.lower() not in _EMPTY for word in _LETTERS.findall(text))


def heading_over(view: SentenceView) -> str:
    """The nearest heading that says what is counted or when, else the nearest heading."""
    sections = (view.sentence.section, *view.context.headings)
    headings = [heading for heading in sections if heading and not _TILE.match(heading)]
    telling = (heading for heading in headings if TELLS.search(heading))
    return next(telling, headings[0] if headings else "")


def under_heading(measure: str, heading: str) -> str:
    """`veroordeling` under `Aantal daders in de keten`: both, as one measure."""
    topic = heading_topic(heading)
    if not measure or not topic:
        return measure or topic
    return f"{measure} ({topic})"
