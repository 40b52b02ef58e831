"""How surely two claims must be about the same for something to be said: `certainty.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Final, Literal, get_args

from pydantic import Field, RootModel

from schemas.datafiles import Entry, read_data
from schemas.vocabularies import Verdict

Name = Literal[
    "agrees",
    "short",
    "long",
    "loose",
    "lone",
    "complement",
    "contradicts",
    "miscopied",
    "swapped",
    "scaled",
    "turned",
    "differs",
    "doubt",
    "named",
    "as_sure",
]
Share = Annotated[float, Field(gt=0, lt=1)]


class Threshold(Entry):
    """One threshold: why, where it stands for a reader and between documents, and the features of
    a pair of which `verdict` is said where what `moves` (a certainty or a feature) gets there."""

    because: str
    reader: Share
    documents: Share
    verdict: Verdict | Literal[""]
    pair: dict[str, float | str]
    moves: str = "same"


class CertaintyFile(RootModel[dict[Name, Threshold]]):
    """`certainty.toml`."""


@cache
def read_thresholds() -> dict[Name, Threshold]:
    """Every threshold by name."""
    return read_data(__package__, "certainty.toml", CertaintyFile).root


@dataclass(frozen=True, slots=True)
class Certainty:
    """The thresholds for one use, by name in `certainty.toml`.

    Two that name another time, place or thing never contradict; with `bars` they do not agree
    either.
    """

    bars: bool
    agrees: float
    short: float
    long: float
    loose: float
    lone: float
    complement: float
    contradicts: float
    miscopied: float
    swapped: float
    scaled: float
    turned: float
    differs: float
    doubt: float
    named: float
    as_sure: float


_NAMES: Final[tuple[Name, ...]] = get_args(Name)


@cache
def for_a_reader() -> Certainty:
    """A fact-checker wants to see what is likely, with its certainty beside it."""
    return Certainty(False, *(read_thresholds()[name].reader for name in _NAMES))


@cache
def between_documents() -> Certainty:
    """What is published between documents is read as established."""
    return Certainty(True, *(read_thresholds()[name].documents for name in _NAMES))
