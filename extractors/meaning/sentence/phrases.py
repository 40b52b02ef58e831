"""Noun phrases in a row of words, and the chains they make: `meldingen van hinder bij de bron`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.sentence.kinds import SentenceWord

POSTMODIFIERS: Final = word_group("postmodifiers") | {
    word.replace("_", " ") for word in word_group("compound_postmodifiers")
}
AND_OR: Final = frozenset({"en", "of"})
_PARTITIVES: Final = word_group("partitives") | word_group("named_nouns")
_INSIDE: Final = frozenset({"det", "adj", "noun", "num", "part", "quant"})
_LOOSE_ADVERBS: Final = word_group("inside_adverbs")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first:last` (end exclusive) with their head noun; `prep` is the word before, or -1."""

    first: int
    last: int
    head: int
    prep: int = -1
    number: int = -1  # the word that counts it, or -1


def find_phrases(
    words: Sequence[SentenceWord], anew: frozenset[int] = frozenset()
) -> tuple[Phrase, ...]:
    """Every plain noun phrase, left to right, with the preposition right before it.

    `anew` holds the words that begin another phrase though only nouns stand between:
    `neemt een wijkteam | contact op`.
    """
    phrases: list[Phrase] = []
    at = 0
    while at < len(words):
        phrase = _phrase_at(words[: min((i for i in anew if i > at), default=len(words))], at)
        if phrase is None:
            at += 1
            continue
        phrases.append(phrase)
        at = phrase.last
    return tuple(phrases)


def _phrase_at(words: Sequence[SentenceWord], first: int) -> Phrase | None:
    """The longest noun phrase that begins at `first`."""
    if words[first].kind not in _INSIDE:
        return None
    at, head, number = first, -1, -1
    while at < len(words) and _continues(words, at, first=first, head=head):
        word = words[at]
        if word.kind == "num":
            number = at
        if word.kind == "noun":
            head = at
        at += 1
    if head < 0:
        return None
    prep = first - 1 if first and words[first - 1].kind == "prep" else -1
    whole = head + 1 < at and words[head + 1].lower == "totaal"
    last = head + 2 if whole else head + 1
    return Phrase(first, last, head, prep, number if number <= head else -1)


def _continues(words: Sequence[SentenceWord], at: int, *, first: int, head: int) -> bool:
    word = words[at]
    if word.kind == "noun":
        sorts = head >= 0 and words[head].lower in _PARTITIVES
        return head != at - 1 or sorts or _stacks(words[head], word)
    if word.lower in AND_OR | {","} and at > first and head in (-1, at - 1):
        return _goes_on(words, at, head=head)
    if word.lower == "totaal" and head == at - 1:
        return True
    if word.kind == "mark" and word.text in "-‑&" and head == at - 1:
        return True
    if word.kind == "mark" and word.text in "()" and at > first:
        return True
    if head >= 0 and words[head].lower in _PARTITIVES and head == at - 1:
        return word.kind in {"adj", "quant"}
    if head >= 0 and words[head].lower in _PARTITIVES and words[at - 1].kind in {"adj", "mark"}:
        return word.kind in {"adj", "noun", "part"}
    if head >= 0:  # after a noun only nouns follow: "zaken technische" starts anew
        return False
    if word.kind == "adv" and at > first and at + 1 < len(words) and words[at + 1].kind == "num":
        return True
    if word.kind in {"adv", "verb"}:
        return at > first and word.lower in _LOOSE_ADVERBS
    if word.kind == "num":
        return all(words[i].kind in {"det", "adj", "adv", "prep"} for i in range(first, at))
    if word.kind == "det":
        return at == first
    if word.kind == "part":
        return _joins_adjectives(words, at + 1) or (
            at + 1 < len(words)
            and words[at + 1].kind in {"noun", "adj"}
            and (word.text.endswith("en") or at > first)
        )
    return word.kind in {"adj", "quant"}


def _goes_on(words: Sequence[SentenceWord], at: int, *, head: int) -> bool:
    """Whether a phrase goes on behind `en`, `of` or a comma."""
    if words[at].text == ",":
        if head == at - 1:
            return words[head].text.endswith("-") and _is_suspended(words, at + 1)
        return _lists_adjectives(words, at)
    return _joins(words, at) if head >= 0 else _joins_adjectives(words, at)


def _is_suspended(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether halves of compounds lead on to a whole one: `bouw-, zorg- en veehouderijsector`."""
    while at + 1 < len(words) and words[at].text.endswith("-"):
        at += 2
    return at > 1 and words[at - 1].lower in AND_OR and at < len(words)


def _lists_adjectives(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether a comma stands between two adjectives of one noun: `andere, jongere bewoners`."""
    if at + 2 >= len(words) or not {words[at - 1].kind, words[at + 1].kind} <= {"adj", "part"}:
        return False
    bends = words[at - 1].lower.endswith("e") and words[at + 1].lower.endswith("e")
    return bends and words[at + 2].kind in {"noun", "adj"}


def _joins_adjectives(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether `en` stands between two adjectives of one noun: `ingediende en goedgekeurde`."""
    if at + 2 >= len(words) or words[at].lower not in AND_OR:
        return False
    before, after, behind = words[at - 1], words[at + 1], words[at + 2]
    bends = before.lower.endswith("e") and after.lower.endswith("e")
    both = before.kind in {"adj", "part"} and after.kind in {"adj", "part"}
    return bends and both and behind.kind in {"noun", "adj"}


def _stacks(left: SentenceWord, right: SentenceWord) -> bool:
    """Whether two nouns in a row are one name: `pakket maatregelen`, not `daders | straffen`."""
    is_plural = left.text.islower() and left.text.endswith(("en", "s")) and len(left.text) > 4
    return not (is_plural and right.text.islower())


def _joins(words: Sequence[SentenceWord], at: int) -> bool:
    """Whether `en` stands inside a noun: `loon- en prijsbijstelling`, `Onderwijs en Wetenschap`."""
    if words[at - 1].text.endswith("-"):
        return True
    return (
        at + 1 < len(words)
        and words[at - 1].text[0].isupper()
        and words[at + 1].text[0].isupper()
        and words[at + 1].kind == "noun"
        and at > 1
    )


def following_chain(
    words: Sequence[SentenceWord],
    phrases: Sequence[Phrase],
    at: int,
    adverbials: frozenset[int] = frozenset(),
) -> int:
    """The index behind the last word of the chain of phrases that begins with phrase `at`.

    A period or a number ends the chain: `toezichttrajecten in de executiefase | per jaar`.
    """
    last = phrases[at].last
    for place, phrase in enumerate(phrases[at + 1 :], at + 1):
        gap = words[last : phrase.first]
        if place in adverbials or phrase.number >= 0 or not _is_link(words, gap):
            break
        last = phrase.last
    return last


def _is_link(words: Sequence[SentenceWord], gap: Sequence[SentenceWord]) -> bool:
    """Whether only a preposition (or a short bracket and one) stands between two phrases."""
    kinds = [word.kind for word in gap]
    if kinds[:1] == ["period"]:
        kinds, gap = kinds[1:], gap[1:]
    if kinds == ["prep"] and gap[0].lower == "om":
        return not opens_infinitive(words, gap[0])
    if kinds == ["prep"]:
        begins = " " in gap[0].text and gap[0].text[0].isupper()  # of the next sentence
        return gap[0].lower in POSTMODIFIERS and gap[0].lower != "per" and not begins
    if len(gap) == 2 and kinds == ["prep", "adv"]:
        return gap[0].lower in POSTMODIFIERS
    return (
        len(gap) > 2
        and kinds[0] == "open"
        and kinds[-2:] == ["close", "prep"]
        and "num" not in kinds
        and gap[-1].lower in POSTMODIFIERS
    )


def opens_infinitive(words: Sequence[SentenceWord], om: SentenceWord) -> bool:
    """Whether `om` goes with `te`: `tabellen om de som te maken`, not `een verzoek om hulp`."""
    for word in words:
        if word.start > om.start and word.kind == "stop":
            return False
        if word.start > om.start and word.lower == "te":
            return True
    return False


def preceding_chain(words: Sequence[SentenceWord], phrases: Sequence[Phrase], at: int) -> int:
    """The index of the phrase where the chain that ends with phrase `at` begins."""
    while at > 0:
        before, phrase = phrases[at - 1], phrases[at]
        gap = words[before.last : phrase.first]
        if before.number >= 0 or not (_is_link(words, gap) or _is_pair(words, gap, phrase)):
            break
        at -= 1
    return at


def _is_pair(words: Sequence[SentenceWord], gap: Sequence[SentenceWord], phrase: Phrase) -> bool:
    """Whether two bare phrases are one pair: `belasting op groente en fruit`."""
    return len(gap) == 1 and gap[0].lower in AND_OR and words[phrase.first].kind != "det"
