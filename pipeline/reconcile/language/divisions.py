"""The words for parts that make up a whole, from `divisions.toml`: mannen and vrouwen, minderjarig
and meerderjarig."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.reconcile.language.words import read_list
from schemas.datafiles import Entry


class Division(Entry):
    """One way in which a whole falls apart, with the sentences that prove it."""

    name: str
    because: str
    complete: bool
    nouns: list[str]
    adjectives: list[str]
    whole: str
    finds: dict[str, str]
    ignores: list[str]


class DivisionsFile(Entry):
    """`divisions.toml`."""

    division: list[Division]


@dataclass(frozen=True, slots=True)
class Divided:
    """What two words tell together: the noun for the whole, empty behind adjectives, and whether
    there is no further part."""

    whole: str
    complete: bool


@cache
def read_divisions() -> tuple[Division, ...]:
    """The divisions of `divisions.toml`, in file order."""
    return tuple(read_list("divisions", DivisionsFile).division)


def join_nouns(one: str, other: str) -> Divided | None:
    """What two nouns are together: "mannen" and "vrouwen" are "mensen"; None where no division
    has them as two parts."""
    ours, theirs = (_nouns().get(word.casefold(), {}) for word in (one, other))
    return _joined(ours, theirs, with_noun=True)


def join_adjectives(one: str, other: str) -> Divided | None:
    """The same for adjectives; two of which one denies the other ("gegronde", "ongegronde") leave
    room for a third kind."""
    one, other = one.casefold(), other.casefold()
    for plain, denied in ((one, other), (other, one)):
        if denied in (f"on{plain}", f"niet-{plain}"):
            return Divided("", complete=False)
    return _joined(_adjectives().get(one, {}), _adjectives().get(other, {}), with_noun=False)


def is_part(word: str) -> bool:
    """Whether a word names a part of some division."""
    return word.casefold() in _nouns() or word.casefold() in _adjectives()


def _joined(ours: dict[int, int], theirs: dict[int, int], *, with_noun: bool) -> Divided | None:
    for number in ours.keys() & theirs.keys():
        if ours[number] != theirs[number]:
            division = read_divisions()[number]
            return Divided(division.whole if with_noun else "", division.complete)
    return None


@cache
def _nouns() -> dict[str, dict[int, int]]:
    return _parts_by_form([division.nouns for division in read_divisions()])


@cache
def _adjectives() -> dict[str, dict[int, int]]:
    return _parts_by_form([division.adjectives for division in read_divisions()])


def _parts_by_form(divisions: list[list[str]]) -> dict[str, dict[int, int]]:
    """Printed form → division number → which part of it the form names."""
    found: dict[str, dict[int, int]] = {}
    for number, parts in enumerate(divisions):
        for part, forms in enumerate(parts):
            for form in forms.casefold().split():
                found.setdefault(form, {})[number] = part
    return found
