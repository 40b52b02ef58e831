"""Addresses of what is published: of the desk's pages, or of the files of a static site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from pipeline.serve.assets import address_of
from schemas.records import Claim


class Links(Protocol):
    """Where a page finds other pages, and what it is made up with."""

    def asset(self, name: str) -> str:
        """A style sheet, script or picture of ours."""

    def part(self, name: str) -> str:
        """A part of the desk by its Dutch name: "" is the overview, then zoeken, documenten, …"""

    def figure(self, figure_id: str) -> str:
        """A figure's page."""

    def document(self, doc_id: str, page: int = 0) -> str:
        """A document's page, at a page (0: its beginning)."""

    def claim(self, claim: Claim) -> str:
        """A claim, where it stands."""

    def relation(self, left: str, right: str) -> str:
        """Two claims beside each other; empty where there is no such page."""

    def version(self, version_id: str) -> str:
        """What a version brought; empty where there is no such page."""

    def picture(self, doc_id: str, page: int) -> str:
        """The picture of a page; empty where there is none."""

    def feed(self, kind: str, key: str) -> str:
        """The Atom feed of something; empty where there is none."""


@dataclass(frozen=True, slots=True)
class DeskLinks:
    """Addresses at the desk, from its root. `pictured` tells of which documents pages are shown."""

    pictured: Callable[[str], bool] = lambda doc_id: True

    def asset(self, name: str) -> str:
        """A style sheet, script or picture of ours."""
        return address_of(name)

    def part(self, name: str) -> str:
        """A part of the desk."""
        return f"/{name}"

    def figure(self, figure_id: str) -> str:
        """A figure's page."""
        return f"/cijfers/{quote(figure_id, safe='')}"

    def document(self, doc_id: str, page: int = 0) -> str:
        """A document's page, at a page (0: its beginning)."""
        at = f"?blad={page}" if page else ""
        return f"/documenten/{quote(doc_id, safe='')}{at}"

    def claim(self, claim: Claim) -> str:
        """A claim's page."""
        return f"/beweringen/{quote(claim.claim_id, safe=':')}"

    def relation(self, left: str, right: str) -> str:
        """Two claims beside each other."""
        return f"/relaties/{quote(f'{left}~{right}', safe='~:')}"

    def version(self, version_id: str) -> str:
        """What a version brought."""
        return f"/versies/{quote(version_id, safe='')}"

    def picture(self, doc_id: str, page: int) -> str:
        """The picture of a page; empty where its file is not at hand."""
        return "" if not self.pictured(doc_id) else f"/beeld/{quote(doc_id, safe='')}/{page}"

    def feed(self, kind: str, key: str) -> str:
        """The Atom feed of something."""
        return f"/volg/{kind}/{quote(key, safe='')}.atom"
