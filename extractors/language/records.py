"""What a parsed sentence is, whichever model parsed it."""

from __future__ import annotations

from dataclasses import dataclass, field

# What belongs to a noun phrase besides its head. A relative clause, an apposition, a second
# conjunct and a bracketed aside say something more about the thing, but do not name it.
_PHRASE_CHILDREN = frozenset(
    {"det", "amod", "nummod", "nmod", "nmod:poss", "flat", "fixed", "compound"}
)
_ASIDES = frozenset({"acl:relcl", "appos", "parataxis", "ROOT"})


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

    def token_at(self, offset: int) -> Token | None:
        """The token that covers code point `offset`; None in white space or outside."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.tokens) and self.tokens[low].start <= offset:
            return self.tokens[low]
        return None

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

    def subtree(self, index: int) -> range:
        """The token indices from the leftmost to the rightmost descendant of `index`."""
        found = self.descendants(index)
        return range(min(found), max(found) + 1)

    def noun_phrase(self, index: int) -> tuple[int, int]:
        """(start, end) in code points of the phrase around noun `index`.

        Determiners, figures, adjectives and "van de ..." are in; the noun's own preposition,
        relative clauses, appositions, asides, second conjuncts and phrases with a figure of their
        own are out, and so is whatever a noun that serves as predicate governs as a verb.
        """
        kept = self._phrase_members(index)
        first = last = index
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while first < index and self._is_edge(first):
            first += 1
        while last > index and self._is_edge(last):
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def _is_edge(self, index: int) -> bool:
        return self.tokens[index].pos in ("PUNCT", "ADP", "CCONJ", "SCONJ")

    def _phrase_members(self, index: int) -> set[int]:
        kept = {index}
        for child in self.children(index):
            dep = self.tokens[child].dep
            participle = dep == "acl" and child < index
            if (dep in _PHRASE_CHILDREN or participle) and not self._is_counted(child):
                kept |= self._without_asides(child)
        # A comma or hyphen between two kept tokens stays.
        return kept | {
            token.index
            for token in self.tokens
            if token.pos == "PUNCT" and {token.index - 1, token.index + 1} <= kept
            and token.text not in "()[]"
        }  # fmt: skip

    def _is_counted(self, index: int) -> bool:
        """Whether the token is a phrase with a figure of its own: "tracks for 25 people"."""
        if self.tokens[index].dep != "nmod":
            return False
        children = [self.tokens[child] for child in self.children(index)]
        definite = any(child.dep == "det" for child in children)
        return not definite and any(child.dep == "nummod" for child in children)

    def _without_asides(self, index: int) -> set[int]:
        found = {index}
        for child in self.children(index):
            if self.tokens[child].dep not in _ASIDES:
                found |= self._without_asides(child)
        return found
