"""What a relative clause goes on about: `naar het fonds, dat er € 2 miljoen bij krijgt`."""

from __future__ import annotations

from typing import Final

from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.clauses import head_of_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

RELATIVE: Final = frozenset({"die", "dat"})


def antecedent(here: Cursor) -> Link | None:
    """What a relative clause goes on about: `naar het fonds, dat er € 2 miljoen bij krijgt`."""
    view = here.view
    words = view.words
    opener = view.segment(here.at)[0]
    opener -= words[opener].lower not in RELATIVE
    if opener < 1 or words[opener].lower not in RELATIVE:
        return None
    is_parsed_article = words[opener].token >= 0 and words[opener].kind == "det"
    comma = words[opener - 1].text == ","
    joins = words[opener].lower == "dat" and not comma
    if is_parsed_article or (joins and not _hangs_in_relative(here)):
        return None
    phrase = view.phrase_until(opener - comma)
    if phrase < 0 or is_noun_of("moment", view.words[view.phrases[phrase].head]):
        return None
    begin, end = view.chain_until(phrase)
    return link_words(view, begin, end, rule="antecedent", confidence=0.7)


def _hangs_in_relative(here: Cursor) -> bool:
    """Whether the parse hangs the number from the verb of a relative clause: `het verlies dat met
    een kans van 3% | optreedt`."""
    parsed, verb = here.view.sentence.parsed, head_of_number(here)
    seen: set[int] = set()
    while parsed is not None and verb >= 0 and verb not in seen:
        seen.add(verb)
        if parsed.tokens[verb].dep == "acl:relcl":
            return True
        if parsed.tokens[verb].pos in {"VERB", "AUX"}:
            return False
        verb = parsed.tokens[verb].head
    return False


def pointed_at(view: SentenceView, offset: int) -> Link | None:
    """What the relative pronoun there goes on about: `onzekerheden die samen 20% bedragen`."""
    opener = next((i for i, word in enumerate(view.words) if word.start == offset), 0)
    if opener < 1 or view.words[opener].lower not in RELATIVE:
        return None
    if view.words[opener].kind == "det" or view.words[opener - 1].kind in {"conj", "verb"}:
        return None
    phrase = view.phrase_until(opener - (view.words[opener - 1].text == ","))
    if phrase < 0 or is_noun_of("moment", view.words[view.phrases[phrase].head]):
        return None
    begin, end = view.chain_until(phrase)
    return link_words(view, begin, end, rule="antecedent", confidence=0.7)
