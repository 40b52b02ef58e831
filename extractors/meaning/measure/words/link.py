"""The words of a measure: trimmed, lemmatised, told apart by what their noun can measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.meaning.lists.families import names_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.sentence.kinds import Kind, SentenceWord
from extractors.meaning.sentence.view import SentenceView

_CONTENT: Final = frozenset({"noun", "adj", "part", "verb", "cite", "num"})
_POS: Final[dict[Kind, str]] = {"adj": "ADJ", "part": "VERB", "verb": "VERB"}
_LEADING: Final = frozenset({"det", "num", "adv", "prep", "stop", "mark", "conj", "close", "open"})
_TRAILING: Final = frozenset({"prep", "det", "conj", "mark", "stop", "open", "pron", "close"})
_DRAWN: Final = frozenset({"figuur", "tabel", "grafiek", "kaart", "bijlage"})
_LETTER: Final = re.compile(r"[a-z][.)]?")
_MEASURED: Final = word_group("measured_acronyms")
_BOUNDING: Final = frozenset({"minimaal", "maximaal", "wettelijk"})
_AUXILIARIES: Final = word_group("linking")


@dataclass(frozen=True, slots=True)
class Link:
    """What a number counts or measures, how that was read, and how sure that is.

    `elsewhere` says that the noun came from outside the sentence.
    """

    measure: str
    lemma: str
    rule: str
    confidence: float
    population: str = ""
    elsewhere: bool = False


def link_words(
    view: SentenceView, first: int, last: int, *, rule: str, confidence: float, population: str = ""
) -> Link | None:
    """A link to the words `first:last`, or None where nothing is left of them."""
    first, last = trim(view, first, last)
    if first >= last:
        return None
    return Link(view.text(first, last), lemma_of(view, first, last), rule, confidence, population)


def trim(view: SentenceView, first: int, last: int) -> tuple[int, int]:
    """The words without article, number and counting noun before, without loose ends behind."""
    words = view.words
    while first < last and (
        (words[first].kind in _LEADING and not _bounds_it(words, first, last))
        or _numbers_it(words[first])
        or _lists_it(words, first)
    ):
        aside = words[first].text == "(" and first + 3 < last and words[first + 2].text == ")"
        first += 3 if aside else 1
    first = min(first, last)
    while last > first and (
        words[last - 1].kind in _TRAILING
        or (
            words[last - 1].kind == "adv" and last - first > 1 and words[last - 1].lower != "totaal"
        )
    ):
        last -= 1
    if (begin := _time_at_end(view, first, last)) >= 0:
        return trim(view, first, begin)
    counting = first
    while counting < last and words[counting].kind == "adj":
        counting += 1  # "een groot aantal stations"
    if counting == last or not is_noun_of("count", words[counting]):
        counting = first
    if counting > first and last - counting == 1:
        return first, first
    if last - counting > 1 and is_noun_of("vague", words[counting]):
        begin = counting + 1
        while begin < last and words[begin].kind in {"det", "prep"}:
            begin += 1
        if begin < last:
            return trim(view, begin, last)
    if last - first == 1 and is_noun_of("vague", words[first]):
        return first, first
    return first, last


def _numbers_it(word: SentenceWord) -> bool:
    """Whether a word only numbers what follows: `Figuur 3`, `4.5`."""
    return word.lower in _DRAWN or not any(letter.isalpha() for letter in word.text)


def _bounds_it(words: Sequence[SentenceWord], at: int, last: int) -> bool:
    """Whether a word tells which bound a noun is: `minimaal vereist vermogen` is another than the
    vereist vermogen."""
    return (
        at + 2 < last
        and words[at].lower in _BOUNDING
        and words[at + 1].kind in {"adj", "part"}
        and words[at + 2].kind in {"adj", "noun"}
    )


def _lists_it(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether a word is the letter of a list's item: `b. het plaatsen van borden`."""
    word = words[at]
    stop = at + 1 < len(words) and words[at + 1].text == "."
    return _LETTER.fullmatch(word.text) is not None and (stop or word.text.endswith((".", ")")))


def _time_at_end(view: SentenceView, first: int, last: int) -> int:
    """Where the words end in `voor de jaren`, `in de periode`: the period's, not the thing's; else
    -1."""
    words = view.words
    begin = last - 1
    if begin <= first or not is_noun_of("moment", words[begin]):
        return -1
    while begin > first and words[begin - 1].kind in {"det", "adj"}:
        begin -= 1
    return begin - 1 if begin > first and words[begin - 1].kind == "prep" else -1


def lemma_of(view: SentenceView, first: int, last: int) -> str:
    """The lemmas of the content words, in order."""
    lemmas: list[str] = []
    for word in view.words[first:last]:
        if word.kind not in _CONTENT or word.lower in _AUXILIARIES:
            continue
        if word.kind == "num":
            lemmas.append(_number_lemma(view, word))
        else:
            lemmas.append(_lemma(view, word))
    return " ".join(lemmas)


def _number_lemma(view: SentenceView, word: SentenceWord) -> str:
    """A number within a measure, the same however it is written: `binnen twee jaar` → `2 jaar`."""
    quantity = view.quantity(word.index)
    if quantity.value is None:
        return word.lower
    bound = view.sentence.text[quantity.start : quantity.digits[0]].strip().lower()
    unit = word.lower.split()[-1]
    return " ".join(filter(None, (bound, f"{quantity.value.normalize():f}", unit)))


def _lemma(view: SentenceView, word: SentenceWord) -> str:
    """A word's lemma: the parse's for verbs, the table's by kind for the rest."""
    parsed = view.sentence.parsed
    if word.token >= 0 and parsed is not None and word.kind in {"verb", "part"}:
        return parsed.tokens[word.token].lemma.lower()
    return load_lemmas().find(word.text, _POS.get(word.kind, "NOUN")).lower()


def is_noun_of(family: str, word: SentenceWord) -> bool:
    """Whether a noun belongs to a family of lexicon/affinity.toml (`money`, `agent`, …)."""
    return names_family(family, word.lower)


def is_actor(word: SentenceWord) -> bool:
    """Whether a noun does, pays or dates something and is not itself measured: `NWO`, `kabinet`."""
    acronym = word.text.isalpha() and word.text.isupper() and 2 <= len(word.text) <= 6
    acronym = acronym and word.lower not in _MEASURED
    return acronym or is_noun_of("agent", word) or is_noun_of("moment", word)
