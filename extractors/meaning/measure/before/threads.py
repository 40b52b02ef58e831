"""Sentences that go on about what was said before: `Het gaat om € 5 miljoen.`"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractors.meaning.measure.words.link import Link, is_noun_of
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

TOPIC: Final = re.compile(
    r"\b(?P<to>voor|bij|onder|in) (?P<topic>[^,;:()]{2,60}?) (?:is|was|zijn|waren|bedraagt|bedroeg)"
    r" (?P<it>dit|dat|het|deze|de)\b",
    re.I,
)
_NO_TOPIC: Final = re.compile(
    r"(?i)totaal|euro['’]s|geld|procenten|aantallen"
    r"|(?:dat|dit|die|deze|het) \w*(?:jaar|periode|maand|kwartaal)"
)
_THREAD: Final = re.compile(
    r"^\W*(?:in (?:totaal|die periode|dat jaar) )?(?:het|dit|dat) (?:gaat|ging|betreft|betrof|zijn"
    r"|waren|is|was)\b|\b(?:is|was|zijn|waren|bedraagt|bedroeg|ligt|lag|kwam|komt|duurde|duurt) "
    r"(?P<it>dit|dat|het|er|dat er|het er|die|deze|ze|zij)\b"
    r"|\bgaat het (?:gemiddeld )?om\b|\b(?P<rest>de|het) (?:overige|resterende|rest|andere)\b",
    re.I,
)


def is_thread(here: Cursor) -> bool:
    """Whether the number goes on about what was said before: `Het gaat om € 5 miljoen.`"""
    return any(
        not _names_a_thing(here.view, match)
        for match in _THREAD.finditer(here.text, 0, here.quantity.end)
    )


def _names_a_thing(view: SentenceView, match: re.Match[str]) -> bool:
    """Whether what looks like a pronoun opens a phrase: `de andere kosten`, `is het aandeel`."""
    if match["it"] is not None:
        return is_no_pronoun(view, match.start("it"))
    if match["rest"] is None:
        return False
    return any(
        view.words[phrase.first].start == match.start("rest")
        and phrase.number < 0
        and phrase.last - phrase.first > 2
        and not is_noun_of("part", view.words[phrase.head])
        for phrase in view.phrases
    )


def is_no_pronoun(view: SentenceView, offset: int) -> bool:
    """Whether the word there opens a noun phrase or a clause: `is het aandeel 7%`, `is dat het
    aandeel daalt`; not `is het 7%`."""
    opens = any(word.start == offset and word.kind == "conj" for word in view.words)
    return opens or any(
        view.words[phrase.first].start == offset and phrase.number < 0 for phrase in view.phrases
    )


def on_topic(here: Cursor, link: Link) -> Link:
    """`Voor stikstof is dit 90%`: a carried measure with the topic it is carried to."""
    quantities = here.view.sentence.reading.quantities
    start = quantities[here.index - 1].end if here.index else 0
    topic = TOPIC.search(here.text, start, here.quantity.start)
    if topic is None or _tells_when(here, topic):
        return link
    if topic["to"].lower() != "voor":
        return replace(link, population=f"{topic['to'].lower()} {topic['topic']}")
    return replace(
        link,
        measure=f"{topic['topic']}: {link.measure}",
        lemma=f"{topic['topic'].lower()} {link.lemma}",
    )


def _tells_when(here: Cursor, topic: re.Match[str]) -> bool:
    """Whether a topic is a time, or all there is: `in 2019 is dit 41%`, `in totaal is dat 7%`."""
    return is_dated(here, topic.span("topic")) or _NO_TOPIC.fullmatch(topic["topic"]) is not None


def is_dated(here: Cursor, span: tuple[int, int]) -> bool:
    """Whether a period stands in that part of the sentence."""
    periods = here.view.sentence.reading.periods
    return any(period.start < span[1] and span[0] < period.end for period in periods)
