"""What is known around a number: its sentence, what went before, the cell or label it stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from schemas.readings import NumberReading
from schemas.vocabularies import PassageRole


class ParsedToken(Protocol):
    """A word as the language model reads it: place, lemma, part of speech, head."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def lemma(self) -> str: ...
    @property
    def pos(self) -> str: ...
    @property
    def tag(self) -> str: ...
    @property
    def head(self) -> int: ...
    @property
    def dep(self) -> str: ...


class Parsed(Protocol):
    """A parsed sentence; `pos` and `dep` are empty where no model was there to fill them."""

    @property
    def tokens(self) -> Sequence[ParsedToken]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence with its numbers read; offsets of `reading` and `parsed` are in `text`.

    Two sentences are the same only when they are one object: the same words may stand twice.

    `section` is the heading above it, `first_in_passage` tells whether a paragraph begins here.
    """

    text: str
    parsed: Parsed | None
    reading: NumberReading
    role: PassageRole
    section: str
    first_in_passage: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader remembers at a sentence.

    `before` holds up to four sentences before it in the flow, nearest last; `anchor` the sentence
    that calls a note; `document_period` the period in the title ("2015/2019"), if any;
    `page_period` the one its page says it tells of ("Peildatum: 1 juli 2024"); `headings` the
    heading over it and those stacked over that heading, nearest first; `declared_period` what the
    text said further up under this heading that its figures are of.
    """

    before: tuple[Sentence, ...] = ()
    anchor: Sentence | None = None
    title: str = ""
    document_date: dt.date | None = None
    document_period: str = ""
    page_period: str = ""
    headings: tuple[str, ...] = ()
    declared_period: str = ""


@dataclass(frozen=True, slots=True)
class CellText:
    """A table's body cell with the headings a reader's eye takes in with it.

    `by_vintage` tells that its table is one of classes by the years in which things came about,
    `document_period` is the year of the annual report it stands in.
    """

    text: str
    row_heading: str = ""
    column_heading: str = ""
    corner: str = ""
    caption: str = ""
    section: str = ""
    title: str = ""
    document_period: str = ""
    page_period: str = ""
    document_date: dt.date | None = None
    by_vintage: bool = False
