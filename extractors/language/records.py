"""What a parsed sentence is, whichever model parsed it."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    _children: list[list[int]] = field(default_factory=list, compare=False, repr=False)

    def children(self, index: int) -> list[int]:
        """The indices of the tokens whose head is `index`, in order."""
        if not self._children and self.tokens:
            self._children.extend([] for _ in self.tokens)
            for token in self.tokens:
                if token.head != token.index:
                    self._children[token.head].append(token.index)
        return self._children[index]

    def descendants(self, index: int) -> set[int]:
        """The token itself and everything that hangs from it."""
        found = {index}
        waiting = [index]
        while waiting:
            for child in self.children(waiting.pop()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found
