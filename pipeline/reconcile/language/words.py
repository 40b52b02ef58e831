"""The word lists of the reconciler, read once and checked: stop words, classes, contrasts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from pydantic import Field

from schemas.datafiles import Entry, Model, read_data


def read_list(name: str, model: type[Model]) -> Model:
    """A list of `lexicon/` beside this module, as its model."""
    return read_data(__package__, f"lexicon/{name}.toml", model)


class CompoundsTable(Entry):
    """The nouns without a class that end compounds."""

    nouns: str


class WordsFile(Entry):
    """`words.toml`: how words weigh."""

    stop: str
    light: str
    carriers: str
    prepositions: str
    phrase_ends: str
    classes: dict[str, str]
    compounds: CompoundsTable
    synonyms: dict[str, str]


class Axis(Entry):
    """One contrast: words of different members make numbers differ in `dimension`; some do in the
    headings of tables only (`headings`)."""

    name: str
    because: str
    members: dict[str, str]
    finds: dict[str, str]
    ignores: dict[str, str]
    dimension: Literal["definition", "population"] = "definition"
    headings: dict[str, str] = Field(default_factory=dict)


class ContrastsFile(Entry):
    """`contrasts.toml`: every axis with the phrases that prove it."""

    axis: list[Axis]


@dataclass(frozen=True, slots=True)
class WordLists:
    """The word lists by printed form.

    `carriers` only carry a number; a noun phrase begins behind one of the `prepositions` and ends
    at another or at one of the `phrase_ends`; `classes` gives the class of a countable noun,
    `synonyms` the form that stands for a word, `singulars` the form before a plural in its list,
    `heads` the nouns a compound may end in, longest first.
    """

    stop: frozenset[str]
    light: frozenset[str]
    carriers: frozenset[str]
    prepositions: frozenset[str]
    phrase_ends: frozenset[str]
    classes: dict[str, str]
    synonyms: dict[str, str]
    singulars: dict[str, str]
    heads: tuple[str, ...]


@cache
def read_words() -> WordLists:
    """The lists of `words.toml`. Raises ValueError when a noun stands in two classes."""
    raw = read_list("words", WordsFile)
    classes: dict[str, str] = {}
    for name, forms in raw.classes.items():
        for form in forms.split():
            classes.setdefault(form, name)
    singulars: dict[str, str] = {}
    for forms in raw.classes.values():
        for one, many in pairwise(forms.split()):
            if many[:3] == one[:3] and many.endswith(("n", "s")) and len(many) > len(one) - 1:
                singulars.setdefault(many, one)
    synonyms = {form: name for name, forms in raw.synonyms.items() for form in forms.split()}
    heads = sorted(
        {form for form in (*classes, *raw.compounds.nouns.split()) if len(form) >= 4},
        key=lambda form: (-len(form), form),
    )
    return WordLists(
        stop=frozenset(raw.stop.split()),
        light=frozenset(raw.light.split()),
        carriers=frozenset(raw.carriers.split()),
        prepositions=frozenset(raw.prepositions.split()),
        phrase_ends=frozenset(raw.phrase_ends.split()),
        classes=classes,
        synonyms=synonyms,
        singulars=singulars,
        heads=tuple(heads),
    )


class Limit(Entry):
    """One way in which a number bounds or places another, with the sentences that prove it."""

    name: str
    because: str
    pattern: str
    units: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    finds: list[str]
    ignores: list[str]


class LimitsFile(Entry):
    """`limits.toml`: numbers that measure nothing themselves."""

    limit: list[Limit]


@cache
def read_limits() -> tuple[Limit, ...]:
    """The limits of `limits.toml`, in file order."""
    return tuple(read_list("limits", LimitsFile).limit)


class PlacesFile(Entry):
    """`places.toml`: names of places, a dash between the words of one name."""

    names: str


@cache
def read_places() -> frozenset[str]:
    """The words that name a place, in small letters; "den-haag" gives "haag"."""
    names = read_list("places", PlacesFile).names.split()
    return frozenset(name if len(name.split("-")) == 1 else name.split("-")[-1] for name in names)


@cache
def read_axes() -> tuple[Axis, ...]:
    """The contrasts of `contrasts.toml`, in file order."""
    return tuple(read_list("contrasts", ContrastsFile).axis)


@cache
def contrast_forms() -> dict[str, tuple[tuple[int, str], ...]]:
    """Printed form → the (axis number, member) pairs it stands for."""
    forms: dict[str, list[tuple[int, str]]] = {}
    for number, axis in enumerate(read_axes()):
        for member, words in axis.members.items():
            for form in words.split():
                forms.setdefault(form, []).append((number, member))
    return {form: tuple(pairs) for form, pairs in forms.items()}
