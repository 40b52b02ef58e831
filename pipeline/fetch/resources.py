"""What a source offers, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Resource:
    """One file on offer. `media` is pdf, xml or html (a page made of answers); `withdrawn` marks a
    tombstone (no file).

    `size` is the length the source names, None where it names none; `modified` its own moment of
    change, empty where it names none.
    """

    identifier: str
    url: str
    media: str
    title: str = ""
    kind: str = ""
    date: str = ""
    modified: str = ""
    size: int | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A page of resources; `token` is where to go on once they are safely stored."""

    resources: tuple[Resource, ...]
    token: str = ""


class Connector(Protocol):
    """How to list what a source has, from a token on."""

    def batches(self, token: str) -> Iterator[ResourcePage]:
        """Pages of resources after `token` (empty: from the start). Raises SourceUnavailable."""
        ...


@dataclass(slots=True)
class SourceOutcome:
    """What one night with one source gave; the lists hold identifiers or `identifier: reason`."""

    name: str
    fetched: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)
    error: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether everything on offer arrived."""
        return not self.error and not self.failed
