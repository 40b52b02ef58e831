"""Relative clauses: where one that opens behind a noun ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.sentence.context import ParsedToken
from extractors.meaning.sentence.view import SentenceView

_LINKING: Final = word_group("linking")


def past_relative(view: SentenceView, begin: int, last: int) -> int:
    """Behind a relative clause: `die de politie registreert | geen verdachte in beeld is`."""
    if begin >= last or view.words[begin].lower not in {"die", "dat"}:
        return begin
    for place in range(begin + 1, last):
        word = view.words[place]
        if word.kind == "verb":
            closes = place + 1 < last and view.words[place + 1].kind == "part"
            return place + 2 if closes and word.lower in _LINKING else place + 1
    return _end_of_relative(view, begin, last) or begin


def end_of_relative(view: SentenceView, begin: int, last: int) -> int:
    """Where a relative clause that opens at word `begin` ends, before word `last`; 0 if nowhere."""
    end = _end_of_relative(view, begin, last)
    if not end:
        end = past_relative(view, begin, last)
        end = end if end > begin else 0
    closes = view.words[max(begin, end - 2)].kind in {"verb", "part"}
    if end > begin + 2 and view.words[end - 1].kind == "verb" and closes:
        end -= 1  # "dat zonder diploma vertrekt | steeg naar"
    return end


def end_of_clause(view: SentenceView, opener: int) -> int:
    """Where the clause ends that a relative word at `opener` opens, by the parse or else behind its
    verb: `waarin het fonds belegt |`, `die een koe uitscheidt |`; 0 where neither tells."""
    last = len(view.words)
    if end := _end_of_relative(view, opener, last):
        return end
    verb = next((i for i in range(opener + 1, last) if view.words[i].kind == "verb"), -1)
    return verb + 1 if verb > opener else 0


def _end_of_relative(view: SentenceView, begin: int, last: int) -> int:
    """Where the parse ends the relative clause that opens at word `begin`; 0 where it sees none."""
    parsed = view.sentence.parsed
    if parsed is None or view.words[begin].token < 0:
        return 0
    tokens = parsed.tokens
    verb = tokens[view.words[begin].token].head
    if tokens[verb].dep != "acl:relcl" or verb < view.words[begin].token:
        return 0
    end = max(i for i, token in enumerate(tokens) if i == verb or _hangs_from(tokens, i, verb))
    behind = next((i for i in range(begin, last) if view.words[i].start > tokens[end].start), last)
    return behind if behind > begin + 1 else 0


def _hangs_from(tokens: Sequence[ParsedToken], place: int, verb: int) -> bool:
    """Whether a token hangs from the verb, straight or through others."""
    for _ in tokens:
        if tokens[place].head == place:
            return False
        place = tokens[place].head
        if place == verb:
            return True
    return False
