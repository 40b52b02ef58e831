"""The kinds of documents, and by which words of their own they are known: `kinds.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import model_validator

from schemas.datafiles import Entry, read_data
from schemas.vocabularies import DOCUMENT_KINDS, DocumentKind


class Kind(Entry):
    """What holds for all documents of a kind.

    `name` is what a steward reads, with its article. `primary`: it brings figures into the world,
    the others pass them on. `by_name`: numbers are taken from it by its name, as from a report.
    `editions`: it comes out in editions, of which the newer revises the older. `annual`: a body
    makes one a year, so that its name and the kind alone name the series.
    """

    name: str
    primary: bool = False
    by_name: bool = False
    editions: bool = False
    annual: bool = False


class KindRule(Entry):
    """A document is of `kind` when `pattern` is found where it says, and nothing before it fits."""

    kind: DocumentKind
    where: Literal["head", "title", "file"]
    pattern: re.Pattern[str]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


class KindsFile(Entry):
    """`kinds.toml`: every kind of the vocabulary, and the rules in the order they are tried."""

    kind: dict[DocumentKind, Kind]
    rule: tuple[KindRule, ...]

    @model_validator(mode="after")
    def _check(self) -> KindsFile:
        if lacking := [kind for kind in DOCUMENT_KINDS if kind not in self.kind]:
            raise ValueError(f"says nothing of the kind {', '.join(lacking)}")
        return self


@cache
def _file() -> KindsFile:
    return read_data(__package__, "kinds.toml", KindsFile)


def kind_rules() -> tuple[KindRule, ...]:
    """The rules, in the order they are tried."""
    return _file().rule


def about_kind(kind: DocumentKind) -> Kind:
    """What holds for documents of this kind."""
    return _file().kind[kind]
