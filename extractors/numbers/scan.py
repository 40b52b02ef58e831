"""A text under reading: its tokens, what stands next to what, and what is taken already."""

from __future__ import annotations

from typing import Final

from extractors.numbers.tokens import DIGITS, MARK, TOKEN, WORD

# Empty places after the last token: looking a few tokens ahead, or one or two before the first
# (a negative index), finds nothing instead of failing.
_BEYOND: Final = 24
_NO_TEXTS: Final = [""] * _BEYOND
_NO_KINDS: Final = [0] * _BEYOND
_NO_LINKS: Final = [False] * _BEYOND


class Scan:
    """One folded text cut into tokens; what is taken by others counts as absent.

    Token `i` is `texts[i]`, of `kinds[i]` (DIGITS, WORD, MARK, VULGAR or RAISED; 0 beyond the
    last), at `starts[i]` up to `ends[i]`. `words` holds the text of every free token, `after` that
    of every free word at most one space behind the token before it; both are empty elsewhere.
    """

    __slots__ = (
        "_follows",
        "_glued",
        "after",
        "count",
        "ends",
        "folded",
        "kinds",
        "starts",
        "text",
        "texts",
        "words",
    )

    def __init__(self, text: str, folded: str, taken: bytearray) -> None:
        self.text = text
        self.folded = folded
        tokens = list(TOKEN.finditer(folded))
        self.count = len(tokens)
        self.texts: list[str] = [match[0] for match in tokens]
        self.kinds: list[int] = [match.lastindex or MARK for match in tokens]
        self.starts: list[int] = [match.start() for match in tokens]
        self.ends: list[int] = [match.end() for match in tokens]
        self.words: list[str] = self.texts.copy()
        self.after: list[str] = [""] * self.count
        self._glued: list[bool] = [False] * self.count
        self._follows: list[bool] = [False] * self.count
        end = -2
        for index, start in enumerate(self.starts):
            if taken[start]:
                self.words[index] = ""
            elif start == end or (start == end + 1 and folded[end] == " "):
                self._follows[index] = True
                self._glued[index] = start == end
                if self.kinds[index] == WORD:
                    self.after[index] = self.texts[index]
            end = self.ends[index]
        self.texts += _NO_TEXTS
        self.kinds += _NO_KINDS
        self.words += _NO_TEXTS
        self.after += _NO_TEXTS
        self._glued += _NO_LINKS
        self._follows += _NO_LINKS

    def free(self, index: int) -> bool:
        """Whether token `index` exists and nobody has taken it."""
        return self.words[index] != ""

    def word(self, index: int) -> str:
        """The free token at `index`, or the empty string."""
        return self.words[index]

    def follows(self, index: int) -> bool:
        """Whether token `index` stands free, at most one space after the one before."""
        return self._follows[index]

    def glued(self, index: int) -> bool:
        """Whether token `index` stands free, right against the one before."""
        return self._glued[index]

    def glued_word(self, index: int) -> bool:
        """Whether letters or digits stand free right against the token before `index`."""
        return self._glued[index] and self.kinds[index] in (WORD, DIGITS)

    def word_after(self, index: int) -> str:
        """Token `index` when it follows and is a word, else the empty string."""
        return self.after[index]

    def phrase(self, first: int, last: int) -> str:
        """Folded text of tokens `first` up to, not including, `last`."""
        return self.folded[self.starts[first] : self.ends[last - 1]]
