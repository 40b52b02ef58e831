"""Cut Dutch text into sentences with rules alone: no model, no tokeniser.

One regular expression proposes places; the words around each place decide. The abbreviations and
the proof of every rule are in sentences.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from extractors.lexicon import read_toml
from extractors.lexicon.number_words import cardinal

_RULES = Path(__file__).with_name("sentences.toml")
_CLOSERS = "\"')\\]’”»"
_PLACE = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]+)(?P<closers>[{_CLOSERS}]*)(?P<gap>\s+)"
    r"|(?<![ \t])(?P<blank>[ \t]*\n[ \t]*\n\s*)"
    r"|(?<![;,:])(?P<item>\n[ \t]*)(?=[•▪‣◦●■–-][ \t])"
)
_OPENS = re.compile(r"[\"'“‘«„(\[]*(?:[^\W\d_a-zß-öø-ÿ]|[0-9€$£§+<>≥≤≈•‣▪●]|'[stkn] )")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]\.)*[^\W\d_a-zß-öø-ÿ]")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+|[IVX]+)")
_NAME_PARTICLES = frozenset({"de", "den", "van", "ter", "ten", "in", "op", "het"})
# A bracket or quotation left open does not swallow the rest of a page.
_LONGEST_BRACKET = 400
# Rows of cells and signs may go on for pages without a full stop: reading what a number is about
# takes all of its sentence into account, so a sentence has an end.
_LONGEST, _MOST_NUMBERS = 2_000, 100
_SHORTEST = 2 * _MOST_NUMBERS  # "½ ½ ½": what is no longer holds no more numbers than that
_NUMERAL = re.compile(r"\d+|[½¼¾⅐-⅞]|[^\W\d_]{3,}")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("„", "”"))


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The word lists of sentences.toml; abbreviations in lower case without their last stop."""

    never_last: frozenset[str]
    maybe_last: frozenset[str]
    openers: frozenset[str]
    also_words: frozenset[str]


@cache
def load_sentence_rules() -> SentenceRules:
    """Read sentences.toml. Raises KeyError when a list is missing."""
    rules = read_toml(_RULES)
    return SentenceRules(
        never_last=frozenset(word.rstrip(".") for word in rules["never_last"]),
        maybe_last=frozenset(word.rstrip(".") for word in rules["maybe_last"]),
        openers=frozenset(rules["openers"]),
        also_words=frozenset(word.rstrip(".") for word in rules["also_words"]),
    )


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) in code points, without the space around them.

    A blank line and a list item always begin a new one. Nothing but white space is left out.
    """
    rules = load_sentence_rules()
    sentences: list[tuple[int, int]] = []
    start = 0
    for place in _PLACE.finditer(text):
        if place["mark"] is not None and not _ends_sentence(text, place, start=start, rules=rules):
            continue
        _append_trimmed(sentences, text, start, place.end())
        start = place.end()
    _append_trimmed(sentences, text, start, len(text))
    return sentences


def _append_trimmed(sentences: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    for begin, stop in _pieces(text, start, end):
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if stop > begin:
            sentences.append((begin, stop))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in one piece; what is longer than any sentence is cut where there is a space."""
    while start < end:
        stop = min(end, start + _LONGEST)
        if stop - start > _SHORTEST:
            stop = next(islice(_numbers(text, start, stop), _MOST_NUMBERS, None), stop)
        if stop < end:
            space = max(text.rfind(" ", start + 1, stop), text.rfind("\n", start + 1, stop))
            stop = space if space > 0 else stop
        yield start, stop
        start = stop


def _numbers(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a number begins in this stretch of `text`, in digits or in words."""
    for found in _NUMERAL.finditer(text, start, stop):
        if not found[0].isalpha() or cardinal(found[0].lower()) is not None:
            yield found.start()


def _ends_sentence(text: str, place: re.Match[str], *, start: int, rules: SentenceRules) -> bool:
    if _OPENS.match(text, place.end()) is None:
        return False
    if place["mark"] == "." and not place["closers"] and not _stop_ends(text, place, start, rules):
        return False
    return not _is_enclosed(text, start, place)


def _stop_ends(text: str, place: re.Match[str], start: int, rules: SentenceRules) -> bool:
    """Whether the single full stop at `place` is more than the end of an abbreviation."""
    stop = place.start()
    before = _word_before(text, start, stop)
    first = _FIRST_WORD.match(text, place.end())
    following = first.group().lower() if first else ""
    if not text[start:stop].strip()[len(before) :] and _LIST_NUMBER.fullmatch(before):
        return False
    word = before.lower().lstrip("(\"'“‘[")
    if word in rules.never_last:
        return False
    pair = f"{_word_before(text, start, stop - len(before) - 1)} {word}".lstrip("([")
    if word in rules.maybe_last or pair in rules.maybe_last:
        return following in rules.openers
    if _INITIALS.fullmatch(before):
        return following in rules.openers and following not in _NAME_PARTICLES
    return True


def _word_before(text: str, start: int, stop: int) -> str:
    begin = stop
    while begin > start and not text[begin - 1].isspace():
        begin -= 1
    return text[begin:stop]


def _is_enclosed(text: str, start: int, place: re.Match[str]) -> bool:
    """Whether a bracket or quotation opened since `start` closes soon after `place`."""
    end = place.end("closers")
    for opening, closing in _PAIRS:
        opened = text.rfind(opening, start, end)
        if opened < 0 or text.find(closing, opened, end) >= 0:
            continue
        closed = text.find(closing, end, opened + _LONGEST_BRACKET)
        if closed >= 0:
            return True
    return False
