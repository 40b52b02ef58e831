"""From words to concepts: what two authors wrote differently and mean the same.

A concept is a root in small letters. Inflection and the common derivations fall away
(opgespoorde, opsporing → opspoor), compounds come apart at their nouns, so that joined, hyphenated
or apart they are the same (toezichttrajecten → toezicht, traject) and synonyms share one root.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from extractors import language
from extractors.language.lemmas import load_lemmas
from pipeline.reconcile.language.words import contrast_forms, read_places, read_words

# A word begins with a letter; digits may follow, for PM10 is not PM2,5.
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=5_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, hyphenated compounds taken apart."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


def count_words(text: str, *, most: int) -> int:
    """How many words a text has; no more than so many are counted."""
    return sum(1 for _ in islice(_WORD.finditer(text), most))


def root_of(word: str) -> str:
    """The root of one word in small letters; that of its synonym where it has one."""
    return language.root_of(read_words().synonyms.get(word, word))


@lru_cache(maxsize=200_000)
def parts_of(word: str) -> tuple[str, ...]:
    """A compound's parts as printed; one part where it does not come apart."""
    known = read_words()
    if word in known.synonyms or word in known.classes or len(word) < 8:
        return (word,)
    for head in known.heads:
        if len(word) >= len(head) + 3 and word.endswith(head):
            return (*parts_of(language.without_link(word[: -len(head)])), head)
    return (word,)


@lru_cache(maxsize=200_000)
def _concepts_of_word(word: str) -> tuple[str, ...]:
    known = read_words()
    if word in known.stop or len(word) < 2:
        return ()
    pieces = (piece for part in parts_of(word) for piece in _pieces_of(part))
    return tuple(root_of(piece) for piece in pieces if piece not in known.stop)


def _pieces_of(part: str) -> tuple[str, ...]:
    """The nouns that a part is made of; what the lists know by name stays whole."""
    known = read_words()
    named = part in known.synonyms or part in known.classes or part in read_places()
    if named or root_of(part) in carrying_roots():
        return (part,)
    pieces = language.pieces_of(part)
    if all(piece in known.stop for piece in pieces):  # "totaalbedrag" says more than its halves
        return (part,)
    return pieces if len(pieces) == 1 else tuple(p for one in pieces for p in parts_of(one))


@lru_cache(maxsize=100_000)
def concepts_of(text: str) -> frozenset[str]:
    """The concepts of a text, without stop words."""
    return frozenset(concept for word in words_of(text) for concept in _concepts_of_word(word))


@lru_cache(maxsize=100_000)
def contrasts_of(text: str) -> frozenset[tuple[int, str]]:
    """The (axis, member) pairs named in a text; compounds are things of their own."""
    forms = contrast_forms()
    return frozenset(pair for word in words_of(text) for pair in forms.get(word, ()))


_BREAK = re.compile(
    r"\b(?:van|in|naar|met|voor|op|bij|door|per|uit|aan|om|tot|onder|over|tussen|die|dat|waar\w*"
    r"|zonder|binnen|buiten|tegen|als|te|sinds|volgens|vanwege|wegens|langs|rond|rondom|vanuit|na)\b"
    r"|[,;:()]"
)


@lru_cache(maxsize=100_000)
def head_of(phrase: str) -> tuple[str, str, str]:
    """The counted noun of a noun phrase: (root, class, printed form); empty where there is none.

    In Dutch it is the last noun before the first preposition: "ingestroomde toezichttrajecten in
    de executiefase" counts trajecten.
    """
    known = read_words()
    for stretch in _BREAK.split(phrase.casefold()):
        words = [w for w in words_of(stretch) if w not in known.stop and len(w) > 1]
        if words:
            printed = next((w for w in reversed(words) if not is_only_deed(w)), words[-1])
            part = parts_of(printed)[-1]
            return (
                root_of(part),
                known.classes.get(part, known.classes.get(root_of(part), "")),
                printed,
            )
    return "", "", ""


@lru_cache(maxsize=50_000)
def is_only_deed(word: str) -> bool:
    """Whether a word in small letters is known as a form of a verb, and as no noun: "verleend"."""
    entries = load_lemmas().entries(word)
    return "VERB" in entries and "NOUN" not in entries


def without_deeds(phrase: str) -> str:
    """A phrase without what those counted do or have done to them: "vergunningen verleend"."""
    return " ".join(w for w in phrase.split() if not is_only_deed(w.casefold()))


# What a word found in any report is worth beside one that tells measures apart.
LIGHT_WEIGHT = 0.25


@lru_cache(maxsize=1)
def light_roots() -> frozenset[str]:
    """The concepts found in any report: they tell few measures apart."""
    return frozenset(root_of(word) for word in read_words().light)


@lru_cache(maxsize=1)
def carrying_roots() -> frozenset[str]:
    """The light concepts and those that say only that there is a number, or of which unit."""
    return light_roots() | {root_of(word) for word in read_words().carriers}


def weight_of(concept: str) -> float:
    """What a shared concept is worth."""
    return LIGHT_WEIGHT if concept in light_roots() else 1.0


def weigh(concepts: frozenset[str]) -> float:
    """What a set of concepts is worth together."""
    return len(concepts) - (1 - LIGHT_WEIGHT) * len(concepts & light_roots())


def count_telling(concepts: frozenset[str]) -> int:
    """How many of the concepts tell measures apart."""
    return len(concepts - light_roots())
