"""What a parsed sentence is, whichever model parsed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `start:end` are code points in the sentence, `head` is a token index.

    `text` has plain apostrophes and is as long as the word on paper. `pos` is the Universal
    Dependencies part of speech, `tag` the treebank's own (CGN) tag, `morph` the features as
    `Number=Plur|...`; the root is its own head with dep `ROOT`.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence and its tokens in order; white space is in no token."""

    text: str
    tokens: tuple[Token, ...]
