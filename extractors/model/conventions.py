"""Bring the training files to the conventions of the released treebanks.

The early LassySmall draft (its sentences have no treebank tags) hangs a coordinator from the first
conjunct, writes possessives as determiners and ordinals as numerals, and knows no expl:pv or
obl:agent; clauses.py mends its verbs. The tagged files call an adverb that modifies a noun
("ook de minister") advmod, where the released treebanks say amod. Left as they are, they teach the
parser several grammars. What a word of the draft should be is read off the tagged sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.model.clauses import set_clause_heads
from extractors.model.conllu import Sentence, TreebankWord

_SURE = 3
_NOMINAL = frozenset({"DET", "NOUN", "NUM", "PRON", "PROPN", "SYM", "X"})
_OF_PREDICATE = frozenset({"aux", "aux:pass", "cop", "csubj", "mark", "nsubj", "nsubj:pass"})
_CLAUSES = frozenset({"ROOT", "acl", "acl:relcl", "advcl", "ccomp", "parataxis", "xcomp"})
_RELATIVE = "waar"


@dataclass(frozen=True, slots=True)
class Usage:
    """How the tagged sentences use words: counts by form and relation, and by form and part."""

    pos: dict[tuple[str, str], Counter[str]]
    morph: dict[tuple[str, str], Counter[str]]


def is_draft(sentence: Sentence) -> bool:
    """Whether most of the sentence's words have no treebank tag."""
    return sum(not word.tag for word in sentence) > len(sentence) / 2


def count_usage(sentences: Iterable[Sentence]) -> Usage:
    """Count the words of the sentences that are not from the draft."""
    pos: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    morph: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        if not is_draft(sentence):
            for word in sentence:
                form = word.form.lower()
                pos[form, word.dep][word.pos] += 1
                morph[form, word.pos][word.morph] += 1
    return Usage(pos=pos, morph=morph)


def modernise(sentence: Sentence, usage: Usage) -> Sentence:
    """The sentence in the conventions of the released treebanks."""
    if not is_draft(sentence):
        return _name_adverbs(sentence)
    sentence = set_clause_heads(sentence)
    children = _children(sentence)
    renamed = tuple(
        replace(word, dep=_modern_relation(sentence, at, children, usage))
        for at, word in enumerate(sentence)
    )
    rehung = tuple(
        replace(word, head=_next_conjunct(renamed, at)) if word.dep == "cc" else word
        for at, word in enumerate(renamed)
    )
    return tuple(_modern_part(word, usage) for word in rehung)


def _children(sentence: Sentence) -> dict[int, list[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(sentence):
        if word.head != at:
            children[word.head].append(at)
    return children


def _name_adverbs(sentence: Sentence) -> Sentence:
    """Adverbs that modify a noun phrase as amod; those of a nominal predicate stay advmod."""
    children = _children(sentence)

    def is_adnominal(word: TreebankWord) -> bool:
        head = sentence[word.head]
        below = {sentence[child].dep for child in children[word.head]}
        return (
            (word.pos, word.dep) == ("ADV", "advmod")
            and head.pos in _NOMINAL
            and head.dep not in _CLAUSES
            and not below & _OF_PREDICATE
            and not word.form.lower().startswith(_RELATIVE)
        )

    return tuple(replace(word, dep="amod") if is_adnominal(word) else word for word in sentence)


def _next_conjunct(sentence: Sentence, at: int) -> int:
    head = sentence[at].head
    if head < at:
        for following in range(at + 1, len(sentence)):
            if sentence[following].dep == "conj" and sentence[following].head == head:
                return following
    return head


def _modern_relation(
    sentence: Sentence, at: int, children: dict[int, list[int]], usage: Usage
) -> str:
    word = sentence[at]
    form = word.form.lower()
    if word.dep == "det" and _is_commoner(usage, form, "nmod:poss", "det"):
        return "nmod:poss"
    if word.dep == "nummod" and _is_commoner(usage, form, "amod", "nummod"):
        return "amod"
    if form == "zich" and word.dep in ("obj", "iobj"):
        return "expl:pv"
    if word.dep == "amod" and word.pos == "ADV" and sentence[word.head].pos in ("ADJ", "ADV"):
        return "advmod"
    if word.dep == "nsubj" and any(
        sentence[child].dep == "aux:pass" for child in children[word.head]
    ):
        return "nsubj:pass"
    if word.dep == "obl" and _is_agent(sentence, at, children):
        return "obl:agent"
    if word.dep == "nmod" and word.pos == "PROPN" and word.head > at:
        cased = any(sentence[child].dep == "case" for child in children[at])
        if not cased and form.endswith(("s", "'")):
            return "nmod:poss"
    return word.dep


def _is_commoner(usage: Usage, form: str, relation: str, than: str) -> bool:
    often = usage.pos.get((form, relation), Counter()).total()
    return often >= _SURE and often > 5 * usage.pos.get((form, than), Counter()).total()


def _is_agent(sentence: Sentence, at: int, children: dict[int, list[int]]) -> bool:
    by = any(
        sentence[child].dep == "case" and sentence[child].form.lower() == "door"
        for child in children[at]
    )
    head = sentence[at].head
    passive = any(sentence[child].dep == "aux:pass" for child in children[head])
    return by and (passive or "VerbForm=Part" in sentence[head].morph)


def _modern_part(word: TreebankWord, usage: Usage) -> TreebankWord:
    form = word.form.lower()
    parts = usage.pos.get((form, word.dep), Counter())
    pos = word.pos
    if parts.total() >= _SURE and parts[pos] * 20 < parts.total():
        pos = parts.most_common(1)[0][0]
    morphs = usage.morph.get((form, pos), Counter())
    morph = word.morph
    if morphs.total() >= _SURE and not morphs[morph]:
        morph = morphs.most_common(1)[0][0]
    return replace(word, pos=pos, morph=morph)


def modernise_all(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Every sentence in one set of conventions."""
    usage = count_usage(sentences)
    return [modernise(sentence, usage) for sentence in sentences]
