"""Addresses within a static site: relative, so that it works from any folder and without server."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

from schemas.records import Claim, Figure

_PLAIN: Final = re.compile(r"[\w.-]{1,80}", re.ASCII)
PARTS: Final = {"": "index.html", "zoeken": "zoeken.html", "documenten": "documenten.html"}


def file_name(name: str) -> str:
    """The name of the file for an id: the id itself where every disk and server takes it."""
    if _PLAIN.fullmatch(name) and not name.startswith("."):
        return f"{name}.html"
    plain = re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII).strip(".-")[:60]
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.html"


def anchor_of(claim_id: str) -> str:
    """Where a claim stands on its document's page."""
    return "c-" + re.sub(r"[^\w-]+", "-", claim_id, flags=re.ASCII)


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
