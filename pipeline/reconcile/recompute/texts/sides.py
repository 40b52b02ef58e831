"""Parts told side by side in a sentence: "12 mannen en 13 vrouwen", "40 meldingen in Noord en 60 in
Zuid". Which of its numbers they are, and how the sentence would tell them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.reconcile.documents.placed import PlacedPassage
from pipeline.reconcile.language.divisions import Divided, join_adjectives, join_nouns
from pipeline.reconcile.language.persons import name_persons

_WORD: Final = r"[^\W\d_][\w’'-]*"
_SHARE: Final = r"(?:\s*\(#\d+\))?"
_AND: Final = r",?\s+(?:en|plus)\s+(?:nog\s+)?"
_NOUNS: Final = re.compile(
    rf"#(?P<a>\d+)\s+(?P<one>{_WORD}){_SHARE}{_AND}#(?P<b>\d+)\s+(?P<other>{_WORD}){_SHARE}"
)
_ADJECTIVES: Final = re.compile(
    rf"#(?P<a>\d+)\s+(?P<one>{_WORD})(?:\s+(?P<noun>{_WORD}))??{_SHARE}{_AND}"
    rf"#(?P<b>\d+)\s+(?P<other>{_WORD})\s+(?P<same>{_WORD}){_SHARE}"
)
# What parts of one kind are told apart by: "in het hele Noorden", "over de rente".
_PHRASE: Final = rf"(?:(?:de|het|een|[^\W\d_]{{3,}}e|[A-Z][\w-]*)\s+)*{_WORD}"
_NOUN: Final = rf"(?P<noun>(?:{_WORD}\s+){{0,2}}?{_WORD})"
_PREPOSITION: Final = r"(?:in|over|uit|bij|op|voor|van|tegen|door|binnen|aan|onder)"
_BEHIND: Final = re.compile(
    rf"#(?P<a>\d+)\s+{_NOUN}\s+(?P<by>{_PREPOSITION})\s+{_PHRASE}"
    rf"(?:,\s+#\d+\s+(?:(?P=noun)\s+)?(?P=by)\s+{_PHRASE})*"
    rf"{_AND}#(?P<b>\d+)\s+(?:(?P=noun)\s+)?(?P=by)\s+{_PHRASE}"
)
_BEFORE: Final = re.compile(
    rf"\b(?P<by>(?i:{_PREPOSITION}))\s+{_PHRASE}\s+(?P<told>[^#.;:,]{{1,40}}?)\s*"
    rf"#(?P<a>\d+)\s+(?P<noun>{_WORD})(?P<rest>(?:\s+{_WORD}){{0,3}}?)"
    rf"{_AND}(?P<again>{_PREPOSITION})\s+{_PHRASE}\s+#(?P<b>\d+)"
)
_EACH: Final = re.compile(
    rf"\b(?:respectievelijk|resp\.)\s+#(?P<a>\d+)\s+en\s+#(?P<b>\d+)\s+(?P<noun>{_WORD})"
)
# Whom the parts are of: "Van de 400 gedetineerden kregen 12 mannen en 13 vrouwen …".
_BASE: Final = re.compile(
    rf"\b(?i:van|onder)\s+(?:de|alle|deze|die)\s+(?:#\d+\s+)?(?P<base>{_WORD})"
)
# Before the parts: they are of what was told, or some of many.
_SOME: Final = re.compile(
    r"\b(?:waaronder|onder wie|onder (?:meer|andere)|o\.a\.|bijvoorbeeld|zoals|waarvan|daarvan"
    r"|hiervan|van (?:hen|wie|deze|die))\b[^.;]*$",
    re.I,
)
# A number right before or behind the parts goes on with them.
_LISTED_BEFORE: Final = re.compile(r"#\d+(?:\s+[^#.;:,]{1,40})?(?:,|\s+(?:en|plus))\s*$")
_LISTED_BEHIND: Final = re.compile(r"^\s*(?:,\s*(?:en\b)?|en\b|plus\b)\s*(?:nog\s+)?#")


@dataclass(frozen=True, slots=True)
class Side:
    """Parts side by side.

    `start` and `end` bound them in the marked text, `parts` are their numbers by place; their sum
    with the words `front` before and `noun` behind it tells the same there. `measure` is what the
    sum is of, empty where that was not read; `sure` tells that there is no further part.
    """

    start: int
    end: int
    front: str
    noun: str
    parts: tuple[int, ...]
    measure: str
    sure: bool


def find_sides(passage: PlacedPassage, told_with: Sequence[str]) -> Iterator[Side]:
    """The parts that stand side by side in a passage, no other number listed with them.

    `told_with` are the texts that may tell of whom it is (heading, title), nearest first. A
    sentence with other counts leaves room for further parts.
    """
    marked = passage.with_marks()
    counts = sum(number.claim.unit != "percent" for number in passage.numbers)
    for side in _sides(marked, passage, told_with):
        before, behind = marked[: side.start], marked[side.end :]
        listed = _LISTED_BEHIND.search(behind) or _LISTED_BEFORE.search(before)
        if not listed and not _SOME.search(before):
            yield replace(side, sure=side.sure and counts == len(side.parts))


def _sides(marked: str, passage: PlacedPassage, told_with: Sequence[str]) -> Iterator[Side]:
    for match in _ADJECTIVES.finditer(marked):
        joined = join_adjectives(match["one"], match["other"])
        if joined is not None and match["noun"] in (None, match["same"]):
            yield _of_kinds(match, joined, passage)
    for match in _NOUNS.finditer(marked):
        joined = join_nouns(match["one"], match["other"])
        if joined is not None:
            base = _BASE.search(marked[: match.start()])
            texts = [base["base"], *told_with] if base else told_with
            yield _of_people(match, joined, passage, name_persons(texts))
    for pattern in (_BEHIND, _EACH):
        for match in pattern.finditer(marked):
            indices = tuple(int(number) for number in re.findall(r"#(\d+)", match[0]))
            yield _of_one_kind(match, indices, passage, front="")
    for match in _BEFORE.finditer(marked):
        if match["by"].casefold() == match["again"]:
            indices = int(match["a"]), int(match["b"])
            side = _of_one_kind(match, indices, passage, front=f"{match['told']} ")
            yield replace(side, noun=f"{side.noun}{match['rest']}")


def _of_kinds(match: re.Match[str], joined: Divided, passage: PlacedPassage) -> Side:
    """ "12 mannelijke en 13 vrouwelijke daders" → daders."""
    indices = int(match["a"]), int(match["b"])
    measure = swap(passage.numbers[indices[1]].claim.measure, match["other"], "")
    span = match.start(), match.end()
    return Side(*span, "", match["same"], indices, measure, sure=joined.complete)


def _of_people(match: re.Match[str], joined: Divided, passage: PlacedPassage, persons: str) -> Side:
    """ "12 mannen en 13 vrouwen" → mensen, or of whom the text speaks."""
    indices, whole = (int(match["a"]), int(match["b"])), persons or joined.whole
    measure = swap(passage.numbers[indices[1]].claim.measure, match["other"], whole)
    return Side(match.start(), match.end(), "", whole, indices, measure, sure=joined.complete)


def _of_one_kind(
    match: re.Match[str], indices: tuple[int, ...], passage: PlacedPassage, *, front: str
) -> Side:
    """ "40 meldingen in Noord en 60 in Zuid" → meldingen."""
    words = match["noun"].split()
    named = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    read = [passage.numbers[index].claim.measure.casefold() for index in indices]
    measure = next((n for n in named if any(m.startswith(n.casefold()) for m in read)), "")
    return Side(match.start(), match.end(), front, match["noun"], indices, measure, sure=False)


def swap(measure: str, word: str, other: str) -> str:
    """A measure that begins with a word, with another in its place; empty where it does not."""
    if not measure.casefold().startswith(word.casefold()):
        return ""
    return f"{other}{measure[len(word) :]}".strip()
