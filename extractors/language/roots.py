"""Roots: what a verb, its participles and the nouns made from it have in common.

The lemma table leads (studenten → student, steeg → stijgen); derivation comes on top of it, and
stands in for it where a word is unknown: opsporing, opgespoorde and opsporen meet in `opspoor`.
A root is a key to compare by, in small letters; it need not be a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.language.lemmas import load_lemmas

_SEPARABLE: Final = (
    "samen", "terug", "tegen", "onder", "over", "door", "voor", "vast", "weg", "toe", "mee", "aan",
    "uit", "bij", "op", "in", "af", "na", "om",
)  # fmt: skip
# Words in ge- that are no participles.
_GE_NOUNS: Final = re.compile(
    r"ge(meent|bied|weld|zondheid|vangen|val|zin|zag|geven|volg|bruik|middeld|neesmiddel|bouw|sprek"
    r"|drag|boort|brek|vaar|heim|slacht|tal|luid|not|loof|dacht|wicht|was|recht|noot|ld)"
)
_PARTICIPLE_END: Final = ("d", "t", "de", "te", "en", "den", "ten")
# Of unknown words: verbs in -eren and their participles.
_DERIVED: Final = ("eerden", "eerde", "eerd", "eert", "eren")
_INSEPARABLE: Final = ("be", "ver", "ont", "her", "er", "mis")
_SHORTEST_VERB: Final = 4
_THINGS: Final = ("woning",)  # in -ing, and no longer what the verb does
_VOWELS: Final = "aeiouy"
# One long vowel before one consonant: "daal" is written with one a in "dalen".
_LONG: Final = re.compile(rf"(?:^|[^{_VOWELS}])[aeou][bcdfgklmnprstvz]$")
_DOUBLE: Final = re.compile(r"([bcdfgklmnprstvz])\1$")
_HARD: Final = {"z": "s", "v": "f"}


@lru_cache(maxsize=200_000)
def root_of(word: str) -> str:
    """The root of one word in small letters."""
    table = load_lemmas()
    known = table.commonest_pos(word)
    if known in ("VERB", "AUX"):
        return _stem(table.find(word, known))
    if infinitive := _infinitive_of_present_participle(word):
        return _stem(infinitive)
    if known == "ADJ":
        return _root_of_adjective(word, table.find(word, known))
    noun = table.find(word, "NOUN")
    return (not known and _unknown_verb(word, noun)) or _root_of_noun(noun)


def are_opposed(root: str, other: str) -> bool:
    """Whether two roots are of verbs that differ by their beginning: keuren, afkeuren."""
    short, long = sorted((root, other), key=len)
    front = long.removesuffix(short)
    return len(short) >= _SHORTEST_VERB and front in (*_SEPARABLE, *_INSEPARABLE)


def _root_of_noun(noun: str) -> str:
    """A noun's own root, or that of the verb or the adjective it is made from."""
    table = load_lemmas()
    infinitive = f"{noun.removesuffix('ing')}en"
    if noun.endswith("ing") and not noun.endswith(_THINGS) and _is_verb(infinitive):
        return _stem(infinitive)
    if noun.endswith("e"):
        adjective = table.entries(noun).get("ADJ") or table.entries(noun[:-1]).get("ADJ")
        if adjective is not None and not _is_comparative(noun, adjective.lemma):
            return adjective.lemma
    return noun


def _is_comparative(word: str, adjective: str) -> bool:
    """`jongere` says more than `jong`."""
    return word.startswith(f"{adjective}er")


def _is_verb(infinitive: str) -> bool:
    """Whether this is a known verb, or one with another beginning: afhandelen, hertellen."""
    fronts = (p for p in (*_SEPARABLE, *_INSEPARABLE) if infinitive.startswith(p))
    return any(map(_has_form, (infinitive, *(infinitive.removeprefix(p) for p in fronts))))


def _has_form(infinitive: str) -> bool:
    """Whether the table has a verb in one of its commonest forms."""
    stem = _DOUBLE.sub(r"\1", infinitive.removesuffix("en"))
    forms = (infinitive, stem, f"{stem}d", f"{stem}t")
    verbs = (load_lemmas().entries(form).get("VERB") for form in forms)
    return any(verb is not None and verb.lemma == infinitive for verb in verbs)


def _root_of_adjective(word: str, adjective: str) -> str:
    """A participle that bends like an adjective has the root of its verb."""
    entries = load_lemmas().entries(word)
    if "NOUN" in entries and _is_comparative(word, adjective):
        return entries["NOUN"].lemma
    verb = load_lemmas().entries(adjective).get("VERB")
    return _stem(verb.lemma) if verb else adjective


def _infinitive_of_present_participle(word: str) -> str:
    """The infinitive that has a d behind it: aanvullend, aanvullende; empty for other words."""
    form = word.removesuffix("e")
    return form[:-1] if form.endswith("nd") and _is_verb(form[:-1]) else ""


def _unknown_verb(word: str, noun: str) -> str:
    """The root of an unknown word that looks like a form of a verb; empty for others."""
    table = load_lemmas()
    for bent in ("e", "en"):
        form = _DOUBLE.sub(r"\1", word.removesuffix(bent))
        if word.endswith(bent) and (verb := table.entries(form).get("VERB")):
            return _stem(verb.lemma)
    bare = _without_ge(word)
    for ending in _DERIVED:
        plain = ending != "eren" or noun == word.removesuffix("en")
        if bare.endswith(ending) and plain and len(bare) - len(ending) >= 3:
            return _stem(f"{bare.removesuffix(ending)}eren")
    if bare == word:
        return ""
    return _stem(bare) if bare.endswith("en") else _hard(re.sub(r"(?:den?|ten?|d|t)$", "", bare))


def _without_ge(word: str) -> str:
    """A participle without its ge-: opgespoord → opspoord."""
    if not word.endswith(_PARTICIPLE_END) or len(word) <= 5:
        return word
    if word.startswith("ge"):
        return word if _GE_NOUNS.match(word) else word[2:]
    for prefix in _SEPARABLE:
        if word.startswith(prefix + "ge") and len(word) > len(prefix) + 5:
            rest = word[len(prefix) :]
            return word if _GE_NOUNS.match(rest) else prefix + rest[2:]
    return word


def _stem(infinitive: str) -> str:
    """What an infinitive leaves without its ending, spelt as by itself: dalen → daal."""
    if not infinitive.endswith("en"):
        return infinitive.removesuffix("n")
    stem = infinitive.removesuffix("en")
    if _DOUBLE.search(stem):
        return stem[:-1]
    long = f"{stem[:-1]}{stem[-2]}{stem[-1]}" if _LONG.search(stem) else stem
    # A short vowel where the word without ending has one: handelen → handel, kopen → koop.
    return stem if _is_word(stem) and not _is_word(_hard(long)) else _hard(long)


def _is_word(form: str) -> bool:
    return not load_lemmas().entries(form).keys().isdisjoint(("NOUN", "ADJ"))


def _hard(stem: str) -> str:
    return stem[:-1] + _HARD.get(stem[-1:], stem[-1:])
