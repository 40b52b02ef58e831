"""A sentence as a row of words with a kind: from the language model where there is one, guessed
from closed classes and endings where there is none. A number, period or citation is one word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, Literal

from extractors.language.lemmas import load_lemmas
from extractors.meaning.lists.wordlists import word_class, word_group
from extractors.meaning.sentence.context import ParsedToken, Sentence

Kind = Literal[
    "det", "adj", "noun", "prep", "verb", "part", "adv", "pron", "conj", "quant",
    "num", "period", "cite", "open", "close", "stop", "mark",
]  # fmt: skip

_WORD: Final = re.compile(r"\w[\w’'./&+]*(?:[-‑]\w[\w’'./&+]*)*-?|[^\w\s]")
_PARTICIPLE: Final = re.compile(
    r"(?:(?:af|op|aan|uit|in|toe|mee|over|voor|door|bij|terug|vast|vrij|weg|samen|onder|om|neer|thuis"
    r"|plaats|deel|bekend|open|los|goed|kwijt|na|tegen|achter|tot|klaar)?ge[a-z]{2,}(?:d|t|en)"
    r"|(?:ver|be|ont|her|er|mis)[a-z]{3,}(?:d|t)"
    r"|[a-z]{3,}(?:eerd)"
    r"|(?:af|op|aan|uit|in|toe|mee|over|voor|door|bij|terug)(?:ver|be|ont)[a-z]{2,}(?:d|t|en))"
)
_NOUN_IN_E: Final = re.compile(
    r".*(?:ie|age|ure|yse|ode|ase|ade|ide|ette|ante|ee|mte|gte|kte|dte|iete|ete|aarde|ende|orte)"
)
# the later list has the last word: "of" is a conjunction before it is anything else
_CLASSES: Final[tuple[Kind, ...]] = (
    "verb", "noun", "quant", "adv", "pron", "conj", "prep", "det",
)  # fmt: skip
_NOUN_END: Final = re.compile(
    r"(?:heid|heden|ing|ingen|tie|ties|teit|schap|geld|gelden|stoot|loon|plicht|kracht|recht)$"
)
_COMPOUND: Final = re.compile(
    r"\b(?:(?P<prep>"
    + "|".join(sorted(word_group("compound_prepositions"))).replace("_", r"\s+")
    + ")|(?P<adv>"
    + "|".join(sorted(word_group("compound_adverbs"))).replace("_", r"\s+")
    + r"))\b",
    re.IGNORECASE,
)
# what the parse takes for a thing, whatever its form: `de verdachten` is tagged a verb
_NOMINAL: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "obl:agent"})
_AMOUNTS_TO: Final = frozenset({"bedragen", "kosten", "delen"})
_NO_NOUN: Final = frozenset({"part", "verb", "prep", "stop", "close"})
_CLOSERS: Final = frozenset(")]}»”’")
_OPENERS: Final = frozenset("([{«“‘")
_STOPS: Final = frozenset(",;:.!?–—")

_POS_KIND: Final[dict[str, Kind]] = {
    "DET": "det", "ADJ": "adj", "NOUN": "noun", "PROPN": "noun", "ADP": "prep", "VERB": "verb",
    "AUX": "verb", "ADV": "adv", "PRON": "pron", "CCONJ": "conj", "SCONJ": "conj", "NUM": "noun",
    "SYM": "noun", "X": "noun", "INTJ": "adv",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign; `index` is the place in the reading's list for a num, period or cite.

    `token` is its place among the parsed tokens, -1 where there is no parse.
    """

    start: int
    end: int
    text: str
    kind: Kind
    index: int = -1
    token: int = -1

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")


@cache
def _closed_classes() -> dict[str, Kind]:
    return {word: kind for kind in _CLASSES for word in word_class(kind)}


@lru_cache(maxsize=1 << 16)
def guess_kind(text: str, *, begins: bool = False) -> Kind:
    """The kind of a word by its form alone; `begins` says that a capital tells nothing."""
    lower = text.lower().replace("’", "'")
    if not text[0].isalnum():
        return _sign_kind(text)
    known = _closed_classes().get(lower)
    if _is_acronym(text):
        return "noun"
    if known is not None and (begins or text[0].islower() or known not in {"noun", "verb"}):
        return known
    table = load_lemmas()
    if not (text[0].islower() or begins):
        return "adj" if table.commonest_pos(text) == "ADJ" and text.endswith("e") else "noun"
    pos = table.commonest_pos(lower)
    if pos == "VERB":
        return _verb_kind(lower)
    if pos in _POS_KIND:
        return _POS_KIND[pos]
    if table.find(lower, "NOUN") != lower or _NOUN_END.search(lower):
        return "noun"
    return _guess_ending(lower)


def _is_acronym(text: str) -> bool:
    """`OM` and `IN` in capitals are names, whatever they are in small letters."""
    return 2 <= len(text) <= 6 and text.isupper() and text.isalpha()


def _verb_kind(lower: str) -> Kind:
    """A finite verb or infinitive, a participle, or a participle that bends like an adjective."""
    if _PARTICIPLE.fullmatch(lower):
        return "part"
    return "adj" if lower.endswith("e") and _PARTICIPLE.fullmatch(lower[:-1]) else "verb"


def _guess_ending(lower: str) -> Kind:
    if lower.endswith(("eert", "eren", "eerde", "eerden")):
        return "verb"
    if _PARTICIPLE.fullmatch(lower) and not lower.endswith("en"):
        return "part"
    if lower.endswith(("isch", "lijk", "baar", "zaam", "end", "ende")):
        return "adj"
    if lower.endswith("e") and len(lower) > 3 and not _NOUN_IN_E.fullmatch(lower):
        return "adj"
    return "noun"


def _sign_kind(text: str) -> Kind:
    if text in _OPENERS:
        return "open"
    if text in _CLOSERS:
        return "close"
    return "stop" if text in _STOPS else "mark"


def read_words(sentence: Sentence) -> tuple[Word, ...]:
    """The sentence as words, its quantities, periods and citations each as one word."""
    taken = sorted(_taken(sentence), key=lambda word: (word.start, -word.end))
    words: list[Word] = []
    at = 0
    for span in taken:
        if span.start < at:
            continue
        words += _words_between(sentence, at, span.start)
        words.append(span)
        at = span.end
    words += _words_between(sentence, at, len(sentence.text))
    return tuple(_in_context(words))


def _words_between(sentence: Sentence, start: int, end: int) -> Iterator[Word]:
    """The words between two numbers, compound prepositions (`ten opzichte van`) as one word."""
    at = start
    for match in _COMPOUND.finditer(sentence.text, start, end):
        yield from _plain_words(sentence, at, match.start())
        kind: Kind = "prep" if match["prep"] else "adv"
        yield Word(match.start(), match.end(), match.group(), kind)
        at = match.end()
    yield from _plain_words(sentence, at, end)


def _in_context(words: Sequence[Word]) -> Iterator[Word]:
    """Words whose neighbours tell more than their form: `de bijdragen`, `30 bewezen gevallen`."""
    asides = set(_asides(words))
    for at, word in enumerate(words):
        before = words[at - 1].kind if at else "stop"
        after = words[at + 1].kind if at + 1 < len(words) else "stop"
        if at in asides:
            word = replace(word, kind="mark")
        if word.lower == "dat" and word.kind == "det" and _opens_clause(before, after):
            word = replace(word, kind="conj")
        bends = word.kind == "adj" or word.lower == "totaal"
        if bends and before == "det" and after in _NO_NOUN:
            word = replace(word, kind="noun")
        if word.lower in _AMOUNTS_TO and before not in {"det", "adj"} and after in {"num", "adv"}:
            word = replace(word, kind="verb")
        elif word.kind in {"verb", "part"}:
            kind = _verb_in_place(word, words[at - 1] if at else word, before, after)
            word = replace(word, kind=kind)
        yield word


def _asides(words: Sequence[Word]) -> Iterator[int]:
    """The places of brackets within a noun phrase: `het aantal (naderend) volle scholen`."""
    for at in range(1, len(words) - 3):
        if words[at].text != "(" or words[at + 2].text != ")":
            continue
        inside, behind = words[at + 1], words[at + 3]
        if inside.kind in {"adj", "adv", "part", "verb"} and behind.kind in {"adj", "part", "noun"}:
            yield from (at, at + 2)


def _verb_in_place(word: Word, previous: Word, before: Kind, after: Kind) -> Kind:
    """A verb's form that is an adjective (`30 bewezen gevallen`) or a noun (`de bijdragen`)."""
    if word.lower in word_class("verb"):
        return word.kind
    if before in {"det", "num", "adj"} and after in {"noun", "adj"}:
        return "adj"
    if word.token >= 0:
        return word.kind
    if before in {"num", "adj"} and word.text.endswith(("en", "ens")):
        return "noun"
    if before == "det" and word.text.endswith(("en", "te", "ie")):
        return "noun"
    if before == "prep" and word.text.endswith("en") and previous.lower != "te":
        return "noun"
    return word.kind


def _opens_clause(before: Kind, after: Kind) -> bool:
    """Whether `dat` is the conjunction: not `in dat jaar`, not `Dat is …`."""
    return before not in {"prep", "stop", "conj", "open"} and after not in {"verb", "stop"}


def _taken(sentence: Sentence) -> Iterator[Word]:
    text, reading = sentence.text, sentence.reading
    for index, quantity in enumerate(reading.quantities):
        kind: Kind = "adj" if quantity.kind == "ordinal" else "num"
        span = text[quantity.start : quantity.end]
        yield Word(quantity.start, quantity.end, span, kind, index)
    for index, period in enumerate(reading.periods):
        yield Word(period.start, period.end, text[period.start : period.end], "period", index)
    for index, citation in enumerate(reading.citations):
        yield Word(citation.start, citation.end, text[citation.start : citation.end], "cite", index)


def _plain_words(sentence: Sentence, start: int, end: int) -> Iterator[Word]:
    if sentence.parsed is not None and _is_tagged(sentence):
        yield from _parsed_words(sentence, start, end)
        return
    begins = start == 0
    for match in _WORD.finditer(sentence.text, start, end):
        yield from _split_word(match.start(), match.group(), begins=begins)
        begins = False


def _split_word(start: int, text: str, *, begins: bool) -> Iterator[Word]:
    """A word whose closing full stop or quote is its own sign, abbreviations apart."""
    core = text.rstrip(".'’/")
    if core and core != text and text.lower() not in _closed_classes():
        yield Word(start, start + len(core), core, guess_kind(core, begins=begins))
        for offset, sign in enumerate(text[len(core) :], start + len(core)):
            yield Word(offset, offset + 1, sign, _sign_kind(sign))
        return
    yield Word(start, start + len(text), text, guess_kind(text, begins=begins))


def _is_tagged(sentence: Sentence) -> bool:
    return sentence.parsed is not None and any(token.pos for token in sentence.parsed.tokens)


def _parsed_words(sentence: Sentence, start: int, end: int) -> Iterator[Word]:
    assert sentence.parsed is not None
    for place, token in enumerate(sentence.parsed.tokens):
        if token.start < start or token.end > end or not token.text.strip():
            continue
        kind = _tagged_kind(token, begins=place == 0)
        yield Word(token.start, token.end, token.text, kind, token=place)


def _tagged_kind(token: ParsedToken, *, begins: bool) -> Kind:
    """The model's part of speech as a kind, closed classes and signs by their form."""
    text = token.text
    if not text[0].isalnum():
        return _sign_kind(text) if len(text) == 1 else "mark"
    if _is_acronym(text):
        return "noun"
    kind = _POS_KIND.get(token.pos, "noun")
    known = _closed_classes().get(text.lower())
    if known in {"prep", "pron", "conj", "quant"} and kind in {"noun", "adj", "adv", "verb"}:
        return known
    if kind == "verb" and (token.dep in _NOMINAL or not (begins or text.islower())):
        return "noun"
    if kind == "verb" and "|pv|" in token.tag:
        return "verb"
    if kind == "verb" and token.dep == "amod":
        return "adj"
    return _verb_kind(text.lower()) if kind == "verb" else kind
