"""A shallow reading of Dutch by rules, for when there is no trained model.

Parts of speech come from the lemma table and the shape of the word; figures, adjectives and
articles attach to the next noun, "van" phrases to the noun before, everything else to the first
verb. Enough to find what a number counts in plain sentences, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.language.lemmas import LemmaTable

_NUMBER = re.compile(r"[<>≤≥±+-]?\d[\d.,/–-]*(?:e|ste|de)?")
_SYMBOL = re.compile(r"[<>≤≥±+-]?\d[\d.,/–-]*[%‰]|[€$£%‰§+=<>≤≥≈±]")
_NOUN_PARTS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "SYM": "nummod"}


def guess_pos(word: str, *, first: bool, lemmas: LemmaTable) -> str:
    """The part of speech of `word`; `first` when it opens the sentence."""
    if _SYMBOL.fullmatch(word):
        return "SYM"
    if _NUMBER.fullmatch(word):
        return "NUM"
    if not any(letter.isalnum() for letter in word):
        return "PUNCT"
    known = lemmas.commonest_pos(word)
    if known:
        return known
    if word[0].isupper() and not first:
        return "PROPN"
    return "NOUN"


def attach(parts: Sequence[str], words: Sequence[str]) -> list[tuple[int, str]]:
    """(head, relation) for every token; the root is its own head with relation ROOT."""
    root = next((at for at, part in enumerate(parts) if part in ("VERB", "AUX")), 0)
    arcs: list[tuple[int, str]] = []
    for at, part in enumerate(parts):
        arcs.append((at, "ROOT") if at == root else _attach_one(at, part, parts, words, root))
    return arcs


def _attach_one(
    at: int, part: str, parts: Sequence[str], words: Sequence[str], root: int
) -> tuple[int, str]:
    if part in _BEFORE_NOUN:
        noun = _next_noun(at, parts, through=(*_BEFORE_NOUN, "ADV"))
        return (noun, _BEFORE_NOUN[part]) if noun is not None else (root, "dep")
    if part == "ADP":
        noun = _next_noun(at, parts, through=(*_BEFORE_NOUN, "ADV"))
        return (noun, "case") if noun is not None else (root, "dep")
    if part in _NOUN_PARTS:
        preposition = _own_preposition(at, parts)
        if preposition is None:
            return (root, "nsubj" if at < root else "obj")
        before = preposition - 1
        if words[preposition].lower() == "van" and before >= 0 and parts[before] in _NOUN_PARTS:
            return (before, "nmod")
        return (root, "obl")
    return (root, "punct" if part == "PUNCT" else "advmod" if part == "ADV" else "dep")


def _next_noun(at: int, parts: Sequence[str], *, through: tuple[str, ...]) -> int | None:
    for following in range(at + 1, len(parts)):
        if parts[following] in _NOUN_PARTS:
            return following
        if parts[following] not in through:
            return None
    return None


def _own_preposition(at: int, parts: Sequence[str]) -> int | None:
    before = at - 1
    while before >= 0 and parts[before] in _BEFORE_NOUN:
        before -= 1
    return before if before >= 0 and parts[before] == "ADP" else None
