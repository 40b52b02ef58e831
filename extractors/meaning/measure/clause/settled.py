"""What a sum was set at: `wij hebben de drempel voor fouten als geheel bepaald op € 50.000`."""

from __future__ import annotations

from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.subject import acts
from extractors.meaning.measure.words.link import Link, link_words
from extractors.meaning.sentence.cursor import Cursor

_SETTING: Final = word_group("setting")
_SAID_OF: Final = ("obj", "nsubj:pass", "nsubj")


def set_at(here: Cursor) -> Link | None:
    """What the verb before `op` sets at the number: its object, else what it is done to.

    What the sum is for or reckoned from (`voor de jaarrekening`) is told beside it and is not it.
    """
    view, parsed = here.view, here.view.sentence.parsed
    lead = view.lead(here.at)
    if parsed is None or lead < 1 or view.words[lead].lower != "op":
        return None
    verb = view.words[lead - 1]
    if verb.lower not in _SETTING or verb.token < 0:
        return None
    for dep in _SAID_OF:
        for place, phrase in enumerate(view.phrases):
            token = view.words[phrase.head].token
            if token < 0 or phrase.last > lead or phrase.prep >= 0 or phrase.number >= 0:
                continue
            if parsed.tokens[token].dep == dep and parsed.tokens[token].head == verb.token:
                if acts(view, phrase):
                    continue
                first, last = view.chain_from(place)
                return link_words(
                    view, first, min(last, lead - 1), rule="parsed_subject", confidence=0.85
                )
    return None
