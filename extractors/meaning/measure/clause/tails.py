"""What a noun goes on with behind the number that is its size: `een opslag van 5% | op de huur`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.clauses import tokens_of_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import Phrase

_GOES_ON: Final = frozenset(
    {"op", "voor", "uit", "van", "aan", "in", "over", "naar", "tussen", "tot", "om"}
)
_OF: Final = frozenset({"van", "voor", "met"})
_SETTING: Final = word_group("setting_nouns")


def with_tail(here: Cursor, link: Link) -> Link:
    """The noun a number is the size of, with the phrase behind the number that the parse hangs
    from that noun or from the number: `een onttrekking van € 3.000 uit de reserve`."""
    view, after = here.view, here.view.after(here.at)
    lead = view.lead(here.at)
    if link.rule != "attributed_noun" or lead < 0 or view.words[lead].lower not in _OF:
        return link
    if after + 1 >= len(view.words) or view.words[after].lower not in _GOES_ON:
        return link
    place = view.phrase_from(after + 1)
    if place < 0 or not _belongs(here, view.phrases[place], link):
        return link
    first, last = view.chain_from(place)
    told = link_words(view, first, last, rule=link.rule, confidence=link.confidence)
    if told is None or told.measure.lower() in link.measure.lower():
        return link
    return replace(
        link,
        measure=f"{link.measure} {view.text(after, last)}",
        lemma=f"{link.lemma} {told.lemma}".strip(),
    )


def _belongs(here: Cursor, phrase: Phrase, link: Link) -> bool:
    """Whether a phrase says what the measure's noun is of, and not when, where or why it holds."""
    view, parsed = here.view, here.view.sentence.parsed
    head = view.words[phrase.head]
    if parsed is None or head.token < 0 or phrase.number >= 0:
        return False
    if any(word.kind in {"period", "num"} for word in view.words[phrase.first : phrase.last]):
        return False
    if any(is_noun_of(kind, head) for kind in ("moment", "circumstance")):
        return False
    if head.lower in _SETTING:
        return False
    above = parsed.tokens[parsed.tokens[head.token].head]
    if parsed.tokens[head.token].head in tokens_of_number(here):
        return True
    return above.start < here.quantity.start and above.text in link.measure.split()
