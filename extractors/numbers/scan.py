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
        self.texts: list[str] = []
        self.kinds: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.after: list[str] = []
        self._glued: list[bool] = []
        self._follows: list[bool] = []
        end = -2
        for match in TOKEN.finditer(folded):
            kind = match.lastindex or MARK
            word = match[0]
            start, stop = match.span()
            free = not taken[start]
            glued = free and start == end
            follows = glued or (free and start == end + 1 and folded[end] == " ")
            self.texts.append(word)
            self.kinds.append(kind)
            self.starts.append(start)
            self.ends.append(stop)
            self.words.append(word if free else "")
            self.after.append(word if follows and kind == WORD else "")
            self._glued.append(glued)
            self._follows.append(follows)
            end = stop
        self.count = len(self.starts)
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
