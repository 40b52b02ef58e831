"""A text under reading: its tokens, what stands next to what, and what is taken already."""

from __future__ import annotations

from typing import Final

from extractors.numbers.text.tokens import DIGITS, MARK, TOKEN, WORD

# Empty places after the last token: looking a few tokens ahead, or one or two before the first
# (a negative index), finds nothing instead of failing.
_BEYOND: Final = 24
_NO_TEXTS: Final = [""] * _BEYOND
_NO_KINDS: Final = [0] * _BEYOND
_NO_LINKS: Final = [False] * _BEYOND


class Scan:
    """One folded text cut into tokens; what is taken by others counts as absent.

    Token `i` is `texts[i]`, of `kinds[i]` (DIGITS, WORD, MARK, VULGAR or RAISED; 0 beyond the
    last), at `starts[i]` up to `ends[i]`. `words` holds the text of every token nobody has taken,
    and is empty elsewhere. Such a token `follows` where at most one space stands before it, and is
    `glued` where nothing does; `after` holds the text of every word that follows.
    """

    __slots__ = (
        "after",
        "count",
        "ends",
        "folded",
        "follows",
        "glued",
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
        self.count = count = len(tokens)
        self.texts = texts = [match[0] for match in tokens] + _NO_TEXTS
        self.kinds = kinds = [match.lastindex or MARK for match in tokens] + _NO_KINDS
        self.starts = starts = [match.start() for match in tokens]
        self.ends = ends = [match.end() for match in tokens]
        self.words = words = texts.copy()
        self.after = after = [""] * count + _NO_TEXTS
        self.glued = glued = [False] * count + _NO_LINKS
        self.follows = follows = [False] * count + _NO_LINKS
        end = -2
        for index, start in enumerate(starts):
            if taken[start] or taken[ends[index] - 1]:
                words[index] = ""
            elif start == end or (start == end + 1 and folded[end] == " "):
                follows[index] = True
                if start == end:
                    glued[index] = True
                if kinds[index] == WORD:
                    after[index] = texts[index]
            end = ends[index]

    def take(self, first: int, last: int) -> None:
        """Leave tokens `first` up to, not including, `last` to what was read there."""
        self.words[first:last] = [""] * (last - first)

    def glued_word(self, index: int) -> bool:
        """Whether letters or digits stand free right against the token before `index`."""
        return self.glued[index] and self.kinds[index] in (WORD, DIGITS)

    def phrase(self, first: int, last: int) -> str:
        """Folded text of tokens `first` up to, not including, `last`."""
        return self.folded[self.starts[first] : self.ends[last - 1]]
