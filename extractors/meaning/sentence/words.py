"""A sentence as a row of words with a kind. A number, period or citation is one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.sentence.context import Sentence
from extractors.meaning.sentence.kinds import (
    Kind,
    SentenceWord,
    closed_classes,
    guess_kind,
    sign_kind,
    tagged_kind,
)
from extractors.meaning.sentence.neighbours import read_in_place

_WORD: Final = re.compile(r"\w[\w’'./&+]*(?:[-‑]\w[\w’'./&+]*)*-?|[^\w\s]")
_JOINTS: Final[dict[str, Kind]] = {"/": "conj", "x": "mark", "×": "mark"}
_COMPOUND: Final = re.compile(
    r"\b(?:(?P<prep>"
    + "|".join(sorted(word_group("compound_prepositions"))).replace("_", r"\s+")
    + ")|(?P<adv>"
    + "|".join(sorted(word_group("compound_adverbs"))).replace("_", r"\s+")
    + r"))\b",
    re.IGNORECASE,
)


def read_words(sentence: Sentence) -> tuple[SentenceWord, ...]:
    """The sentence as words, its quantities, periods and citations each as one word."""
    taken = sorted(_taken(sentence), key=lambda word: (word.start, -word.end))
    words: list[SentenceWord] = []
    at = 0
    for span in taken:
        if span.start < at:
            continue
        joint = _joint(sentence, at, span) if words and words[-1].kind == "num" else None
        words += [joint] if joint else _words_between(sentence, at, span.start)
        words.append(span)
        at = span.end
    words += _words_between(sentence, at, len(sentence.text))
    return tuple(read_in_place(words, sentence))


def _joint(sentence: Sentence, at: int, span: SentenceWord) -> SentenceWord | None:
    """The sign between the number that ends at `at` and another: `55/45%`, `3 x 80 A`."""
    between = sentence.text[at : span.start]
    kind = _JOINTS.get(between.strip())
    if kind is None or span.kind != "num":
        return None
    return SentenceWord(
        at + len(between) - len(between.lstrip()), span.start, between.strip(), kind
    )


def _words_between(sentence: Sentence, start: int, end: int) -> Iterator[SentenceWord]:
    """The words between two numbers, compound prepositions (`ten opzichte van`) as one word."""
    at = start
    for match in _COMPOUND.finditer(sentence.text, start, end):
        yield from _plain_words(sentence, at, match.start())
        kind: Kind = "prep" if match["prep"] else "adv"
        yield SentenceWord(match.start(), match.end(), match.group(), kind)
        at = match.end()
    yield from _plain_words(sentence, at, end)


def _taken(sentence: Sentence) -> Iterator[SentenceWord]:
    text, reading = sentence.text, sentence.reading
    for index, quantity in enumerate(reading.quantities):
        kind: Kind = "adj" if quantity.kind == "ordinal" else "num"
        span = text[quantity.start : quantity.end]
        yield SentenceWord(quantity.start, quantity.end, span, kind, index)
    for index, period in enumerate(reading.periods):
        yield SentenceWord(
            period.start, period.end, text[period.start : period.end], "period", index
        )
    for index, citation in enumerate(reading.citations):
        yield SentenceWord(
            citation.start, citation.end, text[citation.start : citation.end], "cite", index
        )


def _plain_words(sentence: Sentence, start: int, end: int) -> Iterator[SentenceWord]:
    if sentence.parsed is not None and _is_tagged(sentence):
        yield from _parsed_words(sentence, start, end)
        return
    begins = start == 0
    for match in _WORD.finditer(sentence.text, start, end):
        yield from _split_word(match.start(), match.group(), begins=begins)
        begins = False


def _split_word(start: int, text: str, *, begins: bool) -> Iterator[SentenceWord]:
    """A word whose closing full stop or quote is its own sign, abbreviations apart."""
    core = text.rstrip(".'’/")
    if core and core != text and text.lower() not in closed_classes():
        yield SentenceWord(start, start + len(core), core, guess_kind(core, begins=begins))
        for offset, sign in enumerate(text[len(core) :], start + len(core)):
            yield SentenceWord(offset, offset + 1, sign, sign_kind(sign))
        return
    yield SentenceWord(start, start + len(text), text, guess_kind(text, begins=begins))


def _is_tagged(sentence: Sentence) -> bool:
    return sentence.parsed is not None and any(token.pos for token in sentence.parsed.tokens)


def _parsed_words(sentence: Sentence, start: int, end: int) -> Iterator[SentenceWord]:
    assert sentence.parsed is not None
    for place, token in enumerate(sentence.parsed.tokens):
        if token.start < start or token.end > end or not token.text.strip():
            continue
        kind = tagged_kind(token, begins=place == 0)
        yield SentenceWord(token.start, token.end, token.text, kind, token=place)
