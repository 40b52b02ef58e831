"""What somebody asks: words with their other forms, and the numbers and years among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.language import lemmatize
from extractors.numbers import read_numbers
from pipeline.reconcile.language.words import read_words

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBERED: Final = re.compile(r"\d[\d.,\s]*")
_YEAR: Final = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,]*\d)")
# A name such as kst-28638-219 or ah-tk-20232024-1786: searched as one.
_NAME: Final = re.compile(r"\b[a-z]{2,}(?:-[\da-z]+)*-\d[\da-z-]*\b", re.IGNORECASE)
MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word asked for and its other forms; a name with dashes is one word of several pieces."""

    asked: str
    forms: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Whether it is an identifier, to be found whole."""
        return "-" in self.asked


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """A number asked for; `unit` is empty where none was named, `text` what was typed."""

    value: Decimal
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    text: str
    words: tuple[AskedWord, ...]
    numbers: tuple[AskedNumber, ...]
    years: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.numbers or self.years)


def read_question(text: str) -> Question:
    """Take a question apart: "25 daders in 2019" → dader(s), 25, 2019. Any text is a question."""
    text = " ".join(text[:400].split())
    rest, names = _take_names(text)
    years = tuple(dict.fromkeys(_YEAR.findall(rest)))
    rest = _YEAR.sub(" ", rest)
    numbers, rest = _take_numbers(rest)
    words = [w.casefold() for w in _WORD.findall(rest)]
    small = read_words().stop
    telling = [w for w in words if w not in small and len(w) > 1] or words
    told = [*names, *dict.fromkeys(telling)][:MOST_WORDS]
    return Question(text, tuple(AskedWord(w, forms_of(w)) for w in told), numbers, years)


def _take_names(text: str) -> tuple[str, list[str]]:
    names = [found[0].casefold() for found in _NAME.finditer(text)]
    return _NAME.sub(" ", text), names


def _take_numbers(text: str) -> tuple[tuple[AskedNumber, ...], str]:
    """The numbers in a text, with the text without them."""
    numbers, rest = [], list(text)
    for quantity in read_numbers(text).quantities:
        if quantity.value is None:
            continue
        words = text[quantity.start : quantity.end]
        if not any(c.isdigit() for c in words):
            continue
        unit = "" if quantity.unit == "count" else quantity.unit
        numbers.append(AskedNumber(quantity.value, unit, words))
        rest[quantity.start : quantity.end] = " " * (quantity.end - quantity.start)
    loose = "".join(rest)
    for found in _NUMBERED.finditer(loose):
        digits = re.sub(r"[.\s]", "", found[0].strip(" .,")).replace(",", ".")
        if re.fullmatch(r"\d{1,25}(?:\.\d+)?", digits):
            numbers.append(AskedNumber(Decimal(digits), "", found[0].strip()))
    return tuple(numbers), _NUMBERED.sub(" ", loose)


@lru_cache(maxsize=2_000)
def forms_of(word: str) -> tuple[str, ...]:
    """The word with its lemma: brieven → brieven, brief."""
    if "-" in word or not word.isalpha():
        return (word,)
    return tuple(dict.fromkeys([word, *(lemma.casefold() for lemma in lemmatize([word]))]))
