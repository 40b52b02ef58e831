"""Numbers told in turn: `de druk in Noord en Zuid is respectievelijk 500 en 1.300`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.measure.words.link import Link, lemma_of
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

_IN_TURN: Final = frozenset({"respectievelijk", "resp.", "resp"})
_JOINS: Final = frozenset({",", "en", "of"})
_PASSED: Final = frozenset({"det", "prep", "adj", "adv"})
_NEAR: Final = 4  # words
_TWO: Final = 2


def of_its_own(here: Cursor, link: Link) -> Link:
    """The measure with the one of the things named in a row that this number is of."""
    numbers = _row_of_numbers(here)
    if here.index not in numbers:
        return link
    view = here.view
    things = _row_of_things(view, view.places[numbers[0]], len(numbers))
    if not things:
        return link
    own = things[numbers.index(here.index)]
    named, lemma = view.text(*own), lemma_of(view, *own)
    whole = view.text(things[0][0], things[-1][1])
    for said in (whole, *(view.text(*thing) for thing in things)):
        if said in link.measure:
            measure = link.measure.replace(said, named)
            return replace(link, measure=measure, lemma=f"{link.lemma} {lemma}".strip())
    return replace(link, measure=f"{link.measure} ({named})", lemma=f"{link.lemma} {lemma}".strip())


def _row_of_numbers(here: Cursor) -> list[int]:
    """The numbers of one kind that "respectievelijk" tells in turn, as the reading lists them."""
    view = here.view
    turn = next((i for i, word in enumerate(view.words) if word.lower in _IN_TURN), -1)
    if turn < 0:
        return []
    rows: list[list[int]] = []
    for index in range(len(view.places)):
        goes_on = bool(rows) and _goes_on(here.on(rows[-1][-1]), here.on(index))
        if goes_on:
            rows[-1].append(index)
        else:
            rows.append([index])
    for row in rows:
        first, last = view.places[row[0]], view.places[row[-1]]
        if len(row) > 1 and first - _NEAR <= turn < last:
            return row
    return []


def _goes_on(one: Cursor, other: Cursor) -> bool:
    """Whether a number stands in one row with that before it: `157, 66 en 449 ton`."""
    between = one.view.words[one.at + 1 : other.at]
    return one.family == other.family and all(
        word.lower in _JOINS | _IN_TURN or word.kind in _PASSED for word in between
    )


def _row_of_things(view: SentenceView, end: int, size: int) -> list[tuple[int, int]]:
    """The words of the last `size` things named in one row before word `end`."""
    row: list[tuple[int, int]] = []
    if size == _TWO and (pair := _pair_within(view, end)):
        return pair
    for phrase in reversed([p for p in view.phrases if p.last <= end and p.number < 0]):
        between = view.words[phrase.last : row[0][0]] if row else ()
        joined = any(word.lower in _JOINS for word in between) and all(
            word.lower in _JOINS or word.kind in _PASSED for word in between
        )
        if row and not joined:
            if len(row) == size:
                break
            row = []
        begin = phrase.first + (view.words[phrase.first].kind == "det")
        row.insert(0, (begin, phrase.last))
    return row if len(row) == size else []


def _pair_within(view: SentenceView, end: int) -> list[tuple[int, int]]:
    """Two names that are read as one phrase: `in Oss en Uden`."""
    nearest = [p for p in view.phrases if p.last <= end and p.number < 0][-1:]
    for phrase in nearest:
        joint = [i for i in range(phrase.first, phrase.last) if view.words[i].lower == "en"]
        if len(joint) == 1 and phrase.first < joint[0] < phrase.last - 1:
            return [(phrase.first, joint[0]), (joint[0] + 1, phrase.last)]
    return []
