"""A sentence laid out for reading: words, phrases, and where each quantity stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.sentence.context import Context, Sentence
from extractors.meaning.sentence.kinds import SentenceWord
from extractors.meaning.sentence.phrases import (
    AND_OR,
    Phrase,
    find_phrases,
    following_chain,
    preceding_chain,
)
from extractors.meaning.sentence.words import read_words
from schemas.readings import Quantity

CLAUSE_OPENERS: Final = word_group("clause_openers")
_MARKS: Final = frozenset("*†‡°")
_PARTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl"})
_ADVERBIAL: Final = frozenset({"obl", "obl:agent"})
_OF_NOUNS: Final = frozenset({"van", "voor", "naar", "tussen"})
_MEASURING: Final = word_group("lasting") | word_group("linking")
_PASSED: Final = frozenset({"adv", "mark"})


@dataclass(frozen=True, eq=False)
class SentenceView:
    """One sentence, its words and phrases, and the word index of every quantity."""

    sentence: Sentence
    context: Context
    words: tuple[SentenceWord, ...]
    phrases: tuple[Phrase, ...]
    places: tuple[int, ...]

    def quantity(self, index: int) -> Quantity:
        """The quantity at a place in the list of the reading."""
        return self.sentence.reading.quantities[index]

    def text(self, first: int, last: int) -> str:
        """The words `first:last` as written, white space made plain."""
        if first >= last:
            return ""
        span = self.sentence.text[self.words[first].start : self.words[last - 1].end]
        return " ".join(span.split())

    @cached_property
    def _adverbials(self) -> frozenset[int]:
        """The phrases that go with a full verb behind them, as the parse has it:
        `300 vakken | in de vergelijking betrokken`."""
        return frozenset(
            at
            for at, phrase in enumerate(self.phrases)
            if phrase.prep >= 0
            and self.words[phrase.prep].lower not in _OF_NOUNS
            and self._goes_with_verb(phrase.head)
        )

    def _goes_with_verb(self, head: int) -> bool:
        parsed, token = self.sentence.parsed, self.words[head].token
        if parsed is None or token < 0 or parsed.tokens[token].dep not in _ADVERBIAL:
            return False
        above = parsed.tokens[token].head
        verb = parsed.tokens[above]
        return verb.pos == "VERB" and above > token and verb.text.lower() not in _MEASURING

    def phrase_from(self, at: int) -> int:
        """The phrase that begins at word `at`, or -1."""
        return next((i for i, phrase in enumerate(self.phrases) if phrase.first == at), -1)

    def phrase_until(self, at: int) -> int:
        """The phrase whose last word stands right before `at` (or a bracket before it), or -1."""
        if at > 0 and self.words[at - 1].text in ")]":
            opening = self._opening(at - 1)
            if all(word.kind != "num" for word in self.words[opening:at]):
                at = opening
        return next((i for i, phrase in enumerate(self.phrases) if phrase.last == at), -1)

    def phrase_counted_by(self, at: int) -> int:
        """The phrase counted by the number at word `at`, or -1."""
        return next((i for i, p in enumerate(self.phrases) if p.number == at and p.head > at), -1)

    def chain_from(self, phrase: int) -> tuple[int, int]:
        """The words of the chain of phrases that begins with `phrase`, or of its list."""
        last = following_chain(self.words, self.phrases, phrase, self._adverbials)
        return self.phrases[phrase].first, self._end_of_list(self.phrases[phrase].first, last)

    def _end_of_list(self, first: int, last: int) -> int:
        """The end of a list that begins with the words `first:last`, if the parse sees one:
        `opslag van waterstof, groen gas en stroom`."""
        parsed = self.sentence.parsed
        end, item = last, last
        while parsed is not None and item < len(self.words):
            sign = self.words[item].lower
            place = self.phrase_from(item + 1)
            if sign not in AND_OR | {","} or place < 0 or self.phrases[place].number >= 0:
                break
            head = self.words[self.phrases[place].head].token
            if head < 0 or parsed.tokens[head].dep != "conj" or self._is_apart(first, item + 1):
                break
            above = parsed.tokens[parsed.tokens[head].head].start
            if not self.words[first].start <= above < self.words[last - 1].end:
                break
            item = following_chain(self.words, self.phrases, place, self._adverbials)
            if sign in AND_OR:
                end = item
        return end

    def _is_apart(self, first: int, item: int) -> bool:
        """Whether a list's next word begins something else: an article, a name among things."""
        if self.words[item].kind == "det":
            return True
        return self.words[item].text[0].isupper() and self.words[first].text.islower()

    def chain_until(self, phrase: int) -> tuple[int, int]:
        """The words of the chain of phrases that ends with `phrase`."""
        begin = preceding_chain(self.words, self.phrases, phrase)
        return self.phrases[begin].first, self.phrases[phrase].last

    def bracket(self, at: int) -> tuple[int, int] | None:
        """The opening and closing sign around word `at`, or None."""
        depth = 0
        for first in range(at - 1, -1, -1):
            if self.words[first].text in ")]":
                depth += 1
            elif self.words[first].text in "([":
                if depth == 0:
                    return first, self.closing(at)
                depth -= 1
        return None

    def _opening(self, at: int) -> int:
        while at > 0 and self.words[at].text not in "([":
            at -= 1
        return at

    def closing(self, at: int) -> int:
        """The closing sign behind word `at`, or the end of the sentence."""
        for last in range(at + 1, len(self.words)):
            if self.words[last].text in ")]":
                return last
        return len(self.words)

    def after(self, at: int) -> int:
        """The first word after the number at `at` that says what it is.

        A bracket with nothing but numbers is passed: `ruim een derde (36%) van de daders`; the
        number in such a bracket reads on behind it.
        """
        bracket = self.bracket(at)
        if bracket and self.restates(at):
            return min(bracket[1] + 1, len(self.words))
        after = at + 1
        while after < len(self.words) and self.words[after].text in _MARKS:
            after += 1
        if after < len(self.words) and self.words[after].text in "([":
            close = self.closing(after)
            if self._only_numbers(after, close) or close - after <= 2:
                after = close + 1
        return min(after, len(self.words))

    def restates(self, at: int) -> bool:
        """Whether a number is the bracket behind another: `iets meer dan de helft (52%)`."""
        bracket = self.bracket(at)
        return (
            bracket is not None
            and self._only_numbers(*bracket)
            and self._follows_number(bracket[0])
            and all(word.kind != "num" for word in self.words[bracket[0] + 1 : at])
        )

    def aside_of(self, at: int) -> int:
        """The number whose bracket begins with the number at `at`: `6 kg (0,5% van het totaal)`;
        -1 where there is none."""
        bracket = self.bracket(at)
        if bracket is None or bracket[0] == 0 or self.words[bracket[0] - 1].kind != "num":
            return -1
        between = self.words[bracket[0] + 1 : at]
        if any(word.kind not in {"adv", "mark", "prep"} for word in between):
            return -1
        return self.words[bracket[0] - 1].index

    def _only_numbers(self, first: int, close: int) -> bool:
        inside = self.words[first + 1 : close]
        if inside and inside[0].lower == "van":  # "118 (van de 161) scholen"
            inside = inside[1 + (len(inside) > 1 and inside[1].kind == "det") :]
        return any(word.kind == "num" for word in inside) and all(
            word.kind in {"num", "adv", "mark", "stop", "period"} for word in inside
        )

    def _follows_number(self, first: int) -> bool:
        return first > 0 and self.words[first - 1].kind == "num"

    def lead(self, at: int) -> int:
        """The nearest word before `at` that is no adverb: `verhoogd met [nog eens] € 5 miljoen`."""
        before = at - 1
        if before >= 0 and self.words[before].kind == "det":
            before -= 1
        while before >= 0 and self.words[before].kind in _PASSED:
            before -= 1
        if before > 0 and self.words[before].text == ":" and self.words[before - 1].kind == "prep":
            before -= 1  # "een resultaat van: € 5"
        return before

    def segment(self, at: int) -> tuple[int, int]:
        """The words of the clause piece around `at`: between stops and clause openers.

        A bracket is passed over from outside, and ends the piece from within.
        """
        if at not in self._segments:
            self._segments[at] = self._segment(at)
        return self._segments[at]

    @cached_property
    def _segments(self) -> dict[int, tuple[int, int]]:
        """The pieces found so far: every rule asks for that of the same few numbers."""
        return {}

    def _segment(self, at: int) -> tuple[int, int]:
        first, last = at, at
        while (before := self._step(first, step=-1)) is not None:
            first = before
        while (after := self._step(last, step=1)) is not None:
            last = after
        return first, last + 1

    def _step(self, at: int, *, step: int) -> int | None:
        """The next word of the same clause piece, over a bracket; None at its border."""
        inward, outward = ("([", ")]") if step > 0 else (")]", "([")
        place = at + step
        if not 0 <= place < len(self.words):
            return None
        word = self.words[place]
        if word.kind == "stop" or (word.text in outward and word.kind != "mark"):
            return None
        if word.kind in {"conj", "pron"} and word.lower in CLAUSE_OPENERS | {"dat"}:
            return None
        if word.text in inward and word.kind != "mark":
            while 0 <= place < len(self.words) and self.words[place].text not in outward:
                place += step
            return place if 0 <= place < len(self.words) else None
        return place


def open_view(sentence: Sentence, context: Context) -> SentenceView:
    """Lay a sentence out; a quantity lost under another span stands at the word over it."""
    words = read_words(sentence)
    places = tuple(_place(words, quantity) for quantity in sentence.reading.quantities)
    phrases = find_phrases(words, _begin_anew(words, sentence))
    return SentenceView(sentence, context, words, phrases, places)


def _begin_anew(words: Sequence[SentenceWord], sentence: Sentence) -> frozenset[int]:
    """The nouns right behind a noun that the parse gives another part in the same clause."""
    if sentence.parsed is None:
        return frozenset()
    tokens = sentence.parsed.tokens
    return frozenset(
        at
        for at, (before, word) in enumerate(pairwise(words), 1)
        if before.kind == word.kind == "noun"
        and min(before.token, word.token) >= 0
        and tokens[before.token].head == tokens[word.token].head
        and {tokens[before.token].dep, tokens[word.token].dep} <= _PARTS
        and tokens[before.token].dep != tokens[word.token].dep
    )


@lru_cache(maxsize=32)
def view_alone(sentence: Sentence) -> SentenceView:
    """A sentence of the past laid out by itself."""
    return open_view(sentence, Context())


def _place(words: Sequence[SentenceWord], quantity: Quantity) -> int:
    for at, word in enumerate(words):
        if word.end > quantity.start:
            return at
    return len(words) - 1
