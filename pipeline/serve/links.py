"""Addresses of what is published: of the desk's pages, or of files of a static site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from schemas.records import Claim


class Links(Protocol):
    """Where a page finds other pages."""

    def home(self) -> str:
        """The overview."""

    def figure(self, figure_id: str) -> str:
        """A figure's page."""

    def document(self, doc_id: str, page: int = 0) -> str:
        """A document's page, at a page (0: its beginning)."""

    def claim(self, claim: Claim) -> str:
        """A claim on its document's page."""

    def relation(self, left: str, right: str) -> str:
        """Two claims beside each other."""

    def picture(self, doc_id: str, page: int) -> str:
        """The picture of a page."""


@dataclass(frozen=True, slots=True)
class DeskLinks:
    """Addresses at the desk, from its root."""

    def home(self) -> str:
        """The overview."""
        return "/"

    def figure(self, figure_id: str) -> str:
        """A figure's page."""
        return f"/cijfers/{quote(figure_id, safe='')}"

    def document(self, doc_id: str, page: int = 0) -> str:
        """A document's page, at a page (0: its beginning)."""
        at = f"?blad={page}" if page else ""
        return f"/documenten/{quote(doc_id, safe='')}{at}"

    def claim(self, claim: Claim) -> str:
        """A claim on its document's page."""
        return f"/beweringen/{quote(claim.claim_id, safe='')}"

    def relation(self, left: str, right: str) -> str:
        """Two claims beside each other."""
        return f"/relaties/{quote(f'{left}~{right}', safe='~')}"

    def picture(self, doc_id: str, page: int) -> str:
        """The picture of a page."""
        return f"/beeld/{quote(doc_id, safe='')}/{page}"
