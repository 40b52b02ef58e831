"""Addresses within a static site: relative, so that it works from any folder and without server."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

from pipeline.pages.site import anchor_of, file_name
from schemas.records import Claim, Figure

PARTS: Final = {"": "index.html", "zoeken": "zoeken.html", "documenten": "documenten.html"}


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Addresses from a page `root` (such as "../") away from the site's first page.

    Figures without a page of their own, `with_page` aside, are found on their document's page.
    """

    root: str
    with_page: Set[str]
    figures: Mapping[str, Figure]
    claims: Mapping[str, Claim]

    def asset(self, name: str) -> str:
        """A style sheet, script or picture of ours."""
        return f"{self.root}vast/{name}"

    def part(self, name: str) -> str:
        """A part of the site."""
        return self.root + PARTS[name]

    def figure(self, figure_id: str) -> str:
        """A figure's page, or the place of its claim."""
        if figure_id in self.with_page:
            return f"{self.root}cijfers/{file_name(figure_id)}"
        return self.claim(self.claims[self.figures[figure_id].preferred_claim])

    def document(self, doc_id: str, page: int = 0) -> str:
        """A document's page, at a page of the document."""
        at = f"#blad-{page}" if page else ""
        return f"{self.root}documenten/{file_name(doc_id)}{at}"

    def claim(self, claim: Claim) -> str:
        """A claim on its document's page."""
        return f"{self.document(claim.doc_id)}#{anchor_of(claim.claim_id)}"

    def relation(self, left: str, right: str) -> str:
        """Relations have no page here."""
        return ""

    def version(self, version_id: str) -> str:
        """Versions have no page here."""
        return ""

    def picture(self, doc_id: str, page: int) -> str:
        """There are no pictures here: they would weigh more than all the rest."""
        return ""

    def feed(self, kind: str, key: str) -> str:
        """Feeds are the desk's."""
        return ""
