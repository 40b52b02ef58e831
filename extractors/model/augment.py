"""Number augmentation: copies of treebank sentences with figures as policy texts write them.

Newspaper text of the nineties has few percentages, euro signs and bracketed shares. A copy keeps
the sentence's own analysis and changes only the figure: "honderd gulden" becomes "€ 4,5",
"drie leden" becomes "1.482 leden" and after a counted noun comes "(36%)".
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.model.conllu import Sentence, TreebankWord

_COINS = frozenset({"gulden", "euro", "dollar", "frank", "mark"})
_COUNT_TAG = "TW|hoofd|prenom|stan"


def write_number(chance: random.Random) -> str:
    """A figure in Dutch notation: whole, with thousands dots, or with a decimal comma."""
    kind = chance.random()
    if kind < 0.55:
        return str(chance.randint(2, 999))
    if kind < 0.8:
        return f"{chance.randint(1, 999)}.{chance.randint(0, 999):03d}"
    return f"{chance.randint(0, 99)},{chance.randint(1, 9)}"


def _count_of(sentence: Sentence, head: int) -> int | None:
    counts = [
        index
        for index, word in enumerate(sentence)
        if word.head == head and word.dep == "nummod" and word.pos == "NUM"
    ]
    return counts[0] if len(counts) == 1 else None


def _is_leaf(sentence: Sentence, index: int) -> bool:
    return all(word.head != index or at == index for at, word in enumerate(sentence))


def swap_count(sentence: Sentence, index: int, chance: random.Random) -> Sentence:
    """The sentence with the figure at `index` replaced by another one."""
    form = write_number(chance)
    return (
        *sentence[:index],
        replace(sentence[index], form=form, lemma=form, tag=_COUNT_TAG, morph=""),
        *sentence[index + 1 :],
    )


def write_money(sentence: Sentence, index: int, chance: random.Random) -> Sentence | None:
    """ "honderd gulden" as "€ 4,5"; None when figure and coin do not stand side by side."""
    coin = sentence[index].head
    if coin != index + 1 or not _is_leaf(sentence, index):
        return None
    form = write_number(chance)
    spaced = chance.random() < 0.7
    sign = replace(
        sentence[coin], form="€", lemma="€", pos="SYM", tag="SPEC|symb", morph="",
        head=index if sentence[coin].dep == "ROOT" else sentence[coin].head, space_after=spaced,
    )  # fmt: skip
    count = TreebankWord(
        form=form, lemma=form, pos="NUM", tag=_COUNT_TAG, morph="", head=index, dep="nummod",
        space_after=sentence[coin].space_after,
    )  # fmt: skip
    moved = [
        replace(word, head=index) if word.head == coin and at not in (index, coin) else word
        for at, word in enumerate(sentence)
    ]
    return (*moved[:index], sign, count, *moved[coin + 1 :])


def add_share(sentence: Sentence, noun: int, chance: random.Random) -> Sentence:
    """The sentence with a bracketed percentage after the counted noun: "43 zaken (36%)"."""
    at = noun + 1

    def shift(head: int) -> int:
        return head + 3 if head >= at else head

    form = f"{chance.randint(1, 99)}%"
    body = at + 1
    bracket = TreebankWord("(", "(", "PUNCT", "LET", "", body, "punct", False)
    share = TreebankWord(form, form, "SYM", "SPEC|symb", "", noun, "parataxis", False)
    closing = TreebankWord(")", ")", "PUNCT", "LET", "", body, "punct", sentence[noun].space_after)
    words = [replace(word, head=shift(word.head)) for word in sentence]
    words[noun] = replace(words[noun], space_after=True)
    return (*words[:at], bracket, share, closing, *words[at:])


def augment_numbers(sentences: Iterable[Sentence], *, seed: int = 0) -> Iterator[Sentence]:
    """Yield one rewritten copy of each sentence that counts or prices something."""
    chance = random.Random(seed)  # nosec B311 # draws sentences, no secret
    for sentence in sentences:
        for noun, word in enumerate(sentence):
            count = _count_of(sentence, noun) if word.pos in ("NOUN", "PROPN") else None
            if count is None or not _is_leaf(sentence, count):
                continue
            if word.lemma in _COINS:
                money = write_money(sentence, count, chance)
                if money is not None:
                    yield money
            elif chance.random() < 0.35:
                yield add_share(swap_count(sentence, count, chance), noun, chance)
            else:
                yield swap_count(sentence, count, chance)
            break
