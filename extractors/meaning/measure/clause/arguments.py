"""What the verb of a number is said of in the parse, where no other reading finds a thing."""

from __future__ import annotations

from typing import Final

from extractors.meaning.measure.clause.subject import acts, is_sign
from extractors.meaning.measure.words.link import Link, is_noun_of, lemma_of
from extractors.meaning.sentence.clauses import clause_of
from extractors.meaning.sentence.cursor import Cursor

_SAID_OF: Final = ("nsubj:pass", "obj", "nsubj")
_SAYS_NOTHING: Final = ("moment", "circumstance")
_LEFT_OUT: Final = frozenset({"count", "time", "times"})


def argument_of_verb(here: Cursor) -> Link | None:
    """`de 20-jaars rente daalde van 2,5% naar 2,4%`, `besloot de inzet te verlagen tot 20%`: what
    is done to, else what does; also where a number is part of its name."""
    clause = clause_of(here)
    if clause is None or here.family in _LEFT_OUT:
        return None
    view, tokens = here.view, clause.tokens
    for dep in _SAID_OF:
        for place, phrase in enumerate(view.phrases):
            token = view.words[phrase.head].token
            if token < 0 or tokens[token].dep != dep or tokens[token].head != clause.verb:
                continue
            if phrase.prep >= 0 or acts(view, phrase) or is_sign(view, phrase):
                continue
            first, last = view.chain_from(place)
            head = view.words[phrase.head]
            if first <= here.at < last or any(is_noun_of(kind, head) for kind in _SAYS_NOTHING):
                continue
            first += view.words[first].kind == "det"
            return Link(view.text(first, last), lemma_of(view, first, last), "parsed_subject", 0.5)
    return None
