"""Words whose neighbours tell more than their form: `de bijdragen`, `45 overvallen en …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_class, word_group
from extractors.meaning.sentence.context import Sentence
from extractors.meaning.sentence.kinds import PARTICIPLE, Kind, SentenceWord, is_bent_participle

# "45 overvallen en …": a plural right behind a number, unless it is a verb of the past ("voldeden")
_PLURAL: Final = re.compile(r"[a-z]{3,}(?<!dd)(?<!tt)en")
_BEFORE_NOUN: Final = frozenset({"noun", "det", "adj", "num"})
_BEHIND_NOUN: Final = frozenset({"prep", "conj", "stop", "close", "pron"})
_AMOUNTS_TO: Final = frozenset({"bedragen", "kosten", "delen"})
_SLIGHTLY: Final = frozenset({"licht"})
_HOW: Final = re.compile(r"[a-z]{3,}(?:ieel|ueel|isch|elijk|aal)")
_ROADS: Final = frozenset({"wegen"})
_ARTICLES: Final = frozenset({"de", "het", "een", "deze", "dit"})
_NO_NOUN: Final = frozenset({"part", "verb", "prep", "stop", "close"})


def read_in_place(words: Sequence[SentenceWord], sentence: Sentence) -> Iterator[SentenceWord]:
    """Words whose neighbours tell more than their form: `de bijdragen`, `30 bewezen gevallen`."""
    asides = set(_asides(words))
    for at, word in enumerate(words):
        before = words[at - 1].kind if at else "stop"
        after = words[at + 1].kind if at + 1 < len(words) else "stop"
        if at in asides:
            word = replace(word, kind="mark")
        if word.lower == "dat" and word.kind == "det" and _opens_clause(before, after):
            word = replace(word, kind="conj")
        if word.kind == "adv" and at and _is_plural_thing(word, words[at - 1], after):
            word = replace(word, kind="noun")
        if word.kind == "noun" and _only_tells_how(words, at):
            word = replace(word, kind="adv" if word.lower in _SLIGHTLY else "adj")
        bends = word.kind == "adj" or word.lower == "totaal"
        if bends and before == "det" and after in _NO_NOUN and not _tells_how(words, at):
            word = replace(word, kind="noun")
        if word.kind == "adj" and before == "num" and after in _NO_NOUN and _is_plural(word):
            word = replace(word, kind="noun")  # "15 miljoen smartphones ter waarde van"
        if word.lower in _AMOUNTS_TO and before not in {"det", "adj"} and after in {"num", "adv"}:
            word = replace(word, kind="verb")
        elif word.kind in {"verb", "part"} and (
            _ends_suspended(words, at) or (at > 0 and _is_new_noun(word, words[at - 1], sentence))
        ):
            word = replace(word, kind="noun")
        elif word.kind == "verb" and at and _has_article(word, words[at - 1], after, sentence):
            word = replace(word, kind="noun")  # "voor de sloop is", "het slot kost"
        elif word.kind == "verb" and at and _names_pot(word, words[at - 1], after):
            word = replace(word, kind="noun")
        elif word.kind in {"verb", "part"}:
            kind = _verb_in_place(word, words[at - 1] if at else word, before, after)
            lasts = _is_time(words[at - 1], sentence) if at else False
            lasts = lasts or (at > 0 and _is_led(words, at, sentence))
            if kind == word.kind and not lasts and not _is_predicate(word, sentence):
                kind = _people_or_things(word, before, after)
            word = replace(word, kind=kind)
        yield word


def _is_plural_thing(word: SentenceWord, previous: SentenceWord, after: Kind) -> bool:
    """Whether a word that no list knows stands as a plural behind an article: `deze switches`."""
    led = previous.kind == "det" and previous.lower in _ARTICLES
    unknown = not load_lemmas().entries(word.lower) and word.lower not in word_class("adv")
    return led and unknown and word.lower.endswith("s") and after in _BEHIND_NOUN | {"verb", "num"}


def _only_tells_how(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether a word taken for a thing tells how something is: `is licht | gedaald`, `de
    actuarieel | benodigde premie`."""
    behind = words[at + 1 : at + 3]
    if not behind or not at:
        return False
    if words[at].lower in _SLIGHTLY:
        return behind[0].kind == "part" and words[at - 1].kind not in {"det", "adj", "prep"}
    if len(behind) < 2 or behind[1].kind != "noun" or words[at - 1].kind not in {"det", "adj"}:
        return False
    bent = behind[0].kind in {"adj", "part"} and behind[0].lower.endswith("e")
    return bent and _HOW.fullmatch(words[at].lower) is not None


def _names_pot(word: SentenceWord, previous: SentenceWord, after: Kind) -> bool:
    """Whether a form of a verb is what a pot of money is for: `dotatie voorziening wegen: € 5`."""
    named = previous.lower in word_group("named_nouns") or word.lower in _ROADS
    named = named and word.lower.endswith("en")
    return named and previous.kind == "noun" and after in {"num", "stop", "close", "open", "mark"}


def _has_article(
    word: SentenceWord, previous: SentenceWord, after: Kind, sentence: Sentence
) -> bool:
    """Whether the model takes a form of a verb right behind an article for a thing."""
    if word.token < 0 or sentence.parsed is None or after in {"noun", "adj"}:
        return False
    is_noun = sentence.parsed.tokens[word.token].pos == "NOUN"
    return is_noun and previous.kind == "det" and previous.lower in _ARTICLES


def _tells_how(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether a word tells how something is, of a noun further on: `het strategisch | vereist
    vermogen`."""
    if at + 2 >= len(words) or words[at].lower == "totaal":
        return False
    done, noun = words[at + 1], words[at + 2]
    is_done = done.kind in {"part", "verb"} and PARTICIPLE.fullmatch(done.lower) is not None
    return is_done and not words[at].lower.endswith("e") and noun.kind in {"noun", "adj"}


def _is_new_noun(word: SentenceWord, previous: SentenceWord, sentence: Sentence) -> bool:
    """Whether a compound that no list knows stands where nouns do: `de som van marktbijdragen`."""
    led = previous.kind in {"det", "adj", "close"} or (
        previous.kind == "prep" and previous.lower != "te"
    )
    if previous.kind == "num":
        led = unit_family(sentence.reading.quantities[previous.index]) == "count"
    table = load_lemmas()
    return (
        led
        and word.text.islower()
        and not table.entries(word.lower)
        and table.is_compound(word.lower)
        and not PARTICIPLE.fullmatch(word.lower)
    )


def _ends_suspended(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether a word is what a half compound leads on to: `bouw- en sloopbedrijven`."""
    return at > 1 and words[at - 1].lower in {"en", "of"} and words[at - 2].text.endswith("-")


def _asides(words: Sequence[SentenceWord]) -> Iterator[int]:
    """The places of brackets within a noun phrase: `het aantal (naderend) volle scholen`."""
    for at in range(1, len(words) - 3):
        if words[at].text != "(" or words[at + 2].text != ")":
            continue
        inside, behind = words[at + 1], words[at + 3]
        if inside.kind in {"adj", "adv", "part", "verb"} and behind.kind in {"adj", "part", "noun"}:
            yield from (at, at + 2)


def _verb_in_place(word: SentenceWord, previous: SentenceWord, before: Kind, after: Kind) -> Kind:
    """A verb's form that is an adjective (`30 bewezen gevallen`) or a noun (`de bijdragen`)."""
    if word.lower in word_class("verb"):
        return word.kind
    counted = previous.lower in word_group("partitives") and word.lower.endswith(("de", "te"))
    if counted and after == "noun":
        return "adj"  # "het aantal beëindigde trajecten"
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


def _is_predicate(word: SentenceWord, sentence: Sentence) -> bool:
    """Whether the model takes a verb for a form of the past or hangs a helper from it: `de 40
    bedrijven verdienden`, `heeft het kabinet besloten`."""
    if word.token < 0 or sentence.parsed is None or is_bent_participle(word.lower):
        return False
    tokens = sentence.parsed.tokens
    helped = any(t.head == word.token and t.dep in {"aux", "aux:pass"} for t in tokens)
    return helped or "|pv|verl|" in tokens[word.token].tag


def _is_time(word: SentenceWord, sentence: Sentence) -> bool:
    """Whether a number is a duration: it says how long, and counts nothing behind it."""
    if word.kind != "num":
        return False
    return unit_family(sentence.reading.quantities[word.index]) == "time"


@lru_cache(maxsize=1 << 12)
def _is_plural_form(lower: str) -> bool:
    return lower.endswith(("s", "en")) and "ADJ" not in load_lemmas().entries(lower)


def _is_plural(word: SentenceWord) -> bool:
    """Whether a word has the form of a plural and is known as no adjective."""
    return _is_plural_form(word.lower)


def _is_led(words: Sequence[SentenceWord], at: int, sentence: Sentence) -> bool:
    """Whether a number says by how much, and counts nothing behind it: `met 30% terugbrengen`."""
    if words[at - 1].kind != "num" or at < 2:
        return False
    family = unit_family(sentence.reading.quantities[words[at - 1].index])
    return words[at - 2].lower == "met" or family in {"share", "money"}


def _people_or_things(word: SentenceWord, before: Kind, after: Kind) -> Kind:
    """A verb's form that is a plural: `het aantal geslaagden`, `45 overvallen en …`."""
    if word.lower in word_class("verb"):
        return word.kind
    led = before in _BEFORE_NOUN or before == "prep"  # "de pensioenen van gepensioneerden"
    if led and after not in {"noun", "adj"} and _is_people(word.lower):
        return "noun"
    if before == "num" and after in _BEHIND_NOUN and _PLURAL.fullmatch(word.lower):
        return "noun"
    return word.kind


def _is_people(lower: str) -> bool:
    """Whether a participle is a plural: `de geslaagden`, `het aantal gevaccineerden`."""
    return lower.endswith("en") and PARTICIPLE.fullmatch(lower[:-2]) is not None


def _opens_clause(before: Kind, after: Kind) -> bool:
    """Whether `dat` is the conjunction: not `in dat jaar`, not `Dat is …`."""
    return before not in {"prep", "stop", "conj", "open"} and after not in {"verb", "stop"}
