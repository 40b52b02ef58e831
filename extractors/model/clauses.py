"""Which word heads a clause with two verbs, in the draft as in the other files.

There only "zijn" is a copula and only six verbs are auxiliaries. The draft has more of both
("hij werd voorzitter", "dat laat zien"), and lets "moeten" head its clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.conllu import Sentence, TreebankWord

COPULA = "zijn"
AUXILIARIES = frozenset({"hebben", "kunnen", "moeten", "mogen", "zijn", "zullen"})
_PASSIVE = "worden"
_MODAL = "moeten"
# What belongs to a clause and goes where its head goes; the rest belongs to the word itself.
_OF_CLAUSE = frozenset(
    {
        *("nsubj", "nsubj:pass", "csubj", "expl", "mark", "cc", "aux", "aux:pass", "punct"),
        *("advcl", "parataxis", "conj"),
    }
)
_OF_EITHER = frozenset({"advmod", "obl", "obl:agent"})


def set_clause_heads(sentence: Sentence) -> Sentence:
    """The draft sentence with the head of every clause where the other files have it."""
    words = list(sentence)
    for at in range(len(words)):
        word = words[at]
        if word.dep == "cop" and word.lemma == _PASSIVE and words[word.head].pos == "VERB":
            words[at] = replace(word, dep="aux:pass")
        elif (word.dep == "cop" and word.lemma != COPULA) or (
            word.dep == "aux" and word.lemma not in AUXILIARIES
        ):
            _promote(words, at)
        elif word.lemma == _MODAL and word.pos == "VERB":
            _demote(words, at)
    return tuple(words)


def _promote(words: list[TreebankWord], at: int) -> None:
    """Let the verb at `at` head the clause of its head, which becomes its complement."""
    below = words[at].head
    if below == at:
        return
    top = words[below]
    words[at] = replace(
        words[at], head=at if top.head == below else top.head, dep=top.dep, pos="VERB"
    )
    words[below] = replace(top, head=at, dep="xcomp")
    for child, word in enumerate(words):
        if child not in (at, below) and word.head == below and _moves(words, child, below):
            words[child] = replace(word, head=at)


def _moves(words: Sequence[TreebankWord], child: int, below: int) -> bool:
    dep = words[child].dep
    if dep in _OF_CLAUSE:
        return dep != "conj" or words[child].pos in ("VERB", "AUX")
    if dep not in _OF_EITHER:
        return False
    # An adverb right before an adjective is its own, and so is what follows it.
    own = words[below].pos in ("ADJ", "VERB") and (child > below or child == below - 1)
    return not own


def _demote(words: list[TreebankWord], at: int) -> None:
    """Make the modal at `at` an auxiliary of the verb it governs, where it governs one."""
    governed = [
        child
        for child, word in enumerate(words)
        if child != at and word.head == at and word.dep == "xcomp" and word.pos == "VERB"
    ]
    if len(governed) != 1:
        return
    (main,) = governed
    top = words[at]
    words[main] = replace(words[main], head=main if top.head == at else top.head, dep=top.dep)
    words[at] = replace(top, head=main, dep="aux", pos="AUX")
    for child, word in enumerate(words):
        if child not in (at, main) and word.head == at:
            words[child] = replace(word, head=main)
