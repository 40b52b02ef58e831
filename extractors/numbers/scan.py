"""A text under reading: its tokens and which characters already have a meaning."""

from __future__ import annotations

from extractors.numbers.tokens import DIGITS, WORD, Token, tokenize


class Scan:
    """One folded text, its tokens, and a mask of what is taken."""

    __slots__ = ("folded", "taken", "text", "tokens")

    def __init__(self, text: str, folded: str, taken: bytearray) -> None:
        self.text = text
        self.folded = folded
        self.taken = taken
        self.tokens: list[Token] = tokenize(folded)

    def free(self, index: int) -> bool:
        """Whether token `index` exists and nobody has taken it."""
        return 0 <= index < len(self.tokens) and not self.taken[self.tokens[index].start]

    def word(self, index: int) -> str:
        """The free token at `index`, or the empty string."""
        return self.tokens[index].text if self.free(index) else ""

    def follows(self, index: int) -> bool:
        """Whether token `index` stands free, at most one space after the one before."""
        if not self.free(index) or index == 0:
            return False
        gap = self.tokens[index].start - self.tokens[index - 1].end
        return gap == 0 or (gap == 1 and self.folded[self.tokens[index].start - 1] == " ")

    def glued(self, index: int) -> bool:
        """Whether token `index` stands free, right against the one before."""
        return (
            self.free(index)
            and index > 0
            and self.tokens[index].start == self.tokens[index - 1].end
        )

    def glued_word(self, index: int) -> bool:
        """Whether letters or digits stand free right against the token before `index`."""
        return self.glued(index) and self.tokens[index].kind in (WORD, DIGITS)

    def word_after(self, index: int) -> str:
        """Token `index` when it follows and is a word, else the empty string."""
        return (
            self.tokens[index].text
            if self.follows(index) and self.tokens[index].kind == WORD
            else ""
        )

    def phrase(self, first: int, last: int) -> str:
        """Folded text of tokens `first` up to, not including, `last`."""
        return self.folded[self.tokens[first].start : self.tokens[last - 1].end]
