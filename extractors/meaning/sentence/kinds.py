"""Words and their kinds: from the language model where there is one, guessed from closed classes
and endings where there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from extractors.language.lemmas import load_lemmas
from extractors.meaning.lists.wordlists import word_class, word_group
from extractors.meaning.sentence.context import ParsedToken

Kind = Literal[
    "det", "adj", "noun", "prep", "verb", "part", "adv", "pron", "conj", "quant",
    "num", "period", "cite", "open", "close", "stop", "mark",
]  # fmt: skip
PARTICIPLE: Final = re.compile(
    r"(?:(?:af|op|aan|uit|in|toe|mee|over|voor|door|bij|terug|vast|vrij|weg|samen|onder|om|neer|thuis"
    r"|plaats|deel|bekend|open|los|goed|kwijt|na|tegen|achter|tot|klaar)?ge(?:[a-z]{2,}(?:d|t|en)|daan|gaan|staan|slaan|zien)"
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
# what the parse takes for a thing, whatever its form: `de verdachten` is tagged a verb
_NOMINAL: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "obl:agent"})
_ACRONYMS: Final = word_group("measured_acronyms")  # "bbp", "btw", whatever they are taken for
_BOUNDING: Final = frozenset({"minimaal", "maximaal"})
_CLAUSES: Final = frozenset({"acl:relcl", "advcl", "ccomp"})  # "die € 40 | ontvingen,"
_SAYING: Final = frozenset({"ROOT", "conj", "advcl", "acl:relcl", "ccomp", "parataxis"})
_BEFORE_NOUN: Final = frozenset({"amod", "acl"})  # "de toegestane hoogte"
_CLOSERS: Final = frozenset(")]}»”’")
_OPENERS: Final = frozenset("([{«“‘")
_STOPS: Final = frozenset(",;:.!?–—")
_POS_KIND: Final[dict[str, Kind]] = {
    "DET": "det", "ADJ": "adj", "NOUN": "noun", "PROPN": "noun", "ADP": "prep", "VERB": "verb",
    "AUX": "verb", "ADV": "adv", "PRON": "pron", "CCONJ": "conj", "SCONJ": "conj", "NUM": "noun",
    "SYM": "noun", "X": "noun", "INTJ": "adv",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SentenceWord:
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
def closed_classes() -> dict[str, Kind]:
    return {word: kind for kind in _CLASSES for word in word_class(kind)}


@lru_cache(maxsize=1 << 16)
def guess_kind(text: str, *, begins: bool = False) -> Kind:
    """The kind of a word by its form alone; `begins` says that a capital tells nothing."""
    lower = text.lower().replace("’", "'")
    if not text[0].isalnum():
        return sign_kind(text)
    known = closed_classes().get(lower)
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
    if table.find(lower, "NOUN") != lower or table.is_compound(lower) or _NOUN_END.search(lower):
        return "noun"
    return _guess_ending(lower)


def _is_acronym(text: str) -> bool:
    """`OM` and `IN` in capitals are names, whatever they are in small letters."""
    return 2 <= len(text) <= 6 and text.isupper() and text.isalpha()


def _verb_kind(lower: str) -> Kind:
    """A finite verb or infinitive, a participle, or a participle that bends like an adjective."""
    if PARTICIPLE.fullmatch(lower):
        return "part"
    return "adj" if lower.endswith("e") and PARTICIPLE.fullmatch(lower[:-1]) else "verb"


def _guess_ending(lower: str) -> Kind:
    if lower.endswith(("eert", "eren", "eerde", "eerden")):
        return "verb"
    if PARTICIPLE.fullmatch(lower) and not lower.endswith("en"):
        return "part"
    if lower.endswith(("isch", "lijk", "baar", "zaam", "end", "ende")):
        return "adj"
    if lower.endswith("e") and len(lower) > 3 and not _NOUN_IN_E.fullmatch(lower):
        return "adj"
    return "noun"


def sign_kind(text: str) -> Kind:
    if text in _OPENERS:
        return "open"
    if text in _CLOSERS:
        return "close"
    return "stop" if text in _STOPS else "mark"


@lru_cache(maxsize=1 << 14)
def _is_only_verb(text: str) -> bool:
    """Whether a form is known as a finite verb and as nothing else, whatever it is taken for."""
    if not text.islower() or text.endswith("en") or PARTICIPLE.fullmatch(text):
        return False
    entries = load_lemmas().entries(text)
    frequent = entries.keys() == {"VERB"} and entries["VERB"].count > 0
    return frequent or (closed_classes().get(text) == "verb" and "NOUN" not in entries)


@lru_cache(maxsize=1 << 14)
def _bends_as_verb(text: str) -> bool:
    """Whether a form is known as a verb and as no thing, whatever it is taken for: `ontvingen`."""
    table = load_lemmas()
    entries = table.entries(text)
    if not text.islower() or any(entries[pos].count for pos in entries if pos == "NOUN"):
        return False
    bent = text.endswith("en") and not table.is_compound(text)  # "terugkregen" is in no list
    return bool({"VERB", "AUX"} & entries.keys()) or bent


@lru_cache(maxsize=1 << 14)
def _bends_only(text: str) -> bool:
    """Whether a form with the ending of a verb is known for nothing else, and is no compound."""
    table = load_lemmas()
    return text.islower() and text.endswith("eert") and "NOUN" not in table.entries(text)


@lru_cache(maxsize=1 << 14)
def is_bent_participle(lower: str) -> bool:
    """Whether a word is no finite verb, whatever it is taken for: `goedgekeurde`, `gevaccineerden`.

    `gebruikte` is one: there ge- belongs to the verb itself.
    """
    core = lower.removesuffix("n").removesuffix("e")
    if core == lower or not re.fullmatch(r"[a-z]{0,6}ge[a-z]{2,}[dt]", core):
        return False
    return PARTICIPLE.fullmatch(core) is not None and "ge" not in load_lemmas().find(core, "VERB")


@lru_cache(maxsize=1 << 12)
def _is_thing(lower: str) -> bool:
    """Whether a word is a compound of nouns, whatever it is taken for: `begrotingsreserve`."""
    table = load_lemmas()
    return table.commonest_pos(lower) != "ADV" and table.is_compound(lower)


def _told_kind(token: ParsedToken) -> Kind:
    """The kind of a word by its part of speech, a participle by its form where it says a thing."""
    kind = _POS_KIND.get(token.pos, "noun")
    says = kind == "noun" and token.dep in _SAYING
    return "part" if says and _is_unknown_participle(token.text) else kind


@lru_cache(maxsize=1 << 12)
def _is_unknown_participle(text: str) -> bool:
    """Whether a word that no list knows has the form of a participle: `opgerent`."""
    if not text.islower() or PARTICIPLE.fullmatch(text) is None:
        return False
    table = load_lemmas()
    return not table.entries(text) and not table.is_compound(text)


def _is_participle(token: ParsedToken) -> bool:
    """Whether a form that the model takes for a bent verb is none: `het vereist eigen vermogen`."""
    lower = token.text.lower()
    return is_bent_participle(lower) or (
        token.dep == "amod" and PARTICIPLE.fullmatch(lower) is not None
    )


def tagged_kind(token: ParsedToken, *, begins: bool) -> Kind:
    """The model's part of speech as a kind, closed classes and signs by their form."""
    text = token.text
    if not text[0].isalnum():
        return sign_kind(text) if len(text) == 1 else "mark"
    if _is_acronym(text) or text in _ACRONYMS:
        return "noun"
    if token.dep == "nmod:poss" and token.pos == "PRON":
        return "det"
    kind = _told_kind(token)
    if text.endswith("e") and is_bent_participle(text.lower()):
        return "adj"
    if kind == "noun" and (_is_only_verb(text) or (token.dep in _CLAUSES and _bends_as_verb(text))):
        return "verb"
    known = closed_classes().get(text.lower())
    if known in {"prep", "pron", "conj", "quant"} and kind in {"noun", "adj", "adv", "verb"}:
        return known
    if text.lower() in _BOUNDING and token.dep == "advmod":
        return "adv"  # "het | minimaal | vereiste bedrag"
    if kind == "adv" and known != "adv" and _is_thing(text.lower()):
        return "noun"
    if kind == "verb" and token.dep in _BEFORE_NOUN and text.endswith("e"):
        return "adj"
    if kind == "verb" and "|met-t" in token.tag and _bends_only(text):
        return "verb"
    if kind == "verb" and (token.dep in _NOMINAL or not (begins or text.islower())):
        return "noun"
    if kind == "verb" and "|pv|" in token.tag and not _is_participle(token):
        return "verb"
    if kind == "verb" and token.dep == "amod":
        return "adj"
    return _verb_kind(text.lower()) if kind == "verb" else kind
