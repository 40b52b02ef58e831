"""Whether four digits count what stands behind them: 2000 woningen, 1900 hectare, 2015 extra banen.

Nouns are told from verbs and adverbs by the table of lemmas, which is read when it is first asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.lexicon import read_toml

_LEXICON: Final = Path(__file__).parent.parent / "lexicon"
_WORDS: Final = read_toml(_LEXICON / "period_words.toml")
_NOT_COUNTED: Final = frozenset(_WORDS["not_counted"]["words"])
_AMOUNT_AFTER: Final = frozenset(_WORDS["amount"]["after"])
_NO_UNITS: Final = frozenset(_WORDS["amount"]["no_units"])
_NAMED_BY_YEAR: Final = frozenset(_WORDS["amount"]["named_by_year"])
_UNITS: Final = frozenset(
    word
    for unit in read_toml(_LEXICON / "units.toml")["unit"]
    for word in unit.get("words", ())
    if len(word) > 1 and word not in _NO_UNITS
)
_WORD: Final = re.compile(r" ([^\W\d_](?:[^\W\d_]|['-]){1,39})(?![\w])")
# A currency before an amount: "in 2024 EUR 108".
_CODES: Final = frozenset({"eur"})
_NUMBER: Final = re.compile(r" [0-9]")
_PLURAL: Final = ("en", "s", "ers")
_VERBAL: Final = ("ge", "be", "ver", "ont", "her", "er")  # an unknown word so begun may be a verb
_SEPARATED: Final = re.compile(
    "(?:aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|voor|vrij|weg)ge[a-z]{2,}en"
)
_MOST_ADJECTIVES: Final = 2


def named_by_year(folded: str, end: int) -> bool:
    """Whether what stands at `end` is told with its year as a name: "2030 doelen"."""
    match = _WORD.match(folded, end)
    return match is not None and match[1] in _NAMED_BY_YEAR


def counts_what_follows(folded: str, end: int, *, participles: bool = False) -> bool:
    """Whether a unit or a plural noun, after adjectives or none, follows at `end`.

    Words in "-ende" are adjectives only where `participles` are: "2019 stijgende prijzen".
    """
    for _ in range(_MOST_ADJECTIVES + 1):
        match = _WORD.match(folded, end)
        if match is None:
            return False
        word = match[1]
        if word in _UNITS or is_plural_noun(word):
            return not (word in _CODES and _NUMBER.match(folded, match.end()))
        if word not in _AMOUNT_AFTER and not _is_adjective(word, participles=participles):
            return False
        end = match.end()
    return False


@lru_cache(maxsize=1 << 14)
def is_plural_noun(word: str) -> bool:
    """Whether a folded word is a noun in the plural, as far as a table of words can tell."""
    if not word.endswith(_PLURAL) or word in _NOT_COUNTED:
        return False
    table = load_lemmas()
    entries = table.entries(word)
    if word.endswith("s") and entries.keys() == {"VERB"}:
        return entries["VERB"].count == 0  # no verb ends so: the word list is mistaken
    if entries:
        noun = entries.get("NOUN")
        return noun is not None and noun.lemma != word and table.commonest_pos(word) == "NOUN"
    if _SEPARATED.fullmatch(word):
        return False  # "is in 2023 vrijgevallen"
    verbal = (word.startswith(_VERBAL) and word.endswith("en")) or word.endswith("eren")
    if not verbal or word.endswith("ingen"):
        return True
    return any(table.entries(word[cut:]).keys() & {"NOUN"} for cut in range(3, len(word) - 3))


@lru_cache(maxsize=1 << 14)
def _is_adjective(word: str, *, participles: bool = False) -> bool:
    """Whether a folded word may stand between a number and its noun: nieuwe, bezochte."""
    if not word.endswith("e") or (word.endswith("ende") and not participles):
        return False
    pos = load_lemmas().commonest_pos(word)
    return pos in ("ADJ", "VERB") or (not pos and len(word) > 4)
